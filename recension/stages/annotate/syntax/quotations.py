"""Quotations: where quotation marks open and close."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import takewhile

from recension.settings.annotate import MAX_QUOTATION_CHARACTERS
from recension.text.spans import Range

_MARK = re.compile(r"[“”\"«»„]|(?<=\s)‘(?=\S)|(?<=[\w.,!?])’(?=[\s,.:;)—–]|\Z)|\n\s*\n|''|``")


def quotations(text: str) -> tuple[Range, ...]:
    """The quotations of a text with their marks, in order.

    A paragraph that ends within a quotation closes it, unless the next begins with an opening mark: then it goes on
    as one of its own. Straight marks open after white space and close before it.
    """
    found: list[Range] = []
    opened = -1
    for match in _MARK.finditer(text):
        at = match.start()
        if "\n" in match[0]:
            if opened >= 0 and text[opened] != "‘" and at - opened < MAX_QUOTATION_CHARACTERS and _goes_on(text, match.end()):
                found.append((opened, at))
            opened = -1
        elif opened < 0 or (match[0] == text[opened] == "“" and _only_opens(text, match)):
            opened = at if _opens(text, match) else -1
        elif _closes(text, text[opened], match):
            if at - opened <= MAX_QUOTATION_CHARACTERS:
                found.append((opened, match.end()))
            opened = -1
    return tuple(found)


def _closes(text: str, opening: str, match: re.Match[str]) -> bool:
    """Whether a mark closes a quotation: *’* closes what *‘* opened and nothing else, *‘* closes nothing."""
    mark = match[0]
    if mark == "‘" or (mark == "’") != (opening == "‘"):
        return False
    return not (mark in ('"', "''", "``") and _only_opens(text, match))


def _goes_on(text: str, at: int) -> bool:
    """Whether the next paragraph takes up the quotation with a mark of its own."""
    return text[at : at + 1] in ("“", '"', "«")


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a mark can open: those of one side by their shape, straight ones by what stands around them."""
    mark = match[0]
    if mark in ("”", "»", "’"):
        return False
    return mark not in ('"', "''") or not text[match.end() : match.end() + 1].isspace()


def _only_opens(text: str, match: re.Match[str]) -> bool:
    """Whether a straight mark stands after white space and before a word."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return before.isspace() and after.isalnum()


class Quoted:
    """The quotations of a text, looked up by place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = quotations(text)
        self._ends = [end for _, end in self._found]

    def over(self, span: Range) -> tuple[Range, ...]:
        """The quotations that share a character with ``span``, in order."""
        first = bisect_right(self._ends, span[0])
        return tuple(takewhile(lambda q: q[0] < span[1], self._found[first : first + 50]))

    def just_before(self, start: int) -> list[Range]:
        """The quotation that ends right before ``start``, if one does: *"Who did it?" he asked.*"""
        index = bisect_right(self._ends, start) - 1
        found = self._found[index] if index >= 0 else None
        return [found] if found and not self._text[found[1] : start].strip() else []
