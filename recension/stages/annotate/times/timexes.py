"""Time expressions by rules: sentences → timexes, with the writing day kept open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from recension.model import OpenDate, Sentence, Tense, Timex
from recension.stages.annotate.times.grammar import Found, read
from recension.stages.annotate.times.tense import tense_at
from recension.stages.annotate.times.tokens import Tokens, may_tell_time, tokenise


def find_timexes(text: str, sentences: Sequence[Sentence]) -> tuple[Timex, ...]:
    """The time expressions in the sentences, in order of the text.

    A date is fixed (``date``) or open (``open``): a function of the day of writing, or of the timex ``anchor``.
    """
    found: list[Timex] = []
    for sentence in sentences:
        if may_tell_time(text, sentence.start, sentence.end):
            tokens = tokenise(text, sentence.start, sentence.end)
            found += _of_sentence(tokens, read(tokens), found)
    return tuple(found)


def _of_sentence(tokens: Tokens, readings: Sequence[Found], before: Sequence[Timex]) -> list[Timex]:
    """The timexes of one sentence; ``before`` are those of the text up to it."""
    near = before[-ANCHOR_REACH:]
    sentence = Surroundings(tokens.text, len(before) - len(near), len(near), (*near, *(_timex(tokens, r) for r in readings)), readings)
    return [sentence.anchored(i) for i in range(len(readings))]


ANCHOR_REACH = 4
"""A day told so many time expressions earlier, or later in the sentence, may be what another counts from."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The timexes of a sentence after the last few before it: the first of these has number ``offset`` in the text, the sentence begins at ``first``."""

    text: str
    offset: int
    first: int
    timexes: tuple[Timex, ...]
    readings: Sequence[Found]

    def anchored(self, number: int) -> Timex:
        """A timex of the sentence with the one from which it counts, if that is clear; open no longer if it is not."""
        own = self.first + number
        timex, anchoring = self.timexes[own], self.readings[number].meaning.anchoring
        if anchoring is None or timex.open is None:
            return timex
        open_date = timex.open
        quarter = self._quarter_before(own) if open_date == _A_YEAR_BEFORE else None
        if quarter is not None:
            return replace(timex, value="XXXX-QX", open=OpenDate("quarter", -4), anchor=self.offset + quarter)
        if anchoring == "period":
            return timex
        if anchoring == "complement":
            after = own + 1
            if after < len(self.timexes) and _is_day(self.timexes[after]) and self._governs(timex, self.timexes[after]):
                return replace(timex, anchor=self.offset + after)
            open_date = replace(open_date, amount=-open_date.amount)
        for index in self._candidates(own, beyond=anchoring == "back" and not timex.value[-5:-3].isdigit()):
            told = self.timexes[index]
            if self._counts_from_writing(index) and (_is_day(told) or (open_date.unit == "year" and told.date is not None)):
                return replace(timex, open=open_date, anchor=self.offset + index)
        return timex if anchoring == "back" and open_date.unit == "year" else replace(timex, open=None)

    def _quarter_before(self, own: int) -> int | None:
        """The quarter told last, of which *a year earlier* tells the one of the year before."""
        return next((i for i in range(own - 1, -1, -1) if _is_quarter(self.timexes[i])), None)

    def _governs(self, timex: Timex, other: Timex) -> bool:
        """Whether the other day stands in the words that *the day after* counts from, and not in another clause."""
        between = self.text[timex.end : other.start]
        return len(between) < COMPLEMENT_REACH and _CLAUSE_END.search(between) is None

    def _candidates(self, own: int, beyond: bool) -> list[int]:
        """Where the day may stand: earlier in the sentence, later in it, and with ``beyond`` before it."""
        reach = 1 if _SUBORDINATE.match(self.text, self.timexes[own].end) else ANCHOR_REACH
        later = [i for i in range(own + 1, min(len(self.timexes), own + reach)) if not self._is_bound(i)]
        here = [*range(own - 1, max(self.first, own - ANCHOR_REACH) - 1, -1), *later]
        return [*here, *range(self.first - 1, -1, -1)] if beyond else here

    def _is_bound(self, index: int) -> bool:
        return _BOUND.search(self.text[max(0, self.timexes[index].start - 8) : self.timexes[index].start]) is not None

    def _counts_from_writing(self, index: int) -> bool:
        return index < self.first or self.readings[index - self.first].meaning.anchoring is None


_A_YEAR_BEFORE = OpenDate("year", -1)
_CLAUSE_END = re.compile(r"[,;:.]|\b(?:and|but|when|while)\b")
_SUBORDINATE = re.compile(r"\s+(?:that|which|who|whose|because)\b")
"""What opens a clause with days of its own: *said a day earlier that it had closed on Friday*."""
_BOUND = re.compile(r"\b(?:by|before|until|till)\s\Z")
"""Before a day that only bounds something else: *came in the afternoon and promised it by Friday*."""
COMPLEMENT_REACH = 60
"""Characters within which the day follows that *the day after* counts from (*the day after his country's national day*)."""


def _timex(tokens: Tokens, reading: Found) -> Timex:
    meaning = reading.meaning
    open_date = meaning.open
    if open_date is not None and meaning.anchoring is None and open_date.tense is None and _needs_tense(open_date):
        told: Tense | None = "past" if open_date.amount < 0 else "future" if open_date.amount > 0 else None
        if told is None or open_date.holiday is not None:
            told = tense_at(tokens, reading.first, reading.last)
        open_date = replace(open_date, tense=told) if told is not None else open_date
    start, end = tokens.starts[reading.first], tokens.ends[reading.last - 1]
    return Timex(start, end, meaning.type, meaning.value, meaning.date, open_date)


def _needs_tense(open_date: OpenDate) -> bool:
    """Whether the date lies on a side of the writing day that only the sentence tells."""
    named = (open_date.weekday, open_date.month, open_date.day, open_date.holiday)
    return open_date.unit == "weekend" or (any(part is not None for part in named) and open_date.unit not in ("week", "year"))


def _is_day(timex: Timex) -> bool:
    """Whether a timex gives one day from which others can be counted."""
    if timex.date is not None:
        return len(timex.date) == 10
    return timex.open is not None and timex.open.unit in ("day", "week") and (timex.open.unit == "day" or timex.open.weekday is not None)


def _is_quarter(timex: Timex) -> bool:
    """Whether a timex tells a quarter that does not itself count from another one."""
    return timex.value[4:6] == "-Q" and timex.anchor is None and timex.type == "DATE"
