"""Builders for the tests of names."""

from recension.model import Article, Dateline, Document, Region, Span
from recension.reader.reading import read
from recension.stages.annotate.article import find_sentences
from recension.stages.annotate.names.entities import find_by_rules, find_entities


def article(text, title="", language="en", dateline=None):
    whole = f"{title}\n{text}" if title else text
    document = Document("d", "test", "0" * 64, whole)
    regions = (Region("title", 0, len(title) + 1),) if title else ()
    line = Dateline(dateline, Span("d", 0, 0, "")) if dateline else None
    body = Region("body", len(title) + 1 if title else 0, len(whole))
    return Article(document, language, (*regions, body), dateline=line)


def entities(text, **more):
    made = article(text, **more)
    found = find_sentences(made)
    return find_entities(made, found, read(made.document.text, [(s.start, s.end) for s in found]))


def entities_by_rules(text, **more):
    made = article(text, **more)
    return find_by_rules(made, find_sentences(made))


def spelled(text, by=entities, **more):
    """Pairs of surface and kind, in order."""
    whole = article(text, **more).document.text
    return [(whole[e.start : e.end], e.kind) for e in by(text, **more)]
