"""Which quantities are of one thing: by what is counted and the words around, and by what one report sets against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from recension.model import ConflictKind
from recension.settings.conflicts import FEW_WORDS, LEAST_OF_RIVAL, LEAST_OF_RIVAL_PEOPLE
from recension.stages.reconcile.conflicts.counts import Count
from recension.stages.reconcile.conflicts.likeness import are_near, of_other_people
from recension.stages.reconcile.conflicts.units import TIME_UNITS, is_money
from recension.stages.reconcile.evidence import Evidence
from recension.text.spans import subtract
from recension.text.words import content_stems

Against = Mapping[tuple[str, str], ConflictKind]
"""Pairs of counts that one report sets against each other, and as what."""

_CHANGE = re.compile(
    r"\b(?:up from|down from|instead of|rather than|(?:risen|rose|rises|grown|grew|climbed|increased|raised|jumped|fell|fallen|dropped|revised|"
    r"corrected|updated|lowered|cut|moved|changed) (?:\w+ ){0,4}?from|withdrew|withdrawn|retracted|corrected|first (?:reported|put|said|given)|"
    r"earlier (?:put|reported|said|spoke|spoken|given|gave|named|counted|estimated|figure|count|toll)|previously|initially|originally)\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\b(?:counting|not including|excluding|which includes|that includes|including those|takes in|leaves out|(?:employees|residents|members|staff|civilians|"
    r"adults|children|locals|citizens|nationals) (?:only|alone)|only (?:counts|includes|covers)|(?:does|did) not (?:count|include|cover)|"
    r"(?:counted|included|excluded|taken|left|thrown|added|reckoned) (?:in|out)|without counting|"
    r"(?:if|with|when) (?:[\w’'-]+ ){1,5}?(?:(?:is|are|were) )?(?:included|counted|added)|(?:with|without|including|excluding|counting) (?:[\w’'-]+ ){1,4}?(?:it|they|the (?:figure|number|"
    r"total|sum|loss|toll|share)) (?:is|was|were|are|comes|came|rises|rose|falls|fell)|alone (?:accounts?|accounted|makes?|made|comes?|came)|if you (?:count|include|leave out|add))\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\b(?:clos(?:e|es|ed|ing)|end(?:s|ed)|finish(?:es|ed)|settled)\b", re.IGNORECASE)
_EXTREME = re.compile(
    r"\b(?:had (?:\w+ )?(?:been|stood|traded|gone|fallen|risen|dropped|climbed|touched|hit)|at (?:one (?:point|stage|time)|(?:its|their|the) (?:\w+ )?(?:low|high|lowest|highest|"
    r"worst|best|peak))|(?:fall|fell|ris|climb|drop|tumbl|slid|los|gain|jump|plung|sink|slip)\w* (?:by )?(?:as much as|up to)|intraday|earlier in the (?:day|session))\b",
    re.IGNORECASE,
)
"""A price at the close and at its low or high: two numbers, of two moments of a day."""
_REPORTS = re.compile(
    r"\b(?:acknowledge[sd]?|admit(?:s|ted)?(?: to)?|record(?:s|ed)|list(?:s|ed)|register(?:s|ed)|reports|reported|confirm(?:s|ed)|logged|documented|concede[sd]?)"
    r"(?: only| just)?\s\Z",
    re.IGNORECASE,
)
"""*Residents counted 11 blasts. The army acknowledged four*: of a bare number."""
_LONGER = re.compile(r"\b(?:years?|months?|weeks?|quarter|since)\b", re.IGNORECASE)
_OTHER_TIME = re.compile(
    r"\b(?:(?:last|previous|next|in the same) (?:year|month|week|quarter|season|time)|(?:a|the) (?:year|month|week) (?:ago|earlier|before)|in (?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
"""*Last year's figure was 4,200*: a number of another time is no rival."""
_RIVAL = re.compile(
    r"\b(?:claim|claims|claimed|put|puts|estimate|estimates|estimated|counted|insist|insists|insisted|counters?|countered|speak|speaks|spoke|talk|talks|talked|arrives|arrived|"
    r"argue|argues|argued|swear|swears|swore|maintain|maintains|maintained|reckon|reckons|reckoned|nearer|closer to|more like|cannot have been|could not have been|can't have been|"
    r"if (?:\w+ ){1,4}(?:is|are) to be believed|by (?:the|its|his|her|their) (?:own )?(?:count|reckoning|estimate)|"
    r"ha[ds] (?:always|all along|until now|so far) (?:said|put|given|named|spoken)|"
    r"(?:['’]s?|the|its|their|his|her)(?: (?!total|overall|combined|final|new)[\w’'-]+){0,2} (?:number|figure|count|estimate|tally|reckoning) (?:is|was|stands at|stood at)|"
    r"g(?:ive|ives|ave) (?:the|its|their) (?:number|figure|toll|count|loss|size)\b[^.;,]{0,30} as)\b|"
    r"\b(?:counts|reckons|names|measured|measures)\s(?:only |just |some |about |at least )?\Z",
    re.IGNORECASE,
)
_CLAIMS = re.compile(
    r"\b(?:claim(?:s|ed)?|insist(?:s|ed)?|argu(?:e|es|ed)|maintain(?:s|ed)?|sw(?:ear|ears|ore)|reckon(?:s|ed)?|to be believed|at the (?:very )?most|den(?:y|ies|ied)|"
    r"disput(?:e|es|ed)|own (?:number|figure|count|estimate|tally|total|reckoning))\b",
    re.IGNORECASE,
)
_TO_NEW = re.compile(
    r"\b(?:revis|correct|rais|lower|cut|updat|chang|increas|reduc|amend)\w* (?:(?:it|them|that|this|later|since|up|down|upwards?|downwards?) ){0,2}to\s\Z",
    re.IGNORECASE,
)
"""*put the number at 11, which it later revised to 14*."""
_FROM = re.compile(r"\bfrom (?:the |its |an? )?\Z", re.IGNORECASE)
_TO = re.compile(r"\A(?: [a-z-]+){1,3} to \Z")
"""*from 14 boats to 22*: a change, where a noun parts the numbers; *from 14 to 22 boats* is a range."""
_REPLACED = re.compile(r"\b(?:instead of|rather than|(?:up|down) from)(?: the)?\s\Z", re.IGNORECASE)
"""A number behind one of these is set against the one before it, and not against the next."""
_PUT = re.compile(
    r"\b(?:put|puts|putting|set|sets|estimate[sd]?|value[sd]?|reckon(?:s|ed)?|number(?:s|ed)?|assess(?:es|ed)?)\b(?: \w+){0,4}? (?:at|to be)\s\Z",
    re.IGNORECASE,
)
_AND_OTHERS_AT = re.compile(r"(?:\band|\bbut|\bwhile|,|;)\s(?:[\w’'.-]+\s){1,6}(?:at|to be)\s\Z", re.IGNORECASE)
"""*the owners put the loss at 4 million and the insurers at 2 million*: the verb is not said twice."""
_NOT_THAT = re.compile(r"(?:\b(?:and|but)|[,;:–—-])?\s(?:not|instead of|rather than)(?: the)?\s\Z", re.IGNORECASE)
"""*there were 41 on the bus and not 38*: the second number is one that others give."""
_NOT_FIRST = re.compile(r"\bnot(?: the| just| \w+ed)?\s\Z", re.IGNORECASE)
_BUT = re.compile(r"(?:\bbut|[,;:–—-])\s\Z", re.IGNORECASE)
_PARTS_FOLLOW = re.compile(r":|\b(?:among (?:them|whom)|includ(?:ing|es))\b", re.IGNORECASE)
"""What brings in the parts of a whole: *three men: two on the roof and one in the van*."""
_OR_SAYS = re.compile(r"[,;:]\W+(?:[\w'’-]+\W+){0,10}?(?:says?|said|reported|according)\b", re.IGNORECASE)


def set_against(evidence: Evidence, counts: Sequence[Count]) -> dict[tuple[str, str], ConflictKind]:
    """Numbers that follow each other in one report, the second by the count of someone else, of another range, or newer.

    After a number of another range (*with the islands, 500*) the next is set against the one before.
    """
    found: dict[tuple[str, str], ConflictKind] = {}
    standing: dict[tuple[int, str], Count] = {}
    for count in (c for c in counts if c.role in ("whole", "part") and c.unit not in TIME_UNITS):
        slot = (count.document, count.unit or count.fate or count.counted)
        people = (count.document, "person")
        before = standing.get(slot) or (standing.get(people) if count.counted == "person" else None)
        kind = _against(evidence, before, count) if before is not None else None
        if before is not None and kind is not None:
            found[before.key, count.key] = kind
        if kind != "scope" and not (before is not None and _is_part_of(evidence, before, count)):
            standing[slot] = count
            if count.counted == "person":
                standing[people] = count
    return found


def _against(evidence: Evidence, a: Count, b: Count) -> ConflictKind | None:
    """As what two numbers are set against each other, if they are."""
    if not _are_rivals(evidence, a, b):
        return None
    text = evidence.texts[a.document]
    within = a.sentence == b.sentence
    told = text[a.sentence[0] : b.sentence[1]]
    if within and _REPLACED.search(text, max(a.sentence[0], a.quantity.start - 24), a.quantity.start):
        return None
    if (within and _is_new_value(text, a, b)) or (_CHANGE.search(told) and (within or b.bare or _is_figure(text[slice(*b.sentence)]))):
        return "update"
    if within and _corrects(text, a, b):
        return "contradiction"
    if _of_two_moments(text, a, b) or _SCOPE.search(text[b.sentence[0] if not within else a.quantity.end : b.sentence[1]]):
        return "scope"
    return "disputed" if _answers(evidence, a, b) else _by_other_count(evidence, a, b, told)


def _is_new_value(text: str, a: Count, b: Count) -> bool:
    """Whether the second number is what became of the first: *11, later revised to 14*, *from 14 boats to 22*."""
    between = text[a.quantity.end : b.quantity.start]
    rises = _FROM.search(text, max(a.sentence[0], a.quantity.start - 12), a.quantity.start) and _TO.match(between)
    return rises is not None or _TO_NEW.search(between) is not None


def _of_two_moments(text: str, a: Count, b: Count) -> bool:
    """Whether one number is of the close and the other of a low or high of the day: *closed 6 per cent lower. It had been down by 9*."""
    if not (a.unit == "percent" or is_money(a.unit)):
        return False
    first = text[a.sentence[0] : a.quantity.end]
    second = text[b.sentence[0] if a.sentence != b.sentence else a.quantity.end : b.sentence[1]]
    closes, extreme = (_CLOSED, _EXTREME) if _CLOSED.search(first) else (_EXTREME, _CLOSED)
    return extreme.search(second) is not None and closes.search(first) is not None and not _LONGER.search(second)


def _corrects(text: str, a: Count, b: Count) -> bool:
    """Whether one of two numbers stands for what others say, and is said to be wrong: *41 and not 38*, *not 38 but 41*."""
    between = text[a.quantity.end : b.quantity.start]
    before = text[max(a.sentence[0], a.quantity.start - 24) : a.quantity.start]
    return _NOT_THAT.search(between) is not None or (_NOT_FIRST.search(before) is not None and _BUT.search(between) is not None)


def _are_rivals(evidence: Evidence, a: Count, b: Count) -> bool:
    """Whether two numbers that follow each other closely can be of one thing, of one order, and yet not one value."""
    if not _comparable(a, b) or are_near(a, b) or _is_part_of(evidence, a, b):
        return False
    if min(a.stated, b.stated) < LEAST_OF_RIVAL * max(a.stated, b.stated):
        return False
    if a.sentence == b.sentence:
        return not _PARTS_FOLLOW.search(evidence.texts[a.document], a.quantity.end, b.quantity.start) and b.role != "part"
    return evidence.rank_at(a.document, b.quantity.start) - evidence.rank_at(a.document, a.quantity.start) <= (2 if a.unit else 1)


def _by_other_count(evidence: Evidence, a: Count, b: Count, told: str) -> ConflictKind | None:
    """Whether the words around the second number say that it is somebody's own count or claim."""
    text, within = evidence.texts[a.document], a.sentence == b.sentence
    between, after = text[a.quantity.end : b.quantity.start], text[b.quantity.end : b.sentence[1]][:40]
    said = between if within else text[b.sentence[0] : b.quantity.start]
    number = text[b.quantity.start : b.quantity.end]
    others = within and _AND_OTHERS_AT.search(between) and _PUT.search(text[a.sentence[0] : a.quantity.start])
    if _OTHER_TIME.search(said) or _OTHER_TIME.search(after):
        return None
    if not (
        others
        or _RIVAL.search(said)
        or _RIVAL.search(number)
        or (b.bare and _REPORTS.search(said))
        or _RIVAL.search(after)
        or (within and _OR_SAYS.search(between))
    ):
        return None
    contested = others or _CLAIMS.search(said) or _CLAIMS.search(after) or a.fate == "crowd" or speaker_of(evidence, a) is not None
    kind: ConflictKind = "disputed" if contested else "contradiction"
    people = (
        a.counted == b.counted == "person"
        and a.fate != b.fate
        and min(a.stated, b.stated) >= LEAST_OF_RIVAL_PEOPLE * max(a.stated, b.stated)
    )
    return kind if within or b.unit or b.bare or people or _is_figure(text[slice(*b.sentence)]) else None


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
    if a.fate == b.fate:
        return b.bare or (a.counted == b.counted and not of_other_people(a, b))
    return a.sentence != b.sentence and None in (a.fate, b.fate) and (b.bare or a.counted == b.counted == "person")
