"""Plans that a later report says were put off, brought forward or called off, with what was planned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from recension.model import Conflict, Timex
from recension.settings.conflicts import CHANGE_INFORMATION, CHANGE_MEANING, CHANGE_SAME_DAY_MEANING, CHANGE_SCORE
from recension.stages.reconcile.alignment import Alignment, Seat
from recension.stages.reconcile.conflicts.propositions import AHEAD
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.events.events import Entry
from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.title import shorten
from recension.stages.reconcile.wording import in_a_sentence, without_day
from recension.text import edtf
from recension.text.meaning import shared_information
from recension.text.spans import Range

_CHANGED = re.compile(
    r"\b(?:(?:put|pushed|held|moved) (?:off|back|forward|ahead)|brought forward|postponed|rescheduled|adjourned|delayed|deferred|slipp(?:ed|s)|slip|"
    r"called off|cancelled|canceled|scrapped|moved (?:from \w+(?: \w+)? )?to|set back|broken off|(?:an?|\w+) (?:hours?|days?|weeks?|months?|years?) (?:late|later than|sooner than|earlier than)|"
    r"ahead of schedule|behind schedule)\b",
    re.IGNORECASE,
)

_DAY_WORD = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|[0-9]{1,2})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Change:
    """The sentence of a plan with a day, and the later one that tells of its change."""

    plan: Seat
    change: Seat
    alike: float


def changed_plans(alignment: Alignment, entries: Sequence[Entry]) -> Iterator[Conflict]:
    """For each sentence that tells of a change the plan that it is likest to, told by another document; each plan once."""
    best: dict[Seat, _Change] = {}
    plans = {(t.document, t.rank) for e in entries for t in e.members if _is_plan(alignment.evidence, t)}
    for found in _changes(alignment, plans):
        known = best.get(found.change)
        if known is None or (found.alike, found.plan) > (known.alike, known.plan):
            best[found.change] = found
    told: set[str] = set()
    for found in sorted(best.values(), key=lambda c: (-c.alike, c.plan, c.change)):
        plan = _words(alignment.evidence, found.plan)
        made = _conflict(alignment.evidence, found) if plan not in told else None
        told.add(plan)
        if made:
            yield made


def _changes(alignment: Alignment, plans: Set[Seat]) -> Iterator[_Change]:
    evidence = alignment.evidence
    for one, other in alignment.pairs(CHANGE_SAME_DAY_MEANING, kin=True):
        for plan, change in ((one, other), (other, one)):
            if plan in plans and _is_change(evidence, change) and _may_follow(evidence, plan, change):
                here, there = _place(evidence, plan), _place(evidence, change)
                stems = [evidence.untimed_stems(seat[0], place) for seat, place in ((plan, here), (change, there))]
                same_day = any(d and d <= e for d in _day_words(evidence, plan) for e in _day_words(evidence, change))
                meaning = alignment.likeness(plan[0], here, change[0], there)
                enough = same_day or (meaning >= CHANGE_MEANING and AHEAD.search(evidence.texts[plan[0]], *here) is not None)
                if enough and shared_information(stems[0], stems[1], evidence.tells) >= CHANGE_INFORMATION:
                    yield _Change(plan, change, meaning + same_day)


def _place(evidence: Evidence, seat: Seat) -> Range:
    sentence = evidence.annotations[seat[0]].sentences[seat[1]]
    return sentence.start, sentence.end


def _is_plan(evidence: Evidence, told: Told) -> bool:
    """Whether a telling looks ahead to a day, and its sentence changes nothing itself."""
    made = evidence.dating.published[told.document].date
    if told.certainty != "expected" or told.date is None or (made is not None and edtf.before(told.date, made)):
        return False
    return _CHANGED.search(evidence.texts[told.document], *_place(evidence, (told.document, told.rank))) is None


def _days(evidence: Evidence, seat: Seat) -> list[Timex]:
    """The days and times that a sentence names, without those gone by and mere durations."""
    named = evidence.timexes_in(seat[0], _place(evidence, seat))
    return [
        t for t in named if t.type in ("DATE", "TIME") and not (t.open is not None and t.open.amount < 0) and not t.value.endswith("REF")
    ]


def _day_words(evidence: Evidence, seat: Seat) -> list[frozenset[str]]:
    """The weekdays, numbers and months in each time expression of a sentence."""
    text = evidence.texts[seat[0]]
    return [frozenset(m[0].casefold() for m in _DAY_WORD.finditer(text, t.start, t.end)) for t in _days(evidence, seat)]


def _is_change(evidence: Evidence, seat: Seat) -> bool:
    place = _place(evidence, seat)
    body = evidence.annotations[seat[0]].sentences[seat[1]].region == "body"
    return body and bool(_days(evidence, seat)) and _CHANGED.search(evidence.texts[seat[0]], *place) is not None


def _may_follow(evidence: Evidence, plan: Seat, change: Seat) -> bool:
    """Whether the change is told by another document, and not before the plan."""
    made, told = (evidence.dating.published[seat[0]].date for seat in (plan, change))
    return plan[0] != change[0] and (made is None or told is None or made <= told)


def _conflict(evidence: Evidence, found: _Change) -> Conflict | None:
    about = "when " + without_day(in_a_sentence(shorten(_words(evidence, found.plan), 90)))
    values = [
        Value(found.plan[0], _place(evidence, found.plan), f"planned: {_times(evidence, found.plan)}", _words(evidence, found.plan)),
        Value(
            found.change[0], _place(evidence, found.change), f"changed: {_times(evidence, found.change)}", _words(evidence, found.change)
        ),
    ]
    return conflict(evidence, about, "update", values, CHANGE_SCORE, "a later report says that the plan was changed")


def _words(evidence: Evidence, seat: Seat) -> str:
    return " ".join(evidence.texts[seat[0]][slice(*_place(evidence, seat))].split())


def _times(evidence: Evidence, seat: Seat) -> str:
    """The time expressions of a sentence, as they are written."""
    text = evidence.texts[seat[0]]
    return ", ".join(" ".join(text[t.start : t.end].split()) for t in _days(evidence, seat))
