"""Two documents side by side, whole, with what they share marked on both."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from recension.model import EditedDocument, Passage, Span
from recension.render.view.counts import count
from recension.render.view.dates import in_words
from recension.render.view.quotations import one_line
from recension.text.spans import Range, strip, subtract

Part = tuple[int, int, str]
"""Characters of a document, and how they are marked."""
Mark = tuple[int, int, str, int]
"""The same, with the number of the passage."""

COMPARED = 800
"""Words of a passage that are compared one by one: the comparison is quadratic at worst."""

_WORD = re.compile(r"\S+")

SHOWN = frozenset({"title", "body", "caption"})
"""The regions that are compared; furniture is left out."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some characters of a paragraph: of passage ``number`` (0: of none), ``first`` where that begins."""

    text: str
    number: int = 0
    kind: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, of a region of one kind."""

    kind: str
    pieces: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two documents."""

    id: str
    siglum: str
    other: str
    title: str
    about: str
    language: str
    paragraphs: tuple[Paragraph, ...]


def halves(one: EditedDocument, other: EditedDocument, shared: Sequence[Passage]) -> tuple[Half, Half]:
    """The two sides. Passages are numbered in the order in which the first document has them."""
    sides = [(p.a, p.b, p.kind) if p.a.document == one.id else (p.b, p.a, p.kind) for p in shared]
    ordered = sorted(sides, key=lambda s: (s[0].start, s[0].end, s[1].start))
    left: list[Mark] = []
    right: list[Mark] = []
    for number, (here, there, kind) in enumerate(ordered, 1):
        ours, theirs = _differences(here, there) if kind == "edited" else ([(here.start, here.end, kind)], [(there.start, there.end, kind)])
        left += [(*part, number) for part in ours]
        right += [(*part, number) for part in theirs]
    return _half(one, other, left), _half(other, one, right)


def _differences(one: Span, other: Span) -> tuple[list[Part], list[Part]]:
    """The two sides of an edited passage in parts: the same words, and other words."""
    ours, theirs = ([(m.start() + s.start, m.end() + s.start, m[0].casefold()) for m in _WORD.finditer(s.quote)] for s in (one, other))
    head = ours[:COMPARED], theirs[:COMPARED]
    blocks = difflib.SequenceMatcher(None, [w for _, _, w in head[0]], [w for _, _, w in head[1]], autojunk=False).get_matching_blocks()
    left = [(ours[b.a][0], ours[b.a + b.size - 1][1]) for b in blocks if b.size]
    right = [(theirs[b.b][0], theirs[b.b + b.size - 1][1]) for b in blocks if b.size]
    return _parts((one.start, one.end), left), _parts((other.start, other.end), right)


def _parts(whole: Range, same: Sequence[Range]) -> list[Part]:
    """A passage in the stretches that are the same and those that are not."""
    found = [(start, end, "verbatim") for start, end in same] + [(start, end, "edited") for start, end in subtract(whole, same)]
    return sorted(found)


def summary(shared: Sequence[Passage]) -> str:
    """What two documents share, in a line."""
    if not shared:
        return "They share no passage."
    words = sum(len(p.a.quote.split()) for p in shared)
    kinds = ", ".join(dict.fromkeys(sorted(p.kind for p in shared)))
    return f"They share {count(len(shared), 'passage')} of {count(words, 'word')} in all ({kinds})."


def _half(document: EditedDocument, beside: EditedDocument, marks: Sequence[Mark]) -> Half:
    outlet = document.outlet.name if document.outlet else None
    date = document.published.date
    return Half(
        id=document.id,
        siglum=document.siglum,
        other=beside.siglum,
        title=one_line(document.title.quote).strip() if document.title else "",
        about=" · ".join(p for p in (outlet, in_words(date) if date else "day unknown") if p),
        language=document.language or "und",
        paragraphs=tuple(_paragraphs(document, sorted(marks))),
    )


def _paragraphs(document: EditedDocument, marks: Sequence[Mark]) -> list[Paragraph]:
    found = []
    begun: set[int] = set()
    for region in document.regions:
        if region.kind in SHOWN:
            for start, end in _lines(document.text, region.start, region.end):
                found.append(Paragraph(region.kind, tuple(_stretches(document.text, (start, end), marks, begun))))
    return found


def _lines(text: str, start: int, end: int) -> list[Range]:
    """The lines of a stretch of text that are not empty."""
    found, at = [], start
    for line in text[start:end].split("\n"):
        here = strip(text, (at, at + len(line)))
        if here[0] < here[1]:
            found.append(here)
        at += len(line) + 1
    return found


def _stretches(text: str, line: Range, marks: Sequence[Mark], begun: set[int]) -> list[Stretch]:
    """A line in stretches; where passages overlap, the one that began first goes on."""
    found, at = [], line[0]
    for first, last, kind, number in marks:
        start, end = max(first, at), min(last, line[1])
        if start >= end:
            continue
        if start > at:
            found.append(Stretch(one_line(text[at:start])))
        found.append(Stretch(one_line(text[start:end]), number, kind, number not in begun))
        begun.add(number)
        at = end
    if at < line[1]:
        found.append(Stretch(one_line(text[at : line[1]])))
    return found
