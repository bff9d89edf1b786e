"""Rewrites: one text told anew, sentence by sentence, in almost no words of the other.

Independent reports of one event share names and figures too, but not the order in which one author chose to
tell them. So the sentences of two texts are aligned in order (dynamic programming, as in bilingual sentence
alignment) by the details that they share, and what counts is how many sentences follow each other in both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np

from recension.model import Passage, Span
from recension.settings.lineage import (
    LEAST_MATCH,
    LEAST_MOVED_MATCH,
    LEAST_PART_MATCH,
    LEAST_REWRITTEN_SHARE,
    LEAST_TOLD_DETAILS,
    MATCHES_BY_CHANCE,
    REWRITE_EVIDENCE,
    REWRITE_STEEPNESS,
    REWRITTEN_PASSAGE_MATCHES,
)
from recension.stages.lineage.align import Alignment
from recension.stages.lineage.columns import Floats, Ints
from recension.stages.lineage.corpus import Body, Corpus
from recension.stages.lineage.telling import Knowledge, Tellers, Told, knowledge, told, without

Match = tuple[int, int]
"""Numbers of a sentence in each of two bodies."""


@dataclass(frozen=True, slots=True, eq=False)
class Rewrite:
    """Two bodies that tell the same sentence by sentence. ``strength`` is compared with ``REWRITE_EVIDENCE``.

    ``matches`` are in the same order in both; ``beside`` are those that were moved, and the parts of a sentence told in two.
    """

    a: int
    b: int
    matches: tuple[Match, ...]
    beside: tuple[Match, ...]
    share: float
    strength: float

    @property
    def score(self) -> float:
        """The probability that one is a rewrite of the other, or both of one text."""
        return float(1 / (1 + exp(-min(30.0, REWRITE_STEEPNESS * (self.strength - REWRITE_EVIDENCE)))))


def rewrites(corpus: Corpus, candidates: Sequence[Match], shared: Alignment, tellers: Tellers) -> list[Rewrite]:
    """The pairs of bodies of which one is a rewrite of the other, strongest first."""
    numbers = sorted({n for pair in candidates for n in pair})
    everyone = {n: told(corpus.body(n)) for n in numbers}
    known = knowledge(corpus, everyone.values(), tellers)
    found = []
    for a, b in candidates:
        made = _rewrite(_without_quotations(corpus, (everyone[a], everyone[b]), shared), known)
        if made is not None:
            found.append(made)
    return sorted(found, key=lambda r: (-round(r.strength, 6), r.a, r.b))


def _without_quotations(corpus: Corpus, both: tuple[Told, Told], shared: Alignment) -> tuple[Told, Told]:
    """What two bodies tell, the quotations left out that both have: these are no one's telling."""
    places = shared.passages_of((both[0].number, both[1].number))
    found = shared.passages.chosen(np.arange(places.start, places.stop))
    cited = found.chosen(~found.copied)
    if not len(cited.pair):
        return both
    sides = ((cited.a0, cited.a1), (cited.b0, cited.b1))
    left_out = [list(zip(low.tolist(), high.tolist(), strict=True)) for low, high in sides]
    first, second = (without(side, corpus.body(side.number), some) for side, some in zip(both, left_out, strict=True))
    return first, second


def _rewrite(both: tuple[Told, Told], known: Knowledge) -> Rewrite | None:
    """A pair as a rewrite; ``None`` if its sentences do not follow each other."""
    first, second = both
    telling = min(sum(len(s) >= LEAST_TOLD_DETAILS for s in t.sentences) for t in both)
    likeness = _likeness(first, second, known)
    best = [likeness.max(axis=k, initial=0.0) for k in (0, 1)]
    matched = min(int((some > LEAST_MATCH).sum()) for some in best)
    if not telling or (matched - MATCHES_BY_CHANCE) * min(1.0, matched / telling) < REWRITE_EVIDENCE:
        return None
    matches, gained = in_order(likeness - LEAST_MATCH)
    gainable = sum(float(np.maximum(some - LEAST_MATCH, 0).sum()) for some in best) / 2
    share = min(1.0, len(matches) / telling)
    strength = (len(matches) - MATCHES_BY_CHANCE) * share * gained / gainable
    if strength < REWRITE_EVIDENCE or share < LEAST_REWRITTEN_SHARE:
        return None
    moved = _moved(likeness, matches)
    held = tuple(m for m in matches if not any(m[0] == i or m[1] == j for i, j in moved))
    beside = (*moved, *parts([*held, *moved], likeness, LEAST_PART_MATCH))
    return Rewrite(first.number, second.number, held, beside, share, strength)


def _moved(likeness: Floats, matches: Sequence[Match]) -> list[Match]:
    """Sentences that are so like each other, and none else as much, that they need no order: they were moved.

    Where they are matched otherwise already, they must be as much liker than that.
    """
    taken = np.zeros_like(likeness)
    for i, j in matches:
        taken[i] = np.maximum(taken[i], likeness[i, j])
        taken[:, j] = np.maximum(taken[:, j], likeness[i, j])
    best = (likeness >= likeness.max(axis=1, keepdims=True)) & (likeness >= likeness.max(axis=0, keepdims=True))
    return [(i, j) for i, j in np.argwhere(best & (likeness - taken >= LEAST_MOVED_MATCH)).tolist()]


def parts(matches: Sequence[Match], likeness: Floats, least: float) -> list[Match]:
    """The other parts where one sentence was told in two: unmatched ones next to a matched one that are like what this is matched to.

    In the alignment of translations these are the beads of two sentences against one (Gale and Church 1993).
    """
    found: list[Match] = []
    for like, pairs, turn in ((likeness, matches, 1), (likeness.T, [(j, i) for i, j in matches], -1)):
        of = dict(pairs)
        for part in sorted(set(range(len(like))) - of.keys()):
            wholes = [of[n] for n in (part - 1, part + 1) if n in of]
            whole = max(wholes, key=lambda n: (like[part, n], -n), default=None)
            if whole is not None and like[part, whole] >= least:
                found.append((part, whole) if turn > 0 else (whole, part))
    return found


def _likeness(first: Told, second: Told, known: Knowledge) -> Floats:
    """What each two sentences share, in nats; a detail that one text repeats says less of each sentence.

    Summed in whole thousandths: such sums are exact, whatever the machine and the order.
    """
    common = first.everything & second.everything
    one, other = _places(first, common), _places(second, common)
    width = len(second.sentences)
    table = [0] * (len(first.sentences) * width)
    for what, rows in one.items():
        columns = other[what]
        worth = round(1000 * known.weight(what) / max(len(rows), len(columns)) ** 0.5)
        for row in rows:
            for column in columns:
                table[row * width + column] += worth
    return np.array(table, dtype=np.float64).reshape(len(first.sentences), width) / 1000


def _places(side: Told, common: frozenset[str]) -> dict[str, list[int]]:
    """In which sentences each of some details stands."""
    places: dict[str, list[int]] = {}
    for number, sentence in enumerate(side.sentences):
        for what in sentence & common:
            places.setdefault(what, []).append(number)
    return places


def in_order(gain: Floats) -> tuple[list[Match], float]:
    """The matches that gain most in all while no two cross, and their gain; what gains nothing is no match."""
    rows, columns = gain.shape
    best = np.zeros((rows + 1, columns + 1))
    worth = np.maximum(gain, 0)
    for i in range(rows):
        taken = best[i, :-1] + worth[i]
        best[i + 1, 1:] = np.maximum.accumulate(np.maximum(best[i, 1:], taken))
    matches: list[Match] = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            matches.append((i, j))
    return matches[::-1], float(best[rows, columns])


def as_passages(rewrite: Rewrite, corpus: Corpus) -> list[Passage]:
    """The matched sentences as the edition shows them: those that follow each other within a paragraph of both are one passage."""
    a, b = corpus.body(rewrite.a), corpus.body(rewrite.b)
    runs: list[list[Match]] = []
    for match in sorted((*rewrite.matches, *rewrite.beside)):
        if runs and len(runs[-1]) < REWRITTEN_PASSAGE_MATCHES and _goes_on((a, b), runs[-1][-1], match):
            runs[-1].append(match)
        else:
            runs.append([match])
    return [Passage(_stretch(a, run, 0), _stretch(b, run, 1), "rewritten", round(rewrite.score, 4)) for run in runs]


def _goes_on(both: tuple[Body, Body], one: Match, following: Match) -> bool:
    """Whether two matches are of sentences that stand in one paragraph on either side, next to each other or the same."""
    for body, i, j in zip(both, one, following, strict=True):
        before, behind = body.span(*body.sentences[i]), body.span(*body.sentences[j])
        if j not in (i, i + 1) or "\n" in body.text[before.end : max(before.end, behind.start)]:
            return False
    return True


def _stretch(body: Body, run: Sequence[Match], side: int) -> Span:
    """The sentences of one side of some matches that follow each other."""
    return body.span(body.sentences[run[0][side]][0], body.sentences[run[-1][side]][1])


def united(found: Sequence[Rewrite], child: Mapping[Match, int], group: Ints) -> list[Rewrite]:
    """The rewrites that join families: a text is a rewrite of one family only, that which it follows most."""
    family_of: dict[int, int] = {}
    kept = []
    for rewrite in found:
        young = child[rewrite.a, rewrite.b]
        old = rewrite.b if young == rewrite.a else rewrite.a
        if family_of.setdefault(young, int(group[old])) == group[old]:
            kept.append(rewrite)
    return kept
