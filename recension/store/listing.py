"""What the store says in one line of a document, a story, a hit: enough for a list, without the record itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recension.model import Rejected, Verdict

ItemKind = Literal["document", "story", "family", "event", "claim", "conflict", "entity", "judgement"]


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document of the edition. ``story`` and ``family`` are ids."""

    id: str
    siglum: str
    source: str
    title: str | None
    outlet: str | None
    published: str | None
    verdict: Verdict
    family: str | None
    story: str | None


@dataclass(frozen=True, slots=True)
class ListedStory:
    """A story and how much is in it; ``first`` and ``last`` are the days of its first and last entry, as far as they are known."""

    id: str
    title: str
    documents: int
    families: int
    events: int
    claims: int
    conflicts: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found. ``snippet`` is ``text[start:start + len(snippet)]`` of it.

    ``marks`` are the offsets within the snippet, ``in_title`` those within the title of the document, of the words that were found.
    """

    document: ListedDocument
    score: float
    snippet: str
    start: int
    marks: tuple[tuple[int, int], ...]
    in_title: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """The best hits of a search. ``total`` is how many there are in all; ``every_word`` is false if no document had all words."""

    query: str
    hits: tuple[Hit, ...]
    total: int
    every_word: bool


@dataclass(frozen=True, slots=True)
class Place:
    """What an id stands for; ``story`` is that in which an event, claim, conflict or name stands."""

    kind: ItemKind
    id: str
    story: str | None


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest did. ``rejected`` are those of its own inputs; ``rebuilt`` counts the stories that had to be told anew."""

    received: int
    known: int
    rejected: tuple[Rejected, ...]
    documents: int
    families: int
    stories: int
    rebuilt: int
