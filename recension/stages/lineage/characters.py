"""Code points as columns: what kind of character each is, and a hash of any stretch of them.

Texts are laid side by side in one long array, so that what a loop would ask of each character is asked of all at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from recension.stages.lineage.columns import Codes, Ints
from recension.text.spans import Range

Points = NDArray[np.uint16] | NDArray[np.uint32]
Kinds = NDArray[np.uint16]

WORD, WORDLIKE, DIGIT, JOINT, POINT, END, QUOTE, SPACE, CAPITAL, CLOSE, OPEN, BEFORE, INSIDE = (1 << bit for bit in range(13))
"""The kinds of characters, as bits: of words, or the underscore too; digits; what may join two parts of a word, anywhere or
between digits and initials; what ends a sentence; quotation marks and line breaks; white space; what may open a sentence;
what may close one behind its end; what may stand before its first letter; what may stand before a closing single mark,
besides words; whatever stands in a body."""

_PATTERNS = {
    WORD: r"[^\W_]+",
    WORDLIKE: r"\w+",
    DIGIT: r"\d+",
    JOINT: r"[’'‐‑–\-\u00ad\u200b-\u200d\u2060\ufeff]+",
    POINT: r"[.,]+",
    END: r"[.!?…]+",
    QUOTE: "[\"“”„«»'‘’\n]+",
    SPACE: r"\s+",
    CAPITAL: r"[A-Z0-9À-ÖØ-Þ$€£]+",
    CLOSE: r"""["'”’»)\]]+""",
    OPEN: r"""["'“‘«(\[]+""",
    BEFORE: r"[.,!?…]+",
}
_PLANE = _BLOCK = 1 << 16
_BASE = 0xD6E8FEB86659FD93
_INVERSE = pow(_BASE, -1, 1 << 64)
_MULTIPLIERS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))


@dataclass(frozen=True, slots=True, eq=False)
class Characters:
    """The characters of a text: their code points, their kinds, and the kinds of those only that stand in some stretches.

    The latter have one more at the end, of no kind: so the places before the first and behind the last are there too.
    """

    points: Points
    kinds: Kinds
    body: Kinds


def characters_of(text: str, stretches: Iterable[Range]) -> Characters:
    """The characters of a text."""
    points = _points(text)
    kinds = _kinds_of(points)
    body = np.zeros(len(kinds) + 1, dtype=np.uint16)
    for first, last in stretches:
        body[first:last] = kinds[first:last] | INSIDE
    return Characters(points, kinds, body)


def skipped(kinds: Kinds, at: Ints, kind: int, most: int | None = None) -> Ints:
    """The places, each moved on over characters of one kind, at most so many of them."""
    at = at.copy()
    going, steps = np.arange(len(at)), 0
    while len(going) and steps != most:
        going = going[kinds.take(at[going], mode="clip") & kind != 0]
        going = going[at[going] < len(kinds)]
        at[going] += 1
        steps += 1
    return at


def _points(text: str) -> Points:
    """The code points of a text."""
    wide = text.encode("utf-16-le", "surrogatepass")
    if len(wide) == 2 * len(text):
        return np.frombuffer(wide, dtype=np.uint16)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _kinds_of(points: Points) -> Kinds:
    """The kinds of some characters."""
    if points.dtype == np.uint16:
        return _table()[points]
    distinct, places = np.unique(points, return_inverse=True)
    return np.asarray(_kinds("".join(map(chr, distinct.tolist())))[places])


@lru_cache(maxsize=1)
def _table() -> Kinds:
    return _kinds("".join(map(chr, range(_PLANE))))


def _kinds(characters: str) -> Kinds:
    kinds = np.zeros(len(characters), dtype=np.uint16)
    for kind, pattern in _PATTERNS.items():
        for mark in re.finditer(pattern, characters):
            kinds[mark.start() : mark.end()] |= kind
    return kinds


def codes_of(points: Points, first: Ints, last: Ints) -> Codes:
    """Hashes of 64 bits of some stretches: equal for equal characters, wherever they stand.

    Sums of powers of an odd base, modulo two to the 64th (Karp and Rabin 1987), so that one running sum serves all stretches.
    """
    forth, back = _powers()
    high = _powers_of(pow(_BASE, _BLOCK, 1 << 64), len(points) // _BLOCK + 1)
    high_back = _powers_of(pow(_INVERSE, _BLOCK, 1 << 64), len(points) // _BLOCK + 1)
    sums = np.zeros(len(points) + 1, dtype=np.uint64)
    np.cumsum(_mixed(points) * (high[:, None] * forth).ravel()[: len(points)], out=sums[1:])
    return _finished((sums[last] - sums[first]) * high_back[first // _BLOCK] * back[first % _BLOCK])


@lru_cache(maxsize=1)
def _powers() -> tuple[Codes, Codes]:
    return _powers_of(_BASE, _BLOCK), _powers_of(_INVERSE, _BLOCK)


def _powers_of(base: int, count: int) -> Codes:
    powers = np.full(count, base, dtype=np.uint64)
    powers[:1] = 1
    return np.multiply.accumulate(powers)


def _mixed(points: Points) -> Codes:
    return _mixed_plane()[points] if points.dtype == np.uint16 else _finished(points.astype(np.uint64))


@lru_cache(maxsize=1)
def _mixed_plane() -> Codes:
    return _finished(np.arange(_PLANE, dtype=np.uint64))


def _finished(codes: Codes) -> Codes:
    """Numbers so mixed that all bits depend on all bits (as the finishing step of MurmurHash3 does)."""
    for multiplier in _MULTIPLIERS:
        codes = (codes ^ codes >> np.uint64(32)) * multiplier
    return codes ^ codes >> np.uint64(29)


def numbered(codes: Codes) -> tuple[Ints, Ints]:
    """Equal codes get equal numbers: one place of each distinct code, and the number of each place among these.

    Codes are thrown at a table; those that find another in their place are thrown again, by other bits.
    """
    bits = max(8, len(codes).bit_length())
    table = np.zeros(1 << bits, dtype=np.int64)
    numbers = np.zeros(len(codes), dtype=np.int64)
    left, found, count = np.arange(len(codes)), [np.zeros(0, dtype=np.int64)], 0
    thrown = codes
    while len(left):
        slots = (thrown >> np.uint64(64 - bits)).astype(np.int64)
        table[slots] = left
        winner = table[slots]
        heads = left[winner == left]
        numbers[heads] = np.arange(count, count + len(heads))
        found.append(heads)
        count += len(heads)
        same = codes[winner] == codes[left]
        numbers[left[same]] = numbers[winner[same]]
        left, thrown = left[~same], thrown[~same] * _MULTIPLIERS[0]
    return np.concatenate(found), numbers
