"""Sentences that can stand alone, as they are printed: without dateline, with the day in brackets behind a weekday."""

from __future__ import annotations

import re
from datetime import date

from recension.model import Sentence, Timex
from recension.settings.brief import BRIEF_SENTENCE_WORDS
from recension.stages.reconcile.dating.mentions import timex_date
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.wording import DATELINE
from recension.text import edtf
from recension.text.spans import Range, strip
from recension.text.words import words

_OPEN_ENDED = frozenset(
    "he she it they his her its their this that these those but and also then meanwhile however later such both there here i we you my our "
    "one another others some so still yet instead only neither who nor or by not what if asked now earlier nobody everyone".split()
)
_HE = frozenset("he she him".split())
_INNER = frozenset("it his her its their he she they them".split())
_SPEAKING = frozenset("i we you me my our us your i'm we're i've we've i’m we’re i’ve we’ve".split())
_MONTHS = "January February March April May June July August September October November December".split()
_LEAST_WORDS = 7
_SHORT_WORD = 3


def standing_alone(evidence: Evidence, document: int, sentence: Sentence) -> Range | None:
    """The place of a sentence without its dateline, if it can be read with nothing before it."""
    place = _after_dateline(evidence, document, sentence), sentence.end
    said = evidence.texts[document][slice(*place)]
    keys = [w.key for w in words(said)]
    if not _LEAST_WORDS <= len(keys) <= BRIEF_SENTENCE_WORDS or not _is_whole(said):
        return None
    loud = said.split(" ", 1)[0].isupper() and len(keys[0]) > _SHORT_WORD and keys[1] in _OPEN_ENDED  # CLOSE It is no secret
    if loud or keys[0] in _OPEN_ENDED or _INNER.intersection(keys[1:4]) or _SPEAKING.intersection(keys):
        return None
    asks = said.rstrip('"”’').endswith("?")
    return None if asks or _means_someone_before(evidence, document, place) else place


def _means_someone_before(evidence: Evidence, document: int, place: Range) -> bool:
    """Whether *he* or *she* stands in a stretch of text before any person is named in it."""
    first = next((w for w in words(evidence.texts[document], *place) if w.key in _HE), None)
    if first is None:
        return False
    named = [start for start, _, _ in evidence.persons_in(document, place)]
    return not named or min(named) > first.start


def _after_dateline(evidence: Evidence, document: int, sentence: Sentence) -> int:
    """Where a sentence starts without the dateline that stands before it."""
    text, dateline = evidence.texts[document], evidence.articles[document].dateline
    start = dateline.span.end if dateline and sentence.start <= dateline.span.end < sentence.end else sentence.start
    match = DATELINE.match(text[start : min(sentence.end, start + 90)])
    start += match.end() if match else 0
    return strip(text, (start, sentence.end))[0]


def _is_whole(sentence: str) -> bool:
    """Whether it begins with a capital or a quotation, ends as a sentence ends, and leaves no quotation open."""
    bare = sentence.strip()
    opened = bare.count("“") - bare.count("”")
    return bare[:1].isupper() and bare[-1:] in '.!?”"’' and opened == 0 and bare.count('"') % 2 == 0


def dated(evidence: Evidence, document: int, place: Range, year: bool = True) -> str:
    """A sentence on one line; behind a time that counts from the day of writing stands in brackets which day that is."""
    text, told = evidence.texts[document], list[str]()
    at, known = place[0], set[str]()
    timexes, published = evidence.annotations[document].timexes, evidence.dating.published[document].date
    for index, timex in enumerate(timexes):
        day = timex_date(timexes, index, published) if place[0] <= timex.start < timex.end <= place[1] and _is_open(timex) else None
        if day is not None and edtf.is_day(day) and day not in known and not _JOINED.match(text, timex.end):
            known.add(day)
            told += [text[at : timex.end], f" [{_printed(day, year)}]"]
            at, year = timex.end, False
    return " ".join("".join((*told, text[at : place[1]])).split())


_JOINED = re.compile(r"['’]s\b|-|\s(?:morning|afternoon|evening|night|the|to|and|or)\b", re.IGNORECASE)
"""Behind a time that is only part of what says when, or stands within a noun phrase."""


def _is_open(timex: Timex) -> bool:
    """Whether a time expression is a day counted from that of writing: *Friday*, *yesterday*."""
    return (
        timex.type in ("DATE", "TIME")
        and timex.open is not None
        and timex.open.unit == "day"
        and timex.open.holiday is None
        and timex.anchor is None
    )


def _printed(day: str, year: bool) -> str:
    """A day as it is read: *6 May 2021*."""
    when = date.fromisoformat(day)
    return f"{when.day} {_MONTHS[when.month - 1]}" + (f" {when.year}" if year else "")
