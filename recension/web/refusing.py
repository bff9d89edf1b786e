"""What the desk says when it cannot answer: nothing of this machine, and what to do next."""

from __future__ import annotations

import sys

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from recension.errors import RecensionError, StoreError
from recension.text.terminal import printable
from recension.web.desk import desk_of
from recension.web.guard import TooLarge
from recension.web.pages import said

EMPTY, STALE = "RCN-311", "RCN-310"


def is_empty(error: RecensionError) -> bool:
    """Whether a store refuses because nothing was ingested yet."""
    return error.code == EMPTY


def trouble(request: Request, status: int, what: str, next_step: str, again: bool = False) -> Response:
    """A page that says what is wrong; ``again`` offers to edit the stories anew."""
    page = said("trouble.html", at="", title=what, what=what, next_step=next_step, again=again, work=desk_of(request).work.progress)
    return HTMLResponse(page, status)


async def not_found(request: Request, error: Exception) -> Response:
    """The answer to an address that is none, or a method that it does not know."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    if status == 405:
        return trouble(request, 405, "Not done", "The desk knows no such request.")
    if status != 404:
        return trouble(request, status, "Not understood", "The request was not one of the desk's own.")
    return trouble(request, 404, "There is no such page", "It may have gone when the stories were edited anew.")


async def refused(request: Request, error: Exception) -> Response:
    """The answer when the store, or what was asked of it, is at fault. The detail stays in the terminal: it may hold a path."""
    if not isinstance(error, RecensionError):
        return await failed(request, error)
    if is_empty(error):
        return trouble(request, 404, "The store is empty", "Add the first documents.")
    if error.code == STALE:
        return trouble(request, 409, "Another version of recension made this edition", "What was received is kept.", again=True)
    if isinstance(error, StoreError):
        log(f"{error} [{error.code}]")
        return trouble(request, 503, error.what.capitalize(), f"{error.next_step.capitalize()} [{error.code}].")
    return trouble(request, 404, error.what.capitalize(), f"{error.why.capitalize()} [{error.code}].")


async def too_large(request: Request, error: Exception) -> Response:
    """The answer to a request that brings more than it may."""
    return trouble(request, 413, "Too large", "Use recension ingest for so much at once.")


async def failed(request: Request, error: Exception) -> Response:
    """The answer to a fault of the program."""
    log(f"internal error, {type(error).__name__}: {error}")
    return trouble(request, 500, "The desk made a mistake", "Please report it; the terminal says more.")


def log(line: str) -> None:
    """A line for who started the desk, without characters that would act on a terminal."""
    sys.stderr.write(printable(f"recension: {line}") + "\n")


HANDLERS = {404: not_found, 405: not_found, HTTPException: not_found, RecensionError: refused, TooLarge: too_large, 500: failed}
"""Which errors are answered how."""
