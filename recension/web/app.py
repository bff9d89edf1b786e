"""The desk as an application: its routes, behind its guard."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from recension.web import adding, changing, reading
from recension.web.desk import Desk
from recension.web.guard import UPLOAD, Guard, Keys
from recension.web.pages import STATIC, static
from recension.web.refusing import HANDLERS, trouble
from recension.web.shelf import Shelf
from recension.web.work import Work

ROUTES = (
    Route("/", reading.stories),
    Route("/stories/{id}", reading.story),
    Route("/documents", reading.documents),
    Route("/documents/{id}", reading.document),
    Route("/search", reading.search),
    Route("/search.json", reading.live),
    Route("/compare", reading.compare),
    Route("/judge/{anchor}", changing.judge, methods=["GET", "POST"]),
    Route("/judgements", changing.judgements, methods=["GET", "POST"]),
    Route("/judgements.jsonl", changing.export),
    Route("/judgements/{id}/withdraw", changing.withdraw, methods=["POST"]),
    Route(UPLOAD, adding.upload, methods=["GET", "POST"]),
    Route("/work", adding.work, methods=["GET", "POST"]),
    Route("/work.json", adding.work),
)
"""Every page of the desk; the files of style and script come on top."""


async def _static(request: Request) -> Response:
    """A file of style or script."""
    name = request.path_params["name"]
    if name not in STATIC:
        return trouble(request, 404, "There is no such page", "The desk has no file of this name.")
    return Response(static(name), media_type=STATIC[name])


def desk_app(place: str, folder: Path, keys: Keys, workers: int = 1) -> tuple[ASGIApp, Desk]:
    """The desk on the store at ``place``; what is sent to it lies in ``folder`` until it is ingested."""
    desk = Desk(Shelf(place), Work(place, folder, workers))
    app = Starlette(routes=[*ROUTES, Route("/static/{name}", _static)], exception_handlers=HANDLERS)
    app.router.redirect_slashes = False
    app.state.desk = desk
    return Guard(app, keys), desk
