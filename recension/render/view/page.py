"""The whole page as records: what :mod:`recension.render.html` hands to the templates."""

from __future__ import annotations

from dataclasses import dataclass

from recension.model import Edition, Rejected, Story
from recension.render.view.atlas import Atlas, atlas
from recension.render.view.claims import ClaimView, claims, speakers
from recension.render.view.conflicts import KINDS, ConflictMark, ConflictView, KindView, absent, apparatus, touches
from recension.render.view.counts import count, listed
from recension.render.view.dates import in_words, with_weekday
from recension.render.view.documents import DocumentView, Evidence, document_views, evidence
from recension.render.view.index import Index, family_order, index
from recension.render.view.judged import DismissedView, JudgedView, dismissed, judged
from recension.render.view.names import NameIndex, SourceView, name_index, sources
from recension.render.view.parallel import OPEN_LINKS, LinkView, links
from recension.render.view.quotations import shorten
from recension.render.view.strip import Strip, strip
from recension.render.view.timeline import Row, TollView, days_told, timeline, tolls
from recension.render.view.tree import Tree, tree
from recension.render.view.trial import is_false
from recension.render.view.witnesses import Marks, Raised, marks, raised

MANY = 24
"""Documents above which the trial of each date is folded: nobody reads a hundred in a row."""
MOST_WARNED = 4
"""False dates told one by one in the head."""


@dataclass(frozen=True, slots=True)
class Warned:
    """A declared date that the evidence contradicts."""

    siglum: str
    declared: str
    written: str


@dataclass(frozen=True, slots=True)
class BriefView:
    """A sentence of the brief, its raised letters by family, and its margin."""

    anchor: str
    text: str
    letters: Raised
    marks: Marks
    conflicts: tuple[ConflictMark, ...]


@dataclass(frozen=True, slots=True)
class MainEvent:
    """The event that a story turns on, where it cost lives or health: when, where, how many."""

    href: str
    when: str
    where: str
    tolls: tuple[TollView, ...]


@dataclass(frozen=True, slots=True)
class RosterFamily:
    """A family in the list beside the page."""

    name: str
    documents: tuple[DocumentView, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story: one section of the page."""

    anchor: str
    title: str
    short_title: str
    days: str
    main: MainEvent | None
    documents_count: str
    families_count: str
    sources: tuple[SourceView, ...]
    warned: tuple[Warned, ...]
    more_warned: int
    strip: Strip | None
    brief: tuple[BriefView, ...]
    timeline: tuple[Row, ...]
    atlas: Atlas | None
    tree: Tree | None
    links: tuple[LinkView, ...]
    open_links: tuple[LinkView, ...]
    folded_links: tuple[LinkView, ...]
    conflicts: tuple[KindView, ...]
    conflict_views: dict[int, ConflictView]
    no_conflicts: str
    dismissed: tuple[DismissedView, ...]
    claims: tuple[ClaimView, ...]
    speakers: tuple[str, ...]
    documents: tuple[DocumentView, ...]
    roster: tuple[RosterFamily, ...]
    names: NameIndex | None


@dataclass(frozen=True, slots=True)
class Page:
    """The edition as one page. ``unplaced`` are the documents of no story, ``many`` says that there are more than anyone reads in a row."""

    title: str
    stories: tuple[StoryView, ...]
    unplaced: tuple[DocumentView, ...]
    rejected: tuple[Rejected, ...]
    judged: tuple[JudgedView, ...]
    many: bool
    summary: str


def page(edition: Edition) -> Page:
    """All that the page of an edition shows."""
    index_ = index(edition)
    told = {d for story in edition.stories for d in story.documents}
    stories = tuple(_story(index_, story) for story in edition.stories)
    return Page(
        title=_title(edition),
        stories=stories,
        unplaced=document_views(index_, [d.id for d in edition.documents if d.id not in told], Evidence({}, {})),
        rejected=edition.rejected,
        judged=judged(index_, edition),
        many=len(edition.documents) > MANY,
        summary=f"{count(len(edition.documents), 'document')} read, {len(edition.rejected) or 'none'} rejected.",
    )


def _title(edition: Edition) -> str:
    if len(edition.stories) == 1:
        return edition.stories[0].title
    documents = count(len(edition.documents), "document")
    return f"{len(edition.stories)} stories in {documents}" if edition.stories else f"{documents}, no story"


def _story(index_: Index, story: Story) -> StoryView:
    signs = touches(index_, story)
    anchor = f"s-{story.id}"
    rows = timeline(index_, story, signs, anchor)
    proofs = links(index_, story)
    shown = [v for v in proofs if v.passages]
    table = claims(index_, story, signs)
    documents = document_views(index_, story.documents, evidence(index_, story, signs, proofs))
    kinds = apparatus(index_, story)
    warned = _warned(index_, story)
    return StoryView(
        anchor=anchor,
        title=story.title,
        short_title=shorten(story.title, 52),
        days=days_told(story),
        main=_main(index_, story),
        documents_count=count(len(story.documents), "document"),
        families_count=count(len(family_order(index_, story.documents)), "family"),
        sources=sources(index_, story, anchor),
        warned=warned[:MOST_WARNED],
        more_warned=max(0, len(warned) - MOST_WARNED),
        strip=strip(index_, story),
        brief=tuple(
            BriefView(f"{anchor}-b{n}", b.text, raised(index_, b.spans), marks(index_, story.documents, b.spans), signs.of(b.spans))
            for n, b in enumerate(story.brief, 1)
        ),
        timeline=rows,
        atlas=atlas(index_, story, anchor),
        tree=tree(index_, story),
        links=proofs,
        open_links=tuple(shown[:OPEN_LINKS]),
        folded_links=tuple(shown[OPEN_LINKS:]),
        conflicts=kinds,
        conflict_views={view.number: view for kind in kinds for view in kind.conflicts},
        no_conflicts="" if len(absent(story)) == len(KINDS) else listed(absent(story)),
        dismissed=dismissed(index_, story),
        claims=table,
        speakers=speakers(table),
        documents=documents,
        roster=_roster(index_, story, documents),
        names=name_index(index_, story),
    )


def _main(index_: Index, story: Story) -> MainEvent | None:
    """The event that a story turns on, if it has a toll."""
    event = next((e for e in story.timeline if e.id == story.main and e.tolls), None)
    if event is None:
        return None
    where = event.places[0].name if event.places else ""
    return MainEvent(f"#{index_.anchors[story.id, 'e-' + event.id]}", with_weekday(event.date), where, tolls(index_, event))


def _warned(index_: Index, story: Story) -> tuple[Warned, ...]:
    """The false declared dates of a story's documents."""
    documents = sorted((d for d in story.documents if d in index_.positions), key=index_.positions.__getitem__)
    return tuple(
        Warned(d.siglum, in_words(d.declared_date), in_words(d.published.date))
        for d in (index_.documents[i] for i in documents)
        if is_false(d)
    )


def _roster(index_: Index, story: Story, documents: tuple[DocumentView, ...]) -> tuple[RosterFamily, ...]:
    views = {v.siglum: v for v in documents}
    return tuple(
        RosterFamily(family.name, tuple(views[index_.siglum(d)] for d in members))
        for family, members in family_order(index_, story.documents)
    )
