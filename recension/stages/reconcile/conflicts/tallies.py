"""Which quantities are of one thing: by what is counted and the words around, and by what one report sets against each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from recension.model import ConflictKind
from recension.settings.reconcile import (
    COUNT_NEAR_VALUE,
    COUNT_ONLY_ONE,
    COUNT_SAME_CROWD,
    COUNT_SAME_NOUN,
    COUNT_SAME_PASSAGE,
    COUNT_SAME_PHRASE,
    COUNT_SAME_TOLL,
    COUNT_SAME_VALUE,
    COUNT_SAME_WHO,
    COUNT_SMALL,
    COUNT_SMALL_NUMBER,
    MAX_POSTINGS,
    ROUNDING,
)
from recension.stages.reconcile.conflicts.counts import TIME_UNITS, Count, is_money
from recension.stages.reconcile.events.sameness import candidate_pairs, words_in_common
from recension.stages.reconcile.evidence import Evidence
from recension.text.linkage import Likeness
from recension.text.meaning import nearness

Against = Mapping[tuple[str, str], ConflictKind]
"""Pairs of counts that one report sets against each other, and as what."""

_CHANGE = re.compile(
    r"\b(?:up from|down from|instead of|rather than|(?:risen|rose|rises|grown|grew|climbed|increased|raised|jumped|fell|fallen|dropped|revised|"
    r"corrected|updated|lowered|cut|moved|changed) (?:\w+ ){0,4}?from|withdrew|withdrawn|retracted|corrected|first (?:reported|put|said|given)|"
    r"earlier (?:put|reported|said|figure|count|toll)|previously|initially|originally)\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\b(?:counting|not including|excluding|which includes|that includes|including those|takes in|leaves out|(?:employees|residents|members|staff|civilians|"
    r"adults|children|locals|citizens|nationals) (?:only|alone)|only (?:counts|includes|covers)|(?:does|did) not (?:count|include|cover))\b",
    re.IGNORECASE,
)
_RIVAL = re.compile(
    r"\b(?:claim|claims|claimed|put|puts|estimate|estimates|estimated|counted|insist|insists|insisted|speak|speaks|spoke|talk|talks|talked|arrives|arrived|"
    r"argue|argues|argued|swear|swears|swore|maintain|maintains|maintained|reckon|reckons|reckoned|nearer|closer to|more like|cannot have been|could not have been|can't have been|"
    r"if (?:\w+ ){1,4}(?:is|are) to be believed|by (?:the|its|his|her|their) (?:own )?(?:count|reckoning|estimate))\b",
    re.IGNORECASE,
)
_CLAIMS = re.compile(
    r"\b(?:claim(?:s|ed)?|insist(?:s|ed)?|argu(?:e|es|ed)|maintain(?:s|ed)?|sw(?:ear|ears|ore)|reckon(?:s|ed)?|to be believed|at the (?:very )?most|den(?:y|ies|ied)|"
    r"disput(?:e|es|ed))\b",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"\b(?:put|puts|putting|set|sets|estimate[sd]?|value[sd]?|reckon(?:s|ed)?|number(?:s|ed)?|assess(?:es|ed)?)\b(?: \w+){0,4}? (?:at|to be)\s\Z",
    re.IGNORECASE,
)
_AND_OTHERS_AT = re.compile(r"(?:\band|\bbut|\bwhile|,|;)\s(?:[\w’'.-]+\s){1,6}(?:at|to be)\s\Z", re.IGNORECASE)
"""*the owners put the loss at 4 million and the insurers at 2 million*: the verb is not said twice."""
_OR_SAYS = re.compile(r"[,;:]\W+(?:[\w'’-]+\W+){0,10}?(?:says?|said|reported|according)\b", re.IGNORECASE)


def count_likeness(evidence: Evidence, counts: Sequence[Count]) -> Likeness:
    """Of quantities with the same unit, thing counted and role, how alike what is said of them is."""
    slots: dict[tuple[str, str, str], list[Count]] = defaultdict(list)
    for c in (c for c in counts if c.role != "rest" and (c.unit or c.counted)):
        slots[c.unit or "", c.role if c.role == "age" else "", c.fate or c.counted if not c.unit else ""].append(c)
    totals, only = _totals(evidence, counts), _only_ones(counts)
    alike: Likeness = defaultdict(dict)
    for slot in slots.values():
        by_key = {c.key: c for c in slot}
        small = len(slot) <= MAX_POSTINGS
        for a, b in sorted(combinations(by_key, 2) if small else candidate_pairs(evidence, {c.key: c.context for c in slot})):
            one, other = by_key[a], by_key[b]
            alone = one.document != other.document and a in only and b in only and _thing(one) == _thing(other)
            alike[a][b] = alike[b][a] = _likeness(evidence, one, other, totals) + COUNT_ONLY_ONE * alone
    return alike


def _likeness(evidence: Evidence, a: Count, b: Count, totals: frozenset[tuple[str, float]]) -> float:
    """A total is compared with totals, and needs more to be the same: many things can be charged, sold or counted."""
    total = _slot_value(a) in totals
    return -1.0 if total != (_slot_value(b) in totals) else same_thing(evidence, a, b) - COUNT_SMALL * 2 * total


def _only_ones(counts: Sequence[Count]) -> frozenset[str]:
    """The counts of a thing of which their document gives one number alone: two reports' only numbers of *farms* are likely of the same."""
    values: dict[tuple[int, str], set[float]] = defaultdict(set)
    for c in counts:
        values[c.document, _thing(c)].add(c.low)
    return frozenset(c.key for c in counts if _thing(c) and len(values[c.document, _thing(c)]) == 1)


def _thing(c: Count) -> str:
    """What is counted or measured, by its own noun: *farm*, *tonne*."""
    return c.unit or c.quantity.counted


def _totals(evidence: Evidence, counts: Sequence[Count]) -> frozenset[tuple[str, float]]:
    """Values of which a report tells a part: in *12 of 20 boats* the 20 is no rival of the number that sank."""
    found = set()
    for a, b in pairwise(counts):
        between = evidence.texts[a.document][a.quantity.end : b.quantity.start].split() if a.document == b.document else []
        if a.role == "part" and a.low < b.low and len(between) <= 3 and "of" in between[:2]:
            found.add(_slot_value(b))
    return frozenset(found)


def _slot_value(c: Count) -> tuple[str, float]:
    return c.counted, c.low


def same_thing(evidence: Evidence, a: Count, b: Count) -> float:
    """How likely two quantities are of one thing, 0 to about 1.5; negative where they cannot be."""
    if a.role != b.role or a.fate != b.fate or (a.role == "age" and not a.who & b.who):
        return -1.0
    if a.document == b.document and a.sentence == b.sentence and a.low != b.low:
        return -0.5
    score = words_in_common(evidence, a.context, b.context)
    score += COUNT_SAME_PASSAGE * evidence.facing(a.document, a.sentence, b.document, b.sentence)
    score += COUNT_SAME_NOUN * _same_noun(a, b) * (3 if a.unit in TIME_UNITS or is_money(a.unit) else 1)
    score += COUNT_SAME_PHRASE * (len(a.phrase) > 1 and a.phrase == b.phrase)
    if a.who and b.who and not a.fate:
        score += COUNT_SAME_WHO if a.who & b.who else -2 * COUNT_SAME_WHO
    if a.fate and a.role == "whole":
        score += COUNT_SAME_CROWD if a.fate in ("crowd", "saved", "idle") else COUNT_SAME_TOLL
    score += COUNT_SAME_VALUE * (a.unit not in TIME_UNITS and a.low == b.low and a.high == b.high and _is_telling(a))
    if a.low != b.low and are_near(a, b) and min(a.low, b.low) > COUNT_SMALL_NUMBER:
        score += COUNT_NEAR_VALUE
    return score - COUNT_SMALL * (max(a.high, b.high) <= COUNT_SMALL_NUMBER and a.fate is None and a.unit is None)


def _is_telling(c: Count) -> bool:
    """Whether a value is so particular that two things hardly have it in one story: 2,718, or a sum of 314 million."""
    return _digits(c.low) >= (2 if is_money(c.unit) else 3) and c.low > COUNT_SMALL_NUMBER


def _same_noun(a: Count, b: Count) -> float:
    """How near what is counted or measured is: a *six-day trip* and a *week-long tour*; 0 where only a unit is named."""
    if "" in (a.counted, b.counted) or a.counted == a.unit or b.counted == b.unit:
        return 0.0
    return nearness(a.counted, b.counted)


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


# ── Numbers that one report sets against each other ─────────────────────────────────


def set_against(evidence: Evidence, counts: Sequence[Count]) -> dict[tuple[str, str], ConflictKind]:
    """Numbers that follow each other in one report, the second by the count of someone else, of another range, or newer.

    After a number of another range (*with the islands, 500*) the next is set against the one before.
    """
    found: dict[tuple[str, str], ConflictKind] = {}
    standing: dict[tuple[int, str], Count] = {}
    for count in (c for c in counts if c.role in ("whole", "part") and c.unit not in TIME_UNITS):
        slot = (count.document, count.unit or count.fate or count.counted)
        before = standing.get(slot)
        kind = _against(evidence, before, count) if before is not None else None
        if before is not None and kind is not None:
            found[before.key, count.key] = kind
        if kind != "scope":
            standing[slot] = count
    return found


def _against(evidence: Evidence, a: Count, b: Count) -> ConflictKind | None:
    """As what two numbers are set against each other, if they are."""
    if not _comparable(a, b) or are_near(a, b) or _is_part_of(evidence, a, b):
        return None
    text = evidence.texts[a.document]
    within = a.sentence == b.sentence
    if not within and evidence.rank_at(a.document, b.quantity.start) - evidence.rank_at(a.document, a.quantity.start) > (
        2 if a.unit else 1
    ):
        return None
    between, after = text[a.quantity.end : b.quantity.start], text[b.quantity.end : b.sentence[1]]
    told = text[a.sentence[0] : b.sentence[1]]
    if _CHANGE.search(told) and (within or b.bare or _is_figure(told)):
        return "update"
    if _SCOPE.search(text[b.sentence[0] if not within else a.quantity.end : b.sentence[1]]):
        return "scope"
    said = between if within else text[b.sentence[0] : b.quantity.start]
    others = within and _AND_OTHERS_AT.search(between) and _PUT.search(text[a.sentence[0] : a.quantity.start])
    if others or _RIVAL.search(said) or _RIVAL.search(after[:40]) or (within and _OR_SAYS.search(between)):
        contested = others or _CLAIMS.search(said) or _CLAIMS.search(after[:40]) or a.fate == "crowd"
        kind: ConflictKind = "disputed" if contested else "contradiction"
        return kind if within or b.unit or b.bare or _is_figure(told) else None
    return None


def _is_part_of(evidence: Evidence, a: Count, b: Count) -> bool:
    """Whether the first number is a part of the second: *86 of the 94 drivers*."""
    between = evidence.texts[a.document][a.quantity.end : b.quantity.start]
    return a.role == "part" and a.sentence == b.sentence and len(between.split()) <= 3


def _is_figure(told: str) -> bool:
    """Whether the words speak of numbers as numbers."""
    return re.search(r"\b(?:figure|tally|toll|count|number|total|estimate)s?\b", told, re.IGNORECASE) is not None


def _comparable(a: Count, b: Count) -> bool:
    """Whether two numbers can be of one thing as far as unit, noun and fate go."""
    if a.unit or b.unit:
        return a.unit == b.unit
    return a.fate == b.fate and (b.bare or a.counted == b.counted)
