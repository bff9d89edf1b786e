"""Which quantities of a document count something that can be compared, and what bounds them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from recension.model import Quantity
from recension.stages.reconcile.conflicts.fates import fates_in
from recension.stages.reconcile.conflicts.ranks import ranks_in
from recension.stages.reconcile.conflicts.units import TIME_UNITS
from recension.stages.reconcile.evidence import Evidence
from recension.text.normalise import stem
from recension.text.spans import Range, overlap

Bound = Literal["exactly", "about", "at least", "at most"]

_THE = re.compile(
    r"\b(?:(?<!instead of )(?<!rather than )(?<!not )the|all|these|those|both|at|number|in|of|since|until|by|page|room)\s\Z", re.IGNORECASE
)
_NUMBER_AT = re.compile(r"\b(?:number|figure|toll|total|count|puts?|stands|stood|estimate[sd]?)\b[^.;,]{0,40}\bat\s\Z", re.IGNORECASE)
"""*They put the number of leaks at 11*."""
_ONE_OF_THE = re.compile(r"\b(?:one|some|most|many|part|half|each|both) of (?:the|its|their|his|her|those|these)\s\Z", re.IGNORECASE)
"""*on one of the two tracks*: so small a number is known, and not reported."""
_KNOWN = 12
_NO = re.compile(r"(?:\bno|\bnot|n[o’']t|\bcannot)\s(?:have\s)?(?:been\s|be\s)?\Z", re.IGNORECASE)
_MORE = re.compile(
    r"\A(?:more than|over|at (?:the )?(?:very )?least|upwards of|just over|well over|no(?:t)? (?:less|fewer) than|in excess of)\s|\sor more\Z",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"\A(?:less than|fewer than|under|up to|as many as|not? more than|not even|at (?:the )?(?:very )?most|nearly|almost|close to|just under)\s|\sor (?:less|fewer)\Z",
    re.I,
)
_FROM_THEN = re.compile(r"\s(?:\w+\s)?(?:after|before|earlier|later|ago)\b", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|lasted|took)\s\Z", re.IGNORECASE)
_HALF_BEFORE = re.compile(r"\band an? (?:half|quarter) \Z|\band an? \Z", re.IGNORECASE)
_HALF_AFTER = re.compile(r" and an? (?:half|quarter)\b| (?:half|quarter)\b", re.IGNORECASE)
_VAGUE = re.compile(r"(?:a few|several|some few|a couple|a handful|many|countless)\b", re.IGNORECASE)
_RESULT = re.compile(r"([\d,]*\d)(?:-|–|\sto\s)([\d,]*\d)")
_YEAR = re.compile(r"(?:18|19|20)[0-9]{2}")
_CLOCK = re.compile(r"[0-2]?[0-9][.:][0-5][0-9]\s?(?:[ap]\.?m\b|[A-Z]{2,4}T\b|GMT\b|h\b|hrs\b)")
_NOBODY = re.compile(
    r"\b(?:nobody|no[ -]one|none|no (?:people|persons|passengers|victims|deaths|fatalities|casualties|injur(?:y|ies)|lives))\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:somebody|someone|an? (?:[a-z-]+ ){0,2}?(?:man|woman|boy|girl|child|worker|driver|passenger|policeman|resident|casualty|victim))\b"
    r"(?= (?:[a-z-]+ ){0,3}?(?:died|killed|hurt|injured|wounded|arrested|missing|broke|suffered)\b)",
    re.IGNORECASE,
)
SINGLE = ("somebody",)
"""What marks the one person whom something befell; compared only with a report that says that it befell nobody."""
_NOBODY_REACH = 40
"""What became of nobody stands within so many characters."""
NAMED_THING = frozenset(
    stem(w)
    for w in "block street avenue road lane highway route interstate exit floor room page chapter gate flight level o'clock oclock a.m. p.m. am pm".split()
)
"""Nouns whose number is a name: the 900 block and the 3500 block are two places."""


def with_zeros(evidence: Evidence, document: int) -> list[Quantity]:
    """The quantities of a document, and where it says that *nobody* was hurt or that there were *no deaths*."""
    read, text = evidence.annotations[document], evidence.texts[document]
    none = [
        Quantity(m.start(), m.end(), 0.0, 0.0, None, "person")
        for s in read.sentences
        for m in _NOBODY.finditer(text, s.start, s.end)
        if any(fates_in(text, (m.start(), min(s.end, m.end() + _NOBODY_REACH))))
    ]
    none += [
        Quantity(m.start(), m.end(), 1.0, 1.0, None, "person", SINGLE)
        for s in read.sentences
        for m in _SOMEBODY.finditer(text, s.start, s.end)
    ]
    ranks = sorted((q for s in read.sentences for q in ranks_in(text, (s.start, s.end))), key=lambda q: (q.start, q.end))
    ranked = [(r.start, r.end) for r in ranks]
    told = [q for q in read.quantities if not touches(ranked, (q.start, q.end))]
    return sorted([*told, *none, *ranks], key=lambda q: (q.start, q.end))


def is_no_count(text: str, q: Quantity) -> bool:
    """Whether a number counts nothing that could be compared.

    A vague one (*a few*), a part of *two and a half*, a time of the day or one reckoned from another (*a day after*), the result of a vote or a match (*6 to 4*), or a number
    without a noun that is a year, a name or known people: *the three*, *number three*.
    """
    from_then = q.unit in TIME_UNITS and _FROM_THEN.match(text, q.end, q.end + 16) and not _FOR.search(text, max(0, q.start - 12), q.start)
    if from_then or _CLOCK.match(text, q.start, min(len(text), q.end + 8)):
        return True
    if _HALF_BEFORE.search(text, max(0, q.start - 12), q.start) or _HALF_AFTER.match(text, q.end) or _VAGUE.match(text, q.start):
        return True
    result = _RESULT.fullmatch(text, q.start, q.end)
    if result and float(result[1].replace(",", "")) > float(result[2].replace(",", "")):
        return True
    if q.high <= _KNOWN and _ONE_OF_THE.search(text, max(0, q.start - 20), q.start):
        return True
    known = q.low == q.high < 100 and q.low == int(q.low) and _THE.search(text, max(0, q.start - 12), q.start) is not None
    known = known and not _NUMBER_AT.search(text, max(0, q.start - 60), q.start)
    return not q.counted and (known or _YEAR.fullmatch(text, q.start, q.end) is not None)


def bounded(text: str, q: Quantity) -> tuple[Quantity, Bound]:
    """How the words around a number bound it; *it was not more than 12* bounds it from above."""
    shown = text[q.start : q.end]
    if q.low == q.high:
        return q, "exactly"
    if _MORE.search(shown):
        if _NO.search(text, max(0, q.start - 24), q.start):
            return replace(q, low=q.low * q.low / q.high, high=q.low), "at most"
        return q, "at least"
    return q, "at most" if _LESS.search(shown) else "about"


def touches(places: Sequence[Range], place: Range) -> bool:
    """Whether a stretch of text overlaps one of some others, which are in order and lie apart. O(log n)."""
    at = bisect_left(places, place)
    return any(overlap(other, place) for other in places[max(0, at - 1) : at + 1])
