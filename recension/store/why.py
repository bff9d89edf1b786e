"""Why: the rules and the words that made anything in the store, with the place of every word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recension.model import (
    Claim,
    Conflict,
    EditedDocument,
    Edition,
    Entity,
    Event,
    Family,
    Link,
    Published,
    Reason,
    Span,
    Story,
)
from recension.store.contents import document_lineage
from recension.store.listing import Place
from recension.store.refusals import unknown_id
from recension.store.store import Store


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words, and where they stand: the document by id, letter and source, the line (from 1) and the offsets in its text."""

    document: str
    siglum: str
    source: str
    line: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A rule, what it says, and the words that it rests on."""

    rule: str
    says: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What something is, how sure that is, on what it rests, and what it is made of."""

    kind: str
    id: str | None
    says: str
    score: float | None
    grounds: tuple[Ground, ...]
    parts: tuple[Explanation, ...] = ()


def why(store: Store, place: Place) -> Explanation:
    """The explanation of whatever an id stands for (see :meth:`~recension.store.store.Store.find`)."""
    explain = _Explainer(store)
    with store.database.reading():
        if place.kind == "document":
            return explain.document(store.document(place.id))
        if place.kind == "family":
            return explain.family_by_id(place.id)
        if place.kind == "judgement":
            return explain.judgement(place.id)
        if place.story is None:
            raise unknown_id(place.id)
        story = store.story(place.story)
        return explain.story(story, store.edition(story.id)) if place.kind == "story" else explain.item(place, story)


class _Explainer:
    """Explains records; keeps the documents whose lines it has counted."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._documents: dict[str, EditedDocument] = {}

    # ── what stands in a story ──────────────────────────────────────────────────────

    def item(self, place: Place, story: Story) -> Explanation:
        """An event, claim, conflict or name."""
        if place.kind == "event":
            return self.event(next(e for e in story.timeline if e.id == place.id))
        if place.kind == "claim":
            return self.claim(next(c for c in story.claims if c.id == place.id))
        if place.kind == "conflict":
            return self.conflict(next(c for c in (*story.conflicts, *story.dismissed) if c.id == place.id))
        return self.entity(next(e for e in story.entities if e.id == place.id))

    def event(self, event: Event) -> Explanation:
        """An entry of the timeline."""
        told = f"{event.date or 'no day'}: {event.what} ({event.certainty}; {_count(event.families, 'family', 'families')})"
        rests = f"it rests on {', '.join(event.primary_sources)}" if event.primary_sources else "no primary source is named"
        grounds = (*self.reasons(event.why), self.mentions(event.mentions), Ground("primary sources", rests, ()))
        return Explanation("event", event.id, told, event.score, grounds)

    def claim(self, claim: Claim) -> Explanation:
        """A claim."""
        through = f" through {', '.join(claim.through)}" if claim.through else ""
        said = f"{claim.said_by or 'no one by name'}{through}: {claim.text} ({claim.certainty}; {_count(claim.families, 'family', 'families')})"
        rests = f"it rests on {', '.join(claim.primary_sources)}" if claim.primary_sources else "no primary source is named"
        return Explanation("claim", claim.id, said, claim.score, (self.mentions(claim.mentions), Ground("primary sources", rests, ())))

    def conflict(self, conflict: Conflict) -> Explanation:
        """A conflict, each of its values with the words that give it."""
        values = tuple(
            Explanation("value", None, f"{v.value} ({_count(v.families, 'family', 'families')})", None, (self.mentions(v.spans),))
            for v in conflict.values
        )
        return Explanation(
            "conflict", conflict.id, f"{conflict.kind}: {conflict.about}", conflict.score, self.reasons(conflict.why), values
        )

    def entity(self, entity: Entity) -> Explanation:
        """A name with its spellings."""
        also = f" (also {', '.join(entity.aliases)})" if entity.aliases else ""
        return Explanation("entity", entity.id, f"{entity.kind}: {entity.name}{also}", None, (self.mentions(entity.mentions),))

    def story(self, story: Story, edition: Edition) -> Explanation:
        """A story: each sentence of its brief with its words, and the families that tell it."""
        told = Explanation("brief", None, "each sentence, and the words it was taken from", None, tuple(map(self._sentence, story.brief)))
        says = f"{story.title} ({_count(len(story.documents), 'document')}, {_count(len(story.families), 'family', 'families')})"
        return Explanation("story", story.id, says, None, (), (told, *map(self.family, edition.lineage.families)))

    def _sentence(self, sentence: object) -> Ground:
        text, spans = getattr(sentence, "text", ""), getattr(sentence, "spans", ())
        return Ground("sentence", text, self.quotes(spans))

    # ── documents and lineage ───────────────────────────────────────────────────────

    def document(self, document: EditedDocument) -> Explanation:
        """A document: its date on trial, who it says it is, whom it copies, and what of its text is no article."""
        family, links = document_lineage(self._store.database, document.id)
        says = f"{document.siglum}. {document.title.quote if document.title else 'no title'} ({document.source})"
        return Explanation("document", document.id, says, None, (), tuple(self._parts(document, family, links)))

    def _parts(self, document: EditedDocument, family: Family | None, links: Sequence[Link]) -> Iterator[Explanation]:
        yield self.published(document.published)
        for kind, named in (("outlet", document.outlet), ("agency", document.agency)):
            if named is not None:
                yield Explanation(kind, None, named.name, named.score, self.reasons(named.why))
        for reliance in document.relies_on:
            yield Explanation("relies on", None, reliance.name, None, (self.mentions(reliance.spans),))
        if family is not None:
            yield self.family(family)
        yield from map(self.link, links)
        for region in document.regions:
            if region.why:
                span = Span(document.id, region.start, region.end, document.text[region.start : region.end])
                yield Explanation("region", None, region.kind, None, (*self.reasons(region.why), self.mentions((span,))))

    def published(self, published: Published) -> Explanation:
        """The day of a document, and every other day that was considered."""
        others = tuple(Explanation("candidate", None, c.date, c.score, self.reasons(c.why)) for c in published.candidates)
        interval = f", between {published.earliest or '?'} and {published.latest or '?'}" if published.earliest or published.latest else ""
        says = f"{published.date or 'unknown'} ({published.verdict}{interval})"
        return Explanation("published", None, says, published.score, self.reasons(published.why), others)

    def family_by_id(self, id: str) -> Explanation:
        """A family by its id."""
        family = self._store.family(id)
        links = tuple(x for d in family.documents for x in document_lineage(self._store.database, d)[1] if x.to == d)
        explained = self.family(family)
        return Explanation(explained.kind, id, explained.says, None, explained.grounds, tuple(map(self.link, links)))

    def family(self, family: Family) -> Explanation:
        """Documents that go back to one text."""
        members = ", ".join(self._siglum(d) for d in family.documents)
        by = f", a text of {family.agency}" if family.agency else ""
        return Explanation("family", family.id, f"{members}{by}", None, self.reasons(family.why))

    def link(self, link: Link) -> Explanation:
        """Which document derives from which."""
        origin = self._siglum(link.from_) if link.from_ else "a text that is not here"
        return Explanation("link", None, f"{self._siglum(link.to)} from {origin}: {link.kind}", link.score, self.reasons(link.why))

    def judgement(self, id: str) -> Explanation:
        """What a person decided, and what became of it."""
        row = next(row for row in self._store.judgements() if row.id == id)
        ruling = next((r for r in self._store.rulings() if r.judgement.id == id), None)
        became = Ground("ruling", f"{ruling.outcome}: {ruling.says}" if ruling else "not replayed yet: run recension ingest", ())
        said = Ground("reason", row.reason or "none was given", self.quotes([s for t in row.targets for s in t.spans]))
        value = f" {row.value}" if row.value else ""
        return Explanation("judgement", id, f"{row.kind}{value}, said {row.who} at {row.when}", None, (said, became))

    # ── words and where they stand ──────────────────────────────────────────────────

    def reasons(self, reasons: Iterable[Reason]) -> tuple[Ground, ...]:
        """Reasons with their words."""
        return tuple(Ground(r.rule, r.says, self.quotes(r.spans)) for r in reasons)

    def mentions(self, spans: Sequence[Span]) -> Ground:
        """The words that something was read in."""
        return Ground("words", "it stands in these words", self.quotes(spans))

    def quotes(self, spans: Iterable[Span]) -> tuple[Quoted, ...]:
        """Spans with their lines."""
        return tuple(map(self._quoted, spans))

    def _quoted(self, span: Span) -> Quoted:
        document = self._document(span.document)
        line = document.text.count("\n", 0, span.start) + 1
        return Quoted(document.id, document.siglum, document.source, line, span.start, span.end, span.quote)

    def _siglum(self, id: str) -> str:
        return self._document(id).siglum

    def _document(self, id: str) -> EditedDocument:
        if id not in self._documents:
            self._documents[id] = self._store.document(id)
        return self._documents[id]


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
