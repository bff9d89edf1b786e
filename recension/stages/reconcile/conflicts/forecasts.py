"""What was expected against what happened, and days that were put off or are told differently."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.model import Conflict, ConflictKind
from recension.settings.conflicts import (
    FORECAST_BIAS,
    FORECAST_CHANCE,
    FORECAST_DEED_INFORMATION,
    FORECAST_INFORMATION,
    FORECAST_MAX_DAYS,
    FORECAST_MEANING,
    FORECAST_NEAR_DEED,
    FORECAST_UNDATED,
    FORECAST_WEIGHTS,
    SAME_PLAN,
)
from recension.stages.reconcile.alignment import Alignment, Seat
from recension.stages.reconcile.conflicts.propositions import AHEAD
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.events.events import Entry
from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.events.sameness import words_in_common
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.wording import best_line, in_a_sentence, without_day
from recension.text import edtf
from recension.text.meaning import nearness, shared_information
from recension.text.spans import Range


@dataclass(frozen=True, slots=True)
class _Match:
    """Two tellings of one thing, and how alike they are."""

    one: Told
    other: Told
    alike: float

    @property
    def rank(self) -> tuple[bool, float, str]:
        """Of two outcomes that with a day of its own is the better, then the more alike."""
        return self.other.date is not None, self.alike, self.other.key


def forecast_conflicts(alignment: Alignment, entries: Sequence[Entry]) -> Iterator[Conflict]:
    """Forecasts that the documents let one compare with the outcome, borne out or not, and plans that were changed."""
    evidence = alignment.evidence
    pairs = _pairs(alignment, [t for e in entries for t in e.members])
    outcomes, changes = _outcomes(alignment, pairs), _changes(alignment, pairs)
    yield from _conflicts(evidence, outcomes, "forecast")
    yield from _conflicts(evidence, changes, "update")


def _pairs(alignment: Alignment, told: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Tellings with days of their own in sentences that are alike, of different documents."""
    beside: dict[Seat, list[Told]] = defaultdict(list)
    for t in told:
        if (t.date is None or edtf.is_day(t.date)) and not t.mention.background:
            beside[t.document, t.rank].append(t)
    found = [(a, b) for one, other in alignment.pairs(FORECAST_MEANING) for a in beside[one] for b in beside[other]]
    return [(a, b) for a, b in found if a.document != b.document and _are_close(alignment.evidence, a, b)]


def _are_close(evidence: Evidence, a: Told, b: Told) -> bool:
    """Whether the days of two tellings lie close together; of one without a day that of its document counts."""
    if a.date is None and b.date is None:
        return False
    one, other = (t.date or evidence.dating.published[t.document].date for t in (a, b))
    return one is not None and other is not None and abs((edtf.bounds(one)[0] - edtf.bounds(other)[0]).days) <= FORECAST_MAX_DAYS


def _outcomes(alignment: Alignment, pairs: Sequence[tuple[Told, Told]]) -> list[_Match]:
    """For each forecast the telling that reads best as its outcome."""
    best: dict[str, _Match] = {}
    for a, b in pairs:
        for expected, happened in ((a, b), (b, a)):
            if _could_be_outcome(alignment.evidence, expected, happened):
                found = _Match(expected, happened, _outcome_chance(alignment, expected, happened))
                known = best.get(expected.key)
                if found.alike >= FORECAST_CHANCE and (known is None or found.rank > known.rank):
                    best[expected.key] = found
    return [m for _, m in sorted(best.items())]


def _could_be_outcome(evidence: Evidence, expected: Told, happened: Told) -> bool:
    """Whether one telling looks ahead in so many words, and the other tells of a day on or after the forecast was made."""
    if expected.certainty not in ("expected", "possible") or happened.certainty != "happened" or not looks_ahead(evidence, expected):
        return False
    made, told = (evidence.dating.published[t.document].date for t in (expected, happened))
    if expected.date is None or (made is not None and edtf.before(expected.date, made)):
        return False
    if happened.date is None:
        return expected.certainty == "expected" and told is not None and told >= expected.date and happened.region == "body"
    return made is None or not edtf.before(happened.date, made)


def _outcome_chance(alignment: Alignment, expected: Told, happened: Told) -> float:
    """The probability that one telling is the outcome of another. Without a day of its own it has to be much alike in words and meaning."""
    if happened.date is None or expected.date is None:
        return float(_same_deed(alignment, expected, happened) >= FORECAST_UNDATED)
    late = (edtf.bounds(happened.date)[0] - edtf.bounds(expected.date)[0]).days
    signs = {
        "meaning": alignment.likeness(expected.document, expected.clause, happened.document, happened.clause),
        "information": min(shared_information(expected.stems, happened.stems, alignment.evidence.tells), 10.0) / 10.0,
        "same day": late == 0,
        "next day": abs(late) == 1,
        "far": abs(late) > 3,
        "early": late < 0,
        "other actors": bool(expected.actors and happened.actors and not expected.actors & happened.actors),
    }
    return 1.0 / (1.0 + math.exp(-FORECAST_BIAS - sum(FORECAST_WEIGHTS[name] * value for name, value in signs.items())))


_UNREAL = re.compile(r"\b(?:was|were) to have \w+(?:ed|en|un|me|ne|de|ft)\b|\bwould have \w+", re.IGNORECASE)
"""What did not come: *who was to have started her first job today*."""


def looks_ahead(evidence: Evidence, told: Told) -> bool:
    """Whether the words of the sentence up to the end of the clause say that something is to come."""
    text, start = evidence.texts[told.document], (evidence.sentence_at(told.document, told.mention.start) or told.clause)[0]
    return AHEAD.search(text, start, told.clause[1]) is not None and not _UNREAL.search(text, *told.clause)


def _changes(alignment: Alignment, pairs: Sequence[tuple[Told, Told]]) -> list[_Match]:
    """Plans for one thing with different days."""
    plans = ((a, b) for a, b in pairs if a.certainty == b.certainty == "expected" and None not in (a.date, b.date) and a.date != b.date)
    return [m for a, b in plans if (m := _Match(a, b, _same_deed(alignment, a, b))).alike >= SAME_PLAN]


def _same_deed(alignment: Alignment, a: Told, b: Told) -> float:
    """How alike two tellings are in words and in meaning, 0 to 2, if they agree in what is done or share something in particular."""
    evidence = alignment.evidence
    near = nearness(a.deed, b.deed) > 0 or a.deed in b.stems or b.deed in a.stems
    least = FORECAST_DEED_INFORMATION if near else FORECAST_INFORMATION
    if (a.actors and b.actors and not a.actors & b.actors and not near) or shared_information(a.stems, b.stems, evidence.tells) < least:
        return 0.0
    meaning = alignment.likeness(a.document, a.clause, b.document, b.clause)
    return meaning + words_in_common(evidence, a.stems, b.stems) + FORECAST_NEAR_DEED * near


def _conflicts(evidence: Evidence, matches: Sequence[_Match], kind: ConflictKind) -> Iterator[Conflict]:
    """One conflict for all matches of the same two days that have a telling or a document's pair in common."""
    for group in _together(matches):
        ones = list({m.one.key: m.one for m in group}.values())
        others = list({m.other.key: m.other for m in group}.values())
        likest = max(m.alike for m in group)
        score = min(0.9, 0.5 + likest / 3 if kind == "forecast" else likest / 2 + 0.1)
        day = others[0].date
        outcome = "" if day is None else " on that day" if day == ones[0].date else f" on {day}"
        says = {
            "forecast": f"expected for {ones[0].date} and told as happened{outcome}",
            "update": f"planned for {ones[0].date} by some and for {others[0].date} by others",
        }[kind]
        how = "happened" if kind == "forecast" else "planned"
        values = [*_values(evidence, ones, "expected" if kind == "forecast" else "planned"), *_values(evidence, others, how)]
        about = "when " + without_day(in_a_sentence(best_line(evidence, ones)))
        made = conflict(evidence, about, kind, values, score, says)
        if made:
            yield made


def _together(matches: Sequence[_Match]) -> list[list[_Match]]:
    groups: list[list[_Match]] = []
    for m in matches:
        home = next((g for g in groups if any(_one_question(m, x) for x in g)), None)
        if home is None:
            groups.append([m])
        else:
            home.append(m)
    return groups


def _one_question(a: _Match, b: _Match) -> bool:
    """Whether two matches are of the same two days, and share an outcome or stand in the same documents."""
    if (a.one.date, a.other.date) != (b.one.date, b.other.date):
        return False
    return a.other.document == b.other.document or a.one.document == b.one.document


def _values(evidence: Evidence, members: Sequence[Told], how: str) -> list[Value]:
    """The sentences that tell: what is expected or came of it often stands beside the clause with the day."""
    return [Value(t.document, _sentence(evidence, t), f"{t.date}, {how}" if t.date else how, _shown(evidence, t)) for t in members]


def _sentence(evidence: Evidence, t: Told) -> Range:
    return evidence.sentence_at(t.document, t.mention.start) or t.clause


def _shown(evidence: Evidence, t: Told) -> str:
    return " ".join(evidence.texts[t.document][slice(*_sentence(evidence, t))].split())
