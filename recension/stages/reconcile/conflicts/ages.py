"""Ages of one person that differ: *Ann Lee, 41* and *the 43-year-old*, *a driver of 52* and *the driver, 58*."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from recension.model import Conflict
from recension.settings.conflicts import AGE_KINDRED_MEANING, AGE_MEANING, AGE_MOST_APART, AGE_SCORE, AGES_COMPARED
from recension.stages.reconcile.alignment import Alignment
from recension.stages.reconcile.conflicts.counts import Count
from recension.stages.reconcile.conflicts.labels import about_counts
from recension.stages.reconcile.conflicts.nouns import is_people
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.evidence import Evidence
from recension.text.linkage import components
from recension.text.spans import Range
from recension.text.words import content_stems

_SHE = re.compile(r"\b(?:she|her|woman|girl|mother|wife|daughter|sister|widow|female|mrs|ms|grandmother)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|his|him|man|boy|father|husband|son|brother|male|mr|grandfather)\b", re.IGNORECASE)
_BESIDE = 60
"""So many characters on both sides of an age say whose it is."""


def age_conflicts(alignment: Alignment, counts: Sequence[Count]) -> Iterator[Conflict]:
    """Ages of one person that differ. A report that gives both ages knows two persons."""
    evidence = alignment.evidence
    every = (c for c in counts if c.role == "age")
    nearest = sorted(every, key=lambda c: (evidence.rank_at(c.document, c.quantity.start), c.key))[:AGES_COMPARED]
    ages = sorted(nearest, key=lambda c: c.key)
    told: dict[int, set[float]] = defaultdict(set)
    for c in ages:
        told[c.document].add(c.low)
    same = [
        (i, j)
        for (i, a), (j, b) in combinations(enumerate(ages), 2)
        if 0 < abs(a.low - b.low) <= AGE_MOST_APART
        and not (a.low in told[b.document] or b.low in told[a.document])
        and _of_one_person(alignment, a, b)
    ]
    groups: dict[int, list[Count]] = defaultdict(list)
    for c, home in zip(ages, components(len(ages), same), strict=True):
        groups[home].append(c)
    for group in (g for g in groups.values() if len(g) > 1):
        values = [_value(evidence, c) for c in group]
        made = conflict(
            evidence, about_counts(evidence, group), "contradiction", values, AGE_SCORE, "different ages are given for the same person"
        )
        if made:
            yield made


def _of_one_person(alignment: Alignment, a: Count, b: Count) -> bool:
    """Whether two ages can be of one person: by name, else by what is told of a person who is called the same or of the same sex."""
    evidence = alignment.evidence
    if evidence.families[a.document] == evidence.families[b.document]:
        return False
    if a.who & b.who:
        return True
    if _named(evidence, a) and _named(evidence, b):
        return False
    one, other = (_beside(evidence, c) for c in (a, b))
    texts = evidence.texts[a.document], evidence.texts[b.document]
    if any(
        x.search(texts[0], *one) and y.search(texts[1], *other) and not (y.search(texts[0], *one) or x.search(texts[1], *other))
        for x, y in ((_SHE, _HE), (_HE, _SHE))
    ):
        return False
    kindred = {s for s in content_stems(texts[0], *one) if is_people(s)} & set(content_stems(texts[1], *other))
    meaning = alignment.likeness(a.document, a.sentence, b.document, b.sentence)
    return meaning >= (AGE_KINDRED_MEANING if kindred else AGE_MEANING)


def _named(evidence: Evidence, c: Count) -> bool:
    """Whether a name stands right before an age."""
    start = max(c.sentence[0], c.quantity.start - 3)
    return any(start <= end <= c.quantity.start for _, end, _ in evidence.persons_in(c.document, (c.sentence[0], c.quantity.start)))


def _beside(evidence: Evidence, c: Count) -> Range:
    return max(c.sentence[0], c.quantity.start - _BESIDE), min(c.sentence[1], c.quantity.end + _BESIDE)


def _value(evidence: Evidence, c: Count) -> Value:
    shown = " ".join(evidence.texts[c.document][slice(*_beside(evidence, c))].split())
    return Value(c.document, (c.quantity.start, c.quantity.end), f"{c.low:.0f} years", shown)
