"""Ranks and levels as quantities: *the fourth woman to win*, *finished ninth*, *at level three*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recension.model import Quantity
from recension.text.normalise import stem
from recension.text.spans import Range

RANK = "rank"
"""The unit of ranks and levels."""
_ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_ORDINAL = rf"(?P<rank>{'|'.join(('first', 'second', *_ORDINALS))}|[1-9][0-9]?(?:st|nd|rd|th))"
_NO_THING = "century|anniversary|birthday|floor|storey|street|avenue|day|night|morning|hour|minute|week|month|quarter|half|time|one|party|place|of|and|or|to|in|on|world"
_RANKS = (
    re.compile(rf"\b(?:the|its|his|her|their|a|this) {_ORDINAL} (?:[a-z]+ )?(?P<thing>(?!{_NO_THING}\b)[a-z]{{3,}})", re.IGNORECASE),
    re.compile(rf"\b(?P<thing>finish|came|come|rank|plac)(?:ed|s|ing)? (?:in )?{_ORDINAL}\b(?! (?:time|day|week))", re.IGNORECASE),
    re.compile(
        rf"\b(?P<thing>level|stage|category|grade|degree|rank|tier|phase|magnitude) (?P<rank>{'|'.join(_NUMBERS)}|[1-9][0-9]?)\b(?![.,]\d)",
        re.IGNORECASE,
    ),
)
_PLACED = {"finish", "came", "come", "rank", "plac"}


def ranks_in(text: str, place: Range) -> Iterator[Quantity]:
    """The ranks and levels in a stretch of text; what is ranked is the noun behind an ordinal or before a level."""
    taken: set[int] = set()
    for pattern in _RANKS:
        for match in pattern.finditer(text, *place):
            value = _value(match["rank"])
            if value is not None and match.start("rank") not in taken:
                taken.add(match.start("rank"))
                thing = match["thing"].casefold()
                yield Quantity(*match.span("rank"), value, value, RANK, "place" if thing in _PLACED else stem(thing))


def _value(written: str) -> float | None:
    """The number of a rank; first and second are said of too much (*first aid*, *a second chance*)."""
    word = written.casefold()
    if word in ("first", "second"):
        return None
    if word[0].isdigit():
        return float(re.sub(r"[a-z]", "", word))
    return float(_ORDINALS.index(word) + 3 if word in _ORDINALS else _NUMBERS.index(word) + 1)
