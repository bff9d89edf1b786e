"""What later reports say became of what earlier ones tell: the missing were found, the detained released, the injured died."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from recension.model import Conflict
from recension.settings.conflicts import SUCCESSION_INFORMATION, SUCCESSION_MEANING, SUCCESSION_SCORE
from recension.stages.reconcile.alignment import Alignment, Seat
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.title import shorten
from recension.text.lexicon import table
from recension.text.meaning import shared_information
from recension.text.spans import Range
from recension.text.words import words

_LASTING = re.compile(r"\b(?:is|are|was|were|be|been|remains?|still|being|has|have|had|denie[sd]|refuse[sd])\b", re.IGNORECASE)
_NOT_YET = frozenset("not never nobody none nor neither still without".split())
"""A sentence with one of these tells of no end: *has never been found*."""


@dataclass(frozen=True, slots=True)
class _Succession:
    """The sentence that tells of a state, the later one that tells what became of it, and the words for both."""

    before: Seat
    after: Seat
    was: str
    became: str
    alike: float


def succession_conflicts(alignment: Alignment) -> Iterator[Conflict]:
    """For each sentence that tells of an outcome the state that it is likest to, each state once."""
    taken: set[Seat] = set()
    for found in sorted(_successions(alignment), key=lambda s: (-s.alike, s.before, s.after)):
        if not taken & {found.before, found.after}:
            taken |= {found.before, found.after}
            made = _conflict(alignment.evidence, found)
            if made:
                yield made


def _successions(alignment: Alignment) -> Iterator[_Succession]:
    evidence, told = alignment.evidence, dict[Seat, _Line]()
    for one, other in alignment.pairs(SUCCESSION_MEANING, kin=True):
        before, after = sorted((one, other), key=lambda seat: evidence.dating.published[seat[0]].date or "")
        known = [evidence.dating.published[seat[0]].date for seat in (before, after)]
        if None in known or known[0] == known[1]:
            continue
        for seat in (one, other):
            if seat not in told:
                told[seat] = _line(evidence, seat)
        turn = _turn(told[before], told[after])
        if turn is not None and _one_matter(evidence, before, after, turn):
            meaning = alignment.likeness(before[0], _place(evidence, before), after[0], _place(evidence, after))
            yield _Succession(before, after, *turn, meaning)


@dataclass(frozen=True, slots=True)
class _Line:
    """What of a told sentence can belong to a succession: its words, and for each row of the table those for the state and for its end."""

    lasting: bool
    states: tuple[frozenset[str], ...]
    ends: tuple[frozenset[str], ...]


def _line(evidence: Evidence, seat: Seat) -> _Line:
    """A sentence of the body; nothing of another one counts."""
    text, place = evidence.texts[seat[0]], _place(evidence, seat)
    keys = frozenset(w.key for w in words(text, *place)) if _is_body(evidence, seat) else frozenset()
    ends = frozenset() if keys & _NOT_YET else keys
    return _Line(
        _LASTING.search(text, *place) is not None, tuple(was & keys for was, _ in _rows()), tuple(became & ends for _, became in _rows())
    )


def _is_body(evidence: Evidence, seat: Seat) -> bool:
    return evidence.annotations[seat[0]].sentences[seat[1]].region == "body"


def _place(evidence: Evidence, seat: Seat) -> Range:
    sentence = evidence.annotations[seat[0]].sentences[seat[1]]
    return sentence.start, sentence.end


def _turn(before: _Line, after: _Line) -> tuple[str, str] | None:
    """The first state that the one sentence tells and of which the other, and not the one, tells the end."""
    if before.lasting:
        for was, became, ended in zip(before.states, after.ends, before.ends, strict=True):
            if was and became and not ended:
                return min(was), min(became)
    return None


@cache
def _rows() -> Sequence[tuple[frozenset[str], frozenset[str]]]:
    return tuple((frozenset(before.split()), frozenset(after.split())) for before, after in table("successions.tsv"))


def _one_matter(evidence: Evidence, before: Seat, after: Seat, turn: tuple[str, str]) -> bool:
    """Whether both sentences share enough beside the words for state and outcome, a name or a rare noun among it."""
    one, other = (evidence.untimed_stems(seat[0], _place(evidence, seat)) for seat in (before, after))
    shared = one & other
    return shared_information(one, other, evidence.tells) >= SUCCESSION_INFORMATION and bool(shared)


def _conflict(evidence: Evidence, found: _Succession) -> Conflict | None:
    about = f"what came after “{shorten(_words(evidence, found.before), 90)}”"
    values = [
        Value(seat[0], _place(evidence, seat), how, shorten(_words(evidence, seat), 100))
        for seat, how in ((found.before, f"at first: {found.was}"), (found.after, f"later: {found.became}"))
    ]
    return conflict(evidence, about, "update", values, SUCCESSION_SCORE, "a later report says what became of what an earlier one tells")


def _words(evidence: Evidence, seat: Seat) -> str:
    return " ".join(evidence.texts[seat[0]][slice(*_place(evidence, seat))].split())
