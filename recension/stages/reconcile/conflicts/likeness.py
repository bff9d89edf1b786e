"""How likely two quantities are of one thing."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise

from recension.settings.conflicts import (
    COUNT_BOTH_PEOPLE,
    COUNT_MEANING,
    COUNT_MONEY,
    COUNT_NOUN,
    COUNT_ODDS,
    COUNT_ONLY_ONE,
    COUNT_OTHER_FATE,
    COUNT_OTHER_PEOPLE,
    COUNT_OTHER_WHO,
    COUNT_PASSAGE,
    COUNT_PHRASE,
    COUNT_SAME_FATE,
    COUNT_SAME_UNIT,
    COUNT_SIZE,
    COUNT_SMALL,
    COUNT_SMALL_NUMBER,
    COUNT_TIME,
    COUNT_WORDS,
    ROUNDING,
)
from recension.settings.reconcile import MAX_POSTINGS
from recension.stages.reconcile.alignment import Alignment
from recension.stages.reconcile.conflicts.counts import TIME_UNITS, Count, is_money, is_role
from recension.stages.reconcile.events.sameness import candidate_pairs, words_in_common
from recension.stages.reconcile.evidence import Evidence
from recension.text.linkage import Likeness
from recension.text.meaning import nearness

_A_TIME = re.compile(r"XXXX-WXX-[1-7]|T\d\d:\d\d|-\d\d-\d\d")
APART = -1.0
"""The likeness of quantities that cannot be of one thing."""


def count_likeness(alignment: Alignment, counts: Sequence[Count]) -> Likeness:
    """How likely quantities of the same unit, or of things of near names or with the same fate, are of one thing."""
    evidence = alignment.evidence
    slots: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for c in (c for c in counts if c.role != "rest" and (c.unit or c.counted)):
        slots[c.unit or "", c.role if c.role == "age" else ""].append(c)
    totals, only = _totals(alignment, counts), _only_ones(counts)
    alike: Likeness = defaultdict(dict)
    for slot in slots.values():
        by_key = {c.key: c for c in slot}
        for a, b in sorted(_pairs(evidence, slot)):
            one, other = by_key[a], by_key[b]
            apart = (_slot_value(one) in totals) != (_slot_value(other) in totals)
            if not apart and _could_be_one(one, other) and not _at_other_times(evidence, one, other):
                alone = one.document != other.document and a in only and b in only and _thing(one) == _thing(other)
                alike[a][b] = alike[b][a] = same_thing(alignment, one, other, alone)
    return alike


def _pairs(evidence: Evidence, slot: Sequence[Count]) -> set[tuple[str, str]]:
    """The keys of all pairs of some counts; of very many those of one fate or noun, and those that share enough words."""
    if len(slot) <= MAX_POSTINGS:
        return set(combinations(sorted(c.key for c in slot), 2))
    found = candidate_pairs(evidence, {c.key: c.context for c in slot})
    alike: dict[str, list[str]] = defaultdict(list)
    for c in slot:
        alike[c.fate or c.counted].append(c.key)
    return found.union(*(combinations(sorted(keys), 2) for keys in alike.values() if len(keys) <= MAX_POSTINGS))


def _could_be_one(a: Count, b: Count) -> bool:
    """Whether two quantities of one unit, or without one, can be of one thing as far as nouns, fates and roles go."""
    if a.role != b.role or (a.role == "age" and not a.who & b.who) or (a.unit == "percent" and a.who and b.who and not a.who & b.who):
        return False
    return a.unit is not None or (a.fate is not None and a.fate == b.fate) or ((a.fate is None or b.fate is None) and _noun(a, b) > 0)


def _at_other_times(evidence: Evidence, a: Count, b: Count) -> bool:
    """Whether two measures, sums and people left out, are told of different times: a river stands at 7.2 metres at dawn, at 6.1 at noon."""
    if a.unit is None or a.unit in TIME_UNITS or is_money(a.unit):
        return False
    one, other = ({t.value for t in evidence.timexes_in(c.document, c.sentence) if _A_TIME.search(t.value)} for c in (a, b))
    return bool(one) and bool(other) and not one & other


def same_thing(alignment: Alignment, a: Count, b: Count, alone: bool = False) -> float:
    """The chance, 0 to 1, that two quantities are of one thing; ``APART`` where one sentence tells them apart.

    A sum of log odds, one for each thing that speaks for or against it.
    """
    if a.document == b.document and a.sentence == b.sentence and a.low != b.low:
        return APART
    evidence = alignment.evidence
    odds = COUNT_ODDS + COUNT_MEANING * alignment.likeness(a.document, a.sentence, b.document, b.sentence)
    odds += COUNT_WORDS * words_in_common(evidence, a.context, b.context)
    odds += COUNT_PASSAGE * evidence.facing(a.document, a.sentence, b.document, b.sentence)
    odds += _of_one_kind(a, b) + COUNT_SIZE * _size(a, b) + COUNT_ONLY_ONE * alone
    odds -= COUNT_OTHER_WHO * (a.fate is None and bool(a.who) and bool(b.who) and not a.who & b.who)
    small = max(a.high, b.high) <= COUNT_SMALL_NUMBER and a.fate is None and a.unit is None
    return 1 / (1 + math.exp(COUNT_SMALL * small - odds))


def _of_one_kind(a: Count, b: Count) -> float:
    """What unit, noun and fate say."""
    odds = COUNT_NOUN * (_noun(a, b) > 0) + COUNT_PHRASE * (len(a.phrase) > 1 and a.phrase == b.phrase)
    odds += COUNT_SAME_UNIT * (a.unit is not None) + COUNT_MONEY * is_money(a.unit) - COUNT_TIME * (a.unit in TIME_UNITS)
    odds -= COUNT_OTHER_PEOPLE * _of_other_people(a, b)
    if a.fate != b.fate:
        return odds - COUNT_OTHER_FATE
    return odds + COUNT_SAME_FATE * (a.fate is not None)


def _of_other_people(a: Count, b: Count) -> bool:
    """Whether both count people by what they are, and not the same."""
    one, other = a.quantity.counted, b.quantity.counted
    return is_role(one) and is_role(other) and not nearness(one, other)


def _noun(a: Count, b: Count) -> float:
    """How near what is counted or measured is: a *six-day trip* and a *week-long tour*; 0 where only a unit is named."""
    if a.unit is not None and (a.unit in TIME_UNITS or is_money(a.unit)):
        return 0.0 if a.unit in (a.counted, b.counted) else nearness(a.counted, b.counted)
    one, other = (c.counted if c.quantity.low % 1 else c.quantity.counted or c.counted for c in (a, b))
    near = nearness(one, other) if one and other else 0.0
    return max(near, COUNT_BOTH_PEOPLE) if a.counted == b.counted == "person" and not _of_other_people(a, b) else near


def _size(a: Count, b: Count) -> float:
    """How near two values are, 0 to 1: witnesses of one thing seldom give numbers of another order."""
    small, great = sorted((a.stated, b.stated))
    return small / great if great > 0 else 1.0


def _only_ones(counts: Sequence[Count]) -> frozenset[str]:
    """The counts of a thing of which their document gives one number alone: two reports' only numbers of *farms* are likely of the same."""
    values: dict[tuple[int, str], set[float]] = defaultdict(set)
    for c in counts:
        values[c.document, _thing(c)].add(c.low)
    return frozenset(c.key for c in counts if _thing(c) and len(values[c.document, _thing(c)]) == 1)


def _thing(c: Count) -> str:
    """What is counted or measured, by its own noun: *farm*, *tonne*."""
    return c.unit or c.quantity.counted


def _totals(alignment: Alignment, counts: Sequence[Count]) -> frozenset[tuple[str, float]]:
    """Values of which a report tells a part: in *12 of 20 boats* the 20 is no rival of the number that sank."""
    found = set()
    for a, b in pairwise(counts):
        texts = alignment.evidence.texts
        between = texts[a.document][a.quantity.end : b.quantity.start].split() if a.document == b.document else []
        if a.role == "part" and a.low < b.low and len(between) <= 3 and "of" in between[:2]:
            found.add(_slot_value(b))
    return frozenset(found)


def _slot_value(c: Count) -> tuple[str, float]:
    return c.counted, c.low


def are_near(a: Count, b: Count) -> bool:
    """Whether one value can be the other: their ranges meet, or one is the other rounded."""
    if a.low < b.high and b.low < a.high:
        return True
    if a.low <= b.high and b.low <= a.high and {a.bound, b.bound} != {"at least", "at most"}:
        return True
    gap, size = abs(a.low - b.low), max(abs(a.low), abs(b.low))
    if a.unit == "day" and gap <= max(1.0, size / 7) and (a.low % 7 == 0 or b.low % 7 == 0) and a.low % 7 != b.low % 7:
        return True  # a week is said of six days and of eight
    exact = a.low == a.high and b.low == b.high
    return exact and gap <= ROUNDING * size and min(_digits(a.low), _digits(b.low)) <= 2 < max(_digits(a.low), _digits(b.low))


def _digits(value: float) -> int:
    """How many significant digits a number is written with: 1,900 has two."""
    return len(f"{value:.10g}".replace(".", "").strip("0"))
