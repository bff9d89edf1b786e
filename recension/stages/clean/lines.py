"""A text in pieces: its lines, cut where furniture is glued to a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from recension.stages.clean.glue import cuts
from recension.text.spans import Range, strip

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """The smallest stretch that is judged as one: a line, or a part of one.

    ``text`` is the document's ``[start:end]``, with no white space around it; ``glued`` marks a part of a line.
    """

    start: int
    end: int
    text: str
    glued: bool = False


def pieces(text: str, is_settled: Callable[[Range], bool] = lambda _: False) -> tuple[Piece, ...]:
    """All that is visible in ``text``, in order; what is between two pieces is white space. A settled line is not cut."""
    found: list[Piece] = []
    for match in _LINE.finditer(text):
        line = strip(text, match.span())
        if line[0] < line[1]:
            parts = [line] if is_settled(line) else [strip(text, part) for part in cuts(text, line)]
            parts = [part for part in parts if part[0] < part[1]]
            found += [Piece(a, b, text[a:b], len(parts) > 1) for a, b in parts]
    return tuple(found)
