"""Short ways to read invented text in tests of speech and events."""

from recension.model import EntityMention, Sentence
from recension.stages.annotate.events.events import find_events
from recension.stages.annotate.speech.attributions import find_attributions
from recension.stages.annotate.times.timexes import find_timexes
from recension.text.sentences import sentences


def sentences_of(text, region="body"):
    """The sentences of a text, all of one region."""
    return tuple(Sentence(start, end, region) for start, end in sentences(text))


def entities_of(text, **kinds):
    """Mentions of the names given by kind, each under its own name: ``person=["Ada Quill"]``."""
    return tuple(
        sorted(
            (
                EntityMention(at, at + len(name), kind, name)
                for kind, names in kinds.items()
                for name in names
                for at in range(len(text))
                if text.startswith(name, at)
            ),
            key=lambda e: e.start,
        )
    )


def said(text, **kinds):
    """The attributions of a text."""
    return find_attributions(text, sentences_of(text), entities_of(text, **kinds))


def told(text, region="body", **kinds):
    """The events of a text, with its time expressions."""
    found, names = sentences_of(text, region), entities_of(text, **kinds)
    timexes = find_timexes(text, found)
    return find_events(text, found, names, timexes, find_attributions(text, found, names)), timexes


def words(text, ranges):
    """The words of several ranges, joined."""
    return " … ".join(text[start:end] for start, end in ranges)
