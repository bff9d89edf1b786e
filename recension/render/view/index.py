"""Where everything stands: documents by id, their lines with anchors, families with names, numbered conflicts.

A *line* is what an anchor can point to: a sentence of the article's own text (numbered), or a whole
region of anything else. The lines of a document cover all its characters but white space.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from recension.model import EditedDocument, Edition, Link, Passage, Span
from recension.render.view.dates import in_words
from recension.text.sentences import sentences
from recension.text.spans import strip

NUMBERED = frozenset({"body", "caption"})
"""Regions whose sentences are counted and cited by number."""

GREEK = "αβγδεζηθικλμνξοπρστυφχψω"


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a document with an anchor: sentence ``number``, or a whole region (``number`` is ``None``)."""

    anchor: str
    number: int | None
    region: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FamilyName:
    """A family as the page calls it: a Greek letter if it has several documents, else that document's letter."""

    id: str
    name: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """All look-ups that the page needs, made once for an edition."""

    edition: Edition
    documents: dict[str, EditedDocument]
    positions: dict[str, int]
    lines: dict[str, tuple[Line, ...]]
    starts: dict[str, list[int]]
    family: dict[str, FamilyName]
    anchors: dict[tuple[str, str], str]
    links: tuple[Link, ...]
    passages: dict[frozenset[str], tuple[Passage, ...]]
    year: int | None

    def short(self, date: str | None) -> str:
        """A date in few words, without the year in which most documents were written."""
        return in_words(date, self.year, short=True)

    def line_at(self, document: str, offset: int) -> Line:
        """The line of a document at an offset; the one before it if it falls between two."""
        return self.lines[document][max(0, bisect.bisect_right(self.starts[document], offset) - 1)]

    def lines_of(self, span: Span) -> list[Line]:
        """The lines that a span touches, at least the one that it begins in."""
        starts, lines = self.starts[span.document], self.lines[span.document]
        first = max(0, bisect.bisect_right(starts, span.start) - 1)
        last = bisect.bisect_left(starts, span.end)
        return list(lines[first : max(first + 1, last)])

    def siglum(self, document: str) -> str:
        """The letter of a document."""
        return self.documents[document].siglum

    def known(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Spans of documents that are in the edition, in the order of letters and offsets, each once."""
        unique = dict.fromkeys(s for s in spans if s.document in self.positions)
        return tuple(sorted(unique, key=lambda s: (self.positions[s.document], s.start, s.end)))


def index(edition: Edition) -> Index:
    """The look-ups of an edition."""
    documents = {d.id: d for d in edition.documents}
    found = {d.id: lines(d) for d in edition.documents}
    passages: dict[frozenset[str], list[Passage]] = {}
    for passage in edition.lineage.passages:
        passages.setdefault(frozenset((passage.a.document, passage.b.document)), []).append(passage)
    return Index(
        edition=edition,
        documents=documents,
        positions={d.id: i for i, d in enumerate(edition.documents)},
        lines=found,
        starts={document: [line.start for line in its] for document, its in found.items()},
        family=_families(edition),
        anchors=_anchors(edition),
        links=tuple(x for x in edition.lineage.links if x.to in documents and (x.from_ is None or x.from_ in documents)),
        passages={pair: tuple(shared) for pair, shared in passages.items()},
        year=_usual_year(edition),
    )


def _usual_year(edition: Edition) -> int | None:
    """The year in which most documents were written, if it is more than half of them."""
    years = Counter(d.published.date[:4] for d in edition.documents if d.published.date)
    year, documents = max(sorted(years.items()), key=lambda item: item[1], default=("", 0))
    return int(year) if 2 * documents > len(edition.documents) else None


def lines(document: EditedDocument) -> tuple[Line, ...]:
    """The lines of a document, in order of the text; a document without text has one empty line."""
    found: list[Line] = []
    number = 0
    for i, region in enumerate(document.regions):
        if region.kind in NUMBERED:
            for start, end in sentences(document.text, region.start, region.end):
                number += 1
                found.append(Line(f"d-{document.siglum}-s{number}", number, i, start, end))
        else:
            start, end = strip(document.text, (region.start, region.end))
            if start < end:
                found.append(Line(f"d-{document.siglum}-r{i + 1}", None, i, start, end))
    return tuple(found) or (Line(f"d-{document.siglum}", None, 0, 0, 0),)


def _families(edition: Edition) -> dict[str, FamilyName]:
    """The family of each document. Greek letters go by the order of documents; a document in none is its own."""
    order = {d.id: i for i, d in enumerate(edition.documents)}
    named: dict[str, FamilyName] = {}
    present = [(tuple(sorted((d for d in f.documents if d in order), key=order.__getitem__)), f) for f in edition.lineage.families]
    greek = 0
    for documents, family in sorted((p for p in present if p[0]), key=lambda p: order[p[0][0]]):
        name = edition.documents[order[documents[0]]].siglum
        if len(documents) > 1:
            name = _greek(greek)
            greek += 1
        named.update(dict.fromkeys(documents, FamilyName(family.id, name, documents)))
    alone = {d.id: FamilyName(d.id, d.siglum, (d.id,)) for d in edition.documents}
    return alone | named


def _greek(position: int) -> str:
    """The Greek letter at a position; from the second round on with its number."""
    rounds, letter = divmod(position, len(GREEK))
    return GREEK[letter] + (str(rounds + 1) if rounds else "")


def _anchors(edition: Edition) -> dict[tuple[str, str], str]:
    """The anchor of each event, claim and conflict, by story and id; no two are the same."""
    anchors: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for story in edition.stories:
        items = chain((("e", x.id) for x in story.timeline), (("c", x.id) for x in story.claims), (("x", x.id) for x in story.conflicts))
        for letter, identifier in items:
            anchor = f"{letter}-{identifier}"
            while anchor in taken:
                anchor += "-again"
            taken.add(anchor)
            anchors[story.id, f"{letter}-{identifier}"] = anchor
    return anchors


def family_order(index_: Index, documents: Iterable[str]) -> list[tuple[FamilyName, tuple[str, ...]]]:
    """The families among some documents, in the order of their first letters, each with those documents."""
    grouped: dict[str, list[str]] = {}
    for document in sorted({d for d in documents if d in index_.positions}, key=index_.positions.__getitem__):
        grouped.setdefault(index_.family[document].name, []).append(document)
    return [(index_.family[members[0]], tuple(members)) for members in grouped.values()]
