"""Judgements for the tests, in few words."""

from recension.judgements.rows import judgement
from recension.model import Span, Target

NOON = "2026-03-01T12:00:00Z"


def of(document):
    return Target("document", document)


def words(kind, *spans):
    """A target by words: each span is a document, a text and the words in it."""
    made = []
    for document, text, quote in spans:
        start = text.index(quote)
        made.append(Span(document, start, start + len(quote), quote))
    return Target(kind, None, tuple(made))


def row(kind, *targets, value=None, reason="seen in print", who="Ann Lee", when=NOON):
    return judgement(kind, targets, value, reason, who, when)
