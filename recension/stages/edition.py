"""Accounts → Edition: documents get their sigla, everything its fixed order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recension.model import (
    Account,
    Article,
    Document,
    EditedDocument,
    Edition,
    Group,
    Lineage,
    Passage,
    Published,
    Reason,
    Rejected,
    Reliance,
)
from recension.settings.edition import LARGE_FAMILY


def in_edition_order(documents: Iterable[Document]) -> list[Document]:
    """Documents by their source (numbers in it by value), then by content; equal content gets distinct ids."""
    ordered = sorted(documents, key=lambda d: (_natural(d.source), d.sha256))
    seen: dict[str, int] = {}
    distinct = []
    for document in ordered:
        seen[document.id] = count = seen.get(document.id, 0) + 1
        distinct.append(document if count == 1 else replace(document, id=f"{document.id}.{count}"))
    return distinct


def _natural(source: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which ``d2`` comes before ``d10``."""
    parts = re.findall(r"[0-9]+|[^0-9]+", source)
    return tuple((0, int(p[:18]), p) if p[0] in "0123456789" else (1, 0, p) for p in parts)


def siglum(index: int) -> str:
    """The letter of the document at ``index``: A to Z, then AA, AB and so on."""
    letters = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def abstain(group: Group, error: str) -> Account:
    """The account of a group that could not be reconciled: nothing is known, and the error says why."""
    why = (Reason("reconcile failed", f"the story could not be reconciled: {error}; please report this as a bug"),)
    unknown = Published(None, None, None, 0.0, "unknown", (), why)
    return Account((unknown,) * len(group.articles), ((),) * len(group.articles), None)


def edit(
    articles: Sequence[Article],
    rejected: Sequence[Rejected],
    lineage: Lineage,
    groups: Sequence[Group],
    accounts: Sequence[Account],
) -> Edition:
    """The edition of a pile: every document, every rejected entry, the lineage, the stories by size."""
    verdicts: dict[str, tuple[Published, tuple[Reliance, ...]]] = {}
    for group, account in zip(groups, accounts, strict=True):
        for article, published, relies_on in zip(group.articles, account.published, account.relies_on, strict=True):
            verdicts[article.document.id] = published, relies_on
    stories = [account.story for account in accounts if account.story is not None]
    return Edition(
        documents=tuple(edited(a, siglum(i), *verdicts[a.document.id]) for i, a in enumerate(articles)),
        rejected=tuple(rejected),
        lineage=replace(lineage, passages=tuple(_listed(lineage))),
        stories=tuple(sorted(stories, key=lambda s: (-len(s.documents), s.id))),
    )


def edited(article: Article, letter: str, published: Published, relies_on: tuple[Reliance, ...]) -> EditedDocument:
    """The document of an article as the edition shows it."""
    document = article.document
    return EditedDocument(
        id=document.id,
        siglum=letter,
        source=document.source,
        source_id=document.source_id,
        url=document.url,
        sha256=document.sha256,
        text=document.text,
        language=article.language,
        title=article.title,
        regions=article.regions,
        outlet=article.outlet,
        agency=article.agency,
        byline=article.byline,
        dateline=article.dateline,
        declared_date=article.declared_date,
        published=published,
        relies_on=relies_on,
    )


def _listed(lineage: Lineage) -> Iterator[Passage]:
    """The passages that an edition lists: all, but of a very large family only those of its links.

    What two sisters share follows from what each shares with the parent, and to list it grows with the square of the copies.
    """
    linked = {frozenset((link.from_, link.to)) for link in lineage.links}
    large = {document: f.id for f in lineage.families if len(f.documents) > LARGE_FAMILY for document in f.documents}
    for passage in lineage.passages:
        one, other = large.get(passage.a.document), large.get(passage.b.document)
        if one is None or one != other or frozenset((passage.a.document, passage.b.document)) in linked:
            yield passage
