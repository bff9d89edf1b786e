"""Columns: the arrays that the stage counts in, and what numpy lacks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Codes = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Numbers = NDArray[np.uint32]
Bits = NDArray[np.uint8]


Item = TypeVar("Item")
Made = TypeVar("Made")


class Each(Protocol):
    """Runs a pure function over items and keeps their order, here (as ``map`` does) or in other processes."""

    def __call__(self, function: Callable[[Item], Made], items: Iterable[Item], /) -> Iterable[Made]:
        """What the function makes of each item."""


class Numbering(dict[str, int]):
    """Strings in the order in which they came; asking for a new one gives it the next number."""

    def __missing__(self, key: str) -> int:
        self[key] = len(self)
        return self[key]

    def all(self, strings: Sequence[str]) -> Numbers:
        """The numbers of some strings."""
        return np.fromiter(map(self.__getitem__, strings), dtype=np.uint32, count=len(strings))


def ranges(first: Ints, sizes: Ints) -> Ints:
    """The numbers from ``first[i]`` on, ``sizes[i]`` of them, of all *i*, one after the other."""
    heads = np.cumsum(sizes) - sizes
    return np.asarray(np.repeat(first - heads, sizes) + np.arange(int(sizes.sum())))


def emptied(parts: list[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    """The parts as one column; each is let go of as soon as it is copied, so that they never take twice their room."""
    whole = np.empty(sum(map(len, parts)), dtype=kind)
    end = len(whole)
    while parts:
        part = parts.pop()
        whole[end - len(part) : end] = part
        end -= len(part)
    return whole


def heads_of(keys: NDArray[np.generic]) -> Ints:
    """Where in a sorted column a new value begins."""
    return np.flatnonzero(np.concatenate((np.ones(min(1, len(keys)), dtype=np.bool_), keys[1:] != keys[:-1])))
