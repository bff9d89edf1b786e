"""Quantities of one thing that differ → conflicts: how many, how much, how long, how old."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from recension.model import Conflict, ConflictKind
from recension.settings.conflicts import BOUND_APART, CITED_LEAST, COUNT_SAME, COUNT_SCORE, COUNT_SMALL_NUMBER
from recension.settings.reconcile import ROUGHEST, UPDATE_AGREEMENT
from recension.stages.reconcile.alignment import Alignment
from recension.stages.reconcile.conflicts.ages import age_conflicts
from recension.stages.reconcile.conflicts.counts import Count, counts_of
from recension.stages.reconcile.conflicts.labels import about_counts, value_of
from recension.stages.reconcile.conflicts.likeness import are_near, count_likeness
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.conflicts.tallies import Against, set_against
from recension.stages.reconcile.conflicts.units import TIME_UNITS
from recension.stages.reconcile.evidence import Evidence
from recension.text.linkage import Likeness, average_linkage
from recension.text.normalise import stem

_RUNNING = frozenset({"dead", "hurt", "patient", "ill", "missing", "held", "freed", "away", "saved", "idle", "against", "favour"})
"""Fates of which a later report has a newer count."""
_RUNNING_NOUNS = frozenset(stem(w) for w in "case infection patient casualty victim arrest complaint vote application report".split())
"""Nouns of which a later report has a newer count as well."""
_EXPECTS = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|forecasts?|anticipat(?:es?|ed)|predict(?:s|ed)?|plan(?:s|ned)|hop(?:es|ed)|likely|(?:would|could|may|might)(?! have))\b",
    re.IGNORECASE,
)
_NEWER = re.compile(
    r"\b(?:now|final|finally|corrected|revised|recount(?:ed)?|so far|(?:grown|risen|fallen|climbed|rose|fell|grew|raised|lowered|cut) to|latest|in the end|no longer|more than first)\b",
    re.IGNORECASE,
)
_COUNTED_IN = re.compile(
    r"\b(?:(?:including|excluding|counting|without|net of|before|after) (?:its |the |any |all )?(?:debts?|tax(?:es)?|vat|interest|fees|inflation|bonus(?:es)?|overtime|part-timers|"
    r"subsidiaries|temporary|contract(?:ors|ed))|permanent (?:\w+ )?(?:rolls|staff|employees|workers|posts|jobs)|full-time|"
    r"(?:fiscal|financial) year|(?:in|over) the (?:year|months|quarter) to \w+)\b",
    re.IGNORECASE,
)
"""What is counted in or left out, and years that end in another month."""
_NEAR, _FATED_NEAR = 30, 14
"""So many characters before a number may say that it is expected; of the dead and the hurt, *could* more often stands by the way."""
_SAYS = {
    "update": "a later report has a newer count",
    "scope": "the numbers do not count the same",
    "disputed": "different sources count differently",
    "forecast": "one number was expected, the other is what came",
    "contradiction": "the documents give different values for the same thing",
    "precision": "one value is a rounded or less exact form of the other",
}


@dataclass(frozen=True, slots=True)
class _Tally:
    """Counts of one thing, those that agree together, and which of them one report sets against each other."""

    evidence: Evidence
    clusters: tuple[tuple[Count, ...], ...]
    against: Against
    alike: Likeness
    values: Mapping[int, frozenset[tuple[str | None, float]]]
    """Of each document, all its numbers with their units."""


def quantity_conflicts(alignment: Alignment) -> Iterator[Conflict]:
    """Quantities of one thing with different values: those that can be one value as *precision*, the others by their kind."""
    evidence = alignment.evidence
    counts = counts_of(evidence)
    against = set_against(evidence, counts)
    yield from age_conflicts(alignment, counts)
    by_key = {c.key: c for c in counts}
    values: dict[int, frozenset[tuple[str | None, float]]] = defaultdict(frozenset)
    for c in counts:
        values[c.document] |= {(c.unit, c.low)}
    alike = count_likeness(alignment, counts)
    groups = average_linkage({c.key: [c.key] for c in counts}, alike, COUNT_SAME)
    for keys in _joined(groups, [*against, *_cited(counts, against)]):
        tally = _Tally(evidence, _agreeing([by_key[key] for key in keys]), against, alike, values)
        made = [_precision(evidence, cluster) for cluster in tally.clusters]
        made += [_difference(tally), *_set_against(tally)]
        yield from (c for c in made if c is not None)


def _cited(counts: Sequence[Count], against: Against) -> Iterator[tuple[str, str]]:
    """The numbers that a report sets against each other, each with the same number of other reports: that is what it speaks of."""
    rivals = frozenset(key for pair in against for key in pair)
    equal: dict[tuple[str | None, float], list[Count]] = defaultdict(list)
    for c in counts:
        if c.role != "age" and c.low == c.high > CITED_LEAST and c.unit not in TIME_UNITS:
            equal[c.unit, c.low].append(c)
    for same in equal.values():
        for cited in (c for c in same if c.key in rivals):
            for other in same:
                if other.document != cited.document and (other.counted == cited.counted or cited.bare or other.bare):
                    yield cited.key, other.key


def _joined(groups: Sequence[Sequence[str]], together: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The groups with those made one of which a report sets numbers against each other, or cites them."""
    home = {key: number for number, keys in enumerate(groups) for key in keys}
    members = {number: list(keys) for number, keys in enumerate(groups)}
    for a, b in sorted(together):
        here, there = sorted((home[a], home[b]))
        if here != there:
            members[here] += members[there]
            home |= dict.fromkeys(members.pop(there), here)
    return [sorted(keys) for _, keys in sorted(members.items())]


def _agreeing(counts: Sequence[Count]) -> tuple[tuple[Count, ...], ...]:
    """Counts that can be one value, together; each stands with the first group that it agrees with wholly."""
    clusters: list[list[Count]] = []
    for count in sorted(counts, key=lambda c: (c.high - c.low, c.low, c.key)):
        home = next((cluster for cluster in clusters if all(are_near(count, other) for other in cluster)), None)
        if home is None:
            clusters.append([count])
        else:
            home.append(count)
    return tuple(tuple(cluster) for cluster in clusters)


def _precision(evidence: Evidence, cluster: Sequence[Count]) -> Conflict | None:
    """Values that agree, but not in the same figures."""
    cluster = [c for c in cluster if c.high <= ROUGHEST * c.low]
    bounded = any(c.bound in ("at least", "at most") for c in cluster)
    if all(c.bound == "about" for c in cluster) or (bounded and len({c.fate for c in cluster}) > 1):
        return None
    if bounded and max(c.stated for c in cluster) > (1 + BOUND_APART) * min(c.stated for c in cluster):
        return None
    if len({c.document for c in cluster}) < 2 or len({round(c.stated, 6) for c in cluster}) < 2:
        return None
    return conflict(
        evidence, about_counts(evidence, cluster), "precision", [_value(evidence, c) for c in cluster], COUNT_SCORE, _SAYS["precision"]
    )


def _difference(tally: _Tally) -> Conflict | None:
    """Values that cannot all be right, as the documents give them."""
    clusters = _rivals(tally)
    if len(clusters) < 2:
        return None
    counts = [c for cluster in clusters for c in cluster]
    kind = _kind(tally, clusters)
    values = [_value(tally.evidence, c, cluster[0]) for cluster in clusters for c in cluster]
    return conflict(tally.evidence, about_counts(tally.evidence, counts), kind, values, COUNT_SCORE, _SAYS[kind])


def _rivals(tally: _Tally) -> list[tuple[Count, ...]]:
    """The clusters of which no report gives two as if both held; those of most families first.

    A writer who gives two numbers and sets them against nothing counts two things.
    """
    other_range = {b for (_, b), cue in tally.against.items() if cue == "scope"}
    weight = {c: (-tally.evidence.independent(x.document for x in c), -len({x.document for x in c})) for c in tally.clusters}
    left = [c for c in sorted(tally.clusters, key=lambda c: (weight[c], c[0].key)) if not all(x.key in other_range for x in c)]
    chosen: list[tuple[Count, ...]] = []
    while left:
        cluster = min(left, key=lambda c: (weight[c], -_likeness(tally, c, chosen), c[0].key))
        chosen.append(cluster)
        left = [c for c in left if c is not cluster and _may_differ(tally, c, cluster)]
    return chosen


def _likeness(tally: _Tally, one: Sequence[Count], chosen: Sequence[Sequence[Count]]) -> float:
    """How likely a cluster is of one thing with the likest of those chosen."""
    return max((tally.alike.get(a.key, {}).get(b.key, 0.0) for a in one for other in chosen for b in other), default=0.0)


def _may_differ(tally: _Tally, one: Sequence[Count], other: Sequence[Count]) -> bool:
    """Whether no document has both values, or one sets them against each other."""
    if any(_cue(tally, a, b) is not None for a in one for b in other):
        return True
    here, there = one[0], other[0]
    both = here.low > COUNT_SMALL_NUMBER < there.low and any(_has(values, here) and _has(values, there) for values in tally.values.values())
    return not both and not {c.document for c in one} & {c.document for c in other}


def _has(values: frozenset[tuple[str | None, float]], count: Count) -> bool:
    return (count.unit, count.low) in values


def _cue(tally: _Tally, a: Count, b: Count) -> ConflictKind | None:
    first, second = sorted((a.key, b.key))
    return tally.against.get((first, second))


def _set_against(tally: _Tally) -> Iterator[Conflict | None]:
    """What one report sets against each other, where the difference as a whole leaves it out or is of another kind."""
    whole = _rivals(tally)
    kind = _kind(tally, whole) if len(whole) > 1 else None
    for one, other in combinations(tally.clusters, 2):
        cues = {cue for a in one for b in other if (cue := _cue(tally, a, b)) is not None}
        told = one in whole and other in whole
        for cue in sorted(cues - ({kind, "contradiction"} if told else set())):
            values = [_value(tally.evidence, c, cluster[0]) for cluster in (one, other) for c in cluster]
            yield conflict(tally.evidence, about_counts(tally.evidence, [*one, *other]), cue, values, COUNT_SCORE, _SAYS[cue])


def _kind(tally: _Tally, clusters: Sequence[Sequence[Count]]) -> ConflictKind:
    """Why the values differ."""
    cues = [cue for one, other in combinations(clusters, 2) for a in one for b in other if (cue := _cue(tally, a, b)) is not None]
    counts = [c for cluster in clusters for c in cluster]
    forecast = [all(_is_expected(tally.evidence, c) for c in cluster) for cluster in clusters]
    if any(forecast) and not all(forecast):
        return "forecast"
    if len({_narrowed(tally.evidence, cluster) for cluster in clusters}) > 1:
        return "scope"
    if (counts[0].fate in _RUNNING or counts[0].quantity.counted in _RUNNING_NOUNS) and _follows_time(tally.evidence, clusters):
        return "update"
    if cues:
        return min(cues)
    if _is_newer(tally.evidence, clusters):
        return "update"
    return "disputed" if counts[0].fate == "crowd" else "contradiction"


def _narrowed(evidence: Evidence, cluster: Sequence[Count]) -> bool:
    """Whether most of some equal numbers stand beside words for what is counted in or left out: *including debt*, *on the permanent rolls*."""
    told = [_COUNTED_IN.search(evidence.texts[c.document], *c.sentence) is not None for c in cluster]
    return 2 * sum(told) > len(told)


def _is_newer(evidence: Evidence, clusters: Sequence[Sequence[Count]]) -> bool:
    """Whether the sentence of a later report says that its number is a newer one."""
    days = [(evidence.dating.published[c.document].date or "", c) for cluster in clusters for c in cluster]
    first = min(day for day, _ in days)
    return any(day > first and _NEWER.search(evidence.texts[c.document], *c.sentence) for day, c in days)


def _is_expected(evidence: Evidence, c: Count) -> bool:
    """Whether the words before a number expect it."""
    near = _FATED_NEAR if c.fate in _RUNNING else _NEAR
    return _EXPECTS.search(evidence.texts[c.document], max(c.sentence[0], c.quantity.start - near), c.quantity.start) is not None


def _follows_time(evidence: Evidence, clusters: Sequence[Sequence[Count]]) -> bool:
    """Whether greater values come with later reports (of the missing: smaller ones), by and large."""
    first: list[tuple[float, str]] = []
    for cluster in clusters:
        known = [d for c in cluster if (d := evidence.dating.published[c.document].date) is not None]
        if not known:
            return False
        first.append((cluster[0].low, min(known)))
    return _agreement(first) >= UPDATE_AGREEMENT


def _agreement(told: Sequence[tuple[float, str]]) -> float:
    """How well values rise or fall with their days, 0 to 1: the size of Kendall's rank correlation (1938); 0 where all are of one day."""
    signs = [
        (a[0] < b[0]) - (a[0] > b[0]) if a[1] < b[1] else (a[0] > b[0]) - (a[0] < b[0]) for a, b in combinations(told, 2) if a[1] != b[1]
    ]
    return abs(sum(signs)) / len(signs) if signs else 0.0


def _value(evidence: Evidence, count: Count, standing: Count | None = None) -> Value:
    """The value of a count, normalised as that of the count that stands for its cluster."""
    shown = " ".join(evidence.texts[count.document][slice(*_words(evidence, count))].split()).strip(" .,;:")
    return Value(count.document, _words(evidence, count), value_of(evidence, standing or count), shown)


def _words(evidence: Evidence, count: Count) -> tuple[int, int]:
    """The number with the next words, which say what is counted."""
    text = evidence.texts[count.document]
    end = count.quantity.end
    for _ in range(0 if count.unit in TIME_UNITS else 2):
        blank = text.find(" ", end + 1, count.sentence[1])
        if text[end : end + 1] != " ":
            break
        end = blank if blank > 0 else count.sentence[1]
    return count.quantity.start, max(end, count.quantity.end)
