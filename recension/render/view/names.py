"""Who is in a story: the primary sources that its reports rest on, and an index of all names, each leading to its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recension.model import Entity, EntityKind, Span, Story
from recension.render.view.index import Index, family_order
from recension.render.view.quotations import Cite, cites
from recension.render.view.witnesses import Raised, raised

MOST_NAMES = 150
"""Names in the index, those of most documents and mentions first; the others are counted."""
KINDS: dict[EntityKind, str] = {"person": "Persons", "organisation": "Organisations", "place": "Places", "other": "Other names"}
"""The parts of the index, in their order."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A primary source, the families that rest on it, and where their documents say so."""

    anchor: str
    name: str
    families: tuple[str, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """An entry of the index: a name, its other spellings, and the first mention in each document."""

    name: str
    also: tuple[str, ...]
    letters: Raised
    mentions: int


@dataclass(frozen=True, slots=True)
class NamesOfKind:
    """All names of one kind, by the alphabet."""

    title: str
    names: tuple[NameView, ...]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The index of names; ``more`` counts those left out."""

    kinds: tuple[NamesOfKind, ...]
    more: int


def sources(index: Index, story: Story, anchor: str) -> tuple[SourceView, ...]:
    """The primary sources of a story, those of most families first."""
    said: dict[str, list[Span]] = {}
    for document in (index.documents[d] for d in story.documents if d in index.documents):
        for relied in document.relies_on:
            said.setdefault(relied.name, []).extend(relied.spans)
    family_names = {f.id: f.name for f, _ in family_order(index, story.documents)}
    ordered = sorted(story.witnesses.primary_sources, key=lambda s: (-len(s.families), s.name))
    return tuple(
        SourceView(
            anchor=f"{anchor}-source-{i}",
            name=source.name,
            families=tuple(family_names[f] for f in source.families if f in family_names),
            cites=cites(index, said.get(source.name, ())),
        )
        for i, source in enumerate(ordered, 1)
    )


def name_index(index: Index, story: Story) -> NameIndex | None:
    """The index of a story's names, or ``None`` if it has none."""
    ranked = sorted(story.entities, key=lambda e: (-len({m.document for m in e.mentions}), -len(e.mentions), e.name, e.id))
    kept = ranked[:MOST_NAMES]
    parts = ((title, [e for e in kept if e.kind == kind]) for kind, title in KINDS.items())
    kinds = tuple(NamesOfKind(title, _by_alphabet(index, found)) for title, found in parts if found)
    return NameIndex(kinds, len(ranked) - len(kept)) if kinds else None


def _by_alphabet(index: Index, entities: Sequence[Entity]) -> tuple[NameView, ...]:
    ordered = sorted(entities, key=lambda e: (e.name.casefold(), e.id))
    return tuple(NameView(e.name, tuple(a for a in e.aliases if a != e.name), raised(index, e.mentions), len(e.mentions)) for e in ordered)
