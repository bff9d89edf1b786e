"""Short reports as the chain reads them: plain text and a declared day, each report a family of its own."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from recension.model import Annotations, Article, Document, Group, Lineage, Region
from recension.stages.annotate import annotate
from recension.stages.reconcile.dating.together import date_together
from recension.stages.reconcile.evidence import Evidence

Report = tuple[str, str]
"""A day and a text."""


@cache
def _read(key: str, text: str) -> tuple[Article, Annotations]:
    article = Article(Document(key, key, "", text), "en", (Region("body", 0, len(text)),))
    return article, annotate(article)


def reported(*reports: Report) -> Evidence:
    """The evidence of some reports."""
    read = [_read(f"d{number}", text) for number, (_, text) in enumerate(reports)]
    articles = tuple(replace(article, declared_date=day) for (article, _), (day, _) in zip(read, reports, strict=True))
    group = Group(articles, tuple(made for _, made in read), Lineage(), told=True)
    return Evidence(group, date_together(group))
