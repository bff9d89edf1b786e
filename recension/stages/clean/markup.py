"""What the markup of a page says of its lines: evidence from hints, no truth."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from recension.model import Document, HintKind
from recension.settings.clean import MARKED_BODY_SHARE
from recension.stages.clean.signs import Sign
from recension.text.spans import Range, merge, overlap

_SIGNS: dict[HintKind, Sign] = {
    "title": Sign("markup", "title", "the markup calls it the headline"),
    "caption": Sign("markup", "caption", "the markup calls it a caption"),
    "byline": Sign("markup", "byline", "the markup calls it the byline"),
    "boilerplate": Sign("markup", "boilerplate", "the markup puts it outside the article"),
}


class Marked:
    """Disjoint ranges of characters, asked in logarithmic time how much of a line lies in them."""

    def __init__(self, ranges: Sequence[Range]) -> None:
        self._ranges = merge(ranges)
        self._starts = [start for start, _ in self._ranges]

    def __bool__(self) -> bool:
        return bool(self._ranges)

    def holds(self, line: Range) -> bool:
        """Whether more than half of a line lies in the ranges."""
        last = bisect_left(self._starts, line[1])
        if not last or line[0] >= self._ranges[last - 1][1]:
            return False
        first = max(0, bisect_right(self._starts, line[0], 0, last) - 1)
        if line[0] >= self._starts[first] and line[1] <= self._ranges[first][1]:
            return line[0] < line[1]
        return 2 * sum(overlap(line, r) for r in self._ranges[first:last]) > line[1] - line[0]


class Markup:
    """The hints of a document that have a place in its text."""

    def __init__(self, document: Document) -> None:
        placed = [(h.kind, h.says, (h.start, h.end)) for h in document.hints if h.start is not None and h.end is not None]
        self._kinds = {kind: Marked([r for k, _, r in placed if k == kind]) for kind in _SIGNS}
        names = dict.fromkeys(says for kind, says, _ in placed if kind == "body")
        self.best = Marked(())
        self._bodies = [Marked([r for k, s, r in placed if k == "body" and s == says]) for says in names]

    def sign(self, line: Range) -> Sign | None:
        """What the markup calls a line, ``None`` if nothing."""
        return next((sign for kind, sign in _SIGNS.items() if self._kinds[kind].holds(line)), None)

    def is_furniture(self, line: Range) -> bool:
        """Whether the markup puts a line outside the article."""
        return self._kinds["boilerplate"].holds(line)

    def names(self, start: int, end: int) -> int:
        """How many elements that may hold the article hold a line."""
        return sum(marked.holds((start, end)) for marked in self._bodies)

    def body(self, prose: Sequence[Range]) -> Marked:
        """The best of the elements that may hold the article: the first that has enough of what the text alone shows as such."""
        total = sum(end - start for start, end in prose)
        for marked in self._bodies:
            if sum(r[1] - r[0] for r in prose if marked.holds(r)) >= MARKED_BODY_SHARE * total:
                return marked
        return Marked(())
