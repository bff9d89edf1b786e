"""Which tellings are of one event: the same deed, on no other day, in documents of one happening, of the same people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations_with_replacement

from recension.settings.events import (
    IDENTITY_BESIDE,
    IDENTITY_COMMON,
    IDENTITY_COMMON_TELLS,
    IDENTITY_DEED_NEAR,
    IDENTITY_HAPPENING,
    IDENTITY_OTHER_DAY,
    IDENTITY_SAME,
    IDENTITY_SURE,
    IDENTITY_WHO,
    IDENTITY_WORDS,
)
from recension.settings.reconcile import EVENT_DEED_PARTICULAR, EVENT_DISTINCT, EVENT_ONE_DEED, EVENT_UNLIKE, MAX_POSTINGS
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
    first = {key: said[0] for key, said in by_key.items()}
    alike: Likeness = defaultdict(dict)
    for a, b in sorted(_of_one_deed(evidence, list(first.values()))):
        alike[a][b] = alike[b][a] = identity(evidence, first[a], first[b])
    times = {key: len(said) for key, said in by_key.items()}
    groups = average_linkage({key: [key] for key in by_key}, alike, IDENTITY_SAME, times)
    return [[t for key in keys for t in by_key[key]] for keys in groups]


def event_likeness(evidence: Evidence, told: Sequence[Told]) -> Likeness:
    """Of tellings that have words, a passage or a deed in common, how alike they are as one entry of a timeline; negative where they cannot be.

    A timeline tells of a happening in one line what documents tell in several words for it, so that clauses of the same words are one
    whatever their verbs; the same telling deed of one happening is one in whatever words.
    """
    by_key = {t.key: t for t in told}
    alike: Likeness = defaultdict(dict)
    pairs = candidate_pairs(evidence, {t.key: t.stems for t in told}) | facing_pairs(evidence, told) | set(_of_one_deed(evidence, told))
    for a, b in sorted(pairs):
        one, other = by_key[a], by_key[b]
        score = clause_likeness(evidence, one, other)
        if score != EVENT_DISTINCT and _is_particular(evidence, one, other) and identity(evidence, one, other) >= IDENTITY_SURE:
            score = max(score, EVENT_ONE_DEED)
        alike[a][b] = alike[b][a] = score
    return alike


def _is_particular(evidence: Evidence, a: Told, b: Told) -> bool:
    """Whether both words for what happens tell enough for a story to hold one such event on a day, and the sentences share others."""
    if min(evidence.rarity(a.deed), evidence.rarity(b.deed)) < EVENT_DEED_PARTICULAR:
        return False
    return words_in_common(evidence, a.around - {a.deed}, b.around - {b.deed}) >= EVENT_UNLIKE


def wording(evidence: Evidence, t: Told) -> Hashable:
    """What makes two tellings of one family the same telling."""
    return evidence.families[t.document], t.stems, t.around, t.deed, t.certainty, t.date


def _of_one_deed(evidence: Evidence, told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Pairs of tellings with the same word for what happens, or one near in meaning (*capture*, *arrest*); lesser key first."""
    of: dict[str, list[str]] = defaultdict(list)
    for t in told:
        of[t.deed].append(t.key)
    few = {deed: sorted(keys) for deed, keys in of.items() if len(keys) <= MAX_POSTINGS}
    for one, other in combinations_with_replacement(sorted(few), 2):
        if nearness(one, other) >= IDENTITY_DEED_NEAR:
            pairs = {(min(a, b), max(a, b)) for a in few[one] for b in few[other] if a != b}
            yield from pairs


def identity(evidence: Evidence, a: Told, b: Told) -> float:
    """How likely two tellings with the same or a near word for what happens are of one event; about 0 to 1.5.

    What the whole documents tell decides more than the clause: one earthquake is told in ever other words, and two earthquakes in
    the same. A word that is done in every story (*to say*) proves little.
    """
    score = -IDENTITY_OTHER_DAY * (days_differ(a, b) and not evidence.facing(a.document, a.clause, b.document, b.clause))
    score += nearness(a.deed, b.deed) + IDENTITY_HAPPENING * (evidence.happenings[a.document] == evidence.happenings[b.document])
    score += IDENTITY_WORDS * words_in_common(evidence, a.around - {a.deed}, b.around - {b.deed})
    score += IDENTITY_WHO * (agreement(a.actors, b.actors) + agreement(a.places, b.places))
    score -= IDENTITY_COMMON * (min(evidence.rarity(a.deed), evidence.rarity(b.deed)) < IDENTITY_COMMON_TELLS)
    return score - 1.0 - IDENTITY_BESIDE * (a.document == b.document and a.rank == b.rank)
