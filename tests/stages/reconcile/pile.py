"""Hand-made documents with what was read in them: marks in a text stand for the readers' work.

``tell("d1", "2021-05-03", "[Mayor Olsen|opened|2021-05-02] the bridge.")`` is a document of one sentence with one event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from recension.model import (
    Annotations,
    Article,
    Attribution,
    ClaimCertainty,
    Document,
    EntityKind,
    EntityMention,
    EventCertainty,
    EventMention,
    Family,
    Group,
    Lineage,
    Participant,
    Published,
    Quantity,
    Region,
    Sentence,
)
from recension.stages.reconcile.dating.together import DatedMention, Dating
from recension.stages.reconcile.evidence import Evidence
from recension.text.sentences import sentences


@dataclass
class Teller:
    """One document under construction. Every method finds its words in the text, so offsets never stand in a test."""

    key: str
    day: str | None
    text: str
    events: list[tuple[EventMention, str | None]] = field(default_factory=list)
    entities: list[EntityMention] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)

    def at(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)

    def event(self, clause: str, trigger: str, date: str | None, certainty: EventCertainty = "happened", *who: str) -> Teller:
        start, end = self.at(clause)
        at = self.text.index(trigger, start)
        people = tuple(Participant(name, "actor") for name in who)
        subject = (start, max(start + 1, at - 1))
        made = EventMention(
            at, at + len(trigger), (start, end), trigger, certainty, participants=people, line=((start, end),), subject=subject
        )
        self.events.append((made, date))
        return self

    def entity(self, words: str, kind: EntityKind, name: str | None = None) -> Teller:
        self.entities.append(EntityMention(*self.at(words), kind, name or words))
        return self

    def quantity(
        self, words: str, low: float, counted: str, about: Sequence[str] = (), unit: str | None = None, high: float | None = None
    ) -> Teller:
        self.quantities.append(Quantity(*self.at(words), low, low if high is None else high, unit, counted, tuple(about)))
        return self

    def says(self, source: str, cue: str, content: str, speaker: str | None, certainty: ClaimCertainty = "asserted") -> Teller:
        self.attributions.append(Attribution((self.at(source),), (self.at(cue),), (self.at(content),), speaker, (), certainty))
        return self


def tell(key: str, day: str | None, text: str) -> Teller:
    return Teller(key, day, text)


def evidence(*tellers: Teller, lineage: Lineage | None = None) -> Evidence:
    """The evidence of some documents; each is a family of its own unless a lineage says otherwise."""
    articles = tuple(Article(Document(t.key, t.key, "", t.text), "en", (Region("body", 0, len(t.text)),)) for t in tellers)
    read = tuple(
        Annotations(
            t.key,
            tuple(Sentence(a, b, "body") for a, b in sentences(t.text)),
            tuple(t.entities),
            (),
            tuple(t.quantities),
            tuple(t.attributions),
            tuple(e for e, _ in t.events),
        )
        for t in tellers
    )
    families = tuple(Family(f"f-{t.key}", (t.key,), None, ()) for t in tellers)
    published = tuple(Published(t.day, t.day, t.day, 0.9, "declared") for t in tellers)
    mentions = tuple(tuple(DatedMention(date, 0.9 if date else 0.0, ()) for _, date in t.events) for t in tellers)
    return Evidence(Group(articles, read, lineage or Lineage(families=families), True), Dating(published, mentions))
