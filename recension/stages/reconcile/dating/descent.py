"""What the lineage says of the documents of a group: whose text each holds, and which passages it took over from others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from recension.model import Lineage, Link, LinkKind, Span
from recension.stages.reconcile.dating.told import Told

_COPIES: frozenset[LinkKind] = frozenset({"repost", "cut", "edited"})
_RETOLD: frozenset[LinkKind] = _COPIES | {"rewrite"}


def parents(link: Link) -> tuple[str, ...]:
    """The documents that one derives from by a link: its parent, or those that the lost parent is known by."""
    return tuple(i for i in ((link.from_,) if link.from_ is not None else link.via) if i is not None)


@dataclass(frozen=True)
class Descent:
    """The lineage of the documents of a group, which are numbered by their ids."""

    lineage: Lineage
    number: Mapping[str, int]

    @cached_property
    def kin(self) -> tuple[int, ...]:
        """For each document one number for all that tell one text: it, its copies and its rewrites."""
        return self._linked_by(_RETOLD)

    @cached_property
    def one_text(self) -> tuple[int, ...]:
        """For each document one number for all that hold one text: it and its copies."""
        return self._linked_by(_COPIES)

    def copies(self, document: int) -> int:
        """How many documents hold the text of one, it included."""
        return self.one_text.count(self.one_text[document])

    def _linked_by(self, kinds: frozenset[LinkKind]) -> tuple[int, ...]:
        family = list(range(1 + max(self.number.values(), default=-1)))
        for link in self.lineage.links:
            one, other = self.number.get(link.from_ or ""), self.number.get(link.to)
            if link.kind in kinds and one is not None and other is not None and family[one] != family[other]:
                family = [family[one] if k == family[other] else k for k in family]
        return tuple(family)

    @cached_property
    def copied(self) -> frozenset[int]:
        """The documents that are copies of another: their pages give the day of the copy."""
        links = (link for link in self.lineage.links if link.kind in _COPIES and link.score >= 0.5)
        return frozenset(self.number[link.to] for link in links if link.to in self.number and parents(link))

    @cached_property
    def mergers(self) -> Counter[str]:
        """Of how many documents of the group each merged text took over passages."""
        return Counter(link.to for link in self.lineage.links if link.kind == "merged" for p in parents(link) if p in self.number)

    @cached_property
    def taken_over(self) -> dict[int, tuple[tuple[Span, Span], ...]]:
        """The passages, by document, that a merged text took over from others, and the words there."""
        merged = {(link.to, parent) for link in self.lineage.links if link.kind == "merged" for parent in parents(link)}
        found: dict[int, list[tuple[Span, Span]]] = {}
        for passage in self.lineage.passages:
            for own, other in ((passage.a, passage.b), (passage.b, passage.a)):
                if (own.document, other.document) in merged and own.document in self.number:
                    found.setdefault(self.number[own.document], []).append((own, other))
        return {document: tuple(passages) for document, passages in found.items()}

    def took_over(self, told: Told) -> bool:
        """Whether a day stands in a passage that was taken over, and was so there too: a merger that adds *yesterday* counts from its own day."""
        if told.inherited:
            return self.is_within(told.document, (told.place[0] + told.place[1]) // 2)
        own = self.taken_over.get(told.document, ())
        return any(here.start <= told.span.start < here.end and told.span.quote.lower() in there.quote.lower() for here, there in own)

    def is_within(self, document: int, at: int) -> bool:
        """Whether a character of a document stands in a passage that was taken over."""
        return any(here.start <= at < here.end for here, _ in self.taken_over.get(document, ()))
