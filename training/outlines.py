"""Makes ``recension/data/outlines.topojson.gz``: the outlines of the world's countries, small enough to ship.

Source: ``countries-10m.json`` of the npm package ``world-atlas`` 2.0.2 (ISC licence, Michael Bostock), which holds the public-domain
Admin 0 countries of Natural Earth at 1:10,000,000 as TopoJSON. Each arc is simplified by itself (Douglas and Peucker 1973), so that two
countries keep one common border; islands smaller than a few kilometres leave, unless a country has nothing else. Same file, same bytes::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/outlines.py package/countries-10m.json
"""

from __future__ import annotations

import gzip
import json
import sys
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent.parent / "recension" / "data" / "outlines.topojson.gz"
TOLERANCE = 0.016
"""Degrees that a simplified line may lie beside the true one: below two kilometres."""
GRID = 0.005
"""Degrees from one point of the grid to the next: about half a kilometre."""
SMALLEST = 0.07
"""Degrees: an island whose box is smaller than this in both directions leaves."""

Point = tuple[float, float]


def main(source: str) -> None:
    """Read the countries, simplify, write."""
    topology = json.loads(Path(source).read_text("utf-8"))
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [_decoded(arc, scale, shift) for arc in topology["arcs"]]
    countries = [_country(g, arcs) for g in topology["objects"]["countries"]["geometries"]]
    kept = sorted({_number(a) for c in countries for polygon in c["arcs"] for ring in polygon for a in ring})
    renamed = {old: new for new, old in enumerate(kept)}
    for country in countries:
        country["arcs"] = [[[_renamed(a, renamed) for a in ring] for ring in polygon] for polygon in country["arcs"]]
    made = {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [0, 0]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": [c for c in countries if c["arcs"]]}},
        "arcs": [_encoded(_simplified(arcs[i])) for i in kept],
    }
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    OUT.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    print(f"{len(kept)} arcs, {sum(map(len, made['arcs']))} points, {OUT.stat().st_size} bytes")


def _decoded(arc: list[list[int]], scale: list[float], shift: list[float]) -> list[Point]:
    """The points of an arc in degrees: TopoJSON holds differences on a grid."""
    xs, ys = accumulate(p[0] for p in arc), accumulate(p[1] for p in arc)
    return [(x * scale[0] + shift[0], y * scale[1] + shift[1]) for x, y in zip(xs, ys, strict=True)]


def _country(geometry: dict[str, Any], arcs: list[list[Point]]) -> dict[str, Any]:
    """A country with the polygons that are large enough, the largest if none is."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]] if "arcs" in geometry else []
    sized = [(_extent([p for a in polygon[0] for p in arcs[_number(a)]]), polygon) for polygon in polygons]
    kept = [polygon for size, polygon in sized if size >= SMALLEST] or [p for _, p in sorted(sized, key=lambda s: -s[0])[:1]]
    return {"type": "MultiPolygon", "properties": {"name": geometry["properties"]["name"]}, "arcs": kept}


def _extent(points: list[Point]) -> float:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _number(arc: int) -> int:
    """The number of an arc: one that is walked backwards is written as its complement."""
    return ~arc if arc < 0 else arc


def _renamed(arc: int, renamed: dict[int, int]) -> int:
    return ~renamed[~arc] if arc < 0 else renamed[arc]


def _simplified(points: list[Point]) -> list[Point]:
    """The points that a line needs so that no other lies farther from it than the tolerance; both ends stay."""
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        distances = [(_distance(points[i], points[first], points[last]), i) for i in range(first + 1, last)]
        farthest, at = max(distances, default=(0.0, first))
        if farthest > TOLERANCE:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [points[i] for i in sorted(kept)]


def _distance(point: Point, a: Point, b: Point) -> float:
    """How far a point lies from a line between two others, or from the first where both are the same."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length))
    return float(((point[0] - a[0] - along * dx) ** 2 + (point[1] - a[1] - along * dy) ** 2) ** 0.5)


def _encoded(points: list[Point]) -> list[list[int]]:
    """Points as differences on the grid; two that fall together become one, but the ends stay two."""
    grid = [(round(x / GRID), round(y / GRID)) for x, y in points]
    distinct = [grid[0], *(b for a, b in pairwise(grid) if a != b)]
    distinct = distinct if len(distinct) > 1 else [grid[0], grid[-1]]
    return [list(distinct[0]), *([b[0] - a[0], b[1] - a[1]] for a, b in pairwise(distinct))]


if __name__ == "__main__":
    main(sys.argv[1])
