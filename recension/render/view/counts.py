"""Numbers with their nouns, lists and scores in words."""

from __future__ import annotations

from collections.abc import Sequence

_PLURALS = {"family": "families"}


def count(number: int, noun: str) -> str:
    """*1 family*, *3 families*, *no conflicts*."""
    plural = _PLURALS.get(noun, noun + "s")
    return f"{number or 'no'} {noun if number == 1 else plural}"


def listed(items: Sequence[str]) -> str:
    """*A, B and C*."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def percent(score: float) -> str:
    """A probability as whole percent; never *0 %* or *100 %*, which would say that it is certain."""
    return f"{min(99, max(1, round(score * 100)))} %"


def capital(text: str) -> str:
    """``text`` with a capital at its beginning."""
    return text[:1].upper() + text[1:]
