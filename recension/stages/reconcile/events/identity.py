"""Which tellings are of one event: in documents of one happening, by what the words for it mean, on no other day, of the same people.

A logistic regression of seven plain features of a pair, learnt on ECB+'s training topics; pairs are brought together by average linkage.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from recension.settings.events import (
    IDENTITY_AROUND,
    IDENTITY_AS_ENTRY,
    IDENTITY_BASE,
    IDENTITY_BESIDE,
    IDENTITY_COMMON,
    IDENTITY_COMMON_TELLS,
    IDENTITY_DEED,
    IDENTITY_HOPEFUL,
    IDENTITY_LEAST_SHARED,
    IDENTITY_NEAR,
    IDENTITY_OTHER_DAY,
    IDENTITY_SAME,
    IDENTITY_WHO,
    IDENTITY_WORDS,
)
from recension.settings.reconcile import EVENT_DISTINCT
from recension.stages.reconcile.events.meanings import Meanings
from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.events.sameness import (
    agreement,
    candidate_pairs,
    clause_likeness,
    days_differ,
    facing_pairs,
    words_in_common,
)
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.voices import voices
from recension.text.linkage import Likeness, average_linkage
from recension.text.meaning import nearness


def same_events(evidence: Evidence, told: Sequence[Told]) -> list[list[Told]]:
    """A partition of tellings into events."""
    by_key = {said[0].key: said for said in voices(told, lambda t: wording(evidence, t))}
    groups = average_linkage(
        {key: [key] for key in by_key},
        identities(evidence, [said[0] for said in by_key.values()]),
        IDENTITY_SAME,
        {key: len(said) for key, said in by_key.items()},
    )
    return [[t for key in keys for t in by_key[key]] for keys in groups]


def identities(evidence: Evidence, told: Sequence[Told]) -> Likeness:
    """How likely tellings are of one event, for all pairs of which that is not out of the question."""
    alike: Likeness = defaultdict(dict)
    for (a, b), found in pairings(evidence, told).items():
        alike[a][b] = alike[b][a] = found.likely
    return alike


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two tellings that may be of one event: how likely they are, and how much their sentences share beside the word for what happens."""

    likely: float
    shared: float


def pairings(evidence: Evidence, told: Sequence[Told]) -> dict[tuple[str, str], Pairing]:
    """All pairs of tellings, lesser key first, of which it is not out of the question that they are of one event."""
    by_key, found = {t.key: t for t in told}, dict[tuple[str, str], Pairing]()
    for a, b, deed, around in Meanings(evidence, told).pairs(IDENTITY_DEED, IDENTITY_AROUND, IDENTITY_HOPEFUL):
        one, other = by_key[a], by_key[b]
        shared = words_in_common(evidence, one.beside, other.beside)
        odds = IDENTITY_DEED * deed + IDENTITY_AROUND * around + IDENTITY_WORDS * shared + _odds(evidence, one, other)
        found[a, b] = Pairing(round(1.0 / (1.0 + math.exp(-odds)), 4), shared)
    return found


def _odds(evidence: Evidence, a: Told, b: Told) -> float:
    """The log odds that two tellings of one happening are of one event, before their meaning and their sentences are compared."""
    odds = IDENTITY_BASE + IDENTITY_NEAR * nearness(a.deed, b.deed) + IDENTITY_WHO * agreement(a.actors, b.actors)
    odds -= IDENTITY_COMMON * (min(evidence.tells(a.deed), evidence.tells(b.deed)) < IDENTITY_COMMON_TELLS)
    odds -= IDENTITY_BESIDE * (a.document == b.document and a.rank == b.rank)
    return odds - IDENTITY_OTHER_DAY * (days_differ(a, b) and not evidence.facing(a.document, a.clause, b.document, b.clause))


def event_likeness(evidence: Evidence, told: Sequence[Told]) -> Likeness:
    """Of tellings that may be of one event, how alike they are as one entry of a timeline; negative where they cannot be.

    A timeline tells of a happening in one line what documents tell in several words for it, so that clauses of the same words are one
    whatever their verbs; what is the same event by its words for it is one in whatever clauses, if their sentences share more than the
    word for what happens: *shut the quarry*, *shut a valve*.
    """
    by_key, same = {t.key: t for t in told}, pairings(evidence, told)
    alike: Likeness = defaultdict(dict)
    for a, b in sorted(candidate_pairs(evidence, {t.key: t.stems for t in told}) | facing_pairs(evidence, told) | same.keys()):
        score, found = clause_likeness(evidence, by_key[a], by_key[b]), same.get((a, b))
        if found is not None and found.shared >= IDENTITY_LEAST_SHARED and score != EVENT_DISTINCT:
            score = max(score, IDENTITY_AS_ENTRY * found.likely)
        alike[a][b] = alike[b][a] = score
    return alike


def wording(evidence: Evidence, t: Told) -> Hashable:
    """What makes two tellings of one family the same telling."""
    return evidence.families[t.document], t.stems, t.around, t.deed, t.certainty, t.date
