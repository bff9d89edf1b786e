"""The stage itself: what is read in one article, reader after reader."""

from __future__ import annotations

from dataclasses import replace

from recension.model import Annotations, Article, EventMention, RegionKind, Sentence, Span
from recension.reader.reading import read
from recension.stages.annotate.events.events import find_asides, find_events
from recension.stages.annotate.events.lines import with_lines
from recension.stages.annotate.events.promoted import promoted
from recension.stages.annotate.events.subjects import with_subjects
from recension.stages.annotate.names.entities import find_entities
from recension.stages.annotate.quantities.quantities import find_quantities
from recension.stages.annotate.speech.attributions import find_attributions
from recension.stages.annotate.times.timexes import find_timexes
from recension.text.sentences import sentences
from recension.text.spans import Range, strip

READ_REGIONS: frozenset[RegionKind] = frozenset({"body", "title", "caption"})
"""The kinds of region that hold sentences about the world."""


def annotate(article: Article) -> Annotations:
    """What can be read in one article. Empty when it is known not to be in English."""
    document = article.document
    if article.language not in ("en", None):
        return Annotations(document.id)
    text, found = document.text, find_sentences(article)
    reading = read(text, [(s.start, s.end) for s in found])
    entities = find_entities(article, found, reading)
    timexes = find_timexes(text, found)
    attributions = find_attributions(text, found, entities, reading)
    events = with_lines(text, find_events(text, found, entities, timexes, attributions), reading)
    told = Annotations(
        document.id,
        sentences=found,
        entities=entities,
        timexes=timexes,
        quantities=find_quantities(text, found, timexes),
        attributions=attributions,
        events=with_subjects(text, events, found, entities, attributions),
    )
    told = replace(told, asides=find_asides(text, told, reading))
    return with_promoted(told, promoted(text, told, reading))


def with_promoted(read: Annotations, added: tuple[EventMention, ...]) -> Annotations:
    """What was read, with some of the asides among the events that are told."""
    taken = {event.start for event in added}
    events = sorted((*read.events, *added), key=lambda event: (event.start, event.end))
    return replace(read, events=tuple(events), asides=tuple(a for a in read.asides if a.start not in taken))


def find_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the title, the body and the captions, in order of the text; a dateline stands apart from what follows it."""
    text, dateline = article.document.text, article.dateline.span if article.dateline else None
    return tuple(
        Sentence(first, last, region.kind)
        for region in sorted(article.regions, key=lambda r: r.start)
        if region.kind in READ_REGIONS
        for start, end in sentences(text, region.start, region.end)
        for first, last in _apart_from(text, (start, end), dateline)
    )


def _apart_from(text: str, sentence: Range, dateline: Span | None) -> tuple[Range, ...]:
    """A sentence, or the dateline at its head and the sentence behind it."""
    if dateline is None or not sentence[0] <= dateline.start < dateline.end < sentence[1]:
        return (sentence,)
    rest = strip(text, (dateline.end, sentence[1]))
    return ((sentence[0], dateline.end), rest) if rest[0] < rest[1] else (sentence,)
