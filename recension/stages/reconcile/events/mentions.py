"""Event mentions with what is needed to compare them: day, words, who and where, and the order in the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from recension.model import EventCertainty, EventMention, Reason
from recension.settings.reconcile import EVENT_DAY_FROM_SENTENCE
from recension.stages.reconcile.dating.mentions import DatedMention
from recension.stages.reconcile.evidence import Evidence
from recension.text import edtf
from recension.text.normalise import stem
from recension.text.spans import Range, strip

_DEFINITE = frozenset("the this that these those his her its their our such".split())
_NAMING_WORDS = 6
"""A noun phrase with no more words than this names an event and does not tell of it."""
_ONCE_EXPECTED = re.compile(r"\b(?:first|originally|initially|at first|had been)\b", re.IGNORECASE)
"""What marks something as expected before the report, and no longer."""
_JOINED = re.compile(r"[\s,]*(?:(?:and|when|as|while|then)[\s,]+)?", re.IGNORECASE)
"""What lies between two clauses of which one can lend its day to the other."""
_OTHER_TIME = re.compile(r"\b(?:after|before|since|until)\s+\Z", re.IGNORECASE)
_OTHER_TIME_FIRST = re.compile(r"(?:after|before|since|until)\s", re.IGNORECASE)
"""What stands between two clauses that tell of different times: *was missing on Saturday* after *a blast tore through it*."""


@dataclass(frozen=True, slots=True)
class Told:
    """One document's telling of an event. ``rank`` counts the told sentences from the top of the document.

    ``deed`` is the stem of the word that says what happens, ``stems`` are those of the clause, ``around`` those of its sentence,
    ``beside`` these without the deed.
    """

    key: str
    document: int
    mention: EventMention
    clause: Range
    rank: int
    region: str
    certainty: EventCertainty
    date: str | None
    score: float
    why: tuple[Reason, ...]
    stems: frozenset[str]
    around: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]
    deed: str
    beside: frozenset[str]


def tellings(evidence: Evidence) -> list[Told]:
    """The event mentions of a group that tell of an event and do not only name it, in order of the documents and of their texts."""
    return [t for t in every_telling(evidence) if not _only_refers(evidence, t)]


def every_telling(evidence: Evidence) -> list[Told]:
    """All event mentions of a group, in order of the documents and of their texts."""
    told = [
        _told(evidence, document, index, mention)
        for document, read in enumerate(evidence.annotations)
        for index, mention in enumerate(read.events)
    ]
    return _dated_beside(evidence, told)


def _only_refers(evidence: Evidence, t: Told) -> bool:
    """Whether words only name what is told elsewhere (*the storm*, *his wedding*, *sentence*)."""
    if t.mention.timex is not None or t.date is not None:
        return False
    said = evidence.texts[t.document][slice(*t.clause)].split()
    ends = t.clause[1] - t.mention.end <= 1
    return ends and len(said) <= _NAMING_WORDS and (said[0].casefold() in _DEFINITE or len(said) < 2)


def _dated_beside(evidence: Evidence, told: Sequence[Told]) -> list[Told]:
    """Let a telling without a day take that of its sentence, where the sentence has but one: *broke loose and drifted off on Friday*."""
    beside: dict[tuple[int, int], set[str | None]] = defaultdict(set)
    best: dict[tuple[int, int], Told] = {}
    for t in told:
        if t.date is not None:
            place = (t.document, t.rank)
            beside[place].add(t.date)
            best[place] = max(best.get(place, t), t, key=lambda t: (t.score, t.key))
    return [_beside(evidence, t, best[t.document, t.rank]) if _lacks_day(t) and len(beside[t.document, t.rank]) == 1 else t for t in told]


def _lacks_day(t: Told) -> bool:
    return t.date is None and not t.mention.background


def _beside(evidence: Evidence, t: Told, dated: Told) -> Told:
    """A telling with the day of another one in its sentence, if both happened or both are to come."""
    first, second = sorted((t.clause, dated.clause))
    text = evidence.texts[t.document]
    joined = _JOINED.fullmatch(text, min(first[1], second[0]), second[0])
    earlier_or_later = _OTHER_TIME.search(text, max(first[0], second[0] - 12), second[0]) or _OTHER_TIME_FIRST.match(text, second[0])
    if (
        not joined
        or earlier_or_later
        or t.certainty != dated.certainty
        or dated.mention.background
        or dated.date is None
        or not edtf.is_day(dated.date)
    ):
        return t
    why = Reason("same sentence", "stands in one sentence with what happened on that day", dated.why[0].spans if dated.why else ())
    return replace(t, date=dated.date, score=EVENT_DAY_FROM_SENTENCE * dated.score, why=(why, *dated.why))


def _told(evidence: Evidence, document: int, index: int, mention: EventMention) -> Told:
    dated = _ahead(evidence, document, mention, evidence.dating.mentions[document][index])
    sentence = evidence.told_at(document, mention.start)
    start, end = _with_subject(evidence, document, index)
    around = evidence.untimed_stems(document, (sentence.start, sentence.end) if sentence else (start, end))
    deed = stem(mention.lemma)
    return Told(
        key=f"{document:06d}.{index:05d}",
        document=document,
        mention=mention,
        clause=(start, end),
        rank=evidence.rank_at(document, mention.start),
        region=sentence.region if sentence else "body",
        certainty=_certainty(evidence, document, mention.certainty, dated.date),
        date=dated.date,
        score=dated.score,
        why=dated.why,
        stems=evidence.untimed_stems(document, (start, end)),
        around=around,
        actors=_actors(evidence, mention),
        places=_places(evidence, document, mention),
        deed=deed,
        beside=around - {deed},
    )


def _ahead(evidence: Evidence, document: int, mention: EventMention, dated: DatedMention) -> DatedMention:
    """The day of what is expected on a weekday or a day of the year, which is the next such day: *is to be held on Monday*."""
    timex = evidence.annotations[document].timexes[mention.timex] if mention.timex is not None else None
    written = evidence.dating.published[document].date
    if mention.certainty != "expected" or timex is None or timex.open is None or timex.open.amount:
        return dated
    if dated.date is None or written is None or not edtf.is_day(dated.date) or not edtf.is_day(written) or dated.date >= written:
        return dated
    if _ONCE_EXPECTED.search(evidence.texts[document], *mention.clause):
        return dated
    weekly, yearly = timex.open.weekday is not None, timex.open.holiday is not None or timex.open.day is not None
    following = edtf.bounds(dated.date)[0] + timedelta(days=7 if weekly else 365 if yearly else 0)
    return replace(dated, date=following.isoformat()) if following.isoformat() >= written else dated


def _with_subject(evidence: Evidence, document: int, index: int) -> Range:
    """The clause of a mention; one that tells nothing but the deed (*were told*) with all that stands before it in its sentence."""
    mentions = evidence.annotations[document].events
    mention = mentions[index]
    start, end = mention.clause
    sentence = evidence.sentence_at(document, mention.start)
    if (
        sentence is None
        or evidence.untimed_stems(document, (start, end)) - {stem(mention.lemma)}
        or end - start <= mention.end - mention.start
    ):
        return start, end
    before = [m.clause[1] for m in mentions[:index] if sentence[0] <= m.start and m.clause[1] <= start]
    return strip(evidence.texts[document], (max([sentence[0], *before]), end))


def _certainty(evidence: Evidence, document: int, read: EventCertainty, date: str | None) -> EventCertainty:
    """What lies after the day of the document has not happened."""
    published = evidence.dating.published[document].latest
    ahead = date is not None and published is not None and edtf.before(published, date)
    return "expected" if ahead and read == "happened" else read


def _actors(evidence: Evidence, mention: EventMention) -> frozenset[str]:
    return frozenset(evidence.bearers.canonical(p.name) for p in mention.participants)


def _places(evidence: Evidence, document: int, mention: EventMention) -> frozenset[str]:
    entities = evidence.annotations[document].entities
    return frozenset(evidence.bearers.canonical(entities[i].name) for i in mention.places)
