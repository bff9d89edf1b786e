"""Who says so: the places in the margin, and the raised letters in the text.

Witnesses always stand in the same places, family by family, so that a look down the
margin shows where one family speaks alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from recension.model import Span
from recension.render.view.counts import count, listed
from recension.render.view.index import FamilyName, Index, family_order
from recension.render.view.quotations import Cite, cite

MOST_LETTERS = 10
"""More documents than this do not fit the margin letter by letter: their families get the places."""
MOST_PLACES = 9
"""More families than this do not fit either: only those that speak are shown."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A document's place in the margin; silent documents are dots."""

    siglum: str
    speaks: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A family's place in the margin: its letters, or (if they are too many) its name and how many speak."""

    name: str
    speaks: bool
    letters: tuple[Letter, ...]
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Raised:
    """The raised letters after a sentence, family by family, and how many families are left out."""

    groups: tuple[tuple[Cite, ...], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Marks:
    """The margin of an entry: the places, the count of families, and the same in words."""

    places: tuple[Place, ...]
    more: int
    families: str
    spoken: str


def marks(index: Index, story: tuple[str, ...], spans: Iterable[Span]) -> Marks:
    """The margin of an entry of a story that rests on ``spans``."""
    speaking = {s.document for s in spans if s.document in index.documents}
    families = family_order(index, story)
    heard = [name for name, members in families if speaking.intersection(members)]
    letters = [index.siglum(d) for _, members in families for d in members if d in speaking]
    how_many = count(len(heard), "family")
    places, more = _places(index, families, speaking)
    return Marks(places, more, how_many, f"Witnesses: {listed(letters) or 'none'}; {how_many}.")


def _places(index: Index, families: list[tuple[FamilyName, tuple[str, ...]]], speaking: set[str]) -> tuple[tuple[Place, ...], int]:
    """The places of all families, in letters while they fit, and how many do not."""
    if sum(len(members) for _, members in families) <= MOST_LETTERS:
        lettered = (
            Place(family.name, bool(speaking.intersection(m)), tuple(Letter(index.siglum(d), d in speaking) for d in m))
            for family, m in families
        )
        return tuple(lettered), 0
    places = [Place(family.name, bool(speaking.intersection(m)), (), len(speaking.intersection(m))) for family, m in families]
    if len(places) <= MOST_PLACES:
        return tuple(places), 0
    heard = [p for p in places if p.speaks]
    return tuple(heard[:MOST_PLACES]), max(0, len(heard) - MOST_PLACES)


def raised(index: Index, spans: Iterable[Span]) -> Raised:
    """The raised letters after a sentence: a link for each document, or for each family if those are too many."""
    first: dict[str, Span] = {}
    for span in index.known(tuple(spans)):
        first.setdefault(span.document, span)
    families = family_order(index, first)
    if len(first) <= MOST_LETTERS:
        return Raised(tuple(tuple(cite(index, first[d]) for d in members) for _, members in families), 0)
    named = [(replace(cite(index, first[members[0]]), siglum=family.name),) for family, members in families]
    return Raised(tuple(named[:MOST_LETTERS]), max(0, len(named) - MOST_LETTERS))
