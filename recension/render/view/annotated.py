"""One annotated document as its page shows it: paragraphs of pieces, each with what was read in it, and lists beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from recension.model import Annotations, Attribution, EditedDocument, EventMention, RegionKind
from recension.render.annotations import written_on
from recension.text.spans import Range
from recension.text.timex3 import timex_dates, timex_values

SHOWN: frozenset[RegionKind] = frozenset({"title", "body", "caption"})
QUOTED = 220
"""Characters of what someone says that the list beside the text shows."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the text that are marked alike. ``label`` is written behind the last piece of a mark, ``hint`` shown on pointing.

    ``kind`` is that of the mark (``person``, ``time``, ``event``...), ``parts`` what the piece is in sayings (``source``, ``cue``,
    ``content``), ``opens`` the number of a saying whose content, cue or source begins here.
    """

    text: str
    kind: str
    hint: str
    label: str
    parts: tuple[str, ...]
    opens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text and the kind of its region."""

    region: RegionKind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SayingRow:
    """An entry of the list of who says what."""

    number: int
    speaker: str
    through: str
    certainty: str
    cue: str
    content: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An entry of the list of what happens."""

    trigger: str
    clause: str
    certainty: str
    date: str
    type: str
    roles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """What the page of one document shows."""

    title: str
    heading: tuple[Piece, ...]
    source: str
    published: str
    verdict: str
    paragraphs: tuple[Paragraph, ...]
    sayings: tuple[SayingRow, ...]
    events: tuple[EventRow, ...]
    times: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str, int], ...]


def annotated(document: EditedDocument, annotations: Annotations, event_dates: Sequence[str | None]) -> AnnotatedDocument:
    """The view of one document and what was read in it. ``event_dates`` run parallel to its events."""
    values = _values(annotations, written_on(document))
    sayings = sorted(annotations.attributions, key=lambda a: min((*a.source, *a.cue, *a.content), default=(0, 0)))
    text = document.text
    paragraphs = tuple(_paragraphs(document, _marks(annotations, values), sayings))
    title = next((p for p in paragraphs if p.region == "title"), None)
    return AnnotatedDocument(
        title=_flat(document.title.quote) if document.title else "",
        heading=title.pieces if title else (),
        source=document.source,
        published=document.published.date or "not known",
        verdict=document.published.verdict,
        paragraphs=tuple(p for p in paragraphs if p is not title),
        sayings=tuple(_saying_row(text, n, a) for n, a in enumerate(sayings, 1)),
        events=tuple(_event_row(text, e, d) for e, d in zip(annotations.events, event_dates, strict=True)),
        times=tuple(dict.fromkeys((_flat(text[t.start : t.end]), v) for t, v in zip(annotations.timexes, values, strict=True))),
        names=_names(annotations),
    )


def _values(annotations: Annotations, written: date | None) -> tuple[str, ...]:
    """What the page prints of each time expression: its date where one is known, else its value."""
    timexes = annotations.timexes
    dates, values = timex_dates(timexes, written), timex_values(timexes, written)
    return tuple(day if day and t.type == "DATE" else value for t, day, value in zip(timexes, dates, values, strict=True))


# ── The text ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    label: str
    hint: str


def _marks(annotations: Annotations, values: Sequence[str]) -> list[_Mark]:
    """Names, times and triggers, apart from each other: of two that overlap the earlier and longer stays."""
    found = [
        _Mark(t.start, t.end, "time", v if t.type in ("DATE", "TIME") and v[:1].isdigit() else "", f"{t.type.lower()} {v}")
        for t, v in zip(annotations.timexes, values, strict=True)
    ]
    found += [_Mark(e.start, e.end, f"name {e.kind}", e.kind, e.name) for e in annotations.entities]
    found += [_Mark(e.start, e.end, f"event {e.certainty}", _event_label(e), f"event, {e.certainty}") for e in annotations.events]
    found += [_Mark(e.start, e.end, f"event aside {e.certainty}", "", f"named, {e.certainty}") for e in annotations.asides]
    apart: list[_Mark] = []
    for mark in sorted(found, key=lambda m: (m.start, -m.end, m.kind)):
        if mark.end > mark.start and (not apart or mark.start >= apart[-1].end):
            apart.append(mark)
    return apart


def _event_label(event: EventMention) -> str:
    return " · ".join(part for part in ("" if event.certainty == "happened" else event.certainty, (event.type or "").lower()) if part)


@dataclass(frozen=True, slots=True)
class _Part:
    """A range that is the source, the cue or the content of the saying with a number."""

    start: int
    end: int
    name: str
    number: int


def _paragraphs(document: EditedDocument, marks: Sequence[_Mark], sayings: Sequence[Attribution]) -> Iterator[Paragraph]:
    """The lines of the regions that are shown, cut where a mark or a part begins or ends."""
    parts = sorted(_parts(sayings), key=lambda p: (p.start, p.end, p.number, p.name))
    at_mark = at_part = 0
    for region in sorted(document.regions, key=lambda r: r.start):
        if region.kind not in SHOWN:
            continue
        for line in _lines(document.text, region.start, region.end):
            at_mark, here = _meeting(marks, at_mark, line)
            at_part, said = _meeting(parts, at_part, line)
            yield Paragraph(region.kind, tuple(_pieces(document.text, line, here, said)))


Spanned = TypeVar("Spanned", _Mark, _Part)


def _meeting(spans: Sequence[Spanned], first: int, line: Range) -> tuple[int, list[Spanned]]:
    """Those of the sorted spans that share a character with a line, and where to look for those of the next one."""
    while first < len(spans) and spans[first].end <= line[0]:
        first += 1
    last = first
    while last < len(spans) and spans[last].start < line[1]:
        last += 1
    return first, [span for span in spans[first:last] if span.end > line[0]]


def _parts(sayings: Sequence[Attribution]) -> Iterator[_Part]:
    for number, saying in enumerate(sayings, 1):
        for name, ranges in (("source", saying.source), ("cue", saying.cue), ("content", saying.content)):
            yield from (_Part(start, end, name, number) for start, end in ranges if end > start)


def _lines(text: str, start: int, end: int) -> Iterator[Range]:
    """The lines of a stretch that hold more than white space."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield start, stop
        start = stop + 1


def _pieces(text: str, line: Range, marks: Sequence[_Mark], parts: Sequence[_Part]) -> Iterator[Piece]:
    """A line cut into pieces; marks do not overlap, parts may."""
    cuts = [at for mark in marks for at in (mark.start, mark.end)] + [at for part in parts for at in (part.start, part.end)]
    edges = sorted({*line, *(at for at in cuts if line[0] < at < line[1])})
    at_mark, opened, at_part = 0, list[_Part](), 0
    for start, end in pairwise(edges):
        while at_mark < len(marks) and marks[at_mark].end <= start:
            at_mark += 1
        mark = marks[at_mark] if at_mark < len(marks) and marks[at_mark].start <= start else None
        while at_part < len(parts) and parts[at_part].start <= start:
            opened.append(parts[at_part])
            at_part += 1
        opened = [part for part in opened if part.end > start]
        yield Piece(
            text[start:end],
            mark.kind if mark else "",
            mark.hint if mark else "",
            mark.label if mark and mark.end == end else "",
            tuple(dict.fromkeys(part.name for part in opened)),
            tuple(dict.fromkeys(part.number for part in opened if part.start == start)),
        )


# ── The lists ───────────────────────────────────────────────────────────────────────


def _saying_row(text: str, number: int, saying: Attribution) -> SayingRow:
    said = _flat(" … ".join(text[a:b] for a, b in saying.content))
    source = _flat(" … ".join(text[a:b] for a, b in saying.source))
    return SayingRow(
        number,
        saying.speaker or (f"“{source}”" if source else "nobody named"),
        ", ".join(saying.through),
        saying.certainty,
        _flat(" … ".join(text[a:b] for a, b in saying.cue)),
        said if len(said) <= QUOTED else said[: QUOTED - 1].rstrip() + "…",
    )


def _event_row(text: str, event: EventMention, day: str | None) -> EventRow:
    clause = _flat(text[event.clause[0] : event.clause[1]])
    return EventRow(
        _flat(text[event.start : event.end]),
        clause if len(clause) <= QUOTED else clause[: QUOTED - 1].rstrip() + "…",
        event.certainty,
        day or "",
        event.type or "",
        tuple((p.role, p.name) for p in event.participants if p.role != "other"),
    )


def _names(annotations: Annotations) -> tuple[tuple[str, str, int], ...]:
    """Each name with its kind and how often it stands in the text, in the order of the text."""
    counts: dict[tuple[str, str], int] = {}
    for entity in annotations.entities:
        counts[entity.name, entity.kind] = counts.get((entity.name, entity.kind), 0) + 1
    return tuple((name, kind, n) for (name, kind), n in counts.items())


def _flat(text: str) -> str:
    return " ".join(text.split())
