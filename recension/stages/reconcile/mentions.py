"""Event mentions with what is needed to compare them: day, words, who and where, and the order in the document."""

from __future__ import annotations

from dataclasses import dataclass

from recension.model import EventMention, Reason
from recension.stages.reconcile.evidence import Evidence
from recension.text.normalise import stem
from recension.text.spans import Range


@dataclass(frozen=True, slots=True)
class Told:
    """One document's telling of an event. ``rank`` counts the told sentences from the top of the document."""

    key: str
    document: int
    mention: EventMention
    clause: Range
    rank: int
    region: str
    date: str | None
    score: float
    why: tuple[Reason, ...]
    stems: frozenset[str]
    around: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]

    @property
    def deed(self) -> str:
        """The stem of the word that says what happens."""
        return stem(self.mention.lemma)


def tellings(evidence: Evidence) -> list[Told]:
    """All event mentions of a group, in order of the documents and of their texts."""
    return [
        _told(evidence, document, index, mention)
        for document, read in enumerate(evidence.annotations)
        for index, mention in enumerate(read.events)
    ]


def _told(evidence: Evidence, document: int, index: int, mention: EventMention) -> Told:
    dated = evidence.dating.mentions[document][index]
    sentence = evidence.told_at(document, mention.start)
    start, end = mention.clause
    return Told(
        key=f"{document:06d}.{index:05d}",
        document=document,
        mention=mention,
        clause=(start, end),
        rank=evidence.rank_at(document, mention.start),
        region=sentence.region if sentence else "body",
        date=dated.date,
        score=dated.score,
        why=dated.why,
        stems=evidence.untimed_stems(document, (start, end)),
        around=evidence.untimed_stems(document, (sentence.start, sentence.end) if sentence else (start, end)),
        actors=_actors(evidence, mention),
        places=_places(evidence, document, mention),
    )


def _actors(evidence: Evidence, mention: EventMention) -> frozenset[str]:
    return frozenset(evidence.bearers.canonical(p.name) for p in mention.participants)


def _places(evidence: Evidence, document: int, mention: EventMention) -> frozenset[str]:
    entities = evidence.annotations[document].entities
    return frozenset(evidence.bearers.canonical(entities[i].name) for i in mention.places)
