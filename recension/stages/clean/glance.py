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
from recension.stages.clean.signs import Sign, sign_of

_ENDS = (".", "!", "?", "…", '"', "”", "’", "»", ":", "。", "।", "؟")


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A line, and what it seems to be."""

    piece: Piece
    kind: RegionKind

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.piece.text.split())


def glance(document: Document) -> tuple[Glimpse, ...]:
    """The lines of a page, each seen only as closely as its date asks for."""
    markup = Markup(document)
    lines = pieces(document.text, lambda line: not may_hold_date(document.text, *line) or markup.is_furniture(line))
    signs = [markup.sign((line.start, line.end)) for line in lines]
    weights = [_weight(line.text, sign) for line, sign in zip(lines, signs, strict=True)]
    start, end = best_stretch(weights)
    return tuple(
        Glimpse(line, _kind(line.text, sign, start <= i < end and weights[i] > 0))
        for i, (line, sign) in enumerate(zip(lines, signs, strict=True))
    )


def _weight(line: str, marked: Sign | None) -> float:
    """What a line adds to the article, by its length and its end."""
    if marked is not None and marked.kind == "boilerplate":
        return FURNITURE_LINE_WEIGHT
    if not line.endswith(_ENDS):
        return LABEL_WEIGHT
    length = len(line)
    return min(length / GLANCE_CHARACTERS_A_WORD, PROSE_WEIGHT_CAP) if length >= GLANCE_PROSE_CHARACTERS else SHORT_SENTENCE_WEIGHT


def _kind(line: str, marked: Sign | None, is_article: bool) -> RegionKind:
    """What a line is: by the markup, by its own words if it may hold a date, by the prose around it."""
    if marked is not None and marked.kind != "byline":
        return marked.kind
    if not is_article and may_hold_date(line) and (sign := sign_of(line)) is not None:
        return sign.kind
    if marked is not None:
        return marked.kind
    return "body" if is_article else "boilerplate"
