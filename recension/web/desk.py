"""What the pages of one desk share: the store, the work on it, and who sits at it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from recension.web.shelf import Shelf
from recension.web.work import Work


@dataclass(slots=True)
class Desk:
    """One run of the desk. ``who`` is the name with which the last judgement was signed."""

    shelf: Shelf
    work: Work
    who: str = ""


def desk_of(request: Request) -> Desk:
    """The desk that was asked."""
    found: Desk = request.app.state.desk
    return found
