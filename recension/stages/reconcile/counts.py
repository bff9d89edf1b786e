"""Quantities that can be compared: what is counted, the words around the number, the fate of those counted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from recension.model import Quantity
from recension.settings.reconcile import (
    COUNT_NEAR_VALUE,
    COUNT_SAME_CROWD,
    COUNT_SAME_NOUN,
    COUNT_SAME_PASSAGE,
    COUNT_SAME_TOLL,
    COUNT_SAME_WHO,
    COUNT_SMALL,
    COUNT_SMALL_NUMBER,
    MAX_POSTINGS,
    ROUNDING,
)
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.sameness import candidate_pairs, words_in_common
from recension.text.linkage import Likeness
from recension.text.meaning import nearness
from recension.text.normalise import stem
from recension.text.spans import Range
from recension.text.words import content_stems

Role = Literal["whole", "part", "rest", "age"]

_PEOPLE = frozenset(
    stem(w)
    for w in "person people man men woman women child children worker employee resident passenger soldier civilian victim student boy girl "
    "protester demonstrator officer patient miner migrant villager member customer household family name body other".split()
)
_FATES = {
    stem(word): fate
    for fate, listed in {
        "dead": "kill killed die died dead death deaths fatal fatally fatalities succumbed perished",
        "hurt": "hurt injure injured injuries wounded wounding casualties",
        "missing": "missing unaccounted",
        "held": "arrest arrested arrests detain detained detentions custody",
        "away": "evacuate evacuated evacuation evacuees displaced homes homeless fled",
        "crowd": "protest protesters rally rallied march marched demonstrators demonstration gathered crowd vigil attended turnout participants",
    }.items()
    for word in listed.split()
}
"""What becomes of the people counted, by the words around the number: counts of different fates are of different things."""
_TIME = frozenset({"minute", "hour", "day", "week", "month", "year"})
_ADDRESSES = frozenset(stem(w) for w in "block street avenue road lane highway route interstate exit floor room page chapter gate".split())
"""Nouns whose number is a name: the 900 block and the 3500 block are two places."""
_BESIDE = 22
"""A person's age stands so near to the name: *Ann Lee, 41*, *41-year-old Ann Lee*."""
_NEAR = 80
"""So many characters on both sides of a number are the words around it."""
_LIVES = frozenset({"life", "live"})
_PART = re.compile(
    r"\A(?: [a-z]+){0,2}? of (?:them|whom|those|these|which|its|his|her|their|the)\b"
    r"|\A(?: [a-z]+)? of (?:\d|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b)",
    re.IGNORECASE,
)
_INCLUDED = re.compile(r"(?:\bincluding|\bamong them|\bnotably|\ball but|\bthe last|\bthe other|\banother)\W+(?:\w+\W+){0,2}\Z", re.I)
_COMPARED = re.compile(r"\A\W(?:more|fewer|less|others?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity with what is needed to compare it."""

    key: str
    document: int
    quantity: Quantity
    sentence: Range
    counted: str
    context: frozenset[str]
    fate: str | None
    role: Role
    who: frozenset[str]

    @property
    def low(self) -> float:
        """The least value that it can have."""
        return self.quantity.low

    @property
    def high(self) -> float:
        """The greatest value that it can have."""
        return self.quantity.high


def counts_of(evidence: Evidence) -> list[Count]:
    """The quantities of all documents, in order of the documents and of their texts."""
    return [count for document in range(len(evidence.articles)) for count in _counts(evidence, document)]


def _counts(evidence: Evidence, document: int) -> Iterator[Count]:
    text = evidence.texts[document]
    for index, q in enumerate(evidence.annotations[document].quantities):
        sentence = evidence.sentence_at(document, q.start) or (q.start, q.end)
        near = frozenset(content_stems(text, *_window(text, sentence, (q.start, q.end))))
        fate = _fate(text, q, sentence)
        counted = "person" if not q.unit and (q.counted in _PEOPLE or fate) else q.counted
        context = (frozenset(q.about) | near) - {q.counted} - frozenset(content_stems(text, q.start, q.end))
        who = evidence.people_in(document, sentence if q.counted != "age" else (q.start - _BESIDE, q.end + _BESIDE))
        yield Count(f"{document:06d}.{index:05d}", document, q, sentence, counted, context, fate, _role(text, q, sentence), who)


def _window(text: str, sentence: Range, number: Range) -> Range:
    """The words of the sentence on both sides of a number, whole words only."""
    start, end = max(sentence[0], number[0] - _NEAR), min(sentence[1], number[1] + _NEAR)
    while sentence[0] < start < number[0] and not text[start - 1].isspace():
        start += 1
    while number[1] < end < sentence[1] and not text[end].isspace():
        end -= 1
    return start, end


def _fate(text: str, q: Quantity, sentence: Range) -> str | None:
    """The fate of the people counted: the nearest word for one, after the number first."""
    if q.unit is not None or q.high <= 1:
        return None
    if q.counted in _LIVES:
        return "dead"
    if q.counted not in _PEOPLE and q.counted not in _FATES:
        return None
    after = content_stems(text, q.end, min(sentence[1], q.end + 90))
    before = content_stems(text, max(sentence[0], q.start - 60), q.start)
    return next((_FATES[s] for s in (q.counted, *after, *reversed(before)) if s in _FATES), None)


def _role(text: str, q: Quantity, sentence: Range) -> Role:
    """Whether a number is a person's age, a part of another number (*four of them*), what
    is left or differs (*all but two*, *three more*), or none of these.
    """
    if q.counted == "age":
        return "age"
    after = text[q.end : min(sentence[1], q.end + 40)]
    if _INCLUDED.search(text[max(sentence[0], q.start - 30) : q.start]) or _COMPARED.match(after):
        return "rest"
    return "part" if _PART.match(after) else "whole"


def count_likeness(evidence: Evidence, counts: Sequence[Count]) -> Likeness:
    """Of quantities with the same unit, thing counted and role, how alike what is said of them is."""
    slots: dict[tuple[str, str, str], list[Count]] = defaultdict(list)
    for c in (c for c in counts if c.role != "rest" and c.counted not in _ADDRESSES):
        slots[c.quantity.unit or "", c.role if c.role == "age" else "", c.fate or c.counted if not c.quantity.unit else ""].append(c)
    alike: Likeness = defaultdict(dict)
    for slot in slots.values():
        by_key = {c.key: c for c in slot}
        small = len(slot) <= MAX_POSTINGS
        for a, b in sorted(combinations(by_key, 2) if small else candidate_pairs(evidence, {c.key: c.context for c in slot})):
            alike[a][b] = alike[b][a] = _same_thing(evidence, by_key[a], by_key[b])
    return alike


def _same_thing(evidence: Evidence, a: Count, b: Count) -> float:
    """How likely two quantities are of one thing, 0 to about 1.5; negative where they cannot be."""
    if a.role != b.role or a.fate != b.fate or (a.role == "age" and not a.who & b.who):
        return -1.0
    if a.document == b.document and a.sentence == b.sentence and a.low != b.low:
        return -0.5
    score = words_in_common(evidence, a.context, b.context)
    score += COUNT_SAME_PASSAGE * evidence.facing(a.document, a.sentence, b.document, b.sentence)
    score += COUNT_SAME_NOUN * _same_noun(a, b) * (3 if a.quantity.unit in _TIME else 1)
    if a.who and b.who and not a.fate:
        score += COUNT_SAME_WHO if a.who & b.who else -2 * COUNT_SAME_WHO
    if a.fate and a.role == "whole":
        score += COUNT_SAME_CROWD if a.fate == "crowd" else COUNT_SAME_TOLL
    if a.low != b.low and are_near(a, b) and min(a.low, b.low) > COUNT_SMALL_NUMBER:
        score += COUNT_NEAR_VALUE
    return score - COUNT_SMALL * (max(a.high, b.high) <= COUNT_SMALL_NUMBER and a.fate is None and a.quantity.unit is None)


def _same_noun(a: Count, b: Count) -> float:
    """How near what is counted or measured is: a *six-day trip* and a *week-long tour*; 0 where only a unit is named."""
    if "" in (a.counted, b.counted) or a.counted == a.quantity.unit or b.counted == b.quantity.unit:
        return 0.0
    return nearness(a.counted, b.counted)


def are_near(a: Count, b: Count) -> bool:
    """Whether one value can be the other: their ranges meet, or one is the other rounded."""
    if a.low < b.high and b.low < a.high:
        return True
    if a.low == b.low and a.high == b.high:
        return True
    gap, size = abs(a.low - b.low), max(abs(a.low), abs(b.low))
    if a.quantity.unit == "day" and gap <= max(1.0, size / 7) and (a.low % 7 == 0 or b.low % 7 == 0) and a.low % 7 != b.low % 7:
        return True  # a week is said of six days and of eight
    exact = a.low == a.high and b.low == b.high
    return exact and gap <= ROUNDING * size and min(_digits(a.low), _digits(b.low)) <= 2 < max(_digits(a.low), _digits(b.low))


def _digits(value: float) -> int:
    """How many significant digits a number is written with: 1,900 has two."""
    return len(f"{value:.10g}".replace(".", "").strip("0"))
