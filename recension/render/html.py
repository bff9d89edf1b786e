"""``edition.html``: one self-contained page that asks nothing of anyone.

All text of the page comes from strangers. Jinja escapes every value; the style and
the script are constants of this package, named by their hashes in the page's
Content-Security-Policy, so that nothing else could run even if it got in.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import ChoiceLoader, Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from recension import __version__
from recension.model import Edition
from recension.render.view.characters import visible
from recension.render.view.page import page

_FILES = resources.files("recension.render") / "templates"


def to_html(edition: Edition) -> str:
    """The edition as one HTML page in UTF-8, without a request to anywhere."""
    style, script = "\n".join((page_file("edition.css"), page_file("media.css"))), page_file("edition.js")
    template = environment().get_template("page.html")
    html = template.render(
        page=page(edition),
        version=__version__,
        policy=content_security_policy(style, script),
        style=Markup(style),  # noqa: S704  constants of this package, never data
        script=Markup(script),  # noqa: S704
    )
    return html + "\n"


def content_security_policy(style: str, script: str | None = None) -> str:
    """The policy of a page with one style and at most one script: these by their hashes, and nothing else."""
    scripts = f"script-src '{_sha256(script)}'; " if script is not None else ""
    return f"default-src 'none'; style-src '{_sha256(style)}'; {scripts}img-src data:; base-uri 'none'; form-action 'none'"


def _sha256(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _finalize(value: Any) -> Any:
    """What a template is about to print: data gets its control characters shown before it is escaped."""
    return value if not isinstance(value, str) or isinstance(value, Markup) else visible(value)


@cache
def environment(more: Callable[[str], str | None] | None = None) -> Environment:
    """The templates, and ``more`` of those who put the page into pages of their own, which are found first.

    Whatever a template prints is escaped; a name that it misspells is an error.
    """
    return Environment(
        loader=ChoiceLoader([FunctionLoader(more), FunctionLoader(page_file)]) if more else FunctionLoader(page_file),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def page_file(name: str) -> str:
    """A file of the page, with line feeds whatever the platform checked it out with."""
    return (_FILES / name).read_text("utf-8").replace("\r\n", "\n").strip("\n")
