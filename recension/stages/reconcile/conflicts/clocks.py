"""Times of the day, as they are written in figures and in words: *3.40 p.m.*, *ten past four*, *at six on Sunday*, *1100 hours*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recension.settings.conflicts import CLOCKS_MOST
from recension.stages.reconcile.evidence import Evidence
from recension.text.spans import Range, overlap

_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_PARTS = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
_HOUR = rf"(?:1[0-2]|0?[1-9]|{'|'.join(_HOURS)})"
_DAY_PART = r"(?:the )?(?:morning|afternoon|evening|night)"
_OF_DAY = r"(?=\s(?:in the (?:morning|afternoon|evening)|at night)\b|\so['’]clock\b)"
_ON_DAY = rf"(?=\s(?:this {_DAY_PART}|last night|tonight|tomorrow|yesterday|today|on (?:the )?\w+day)\b)"
_AT = r"\b(?:at|until|till|by|from|since)(?: about| around| just (?:before|after)| shortly (?:before|after))? "
_READ = re.compile(r"T([0-2][0-9]):([0-5][0-9])")
_WRITTEN = (
    re.compile(
        rf"\b(?P<part>\w+(?:-five)?)(?: minutes)? (?P<side>past|to|before|after) (?P<hour>{_HOUR})\b(?! (?:\w+ )?(?:people|years?|days?|hours?))",
        re.I,
    ),
    re.compile(
        r"\b(?:at|until|till|before|after|by|from|since|said|stands at|clock read) (?:about |around |just (?:before|after) |shortly (?:before|after) )?(?P<hour>[01]?[0-9]|2[0-3])[.:](?P<minute>[0-5][0-9])(?![0-9%])(?! (?:percent|per cent|million|billion|metres|points?))"
    ),
    re.compile(rf"\b(?P<hour>[01]?[0-9]|2[0-3])[.:](?P<minute>[0-5][0-9])(?:{_OF_DAY}|{_ON_DAY})", re.I),
    re.compile(rf"\b(?P<hour>{_HOUR}){_OF_DAY}", re.I),
    re.compile(rf"{_AT}(?P<hour>{_HOUR}){_ON_DAY}", re.I),
    re.compile(r"\b(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9]) (?:hours|hrs)\b"),
)
"""Ways to write a time that a reader of time expressions may leave alone."""
_LATE = re.compile(
    r"\A\W*(?:p\.?m\b|in the (?:afternoon|evening)|at night|this (?:afternoon|evening)|last night|tonight|on \w+ (?:afternoon|evening|night)|(?:\w+day )?(?:afternoon|evening|night))",
    re.I,
)
_EARLY = re.compile(r"\A\W*(?:a\.?m\b|in the morning|this morning|on \w+ morning|(?:yesterday|tomorrow|\w+day) morning)", re.I)
_ABOUT = re.compile(r"\b(?:about|around|towards|toward|shortly|soon|just|nearly|almost|some time)(?: (?:before|after|past))?\s\Z", re.I)
_ZONE = re.compile(r"\b(?:[A-Z][a-z]\w+ time|local time|[A-Z]{2,3}T|GMT|UTC)\b")
"""A time of another zone is not compared: it may be the same moment."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day in a text; ``minute`` counts from midnight, ``half`` is ``False`` where morning or evening is left open."""

    place: Range
    minute: int
    half: bool
    rough: bool

    def apart(self, other: Clock) -> int:
        """By how many minutes two times differ, at the least."""
        gap = abs(self.minute - other.minute)
        return gap if self.half and other.half else min(gap % 720, 720 - gap % 720)


def clocks_in(evidence: Evidence, document: int, place: Range) -> list[Clock]:
    """The times of the day in a stretch of text, in order; none where a time zone is named."""
    text = evidence.texts[document]
    if _ZONE.search(text, *place):
        return []
    by_words = [c for m in _WRITTEN[0].finditer(text, *place) if (c := _as_written(text, m, place)) is not None]
    read = [c for t in evidence.timexes_in(document, place) if (c := _as_read(text, (t.start, t.end), t.value)) is not None]
    others = [c for pattern in _WRITTEN[1:] for m in pattern.finditer(text, *place) if (c := _as_written(text, m, place)) is not None]
    found: list[Clock] = []
    for clock in (*by_words, *read, *others)[:CLOCKS_MOST]:  # *quarter to nine in the evening* is not nine in the evening
        if not any(overlap(clock.place, other.place) for other in found):
            found.append(clock)
    return sorted(found, key=lambda c: c.place)


def clock_places(text: str, place: Range) -> Iterator[Range]:
    """Where a stretch of text writes times in words or figures, as far as no reader of time expressions is needed to see it."""
    for pattern in _WRITTEN:
        for match in pattern.finditer(text, *place):
            if _as_written(text, match, place) is not None:
                yield match.span()


def _as_read(text: str, place: Range, value: str) -> Clock | None:
    match = _READ.search(value)
    rough = _ABOUT.search(text, max(0, place[0] - 24), place[0]) is not None or _ABOUT.match(text[slice(*place)]) is not None
    return Clock(place, int(match[1]) * 60 + int(match[2]), True, rough) if match else None


def _as_written(text: str, match: re.Match[str], within: Range) -> Clock | None:
    groups = match.groupdict()
    minute = _part(groups["part"]) if groups.get("part") else int(groups.get("minute") or 0)
    if minute is None:
        return None
    total = 60 * _hour(groups["hour"]) + (-minute if groups.get("side") in ("to", "before") else minute)
    after, told = text[match.end() : within[1]][:24], text[match.start() : match.end()]
    late, early = _LATE.match(after) is not None, _EARLY.match(after) is not None
    full = "hours" in told or "hrs" in told or total >= 13 * 60
    if late and total < 12 * 60:
        total += 12 * 60
    rough = _ABOUT.search(text, max(0, match.start() - 24), match.start()) is not None
    return Clock(match.span(), total % 1440, full or late or early, rough)


def _hour(written: str) -> int:
    return int(written) if written.isdigit() else _HOURS.index(written.casefold()) + 1


def _part(written: str) -> int | None:
    """The minutes past or to an hour; ``None`` for a word that is no number of minutes."""
    word = written.casefold()
    if word.isdigit():
        return int(word) if 0 < int(word) < 60 else None
    return _PARTS.get(word, _HOURS.index(word) + 1 if word in _HOURS else None)
