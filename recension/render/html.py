"""``edition.html``: one self-contained page that asks nothing of anyone.

All text of the page comes from strangers. Jinja escapes every value; the style and
the script are constants of this package, named by their hashes in the page's
Content-Security-Policy, so that nothing else could run even if it got in.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from recension import __version__
from recension.model import Edition
from recension.render.view.characters import visible
from recension.render.view.page import page

_FILES = resources.files("recension.render") / "templates"


def to_html(edition: Edition) -> str:
    """The edition as one HTML page in UTF-8, without a request to anywhere."""
    style, script = "\n".join((_read("edition.css"), _read("media.css"))), _read("edition.js")
    template = _environment().get_template("page.html")
    html = template.render(
        page=page(edition),
        version=__version__,
        policy=content_security_policy(style, script),
        style=Markup(style),  # noqa: S704  constants of this package, never data
        script=Markup(script),  # noqa: S704
    )
    return html + "\n"


def content_security_policy(style: str, script: str) -> str:
    """The policy of a page with one style and one script: these two by their hashes, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_sha256(style)}'; script-src '{_sha256(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _sha256(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _finalize(value: Any) -> Any:
    """What a template is about to print: data gets its control characters shown before it is escaped."""
    return value if not isinstance(value, str) or isinstance(value, Markup) else visible(value)


@cache
def _environment() -> Environment:
    """The templates. Whatever a template prints is escaped; a name that it misspells is an error."""
    return Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _read(name: str) -> str:
    """A file of the page, with line feeds whatever the platform checked it out with."""
    return (_FILES / name).read_text("utf-8").replace("\r\n", "\n").strip("\n")
