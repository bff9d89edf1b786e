"""The family tree of a story, laid out for drawing: height is the day of writing, later is lower.

Each document has a column interval of its own below its parent's (a tidy tree), so that
lines cross no document. Documents of one day stand in one band, a copy below its original.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recension.model import LinkKind, Story
from recension.render.view.dates import weekday
from recension.render.view.index import Index, family_order
from recension.render.view.trial import is_false
from recension.text.edtf import is_day, order

MOST_DRAWN_ALONE = 6
"""Documents of no family that are drawn; if there are more, they are named beside the picture."""
FIGURE = 448
"""Pixels that the drawing may take beside its table; a wider one stands above it."""
NARROWEST, WIDEST, ROOMY = 46, 84, 62
"""Pixels from column to column: at least, at most, and from where there is room for words beside each document."""

LEFT, TOP, RADIUS, LEVEL, BAND_PADDING = 64, 14, 15, 62, 18
"""Pixels: the day labels, the upper edge, a document, from copy to copy, around a band."""

STYLES: dict[LinkKind, str] = {
    "repost": "solid",
    "cut": "solid",
    "edited": "solid",
    "shared source": "solid",
    "merged": "mixed",
    "rewrite": "dashed",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A document (or a lost text) at its place. Coordinates are pixels of the drawing."""

    x: float
    y: float
    label: str
    href: str
    false: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a parent to a child: an SVG path and its style."""

    path: str
    style: str
    label: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Band:
    """A day: its upper edge and its name."""

    y: float
    label: str
    weekday: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar under a family, with its name."""

    x1: float
    x2: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Tree:
    """The drawing. ``alone`` are documents of no family that are only named."""

    width: int
    height: int
    roomy: bool
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    bands: tuple[Band, ...]
    bars: tuple[Bar, ...]
    alone: tuple[str, ...]
    lost: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class _Kin:
    """Who stands below whom: each document's parent in the drawing (a document or a lost text's key)."""

    parent: dict[str, str]
    kind: dict[tuple[str, str], LinkKind]
    lost: dict[str, str]

    def children(self, node: str, among: Sequence[str]) -> list[str]:
        """The children of a node in the order of ``among``."""
        return [d for d in among if self.parent.get(d) == node]


def tree(index: Index, story: Story) -> Tree | None:
    """The drawing of a story's family tree, or ``None`` if no document is linked to another."""
    families = family_order(index, story.documents)
    related = [(name, members) for name, members in families if len(members) > 1]
    single = [members[0] for _, members in families if len(members) == 1]
    if not related:
        return None
    drawn = [*families] if len(single) <= MOST_DRAWN_ALONE else related
    kin = _kin(index, [d for _, members in drawn for d in members])
    columns = _columns(kin, [members for _, members in drawn])
    step = min(WIDEST, max(NARROWEST, (FIGURE - LEFT - 12) // round(max(columns.values()) + 1)))
    rows = _rows(index, kin, [d for _, members in drawn for d in members])
    place = {node: (LEFT + step * (columns[node] + 0.5), rows.y[node]) for node in columns}
    leaves = max(columns.values()) + 0.5
    bars = _bars(drawn, columns, step, rows.bottom)
    return Tree(
        width=int(LEFT + step * (leaves + 0.5)) + 12,
        height=int(rows.bottom) + 34,
        roomy=step >= ROOMY,
        nodes=tuple(_node(index, kin, node, place[node]) for node in sorted(columns, key=lambda n: index.positions.get(n, -1))),
        edges=tuple(_edge(place[a], place[b], kind, kin.parent.get(b) == a) for (a, b), kind in _edges(kin, place).items()),
        bands=rows.bands,
        bars=bars,
        alone=tuple(index.siglum(d) for d in single) if len(single) > MOST_DRAWN_ALONE else (),
        lost=bool(kin.lost),
        spoken="; ".join(f"family {name.name}: {', '.join(index.siglum(d) for d in members)}" for name, members in drawn),
    )


def _kin(index: Index, documents: Sequence[str]) -> _Kin:
    """One parent for each document: that of its best link. A text of which two share a source hangs on the lost text."""
    within = frozenset(documents)
    kin = _Kin({}, {}, {})
    ranked = sorted(index.links, key=lambda x: (-x.score, index.positions[x.to], index.positions.get(x.from_ or "", -1)))
    for link in ranked:
        if link.to not in within or (link.from_ is not None and link.from_ not in within):
            continue
        if link.kind == "shared source" or link.from_ is None:
            lost = f"lost {index.family[link.to].name}"
            kin.lost[lost] = index.family[link.to].name
            for document in filter(None, (link.from_, link.to)):
                if index.family[document] == index.family[link.to]:
                    kin.kind.setdefault((lost, document), "shared source")
                    kin.parent.setdefault(document, lost)
        else:
            kin.kind.setdefault((link.from_, link.to), link.kind)
            if index.family[link.from_] == index.family[link.to] and not _descends(kin, link.from_, link.to):
                kin.parent.setdefault(link.to, link.from_)
    return kin


def _descends(kin: _Kin, node: str, ancestor: str) -> bool:
    """Whether ``node`` is ``ancestor`` or stands below it."""
    at: str | None = node
    while at is not None:
        if at == ancestor:
            return True
        at = kin.parent.get(at)
    return False


def _columns(kin: _Kin, families: Sequence[Sequence[str]]) -> dict[str, float]:
    """The column of each node: leaves side by side, a parent over the middle of its children."""
    columns: dict[str, float] = {}
    free = 0.0
    for members in families:
        roots = list(dict.fromkeys(_root(kin, d) for d in members))
        for root in roots:
            free = _place(kin, root, members, columns, free)
    return columns


def _root(kin: _Kin, node: str) -> str:
    while node in kin.parent:
        node = kin.parent[node]
    return node


def _place(kin: _Kin, root: str, members: Sequence[str], columns: dict[str, float], free: float) -> float:
    """Give the nodes under ``root`` their columns from ``free`` on, children before parents; the next free column."""
    stack, ordered = [root], []
    while stack:
        node = stack.pop()
        ordered.append(node)
        stack += reversed(kin.children(node, members))
    for node in ordered:
        if not kin.children(node, members):
            columns[node] = free
            free += 1
    for node in reversed(ordered):
        children = kin.children(node, members)
        if children:
            columns[node] = (columns[children[0]] + columns[children[-1]]) / 2
    return free


@dataclass(frozen=True, slots=True)
class _Rows:
    y: dict[str, float]
    bands: tuple[Band, ...]
    bottom: float


def _rows(index: Index, kin: _Kin, documents: Sequence[str]) -> _Rows:
    """The height of each node: its day's band, and in it one level below a parent of the same day."""
    day = {d: _written(index, d) for d in documents}
    levels: dict[str, int] = {}
    for document in documents:
        chain, at = 0, kin.parent.get(document)
        while at in day and day[at] == day[document]:
            chain, at = chain + 1, kin.parent.get(at)
        levels[document] = chain
    y, bands, top = {}, [], float(TOP)
    if kin.lost:
        bands.append(Band(top, "before", ""))
        y.update(dict.fromkeys(kin.lost, top + BAND_PADDING + RADIUS))
        top += LEVEL + BAND_PADDING
    for date in sorted(set(day.values()), key=order):
        bands.append(Band(top, "day unknown" if date is None else index.short(date), weekday(date)[:3] if date and is_day(date) else ""))
        here = [d for d in documents if day[d] == date]
        y.update({d: top + BAND_PADDING + RADIUS + levels[d] * LEVEL for d in here})
        top += BAND_PADDING + (max(levels[d] for d in here) + 1) * LEVEL
    return _Rows(y, tuple(bands), top)


def _written(index: Index, document: str) -> str | None:
    """The day on which a document was written, or the days between which."""
    published = index.documents[document].published
    if published.date or not (published.earliest and published.latest):
        return published.date
    return f"{published.earliest}/{published.latest}" if len(published.earliest) == len(published.latest) == 10 else None


def _edges(kin: _Kin, place: dict[str, tuple[float, float]]) -> dict[tuple[str, str], LinkKind]:
    return {pair: kind for pair, kind in kin.kind.items() if pair[0] in place and pair[1] in place}


def _edge(parent: tuple[float, float], child: tuple[float, float], kind: LinkKind, first: bool) -> Edge:
    """A line from a parent to a child. That of the first parent leaves downwards, turns at once into the child's
    column and falls to the child; that of a further one falls in the parent's column and enters from the side;
    that of a copy which the evidence dates before its original bows sideways.
    """
    (x1, y1), (x2, y2) = parent, child
    if y2 <= y1 or (not first and x1 == x2):
        side = max(x1, x2) + 38
        path = f"M{x1 + RADIUS:g} {y1:g}C{side:g} {y1:g} {side:g} {y2:g} {x2 + RADIUS:g} {y2:g}"
        return Edge(path, STYLES[kind] + " alt", kind, side - 8, (y1 + y2) / 2, "start")
    if not first:
        towards = -1 if x1 < x2 else 1
        path = f"M{x1:g} {y1 + RADIUS:g}C{x1:g} {y2:g} {x1:g} {y2:g} {x2 + towards * RADIUS:g} {y2:g}"
        return Edge(path, STYLES[kind] + " alt", kind, x2 + towards * (RADIUS + 6), y2 - 5, "end" if x1 < x2 else "start")
    turn = min(y2 - RADIUS, y1 + LEVEL)
    label = "" if kind == "shared source" else kind
    path = f"M{x1:g} {y1 + RADIUS:g}C{x1:g} {turn - 12:g} {x2:g} {y1 + RADIUS + 12:g} {x2:g} {turn:g}V{y2 - RADIUS - 1:g}"
    return Edge(path, STYLES[kind], label, x2 + 6, y2 - RADIUS - 5, "start")


def _node(index: Index, kin: _Kin, node: str, place: tuple[float, float]) -> Node:
    """A node as it is drawn: a document with its letter, or a lost text with its family's."""
    if node in kin.lost:
        return Node(*place, kin.lost[node], "", "")
    document = index.documents[node]
    false = f"† {index.short(document.declared_date)}" if is_false(document) and document.declared_date else ""
    return Node(*place, document.siglum, f"#d-{document.siglum}", false)


def _bars(drawn: Sequence[tuple[object, Sequence[str]]], columns: dict[str, float], step: int, bottom: float) -> tuple[Bar, ...]:
    """A bar under each family of several documents."""
    bars = []
    for family, members in drawn:
        if len(members) > 1:
            first, last = min(columns[d] for d in members), max(columns[d] for d in members)
            x1, x2 = LEFT + step * (first + 0.5) - RADIUS, LEFT + step * (last + 0.5) + RADIUS
            bars.append(Bar(x1, x2, bottom + 8, f"family {getattr(family, 'name', '')}"))
    return tuple(bars)
