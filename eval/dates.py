"""Pages: the day that a page declares as its own, beside htmldate (extensive search, original date) in the same run.

Our weights were trained on these very pages: what holds for others is what ``training/dates.py --cross-validate`` says.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from eval.corpora import path, rows
from eval.figures import Figure, digest
from eval.pages import page_of, peer_answers
from recension.stages.clean import clean

SETS = ("pages/dates.default.jsonl.gz", "pages/dates.mediacloud.jsonl.gz")


def measure() -> Iterator[Figure]:
    """Pages whose day is right, in percent of all pages of a set; pages a second. A page without a day is right when none is given."""
    for name in SETS:
        pages = list(rows(name))
        began = time.process_time()
        found = [_day(page) for page in pages]
        speed = len(pages) / (time.process_time() - began)
        yield from _figures(name, "recension", found, pages, speed)
        if answers := peer_answers("htmldate", pages):
            speed = len(pages) / sum(a["seconds"] for a in answers)
            yield from _figures(name, "htmldate", [a["answer"] for a in answers], pages, speed)


def _day(page: dict[str, Any]) -> str | None:
    document = page_of(page)
    return clean(document).declared_date if document else None


def _figures(corpus: str, who: str, found: list[str | None], pages: list[dict[str, Any]], speed: float) -> Iterator[Figure]:
    right = sum((day or "nan") == page["published"] for day, page in zip(found, pages, strict=True))
    mark = digest([path(corpus)])
    yield Figure(corpus, mark, f"day right, {who}", 100 * right / len(pages))
    yield Figure(corpus, mark, f"pages a second, {who}", speed)
