"""Editions in which every text that a stranger could have written holds the same hostile words."""

import dataclasses

from recension.model import Document, EditedDocument, Edition, Family, Span
from tests.render.render_editions import document, library, span

FREE = {
    "title", "what", "text", "about", "value", "normalised", "says", "rule", "source", "message", "code", "stage", "said_by", "name",
    "place", "role", "reason", "who",
}  # fmt: skip
"""Fields that hold words of strangers (a document's own text is built around the payload instead)."""
LISTS = {"through", "aliases", "primary_sources"}
"""Fields that hold lists of such words."""
LABELS = {"siglum", "language", "country", "type", "agency", "source_id", "sha256", "entity"}
"""Fields that the program fills itself; in an edition that somebody sends, they could hold anything."""


def with_payload(record, payload, labels=False):
    """A record with the payload in every free field, all the way down; with ``labels`` in ids and labels, too."""
    if isinstance(record, tuple):
        return tuple(with_payload(item, payload, labels) for item in record)
    if not dataclasses.is_dataclass(record) or isinstance(record, Span):
        return record
    own = {"id"} if labels and not isinstance(record, Document | EditedDocument | Family) else set()
    names = FREE | (LABELS | own if labels else set())
    changes = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if field.name in LISTS and value and isinstance(value[0], str):
            changes[field.name] = (payload,)
        elif field.name in names and isinstance(value, str) and not (isinstance(record, EditedDocument) and field.name == "text"):
            changes[field.name] = payload
        else:
            changes[field.name] = with_payload(value, payload, labels)
    return dataclasses.replace(record, **changes)


def hostile(payload, labels=False):
    """An edition of two stories with the payload in each text field, in a document's title and body, and as its address."""
    made = document(7, f"Before {payload} after. {payload}", title=f"Title {payload}", url=payload)
    base = library()
    first = base.stories[0]
    last = dataclasses.replace(first.timeline[0], id="e9" * 6, mentions=(span(made, f"Before {payload} after"),))
    claim = dataclasses.replace(first.claims[0], id="c9" * 6, through=("someone",), mentions=last.mentions)
    told = dataclasses.replace(
        first, documents=(*first.documents, made.id), timeline=(*first.timeline, last), claims=(*first.claims, claim)
    )
    grown = Edition((*base.documents, made), base.rejected, base.lineage, (told, *base.stories[1:]))
    return with_payload(grown, payload, labels)
