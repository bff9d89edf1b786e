"""What a conflict is about, in the words of an editor, and its values in one form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from recension.stages.reconcile.conflicts.counts import Count
from recension.stages.reconcile.conflicts.ranks import RANK
from recension.stages.reconcile.conflicts.units import SUMS, TIME_UNITS, is_money
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.title import shorten
from recension.text.normalise import stem

_FATES = {
    "dead": "how many people died",
    "hurt": "how many people were hurt",
    "patient": "how many people are in hospital",
    "ill": "how many people fell ill",
    "missing": "how many people are missing",
    "held": "how many people were detained",
    "freed": "how many people were released",
    "away": "how many people had to leave",
    "saved": "how many people were rescued",
    "aboard": "how many people were on board",
    "crowd": "how many people came",
    "against": "how many voted against it",
    "favour": "how many voted in favour",
    "idle": "how many people lose their jobs",
    "staff": "how many people work there",
}
_BORNE = re.compile(r"\A(?:-year-old|-year old| years old)?,?\s(?:[a-z-]+\s){0,2}?([a-z]{4,})\b")
_LASTS = re.compile(
    r"\b(\w+)(?:,? (?:that|which|who))?(?: (?:had|have|has|was|were))? (?:last(?:ed|s|ing)?|took|went on for|ran for)\Z", re.IGNORECASE
)
_SCALES = ((1e9, "billion"), (1e6, "million"))


def about_counts(evidence: Evidence, counts: Sequence[Count]) -> str:
    """The question that differing quantities answer."""
    c = min(counts, key=lambda c: (c.bare, c.key))
    if c.role == "age":
        return f"the age of {_whose(evidence, counts)}"
    if c.fate and c.unit is None:
        part = " (of one group)" if c.role == "part" else ""
        return _FATES[c.fate] + part
    if c.unit in TIME_UNITS:
        return _how_long(evidence, c)
    if is_money(c.unit):
        return f"how much money: {_sum_of(evidence, counts)}"
    if c.unit == RANK:
        return f"which rank: {shorten(' '.join(evidence.texts[c.document][slice(*c.sentence)].split()), 70)}"
    rests = sorted({_rest_of_clause(evidence, c) for c in counts})
    return f"how {'much' if c.unit == 'percent' else 'many'} {max(rests, key=lambda r: (len(r.split()) > 1, '…' not in r, len(r)))}"


def _whose(evidence: Evidence, counts: Sequence[Count]) -> str:
    """The name beside an age that most share; else what the person is."""
    names = Counter(name for c in counts for name in c.who)
    if names:
        return max(sorted(names), key=lambda n: names[n])
    c = counts[0]
    noun = _BORNE.match(evidence.texts[c.document][c.quantity.end : c.sentence[1]])
    return f"the {noun[1]}" if noun else "the same person"


def _how_long(evidence: Evidence, c: Count) -> str:
    """*how long the talks lasted*; where no noun says what lasts, the words before the duration."""
    text = evidence.texts[c.document]
    start = max(c.sentence[0], c.quantity.start - 60)
    start = start if start == c.sentence[0] else text.find(" ", start) + 1
    before = " ".join(text[start : c.quantity.start].split()).strip(" ,;:")
    lasting = _LASTS.search(before)
    if lasting:
        return f"how long the {lasting[1]} lasted"
    noun = next((w for w in text[c.quantity.end : c.quantity.end + 60].split()[:4] if stem(w.strip(".,;:’'\"”)")) == c.counted), None)
    if noun and c.counted != c.unit:
        return f"how long the {noun.strip('.,;:”)')} was"
    return f"how long it was: “{shorten(before[-60:], 60)} …”"


def _sum_of(evidence: Evidence, counts: Sequence[Count]) -> str:
    """What the money is, by the noun for a sum that stands in most of the sentences; else the words around the first."""
    nouns = Counter(m.casefold() for c in counts for m in set(SUMS.findall(evidence.texts[c.document][slice(*c.sentence)])))
    if nouns:
        return f"the {max(sorted(nouns), key=lambda n: nouns[n])}"
    c = counts[0]
    return shorten(" ".join(evidence.texts[c.document][slice(*c.sentence)].split()), 70)


def _rest_of_clause(evidence: Evidence, c: Count) -> str:
    """The words from what is counted to the end of the clause."""
    text = evidence.texts[c.document][c.quantity.end : min(c.sentence[1], c.quantity.end + 70)]
    flat = re.split(r"[,;:.(]\s|[.!?]\Z|\s[–—-]\s", " ".join(text.split()))[0].strip(' ,;:."”’-')
    return shorten(flat or c.counted, 50)


def value_of(evidence: Evidence, c: Count) -> str:
    """A quantity in one form: *60 people*, *about 40 barrels*, *more than 700 people*, *314 million EUR*."""
    bound = {"exactly": "", "at least": "more than ", "at most": "up to ", "about": "about "}[c.bound]
    return f"{bound}{_number(c.stated / c.scale)} {_of_what(c, c.high / c.scale)}".strip() if c.high else "nobody"


def _of_what(c: Count, value: float) -> str:
    if c.role == "age":
        return "years"
    unit = c.quantity.unit or c.unit
    if unit == RANK:
        return ""
    if unit:
        plural = unit.islower() and not unit.endswith(("t", "foot")) and value != 1
        return unit + "s" * plural
    return ("person" if value == 1 else "people") if c.counted == "person" else ""


def _number(value: float) -> str:
    for scale, name in _SCALES:
        if value >= scale:
            return f"{value / scale:.4g} {name}"
    return f"{value:,.10g}" if value != int(value) else f"{int(value):,}"
