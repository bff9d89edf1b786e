"""How alike two tellings are: whether they tell of one event."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from recension.settings.reconcile import (
    CANDIDATE_SHARE,
    EVENT_BESIDE,
    EVENT_CLAUSE,
    EVENT_COPIED,
    EVENT_DEED_NEEDS,
    EVENT_DEED_TELLS,
    EVENT_DISTINCT,
    EVENT_OTHER_CERTAINTY,
    EVENT_SAME_DAY,
    EVENT_SAME_DEED,
    EVENT_SAME_PASSAGE,
    EVENT_SAME_WHO,
    EVENT_SENTENCE,
    EVENT_SENTENCES,
    EVENT_UNLIKE,
    MAX_POSTINGS,
)
from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.evidence import Evidence, Shared, same_places
from recension.text import edtf
from recension.text.meaning import shared_information


def candidate_pairs(evidence: Evidence, stems: Mapping[str, frozenset[str]]) -> set[tuple[str, str]]:
    """The pairs of keys worth comparing, lesser key first: those that share enough of what the shorter one tells.

    Only stems that at most ``MAX_POSTINGS`` of the keys have are counted, so the cost is linear in the number of keys.
    """
    postings: dict[str, list[str]] = defaultdict(list)
    for key in sorted(stems):
        for word in stems[key]:
            postings[word].append(key)
    shared: dict[tuple[str, str], float] = defaultdict(float)
    for word in sorted(postings):
        if len(postings[word]) <= MAX_POSTINGS:
            tells = evidence.tells(word)
            for pair in combinations(postings[word], 2):
                shared[pair] += tells
    told = {key: evidence.information(held) for key, held in stems.items()}
    return {(a, b) for (a, b), tells in shared.items() if tells >= CANDIDATE_SHARE * min(told[a], told[b])}


def facing_pairs(evidence: Evidence, told: Sequence[Told]) -> set[tuple[str, str]]:
    """Pairs of tellings at the same place of a shared passage."""
    of: dict[int, list[Told]] = defaultdict(list)
    for t in told:
        of[t.document].append(t)
    pairs = set()
    for (one, other), passages in evidence.shared.items():
        if one < other and of[one] and of[other]:
            facing = _facing(of[one], of[other], passages)
            pairs |= {(of[one][i].key, of[other][j].key) for i, j in zip(*(side.tolist() for side in np.nonzero(facing)), strict=True)}
    return pairs


def _facing(here: Sequence[Told], there: Sequence[Told], passages: Sequence[Shared]) -> npt.NDArray[np.bool_]:
    """Which tellings of two documents begin in a passage that these share, and stand at the same place of one: a table, all at once."""
    begin_here, begin_there = (np.array([t.mention.start for t in side]) for side in (here, there))
    clauses_here, clauses_there = (np.array([t.clause for t in side]) for side in (here, there))
    shared, facing = (np.zeros((len(here), len(there)), bool) for _ in range(2))
    for p in passages:
        within = [(p.here[0] <= begin_here) & (begin_here < p.here[1]), (p.there[0] <= begin_there) & (begin_there < p.there[1])]
        shared |= np.logical_and.outer(*within)
        facing |= same_places(p, clauses_here, clauses_there)
    return shared & facing


def clause_likeness(evidence: Evidence, a: Told, b: Told) -> float:
    """How alike two tellings are, 0 to about 1.5; ``EVENT_DISTINCT`` where their days differ.

    What counts is the deed and the words of the clause, then the passage, the day, who and where; the rest of the
    sentence only supports, because one sentence often tells of several events.
    """
    facing = evidence.facing(a.document, a.clause, b.document, b.clause)
    apart = days_differ(a, b)
    if apart and not facing:
        return EVENT_DISTINCT
    clause = words_in_common(evidence, a.stems, b.stems)
    if apart and clause <= EVENT_COPIED:
        return EVENT_DISTINCT
    if clause < EVENT_UNLIKE and not facing:
        return 0.0
    score = EVENT_CLAUSE * clause + EVENT_SENTENCE * words_in_common(evidence, a.around, b.around)
    score += EVENT_SAME_PASSAGE * facing + _same_deed(evidence, a, b)
    score += EVENT_SAME_DAY * (a.date is not None and a.date == b.date and edtf.is_day(a.date))
    score += (agreement(a.actors, b.actors) + agreement(a.places, b.places)) * EVENT_SAME_WHO
    if a.certainty != b.certainty and (a.date is None or a.date != b.date):
        score -= EVENT_OTHER_CERTAINTY
    beside = a.document == b.document and a.rank == b.rank and a.deed != b.deed
    return score - EVENT_BESIDE * beside


def account_likeness(evidence: Evidence, one: Sequence[Told], other: Sequence[Told], alone: float = 0.0) -> float:
    """How alike two groups of tellings of one day are, all their words, people and places taken together.

    ``alone`` is what it adds that few others are of that day; a verb that is done to many things is not enough for it.
    """
    here, there = _all_of(one), _all_of(other)
    shared_deed = {t.deed for t in one} & {t.deed for t in other}
    clauses, sentences = words_in_common(evidence, here[0], there[0]), words_in_common(evidence, here[3], there[3])
    score = max(clauses, EVENT_SENTENCES * sentences) + EVENT_SAME_DEED / 2 * bool(shared_deed)
    score += alone * (words_in_common(evidence, here[3] - shared_deed, there[3] - shared_deed) >= EVENT_UNLIKE)
    return score + EVENT_SAME_WHO * (agreement(here[1], there[1]) + agreement(here[2], there[2]))


def _all_of(told: Sequence[Told]) -> tuple[frozenset[str], ...]:
    """The stems, the actors, the places and the stems of the sentences of some tellings."""
    return tuple(frozenset().union(*(getattr(t, part) for t in told)) for part in ("stems", "actors", "places", "around"))


def _same_deed(evidence: Evidence, a: Told, b: Told) -> float:
    """What the same word for what happens adds: the more, the more else the clauses share. To *shut* is done to many things."""
    if a.deed != b.deed:
        return 0.0
    rest = words_in_common(evidence, a.stems - {a.deed}, b.stems - {b.deed})
    telling = min(1.0, evidence.tells(a.deed) / EVENT_DEED_TELLS)
    return EVENT_SAME_DEED * telling * min(1.0, rest / EVENT_DEED_NEEDS)


def words_in_common(evidence: Evidence, one: frozenset[str], other: frozenset[str]) -> float:
    """The information that two sets of stems share: the mean of the cosine and of the share of the smaller one, 0 to 1."""
    shared = shared_information(one, other, evidence.tells)
    if not shared:
        return 0.0
    here, there = evidence.information(one), evidence.information(other)
    return (shared / math.sqrt(here * there) + min(1.0, shared / min(here, there))) / 2


def days_differ(a: Told, b: Told) -> bool:
    """Whether both tellings are dated, and no day fits both."""
    return a.date is not None and b.date is not None and not edtf.overlaps(a.date, b.date)


def agreement(one: frozenset[str], other: frozenset[str]) -> float:
    """1 where names are shared, -1 where both have names and share none, else 0."""
    if not one or not other:
        return 0.0
    return 1.0 if one & other else -1.0
