"""The outlines of the world's countries, cut to a window of the map.

Natural Earth (public domain), abridged by ``training/outlines.py`` and kept as TopoJSON: arcs as differences on a grid,
countries as rings of arcs, so that two neighbours share their border. The projection is the plain one with true lengths
along the middle parallel (equirectangular): right for a region, and honest about being a sketch for a continent.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate, chain, pairwise

Point = tuple[float, float]

MARGIN = 6.0
"""Pixels about the window within which lines are kept, so that no cut edge shows."""
FINEST, SPECK = 1.2, 1.5
"""Pixels below which two neighbouring points of a line are one; square pixels below which an island is left out."""
BROAD, COARSER = 30.0, 2.0
"""Degrees from west to east above which a window is a sketch of continents, and how much coarser its lines may then be: at 1.2 pixels the
coasts of an ocean take 115 KB of a page."""
SEAM = 179.99
"""Degrees: lines along the antimeridian are cuts of the data, no coasts."""
NAMED_FROM = 2600.0
"""Square pixels of a country that has room for its name."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world and its picture: degrees (``west`` may pass -180, ``east`` 180) and pixels."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    def place(self, lat: float, lon: float) -> Point:
        """Where a point of the world lies in the picture. The nearest turn of the world is taken."""
        middle = (self.west + self.east) / 2
        lon += 360 * round((middle - lon) / 360)
        return self._x(lon), self._y(lat)

    def _x(self, lon: float) -> float:
        return (lon - self.west) / (self.east - self.west) * self.width

    def _y(self, lat: float) -> float:
        return (self.north - lat) / (self.north - self.south) * self.height

    def line(self, points: Sequence[Point], turn: int) -> list[Point]:
        """Points (longitude, latitude) as pixels, ``turn`` times around the world to the east."""
        return [(self._x(lon + 360 * turn), self._y(lat)) for lon, lat in points]


@dataclass(frozen=True, slots=True)
class Arc:
    """A line of the data: its points, its box, and whether it parts two countries."""

    points: tuple[Point, ...]
    box: tuple[float, float, float, float]
    border: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """What is drawn of the world: SVG paths in tenths of pixels, and the names of the countries with room for one."""

    land: str
    coasts: str
    borders: str
    names: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True, slots=True)
class _World:
    arcs: tuple[Arc, ...]
    countries: tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]


def outline(window: Window) -> Outline:
    """The outlines of the countries in a window."""
    world = _world()
    finest = FINEST * (COARSER if window.east - window.west > BROAD else 1)
    land: list[str] = []
    names: list[tuple[float, float, str]] = []
    for name, rings in world.countries:
        pieces = [_clipped(ring, window) for ring in _turned(world, rings, window)]
        land += [_path(piece, finest, closed=True) for piece in pieces if len(piece) > 2]
        largest = max(pieces, key=lambda p: abs(_area(p)), default=[])
        if abs(_area(largest)) >= NAMED_FROM:
            names.append((*_centre(largest), name))
    coasts = [run for arc in world.arcs if not arc.border for run in _runs(arc, window)]
    borders = [run for arc in world.arcs if arc.border for run in _runs(arc, window)]
    return Outline(
        "".join(land), "".join(_path(run, finest) for run in coasts), "".join(_path(run, finest) for run in borders), tuple(names)
    )


@cache
def _world() -> _World:
    """The countries of the world, unpacked once."""
    packed = resources.files("recension.data").joinpath("outlines.topojson.gz").read_bytes()
    topology = json.loads(gzip.decompress(packed))
    scale = topology["transform"]["scale"]
    geometries = topology["objects"]["countries"]["geometries"]
    uses = Counter(a if a >= 0 else ~a for g in geometries for a in chain.from_iterable(chain.from_iterable(g["arcs"])))
    arcs = tuple(_arc(arc, scale, uses[i] > 1) for i, arc in enumerate(topology["arcs"]))
    countries = ((g["properties"]["name"], tuple(tuple(ring) for polygon in g["arcs"] for ring in polygon)) for g in geometries)
    return _World(arcs, tuple(countries))


def _arc(arc: Sequence[Sequence[int]], scale: Sequence[float], border: bool) -> Arc:
    xs = [x * scale[0] for x in accumulate(p[0] for p in arc)]
    ys = [y * scale[1] for y in accumulate(p[1] for p in arc)]
    return Arc(tuple(zip(xs, ys, strict=True)), (min(xs), min(ys), max(xs), max(ys)), border)


def _turns(boxes: Iterable[tuple[float, float, float, float]], window: Window) -> list[int]:
    """How often around the world something with these boxes comes into the window: 0 for most, never for what lies elsewhere."""
    west, south, east, north = zip(*boxes, strict=True)
    if min(south) > window.north or max(north) < window.south:
        return []
    return [turn for turn in (-1, 0, 1) if min(west) + 360 * turn <= window.east and max(east) + 360 * turn >= window.west]


def _turned(world: _World, rings: Iterable[tuple[int, ...]], window: Window) -> Iterable[list[Point]]:
    """The rings of a country that come into the window, in pixels."""
    for ring in rings:
        arcs = [(world.arcs[a if a >= 0 else ~a], a >= 0) for a in ring]
        for turn in _turns((arc.box for arc, _ in arcs), window):
            points = [p for arc, forward in arcs for p in (arc.points[1:] if forward else arc.points[-2::-1])]
            yield window.line(points, turn)


def _runs(arc: Arc, window: Window) -> Iterable[list[Point]]:
    """The parts of a line that lie in the window, in pixels."""
    for turn in _turns([arc.box], window):
        run: list[Point] = []
        for (one, other), (a, b) in zip(pairwise(arc.points), pairwise(window.line(arc.points, turn)), strict=True):
            seam = abs(one[0]) > SEAM and abs(other[0]) > SEAM
            if seam or not _may_cross(a, b, window):
                if run:
                    yield run
                run = []
            else:
                run = run or [a]
                run.append(b)
        if run:
            yield run


def _may_cross(a: Point, b: Point, window: Window) -> bool:
    """Whether the box about two points touches the window."""
    across = max(a[0], b[0]) >= -MARGIN and min(a[0], b[0]) <= window.width + MARGIN
    return across and max(a[1], b[1]) >= -MARGIN and min(a[1], b[1]) <= window.height + MARGIN


def _clipped(ring: list[Point], window: Window) -> list[Point]:
    """A ring cut to the window, side by side (Sutherland and Hodgman 1974)."""
    sides = ((0, -MARGIN, 1), (0, window.width + MARGIN, -1), (1, -MARGIN, 1), (1, window.height + MARGIN, -1))
    for axis, limit, sign in sides:
        if all((p[axis] - limit) * sign >= 0 for p in ring):
            continue
        kept: list[Point] = []
        for a, b in pairwise([*ring[-1:], *ring]):
            inside_a, inside_b = (a[axis] - limit) * sign >= 0, (b[axis] - limit) * sign >= 0
            if inside_a != inside_b:
                share = (limit - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
            if inside_b:
                kept.append(b)
        ring = kept
    return ring


def _area(ring: Sequence[Point]) -> float:
    """The signed area of a ring."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, *ring[:1]])) / 2


def _centre(ring: Sequence[Point]) -> Point:
    """The centre of mass of a ring."""
    area, x, y = _area(ring), 0.0, 0.0
    for a, b in pairwise([*ring, *ring[:1]]):
        cross = a[0] * b[1] - b[0] * a[1]
        x, y = x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return x / (6 * area), y / (6 * area)


def _path(points: Sequence[Point], finest: float, closed: bool = False) -> str:
    """An SVG path through points, in tenths of pixels, those left out that no eye could tell from their neighbours."""
    kept = [points[0]]
    for point in points[1:-1]:
        if math.dist(point, kept[-1]) >= finest:
            kept.append(point)
    kept.append(points[-1])
    if closed and (len(kept) < 4 or abs(_area(kept)) < SPECK * finest / FINEST):
        return ""
    grid = [(round(10 * x), round(10 * y)) for x, y in kept]
    steps = " ".join(f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(grid))
    return f"M{grid[0][0]} {grid[0][1]}l{steps}{'z' if closed else ''}".replace(" -", "-")
