"""How likely two quantities are of one thing."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise

from recension.settings.conflicts import (
    COUNT_BOTH_PEOPLE,
    COUNT_CLAUSE,
    COUNT_CLAUSES,
    COUNT_LASTING,
    COUNT_MEANING,
    COUNT_MONEY,
    COUNT_NOUN,
    COUNT_ODDS,
    COUNT_ONLY_ONE,
    COUNT_OTHER_PEOPLE,
    COUNT_OTHER_WHO,
    COUNT_PASSAGE,
    COUNT_SAME_FATE,
    COUNT_SIZE,
    COUNT_SMALL,
    COUNT_SMALL_NUMBER,
    COUNT_UNIT,
    NOBODY_SIZE,
    ROUNDING,
)
from recension.settings.reconcile import MAX_POSTINGS
from recension.stages.reconcile.alignment import Alignment, cosines
from recension.stages.reconcile.conflicts.counts import Count
from recension.stages.reconcile.conflicts.nouns import is_role
from recension.stages.reconcile.conflicts.propositions import clauses
from recension.stages.reconcile.conflicts.ranks import RANK
from recension.stages.reconcile.conflicts.units import TIME_UNITS, is_money
from recension.stages.reconcile.events.sameness import candidate_pairs
from recension.stages.reconcile.evidence import Evidence
from recension.text.linkage import Likeness
from recension.text.meaning import nearness
from recension.text.spans import overlap

_A_TIME = re.compile(r"XXXX-WXX-[1-7]|T\d\d:\d\d|-\d\d-\d\d")
APART = -1.0
"""The likeness of quantities that cannot be of one thing."""


def count_likeness(alignment: Alignment, counts: Sequence[Count]) -> Likeness:
    """How likely quantities of the same unit, or of things of near names or with the same fate, are of one thing."""
    evidence = alignment.evidence
    slots: dict[str, list[Count]] = defaultdict(list)
    for c in (c for c in counts if c.role not in ("rest", "age") and (c.unit or c.counted)):
        slots[c.unit or ""].append(c)
    totals, only, meant = _totals(alignment, counts), _only_ones(counts), _ClauseLikeness(evidence, counts)
    alike: Likeness = defaultdict(dict)
    for slot in slots.values():
        by_key = {c.key: c for c in slot}
        for a, b in sorted(_pairs(evidence, slot)):
            one, other = by_key[a], by_key[b]
            apart = (_slot_value(one) in totals) != (_slot_value(other) in totals)
            if not apart and _could_be_one(one, other) and not _at_other_times(evidence, one, other):
                alone = one.document != other.document and a in only and b in only and _thing(one) == _thing(other)
                alike[a][b] = alike[b][a] = same_thing(alignment, one, other, meant.cosine(a, b), alone)
    return alike


class _ClauseLikeness:
    """How alike the clauses of counts are in meaning, the numbers left out; equal clauses are read once, at most ``COUNT_CLAUSES`` of them."""

    def __init__(self, evidence: Evidence, counts: Sequence[Count]) -> None:
        said = {c.key: _clause(evidence, c) for c in sorted(counts, key=lambda c: (evidence.rank_at(c.document, c.quantity.start), c.key))}
        rows = {text: row for row, text in enumerate(list(dict.fromkeys(said.values()))[:COUNT_CLAUSES])}
        self._rows = {key: rows[text] for key, text in said.items() if text in rows}
        self._cosines = cosines(list(rows))

    def cosine(self, one: str, other: str) -> float:
        """The cosine of the clauses of two counts, by their keys; 0 where one of them was not read."""
        a, b = self._rows.get(one), self._rows.get(other)
        return 0.0 if a is None or b is None else float(self._cosines[a, b])


def _clause(evidence: Evidence, c: Count) -> str:
    """The clause around a number, with *some* in its place."""
    text, number = evidence.texts[c.document], (c.quantity.start, c.quantity.end)
    start, end = next((place for place in clauses(text, c.sentence) if overlap(place, number)), c.sentence)
    return " ".join(f"{text[start : max(start, number[0])]}some{text[min(end, number[1]) : end]}".split())


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
    if a.role != b.role or a.limit != b.limit or a.bygone != b.bygone or (a.unit == "percent" and a.who and b.who and not a.who & b.who):
        return False
    if a.fate is not None and a.fate == b.fate and of_other_people(a, b):
        return False  # nine teachers and fifteen gunmen were killed
    if a.unit == RANK:
        return nearness(a.counted, b.counted) > 0
    return a.unit is not None or (a.fate is not None and a.fate == b.fate) or ((a.fate is None or b.fate is None) and _noun(a, b) > 0)


def _at_other_times(evidence: Evidence, a: Count, b: Count) -> bool:
    """Whether two measures, sums and people left out, are told of different times: a river stands at 7.2 metres at dawn, at 6.1 at noon."""
    if a.unit is None or a.unit in TIME_UNITS or is_money(a.unit):
        return False
    one, other = ({t.value for t in evidence.timexes_in(c.document, c.sentence) if _A_TIME.search(t.value)} for c in (a, b))
    return bool(one) and bool(other) and not one & other


def same_thing(alignment: Alignment, a: Count, b: Count, clauses: float, alone: bool = False) -> float:
    """The chance, 0 to 1, that two quantities are of one thing; ``APART`` where one sentence tells them apart.

    A sum of log odds, one for each thing that speaks for or against it. ``clauses`` is the cosine of their clauses without the numbers.
    """
    if a.document == b.document and a.sentence == b.sentence and a.low != b.low:
        return APART
    evidence = alignment.evidence
    odds = COUNT_ODDS + COUNT_MEANING * alignment.likeness(a.document, a.sentence, b.document, b.sentence) + COUNT_CLAUSE * clauses
    odds += COUNT_PASSAGE * evidence.facing(a.document, a.sentence, b.document, b.sentence)
    odds += _of_one_kind(a, b) + COUNT_SIZE * _size(a, b) + COUNT_ONLY_ONE * alone + COUNT_LASTING * (a.lasts and b.lasts)
    odds -= COUNT_OTHER_WHO * (a.fate is None and bool(a.who) and bool(b.who) and not a.who & b.who)
    small = max(a.high, b.high) <= COUNT_SMALL_NUMBER and a.fate is None and a.unit is None
    return 1 / (1 + math.exp(COUNT_SMALL * small - odds))


def _of_one_kind(a: Count, b: Count) -> float:
    """What unit, noun and fate say."""
    odds = COUNT_NOUN * (_noun(a, b) > 0) + COUNT_MONEY * is_money(a.unit) - COUNT_UNIT * (a.unit not in (None, RANK))
    return odds + COUNT_SAME_FATE * (a.fate is not None and a.fate == b.fate) - COUNT_OTHER_PEOPLE * of_other_people(a, b)


def of_other_people(a: Count, b: Count) -> bool:
    """Whether both count people by what they are, and not the same."""
    one, other = a.quantity.counted, b.quantity.counted
    return is_role(one) and is_role(other) and not nearness(one, other)


def _noun(a: Count, b: Count) -> float:
    """How near what is counted or measured is: a *six-day trip* and a *week-long tour*; 0 where only a unit is named."""
    if a.unit is not None and (a.unit in TIME_UNITS or is_money(a.unit)):
        return 0.0 if a.unit in (a.counted, b.counted) else nearness(a.counted, b.counted)
    one, other = (c.counted if c.quantity.low % 1 else c.quantity.counted or c.counted for c in (a, b))
    near = nearness(one, other) if one and other else 0.0
    return max(near, COUNT_BOTH_PEOPLE) if a.counted == b.counted == "person" and not of_other_people(a, b) else near


def _size(a: Count, b: Count) -> float:
    """How near two values are, 0 to 1: witnesses of one thing seldom give numbers of another order."""
    small, great = sorted((a.stated, b.stated))
    if not small:
        return NOBODY_SIZE
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
    if a.scale != b.scale:
        coarse = max(a.scale, b.scale)
        return abs(a.low - b.low) <= coarse / 2  # 94 seconds are a minute and a half, and 50 minutes an hour
    if a.low <= b.high and b.low <= a.high and {a.bound, b.bound} != {"at least", "at most"}:
        return True
    gap, size = abs(a.low - b.low), max(abs(a.low), abs(b.low))
    if a.unit == "day" and gap <= max(1.0, size / 7) and (a.low % 7 == 0 or b.low % 7 == 0) and a.low % 7 != b.low % 7:
        return True  # a week is said of six days and of eight
    rough, fine = sorted((a.low, b.low), key=_digits)
    exact = a.low == a.high and b.low == b.high and _digits(rough) <= 2 < _digits(fine)
    return exact and gap <= min(ROUNDING * size, _last_place(rough))


def _last_place(value: float) -> float:
    """What the last digit of a number stands for: 100 in 1,900; five times that where it is a five."""
    digits = f"{value:.10g}"
    whole, _, part = digits.partition(".")
    last = digits.replace(".", "").rstrip("0")[-1:]
    place = 10.0 ** -len(part) if part else 10.0 ** (len(whole) - len(whole.rstrip("0")))
    return 5 * place if last == "5" else place


def _digits(value: float) -> int:
    """How many significant digits a number is written with: 1,900 has two."""
    return len(f"{value:.10g}".replace(".", "").strip("0"))
