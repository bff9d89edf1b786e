"""Judging, and taking back: the forms, and the rows that they make. Nothing changes but on POST."""

from __future__ import annotations

import re
from collections.abc import Mapping

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from recension.errors import StoreError, UsageError
from recension.judgements.rows import from_lines, judgement, to_lines
from recension.judgements.signing import now
from recension.model import EditedDocument, Edition, Judgement, Ruling
from recension.store import Store
from recension.web.desk import desk_of
from recension.web.forms import fields_of, form_of
from recension.web.judging import Judged, filled, forms, judged_item, row_of
from recension.web.lists import judgement_rows
from recension.web.pages import said
from recension.web.reading import alone
from recension.web.refusing import is_empty

_ANCHOR = re.compile(r"[excd]-[A-Za-z0-9.]{1,40}\Z")


async def judge(request: Request) -> Response:
    """The forms by which an item can be judged, and the row that one of them makes."""
    desk, anchor = desk_of(request), request.path_params["anchor"]
    given = filled(await fields_of(request) if request.method == "POST" else {"who": desk.who})
    fields = given if request.method == "POST" else {}
    if not _ANCHOR.match(anchor):
        raise UsageError("RCN-212", "there is no such item", "nothing on the desk has this name", "open it from its story")

    def make(store: Store) -> str | Judgement:
        edition, judged = _judged(store, anchor)
        problem = ""
        if fields:
            try:
                return _added(store, row_of(edition, judged, _with_other(store, judged, fields), now()))
            except UsageError as error:
                problem = _problem(error)
        return said(
            "judge.html",
            at="",
            title=f"Judge {judged.what}",
            work=desk.work.progress,
            back=_back(edition, anchor),
            anchor=anchor,
            problem=problem,
            judged=judged,
            forms=forms(edition, judged),
            given=given,
        )

    made = await desk.shelf.ask(make)
    if isinstance(made, str):
        return HTMLResponse(made, 422 if fields else 200)
    desk.who = made.who
    desk.work.begin()
    return RedirectResponse(f"/judgements#j-{made.id}", 303)


def _added(store: Store, row: Judgement) -> Judgement:
    store.add_judgements([row])
    return row


def _problem(error: UsageError) -> str:
    return f"{error.what.capitalize()}: {error.why}; {error.next_step}."


def _judged(store: Store, anchor: str) -> tuple[Edition, Judged]:
    """The item at an anchor, and the edition of its story."""
    place = store.find(anchor[2:])
    edition = store.edition(place.story) if place.story is not None else alone(store, place.id)
    judged = judged_item(edition, f"d-{place.id}" if place.kind == "document" else f"{anchor[:2]}{place.id}")
    if judged is None:
        raise UsageError("RCN-212", "there is no such item", "nothing on the desk has this name", "open it from its story")
    return edition, judged


def _back(edition: Edition, anchor: str) -> str:
    """Where the item stands."""
    return f"/stories/{edition.stories[0].id}#{anchor}" if edition.stories else f"/documents/{edition.documents[0].id}"


def _with_other(store: Store, judged: Judged, fields: Mapping[str, str]) -> Mapping[str, str]:
    """The fields of a form, with the document that was named in words of a reader by its id."""
    if isinstance(judged.item, EditedDocument) and fields.get("kind") == "same":
        place = store.find(fields.get("value", "").strip())
        return {**fields, "other": place.id if place.kind == "document" else "", "value": ""}
    return fields


async def judgements(request: Request) -> Response:
    """The list of judgements; on POST, the rows of a file are added to it."""
    desk, problem, status = desk_of(request), "", 200
    if request.method == "POST":
        form = await form_of(request)
        file = form.get("rows")
        try:
            raw = await file.read() if isinstance(file, UploadFile) else b""
            rows = from_lines(raw.decode("utf-8"))
            if not rows:
                raise UsageError("RCN-211", "nothing was imported", "no file with judgements was sent", "choose one that was exported")
            await desk.shelf.ask(lambda store: store.add_judgements(rows))
            desk.work.begin()
            return RedirectResponse("/judgements", 303)
        except (UsageError, UnicodeDecodeError) as error:
            problem = (
                f"{error.what.capitalize()}: {error.why}; {error.next_step}." if isinstance(error, UsageError) else "The file is not UTF-8."
            )
            status = 422
    page = await desk.shelf.ask(
        lambda store: said(
            "judgements.html",
            at="/judgements",
            title="Judgements",
            work=desk.work.progress,
            problem=problem,
            rows=judgement_rows(store.judgements(), _rulings(store), {d.id: d for d in store.documents()}),
        )
    )
    return HTMLResponse(page, status)


def _rulings(store: Store) -> tuple[Ruling, ...]:
    try:
        return store.rulings()
    except StoreError as error:
        if is_empty(error):
            return ()
        raise


async def withdraw(request: Request) -> Response:
    """Take a judgement back."""
    desk, identifier = desk_of(request), request.path_params["id"]

    def add(store: Store) -> None:
        found = next((row for row in store.judgements() if row.id == identifier), None)
        if found is None:
            raise UsageError("RCN-212", "there is no such judgement", "nothing on the desk has this name", "see the list of judgements")
        store.add_judgements([judgement("withdraw", [], identifier, "", desk.who or found.who, now())])

    await desk.shelf.ask(add)
    desk.work.begin()
    return RedirectResponse("/judgements", 303)


async def export(request: Request) -> Response:
    """All judgements as JSON Lines."""
    lines = await desk_of(request).shelf.ask(lambda store: to_lines(store.judgements()))
    content = lines.encode("utf-8", "backslashreplace")
    headers = {"Content-Disposition": 'attachment; filename="judgements.jsonl"'}
    return Response(content, media_type="application/x-ndjson", headers=headers)
