"""Finding things in a store: by the beginning of an id, by a siglum, by words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recension.settings.store import SNIPPET
from recension.store.contents import read_row, read_text
from recension.store.database import Database
from recension.store.listing import Hit, Hits, ListedDocument, Place
from recension.store.refusals import ambiguous, unknown_id
from recension.store.words import Term, places, terms_of

_LISTED = "id, siglum, source, title, outlet, published, verdict, family, story"
_MOST_SHOWN = 5
_MOST_COUNTED = 10_000

_BY_PREFIX = """
    SELECT 'document', id, story FROM documents WHERE id >= ? AND id < ?
    UNION ALL SELECT 'story', id, id FROM stories WHERE id >= ? AND id < ?
    UNION ALL SELECT kind, id, story FROM items WHERE id >= ? AND id < ?
    UNION ALL SELECT kind, id, NULL FROM parts WHERE kind = 'family' AND id >= ? AND id < ?
    UNION ALL SELECT 'judgement', id, NULL FROM judgements WHERE id >= ? AND id < ?
"""


def find(database: Database, prefix: str) -> Place:
    """What an id, the beginning of one, or a siglum stands for. Raises :class:`~recension.errors.UsageError` for none or several.

    A whole id counts more than the same characters at the beginning of another; a siglum is written in capitals.
    """
    documents = database.rows("SELECT id, story FROM documents WHERE siglum = ?", (prefix,))
    if len(documents) == 1:
        return read_row(Place, ("document", *documents[0]))
    found = [read_row(Place, row) for row in database.rows(_BY_PREFIX, (prefix, f"{prefix}\uffff") * 5)] if prefix else []
    exact = [place for place in found if place.id == prefix]
    candidates = sorted(set(exact or found), key=lambda p: (p.kind, p.id, p.story or ""))
    if not candidates:
        raise unknown_id(prefix)
    if len({(p.kind, p.id) for p in candidates}) > 1:
        shown = [f"{p.kind} {p.id}" for p in candidates[:_MOST_SHOWN]]
        raise ambiguous(prefix, " or ".join(shown) + (" or others" if len(candidates) > _MOST_SHOWN else ""))
    return candidates[0]


def search(database: Database, query: str, limit: int, typing: bool) -> Hits:
    """The documents that hold the words of a query; if none holds all, those that hold one of them."""
    terms = terms_of(query)
    if typing and terms and query[-1:].isalnum():
        terms = (*terms[:-1], replace(terms[-1], prefix=True))
    if not terms:
        return Hits(query, (), 0, every_word=True)
    with database.reading():
        found, every_word = database.find(terms, limit), True
        total = database.count(terms, _MOST_COUNTED)
        if not found and len(terms) > 1:
            found, every_word = _any_of(database, terms, limit), False
            total = len(found)
        return Hits(query, tuple(_hit(database, number, score, terms) for number, score in found), total, every_word)


def _any_of(database: Database, terms: Sequence[Term], limit: int) -> list[tuple[int, float]]:
    """The documents that hold at least one term, those that hold rare ones and several of them first."""
    scores: dict[int, float] = {}
    for term in terms:
        for number, score in database.find((term,), limit):
            scores[number] = scores.get(number, 0.0) + score
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]


def _hit(database: Database, number: int, score: float, terms: Sequence[Term]) -> Hit:
    *listed, record = database.rows(f"SELECT {_LISTED}, record FROM documents WHERE number = ?", (number,))[0]  # noqa: S608  constants
    document, text = read_row(ListedDocument, listed), read_text(record)
    marks = places(text, terms)
    start, end = _window(text, marks[0] if marks else (0, 0))
    within = tuple((a - start, b - start) for a, b in marks if start <= a and b <= end)
    return Hit(document, score, text[start:end], start, within, tuple(places(document.title or "", terms)))


def _window(text: str, first: tuple[int, int]) -> tuple[int, int]:
    """The stretch of a text that is shown around a hit, cut between words."""
    start = max(0, first[0] - SNIPPET // 3)
    end = min(len(text), max(start + SNIPPET, first[1]))
    if start:
        start = min(first[0], text.find(" ", start, first[0]) + 1 or start)
    if end < len(text):
        end = max(first[1], text.rfind(" ", first[1], end)) if text.rfind(" ", first[1], end) > 0 else end
    return start, end
