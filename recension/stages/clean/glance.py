"""The lines of a page of HTML at a glance: enough to say where on it a date stands, without weighing each line.

The declared day needs no more than the stretch of prose, what the markup sets apart, and the words of the few lines that
hold a date. It is the same for the whole stage and for whoever asks for the day alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from recension.model import Document, RegionKind
from recension.settings.clean import (
    FURNITURE_LINE_WEIGHT,
    GLANCE_CHARACTERS_A_WORD,
    GLANCE_PROSE_CHARACTERS,
    LABEL_WEIGHT,
    PROSE_WEIGHT_CAP,
    SHORT_SENTENCE_WEIGHT,
)
from recension.stages.clean.dates import may_hold_date
from recension.stages.clean.extent import best_stretch
from recension.stages.clean.lines import Piece, pieces
from recension.stages.clean.markup import Markup
from recension.stages.clean.signs import sign_of

_ENDS = (".", "!", "?", "…", '"', "”", "’", "»", ":", "。", "।", "؟")


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A line, how many words it has, and what it seems to be."""

    piece: Piece
    words: int
    kind: RegionKind


def glance(document: Document) -> tuple[Glimpse, ...]:
    """The lines of a page, each seen only as closely as its date asks for."""
    markup = Markup(document)
    lines = pieces(document.text, lambda line: not may_hold_date(document.text, *line) or markup.is_furniture(line))
    weights = [_weight(line, markup) for line in lines]
    start, end = best_stretch(weights)
    return tuple(
        Glimpse(line, len(line.text.split()), _kind(line, markup, start <= i < end, weight > 0))
        for i, (line, weight) in enumerate(zip(lines, weights, strict=True))
    )


def _weight(line: Piece, markup: Markup) -> float:
    """What a line adds to the article, by its length and its end."""
    if markup.is_furniture((line.start, line.end)):
        return FURNITURE_LINE_WEIGHT
    if not line.text.endswith(_ENDS):
        return LABEL_WEIGHT
    length = len(line.text)
    return min(length / GLANCE_CHARACTERS_A_WORD, PROSE_WEIGHT_CAP) if length >= GLANCE_PROSE_CHARACTERS else SHORT_SENTENCE_WEIGHT


def _kind(line: Piece, markup: Markup, is_inside: bool, is_prose: bool) -> RegionKind:
    """What a line is: by the markup, by its own words if it may hold a date, by the prose around it."""
    marked = markup.sign((line.start, line.end))
    if marked is not None and marked.kind != "byline":
        return marked.kind
    if not (is_inside and is_prose) and may_hold_date(line.text):
        sign = sign_of(line.text)
        if sign is not None:
            return sign.kind
    if marked is not None:
        return marked.kind
    return "body" if is_inside else "boilerplate"

