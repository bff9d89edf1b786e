"""The stage itself."""

from __future__ import annotations

from collections.abc import Sequence

from recension.model import Article, Family, Lineage


def trace(articles: Sequence[Article]) -> Lineage:
    """The passages, links and families among articles."""
    return Lineage(families=tuple(Family(a.document.id, (a.document.id,), None, ()) for a in articles))
