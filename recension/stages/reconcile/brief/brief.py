"""Which sentences of the witnesses the brief takes: what happened first, then what followed, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.model import BriefSentence, Conflict, Event, Span, Witnesses
from recension.settings.brief import (
    BRIEF_AFTER_LEAD,
    BRIEF_BACKGROUND,
    BRIEF_CENTRAL,
    BRIEF_COPIED,
    BRIEF_DATED,
    BRIEF_EARLIEST,
    BRIEF_EVENTS,
    BRIEF_FULL,
    BRIEF_HAPPENED,
    BRIEF_HEADLINED,
    BRIEF_LEAST_SHARED,
    BRIEF_MAIN,
    BRIEF_MAIN_DAY,
    BRIEF_MAX_WORDS,
    BRIEF_NEAR_TOP,
    BRIEF_OPENS,
    BRIEF_REPEATS,
    BRIEF_RETOLD,
    BRIEF_SAME_WORDS,
)
from recension.stages.reconcile.brief.closing import difference, independence
from recension.stages.reconcile.brief.sentences import dated, opening, standing_alone
from recension.stages.reconcile.brief.worth import central, headlined
from recension.stages.reconcile.events.sameness import words_in_common
from recension.stages.reconcile.evidence import Evidence
from recension.text import edtf
from recension.text.spans import Range, overlap
from recension.text.words import content_stems, words

_AHEAD = frozenset("will would may might could shall should".split())
"""What tells of things to come, or only thought of."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that could tell an event."""

    event: Event
    document: int
    place: Range
    stems: frozenset[str]
    worth: float

    @property
    def order(self) -> tuple[tuple[str, str], int, int]:
        """Its place in the brief: by day, then as told."""
        return edtf.order(self.event.date), self.document, self.place[0]


def write_brief(
    evidence: Evidence, events: Sequence[Event], conflicts: Sequence[Conflict], witnesses: Witnesses, main: str | None = None
) -> tuple[BriefSentence, ...]:
    """At most ``BRIEF_MAX_WORDS`` words: the main events in order, the independence of the evidence, the main conflict."""
    closing = [s for s in (independence(evidence, witnesses), difference(evidence, conflicts)) if s is not None]
    room = BRIEF_MAX_WORDS - sum(len(s.text.split()) for s in closing)
    return (*_main_events(evidence, events, main, room), *closing)


def _main_events(evidence: Evidence, events: Sequence[Event], main: str | None, room: int) -> Iterator[BriefSentence]:
    """What happened, and then the most important of what followed, as far as there is room, in order of the days."""
    found = sorted((c for e in events for c in _candidates(evidence, e)), key=lambda c: (-c.worth, c.order))
    turning = next((e for e in events if e.id == main), None)
    lead = max(found, key=lambda c: c.worth + _leads(evidence, c, turning), default=None)
    if lead is None:
        return
    rest = sorted(found, key=lambda c: (-c.worth - BRIEF_AFTER_LEAD * _follows(c, lead), c.order))
    chosen = [lead]
    room -= _length(evidence, lead)
    for candidate in rest:
        length = _length(evidence, candidate)
        if len(chosen) < BRIEF_EVENTS and length <= room and _matters(evidence, candidate) and not _is_told(evidence, candidate, chosen):
            chosen.append(candidate)
            room -= length
    year = True
    for c in (lead, *sorted(chosen[1:], key=lambda c: c.order)):
        text = dated(evidence, c.document, c.place, year)
        yield BriefSentence(text, _support(evidence, c))
        year = year and text == " ".join(evidence.texts[c.document][slice(*c.place)].split())  # the first day alone has its year


def _matters(evidence: Evidence, c: _Candidate) -> bool:
    """Whether the documents or their titles tell of it: no colour from one report alone."""
    return central(evidence, c.stems) + 2 * headlined(evidence, c.stems) >= BRIEF_LEAST_SHARED


def _length(evidence: Evidence, c: _Candidate) -> int:
    return len(dated(evidence, c.document, c.place).split())


def _leads(evidence: Evidence, c: _Candidate, main: Event | None) -> float:
    """What it counts for the first sentence that it tells of what the story turns on, as something that happened, when and where."""
    happened = c.event.certainty == "happened" and c.event.date is not None
    ahead = any(w.key in _AHEAD for w in words(evidence.texts[c.document], *c.place))
    when = "[" in dated(evidence, c.document, c.place)
    where = any(e.kind == "place" and c.place[0] <= e.start < c.place[1] for e in evidence.annotations[c.document].entities)
    is_main = main is not None and BRIEF_MAIN_DAY * (c.event.date == main.date) + (c.event.id == main.id)
    opens = BRIEF_OPENS * (c.place[0] == opening(evidence, c.document))
    says = _is_saying(evidence, c)
    return BRIEF_MAIN * (is_main + 2 * when + where + opens - 2 * (not happened) - ahead - 2 * says)


def _is_saying(evidence: Evidence, c: _Candidate) -> bool:
    """Whether a sentence opens with a person and is what that person says: a reaction to what happened."""
    for said in evidence.annotations[c.document].attributions:
        entity = evidence.bearers.of(said.speaker) if said.speaker is not None else None
        opens = any(c.place[0] <= start < c.place[0] + _OPENING for start, _ in said.source)
        if (
            entity is not None
            and entity.kind == "person"
            and opens
            and any(2 * overlap(c.place, r) > c.place[1] - c.place[0] for r in said.content)
        ):
            return True
    return False


_OPENING = 20
"""A source within so many characters opens a sentence."""


def _follows(c: _Candidate, lead: _Candidate) -> bool:
    """Whether an event is of a later day than that of the first sentence."""
    return c.event.date is not None and lead.event.date is not None and edtf.before(lead.event.date, c.event.date)


def _support(evidence: Evidence, chosen: _Candidate) -> tuple[Span, ...]:
    """The sentence and, of each other family that tells of the event, the sentence of its best witness."""
    best: dict[str, tuple[float, Span]] = {}
    for mention in chosen.event.mentions:
        document = evidence.number[mention.document]
        sentence = evidence.told_at(document, mention.start)
        if sentence is not None and sentence.region == "body":
            span = evidence.span(document, sentence.start, sentence.end)
            worth = words_in_common(evidence, frozenset(content_stems(span.quote)), chosen.stems) + _originality(evidence, document)
            best[evidence.families[document]] = max(best.get(evidence.families[document], (-9.0, span)), (worth, span), key=lambda x: x[0])
    others = sorted((f, span) for f, (_, span) in best.items() if f != evidence.families[chosen.document])
    return (evidence.span(chosen.document, *chosen.place), *(span for _, span in others))


def _is_told(evidence: Evidence, candidate: _Candidate, chosen: Sequence[_Candidate]) -> bool:
    """Whether the event or nearly the same words stand in the brief already."""
    return any(
        c.event.id == candidate.event.id
        or words_in_common(evidence, c.stems, candidate.stems)
        > (BRIEF_REPEATS if c.event.date == candidate.event.date else BRIEF_SAME_WORDS)
        for c in chosen
    )


def _candidates(evidence: Evidence, event: Event) -> Iterator[_Candidate]:
    """The whole sentences that tell of an event and can stand alone, without a dateline."""
    for mention in event.mentions:
        document = evidence.number[mention.document]
        sentence = evidence.told_at(document, mention.start)
        body = sentence is not None and sentence.region == "body" and not _is_overtaken(evidence, event, document)
        place = standing_alone(evidence, document, sentence) if body and sentence is not None else None
        if place is not None and sentence is not None:
            stems = frozenset(content_stems(evidence.texts[document], *place))
            worth = _worth(evidence, event, document, sentence.start, stems)
            worth -= BRIEF_BACKGROUND * _is_background(evidence, document, (mention.start, mention.end))
            yield _Candidate(event, document, place, stems, worth)


def _is_background(evidence: Evidence, document: int, told: Range) -> bool:
    """Whether all that a stretch of text tells is told as the background of the news."""
    found = [e for e in evidence.annotations[document].events if told[0] <= e.start < told[1]]
    return bool(found) and all(e.background for e in found)


def _is_overtaken(evidence: Evidence, event: Event, document: int) -> bool:
    """Whether a document was written before an event whose day other documents have seen: what it told of it was a forecast."""
    days = [p.date for p in evidence.dating.published if p.date is not None]
    written = evidence.dating.published[document].date
    if event.date is None or written is None or not edtf.before(written, event.date):
        return False
    return event.certainty == "happened" or any(not edtf.before(day, event.date) for day in days)


def _worth(evidence: Evidence, event: Event, document: int, at: int, stems: frozenset[str]) -> float:
    """Told by many families, happened, on a known day, near the top of a document, in words that all documents share."""
    weight = event.families / max(1, len(set(evidence.families))) + BRIEF_HAPPENED.get(event.certainty, 0.0)
    weight += BRIEF_DATED * (event.date is not None)
    weight += _originality(evidence, document) + BRIEF_EARLIEST * evidence.earliness(document)
    weight += BRIEF_NEAR_TOP / (1 + evidence.rank_at(document, at) / 2)
    full = min(1.0, len(stems) / BRIEF_FULL)
    return weight + full * (BRIEF_CENTRAL * central(evidence, stems) + BRIEF_HEADLINED * headlined(evidence, stems))


def _originality(evidence: Evidence, document: int) -> float:
    """0 for an original text, less for copies, and for what is only retold."""
    links = [x for x in evidence.group.lineage.links if x.to == evidence.articles[document].document.id]
    return 0.0 if not links else -BRIEF_RETOLD if all(x.kind in ("rewrite", "shared source") for x in links) else -BRIEF_COPIED
