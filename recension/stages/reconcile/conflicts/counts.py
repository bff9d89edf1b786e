"""Quantities that can be compared: what is counted, the words around the number, what becomes of those counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from recension.model import Quantity
from recension.settings.conflicts import SHORT_ANSWER
from recension.stages.reconcile.conflicts.fates import fate_of
from recension.stages.reconcile.evidence import Evidence
from recension.text.lexicon import table
from recension.text.normalise import stem
from recension.text.spans import Range
from recension.text.words import STOP_WORDS, content_stems

Role = Literal["whole", "part", "rest", "age"]
Bound = Literal["exactly", "about", "at least", "at most"]

_PEOPLE = frozenset(
    stem(w)
    for w in "people man men woman women children civilian demonstrator household family name body bodies other evacuee job post detainee islander "
    "life lives arrest injury death casualty fatality mourner crew fireman firemen mutineer gunman gunmen rioter recruit trooper conscript pilgrim "
    "docker fugitive escapee attacker robber smuggler stowaway adult baby newborn pedestrian bather spectator hooligan thief thieves "
    "craftsman craftsmen tourist churchgoer parishioner delegate picker labourer laborer seaman seamen sailor fishermen hand captive abductee".split()
)
_ANYBODY = frozenset(
    stem(w)
    for w in "people person man men woman women child children boy girl victim survivor resident citizen passenger other member suspect household family "
    "name body bodies evacuee job post detainee life lives arrest injury death casualty fatality adult hand captive vote".split()
)
_SOME_OF_ALL = frozenset(
    stem(w) for w in "child children woman women girl boy baby teenager foreigner tourist firefighter policeman".split()
)
"""Nouns that count a part of those to whom something happened, by whatever name the whole is called."""
_VOTES = frozenset(stem(w) for w in "vote ballot voice citizen".split())
_COUNTING = frozenset(stem(w) for w in "counted counts put puts number numbers figure total estimate spoke said".split())
"""Words beside a number that say no more than that it is one."""
_COUNTS = re.compile(r"\b(?:count(?:ed|s)?|puts?|numbers?|figure|total|estimate|spoke|said)(?: (?:of|at|is|was))?\s\Z", re.IGNORECASE)
_BESIDE = 22
"""A person's age stands so near to the name: *Ann Lee, 41*, *41-year-old Ann Lee*."""
_NEAR = 80
"""So many characters on both sides of a number are the words around it."""
_SOME = r"(?:them|whom|those|these|which|its|his|her|their|the)\b"
_FIGURE = r"(?:\d|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b)"
_PART = re.compile(rf"\A(?: [a-z]+){{0,2}}? of {_SOME}|\A(?: [a-z]+)? of {_FIGURE}", re.IGNORECASE)
_OF_THEM = re.compile(r"\A(?: [a-z]+)? of (?:them|whom|these|those)(?=[,;.]| (?:were|was|are|have|had|have been)\b)", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|all|these|those|both|at|number|in|of|since|until|by|page|room)\s\Z", re.IGNORECASE)
_NO = re.compile(r"(?:\bno|\bnot|n[o’']t|\bcannot)\s(?:have\s)?(?:been\s|be\s)?\Z", re.IGNORECASE)
_MORE = re.compile(r"\A(?:more than|over|at least|upwards of|just over|well over)\s|\sor more\Z", re.IGNORECASE)
_LESS = re.compile(
    r"\A(?:less than|fewer than|under|up to|as many as|no more than|at most|nearly|almost|close to|just under)\s|\sor (?:less|fewer)\Z",
    re.I,
)
SUMS = re.compile(
    r"\b(?:loss(?:es)?|damages?|cost|price|worth|value|fine|deal|contract|debt|budget|compensation|ransom|bill|fund|fraud|aid|investment|revenue|"
    r"sales|profit|bail|reward|project|package|salary|tax)\b",
    re.IGNORECASE,
)
"""Nouns for sums of money."""
_LASTED = re.compile(
    r"((?:[\w’'-]+,? ){1,8}?)(?:(?:that|which|who),? )?(?:(?:had|have|has|was|were) )?(?:last(?:ed|s|ing)?|took|went on for|ran for)\s\Z",
    re.IGNORECASE,
)
_TELLING_WORDS = 6
"""Fewer words than this around a measure do not tell what it measures."""
TIME_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_OF_SOMETHING = re.compile(r"\s?[\w-]+ of \w")
_OF_NUMBERS = re.compile(
    r"\b(?:figures?|tally|toll|count(?:ed|s)?|numbers?|total|estimates?d?|puts?|claim(?:s|ed)?|arriv(?:es|ed) at|comes? to|came to|spoke of|speaks? of|have been|said it|says it|nearer|closer to|more like)\b",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(r"\b([a-z]{4,})(?: (?:of|at|was|is|to|around|about|some))?\s\Z")
"""What a number without a noun is a value of: *magnitude 5.8*, *a ratio of 1.4*."""
_SAYS = re.compile(r"\b(?:says?|said|claim(?:s|ed)?|insist(?:s|ed)?|put|counted)\b", re.IGNORECASE)
_FROM_THEN = re.compile(r"\s(?:\w+\s)?(?:after|before|earlier|later|ago)\b", re.IGNORECASE)
_HALF_BEFORE = re.compile(r"\band an? (?:half|quarter) \Z|\band an? \Z", re.IGNORECASE)
_HALF_AFTER = re.compile(r" and an? (?:half|quarter)\b| (?:half|quarter)\b", re.IGNORECASE)
_VAGUE = re.compile(r"(?:a few|several|some few|a couple|a handful|many|countless)\b", re.IGNORECASE)
_RESULT = re.compile(r"([\d,]*\d)(?:-|–|\sto\s)([\d,]*\d)")
_YEAR = re.compile(r"(?:18|19|20)[0-9]{2}")
_CLOCK = re.compile(r"[0-2]?[0-9][.:][0-5][0-9]\s?(?:[ap]\.?m\b|[A-Z]{2,4}T\b|GMT\b|h\b|hrs\b)")
_GRAVE = re.compile(r"\A(?:\W+\w+){0,4}?\W+(?:seriously|critically|badly|severely|critical|serious|slightly|lightly)\b", re.IGNORECASE)
_INCLUDED = re.compile(r"(?:\bincluding|\bamong them|\bnotably|\ball but|\bthe last|\bthe other|\banother)\W+(?:\w+\W+){0,2}\Z", re.I)
_COMPARED = re.compile(r"\A\W(?:more|fewer|less|others?)\b", re.I)
_NAMED_THING = frozenset(
    stem(w)
    for w in "block street avenue road lane highway route interstate exit floor room page chapter gate flight o'clock oclock a.m. p.m. am pm".split()
)
"""Nouns whose number is a name: the 900 block and the 3500 block are two places."""


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity with what is needed to compare it.

    ``phrase`` are the stems of what is counted in full (*ferry trips*); ``bare`` is a number that stands alone.
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

    @property
    def low(self) -> float:
        """The least value that it can have."""
        return self.quantity.low

    @property
    def high(self) -> float:
        """The greatest value that it can have."""
        return self.quantity.high

    @property
    def stated(self) -> float:
        """The number as it is written, without what bounds it."""
        return {"exactly": self.low, "at least": self.low, "at most": self.high, "about": (self.low + self.high) / 2}[self.bound]


@cache
def _roles() -> frozenset[str]:
    """The stems of the nouns for persons by what they are or do."""
    return frozenset(stem(noun) for kind, nouns in table("speaker_nouns.tsv") if kind == "person" for noun in nouns.split())


def is_people(noun: str) -> bool:
    """Whether a stem counts people: *miner*, *policeman*, *job*."""
    return noun in _PEOPLE or noun in _roles() or (len(noun) > 5 and noun.endswith(("men", "man")))


def is_role(noun: str) -> bool:
    """Whether a stem says what those counted are or do, and not merely that they are people."""
    return is_people(noun) and noun not in _ANYBODY


def counts_of(evidence: Evidence) -> list[Count]:
    """The quantities of all documents, in order of the documents and of their texts."""
    return [count for document in range(len(evidence.articles)) for count in _counts(evidence, document)]


def _counts(evidence: Evidence, document: int) -> Iterator[Count]:
    """The quantities of one document; a bare number takes over from the number before it what it says nothing of."""
    text, before = evidence.texts[document], None
    for index, quantity in enumerate(evidence.annotations[document].quantities):
        counting = quantity.counted in _COUNTING and _COUNTS.search(text, max(0, quantity.start - 24), quantity.start)
        q = replace(quantity, counted="") if counting else quantity
        if q.counted in _NAMED_THING or _is_no_count(text, q):
            continue
        count = _read(evidence, document, index, q)
        if before is not None and count.bare and not count.phrase and _takes_up(evidence, before, count):
            count = _taking_over(before, count)
        yield count
        before = count


def _is_no_count(text: str, q: Quantity) -> bool:
    """Whether a number counts nothing that could be compared.

    A vague one (*a few*), a part of *two and a half*, a time of the day or one reckoned from another (*a day after*), the result of a vote or a match (*6 to 4*), or a number
    without a noun that is a year, a name or known people: *the three*, *number three*.
    """
    if _CLOCK.match(text, q.start, min(len(text), q.end + 8)) or (q.unit in TIME_UNITS and _FROM_THEN.match(text, q.end, q.end + 16)):
        return True
    if _HALF_BEFORE.search(text, max(0, q.start - 12), q.start) or _HALF_AFTER.match(text, q.end) or _VAGUE.match(text, q.start):
        return True
    result = _RESULT.fullmatch(text, q.start, q.end)
    if result and float(result[1].replace(",", "")) > float(result[2].replace(",", "")):
        return True
    known = q.low == q.high < 100 and q.low == int(q.low) and _THE.search(text, max(0, q.start - 12), q.start) is not None
    return not q.counted and (known or _YEAR.fullmatch(text, q.start, q.end) is not None)


def _bounded(text: str, q: Quantity) -> tuple[Quantity, Bound]:
    """How the words around a number bound it; *it was not more than 12* bounds it from above."""
    shown = text[q.start : q.end]
    if q.low == q.high:
        return q, "exactly"
    if _MORE.search(shown):
        if _NO.search(text, max(0, q.start - 24), q.start):
            return replace(q, low=q.low * q.low / q.high, high=q.low), "at most"
        return q, "at least"
    return q, "at most" if _LESS.search(shown) else "about"


def _read(evidence: Evidence, document: int, index: int, q: Quantity) -> Count:
    text = evidence.texts[document]
    q, bound = _bounded(text, q)
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
        unit=q.unit,
        counted="person" if people else _thing(text, q, sentence),
        phrase=phrase,
        context=own if len(own) >= _TELLING_WORDS else own | _told_before_it(evidence, document, q, sentence),
        fate=fate,
        role=_role(evidence, document, q, sentence, fate),
        who=who,
        bare=not q.unit
        and (not q.counted or (not phrase and is_people(q.counted)) or _OF_THEM.match(text[q.end : sentence[1]]) is not None),
        bound=bound,
    )


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


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency (ISO 4217, or a dollar of no named country)."""
    return unit == "dollar" or (unit is not None and len(unit) == 3 and unit.isupper())


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
    answer = _SAYS.search(text, *count.sentence) is not None and len(content_stems(text, *count.sentence)) <= SHORT_ANSWER
    return apart <= 1 and (answer or _OF_NUMBERS.search(text, *count.sentence) is not None)


def _taking_over(before: Count, count: Count) -> Count:
    """*The harbour board spoke of 40 barrels; the shipper says it was no more than 12*: barrels as well."""
    if count.fate is not None or before.unit in TIME_UNITS or not (before.fate or before.unit or before.phrase):
        return count
    quantity = replace(count.quantity, counted=before.quantity.counted)
    return replace(count, quantity=quantity, unit=before.unit, counted=before.counted, fate=before.fate, phrase=before.phrase)


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
    if q.unit is not None or q.high <= 1 or q.counted == "age" or q.low != int(q.low):
        return None
    if q.counted and not is_people(q.counted) and q.counted not in _VOTES:
        return None
    others = [
        (o.start, o.end) for o in evidence.annotations[document].quantities if sentence[0] <= o.start < sentence[1] and o.start != q.start
    ]
    text = evidence.texts[document]
    fate = fate_of(text, (q.start, q.end), sentence, others)
    if fate is not None or (q.counted and not _OF_THEM.match(text[q.end : sentence[1]])):
        return fate
    earlier = evidence.sentence_before(document, q.start)
    return fate_of(text, (earlier[1], earlier[1]), earlier, []) if earlier and not q.counted else None


def _role(evidence: Evidence, document: int, q: Quantity, sentence: Range, fate: str | None) -> Role:
    """Whether a number is a person's age, a part of another number (*nine of them badly*), what is left
    or differs (*all but two*, *three more*), or none of these.
    """
    text = evidence.texts[document]
    if q.counted == "age":
        return "age"
    if q.unit == "percent":
        return "whole"
    after = text[q.end : min(sentence[1], q.end + 48)]
    if _INCLUDED.search(text[max(sentence[0], q.start - 30) : q.start]) or _COMPARED.match(after):
        return "rest"
    if fate in ("hurt", "dead") and (_GRAVE.match(after) or q.counted in _SOME_OF_ALL):
        return "part"
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
