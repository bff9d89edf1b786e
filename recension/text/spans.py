"""Ranges of code points: half-open pairs ``(start, end)``."""

from __future__ import annotations

from collections.abc import Iterable

Range = tuple[int, int]


def overlap(a: Range, b: Range) -> int:
    """How many characters two ranges share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def inside(inner: Range, outer: Range) -> bool:
    """Whether ``inner`` lies wholly in ``outer``."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def merge(ranges: Iterable[Range], gap: int = 0) -> list[Range]:
    """The union of ranges, in order; those at most ``gap`` characters apart become one."""
    union: list[Range] = []
    for start, end in sorted(r for r in ranges if r[0] < r[1]):
        if union and start <= union[-1][1] + gap:
            union[-1] = (union[-1][0], max(union[-1][1], end))
        else:
            union.append((start, end))
    return union


def subtract(whole: Range, holes: Iterable[Range]) -> list[Range]:
    """What is left of ``whole`` when the holes are cut out."""
    left, at = [], whole[0]
    for start, end in merge(holes):
        if at < min(start, whole[1]):
            left.append((at, min(start, whole[1])))
        at = max(at, end)
    if at < whole[1]:
        left.append((at, whole[1]))
    return left


def strip(text: str, span: Range) -> Range:
    """``span`` without the white space at its ends; empty at its start if nothing else is in it."""
    start, end = span
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
