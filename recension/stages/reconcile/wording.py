"""The one line that the timeline prints for an event: the clearest of the wordings that tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from recension.model import EventMention
from recension.settings.reconcile import LINE_MAX_CHARACTERS
from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.title import shorten
from recension.text.lexicon import table
from recension.text.normalise import stem
from recension.text.spans import Range
from recension.text.words import STOP_WORDS, words

_PRONOUNS = frozenset("he she it they his her its their this that these those which who him them we i you me my our us your".split())
_HEADLESS = frozenset(
    "was were is are be been being am had has have did does do to would will could can should may might must not by of for with from in on at "
    "than into up out off down away there then also later again finally already still just only now".split()
)
_LEADING = re.compile(
    r"\A(?:and|but|while|as|when|where|which|who|that|after|before|because|although|though|also|then|later|if|so|whether|how)\b[\s,]*", re.I
)
_TRAILING = re.compile(
    r"(?:,?\s+(?:and|but|or|so|by|to|in|on|at|of|for|with|from|than|that|which|who|when|as|after|before|because|while|until|the|a|an|his|her|its|their))+\Z",
    re.I,
)
_BOUNDS = re.compile(r"(?:\A|\s)((?:more than|less than|fewer than|at least|about|around|some|nearly|almost|over|up to) )\Z", re.IGNORECASE)
_COUNTED_FROM = re.compile(r"\s(?:after|before|earlier|later|from|since|ago)\b", re.IGNORECASE)
_TAIL = re.compile(r",\s+(?:\w+\s+){1,3}(?:minutes?|hours?|days?|weeks?|months?|years?)\Z", re.IGNORECASE)
_THAT = re.compile(
    r"\A(?:(?:(?:a|the|on|in|last|this|her|him|them|us|me|reporters|earlier|later|yesterday|today|day|week|month|year|then|also|before|after|"
    r"morning|afternoon|evening|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\s+){0,5}that|whether|how)\s+(?=\w)",
    re.IGNORECASE,
)
DATELINE = re.compile(
    r"\A[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w. ]{1,20})?(?: ?\([^()]{1,30}\))?"
    r"(?:(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([^()]{1,30}\))? ?(?:--|[–—-])|, [A-Z][a-z]{2,8}\.? \d{1,2} ?\([^()]{1,30}\):) "
)
"""*VELMAR, Ostria (NNA) - *, *VELMAR (Ostria), Jul 20 (NNA): *."""
_DAY = re.compile(
    r",?\s(?:(?:on|this|next|last|by|late|early|until)\s)*(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s(?:morning|afternoon|evening|night))?\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where)\b[^,;]*\Z", re.IGNORECASE)
_BESIDE_THE_POINT = re.compile(r"(?:with|of|for|by|from|than|into|among|to)\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"\b(?:to|to be|to have been|be|been)\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|shall|should|did|does|do|due|set|\w+ed|began|told|meant|means?|"
    r"wants?|hopes?|plans?|expects?|seeks?|vows?|agrees?|took|came|got)\b",
    re.IGNORECASE,
)
_BEFORE_VERB = 120
"""So many characters before a verb are looked at for its subject."""
_COORDINATED = re.compile(r"[\s,]*(?:(?:and|but|then|or)[\s,]+)*(?:(?:then|also|later)[\s,]+)?", re.IGNORECASE)
_OUTER = " \t\r\n,;:-–—\"“”‘’'()[]."

Wording = tuple[str, int, str, bool]
"""A line, the rank of its sentence, the kind of its region, and whether it is the event's own clause alone."""


@cache
def speech_stems() -> frozenset[str]:
    """The stems of the verbs that bring in what someone says."""
    return frozenset(stem(verb) for row in table("speech_verbs.tsv") for verb in row[2].split())


def best_line(evidence: Evidence, members: Sequence[Told]) -> str:
    """The wording that stands best for itself, as one line of at most ``LINE_MAX_CHARACTERS`` that begins with a capital."""
    lines = sorted({line for t in members for line in _wordings(evidence, t)})
    best = max(lines, key=lambda item: (_clarity(*item), item[0]), default=("", 0, "", True))
    return shorten(best[0], LINE_MAX_CHARACTERS)


def _wordings(evidence: Evidence, told: Told) -> Iterator[Wording]:
    """The clause with its subject, and the sentence up to the end of the clause and as a whole.

    What someone said is no event without what was said, so that a verb of speech has the whole sentence alone.
    """
    text = evidence.texts[told.document]
    sentence = evidence.sentence_at(told.document, told.mention.start) or told.clause
    dateline = evidence.articles[told.document].dateline
    first = dateline.span.end if dateline and sentence[0] <= dateline.span.end < told.clause[1] else sentence[0]
    start, end = max(_whole_start(text, told.clause), first), _whole_end(text, told.clause)
    if told.deed not in speech_stems():
        whole = text[first : max(end, first)]
        if _is_fragment(text, start, told.mention.start):
            yield as_line(whole), told.rank, told.region, False
            yield as_line(text[first : sentence[1]]), told.rank, told.region, False
            return
        with_subject = _with_subject(evidence, told, (start, end))
        if with_subject is not None:
            yield with_subject, told.rank, told.region, True
        yield as_line(text[first : max(end, first)]), told.rank, told.region, False
    yield as_line(text[first : sentence[1]]), told.rank, told.region, False


def _whole_start(text: str, clause: Range) -> int:
    """The start of a clause with the words that bound its first number: *more than | 700 guests came*."""
    bound = _BOUNDS.search(text, max(0, clause[0] - 14), clause[0])
    return bound.start(1) if bound else clause[0]


def _whole_end(text: str, clause: Range) -> int:
    """The end of a clause without a time that belongs to what follows: *was found at dawn, three weeks | after it sank*."""
    if not _COUNTED_FROM.match(text, clause[1]):
        return clause[1]
    tail = _TAIL.search(text, *clause)
    return tail.start() if tail else clause[1]


def _is_fragment(text: str, start: int, trigger: int) -> bool:
    """Whether what stands before a verb in its clause makes it no sentence: *the minister, who walked*, *the rain to stop*, *with whom*."""
    before = text[max(start, trigger - _BEFORE_VERB) : trigger]
    if _RELATIVE.search(before) or _BESIDE_THE_POINT.match(before):
        return True
    return _INFINITIVE.search(before) is not None and _FINITE.search(before) is None


def _with_subject(evidence: Evidence, told: Told, place: Range) -> str | None:
    """A clause as a line; if it has no subject of its own, with that of the clause before: *A barge* | *broke loose*.

    ``None`` where the sentence has no clause that could lend one, and the clause does not open it.
    """
    text = evidence.texts[told.document]
    if _has_head(text, place[0], told.mention.start):
        return as_line(text[place[0] : place[1]])
    for other in reversed(_clauses_before(evidence, told)):
        if _has_head(text, other.clause[0], other.start) and _is_joined(text, other, place):
            subject = text[other.clause[0] : other.start].split()
            while subject and subject[-1].casefold() in _HEADLESS:
                subject.pop()
            return as_line(" ".join((*subject, *text[place[0] : place[1]].split())))
    sentence = evidence.sentence_at(told.document, told.mention.start) or place
    opens = place[0] <= sentence[0] or told.mention.start < place[0]
    return as_line(text[place[0] : place[1]]) if opens else None


def _is_joined(text: str, other: EventMention, place: Range) -> bool:
    """Whether a clause follows another one as its equal, and nothing but its subject is missing: *struck a rock* and *ran aground*."""
    if _RELATIVE.search(text, max(other.clause[0], other.start - _BEFORE_VERB), other.start):
        return False
    stop = max(min(other.clause[1], place[0]), other.end)
    return place[0] >= other.end and _COORDINATED.fullmatch(text, stop, max(place[0], stop)) is not None


def _clauses_before(evidence: Evidence, told: Told) -> list[EventMention]:
    """The events that the same sentence tells before this one."""
    sentence = evidence.sentence_at(told.document, told.mention.start) or told.clause
    return [e for e in evidence.annotations[told.document].events if sentence[0] <= e.clause[0] and e.start < told.clause[0]]


def _has_head(text: str, start: int, trigger: int) -> bool:
    """Whether words before the trigger can be its subject: neither auxiliaries nor adverbs alone."""
    return any(w.key not in STOP_WORDS and w.key not in _HEADLESS and not w.key.endswith("ly") for w in words(text, start, trigger))


def as_line(clause: str) -> str:
    """A clause without line breaks, outer punctuation and a leading conjunction, with a capital; quotes only in pairs."""
    flat = _LEADING.sub("", DATELINE.sub("", " ".join(clause.split())).strip(_OUTER))
    flat = _TRAILING.sub("", flat)
    if flat.count('"') % 2:
        flat = flat.replace('"', "")
    if flat.count("“") != flat.count("”"):
        flat = flat.replace("“", "").replace("”", "")
    return flat[:1].upper() + flat[1:]


def without_that(content: str) -> str:
    """What is said, without the *that* that brings it in and what stands before it: *a day earlier that*."""
    return _THAT.sub("", content.strip())


def without_day(line: str) -> str:
    """A line without its weekdays, for the question *when*: *the bridge will open*."""
    return " ".join(_DAY.sub("", line).split())


def in_a_sentence(clause: str) -> str:
    """A clause as it reads after *when* or *whether*: without conjunction, outer quotes and end, small where no name begins it."""
    clause = without_that(" ".join(clause.split()).strip(_OUTER))
    return _small(_LEADING.sub("", " ".join(clause.split()).strip(_OUTER)).strip(_OUTER))


def _small(line: str) -> str:
    """A line with a small first letter, if its first word is an ordinary one."""
    first = line.split(" ", 1)[0].casefold()
    ordinary = first in STOP_WORDS or first in _PRONOUNS or first.endswith(("ed", "ing"))
    return line[:1].lower() + line[1:] if ordinary else line


def _clarity(line: str, rank: int, region: str, own: bool) -> float:
    """How well a line stands alone: names and a subject, no pronouns; neither a scrap nor a paragraph."""
    keys = [w.key for w in words(line)]
    if len(keys) < 3:
        return -10.0
    names = sum(w[:1].isupper() for w in line.split()[1:])
    score = min(names, 3) * 0.4 - 1.0 * (keys[0] in _PRONOUNS) - 1.5 * (keys[0] in _HEADLESS) - 0.2 * sum(k in _PRONOUNS for k in keys)
    score += 0.7 * own + 0.5 / (1 + rank) - 0.6 * (region == "title") - 0.6 * (region == "caption")
    return score - abs(len(line) - 85) / 60 - (len(line) > LINE_MAX_CHARACTERS) * (1.0 + (len(line) - LINE_MAX_CHARACTERS) / 60)
