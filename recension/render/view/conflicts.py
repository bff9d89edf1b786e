"""The apparatus: conflicts by kind, each with its readings, and which entries they touch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recension.model import Conflict, ConflictKind, Reading, Span, Story
from recension.render.view.counts import capital, count
from recension.render.view.dates import spelled
from recension.render.view.index import Index
from recension.render.view.quotations import Cite, Piece, Quotation, cites, one_line, quotations
from recension.render.view.reasons import ReasonView, reasons
from recension.text.spans import Range, overlap

KINDS: dict[ConflictKind, str] = {
    "contradiction": "Values of one thing that cannot both be right.",
    "disputed": "Sources that say opposite things.",
    "forecast": "What was expected, against what happened.",
    "update": "A later report replaces an earlier value.",
    "precision": "One value contains the other; no quarrel.",
    "scope": "Not the same thing is counted.",
}
"""What each kind means, in the order in which the apparatus prints them."""

CONTEXT = 36
"""Characters shown on either side of a reading: enough to see what it is a reading of."""
MOST_QUOTATIONS = 2
"""Wordings shown of one reading; the other documents that have it stand there with their letters."""


@dataclass(frozen=True, slots=True)
class ConflictMark:
    """The sign ≠ at an entry that a conflict touches."""

    number: int
    kind: str
    href: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One of the values, the words in which it stands, and all documents that have it."""

    value: str
    quotations: tuple[tuple[Piece, ...], ...]
    cites: tuple[Cite, ...]
    families: str


@dataclass(frozen=True, slots=True)
class ConflictView:
    """An entry of the apparatus."""

    number: int
    anchor: str
    about: str
    readings: tuple[ReadingView, ...]
    why: tuple[ReasonView, ...]
    score: float


@dataclass(frozen=True, slots=True)
class KindView:
    """All conflicts of one kind."""

    kind: str
    says: str
    conflicts: tuple[ConflictView, ...]


@dataclass(frozen=True, slots=True)
class Touches:
    """Which conflicts touch which words of a story: their readings by document."""

    readings: dict[str, tuple[tuple[Range, ConflictMark], ...]]

    def of(self, spans: Iterable[Span]) -> tuple[ConflictMark, ...]:
        """The conflicts that have a reading within the given words, by number."""
        met = {mark for s in spans for place, mark in self.readings.get(s.document, ()) if overlap((s.start, s.end), place)}
        return tuple(sorted(met, key=lambda mark: mark.number))


def numbered(story: Story) -> list[tuple[int, Conflict]]:
    """The conflicts of a story with their numbers, in the order of the apparatus."""
    kinds = list(KINDS)
    ordered = sorted(story.conflicts, key=lambda c: (kinds.index(c.kind), -c.score, c.id))
    return list(enumerate(ordered, 1))


def touches(index: Index, story: Story) -> Touches:
    """The signs of all conflicts of a story."""
    found: dict[str, list[tuple[Range, ConflictMark]]] = {}
    for number, conflict in numbered(story):
        mark = ConflictMark(number, conflict.kind, f"#{index.anchors[story.id, 'x-' + conflict.id]}")
        for span in (s for reading in conflict.values for s in reading.spans):
            found.setdefault(span.document, []).append(((span.start, span.end), mark))
    return Touches({document: tuple(places) for document, places in found.items()})


def apparatus(index: Index, story: Story) -> tuple[KindView, ...]:
    """The conflicts of a story, kind by kind."""
    views = [(c.kind, _conflict(index, story, n, c)) for n, c in numbered(story)]
    grouped = ((kind, says, tuple(v for k, v in views if k == kind)) for kind, says in KINDS.items())
    return tuple(KindView(kind, says, found) for kind, says, found in grouped if found)


def absent(story: Story) -> tuple[str, ...]:
    """The kinds of conflict that a story has none of."""
    return tuple(kind for kind in KINDS if all(c.kind != kind for c in story.conflicts))


def _conflict(index: Index, story: Story, number: int, conflict: Conflict) -> ConflictView:
    return ConflictView(
        number=number,
        anchor=index.anchors[story.id, "x-" + conflict.id],
        about=capital(conflict.about),
        readings=reading_views(index, conflict),
        why=reasons(index, conflict.why),
        score=conflict.score,
    )


def reading_views(index: Index, conflict: Conflict) -> tuple[ReadingView, ...]:
    """The readings of a conflict."""
    return tuple(_reading(index, r) for r in conflict.values)


def _reading(index: Index, reading: Reading) -> ReadingView:
    """A reading in its wordings. The value is printed beside them only where none of them says it."""
    wordings: dict[str, Quotation] = {}
    for quotation in quotations(index, reading.spans, CONTEXT):
        wordings.setdefault("".join(p.text for p in quotation.pieces if p.marked).casefold(), quotation)
    said = any(one_line(reading.value).strip().casefold() in words for words in wordings)
    shown = tuple(_plain(q.pieces) if not said else q.pieces for q in wordings.values())[:MOST_QUOTATIONS]
    several = len({s.document for s in index.known(reading.spans)}) > 1
    families = count(reading.families, "family") if several else ""
    return ReadingView("" if said else spelled(reading.value), shown, cites(index, reading.spans), families)


def _plain(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A quotation whose long marked words would shout beside the value that is printed before them."""
    return tuple(Piece(p.text, p.marked and len(p.text) <= CONTEXT) for p in pieces)
