"""Pages: the day that a page declares as its own, beside htmldate (extensive search, original date) in the same run.

Our weights were trained on these very pages: the figure is that of weights which have seen no page of the site (``training/dates.py``).
Speed is processor time on one core, from the markup to the day, with the weights that are shipped.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from eval.corpora import path, rows
from eval.figures import SHARED, Figure, digest
from eval.pages import page_of, peer_answers
from recension.stages.clean.declared import declared
from training.dates import SETS, pages, sites_left_out


def measure() -> Iterator[Figure]:
    """Pages whose day is right, in percent of all pages of a set; pages a second. A page without a day is right when none is given."""
    known = pages(SHARED / "data")
    outcomes = list(zip(known, sites_left_out(known), strict=True))
    for name in SETS:
        given = list(rows(name))
        mark = digest([path(name)])
        right = [is_right for page, is_right in outcomes if page.corpus == name]
        yield Figure(name, mark, "day right, recension, sites left out", 100 * sum(right) / len(right))
        began = time.process_time()
        for page in given:
            _day(page)
        yield Figure(name, mark, "pages a second, recension", len(given) / (time.process_time() - began))
        if answers := peer_answers("htmldate", given):
            days = [(a["answer"] or "nan") == page["published"] for a, page in zip(answers, given, strict=True)]
            yield Figure(name, mark, "day right, htmldate", 100 * sum(days) / len(days))
            yield Figure(name, mark, "pages a second, htmldate", len(given) / sum(a["seconds"] for a in answers))


def _day(page: dict[str, Any]) -> str | None:
    document = page_of(page)
    return declared(document)[0] if document else None
