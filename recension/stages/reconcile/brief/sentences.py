"""Sentences that can stand alone, as they are printed: without dateline, with the day in brackets behind a weekday."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
_UNIT = r"(?:morning|afternoon|evening|night|week|weekend|month|year|spring|summer|autumn|fall|winter|season|time|century|decade)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|most|several|others?|all)"
_VERB = r"(?:was|were|is|are|had|has|have|did|will|would|said|says|died|came|left|went|of (?:them|these|those))"
_POINTS = re.compile(
    rf"\b(?:th(?:is|ese)(?! {_UNIT}\b)|(?:that|those) (?:figure|number|count|day|night|claim|report|one)s?\b|such (?!as\b)|latter(?:['’]s)?\b|also\b|(?<!since )then\b"
    rf"|the (?:former|same|others?|pair|{_NUMBER})(?= {_VERB}\b|[.,;])|the same (?:day|time|night|week|month)\b|the {_WEEKDAY}(?! (?:of|after|before)\b))"
    rf"|,? (?:too|as well|again|however|though|either|otherwise)\.?[”\"]?\Z|\A(?:\w+ )?{_NUMBER} {_VERB}\b",
    re.IGNORECASE,
)
"""Words that point at what stands before a sentence: *this*, *the latter*, *also*, *the Sunday*, *Three were taken*."""
_UNTOLD = re.compile(
    r"\AThe (?:[A-Z]\w+ )?(?:company|firm|governor|mayor|minister|president|premier|chairman|chairwoman|captain|skipper|driver|judge|man|woman|boy|girl|men"
    r"|women|couple|victims?|suspects?|accused|defendants?|images?|pictures?|figures?|move|decision|visit|measures?|announcement|statement|incident|deal)"
    r"(?:['’]s)?\b(?! (?:of|for|that|which|who|whose|in|at|on|between|by|to)\b)"
)
"""A first subject of whom a reader has not been told: *The company*, *The visit*."""
_STAMPED = re.compile(r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}) [A-Z]")
"""A date that stands before the first word, as in captions."""
_NAMED_DAY = re.compile(r"\d.*[A-Z][a-z]{2}|[A-Z][a-z]{2}.*\d")
"""A day that is named by its date."""
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
    if _leans(said, keys) or said.rstrip('"”’').endswith("?"):
        return None
    return None if _means_someone_before(evidence, document, place) else place


def _leans(said: str, keys: Sequence[str]) -> bool:
    """Whether a sentence leans on one before it, or is one of a speaker's own."""
    loud = (
        said.split(" ", 1)[0].isupper() and len(keys[0]) > _SHORT_WORD and keys[1].replace("’", "'").split("'")[0] in _OPEN_ENDED
    )  # CLOSE It's no secret
    pronouns = keys[0] in _OPEN_ENDED or _INNER.intersection(keys[1:4]) or _SPEAKING.intersection(keys)
    return loud or bool(_STAMPED.match(said) or pronouns or _POINTS.search(said) or _UNTOLD.match(said))


def opening(evidence: Evidence, document: int) -> int:
    """Where the first whole sentence of the body of a document starts, behind its dateline; -1 if there is none."""
    for sentence in evidence.annotations[document].sentences:
        start = _after_dateline(evidence, document, sentence)
        if sentence.region == "body" and len(evidence.texts[document][start : sentence.end].split()) >= _LEAST_WORDS:
            return start
    return -1


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
        if day is not None and edtf.is_day(day) and day not in known and not _is_within(text, timex):
            known.add(day)
            plain = _NAMED_DAY.search(text, timex.start, timex.end)  # of *March 26* the year alone is missing
            told += [text[at : timex.end], "" if plain and not year else f" [{day[:4] if plain else printed_day(day, year)}]"]
            at, year = timex.end, False
    return " ".join("".join((*told, text[at : place[1]])).split())


def _is_within(text: str, timex: Timex) -> bool:
    """Whether a time is part of a noun phrase, or of a longer time: *a Sunday paper*, *Monday and Tuesday*."""
    return _ARTICLE.search(text, max(0, timex.start - _BEFORE_TIME), timex.start) is not None or _JOINED.match(text, timex.end) is not None


_ARTICLE = re.compile(r"\b(?:an?|the|every|each) \Z", re.IGNORECASE)
_BEFORE_TIME = 8
_JOINED = re.compile(
    rf"['’]s\b|-|\s(?:morning|afternoon|evening|night|the)\b|\s(?:to|and|or)\s(?:(?:on|the|early|late)\s)*(?:{_WEEKDAY}|today|tomorrow|yesterday|next|\d)",
    re.IGNORECASE,
)
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


def printed_day(day: str, year: bool = True) -> str:
    """A day as it is read: *6 May 2021*."""
    when = date.fromisoformat(day)
    return f"{when.day} {_MONTHS[when.month - 1]}" + (f" {when.year}" if year else "")
