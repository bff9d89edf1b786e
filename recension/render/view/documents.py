"""The documents of a section: who they are, their dates on trial, their texts with notes in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlsplit

from recension.model import EditedDocument, Named, Reason, Span, Story
from recension.render.view.conflicts import Touches, numbered
from recension.render.view.index import Index
from recension.render.view.parallel import LinkView
from recension.render.view.quotations import Cite, cites, one_line, shorten
from recension.render.view.text import Note, RegionView, contents, text_view
from recension.render.view.trial import Trial, is_false, trial

MOST_NOTED = 24
"""Documents of a story up to which the margin also tells which sentences other documents share."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a document says of itself or rests on, and the words that say so."""

    name: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as the page prints it."""

    siglum: str
    anchor: str
    title: str | None
    source: str
    url: str | None
    outlet: Said | None
    agency: Said | None
    byline: Said | None
    dateline: Said | None
    language: str | None
    relies_on: tuple[Said, ...]
    family: str
    copies: tuple[str, ...]
    written: str
    false: str
    trial: Trial
    contents: str
    text: tuple[RegionView, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the account takes from the documents: cited spans by document, margin notes by anchor."""

    spans: dict[str, tuple[Span, ...]]
    notes: dict[str, tuple[Note, ...]]


def evidence(index: Index, story: Story, touches: Touches, links: Sequence[LinkView] = ()) -> Evidence:
    """All words that a story cites, what each sentence of its documents bears witness to, and which it shares."""
    notes: dict[str, list[Note]] = {}
    cited: list[Span] = [s for b in story.brief for s in b.spans]

    def note(spans: Iterable[Span], made: Note) -> None:
        for span in index.known(tuple(spans)):
            cited.append(span)
            notes.setdefault(index.line_at(span.document, span.start).anchor, []).append(made)

    for event in story.timeline:
        label = f"{index.short(event.date)}: {shorten(event.what, 34)}" if event.date else shorten(event.what, 40)
        note(event.mentions, Note(label, f"#{index.anchors[story.id, 'e-' + event.id]}"))
    for number, claim in enumerate(story.claims, 1):
        note(claim.mentions, Note(f"claim {number}", f"#{index.anchors[story.id, 'c-' + claim.id]}"))
    for number, conflict in numbered(story):
        made = Note(str(number), f"#{index.anchors[story.id, 'x-' + conflict.id]}", conflict=True)
        note(chain.from_iterable(v.spans for v in conflict.values), made)
    for passage in chain.from_iterable((*x.passages, *x.folded) for x in links if len(story.documents) <= MOST_NOTED):
        for here, there in ((passage.left_cite, passage.right_cite), (passage.right_cite, passage.left_cite)):
            made = Note(f"= {there.siglum} {there.number}".rstrip(), f"#{passage.anchor}")
            notes.setdefault(here.href.removeprefix("#"), []).append(made)
    return Evidence(_by_document(cited), {anchor: tuple(found) for anchor, found in notes.items()})


def _by_document(spans: Iterable[Span]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(span.document, []).append(span)
    return {document: tuple(its) for document, its in found.items()}


def document_views(index: Index, documents: Sequence[str], found: Evidence) -> tuple[DocumentView, ...]:
    """The documents in the order of their letters."""
    ordered = sorted((d for d in documents if d in index.positions), key=index.positions.__getitem__)
    return tuple(_document(index, index.documents[d], found) for d in ordered)


def _document(index: Index, document: EditedDocument, found: Evidence) -> DocumentView:
    family = index.family[document.id]
    cited = (*found.spans.get(document.id, ()), *_dating(document))
    return DocumentView(
        siglum=document.siglum,
        anchor=f"d-{document.siglum}",
        title=one_line(document.title.quote).strip() if document.title else None,
        source=document.source,
        url=safe_url(document.url or document.source),
        outlet=_named(index, document.outlet),
        agency=_named(index, document.agency),
        byline=Said(one_line(document.byline.quote).strip(), cites(index, [document.byline])) if document.byline else None,
        dateline=Said(document.dateline.place, cites(index, [document.dateline.span])) if document.dateline else None,
        language=document.language,
        relies_on=tuple(Said(r.name, cites(index, r.spans)[:3]) for r in document.relies_on),
        family=family.name,
        copies=tuple(index.siglum(d) for d in family.documents if d != document.id),
        written=index.short(document.published.date) if document.published.date else "day unknown",
        false=index.short(document.declared_date) if is_false(document) and document.declared_date else "",
        trial=trial(index, document),
        contents=contents(index, document),
        text=text_view(index, document, cited, found.notes),
    )


def _named(index: Index, named: Named | None) -> Said | None:
    """A name that was inferred, with the words that it rests on."""
    return Said(named.name, cites(index, chain.from_iterable(r.spans for r in named.why))[:3]) if named else None


def _dating(document: EditedDocument) -> list[Span]:
    """The words of a document on which its own date rests."""
    published = document.published
    why: Iterable[Reason] = chain(published.why, chain.from_iterable(c.why for c in published.candidates))
    return [s for reason in why for s in reason.spans if s.document == document.id]


def safe_url(url: str) -> str | None:
    """``url`` if it is one of the web that can be followed: http or https, a host and no user, no white space, quote or control."""
    if any(c.isspace() or not c.isprintable() or c in "\"'<>`" for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc and "@" not in parts.netloc else None
