"""The pages that are read: stories, documents, search, two documents side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from recension.errors import StoreError
from recension.model import Edition, Family, Lineage
from recension.render.view.counts import count
from recension.render.view.quotations import Piece
from recension.settings.web import LIVE_HITS, LONGEST_QUERY
from recension.store import Hits, Store
from recension.web.comparing import halves, summary
from recension.web.desk import Desk, desk_of
from recension.web.lists import document_row, hit_row, paged, place_of, story_row
from recension.web.pages import edition_page, said
from recension.web.refusing import is_empty

SEARCHED = 50
"""Hits of a search that is not typed any more."""


async def stories(request: Request) -> Response:
    """The list of stories."""
    desk = desk_of(request)

    def make(store: Store) -> str:
        found = store.stories()
        documents = sum(s.documents for s in found)
        part, pager = paged(len(found), _page(request), "/")
        return said(
            "stories.html",
            at="/",
            title="Stories",
            work=desk.work.progress,
            rows=[story_row(s) for s in found[part]],
            pager=pager,
            summary=f"{len(found)} {'story' if len(found) == 1 else 'stories'} of {count(documents, 'document')}.",
            alone="" if found else _number_of_documents(store),
        )

    return HTMLResponse(await _made(desk, f"stories {_page(request)}", make))


def _number_of_documents(store: Store) -> str:
    found = len(store.documents())
    return count(found, "document") if found else ""


async def documents(request: Request) -> Response:
    """The list of documents."""
    desk = desk_of(request)

    def make(store: Store) -> str:
        found = store.documents()
        titles = {s.id: s.title for s in store.stories()}
        part, pager = paged(len(found), _page(request), "/documents")
        false = sum(d.verdict == "contradicts declared" for d in found)
        return said(
            "documents.html",
            at="/documents",
            title="Documents",
            work=desk.work.progress,
            rows=[document_row(d, titles) for d in found[part]],
            pager=pager,
            summary=f"{count(len(found), 'document').capitalize()}, {count(false, 'declared date')} contradicted by the evidence.",
            rejected=desk.work.progress.rejected,
        )

    return HTMLResponse(await _made(desk, f"documents {_page(request)} {len(desk.work.progress.rejected)}", make))


async def story(request: Request) -> Response:
    """A story, as the edition prints it."""
    desk, identifier = desk_of(request), request.path_params["id"]

    def make(store: Store) -> str:
        edition = store.edition(identifier)
        return edition_page(edition, title=edition.stories[0].title, at="", query="", work=desk.work.progress)

    return HTMLResponse(await _made(desk, f"story {identifier}", make))


async def document(request: Request) -> Response:
    """A document: in its story if it has one, else by itself."""
    desk, identifier = desk_of(request), request.path_params["id"]

    def look(store: Store) -> tuple[str, str | None]:
        place = store.find(identifier)
        found = store.document(place.id)
        return place_of(found.id, found.siglum, place.story), place.story

    def make(store: Store) -> str:
        edition = alone(store, identifier)
        title = edition.documents[0].title
        name = title.quote if title is not None else edition.documents[0].source
        return edition_page(edition, title=name, at="/documents", query="", work=desk.work.progress)

    where, told_in = await desk.shelf.ask(look)
    if told_in is not None:
        return RedirectResponse(where, 303)
    return HTMLResponse(await _made(desk, f"document {identifier}", make))


def alone(store: Store, identifier: str) -> Edition:
    """The edition of one document."""
    found = store.document(store.find(identifier).id)
    return Edition((found,), (), Lineage((), (), (Family(found.id, (found.id,), None, ()),)), ())


async def _made(desk: Desk, name: str, make: Callable[[Store], str]) -> str:
    """A page that takes long to make; while the store is worked on, it is made anew so that its bar tells so."""
    if desk.work.progress.running or desk.work.progress.failed:
        return await desk.shelf.ask(make)
    return await desk.shelf.page(name, make)


async def search(request: Request) -> Response:
    """The documents that hold some words."""
    desk, query = desk_of(request), _query(request)
    hits = await desk.shelf.ask(lambda store: _search(store, query, SEARCHED, typing=False))
    return HTMLResponse(
        said(
            "search.html",
            at="",
            title=query or "Search",
            query=query,
            work=desk.work.progress,
            hits=[hit_row(h) for h in hits.hits],
            summary=_found(hits),
        )
    )


async def live(request: Request) -> Response:
    """The first hits while somebody types, as JSON: titles, addresses, and pieces of text that are marked or not."""
    query = _query(request)
    hits = await desk_of(request).shelf.ask(lambda store: _search(store, query, LIVE_HITS, typing=True))
    rows = [hit_row(h) for h in hits.hits]
    found = [{"siglum": r.siglum, "title": _plain(r.title), "href": r.href, "about": r.about, "pieces": _plain(r.pieces)} for r in rows]
    return JSONResponse({"query": query, "summary": _found(hits), "hits": found})


def _plain(found: Sequence[Piece]) -> list[tuple[str, bool]]:
    return [(p.text, p.marked) for p in found]


def _search(store: Store, query: str, most: int, typing: bool) -> Hits:
    try:
        return store.search(query, most, typing)
    except StoreError as error:
        if is_empty(error):
            return Hits(query, (), 0, every_word=True)
        raise


def _found(hits: Hits) -> str:
    """How many were found, in words."""
    if not hits.query.strip():
        return "Type words, or a phrase in quotation marks."
    if not hits.hits:
        return "No document has these words."
    if not hits.every_word:
        return f"No document has all of these words. {count(len(hits.hits), 'document').capitalize()} with some of them:"
    more = f", the best {len(hits.hits)} shown" if hits.total > len(hits.hits) else ""
    return f"{count(hits.total, 'document').capitalize()}{more}."


def _query(request: Request) -> str:
    """What was typed, as far as it is looked at."""
    return "".join(request.query_params.getlist("q")[:1])[:LONGEST_QUERY]


def _page(request: Request) -> int:
    """The number of the page of a list."""
    given = "".join(request.query_params.getlist("page")[:1])
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 7 else 1


async def compare(request: Request) -> Response:
    """Two documents side by side."""
    desk, given = desk_of(request), request.query_params.getlist("d")
    common = {"at": "/documents", "title": "Compare", "work": desk.work.progress}
    if len(dict.fromkeys(given)) != 2:
        return HTMLResponse(
            said("compare.html", heading="Compare", summary="", problem="Two documents are needed, no more and no fewer.", **common)
        )

    def make(store: Store) -> str:
        one, other = (store.document(store.find(name).id) for name in dict.fromkeys(given))
        shared = store.shared(one.id, other.id)
        left, right = halves(one, other, shared)
        heading = f"{one.siglum} and {other.siglum}"
        return said("compare.html", heading=heading, summary=summary(shared), problem="", passages=shared, left=left, right=right, **common)

    return HTMLResponse(await desk.shelf.ask(make))
