"""Which of many ranges lie near: a look-up that keeps the reading of a long document linear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recension.text.spans import Range, overlap

_BLOCK = 256
"""Characters of a block; a sentence lies in one or two of them."""


class Nearby:
    """Items, each with one or several ranges of the text, looked up by place."""

    def __init__(self, ranges: Sequence[Iterable[Range]]) -> None:
        self._ranges = [tuple(r) for r in ranges]
        self._blocks: dict[int, list[int]] = {}
        for index, own in enumerate(self._ranges):
            for block in sorted({b for start, end in own for b in range(start // _BLOCK, end // _BLOCK + 1)}):
                self._blocks.setdefault(block, []).append(index)

    def over(self, span: Range) -> list[int]:
        """The indexes, in order, of the items that share a character with ``span``."""
        blocks = range(span[0] // _BLOCK, span[1] // _BLOCK + 1)
        near = sorted({i for block in blocks for i in self._blocks.get(block, ())})
        return [i for i in near if any(overlap(r, span) for r in self._ranges[i])]
