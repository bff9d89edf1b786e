"""What ties the days of two documents: links between copies, likeness, and happenings that both put on a day."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from recension.model import Passage, Span
from recension.settings.dating import (
    DATING_COPY_LAG,
    DATING_FIELD_NEIGHBOURS,
    DATING_INHERITED,
    DATING_LEAST_LIKE,
    DATING_LEAST_SAME,
    DATING_MERGED_LAG,
    DATING_NEIGHBOURS,
    DATING_REWRITE_LAG,
    DATING_SAME_DAY_FLOOR,
    DATING_SAME_MIDDLE,
    DATING_SAME_SLOPE,
    DATING_SHARED_LAG,
    DATING_SURE_SAME,
)
from recension.stages.reconcile.dating.descent import parents
from recension.stages.reconcile.dating.factors import Couple, Crowd, Lag, Pair, SameDays, by_table
from recension.stages.reconcile.dating.likeness import vectors_of
from recension.stages.reconcile.dating.told import Told
from recension.stages.reconcile.dating.trial import Trial


def together(trial: Trial) -> list[Pair]:
    """The evidence that ties the days of two documents."""
    return [*_linked(trial), *_same_days(trial)]


_LAGS = {
    "repost": (by_table(*DATING_COPY_LAG), "is a repost of"), "cut": (by_table(*DATING_COPY_LAG), "is a cut copy of"), "edited": (by_table(*DATING_COPY_LAG), "is an edited copy of"),
    "rewrite": (by_table(*DATING_REWRITE_LAG), "is a rewrite of"), "merged": (by_table(*DATING_MERGED_LAG), "takes over text from"), "shared source": (by_table(*DATING_SHARED_LAG), "shares a source with"),
}  # fmt: skip


def _linked(trial: Trial) -> Iterator[Lag]:
    """A copy keeps the day of its text; a rewrite comes the same day or a little later, a merged text soon after the newest of its parents."""
    for link in trial.group.lineage.links:
        table, says = _LAGS[link.kind]
        if link.kind == "merged":
            table = by_table(*DATING_MERGED_LAG, share=1.0 / max(1, trial.descent.mergers[link.to]))
        for parent in parents(link):
            one, other = trial.number.get(parent), trial.number.get(link.to)
            if one is not None and other is not None and one != other and link.score >= 0.3:
                yield Lag(one, other, link.kind, says, trial.days, table)


def crowds(trial: Trial) -> list[Crowd]:
    """Documents that tell nearly the same were written at about the same time: for each document, those most like it."""
    if trial.is_large:
        vectors = vectors_of(trial.group.articles, trial.group.annotations)
        return [Crowd(i, vectors.most_like(i, DATING_FIELD_NEIGHBOURS), trial.days) for i in range(len(trial.group.articles))]
    return [_crowd(trial, document, row) for document, row in enumerate(_likeness(trial))]


def _crowd(trial: Trial, document: int, likeness: Mapping[int, float]) -> Crowd:
    """The companions of a document: its own copies and rewrites, tied to it already, left out, those of another text counted once."""
    companions: dict[int, int] = {}
    for other in sorted(likeness, key=lambda o: (-likeness[o], o)):
        if likeness[other] >= DATING_LEAST_LIKE and trial.descent.kin[other] != trial.descent.kin[document]:
            companions.setdefault(trial.descent.kin[other], other)
    members = tuple((o, likeness[o]) for o in list(companions.values())[:DATING_NEIGHBOURS])
    return Crowd(document, members, trial.days, share=1.0 / trial.descent.copies(document))


def _likeness(trial: Trial) -> list[dict[int, float]]:
    """The cosine of the documents' content words, weighed by rarity (Salton), for those that share any."""
    weights = [{s: (1 + np.log(c)) * trial.rarity(s) for s, c in held.items()} for held in trial.stems]
    norms = [float(np.sqrt(sum(w * w for w in row.values()))) or 1.0 for row in weights]
    holders: dict[str, list[int]] = defaultdict(list)
    for document, row in enumerate(weights):
        for s in row:
            holders[s].append(document)
    products: list[dict[int, float]] = [defaultdict(float) for _ in weights]
    for s in sorted(holders):
        if 2 <= len(holders[s]) <= 200:
            for one, other in combinations(holders[s], 2):
                products[one][other] += weights[one][s] * weights[other][s]
    for one in range(len(weights)):
        for other, product in list(products[one].items()):
            if other > one:
                products[one][other] = products[other][one] = product / (norms[one] * norms[other])
    return [dict(row) for row in products]


def _same_days(trial: Trial) -> Iterator[SameDays]:
    """Sentences of two documents that tell of one happening put it on one day."""
    couples: dict[tuple[int, int], list[Couple]] = defaultdict(list)
    for one, other, same in _couples(trial):
        couples[one.document, other.document].append(Couple(one, other, same))
    for (one_document, other_document), found in sorted(couples.items()):
        best = sorted(found, key=lambda c: (-c.same, c.one.span.start, c.other.span.start))[:8]
        yield SameDays(one_document, other_document, tuple(best), DATING_SAME_DAY_FLOOR)


def _couples(trial: Trial) -> Iterator[tuple[Told, Told, float]]:
    """Tellings of two documents that may be of one day, with the probability that they are."""
    told = trial.tellings
    holders: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(told):
        for s in sorted(one.stems):
            holders[s].append(index)
    candidates: set[tuple[int, int]] = set()
    for s in sorted(holders):
        if len(holders[s]) <= 60:
            candidates.update((a, b) for a, b in combinations(holders[s], 2) if told[a].document != told[b].document)
    facing = _facing(trial.group.lineage.passages, trial.number)
    for a, b in sorted(candidates):
        one, other = told[a], told[b]
        same = DATING_SURE_SAME if _in_passage(facing, one, other) else _same(trial.information, one, other)
        same *= (
            (DATING_INHERITED if one.inherited else 1.0)
            * (DATING_INHERITED if other.inherited else 1.0)
            * (1.0 if max(one.length, other.length) <= 3 else 0.6)
        )
        if same >= DATING_LEAST_SAME and _can_meet(one, other):
            yield one, other, same


def _same(information: Mapping[str, float], one: Told, other: Told) -> float:
    """The probability that two tellings are of one happening, by the information of the words that they share."""
    shared = one.stems & other.stems
    if len(shared) < 2:
        return 0.0
    mass, here, there = (math.fsum(information[s] for s in stems) for stems in (shared, one.stems, other.stems))
    likeness = mass / max(1e-9, float(np.sqrt(here * there)))
    weight = min(1.0, mass / 10.0)
    return weight * 0.92 / (1.0 + float(np.exp(-(likeness - DATING_SAME_MIDDLE) / DATING_SAME_SLOPE)))


def _can_meet(one: Told, other: Told) -> bool:
    """Whether the two can fall together at all; a Saturday never is a Sunday, and says nothing then."""
    firsts = np.unique(other.first)
    spread = np.searchsorted(firsts, one.first)
    near = firsts[np.clip(spread, 0, len(firsts) - 1)]
    reach = max(one.length, other.length)
    return bool((np.abs(near - one.first) < reach).any() or np.isin(one.first, firsts).any())


Facing = dict[tuple[int, int], list[tuple[Span, Span]]]


def _facing(passages: Sequence[Passage], number: dict[str, int]) -> Facing:
    found: Facing = defaultdict(list)
    for p in passages:
        a, b = number.get(p.a.document), number.get(p.b.document)
        if a is not None and b is not None:
            found[min(a, b), max(a, b)].append((p.a, p.b) if a < b else (p.b, p.a))
    return found


def _in_passage(facing: Facing, one: Told, other: Told) -> bool:
    """Whether both stand at the same place of a passage that the documents share."""
    for a, b in facing.get((one.document, other.document), ()):
        at, opposite = _middle(one, a), _middle(other, b)
        if a.start <= at < a.end and b.start <= opposite < b.end:
            here, there = (at - a.start) / max(1, a.end - a.start), (opposite - b.start) / max(1, b.end - b.start)
            if abs(here - there) < 0.15:
                return True
    return False


def _middle(told: Told, passage: Span) -> int:
    """Where a telling stands: its time expression, or the middle of its sentence as far as the passage goes."""
    if passage.start <= told.span.start < passage.end and not told.inherited:
        return told.span.start
    return (max(told.place[0], passage.start) + min(told.place[1], passage.end)) // 2
