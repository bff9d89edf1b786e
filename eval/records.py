"""Event records of look-alike incidents: the main event that the program finds in each, against what is known of it.

The pages of one incident are one group, each with its declared date, which may be wrong; the rest is read off their text. Right is the
day exactly; the killed and the injured, both exactly; the town, if the first place of the event is the one that the set names (or
the one that it gives in brackets beside it, or a town that this one is a quarter of by the set's own writing).
``python -m eval.records [-v]`` prints each incident that differs.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from eval.corpora import path, rows
from eval.figures import Figure, digest
from recension.model import Event, Group, Lineage, Story
from recension.sources.rows import read_row
from recension.stages.annotate import annotate
from recension.stages.clean import clean
from recension.stages.lineage import trace
from recension.stages.reconcile import reconcile
from recension.text.names import name_key

SET = "stories/gun_violence.dev.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Record:
    """A day, how many were killed and injured, and towns, the likeliest first."""

    day: str | None
    killed: int
    injured: int
    towns: tuple[str, ...]


def incidents() -> dict[str, list[dict[str, Any]]]:
    """The rows of each incident."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(SET):
        found[row["event"]].append(row)
    return dict(sorted(found.items()))


def read_group(pages: Sequence[Mapping[str, Any]], declared: bool = True) -> Group:
    """The pages of an incident as the chain reads them."""
    given = ("title", "text", "published") if declared else ("title", "text")
    fields = [{"id": p["id"], "title": p["title"], "text": p["text"], "published": p["declared"]} for p in pages]
    kept = [{name: f[name] for name in ("id", *given)} for f in fields]
    articles = [clean(read_row(json.dumps(f).encode(), str(f["id"]))) for f in kept]
    lineage = trace(articles) if len(articles) > 1 else Lineage()
    return Group(tuple(articles), tuple(annotate(a) for a in articles), lineage, told=True)


def gold(page: Mapping[str, Any]) -> Record:
    """What the set says of an incident."""
    day = datetime.strptime(page["event_date"], "%B %d, %Y").date().isoformat()
    towns = tuple(part.strip(" )") for part in re.split(r"\(", page["event_city"]))
    return Record(day, page["killed"], page["injured"], towns)


def found(story: Story | None) -> Record:
    """What the program's main event says."""
    main = next((e for e in story.timeline if e.id == story.main), None) if story else None
    if main is None:
        return Record(None, 0, 0, ())
    return Record(main.date, _toll(main, "killed"), _toll(main, "injured"), tuple(p.name for p in main.places))


def _toll(event: Event, kind: str) -> int:
    return next((t.number for t in event.tolls if t.kind == kind), 0)


def agreement(mine: Record, theirs: Record) -> dict[str, bool]:
    """In what two records agree."""
    known = {_plain(t) for t in theirs.towns}
    towns = [_plain(t) for t in mine.towns]
    return {
        "day exact": mine.day == theirs.day,
        "killed and injured both exact": (mine.killed, mine.injured) == (theirs.killed, theirs.injured),
        "town": bool(towns) and towns[0] in known,
        "town among its places": bool(known & set(towns)),
    }


def _plain(town: str) -> str:
    plain = re.sub(r"\b(?:saint|st)\b\.?\s*", "st ", name_key(town).replace("-", " "))
    return re.sub(r"\s(?:township|d\.?c\.?)\Z", "", plain)


def measured() -> Iterator[tuple[str, Record, Record]]:
    """Each incident, the program's record and the set's."""
    for incident, pages in incidents().items():
        yield incident, found(reconcile(read_group(pages)).story), gold(pages[0])


def figures_of(found: Sequence[tuple[str, Record, Record]]) -> Iterator[Figure]:
    """The share of incidents that are right in each respect."""
    agreed = [agreement(mine, theirs) for _, mine, theirs in found]
    for name in agreed[0]:
        yield Figure(SET, digest([path(SET)]), f"event records: {name}", 100 * sum(a[name] for a in agreed) / len(agreed))


def measure() -> Iterator[Figure]:
    """The figures over all incidents."""
    yield from figures_of(list(measured()))


if __name__ == "__main__":
    every = list(measured())
    for incident, mine, theirs in every if "-v" in sys.argv else ():
        if not all(agreement(mine, theirs).values()):
            print(incident, mine, theirs, sep="\n    ")
    for figure in figures_of(every):
        print(f"{figure.name:50} {figure.value:5.1f}")
