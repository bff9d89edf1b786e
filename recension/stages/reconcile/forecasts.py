"""What was expected against what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recension.model import Conflict
from recension.settings.reconcile import FORECAST_INFORMATION, FORECAST_MAX_DAYS, FORECAST_SAME
from recension.stages.reconcile.events import Entry
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.mentions import Told
from recension.stages.reconcile.readings import Value, conflict
from recension.stages.reconcile.sameness import words_in_common
from recension.stages.reconcile.wording import best_line
from recension.text import edtf


def forecast_conflicts(evidence: Evidence, entries: Sequence[Entry]) -> Iterator[Conflict]:
    """Forecasts that the documents let one compare with the outcome, borne out or not."""
    for entry in entries:
        made = _borne_out(evidence, entry)
        if made:
            yield made
    for expected in entries:
        if expected.certainty == "expected" and any(_is_forecast(evidence, t) for t in expected.members):
            outcomes = [(likeness, e) for e in entries if (likeness := _outcome(evidence, expected, e)) >= FORECAST_SAME]
            if outcomes:
                yield from _missed(evidence, expected, *max(outcomes, key=lambda o: (o[0], o[1].members[0].key)))


def _borne_out(evidence: Evidence, entry: Entry) -> Conflict | None:
    """An event that one document announces for a day and another tells as happened."""
    expected = [t for t in entry.members if _is_forecast(evidence, t)]
    announcing = {e.document for e in expected}
    happened = [t for t in entry.members if t.mention.certainty == "happened" and t.date is not None and t.document not in announcing]
    told = [t for t in happened if any(_same_deed(evidence, e, t) >= FORECAST_SAME for e in expected)]
    if not expected or not told:
        return None
    values = [*_values(expected, "expected"), *_values(told, "happened")]
    return conflict(evidence, best_line(evidence, told), "forecast", values, 0.6, "one document expects what another tells as happened")


def _is_forecast(evidence: Evidence, told: Told) -> bool:
    """Whether a telling expects something for a date of its own that does not lie before its document."""
    published = evidence.dating.published[told.document].date
    if told.mention.certainty != "expected" or told.mention.timex is None or told.date is None:
        return False
    return published is None or not edtf.before(told.date, published)


def _missed(evidence: Evidence, expected: Entry, likeness: float, outcome: Entry) -> Iterator[Conflict]:
    happened = [t for t in outcome.members if t.mention.certainty == "happened"]
    values = [*_values(expected.members, "expected"), *_values(happened, "happened")]
    says = f"expected for {expected.date}, but told as happened on {outcome.date}"
    made = conflict(evidence, best_line(evidence, happened), "forecast", values, min(0.9, likeness), says)
    if made:
        yield made


def _values(members: Sequence[Told], how: str) -> list[Value]:
    return [Value(t.document, t.clause, how, f"{how}, {t.date}" if t.date else how) for t in members]


def _outcome(evidence: Evidence, expected: Entry, other: Entry) -> float:
    """How well another entry reads as the outcome of an expected one: the same deed a few days off."""
    if other is expected or other.certainty != "happened" or other.date is None or expected.date is None:
        return 0.0
    first, last = edtf.bounds(expected.date)[0], edtf.bounds(other.date)[0]
    if edtf.overlaps(expected.date, other.date) or abs((last - first).days) > FORECAST_MAX_DAYS:
        return 0.0
    return max(_same_deed(evidence, a, b) for a in expected.members for b in other.members)


def _same_deed(evidence: Evidence, a: Told, b: Told) -> float:
    if a.deed != b.deed and not a.stems & {b.deed} and not b.stems & {a.deed}:
        return 0.0
    if (a.actors and b.actors and not a.actors & b.actors) or (a.places and b.places and not a.places & b.places):
        return 0.0
    if evidence.rarity.total(a.stems & b.stems) < FORECAST_INFORMATION:
        return 0.0
    return words_in_common(evidence, a.stems, b.stems)
