"""Builders for the tests of names."""

from recension.model import Article, Dateline, Document, Region, Span
from recension.stages.annotate.article import find_sentences
from recension.stages.annotate.names.entities import find_entities


def article(text, title="", language="en", dateline=None):
    whole = f"{title}\n{text}" if title else text
    document = Document("d", "test", "0" * 64, whole)
    regions = (Region("title", 0, len(title) + 1),) if title else ()
    line = Dateline(dateline, Span("d", 0, 0, "")) if dateline else None
    body = Region("body", len(title) + 1 if title else 0, len(whole))
    return Article(document, language, (*regions, body), dateline=line)


def entities(text, **more):
    made = article(text, **more)
    return find_entities(made, find_sentences(made))


def spelled(text, **more):
    """Pairs of surface and kind, in order."""
    whole = article(text, **more).document.text
    return [(whole[e.start : e.end], e.kind) for e in entities(text, **more)]
