"""Stores for the tests of the desk: editions written into them as an ingest would, without the work of one."""

import dataclasses
import re

from recension.model import Edition, Lineage
from recension.store import open_store
from recension.store.contents import write_edition
from recension.store.memory import folding, form, program
from recension.store.records import as_json, from_json
from tests.judgements.judged import of, row, words
from tests.render.hostile_editions import hostile
from tests.render.render_editions import ferry


def store_of(path, edition, judgements=()):
    """A store file that holds an edition."""
    with open_store(path, create=True) as store, store.database.writing():
        write_edition(store.database, edition)
        for name, value in (("form", form()), ("program", program()), ("folding", folding()), ("holds", store.holdings())):
            store.note(name, value)
        store.add_judgements(judgements)
    return path


def ferry_store(path):
    """Three documents of one accident, and a judgement of each fate."""
    edition = ferry()
    a, b, c = edition.documents
    rows = [
        row("date", of(a.id), value="2019-03-04", who="Ann Lee"),
        row("not a copy", of(a.id), of(b.id), reason="another hand"),
        row("date", of("f" * 12), value="2019-03-04"),
        row("same", words("claim", (c.id, c.text, "240 people")), words("claim", (a.id, a.text, "212 people"))),
    ]
    return store_of(path, edition, rows)


def renamed(edition, number):
    """An edition in which everything has an id of its own."""
    ids = sorted(set(re.findall(rb'"([0-9a-f]{12}|f[0-9])"', as_json(edition))))
    made = as_json(edition)
    for i, identifier in enumerate(ids):
        made = made.replace(b'"%s"' % identifier, b'"%04x%02x%s"' % (number, i, identifier.ljust(6, b"0")[:6]))
    return from_json(Edition, made)


def hostile_store(path, payloads):
    """A store with a story for each payload, in which every text of a stranger is that payload; judgements, too."""
    editions = [renamed(hostile(payload), i) for i, payload in enumerate(payloads)]
    rows = []
    for edition, payload in zip(editions, payloads, strict=True):
        one, other = edition.documents[:2]
        rows.append(row("date", of(one.id), value="2019-03-04", reason=payload[:2000], who=payload[:200]))
        claim = dataclasses.replace(edition.stories[0].claims[0])
        spans = [(s.document, next(d.text for d in edition.documents if d.id == s.document), s.quote) for s in claim.mentions]
        rows.append(row("wrong speaker", words("claim", *spans), value=payload[:200], who=payload[:200], reason=payload[:2000]))
        rows.append(row("not a copy", of(one.id), of(other.id), who=payload[:200]))
    whole = Edition(
        documents=tuple(d for e in editions for d in e.documents),
        rejected=tuple(r for e in editions for r in e.rejected),
        lineage=Lineage(*(tuple(x for e in editions for x in getattr(e.lineage, f)) for f in ("passages", "links", "families"))),
        stories=tuple(s for e in editions for s in e.stories),
    )
    return store_of(path, whole, rows)
