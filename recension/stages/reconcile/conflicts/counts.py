"""Quantities that can be compared: what is counted, the words around the number, what becomes of those counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from recension.model import Quantity
from recension.settings.conflicts import LEAST_OF_RIVAL, SHORT_ANSWER
from recension.stages.reconcile.conflicts.clocks import clock_places
from recension.stages.reconcile.conflicts.countable import NAMED_THING, SINGLE, Bound, bounded, is_no_count, touches, with_zeros
from recension.stages.reconcile.conflicts.fates import fate_of
from recension.stages.reconcile.conflicts.nouns import SOME_OF_ALL, VOTES, is_people
from recension.stages.reconcile.conflicts.ranks import RANK
from recension.stages.reconcile.conflicts.units import SCALES, SUMS, TIME_UNITS, is_money
from recension.stages.reconcile.evidence import Evidence
from recension.text.normalise import stem
from recension.text.spans import Range, merge
from recension.text.words import STOP_WORDS, content_stems

Role = Literal["whole", "part", "rest", "age"]

_STAFF = frozenset({stem("employees")})
_COUNTING = frozenset(stem(w) for w in "counted counts put puts number numbers figure total estimate spoke said".split())
"""Words beside a number that say no more than that it is one."""
_NO_NOUN = frozenset(stem(w) for w in "first initially originally previously earlier before now today yesterday".split())
"""Words behind a number that are no things counted: *the 60 first proposed*."""
_COUNTS = re.compile(r"\b(?:count(?:ed|s)?|puts?|numbers?|figure|total|estimate|spoke|said)(?: (?:of|at|is|was))?\s\Z", re.IGNORECASE)
_BESIDE = 22
"""A person's age stands so near to the name: *Ann Lee, 41*, *41-year-old Ann Lee*."""
_NEAR = 80
"""So many characters on both sides of a number are the words around it."""
_SOME = r"(?:them|whom|those|these|which|its|his|her|their|the)\b"
_FIGURE = r"(?:\d|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b)"
_PART = re.compile(rf"\A(?: [a-z]+){{0,2}}? of {_SOME}|\A(?: [a-z]+)? of {_FIGURE}", re.IGNORECASE)
_OF_THEM = re.compile(r"\A(?: [a-z]+)? of (?:them|whom|these|those)(?=[,;.]| (?:were|was|are|have|had|have been)\b)", re.IGNORECASE)
_LASTED = re.compile(
    r"((?:[\w’'-]+,? ){1,8}?)(?:(?:that|which|who),? )?(?:(?:had|have|has|was|were) )?(?:last(?:ed|s|ing)?|took|went on for|ran for)\s\Z",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\b(?:last(?:ed|s|ing)?|took|takes|(?:went|goes) on for|ran for|continued for|raged for)(?: for| only| just)?\s\Z", re.IGNORECASE
)
_LIMIT = re.compile(
    r"\b(?:limit(?:ed)?|capacity|cleared for|allowed|permitted|room for|space for|places for|designed for|built for|holds|can (?:hold|carry|take|seat)|posted for|"
    r"maximum|seats|punishable by|faces?)\b[^.;,]{0,24}\Z",
    re.IGNORECASE,
)
_TELLING_WORDS = 6
"""Fewer words than this around a measure do not tell what it measures."""
_OF_SOMETHING = re.compile(r"\s?[\w-]+ of \w")
_OF_NUMBERS = re.compile(
    r"\b(?:instead of|rather than|(?:up|down) from|figures?|tally|toll|count(?:ed|s)?|numbers?|total|estimates?d?|puts?|claim(?:s|ed)?|arriv(?:es|ed) at|comes? to|came to|spoke of|(?:speaks?|spoken) of|have been|said it|says it|nearer|closer to|more like|(?:had|has) always said)\b",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(r"\b([a-z]{4,})(?: (?:of|at|was|is|to|around|about|some))?\s\Z")
"""What a number without a noun is a value of: *magnitude 5.8*, *a ratio of 1.4*."""
_SAYS = re.compile(
    r"\b(?:says?|said|claim(?:s|ed)?|insist(?:s|ed)?|put|counted|acknowledge[sd]?|admit(?:s|ted)?|record(?:s|ed)|list(?:s|ed)|register(?:s|ed)|"
    r"report(?:s|ed)|confirm(?:s|ed)|logged|documented|concede[sd]?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:18|19|20)[0-9]{2}")
_GRAVE = re.compile(r"\A(?:\W+\w+){0,4}?\W+(seriously|critically|badly|severely|critical|serious|slightly|lightly)\b", re.IGNORECASE)
_INCLUDED = re.compile(
    r"(?:\b(?:including|includes|among them)\b(?:\W+\w+){0,3}|\bnotably|\ball but|\bthe last(?! time\b)|\bthe other|\banother|\ba further|\ban additional)\W+(?:\w+\W+){0,2}\Z",
    re.I,
)
_AMONG_THEM = re.compile(r"[,(] ?(?:including|among them)(?: at least)? \Z", re.IGNORECASE)
"""Brings in a part of those counted, of whom the sentence goes on: *six people, including two children, were hurt*."""
_AND = re.compile(r"\A[^.;:]{0,60}\band \Z")
_AN_HOUR = re.compile(r"\s?(?:an|per|/)\s?h(?:our)?\b", re.IGNORECASE)
"""*62 km an hour* is a speed, and no way."""
_SCALE_WORD = re.compile(r"\b(?:million|billion|trillion|crore|lakh|m|bn)\Z", re.IGNORECASE)
"""*a loss of 42 million dollars; the ships alone account for 9 million*."""
_NEW_CLAUSE = re.compile(r"[;,–—]\s|\b(?:but|and|while|whereas)\s", re.IGNORECASE)
_TO = re.compile(r"\A(?: [a-z-]+){1,3} to \Z")
_OF_SOME = re.compile(r" (?:strong|of (?:them|us|those|these))\b")
_NOTHING_MORE = re.compile(r"\A(?: of them| only| instead| in all)?\W*(?:\Z|[,;])")
_IF_COUNTED = re.compile(
    r" (?:if|when|with|including|counting) (?:[\w’'-]+ ){1,5}?(?:(?:is|are|were) )?(?:included|counted|added)\b", re.IGNORECASE
)
_IT_WAS = re.compile(
    r"\b(?:(?:says?|said|claims?|claimed|insists?|insisted)(?: that)?|(?:it|there|they)(?:['’]s| is| are| was| were| had been))(?: only| just| about| more like)?\s\Z",
    re.IGNORECASE,
)
"""*A dozen boats are missing; the union says there are 19*: the same things as before."""
_STRONG = re.compile(r"\A (?:strong|of us|of them)\b")
"""What people are counted without a noun: *17 strong*."""
_COMPARED = re.compile(r"\A\W(?:more|fewer|less|others?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity with what is needed to compare it.

    ``phrase`` are the stems of what is counted in full (*ferry trips*); ``bare`` is a number that stands alone;
    ``scale`` is how much of ``unit`` the unit of the text is: hours and minutes are both compared in minutes. ``limit`` is what may be and
    not what is, ``lasts`` says how long something took.
    """

    key: str
    document: int
    quantity: Quantity
    sentence: Range
    unit: str | None
    counted: str
    phrase: tuple[str, ...]
    context: frozenset[str]
    fate: str | None
    role: Role
    who: frozenset[str]
    bare: bool
    bound: Bound
    scale: float = 1.0
    limit: bool = False
    lasts: bool = False
    bygone: str | None = None

    @property
    def low(self) -> float:
        """The least value that it can have."""
        return self.quantity.low * self.scale

    @property
    def high(self) -> float:
        """The greatest value that it can have."""
        return self.quantity.high * self.scale

    @property
    def stated(self) -> float:
        """The number as it is written, without what bounds it."""
        return {"exactly": self.low, "at least": self.low, "at most": self.high, "about": (self.low + self.high) / 2}[self.bound]


def counts_of(evidence: Evidence) -> list[Count]:
    """The quantities of all documents, in order of the documents and of their texts."""
    read = [count for document in range(len(evidence.articles)) for count in _counts(evidence, document)]
    denied = {c.fate for c in read if not c.high}
    return [c for c in read if c.quantity.about != SINGLE or c.fate in denied]


def _counts(evidence: Evidence, document: int) -> Iterator[Count]:
    """The quantities of one document; a bare number takes over from the number before it what it says nothing of."""
    text, before = evidence.texts[document], None
    clocks = merge(place for s in evidence.annotations[document].sentences for place in clock_places(text, (s.start, s.end)))
    for index, quantity in enumerate(with_zeros(evidence, document)):
        counting = quantity.counted in _COUNTING and _COUNTS.search(text, max(0, quantity.start - 24), quantity.start)
        q = replace(quantity, counted="") if counting or quantity.counted in _NO_NOUN else quantity
        if q.counted in NAMED_THING or is_no_count(text, q) or touches(clocks, (q.start, q.end)):
            continue
        count = _read(evidence, document, index, q)
        if before is not None and count.bare and not count.phrase and _takes_up(evidence, before, count):
            count = _taking_over(before, count)
        yield count
        before = before if count.unit in TIME_UNITS else count


def _read(evidence: Evidence, document: int, index: int, q: Quantity) -> Count:
    text = evidence.texts[document]
    q, bound = bounded(text, q)
    q = replace(q, counted="person") if not q.counted and not q.unit and _STRONG.match(text, q.end, q.end + 8) else q
    unit, scale = SCALES.get(q.unit or "", (q.unit, 1.0)) if q.counted != "age" else (q.unit, 1.0)
    unit = f"{unit} an hour" if unit == "metre" and _AN_HOUR.match(text, q.end, q.end + 10) else unit
    sentence = evidence.sentence_at(document, q.start) or (q.start, q.end)
    near = frozenset(content_stems(text, *_window(text, sentence, (q.start, q.end))))
    fate = _fate(evidence, document, q, sentence)
    people = not q.unit and q.low == int(q.low) and (is_people(q.counted) or fate is not None)
    who = evidence.people_in(document, sentence if q.counted != "age" else (q.start - _BESIDE, q.end + _BESIDE))
    phrase = _phrase(text, q, sentence)
    own = (frozenset(q.about) | near) - {q.counted} - frozenset(content_stems(text, q.start, q.end))
    return Count(
        key=f"{document:06d}.{index:05d}",
        document=document,
        quantity=q,
        sentence=sentence,
        unit=unit,
        scale=scale,
        counted="person" if people else _thing(text, q, sentence),
        phrase=phrase,
        context=own if len(own) >= _TELLING_WORDS else own | _told_before_it(evidence, document, q, sentence),
        fate=fate,
        role=_role(evidence, document, q, sentence, fate),
        who=who,
        bare=not q.unit
        and (not q.counted or (not phrase and is_people(q.counted)) or _OF_THEM.match(text[q.end : sentence[1]]) is not None),
        bound=bound,
        limit=_LIMIT.search(text, max(sentence[0], q.start - 48), q.start) is not None,
        lasts=_LASTS.search(text, max(sentence[0], q.start - 24), q.start) is not None,
        bygone=_bygone_year(evidence, document, sentence) if fate else None,
    )


def _bygone_year(evidence: Evidence, document: int, sentence: Range) -> str | None:
    """The last year long before the report that a sentence names: what it counts is of another happening."""
    published = evidence.dating.published[document].date
    years = [
        m[0] for t in evidence.timexes_in(document, sentence) if t.type == "DATE" and (m := _YEAR.match(t.value)) and len(t.value) <= 7
    ]
    return max((y for y in years if published is not None and int(y) + 1 < int(published[:4])), default=None)


def _thing(text: str, q: Quantity, sentence: Range) -> str:
    """What is counted; of money the nearest noun for a sum (*loss*), of a time what *lasted* so long."""
    if q.unit is None and q.low != int(q.low):
        before = _NOUN_BEFORE.search(text, max(sentence[0], q.start - 40), q.start)
        return stem(before[1].casefold()) if before else q.counted
    if q.counted != q.unit:
        return q.counted
    if q.unit in TIME_UNITS:
        lasting = _LASTED.search(text, max(sentence[0], q.start - 90), q.start)
        nouns = [w for w in lasting[1].split() if w.islower() and len(w) > 3 and w not in STOP_WORDS] if lasting else []
        return stem(nouns[-1]) if nouns else q.counted
    sums = [(min(abs(m.end() - q.start), abs(m.start() - q.end)), stem(m[0].casefold())) for m in SUMS.finditer(text, *sentence)]
    return min(sums)[1] if sums and is_money(q.unit) else q.counted


def _told_before_it(evidence: Evidence, document: int, q: Quantity, sentence: Range) -> frozenset[str]:
    """The stems of the sentence before a measure of which its own does not say what it measures: *40 barrels at dawn*."""
    if q.unit is None or _OF_SOMETHING.match(evidence.texts[document], q.end, sentence[1]):
        return frozenset()
    before = evidence.sentence_before(document, q.start)
    return frozenset(content_stems(evidence.texts[document], *before)) if before else frozenset()


def _takes_up(evidence: Evidence, before: Count, count: Count) -> bool:
    """Whether a number stands in the same sentence as another or in the next one, in words that speak of numbers."""
    apart = evidence.rank_at(count.document, count.quantity.start) - evidence.rank_at(count.document, before.quantity.start)
    text = evidence.texts[count.document]
    if before.unit is not None and is_money(before.unit) and _SCALE_WORD.search(text, count.quantity.start, count.quantity.end):
        return apart <= 1
    rest = text[count.quantity.end : count.sentence[1]]
    if before.sentence == count.sentence and (_IF_COUNTED.match(rest) or _is_from_to(text, before, count)):
        return True
    ends = before.sentence == count.sentence and _NOTHING_MORE.match(rest) is not None
    own = (_clause_start(text, before, count) if ends else count.sentence[0], count.sentence[1])
    answer = _SAYS.search(text, *own) is not None and len(content_stems(text, *own)) <= SHORT_ANSWER
    return apart <= 1 and (answer or _OF_NUMBERS.search(text, *count.sentence) is not None)


def _is_from_to(text: str, before: Count, count: Count) -> bool:
    """*From 14 boats to 22*."""
    start = before.quantity.start
    return text[max(0, start - 5) : start].casefold() == "from " and _TO.match(text[before.quantity.end : count.quantity.start]) is not None


def _clause_start(text: str, before: Count, count: Count) -> int:
    """Where the clause of the second of two numbers of a sentence begins: *the union said 3,000 workers; the owner said 450*."""
    edges = [m.end() for m in _NEW_CLAUSE.finditer(text, before.quantity.end, count.quantity.start)]
    return edges[-1] if edges else count.sentence[0]


def _taking_over(before: Count, count: Count) -> Count:
    """*The harbour board spoke of 40 barrels; the shipper says it was no more than 12*: barrels as well."""
    one, other = before.stated / before.scale, count.stated  # a bare number is in the unit of the text: *62 km an hour; the union says 45*
    far = min(one, other) < LEAST_OF_RIVAL * max(one, other)
    if far or count.fate is not None or not (before.fate or before.unit or before.phrase):
        return count
    quantity = replace(count.quantity, counted=before.quantity.counted, unit=before.quantity.unit)
    taken = replace(count, quantity=quantity, unit=before.unit, scale=before.scale, counted=before.counted)
    return replace(taken, fate=before.fate, phrase=before.phrase)


def _phrase(text: str, q: Quantity, sentence: Range) -> tuple[str, ...]:
    """The stems from the number to the noun that is counted."""
    stems: list[str] = []
    for word in text[q.end : min(sentence[1], q.end + 60)].replace("-", " ").split()[:4]:
        if not word[:1].isalpha():
            break
        stems.append(stem(word.strip('.,;:!?"”’)').casefold()))
        if stems[-1] == q.counted:
            return tuple(stems)
        if word[-1:] in ".,;:!?":
            break
    return ()


def _window(text: str, sentence: Range, number: Range) -> Range:
    """The words of the sentence on both sides of a number, whole words only."""
    start, end = max(sentence[0], number[0] - _NEAR), min(sentence[1], number[1] + _NEAR)
    while sentence[0] < start < number[0] and not text[start - 1].isspace():
        start += 1
    while number[1] < end < sentence[1] and not text[end].isspace():
        end -= 1
    return start, end


def _fate(evidence: Evidence, document: int, q: Quantity, sentence: Range) -> str | None:
    """What becomes of the people counted; of a number without a noun the sentence before may tell."""
    if q.unit is not None or (0 < q.high <= 1 and q.about != SINGLE) or q.counted == "age" or q.low != int(q.low):
        return None
    if q.counted and not is_people(q.counted) and q.counted not in VOTES:
        return None
    text = evidence.texts[document]
    beside = [o for o in evidence.annotations[document].quantities if sentence[0] <= o.start < sentence[1] and o.start != q.start]
    if not q.counted and (any(_is_more_of(text, o, q) for o in beside) or _of_things_before(evidence, document, q)):
        return None
    others = [(o.start, o.end) for o in beside if o.unit != "percent" and not _AMONG_THEM.search(text, max(0, o.start - 24), o.start)]
    fate = fate_of(text, (q.start, q.end), sentence, others)
    fate = fate or ("staff" if q.counted in _STAFF else None)
    if fate is not None or (q.counted and not _OF_THEM.match(text[q.end : sentence[1]])):
        return fate
    earlier = evidence.sentence_before(document, q.start)
    return fate_of(text, (earlier[1], earlier[1]), earlier, []) if earlier and not q.counted else None


def _is_more_of(text: str, before: Quantity, q: Quantity) -> bool:
    """Whether a bare number counts the same things as the one before it: *eleven trains were cancelled and 26 diverted*."""
    things = before.counted and not before.unit and not is_people(before.counted)
    return bool(things) and before.end <= q.start and _AND.search(text, before.end, q.start) is not None


def _of_things_before(evidence: Evidence, document: int, q: Quantity) -> bool:
    """Whether a bare number answers one of things right before it: *14 boats are missing. The union says there are 19*."""
    text = evidence.texts[document]
    if not _IT_WAS.search(text, max(0, q.start - 40), q.start) or _OF_SOME.match(text, q.end):
        return False
    quantities = evidence.annotations[document].quantities
    before = next((a for a, b in pairwise(quantities) if b.start == q.start), None)
    things = before is not None and before.counted and not before.unit and not is_people(before.counted)
    return bool(things) and evidence.rank_at(document, q.start) - evidence.rank_at(document, before.start if before else 0) <= 1


def _role(evidence: Evidence, document: int, q: Quantity, sentence: Range, fate: str | None) -> Role:
    """Whether a number is a person's age, a part of another number (*nine of them badly*), what is left
    or differs (*all but two*, *three more*), or none of these.
    """
    text = evidence.texts[document]
    if q.counted == "age":
        return "age"
    if q.unit in ("percent", RANK):
        return "whole"
    after = text[q.end : min(sentence[1], q.end + 48)]
    if _INCLUDED.search(text[max(sentence[0], q.start - 48) : q.start]) or _COMPARED.match(after):
        return "rest"
    grave = _GRAVE.match(after)
    if fate in ("hurt", "dead") and (grave or q.counted in SOME_OF_ALL):
        slight = (
            grave is not None and grave[1].casefold() in ("slightly", "lightly") and not _told_before(evidence, document, q, sentence, fate)
        )
        return "whole" if slight else "part"
    if not _PART.match(after):
        return "whole"
    return "whole" if fate is not None and _OF_THEM.match(after) and not _told_before(evidence, document, q, sentence, fate) else "part"


def _told_before(evidence: Evidence, document: int, q: Quantity, sentence: Range, fate: str) -> bool:
    """Whether the number before this one is of the same fate: *60 were hurt, nine of them badly*."""
    quantities = evidence.annotations[document].quantities
    earlier = next((a for a, b in pairwise(quantities) if b.start == q.start), None)
    if earlier is None or not (is_people(earlier.counted) or not earlier.counted):
        return False
    home = evidence.sentence_at(document, earlier.start) or sentence
    return fate_of(evidence.texts[document], (earlier.start, earlier.end), home, [(q.start, q.end)]) == fate
