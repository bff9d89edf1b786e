"""The lists of the desk: stories, documents, hits, judgements, each line as a page prints it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from recension.judgements.standing import fallen, in_order
from recension.model import Judgement, JudgementKind, Ruling, Target
from recension.render.view.counts import count
from recension.render.view.dates import in_words
from recension.render.view.quotations import Piece, one_line, pieces, shorten
from recension.settings.web import ROWS
from recension.store import Hit, ListedDocument, ListedStory
from recension.text.spans import Range

LONGEST_WORDS = 90
"""Characters of a quotation that stands for what was judged."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in the list."""

    id: str
    title: str
    days: str
    documents: str
    families: str
    events: str
    conflicts: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in the list. ``false`` is a declared date that the evidence contradicts."""

    id: str
    siglum: str
    title: str
    outlet: str | None
    written: str
    false: bool
    story: str | None
    story_title: str


@dataclass(frozen=True, slots=True)
class HitRow:
    """A document that was found, and the words around the first place."""

    siglum: str
    title: tuple[Piece, ...]
    href: str
    about: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What a judgement is about, in words, and where it stands."""

    says: str
    href: str | None


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A judgement in the list: what became of it, and whether it can be undone."""

    id: str
    kind: str
    targets: tuple[TargetRow, ...]
    value: str | None
    reason: str
    who: str
    when: str
    stands: bool
    can_undo: bool
    outcome: str
    mark: str
    says: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Where the pages before and after a part of a list are."""

    before: str | None
    after: str | None
    says: str


def paged(total: int, page: int, where: str) -> tuple[slice, Pager]:
    """The part of a list that a page shows, from 1 on, and its neighbours."""
    last = max(1, -(-total // ROWS))
    page = min(max(1, page), last)
    link = {n: f"{where}?{urlencode({'page': n})}" for n in (page - 1, page + 1) if 1 <= n <= last}
    return slice((page - 1) * ROWS, page * ROWS), Pager(link.get(page - 1), link.get(page + 1), f"{page} of {last}")


def story_row(story: ListedStory) -> StoryRow:
    """A story's line."""
    days = "" if story.first is None else in_words(story.first) if story.first == story.last else _from_to(story.first, story.last or "")
    return StoryRow(
        id=story.id,
        title=story.title,
        days=days,
        documents=count(story.documents, "document"),
        families=count(story.families, "family"),
        events=count(story.events, "event"),
        conflicts=count(story.conflicts, "conflict") if story.conflicts else "",
    )


def _from_to(first: str, last: str) -> str:
    """The days from the first entry to the last; each may itself be an interval."""
    return in_words(f"{first.partition('/')[0]}/{last.rpartition('/')[2]}")


def document_row(document: ListedDocument, titles: Mapping[str, str]) -> DocumentRow:
    """A document's line; ``titles`` are those of the stories by id."""
    return DocumentRow(
        id=document.id,
        siglum=document.siglum,
        title=one_line(document.title or "").strip(),
        outlet=document.outlet,
        written=in_words(document.published, short=True) if document.published else "day unknown",
        false=document.verdict == "contradicts declared",
        story=document.story,
        story_title=shorten(titles.get(document.story or "", ""), 60),
    )


def place_of(document: str, siglum: str, story: str | None) -> str:
    """Where a document is shown: in its story, or by itself."""
    return f"/stories/{quote(story, safe='')}#d-{quote(siglum, safe='')}" if story else f"/documents/{quote(document, safe='')}"


def hit_row(hit: Hit) -> HitRow:
    """A hit's line."""
    document = hit.document
    parts = (document.outlet, in_words(document.published, short=True) if document.published else None)
    return HitRow(
        siglum=document.siglum,
        title=_marked(document.title or "No title", hit.in_title),
        href=f"/documents/{quote(document.id, safe='')}",
        about=" · ".join(p for p in parts if p),
        pieces=_marked(hit.snippet, hit.marks),
    )


def _marked(text: str, marks: Sequence[Range]) -> tuple[Piece, ...]:
    """A text on one line, with the words that were found marked."""
    return tuple(Piece(one_line(p.text), p.marked) for p in pieces(text, (0, len(text)), marks))


def judgement_rows(rows: Sequence[Judgement], rulings: Iterable[Ruling], known: Mapping[str, ListedDocument]) -> list[JudgementRow]:
    """The judgements, the last first, each with what became of it."""
    became = {r.judgement.id: r for r in rulings}
    gone = fallen(rows)
    kinds = {row.id: row.kind for row in rows}
    made = [_judgement_row(row, became.get(row.id), gone.get(row.id), known) for row in reversed(in_order(rows))]
    return [replace(r, value=None, targets=(_taken_back(r.value, kinds),)) if r.kind == "withdraw" and r.value else r for r in made]


def _taken_back(identifier: str, kinds: Mapping[str, JudgementKind]) -> TargetRow:
    """The judgement that another one takes back."""
    kind = kinds.get(identifier)
    return TargetRow("a judgement that is not here", None) if kind is None else TargetRow(f"the judgement “{kind}”", f"#j-{identifier}")


def _judgement_row(row: Judgement, ruling: Ruling | None, fell: str | None, known: Mapping[str, ListedDocument]) -> JudgementRow:
    outcome = fell or (ruling.outcome if ruling is not None and ruling.outcome not in ("withdrawn", "overruled") else "not replayed yet")
    return JudgementRow(
        id=row.id,
        kind=row.kind,
        targets=tuple(_target_row(t, known) for t in row.targets),
        value=row.value or ("said by nobody named" if row.kind == "wrong speaker" else None),
        reason=row.reason,
        who=row.who,
        when=f"{row.when[:10]} {row.when[11:16]} UTC",
        stands=fell is None,
        can_undo=row.kind != "withdraw",
        outcome=outcome,
        mark="warn" if outcome in ("not applied", "target not found") else "soft",
        says=ruling.says if ruling is not None and ruling.outcome == outcome and fell is None else "",
    )


def _target_row(target: Target, known: Mapping[str, ListedDocument]) -> TargetRow:
    if target.document is not None:
        document = known.get(target.document)
        if document is None:
            return TargetRow(f"a document that is not here ({target.document})", None)
        title = shorten(one_line(document.title or document.source).strip(), LONGEST_WORDS)
        return TargetRow(f"{document.siglum}, {title}", place_of(document.id, document.siglum, document.story))
    first = target.spans[0]
    where = next((known[s.document] for s in target.spans if s.document in known), None)
    words = shorten(one_line(first.quote).strip(), LONGEST_WORDS)
    return TargetRow(f"the {target.kind} “{words}”", None if where is None else place_of(where.id, where.siglum, where.story))
