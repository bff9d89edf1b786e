"""Which documents belong together: articles and annotations → groups of documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recension.model import Annotations, Article, Lineage


def gather(articles: Sequence[Article], annotations: Mapping[str, Annotations], lineage: Lineage) -> tuple[tuple[str, ...], ...]:
    """A partition of the documents (their ids) into stories; a document of no story is alone."""
    return (tuple(article.document.id for article in articles),)
