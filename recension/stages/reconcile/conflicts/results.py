"""Results of votes and matches that differ: *by 402 votes to 171*, *402 to 177*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from recension.model import Conflict, ConflictKind
from recension.settings.conflicts import RESULT_MEANING, RESULT_SCORE, RESULT_SIZE, RESULT_TELLING, RESULTS_COMPARED
from recension.stages.reconcile.alignment import Alignment
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.title import shorten
from recension.text.linkage import components
from recension.text.spans import Range

_SMALL = "nil zero one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = rf"(\d{{1,3}}(?:[, ]\d{{3}}){{1,3}}|\d{{1,6}}|{'|'.join(_SMALL)})"
_VOTES = r"(?: votes?| ballots?| goals?| points?| members?| delegates?)?"
_RESULT = re.compile(
    rf"(?<![\w.,:/$€£-]){_NUMBER}{_VOTES}(?: to | against |-|–){_NUMBER}(?![\w%/-]|[.,:]\d| (?:percent|per cent|people|years?|days?|hours?|minutes?|weeks?|months?"
    r"|million|billion|kilomet|miles?|met|degrees?|euros?|dollars?|pounds?|a\.m\.|p\.m\.|January|February|March|April|May|June|July|August|September|October|November|December))",
    re.IGNORECASE,
)
_CONTEST = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|ballots?|majority|tally|scores?|won|win|beat|lost|defeat(?:ed)?|draw|elected|motion|decided|threw out|approved|rejected|final|match|game)\b",
    re.IGNORECASE,
)
_UNANIMOUS = re.compile(r"\b(?<!not )unanimous(?:ly)?\b", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:judges?|justices|court|tribunal|jury|jurors|panel|bench|council(?:lors)?|board|committee|commission(?:ers)?|assembly|parliament|senate|chamber|members)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(r"\b(?:correct(?:ed|ion)|recount|revised|final count|error|mistake)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Result:
    """Both sides of a result, the greater first, and where it stands."""

    document: int
    place: Range
    sides: tuple[int, int]


def result_conflicts(alignment: Alignment) -> Iterator[Conflict]:
    """Results of one contest that differ."""
    evidence = alignment.evidence
    found = list(islice(_results(evidence), RESULTS_COMPARED))
    same = [(i, j) for i, j in combinations(range(len(found)), 2) if _of_one_contest(alignment, found[i], found[j])]
    groups: dict[int, list[_Result]] = {}
    for one, home in zip(found, components(len(found), same), strict=True):
        groups.setdefault(home, []).append(one)
    for group in groups.values():
        told = [evidence.texts[r.document][slice(*(evidence.sentence_at(r.document, r.place[0]) or r.place))] for r in group]
        kind: ConflictKind = "update" if any(_CORRECTED.search(t) for t in told) else "contradiction"
        about = f"the result: {shorten(' '.join(told[0].split()), 80)}"
        values = [
            Value(
                r.document,
                r.place,
                f"{r.sides[0]:,} to {r.sides[1]:,}" if any(r.sides) else "unanimously",
                evidence.texts[r.document][slice(*r.place)],
            )
            for r in group
        ]
        made = conflict(evidence, about, kind, values, RESULT_SCORE, "the reports give different results")
        if made:
            yield made


def _results(evidence: Evidence) -> Iterator[_Result]:
    for document, read in enumerate(evidence.annotations):
        text = evidence.texts[document]
        for sentence in read.sentences:
            if _CONTEST.search(text, sentence.start, sentence.end):
                for m in _RESULT.finditer(text, sentence.start, sentence.end):
                    sides = sorted((_value(m[1]), _value(m[2])), reverse=True)
                    yield _Result(document, m.span(), (sides[0], sides[1]))
            for m in _UNANIMOUS.finditer(text, sentence.start, sentence.end) if sentence.region == "body" else ():
                yield _Result(document, m.span(), (0, 0))


def _value(written: str) -> int:
    plain = written.casefold().replace(",", "").replace(" ", "")
    return int(plain) if plain.isdigit() else max(0, _SMALL.index(plain) - 1)


def _of_one_contest(alignment: Alignment, a: _Result, b: _Result) -> bool:
    """Whether two results can be of one contest: in like sentences and of one size, or with one side the same and telling."""
    if (a.sides == (0, 0)) != (b.sides == (0, 0)):
        return a.document != b.document and _unanimous_or_not(alignment, a, b)
    if a.document == b.document or any(min(x, y) < RESULT_SIZE * max(x, y) for x, y in zip(a.sides, b.sides, strict=True)):
        return False
    meaning = alignment.likeness(a.document, a.place, b.document, b.place)
    shared = max((x for x, y in zip(a.sides, b.sides, strict=True) if x == y), default=0)
    return shared >= RESULT_TELLING or meaning >= RESULT_MEANING


def _unanimous_or_not(alignment: Alignment, a: _Result, b: _Result) -> bool:
    """Whether one report has a body of few members decide *unanimously* what another has it decide by so many to so many."""
    evidence, split = alignment.evidence, max(a.sides, b.sides)
    told = [evidence.texts[r.document][slice(*(evidence.sentence_at(r.document, r.place[0]) or r.place))] for r in (a, b)]
    few = split[1] > 0 and sum(split) <= len(_SMALL)
    meaning = alignment.likeness(a.document, a.place, b.document, b.place)
    return few and all(_BODY.search(t) for t in told) and (meaning >= RESULT_MEANING or _has_number(told, sum(split)))


def _has_number(told: Sequence[str], number: int) -> bool:
    """Whether one of the sentences names a number, which is that of all who voted: *the five judges*."""
    return number + 1 < len(_SMALL) and any(re.search(rf"\b(?:{number}|{_SMALL[number + 1]})\s[a-z]", t) for t in told)
