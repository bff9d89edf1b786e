"""What stands in quotation marks, and the posts of social networks: words of a person, not of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from recension.settings.lineage import LONGEST_QUOTED, LONGEST_SINGLE_QUOTED
from recension.stages.lineage.characters import BEFORE, QUOTE, WORDLIKE, Characters, Points
from recension.stages.lineage.columns import Flags, Ints
from recension.text.spans import Range, merge

_CLOSES = {'"': '"”“', "“": '”"“', "„": '“”"', "«": "»", "'": "'’", "‘": "’'"}

_HANDLE = re.compile(r"\(@\w{1,30}\)\s{0,3}(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?")
_SIGNATURE = 5
"""Words before a handle up to which its line is nothing but a signature."""

Mark = tuple[int, str]
"""The place of a quotation mark or line break, and the character."""


def quoted_ranges(text: str, characters: Characters, first: Ints, last: Ints) -> list[Range]:
    """The quotations and posts in some stretches of a text, in order and apart."""
    at = _marks(characters)
    bounds = np.searchsorted(at, np.append(first, len(text))).tolist()
    marks = [(place, text[place]) for place in at.tolist()]
    has_posts = "(@" in text
    found: list[Range] = []
    for start, end, here, there in zip(first.tolist(), last.tolist(), bounds[:-1], bounds[1:], strict=True):
        inside = _quotations(text, marks[here:there], start, end) if there > here else []
        found += merge([*inside, *posts(text, start, end)]) if has_posts else inside
    return found


def _marks(characters: Characters) -> Ints:
    """The places of the marks that may begin or end a quotation.

    Single marks count only where they cannot be an apostrophe; of line breaks the first behind another mark.
    """
    at = np.flatnonzero(characters.body & QUOTE != 0)
    which = characters.points[at]
    before, after = characters.kinds.take(at - 1, mode="clip"), characters.body[at + 1]
    in_word = before & WORDLIKE != 0
    opens = _is_one_of(which, "'‘") & ~in_word & (after & WORDLIKE != 0)
    closes = _is_one_of(which, "'’") & (in_word | (before & BEFORE != 0)) & (after & WORDLIKE == 0)
    kept = ~_is_one_of(which, "'‘’") | opens | closes
    at, which = at[kept], which[kept]
    is_break = which == ord("\n")
    again = is_break & np.concatenate((np.ones(min(1, len(at)), dtype=np.bool_), is_break[:-1]))
    return np.asarray(at[~again])


def _is_one_of(points: Points, marks: str) -> Flags:
    return np.asarray(np.logical_or.reduce([points == ord(mark) for mark in marks]))


def _quotations(text: str, marks: Sequence[Mark], start: int, end: int) -> list[Range]:
    """The ranges inside quotation marks.

    A quotation in double marks may be left open and end with its paragraph (when the speaker goes on in the next).
    One that would be too long is a stray mark and counts for nothing.
    """
    found: list[Range] = []
    opened, closes = -1, ""
    for at, mark in marks:
        if opened >= 0 and at - opened > (LONGEST_SINGLE_QUOTED if closes == _CLOSES["'"] else LONGEST_QUOTED):
            opened = -1
        if opened < 0:
            is_apostrophe = mark in "'‘" and text[max(start, at - 1) : at].strip() != ""
            closes = "" if is_apostrophe else _CLOSES.get(mark, "")
            opened = at + 1 if closes else -1
        elif mark == "\n" or mark in closes:
            if mark != "\n" or closes != _CLOSES["'"]:
                found.append((opened, at))
            opened = -1
    if opened >= 0 and closes != _CLOSES["'"] and end - opened <= LONGEST_QUOTED:
        found.append((opened, end))
    return found


def posts(text: str, start: int, end: int) -> list[Range]:
    """The lines that are posts of social networks, set into the text: words of a person, as a quotation is.

    A post ends with its author's handle and the day; where these stand in a line of their own, the post is the line before.
    """
    found: list[Range] = []
    at = start
    for mark in _HANDLE.finditer(text, start, end):
        first = max(at, text.rfind("\n", at, mark.start()) + 1)
        if len(text[first : mark.start()].split(None, _SIGNATURE)) <= _SIGNATURE and first > at:
            first = max(at, text.rfind("\n", at, first - 1) + 1)
        found.append((first, mark.end()))
        at = mark.end()
    return found
