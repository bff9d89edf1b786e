"""A parsed page → its visible text, with the offsets at which elements begin and end.

One deterministic rendering, in the manner of a text browser: white space is folded, blocks stand on lines of
their own, paragraphs and the like with a blank line around them, table cells are set apart by a tab. What browsers do
not show (scripts, templates, hidden elements) is left out, and so are characters that no one sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from lxml import etree

from recension.model import Block
from recension.text.spans import strip

Role = TypeVar("Role")

_SEPARATORS = ("", " ", "\t", "\n", "\n\n")
_NOTHING, _SPACE, _TAB, _LINE, _BLANK = range(5)

_PARAGRAPHS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre figure table article section aside nav header footer main form fieldset "
    "address hr details dialog center video audio".split()
)
_LINES = frozenset("div li tr dt dd figcaption caption legend summary thead tbody tfoot body option noframes".split())
_BREAKS = {**dict.fromkeys(_PARAGRAPHS, _BLANK), **dict.fromkeys(_LINES, _LINE)}
_CELLS = frozenset({"td", "th"})
_APART = frozenset({"a", "button", "label"})
"""Side by side without white space these are menus; style sheets keep them apart."""

_DROPPED = frozenset(
    "script style template noscript title iframe object embed applet svg canvas audio video map select datalist "
    "input textarea meter progress noembed frameset math".split()
)
"""``head`` is not among them: libxml2 leaves it open where a page begins with an element that HTML 4 did not have."""

_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ud800-\udfff]")
_MOST_AROUND = 8
"""So many of the elements around a line are told of: an article's table lies in five or six of them."""

_PRE_SPACE = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Mark(Generic[Role]):
    """The characters that an element with a role covers."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rendering(Generic[Role]):
    """The visible text of a page, and the elements with a role, in order of their ends."""

    text: str
    marks: tuple[Mark[Role], ...]
    blocks: tuple[Block, ...] = ()
    """One for each line of the text, in order."""


@dataclass(slots=True)
class _Writer:
    """Writes pieces of text with the widest of the separators that were asked for between them."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    separator: int = _NOTHING
    around: list[tuple[int, str]] = field(default_factory=lambda: [(0, "body")])
    """The elements around this place that break lines, the outermost first: their numbers and tags."""
    links: int = 0
    """How many links this place stands in."""
    blocks: list[Block] = field(default_factory=list)
    line: tuple[int, int, tuple[tuple[int, str], ...]] | None = None
    """Of the line that is being written: its start, how much of it is linked, the elements around it."""

    def need(self, separator: int) -> None:
        """At least this separator stands before the next piece."""
        self.separator = max(self.separator, separator)

    def break_line(self) -> None:
        """A line break of its own: two of them make a blank line."""
        self.separator = _BLANK if self.separator >= _LINE else _LINE

    def write(self, piece: str) -> None:
        if self.line is None or self.separator >= _LINE:
            self.end_line()
        if self.length:
            self.parts.append(_SEPARATORS[self.separator])
            self.length += len(_SEPARATORS[self.separator])
        self.separator = _NOTHING
        start, linked, around = self.line or (self.length, 0, tuple(self.around[: -_MOST_AROUND - 1 : -1]))
        self.line = start, linked + len(piece) * bool(self.links), around
        self.parts.append(piece)
        self.length += len(piece)

    def end_line(self) -> None:
        """What has been written since the last line break is a line of its own."""
        if self.line is not None:
            start, linked, around = self.line
            self.blocks.append(Block(start, self.length, around, linked))
            self.line = None

    def flow(self, text: str | None) -> None:
        """Text as it flows in a paragraph: runs of white space are one space."""
        if not text:
            return
        words = text.split()
        if not words:
            self.need(_SPACE)
            return
        piece = " ".join(words)
        if not piece.isprintable():
            text = _UNSEEN.sub("", text)
            piece = " ".join(text.split())
            if not piece:
                self.need(_SPACE if text else _NOTHING)
                return
        if text[0].isspace():
            self.need(_SPACE)
        self.write(piece)
        if text[-1].isspace():
            self.need(_SPACE)

    def preformatted(self, text: str | None) -> None:
        """Text in which line breaks count."""
        for n, line in enumerate((text or "").split("\n")):
            if n:
                self.break_line()
            self.flow(_PRE_SPACE.sub(" ", line))


def render(root: etree._Element, role_of: Callable[[etree._Element], Role | None]) -> Rendering[Role]:
    """The visible text below ``root``. ``role_of`` says of an element whether its place in the text is wanted.

    No recursion: pages are nested as deeply as they like.
    """
    page = _Page[Role](role_of)
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            page.leave(element)
        elif is_unseen(element):
            page.skipped = element
            walker.skip_subtree()
        else:
            page.enter(element)
    page.writer.end_line()
    text = "".join(page.writer.parts)
    marks = (Mark(m.role, *strip(text, (m.start, m.end))) for m in page.marks)
    return Rendering(text, tuple(m for m in marks if m.start < m.end), tuple(page.writer.blocks))


def is_unseen(element: etree._Element) -> bool:
    """Whether browsers do not show an element: by its tag, or because it says so itself."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _DROPPED:
        return True
    hidden = element.get("hidden")
    if hidden is not None and hidden != "until-found":
        return True
    style = element.get("style")
    return (style is not None and _HIDDEN_STYLE.search(style) is not None) or (tag == "dialog" and element.get("open") is None)


@dataclass(slots=True)
class _Page(Generic[Role]):
    """What is known while the tree is walked."""

    role_of: Callable[[etree._Element], Role | None]
    writer: _Writer = field(default_factory=_Writer)
    marks: list[Mark[Role]] = field(default_factory=list)
    opened: list[tuple[etree._Element, Role, int]] = field(default_factory=list)
    skipped: etree._Element | None = None
    """An element that is left out, until it ends."""
    preformatted: int = 0
    entered: int = 0
    """How many elements that break lines have begun."""

    def enter(self, element: etree._Element) -> None:
        tag, writer = element.tag, self.writer
        if tag == "br":
            writer.break_line()
        elif tag in _CELLS:
            writer.need(_TAB)
        elif (separator := _BREAKS.get(tag)) is not None:
            writer.need(separator)
            self.entered += 1
            writer.around.append((self.entered, tag))
        writer.links += tag == "a"
        role = self.role_of(element)
        if role is not None:
            self.opened.append((element, role, writer.length))
        self.preformatted += tag == "pre"
        if text := element.text:
            self._say(text)

    def leave(self, element: etree._Element) -> None:
        tag, tail, writer = element.tag, element.tail, self.writer
        if element is self.skipped:
            self.skipped = None
        else:
            if self.opened and self.opened[-1][0] is element:
                _, role, start = self.opened.pop()
                self.marks.append(Mark(role, start, writer.length))
            self.preformatted -= tag == "pre"
            writer.links -= tag == "a"
            if (separator := _BREAKS.get(tag)) is not None:
                writer.need(separator)
                writer.around.pop()
            elif tag in _CELLS:
                writer.need(_TAB)
            elif tag in _APART and not tail and (after := element.getnext()) is not None and after.tag in _APART:
                writer.need(_SPACE)
        if tail:
            self._say(tail)

    def _say(self, text: str) -> None:
        if self.preformatted:
            self.writer.preformatted(text)
        else:
            self.writer.flow(text)
