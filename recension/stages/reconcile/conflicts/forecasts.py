"""What was expected against what happened, and days that were put off or are told differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.model import Conflict, ConflictKind
from recension.settings.reconcile import (
    FORECAST_BORNE_OUT,
    FORECAST_DEED_INFORMATION,
    FORECAST_INFORMATION,
    FORECAST_MAX_DAYS,
    FORECAST_ON_ITS_DAY,
    FORECAST_OTHER_DAY,
    FORECAST_SAME,
    FORECAST_TELLING,
    SAME_PLAN,
)
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.events.events import Entry
from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.events.sameness import candidate_pairs, words_in_common
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.wording import best_line, in_a_sentence, without_day
from recension.text import edtf
from recension.text.meaning import nearness


@dataclass(frozen=True, slots=True)
class _Match:
    """Two tellings of one thing, and how alike they are."""

    one: Told
    other: Told
    alike: float


def forecast_conflicts(evidence: Evidence, entries: Sequence[Entry]) -> Iterator[Conflict]:
    """Forecasts that the documents let one compare with the outcome, borne out or not, and plans that were changed."""
    told = {t.key: t for e in entries for t in e.members}
    pairs = [(told[a], told[b]) for a, b in sorted(candidate_pairs(evidence, {key: t.stems for key, t in told.items()}))]
    outcomes, changes = _outcomes(evidence, pairs), _changes(evidence, pairs)
    yield from _conflicts(evidence, outcomes, "forecast")
    yield from _conflicts(evidence, changes, "update")


def _outcomes(evidence: Evidence, pairs: Sequence[tuple[Told, Told]]) -> list[_Match]:
    """For each forecast the telling that reads best as its outcome; one of another day is more worth telling."""
    best: dict[str, _Match] = {}
    for a, b in pairs:
        for expected, happened in ((a, b), (b, a)):
            alike = _outcome(evidence, expected, happened)
            known = best.get(expected.key)
            if alike >= _least(evidence, expected, happened, FORECAST_SAME) and (
                known is None or (alike, happened.key) > (known.alike, known.other.key)
            ):
                best[expected.key] = _Match(expected, happened, alike)
    matches = [m for _, m in sorted(best.items())]
    return [m for m in matches if m.one.date != m.other.date or m.alike >= _least(evidence, m.one, m.other, FORECAST_BORNE_OUT)]


def _least(evidence: Evidence, expected: Told, happened: Told, usual: float) -> float:
    """How alike a forecast and its outcome must be: less where both are of one day and share rare words."""
    telling = expected.date == happened.date and evidence.rarity.total(expected.stems & happened.stems) >= FORECAST_TELLING
    return FORECAST_ON_ITS_DAY if telling else usual


def _outcome(evidence: Evidence, expected: Told, happened: Told) -> float:
    """How well a telling reads as the outcome of a forecast of another family: the same deed, on or after the day of the forecast."""
    if expected.certainty != "expected" or happened.certainty != "happened" or not _comparable(evidence, expected, happened):
        return 0.0
    made = evidence.dating.published[expected.document].date
    if made is not None and happened.date is not None and edtf.before(happened.date, made):
        return 0.0
    return _same_deed(evidence, expected, happened) + FORECAST_OTHER_DAY * (expected.date != happened.date)


def _changes(evidence: Evidence, pairs: Sequence[tuple[Told, Told]]) -> list[_Match]:
    """Plans for one thing with different days."""
    plans = ((a, b) for a, b in pairs if a.certainty == b.certainty == "expected" and a.date != b.date and _comparable(evidence, a, b))
    return [m for a, b in plans if (m := _Match(a, b, _same_deed(evidence, a, b))).alike >= SAME_PLAN]


def _comparable(evidence: Evidence, a: Told, b: Told) -> bool:
    """Whether two tellings are of different families, of days of their own, and those not far from each other."""
    if evidence.families[a.document] == evidence.families[b.document] or a.date is None or b.date is None:
        return False
    if not edtf.is_day(a.date) or not edtf.is_day(b.date) or a.mention.background or b.mention.background:
        return False
    return abs((edtf.bounds(a.date)[0] - edtf.bounds(b.date)[0]).days) <= FORECAST_MAX_DAYS


def _same_deed(evidence: Evidence, a: Told, b: Told) -> float:
    """How much the clauses share, if they agree in what is done or share something in particular."""
    near = nearness(a.deed, b.deed) > 0 or a.deed in b.stems or b.deed in a.stems
    least = FORECAST_DEED_INFORMATION if a.deed == b.deed and len(a.stems & b.stems) > 1 else FORECAST_INFORMATION
    if (a.actors and b.actors and not a.actors & b.actors and not near) or evidence.rarity.total(a.stems & b.stems) < least:
        return 0.0
    return words_in_common(evidence, a.stems, b.stems)


def _conflicts(evidence: Evidence, matches: Sequence[_Match], kind: ConflictKind) -> Iterator[Conflict]:
    """One conflict for all matches of the same two days that have a telling or a document's pair in common."""
    for group in _together(matches):
        ones = list({m.one.key: m.one for m in group}.values())
        others = list({m.other.key: m.other for m in group}.values())
        score = min(0.9, max(m.alike for m in group))
        borne_out = ones[0].date == others[0].date
        says = {
            "forecast": f"expected for {ones[0].date} and told as happened on {'that day' if borne_out else others[0].date}",
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
    return [
        Value(t.document, t.clause, f"{t.date}, {how}", " ".join(evidence.texts[t.document][slice(*t.clause)].split())) for t in members
    ]
