"""Copies repeat their original word for word. What very many repeat is compared a few times, and counts for all of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from recension.settings.reconcile import VOICES_COMPARED

Item = TypeVar("Item")


def voices(items: Iterable[Item], words: Callable[[Item], Hashable]) -> list[list[Item]]:
    """Items apart from each other, but those that say the same by ``words`` as enough others do, with the first of these.

    Only the first item of each list need be compared, which keeps the work linear in the copies.
    """
    apart: list[list[Item]] = []
    said: dict[Hashable, list[list[Item]]] = {}
    for item in items:
        same = said.setdefault(words(item), [])
        if len(same) < VOICES_COMPARED:
            same.append([item])
            apart.append(same[-1])
        else:
            same[0].append(item)
    return apart
