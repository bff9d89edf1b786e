"""A document's text as received: regions, paragraphs, numbered sentences, the words that are cited."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from recension.model import EditedDocument, RegionKind, Span
from recension.render.view.counts import count
from recension.render.view.index import Index, Line
from recension.render.view.quotations import Piece, one_line, pieces, shorten
from recension.text.spans import Range, merge

FOLD = 240
"""Characters of furniture above which it is folded: about three lines."""

LABELS: dict[RegionKind, str] = {
    "body": "",
    "title": "title",
    "caption": "caption",
    "byline": "byline",
    "dateline": "dateline",
    "date": "date line",
    "credit": "credit",
    "boilerplate": "furniture",
}


@dataclass(frozen=True, slots=True)
class Note:
    """A mark in the margin of a sentence: what it bears witness to."""

    text: str
    href: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence with its anchor, its number where it is counted, and its cited words marked."""

    anchor: str
    number: int | None
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class RegionView:
    """A region as the page shows it. ``folded`` is the first line of a long one that starts closed."""

    kind: str
    label: str
    paragraphs: tuple[tuple[SentenceView, ...], ...]
    folded: str | None
    why: str


def text_view(index: Index, document: EditedDocument, cited: Iterable[Span], notes: Mapping[str, Sequence[Note]]) -> tuple[RegionView, ...]:
    """The regions of a document with something in them. ``notes`` are margin marks by anchor."""
    ranges = merge((s.start, s.end) for s in cited)
    lines = (x for x in index.lines[document.id] if x.start < x.end)
    grouped = groupby(lines, key=lambda x: -1 if document.regions[x.region].kind == "boilerplate" else x.region)
    return tuple(_region(document, list(group), ranges, notes) for _, group in grouped)


def _region(document: EditedDocument, lines: list[Line], ranges: list[Range], notes: Mapping[str, Sequence[Note]]) -> RegionView:
    """A region, or neighbouring pieces of furniture as one."""
    region = document.regions[lines[0].region]
    views = [
        SentenceView(x.anchor, x.number, _shown(document.text, x, ranges, region.kind), tuple(dict.fromkeys(notes.get(x.anchor, ()))))
        for x in lines
    ]
    length = lines[-1].end - lines[0].start
    first = one_line(document.text[lines[0].start : lines[0].start + FOLD]).strip()
    return RegionView(
        kind=region.kind if region.kind in {"body", "title", "caption"} else "furniture",
        label=LABELS[region.kind],
        paragraphs=_paragraphs(document.text, lines, views),
        folded=shorten(first, FOLD // 4) if region.kind == "boilerplate" and length > FOLD else None,
        why="; ".join(dict.fromkeys(r.says for x in lines for r in document.regions[x.region].why)),
    )


def _shown(text: str, line: Line, ranges: list[Range], kind: RegionKind) -> tuple[Piece, ...]:
    """The pieces of a line on one line; furniture keeps its line breaks, as they are what it is made of."""
    first = bisect.bisect_right(ranges, line.start, key=lambda r: r[1])
    last = bisect.bisect_left(ranges, line.end, key=lambda r: r[0])
    found = pieces(text, (line.start, line.end), ranges[first:last])
    if kind in {"body", "caption", "title"}:
        return tuple(Piece(one_line(p.text), p.marked) for p in found)
    return tuple(Piece("\n".join(filter(None, (one_line(x).strip() for x in p.text.split("\n")))), p.marked) for p in found)


def _paragraphs(text: str, lines: Sequence[Line], views: Sequence[SentenceView]) -> tuple[tuple[SentenceView, ...], ...]:
    """Sentences grouped by the line breaks between them."""
    paragraphs: list[list[SentenceView]] = []
    end = None
    for line, view in zip(lines, views, strict=True):
        if end is None or "\n" in text[end : line.start]:
            paragraphs.append([])
        paragraphs[-1].append(view)
        end = line.end
    return tuple(map(tuple, paragraphs))


def contents(index: Index, document: EditedDocument) -> str:
    """What there is to read in a document, in words: *12 sentences, 3 pieces of furniture*."""
    sentences = sum(1 for line in index.lines[document.id] if line.number is not None)
    kinds = [document.regions[x.region].kind for x in index.lines[document.id] if x.number is None and document.regions]
    furniture = sum(1 for kind in kinds if kind != "title")
    pieces_ = "piece of furniture" if furniture == 1 else "pieces of furniture"
    return f"{count(sentences, 'sentence')}, {furniture or 'no'} {pieces_}"
