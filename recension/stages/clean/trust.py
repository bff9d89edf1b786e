"""Which of the dates on a page of HTML is its own: by how far each kind of place is to be trusted.

The weights in ``data/date_trust.tsv`` (``training/dates.py``) are those of a conditional logit (McFadden 1974): the candidates of
one page compete, and what speaks for each adds up once for each kind of place, however often that repeats it.
"""

from __future__ import annotations

import datetime
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from recension.model import Reason
from recension.text.edtf import is_day

_MODIFIED = re.compile(r"modified|updated", re.IGNORECASE)
_CREATED = re.compile(r"creat|dcterms|dc\.|meta date\b|timestamp", re.IGNORECASE)
_UTC = "(in UTC)"
NONE = "none of them"


@dataclass(frozen=True, slots=True)
class Said:
    """A date that some part of the page gives as its own, how much that part is worth, and what kind of part it is."""

    days: tuple[str, ...]
    score: float
    why: Reason
    kind: str


def kind_of_hint(says: str) -> str:
    """The kind of place that a hint of a declared date comes from."""
    if says.startswith("markup: named"):
        return "element named for dates"
    if says.startswith(("markup: <time>", "markup: property")):
        return says.removeprefix("markup: ").split(" itemprop")[0][:30]
    if not says.startswith(("meta ", "JSON-LD ")):
        return says
    source = "linked data" if says.startswith("JSON-LD") else "meta"
    if says.endswith(_UTC) and not _MODIFIED.search(says) and not _CREATED.search(says):
        return f"{source} published {_UTC}"
    use = "modified" if _MODIFIED.search(says) else "created" if _CREATED.search(says) else "published"
    return f"{source} {use}"


def ranked(said: Sequence[Said], day_first: float) -> dict[str, float]:
    """Of each date the probability that it is the page's own day."""
    return chances(candidates(said, day_first), _weights())


def chances(listed: Iterable[tuple[str, Sequence[str]]], weights: Mapping[str, float]) -> dict[str, float]:
    """Of each date, given with its features, the probability that it is the page's own day: they compete, and *none of them* too."""
    odds = {date: math.fsum(weights.get(f, 0.0) for f in found) for date, found in listed}
    if not odds:
        return {}
    none = weights.get(NONE, 0.0)
    top = max(*odds.values(), none)
    shares = {date: math.exp(o - top) for date, o in odds.items()}
    total = math.fsum(shares.values()) + math.exp(none - top)
    return {date: share / total for date, share in shares.items()}


def candidates(said: Sequence[Said], day_first: float) -> Iterator[tuple[str, list[str]]]:
    """Every date of a page with the features that speak for or against it, in order of the page."""
    kinds: dict[str, list[str]] = defaultdict(list)
    features: dict[str, dict[str, None]] = {}
    for one in said:
        for i, date in enumerate(one.days):
            order = kinds[one.kind]
            if date not in order:
                order.append(date)
            place = ("first of ", "second of ")[order.index(date)] if order.index(date) < 2 else "later of "
            mine = features.setdefault(date, {})
            mine[place + one.kind] = None
            if len(one.days) == 2 and (day_first < 0.5) == (i == 0):
                mine["the less likely order of day and month"] = None
    days = [date for date in features if is_day(date)]
    for date, mine in features.items():
        mine.update(dict.fromkeys(f"only {kind}" for kind, order in kinds.items() if order == [date]))
        mine.update(dict.fromkeys(_against_others(date, days, features)))
        yield date, list(mine)


def _against_others(date: str, days: Sequence[str], features: dict[str, dict[str, None]]) -> Iterator[str]:
    """What the other dates of the page say of one."""
    if not is_day(date):
        yield "no day"
        return
    if date[:7] in features:
        yield "a month that is told holds it"
    if date == min(days):
        yield "the earliest day"
    if date == max(days):
        yield "the latest day"
    day = datetime.date.fromisoformat(date)
    beside = [(day + datetime.timedelta(days=n)).isoformat() for n in (-1, 1)]
    if any(_from_head(features.get(b, {})) for b in beside) and not _from_head(features[date]):
        yield "the head of the page has the day beside it"


def _from_head(found: dict[str, None]) -> bool:
    """Whether metadata in the head of the page give a date as the day of a moment in UTC."""
    return any(f.endswith(f"published {_UTC}") for f in found)


@cache
def _weights() -> dict[str, float]:
    rows = files("recension").joinpath("data/date_trust.tsv").read_text("utf-8").splitlines()
    return {feature: float(weight) for feature, weight in (row.split("\t") for row in rows if not row.startswith("#"))}
