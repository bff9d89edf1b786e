"""Elements with a role, and where they stand in the rendered text → Hints."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from recension.model import Hint
from recension.settings.sources import MAX_BYLINE_CHARACTERS, MAX_MARKED_PROSE, MAX_TITLE_CHARACTERS
from recension.sources.declared import date_in_text, declared_date
from recension.sources.naming import Role
from recension.sources.received import line_key
from recension.sources.rendering import Mark
from recension.text.spans import Range, inside, merge

Marks = Sequence[Mark[Role]]

_LONGEST_CAPTION = 1500
_SHORTEST_BODY = 200
_HEADLINE_WORDS = 4


def place(mark: Mark[Role]) -> Range:
    """Where a mark stands."""
    return mark.start, mark.end


def _hint(mark: Mark[Role], value: str | None = None) -> Hint:
    return Hint(mark.role.kind, f"markup: {mark.role.says}", mark.start, mark.end, value)  # type: ignore[arg-type]


# ── title ───────────────────────────────────────────────────────────────────────────


def find_title(text: str, marks: Marks, titles: Sequence[str]) -> Mark[Role] | None:
    """The heading that is the title of the page: the one that its metadata repeat, else a first heading with words enough."""
    headings = [m for m in marks if m.role.kind == "title" and m.end - m.start <= MAX_TITLE_CHARACTERS]
    known = [line_key(title) for title in titles]
    best, best_rank = None, (9, 9, 0)
    for mark in headings:
        rank = (_likeness(line_key(text[mark.start : mark.end]), known), mark.role.trust, mark.start)
        if rank < best_rank:
            best, best_rank = mark, rank
    if best is None or (best_rank[0] > 1 and not _is_headline(text, best, bool(known))):
        return None
    return best


def _likeness(heading: str, known: Sequence[str]) -> int:
    """0 for a heading that is one of the known titles, 1 for one that shares most words with one, else 2."""
    if heading in known:
        return 0
    words = frozenset(heading.split())
    for title in known:
        others = frozenset(title.split())
        shared = len(words & others)
        if shared >= 2 and shared >= 0.8 * min(len(words), len(others)) and shared >= 0.5 * max(len(words), len(others)):
            return 1
    return 2


def _is_headline(text: str, mark: Mark[Role], has_other: bool) -> bool:
    """Whether a heading that no metadata repeat may be the title nevertheless."""
    enough = _HEADLINE_WORDS if has_other else 1
    return mark.role.trust < 2 and len(text[mark.start : mark.end].split()) >= enough


# ── furniture ───────────────────────────────────────────────────────────────────────


class Cover:
    """Parts of a text that do not overlap; says of a range how much of it they cover, in logarithmic time."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._ranges = merge(ranges)
        self._starts = [start for start, _ in self._ranges]
        self._before = [0, *accumulate(end - start for start, end in self._ranges)]

    @property
    def total(self) -> int:
        """All that is covered, in characters."""
        return self._before[-1]

    def within(self, span: Range) -> int:
        """How many characters of a range are covered."""
        return self._up_to(span[1]) - self._up_to(span[0])

    def holds(self, span: Range) -> bool:
        """Whether a range is covered from end to end."""
        return self.within(span) == span[1] - span[0]

    def _up_to(self, at: int) -> int:
        index = bisect_right(self._starts, at)
        return self._before[index] - max(0, self._ranges[index - 1][1] - at) if index else 0


def find_furniture(marks: Marks, title: Mark[Role] | None) -> list[Mark[Role]]:
    """The outermost elements that are furniture. One that holds the title or much of the prose is a frame, and none."""
    prose = Cover(place(m) for m in marks if m.role.kind == "prose")
    bodies = Cover(place(m) for m in marks if m.role.kind == "body" and m.role.trust >= 2)
    kept: list[Mark[Role]] = []
    for mark in sorted((m for m in marks if m.role.kind == "boilerplate"), key=lambda m: (m.start, -m.end)):
        if kept and inside(place(mark), place(kept[-1])):
            continue
        is_inner_header = mark.role.says == "<header>" and bodies.holds(place(mark))
        is_frame = _has(mark, title) or prose.within(place(mark)) > MAX_MARKED_PROSE * prose.total
        if not is_inner_header and not is_frame:
            kept.append(mark)
    return kept


def _has(mark: Mark[Role], title: Mark[Role] | None) -> bool:
    """Whether the title stands in an element."""
    return title is not None and inside(place(title), place(mark))


# ── all hints with a place ──────────────────────────────────────────────────────────


def placed_hints(text: str, marks: Marks, title: Mark[Role] | None) -> Iterator[Hint]:
    """The hints that have a place in the text, but for the title and dates: bodies (best first), furniture, captions, bylines."""
    furniture = find_furniture(marks, title)
    outside = Cover(place(m) for m in furniture)
    yield from _bodies(marks, outside, title)
    yield from map(_hint, furniture)
    for mark in _outermost(m for m in marks if m.role.kind == "caption" and m.end - m.start <= _LONGEST_CAPTION):
        yield _hint(mark)
    for mark in _outermost(m for m in marks if m.role.kind == "byline" and m.end - m.start <= MAX_BYLINE_CHARACTERS):
        if not outside.holds(place(mark)):
            yield _hint(mark, " ".join(text[mark.start : mark.end].split()))


def _bodies(marks: Marks, outside: Cover, title: Mark[Role] | None) -> Iterator[Hint]:
    """The best first: by what says so, then (of several articles on a page) the one with the title, then by its prose."""
    prose = Cover(place(m) for m in marks if m.role.kind == "prose")
    found = [
        (m.role.trust, m.role.trust >= 2 and not _has(m, title), -prose.within(place(m)), m.start, m)
        for m in marks
        if m.role.kind == "body" and m.end - m.start >= _SHORTEST_BODY and not outside.holds(place(m))
    ]
    for *_, mark in sorted(found, key=lambda item: item[:4]):
        yield _hint(mark)


def dates(text: str, marks: Marks, title: Mark[Role] | None) -> Iterator[tuple[int, Hint]]:
    """The dates that elements state, each with how far it is to be trusted (0 most), once for each kind of element.

    Those in furniture are of other articles and left out.
    """
    outside = Cover(place(m) for m in find_furniture(marks, title))
    seen: set[tuple[str, str]] = set()
    for mark in sorted((m for m in marks if m.role.kind == "date"), key=lambda m: (m.role.trust, m.start)):
        date = declared_date(mark.role.value) or date_in_text(text[mark.start : mark.end])
        if date is not None and (mark.role.says, date) not in seen and not outside.holds(place(mark)):
            seen.add((mark.role.says, date))
            yield mark.role.trust, Hint("declared date", f"markup: {mark.role.says}", mark.start, mark.end, date)


def _outermost(marks: Iterable[Mark[Role]]) -> Iterator[Mark[Role]]:
    last: Mark[Role] | None = None
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if last is None or not inside(place(mark), place(last)):
            last = mark
            yield mark
