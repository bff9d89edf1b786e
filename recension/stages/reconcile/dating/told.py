"""The days that a document tells of, each as a function of the day on which the document was written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from recension.model import Annotations, Article, OpenDate, RegionKind, Sentence, Span, Tense, Timex
from recension.text.edtf import bounds
from recension.text.opendates import resolve
from recension.text.words import content_stems

Days = npt.NDArray[np.int64]
"""Days as proleptic Gregorian ordinals, one for each candidate day of writing."""

_AHEAD = re.compile(
    r"\b(?:will|would|shall|to be|is to|are to|was to|were to|expected|scheduled|due|until|till|planned|set for|by)\s[^.;]{0,60}\Z"
)
_TIME_WORDS = frozenset(
    "mondai tuesdai wednesdai thursdai fridai saturdai sundai monday tuesday wednesday thursday friday saturday sunday yesterday today "
    "tomorrow tonight week month year day morn even night afternoon weekend januari februari march april may june juli august septemb "
    "octob novemb decemb last next earlier later".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A day that a document tells of. ``first`` and ``last`` run parallel to the candidate days of writing.

    ``stems`` are the content words told of that day, ``rank`` the number of their sentence, ``place`` its characters; ``fixed`` says
    that the day does not depend on the day of writing, ``absolute`` that at least its place in the year does not; ``deictic`` that it is
    counted from it (*yesterday*); a ``stamp`` has the hour beside it; ``weekday`` is that of a plain *on Friday*. An ``inherited`` day is
    that of the sentence before, which the next ones go on telling of.
    """

    document: int
    timex: int
    span: Span
    region: RegionKind
    rank: int
    tense: Tense | None
    stems: frozenset[str]
    first: Days
    last: Days
    fixed: bool
    absolute: bool
    deictic: bool
    quoted: bool
    place: tuple[int, int]
    stamp: bool = False
    weekday: int | None = None
    inherited: bool = False

    @property
    def length(self) -> int:
        """How many days are meant, at the most."""
        return int((self.last - self.first).max()) + 1


@lru_cache(maxsize=400_000)
def _resolved(open_date: OpenDate, written: int) -> tuple[int, int]:
    """First and last day of an open date, all as ordinals."""
    first, last = bounds(resolve(open_date, datetime.date.fromordinal(written)))
    return first.toordinal(), last.toordinal()


def timex_days(timexes: Sequence[Timex], index: int, written: Days) -> tuple[Days, Days] | None:
    """First and last day that a timex means for each day of writing; ``None`` where it tells no day."""
    timex = timexes[index]
    if timex.date is not None:
        first, last = (day.toordinal() for day in bounds(timex.date))
        return np.broadcast_to(np.int64(first), written.shape), np.broadcast_to(np.int64(last), written.shape)
    if timex.open is None:
        return None
    base = written
    if timex.anchor is not None:
        anchor = timex_days(timexes, timex.anchor, written) if timexes[timex.anchor].anchor is None else None
        if anchor is None:
            return None
        base = anchor[0]
    return _open_days(timex.open, base.tobytes())


@lru_cache(maxsize=2_000)
def _open_days(open_date: OpenDate, written: bytes) -> tuple[Days, Days]:
    """First and last day of an open date for each day of writing. A group says the same few open dates over and over."""
    base = np.frombuffer(written, dtype=np.int64)
    plain = _plain_days(open_date, base)
    if plain is not None:
        return plain, plain
    pairs = np.array([_resolved(open_date, int(day)) for day in base], dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0].copy(), pairs[:, 1].copy()


def _days(ordinals: Days) -> Days:
    """Ordinals held within the calendar."""
    return np.asarray(np.clip(ordinals, 1, datetime.date.max.toordinal()), dtype=np.int64)


def _plain_days(open_date: OpenDate, base: Days) -> Days | None:
    """The same as ``resolve`` for all days at once, for the commonest: *yesterday*, *on Tuesday*, *last Tuesday*."""
    if open_date.unit != "day" or open_date.approximate or (open_date.month, open_date.day, open_date.holiday) != (None, None, None):
        return None
    if open_date.weekday is None:
        return _days(base + open_date.amount)
    if open_date.amount < 0 or (open_date.amount == 0 and open_date.tense == "past"):
        latest = base - 1 if open_date.amount else base
        return _days(latest - (latest + 6 - open_date.weekday) % 7 + 7 * min(0, open_date.amount + 1))
    if open_date.amount > 0 or open_date.tense == "future":
        soonest = base + 1 if open_date.amount else base
        return _days(soonest + (open_date.weekday - soonest - 6) % 7 + 7 * max(0, open_date.amount - 1))
    return None


def told_days(document: int, article: Article, annotations: Annotations, written: Days) -> tuple[Told, ...]:
    """The days that a document tells of, in order of the text, for the candidate days of writing."""
    found = []
    homes = _sentences_of(annotations)
    for index, timex in enumerate(annotations.timexes):
        rank = homes[index]
        days = timex_days(annotations.timexes, index, written) if timex.type in ("DATE", "TIME", "DURATION") and rank is not None else None
        if days is None or rank is None:
            continue
        sentence = annotations.sentences[rank]
        found.append(
            Told(
                document=document,
                timex=index,
                span=article.document.span(timex.start, timex.end),
                region=sentence.region,
                rank=rank,
                tense=_tense(article.document.text, sentence, timex),
                stems=_stems_around(article.document.text, sentence, annotations.timexes, index),
                first=days[0],
                last=days[1],
                fixed=timex.date is not None,
                absolute=timex.date is not None
                or (timex.open is not None and (timex.open.month is not None or timex.open.holiday is not None)),
                deictic=timex.anchor is None and timex.open is not None and timex.open.unit == "day" and not _is_named(timex.open),
                quoted=_is_quoted(article.document.text[max(sentence.start, timex.start - 2000) : timex.start]),
                place=(sentence.start, sentence.end),
                weekday=_plain_weekday(timex),
                stamp=timex.date is not None and _beside_an_hour(article.document.text, timex),
            )
        )
    return tuple(found)


_HOUR_AFTER = re.compile(r"[\s,|•·-]{0,4}(?:(?:at|last updated at) )?\d{1,2} ?[:.] ?\d\d", re.IGNORECASE)
_HOUR_BEFORE = re.compile(
    r"\b\d{1,2} ?[:.] ?\d\d ?(?:[ap]\.? ?m\.?)? ?(?:UK time|GMT|UTC|BST|CES?T|[ECMP][SD]T|ET)?[\s,|•·-]{0,4}(?:on )?\Z", re.IGNORECASE
)


def _beside_an_hour(text: str, timex: Timex) -> bool:
    """Whether an hour stands right before or after: *Sun Feb 20, 2011 6:47 pm*, *18:00 UK time, Saturday, 25 April*."""
    return bool(_HOUR_AFTER.match(text, timex.end) or _HOUR_BEFORE.search(text, max(0, timex.start - 30), timex.start))


def with_inherited(told: Sequence[Told], article: Article, annotations: Annotations) -> tuple[Told, ...]:
    """The tellings, and those of the sentences after them that tell no day of their own.

    Of *on Thursday, a day after the verdict*, the next sentence goes on about Thursday.
    """
    anchored_first = sorted(told, key=lambda t: annotations.timexes[t.timex].anchor is None)
    last_of = {t.rank: t for t in anchored_first if t.length <= 3 and t.tense != "future" and not t.quoted}
    timed = {t.rank for t in told}
    more = []
    for rank, sentence in enumerate(annotations.sentences):
        if rank in timed or sentence.region != "body":
            continue
        source = next((last_of[r] for r in (rank - 1, rank - 2) if r in last_of), None)
        if source is None or source.region != "body" or any(r in timed and r not in last_of for r in (rank - 1,)):
            continue
        stems = frozenset(s for s in content_stems(article.document.text, sentence.start, sentence.end) if not s.isdigit()) - _TIME_WORDS
        more.append(replace(source, stems=stems, rank=rank, place=(sentence.start, sentence.end), inherited=True))
    return (*told, *more)


def _plain_weekday(timex: Timex) -> int | None:
    """The weekday that is told without more, *on Friday*: neither *last Friday* nor *the Friday after*."""
    plain = timex.open is not None and timex.anchor is None and timex.open.unit == "day" and timex.open.amount == 0
    return timex.open.weekday if timex.open is not None and plain else None


def _is_named(open_date: OpenDate) -> bool:
    return any(part is not None for part in (open_date.weekday, open_date.month, open_date.day, open_date.holiday))


def _is_quoted(before: str) -> bool:
    """Whether a quotation is open after these words of the sentence."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _sentences_of(annotations: Annotations) -> list[int | None]:
    """The number of the sentence in which each timex stands."""
    homes: list[int | None] = []
    at = 0
    for timex in annotations.timexes:
        while at < len(annotations.sentences) and annotations.sentences[at].end <= timex.start:
            at += 1
        inside = at < len(annotations.sentences) and annotations.sentences[at].start <= timex.start
        homes.append(at if inside else None)
    return homes


def _tense(text: str, sentence: Sentence, timex: Timex) -> Tense | None:
    if timex.open is not None and timex.open.tense is not None:
        return timex.open.tense
    if timex.open is not None and timex.open.amount:
        return "past" if timex.open.amount < 0 else "future"
    before = text[max(sentence.start, timex.start - 100) : timex.start]
    return "future" if _AHEAD.search(before) else "past"


def _stems_around(text: str, sentence: Sentence, timexes: Sequence[Timex], index: int) -> frozenset[str]:
    """The content words of the sentence, up to half way to the next timex that tells another day."""
    start, end = sentence.start, sentence.end
    own = timexes[index]
    for other in (timexes[i] for i in range(max(0, index - 3), min(len(timexes), index + 4)) if i != index):
        if other.date is None and other.open is None:
            continue
        if sentence.start <= other.start < own.start:
            start = max(start, (other.end + own.start) // 2 if own.start - other.end > 80 else other.end)
        elif own.start < other.start < sentence.end:
            end = min(end, (own.end + other.start) // 2 if other.start - own.end > 80 else other.start)
    stems = frozenset(content_stems(text, start, end)) - _TIME_WORDS
    return frozenset(s for s in stems if not s.isdigit())
