"""Which quantities are of one thing: by what is counted and the words around, and by what one report sets against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from recension.model import ConflictKind
from recension.settings.conflicts import FEW_WORDS, LEAST_OF_RIVAL
from recension.stages.reconcile.conflicts.counts import TIME_UNITS, Count
from recension.stages.reconcile.conflicts.likeness import are_near
from recension.stages.reconcile.evidence import Evidence
from recension.text.spans import subtract
from recension.text.words import content_stems

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
        if kind != "scope" and not (before is not None and _is_part_of(evidence, before, count)):
            standing[slot] = count
    return found


def _against(evidence: Evidence, a: Count, b: Count) -> ConflictKind | None:
    """As what two numbers are set against each other, if they are."""
    if not _are_rivals(evidence, a, b):
        return None
    text = evidence.texts[a.document]
    within = a.sentence == b.sentence
    told = text[a.sentence[0] : b.sentence[1]]
    if _CHANGE.search(told) and (within or b.bare or _is_figure(told)):
        return "update"
    if _SCOPE.search(text[b.sentence[0] if not within else a.quantity.end : b.sentence[1]]):
        return "scope"
    return "disputed" if _answers(evidence, a, b) else _by_other_count(evidence, a, b, told)


def _are_rivals(evidence: Evidence, a: Count, b: Count) -> bool:
    """Whether two numbers that follow each other closely can be of one thing, of one order, and yet not one value."""
    if not _comparable(a, b) or are_near(a, b) or _is_part_of(evidence, a, b):
        return False
    if min(a.stated, b.stated) < LEAST_OF_RIVAL * max(a.stated, b.stated):
        return False
    apart = evidence.rank_at(a.document, b.quantity.start) - evidence.rank_at(a.document, a.quantity.start)
    return a.sentence == b.sentence or apart <= (2 if a.unit else 1)


def _by_other_count(evidence: Evidence, a: Count, b: Count, told: str) -> ConflictKind | None:
    """Whether the words around the second number say that it is somebody's own count or claim."""
    text, within = evidence.texts[a.document], a.sentence == b.sentence
    between, after = text[a.quantity.end : b.quantity.start], text[b.quantity.end : b.sentence[1]][:40]
    said = between if within else text[b.sentence[0] : b.quantity.start]
    others = within and _AND_OTHERS_AT.search(between) and _PUT.search(text[a.sentence[0] : a.quantity.start])
    if not (others or _RIVAL.search(said) or _RIVAL.search(after) or (within and _OR_SAYS.search(between))):
        return None
    contested = others or _CLAIMS.search(said) or _CLAIMS.search(after) or a.fate == "crowd"
    kind: ConflictKind = "disputed" if contested else "contradiction"
    return kind if within or b.unit or b.bare or _is_figure(told) else None


def _answers(evidence: Evidence, a: Count, b: Count) -> bool:
    """Whether someone gives a number in answer to that of another: by other speakers, the second in words that say little else."""
    one, other = speaker_of(evidence, a), speaker_of(evidence, b)
    if one is None or other is None or one == other:
        return False
    return a.sentence == b.sentence or b.bare or len(_own_stems(evidence, b)) <= FEW_WORDS


def speaker_of(evidence: Evidence, c: Count) -> str | None:
    """Who gives a number: the source of the innermost attribution around it, by name or in words."""
    around = [
        a
        for a in evidence.annotations[c.document].attributions
        if a.stated and any(start <= c.quantity.start and c.quantity.end <= end for start, end in a.content)
    ]
    inner = min(around, key=lambda a: (sum(end - start for start, end in a.content), a.content), default=None)
    if inner is None:
        return None
    words = " ".join(evidence.texts[c.document][start:end] for start, end in inner.source).strip()
    return evidence.bearers.canonical(inner.speaker) if inner.speaker else words.casefold() or None


def _own_stems(evidence: Evidence, c: Count) -> frozenset[str]:
    """What the sentence of a number says beside the number, and who says it."""
    text = evidence.texts[c.document]
    told = [r for a in evidence.annotations[c.document].attributions for r in (*a.source, *a.cue)]
    kept = subtract(c.sentence, [*told, (c.quantity.start, c.quantity.end)])
    return frozenset(stem for start, end in kept for stem in content_stems(text, start, end)) - {c.counted}


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
