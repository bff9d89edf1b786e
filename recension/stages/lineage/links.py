"""Who has it from whom: one parent for each document of a family, and all parents of a stitched text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recension.model import Link, LinkKind, Reason
from recension.settings.lineage import COPY_COVER, CUT_EDITS, LEAST_EDITS, SENTENCE_WORDS, SHARED_SOURCE_SCORE, STITCHED_SCORE
from recension.stages.lineage.align import Alignment
from recension.stages.lineage.columns import Floats
from recension.stages.lineage.corpus import Corpus
from recension.stages.lineage.descent import Descent, Descents, highest, rewrite_cues
from recension.stages.lineage.direction import Cue, agreeing, agreement_weights, lacking, lacking_weights, page_cues
from recension.stages.lineage.families import Stitched
from recension.stages.lineage.pages import Page
from recension.stages.lineage.relations import Relations, own_sentences
from recension.stages.lineage.rewrites import Rewrite


def _speaking_for(cues: Iterable[Cue], is_forth: bool) -> tuple[Reason, ...]:
    """The reasons for a direction: that of the cues, or the other."""
    return tuple(c.reason for c in cues if (c.weight > 0) == is_forth and c.weight)


def link(descent: Descent, proofs: Proofs) -> Link:
    """A link between two documents that share text, with its kind and its reasons."""
    found, pair = proofs.found, proofs.found.row(descent.parent, descent.child)
    kind, proof = kind_of(descent, found, pair, proofs.pages[descent.parent].is_of_agency), proofs.of(pair)
    parent, child = (proofs.corpus.cards[n].id for n in (descent.parent, descent.child))
    if kind == "shared source":
        says = "each has sentences of a common text that the other lacks: neither derives from the other"
        return Link(parent, child, kind, SHARED_SOURCE_SCORE, (proof, Reason("shared source", says)))
    return Link(parent, child, kind, round(descent.likely, 4), (proof, *proofs.reasons(descent, pair)))


def rewrite_link(descent: Descent, found: Rewrite, corpus: Corpus, pages: Mapping[int, Page]) -> Link:
    """A link between a text and its rewrite."""
    a, b = corpus.body(found.a), corpus.body(found.b)
    i, j = (*found.matches, *found.beside)[0]
    says = f"{len(found.matches)} sentences tell the same details in the same order, in other words"
    proof = Reason("told in the same order", says, (a.span(*a.sentences[i]), b.span(*b.sentences[j])))
    reasons = _speaking_for(rewrite_cues(pages[found.a], pages[found.b]), descent.parent == found.a)
    parent, child = (a.id, b.id) if descent.parent == found.a else (b.id, a.id)
    return Link(parent, child, "rewrite", round(found.score * descent.likely, 4), (proof, *reasons))


def kind_of(descent: Descent, found: Relations, pair: int, is_of_agency: bool) -> LinkKind:
    """How a document was made from its parent. What ``is_of_agency`` is itself the source that papers have in common."""
    if found.is_partial[pair] and not is_of_agency:
        return "shared source"
    side = slice(None) if descent.child < descent.parent else slice(None, None, -1)
    (child, _), (own, lacked) = found.cover[pair, side], found.own_words[pair, side]
    if child < COPY_COVER or own >= SENTENCE_WORDS:
        return "edited"
    is_cut = lacked >= SENTENCE_WORDS
    if found.moved[pair] or found.edits[pair] > (CUT_EDITS if is_cut else LEAST_EDITS):
        return "edited"
    return "cut" if is_cut else "repost"


def merged(number: int, parents: Sequence[int], proofs: Proofs) -> list[Link]:
    """The links of a stitched text, one to each of its parents."""
    links = []
    ids = [proofs.corpus.cards[p].id for p in parents]
    for parent, identity in zip(parents, ids, strict=True):
        proof = proofs.of(proofs.found.row(parent, number))
        via = tuple(sorted(other for other in ids if other != identity))
        says = "the text has passages of several texts that share nothing with each other"
        links.append(Link(identity, proofs.corpus.cards[number].id, "merged", STITCHED_SCORE, (proof, Reason("stitched", says)), via))
    return links


def nearest_parents(made: Stitched, possible: Descents, above: Mapping[int, int]) -> list[int]:
    """Of each group of texts that a stitched text has parts of the one that it is nearest to."""
    found = []
    for group in made.groups:
        best = max((possible.of(n, made.number) for n in group), key=lambda d: (round(d.nearness, 2), d.likely, -d.parent))
        found.append(highest(best.parent, made.number, above, possible).parent)
    return found


@dataclass(frozen=True, eq=False)
class Proofs:
    """What the links of copies rest on."""

    corpus: Corpus
    shared: Alignment
    found: Relations
    pages: Mapping[int, Page]

    @cached_property
    def _lacking(self) -> Floats:
        return lacking_weights(self.found)

    @cached_property
    def _agreed(self) -> Floats:
        return agreement_weights(self.found, len(self.corpus))

    def of(self, pair: int) -> Reason:
        """What a pair shares, as a reason with the longest passage."""
        p, inside = self.found.passages, slice(int(self.found.bounds[pair]), int(self.found.bounds[pair + 1]))
        best = inside.start + int(np.argmax(p.equal[inside]))
        words, (one, other) = int(p.equal[inside].sum()), self.found.cover[pair].tolist()
        says = f"they share {words} words in {inside.stop - inside.start} passages ({one:.0%} of the one, {other:.0%} of the other)"
        a, b = self.found.pairs[pair].tolist()
        spans = self.corpus.body(a).span(int(p.a0[best]), int(p.a1[best])), self.corpus.body(b).span(int(p.b0[best]), int(p.b1[best]))
        return Reason("shared passages", says, spans)

    def reasons(self, descent: Descent, pair: int) -> tuple[Reason, ...]:
        """What speaks for a direction."""
        a, b = self.found.pairs[pair].tolist()
        weight = float(self._lacking[pair])
        rich = a if weight > 0 else b
        own = own_sentences(self.corpus, self.shared, (a, b), rich) if weight else []
        cues = [lacking(weight, own, self.corpus.body(rich))] if own else []
        cues += [agreeing(agreed)] if (agreed := float(self._agreed[pair])) else []
        return _speaking_for([*cues, *page_cues(self.pages[a], self.pages[b])], descent.parent == a)
