"""Quantities of one thing that differ → conflicts: how many, how much, how long, how old."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from recension.model import Conflict, ConflictKind
from recension.settings.reconcile import COUNT_SAME
from recension.stages.reconcile.counts import Count, are_near, count_likeness, counts_of
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.readings import Value, conflict
from recension.stages.reconcile.title import shorten
from recension.text.linkage import average_linkage

_OTHERWISE = re.compile(
    r"[,;:]\W+(?:[\w\'’-]+\W+){0,10}?(?:claim|claims|claimed|put|puts|said|says|estimated|counted|reported|insisted|speak|speaks|spoke|talk|talks|talked)\b"
)
_RUNNING = frozenset({"dead", "hurt", "missing", "held", "away"})
"""Fates of which a later report has a newer count."""
_ABOUT = {
    "dead": "how many died",
    "hurt": "how many were hurt",
    "missing": "how many are missing",
    "held": "how many were held",
    "away": "how many had to leave",
    "crowd": "how many took part",
}


def quantity_conflicts(evidence: Evidence) -> Iterator[Conflict]:
    """Quantities of one thing with different values: those that can be one value as *precision*, the others by their kind."""
    counts = counts_of(evidence)
    by_key = {c.key: c for c in counts}
    found: list[Conflict] = []
    for keys in average_linkage({c.key: [c.key] for c in counts}, count_likeness(evidence, counts), COUNT_SAME):
        group = [by_key[key] for key in keys]
        clusters = _agreeing(group)
        made = [_precision(evidence, cluster) for cluster in clusters]
        made.append(_difference(evidence, group, clusters))
        found += [c for c in made if c is not None]
    yield from found
    yield from (c for c in _rival_counts(evidence, counts) if not any(_covers(other, c) for other in found))


def _rival_counts(evidence: Evidence, counts: Sequence[Count]) -> Iterator[Conflict]:
    """Two numbers of people in one sentence, the second by the count of someone else: *police said 300, the union claimed 900*."""
    for a, b in pairwise(counts):
        if a.document != b.document or a.sentence != b.sentence or are_near(a, b) or "part" in (a.role, b.role):
            continue
        between = evidence.texts[a.document][a.quantity.end : b.quantity.start]
        people = a.counted == "person" and b.counted in ("person", "") and not (a.quantity.unit or b.quantity.unit)
        if people and _OTHERWISE.search(between):
            made = conflict(
                evidence,
                _about(evidence, [a]),
                "disputed",
                [_value(evidence, c, c) for c in (a, b)],
                0.7,
                "different sources count differently",
            )
            if made:
                yield made


def _covers(larger: Conflict, smaller: Conflict) -> bool:
    """Whether all values of one conflict stand in another already."""
    spans = {span for value in larger.values for span in value.spans}
    return all(span in spans for value in smaller.values for span in value.spans)


def _agreeing(counts: Sequence[Count]) -> list[list[Count]]:
    """Counts that can be one value, together; each stands with the first group that it agrees with wholly."""
    clusters: list[list[Count]] = []
    for count in sorted(counts, key=lambda c: (c.high - c.low, c.low, c.key)):
        home = next((cluster for cluster in clusters if all(are_near(count, other) for other in cluster)), None)
        if home is None:
            clusters.append([count])
        else:
            home.append(count)
    return clusters


def _precision(evidence: Evidence, cluster: Sequence[Count]) -> Conflict | None:
    """Values that agree, but not in the same figures."""
    says = "one value is a rounded or less exact form of the other"
    return conflict(evidence, _about(evidence, cluster), "precision", [_value(evidence, c, c) for c in cluster], 0.6, says)


def _difference(evidence: Evidence, group: Sequence[Count], clusters: Sequence[Sequence[Count]]) -> Conflict | None:
    """Values that cannot all be right."""
    if len(clusters) < 2 or _is_share(evidence, clusters):
        return None
    kind, says = _kind(evidence, group, clusters)
    values = [_value(evidence, c, cluster[0]) for cluster in clusters for c in cluster]
    return conflict(evidence, _about(evidence, group), kind, values, 0.55, says)


def _is_share(evidence: Evidence, clusters: Sequence[Sequence[Count]]) -> bool:
    """Whether a report gives one value as a share of the other: *31 of 38 counts* makes 31 and 38 no rivals."""
    values = {c.low for cluster in clusters for c in cluster}
    for document in sorted({c.document for cluster in clusters for c in cluster}):
        for a, b in pairwise(evidence.annotations[document].quantities):
            between = evidence.texts[document][a.end : b.start].split()
            if a.low != b.low and {a.low, b.low} <= values and "of" in between[:2] and len(between) <= 3:
                return True
    return False


def _value(evidence: Evidence, count: Count, standing: Count) -> Value:
    """The value of a count, normalised as that of the count that stands for its cluster."""
    q = standing.quantity
    low, high = (f"{x:g}" for x in (q.low, q.high))
    number = low if low == high else f"{low} to {high}"
    shown = " ".join(evidence.texts[count.document][count.quantity.start : count.quantity.end].split())
    return Value(count.document, _words(evidence, count), f"{number} {q.unit or ''}".strip(), shown)


def _words(evidence: Evidence, count: Count) -> tuple[int, int]:
    """The number with the next words, which say what is counted."""
    text = evidence.texts[count.document]
    end = count.quantity.end
    for _ in range(2):
        blank = text.find(" ", end + 1, count.sentence[1])
        if text[end : end + 1] != " ":
            break
        end = blank if blank > 0 else count.sentence[1]
    return count.quantity.start, max(end, count.quantity.end)


def _kind(evidence: Evidence, group: Sequence[Count], clusters: Sequence[Sequence[Count]]) -> tuple[ConflictKind, str]:
    """Why the values differ."""
    if group[0].fate in _RUNNING and _follows_time(evidence, clusters):
        return "update", "a later report has a newer count"
    if group[0].fate == "crowd":
        return "disputed", "the size of a crowd, as different sources put it"
    beside = any(a.document == b.document for one, other in combinations(clusters, 2) for a in one for b in other)
    if beside and len(clusters) > 1 and all(c.role == "whole" for c in group) and len({c.document for c in group}) == 1:
        return "scope", "one report gives both numbers, so they count different things"
    return "contradiction", "the documents give different values for the same thing"


def _follows_time(evidence: Evidence, clusters: Sequence[Sequence[Count]]) -> bool:
    """Whether greater values come with later reports (of the missing: smaller ones)."""
    first: list[tuple[float, str]] = []
    for cluster in clusters:
        days = [evidence.dating.published[c.document].date for c in cluster]
        known = [d for d in days if d is not None]
        if not known:
            return False
        first.append((cluster[0].low, min(known)))
    days_in_order = [day for _, day in sorted(first)]
    return days_in_order in (sorted(days_in_order), sorted(days_in_order, reverse=True)) and len(set(days_in_order)) > 1


def _about(evidence: Evidence, counts: Sequence[Count]) -> str:
    """What is counted, in the words of a report."""
    c = min(counts, key=lambda c: c.key)
    if c.fate:
        return _ABOUT[c.fate]
    text = evidence.texts[c.document]
    if c.role == "age":
        return "age: " + " ".join(text[max(c.sentence[0], c.quantity.start - 30) : c.quantity.start].split()).strip(" ,")
    start, end = c.quantity.start, min(c.sentence[1], c.quantity.end + 50)
    return "how many or how much: " + shorten(" ".join(text[start:end].split()), 60).strip(" ,;.")
