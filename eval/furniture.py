"""Furniture: how much of scraped text, which somebody's extractor took for the article, is called boilerplate here."""

from __future__ import annotations

from collections.abc import Iterator

from eval.corpora import path, rows
from eval.figures import Figure, digest
from recension.model import Document
from recension.stages.clean import clean

SET = "stories/gun_violence.dev.jsonl.gz"


def measure() -> Iterator[Figure]:
    """The share of characters that are kept as body, and that are called boilerplate; documents of which nothing is kept."""
    articles = [clean(Document(row["id"], row["id"], "", row["text"])) for row in rows(SET)]
    total = sum(len(a.document.text) for a in articles)
    mark = digest([path(SET)])
    for kind in ("body", "boilerplate"):
        held = sum(r.end - r.start for a in articles for r in a.regions if r.kind == kind)
        yield Figure(SET, mark, f"characters called {kind}, %", 100 * held / total)
    empty = sum(not a.body for a in articles)
    yield Figure(SET, mark, "documents of which nothing is called body, %", 100 * empty / len(articles))
