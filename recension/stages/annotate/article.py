"""The stage itself: what is read in one article, reader after reader."""

from __future__ import annotations

from recension.model import Annotations, Article, RegionKind, Sentence
from recension.stages.annotate.events.events import find_events
from recension.stages.annotate.names.entities import find_entities
from recension.stages.annotate.quantities.quantities import find_quantities
from recension.stages.annotate.speech.attributions import find_attributions
from recension.stages.annotate.times.timexes import find_timexes
from recension.text.sentences import sentences

READ_REGIONS: frozenset[RegionKind] = frozenset({"body", "title", "caption"})
"""The kinds of region that hold sentences about the world."""


def annotate(article: Article) -> Annotations:
    """What can be read in one article. Empty when it is known not to be in English."""
    document = article.document
    if article.language not in ("en", None):
        return Annotations(document.id)
    text, found = document.text, find_sentences(article)
    entities = find_entities(article, found)
    timexes = find_timexes(text, found)
    attributions = find_attributions(text, found, entities)
    return Annotations(
        document.id,
        sentences=found,
        entities=entities,
        timexes=timexes,
        quantities=find_quantities(text, found, timexes),
        attributions=attributions,
        events=find_events(text, found, entities, timexes, attributions),
    )


def find_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the title, the body and the captions, in order of the text."""
    return tuple(
        Sentence(start, end, region.kind)
        for region in sorted(article.regions, key=lambda r: r.start)
        if region.kind in READ_REGIONS
        for start, end in sentences(article.document.text, region.start, region.end)
    )
