"""The pages of the desk as text. Their templates are those of the edition and a few of their own; what they print is escaped."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from recension import __version__
from recension.model import Edition
from recension.render.html import environment, page_file
from recension.render.view.page import page

_OWN = resources.files("recension.web")

STATIC = {
    "edition.css": "text/css",
    "desk.css": "text/css",
    "edition.js": "text/javascript",
    "desk.js": "text/javascript",
}
"""The files that pages ask for, and their types. Nothing else is served as a file."""


def said(template: str, **values: Any) -> str:
    """A page of the desk."""
    return environment(_own_template).get_template(template).render(**values) + "\n"


def edition_page(edition: Edition, **values: Any) -> str:
    """An edition as the desk shows it: the page that ``recension build`` writes, with a way to judge beside each item."""
    return said("edition_at_desk.html", page=page(edition), version=__version__, judge="/judge", **values)


@cache
def static(name: str) -> bytes:
    """A file that pages ask for; ``name`` is one of ``STATIC``."""
    if name == "edition.css":
        return "\n".join((page_file("edition.css"), page_file("media.css"))).encode()
    if name == "edition.js":
        return page_file(name).encode()
    return (_OWN / "static" / name).read_text("utf-8").encode()


@cache
def _own_template(name: str) -> str | None:
    """A template of the desk, if it has one of this name."""
    file = _OWN / "templates" / name
    return file.read_text("utf-8").replace("\r\n", "\n").strip("\n") if file.is_file() else None
