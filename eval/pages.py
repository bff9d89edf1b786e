"""Pages: the clean body from HTML, and from the same pages as flat text without markup."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.corpora import path, rows
from eval.figures import Figure, digest
from recension.model import Document
from recension.sources import read
from recension.stages.clean import clean

SET = "pages/article_extraction.jsonl.gz"


def measure() -> Iterator[Figure]:
    """F1 over the words of the body, mean of pages, with markup and without; and pages exactly right."""
    scores: dict[str, list[float]] = {"with markup": [], "flat": []}
    for row in rows(SET):
        document = _rendered(row)
        for way, given in (("with markup", document), ("flat", replace(document, hints=(), url=None) if document else None)):
            scores[way].append(_f1(_body(given), row["body"]) if given else 0.0)
    for way, values in scores.items():
        yield Figure(SET, digest([path(SET)]), f"body F1, {way}", 100 * sum(values) / len(values))
        yield Figure(SET, digest([path(SET)]), f"bodies exactly right, {way}", 100 * sum(v == 1 for v in values) / len(values))


def _rendered(row: dict[str, Any]) -> Document | None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(row["html"], "utf8")
        return next((item for item in read([str(page)]) if isinstance(item, Document)), None)


def _body(document: Document) -> str:
    return "\n".join(document.text[r.start : r.end] for r in clean(document).body)


def _f1(found: str, gold: str) -> float:
    mine, true = Counter(found.split()), Counter(gold.split())
    common = (mine & true).total()
    return 2 * common / (mine.total() + true.total()) if mine or true else 1.0
