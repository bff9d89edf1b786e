"""Drawing a map: which window of the world, where the dots and their names go, and closer views of what lies too close."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recension.render.view.outlines import Outline, Window, outline

WIDTH = 448.0
"""Pixels of a map: what stands beside its table on a laptop."""
FLATTEST, TALLEST = 250.0, 430.0
"""Pixels of height, at least and at most."""
LEAST_SPAN, CLOSEST = 2.4, 0.5
"""Degrees from north to south of a map at least, and of a closer view: more would show nothing but white."""
ROOM = 0.2
"""Share of the span that is left free on each side, for names."""
RADIUS, TOUCHING = 8.0, 19.0
"""Pixels of a dot, and the distance below which two are one crowd."""
MOST_VIEWS = 2
"""Closer views beside the map."""
LETTER, LINE = 6.5, 15.0
"""Pixels that a letter and a line of a name take."""
LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class Dot:
    """A place to draw: a disc if something happened there, a ring if it is only expected."""

    number: str
    name: str
    href: str
    lat: float
    lon: float
    happened: bool


@dataclass(frozen=True, slots=True)
class DrawnDot:
    """A dot in the picture with its name; ``anchor`` says on which side of ``(lx, ly)`` the name stands, "" if there was no room."""

    x: float
    y: float
    dot: Dot
    label: str
    lx: float
    ly: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Crowd:
    """Dots that lie too close: a frame in the picture, with the letter of the closer view and the numbers in it."""

    x: float
    y: float
    width: float
    height: float
    label: str
    lx: float = 0.0
    ly: float = 0.0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Leg:
    """The way from one stop to the next: a bowed line, and the head of an arrow at its end."""

    line: str
    head: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture. ``letter`` is that of a closer view. ``scale`` is a length in kilometres and its pixels."""

    letter: str
    width: float
    height: float
    outline: Outline
    names: tuple[tuple[float, float, str, bool], ...]
    dots: tuple[DrawnDot, ...]
    crowds: tuple[Crowd, ...]
    route: tuple[Leg, ...]
    scale: tuple[str, float]


def sheets(dots: Sequence[Dot], route: Sequence[int], told: Sequence[str]) -> tuple[Sheet, ...]:
    """The map of some dots, then the closer views it needs. ``route`` are positions in ``dots``; ``told`` the countries told of."""
    window = _window(dots, LEAST_SPAN)
    crowds = _crowds(dots, window)
    near = [c for c in crowds if len({(d.lat, d.lon) for d in c}) > 1]
    viewed = sorted(near, key=len, reverse=True)[:MOST_VIEWS]
    letters = {id(c): "ab"[i] for i, c in enumerate(viewed)}
    framed = [(c, letters.get(id(c), "")) for c in near]
    main = _sheet("", window, dots, framed, route, told)
    closer = (_sheet(letters[id(c)], _window(c, CLOSEST), c, [], [c.index(dots[i]) for i in route if dots[i] in c], told) for c in viewed)
    return (main, *closer)


def _window(dots: Sequence[Dot], least: float) -> Window:
    """The part of the world that shows some dots with room about them."""
    south, north = min(d.lat for d in dots), max(d.lat for d in dots)
    west, east = _across([d.lon for d in dots])
    middle, stretch = (south + north) / 2, max(0.2, math.cos(math.radians((south + north) / 2)))
    high = max((north - south) * (1 + 2 * ROOM), least)
    wide = max((east - west) * stretch * (1 + 2 * ROOM), least)
    height = min(TALLEST, max(FLATTEST, WIDTH * high / wide))
    unit = max(high / height, wide / WIDTH)  # degrees of latitude in a pixel
    half_wide, half_high = unit * WIDTH / stretch / 2, unit * height / 2
    centre = (west + east) / 2
    return Window(centre - half_wide, middle - half_high, centre + half_wide, middle + half_high, WIDTH, height)


def _across(longitudes: Sequence[float]) -> tuple[float, float]:
    """The shortest stretch around the world that holds some longitudes; its end may pass 180."""
    ordered = sorted(longitudes)
    gaps = [(b - a, i) for i, (a, b) in enumerate(pairwise([*ordered, ordered[0] + 360]))]
    at = max(gaps)[1]
    turned = ordered[at + 1 :] + [x + 360 for x in ordered[: at + 1]]
    return turned[0], turned[-1]


def _crowds(dots: Sequence[Dot], window: Window) -> list[list[Dot]]:
    """The dots in groups that hang together by touching."""
    groups: list[list[Dot]] = []
    for dot in dots:
        here = window.place(dot.lat, dot.lon)
        met = [g for g in groups if any(math.dist(here, window.place(d.lat, d.lon)) < TOUCHING for d in g)]
        merged = [d for g in met for d in g]
        groups = [g for g in groups if g not in met] + [[*merged, dot]]
    return groups


def _sheet(
    letter: str, window: Window, dots: Sequence[Dot], crowds: Sequence[tuple[list[Dot], str]], route: Sequence[int], told: Sequence[str]
) -> Sheet:
    """One picture: the outlines, the route, the crowds as frames, the other dots with their names."""
    hidden = {d.href for crowd, _ in crowds for d in crowd}
    single = [d for d in dots if d.href not in hidden]
    frames, drawn = _labelled(single, [_crowd(crowd, name, window) for crowd, name in crowds], window)
    ground = outline(window)
    return Sheet(
        letter=letter,
        width=window.width,
        height=window.height,
        outline=ground,
        names=_names(ground, drawn, frames, told, window),
        dots=tuple(drawn),
        crowds=tuple(frames),
        route=_route([window.place(dots[i].lat, dots[i].lon) for i in route]),
        scale=_scale(window),
    )


def _crowd(crowd: Sequence[Dot], letter: str, window: Window) -> Crowd:
    points = [window.place(d.lat, d.lon) for d in crowd]
    x1, y1 = min(p[0] for p in points) - RADIUS, min(p[1] for p in points) - RADIUS
    x2, y2 = max(p[0] for p in points) + RADIUS, max(p[1] for p in points) + RADIUS
    numbers = sorted((d.number for d in crowd), key=lambda n: (len(n), n))
    label = f"{letter}: {', '.join(numbers)}" if letter else ", ".join(numbers)
    return Crowd(round(x1, 1), round(y1, 1), round(x2 - x1, 1), round(y2 - y1, 1), label)


Box = tuple[float, float, float, float]


def _labelled(dots: Sequence[Dot], frames: Sequence[Crowd], window: Window) -> tuple[list[Crowd], list[DrawnDot]]:
    """The frames and the dots with their names, each on the first side that is free."""
    points = [window.place(d.lat, d.lon) for d in dots]
    discs: list[Box] = [(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in points]
    taken = [*discs, *((f.x, f.y, f.x + f.width, f.y + f.height) for f in frames)]
    lettered = []
    for frame in frames:
        lx, ly, anchor = _side(frame.label, (frame.x, frame.y, frame.x + frame.width, frame.y + frame.height), taken, window)
        lettered.append(replace(frame, lx=lx, ly=ly, anchor=anchor or "start"))
    drawn = []
    for dot, (x, y), disc in zip(dots, points, discs, strict=True):
        name = dot.name if len(dot.name) <= LONGEST_NAME else dot.name[: LONGEST_NAME - 1].rstrip() + "…"
        drawn.append(DrawnDot(round(x, 1), round(y, 1), dot, name, *_side(name, disc, taken, window)))
    return lettered, drawn


def _side(name: str, around: Box, taken: list[Box], window: Window) -> tuple[float, float, str]:
    """Where a name goes: right of a box, left, above, below; nowhere if all is taken. What it takes is noted."""
    left, top, right, bottom = around
    x, y, width = (left + right) / 2, (top + bottom) / 2, LETTER * len(name)
    sides = (
        (right + 4, y + 4, "start", (right + 4, y - 8, right + 4 + width, y + 8)),
        (left - 4, y + 4, "end", (left - 4 - width, y - 8, left - 4, y + 8)),
        (x, top - 5, "middle", (x - width / 2, top - 4 - LINE, x + width / 2, top - 4)),
        (x, bottom + 14, "middle", (x - width / 2, bottom + 4, x + width / 2, bottom + 4 + LINE)),
    )
    for lx, ly, anchor, box in sides:
        inside = box[0] >= 2 and box[1] >= 2 and box[2] <= window.width - 2 and box[3] <= window.height - 2
        if inside and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return round(lx, 1), round(ly, 1), anchor
    return round(x, 1), round(y, 1), ""


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _names(
    ground: Outline, drawn: Sequence[DrawnDot], frames: Sequence[Crowd], told: Sequence[str], window: Window
) -> tuple[tuple[float, float, str, bool], ...]:
    """The names of countries that are in nobody's way; those that the story tells of stand out."""
    taken: list[Box] = [(d.x - RADIUS, d.y - RADIUS, d.x + RADIUS, d.y + RADIUS) for d in drawn]
    taken += [(f.x, f.y, f.x + f.width, f.y + f.height) for f in frames]
    for label, x, y, anchor in [*((d.label, d.lx, d.ly, d.anchor) for d in drawn), *((f.label, f.lx, f.ly, f.anchor) for f in frames)]:
        width = LETTER * len(label)
        left = {"start": x, "end": x - width, "middle": x - width / 2}.get(anchor, x)
        taken.append((left, y - 11, left + (width if anchor else 0), y + 4))
    kept = []
    for x, y, name in ground.names:
        half = LETTER * 1.25 * len(name) / 2
        box = (x - half, y - 8, x + half, y + 8)
        inside = box[0] >= 2 and box[1] >= 2 and box[2] <= window.width - 2 and box[3] <= window.height - 22
        if inside and not any(_meet(box, other) for other in taken):
            taken.append(box)
            kept.append((round(x, 1), round(y, 1), name, name in told))
    return tuple(kept)


def _route(points: Sequence[tuple[float, float]]) -> tuple[Leg, ...]:
    """The legs from stop to stop, slightly bowed, so that a way there and back is seen as two."""
    return tuple(_leg(a, b) for a, b in pairwise(points) if math.dist(a, b) > 2 * RADIUS)


def _leg(a: tuple[float, float], b: tuple[float, float]) -> Leg:
    length = math.dist(a, b)
    ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    bow = min(34.0, length * 0.14)
    cx, cy = (a[0] + b[0]) / 2 - uy * bow, (a[1] + b[1]) / 2 + ux * bow
    start = (a[0] + ux * RADIUS, a[1] + uy * RADIUS)
    reach = math.dist((cx, cy), b)
    dx, dy = (b[0] - cx) / reach, (b[1] - cy) / reach  # the direction in which the line arrives
    tip, foot = (b[0] - dx * (RADIUS + 1), b[1] - dy * (RADIUS + 1)), (b[0] - dx * (RADIUS + 8), b[1] - dy * (RADIUS + 8))
    line = f"M{start[0]:.1f} {start[1]:.1f}Q{cx:.1f} {cy:.1f} {foot[0]:.1f} {foot[1]:.1f}"
    wings = (foot[0] - dy * 3.2, foot[1] + dx * 3.2), (foot[0] + dy * 3.2, foot[1] - dx * 3.2)
    return Leg(line, "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (tip, *wings)) + "Z")


def _scale(window: Window) -> tuple[str, float]:
    """A round length for the scale bar, and its pixels."""
    pixel = (window.north - window.south) * 111.2 / window.height  # kilometres: a degree of latitude is 111.2
    wanted = pixel * 90
    power = 10 ** math.floor(math.log10(wanted))
    length = max(n * power for n in (1, 2, 5) if n * power <= wanted)
    return f"{length:g} km", round(length / pixel, 1)
