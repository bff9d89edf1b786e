"""Annotated documents as one page for people: who says what, what happens, when, and every name, in the text itself.

The page holds no script; what it shows can be switched off by its legend. All text is escaped and its policy allows nothing
but the one style of this package.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from recension import __version__
from recension.model import Annotations, EditedDocument
from recension.render.html import content_security_policy, environment, page_file
from recension.render.view.annotated import annotated


def annotated_html(read: Iterable[tuple[EditedDocument, Annotations, Sequence[str | None]]]) -> str:
    """Documents with what was read in them and the dates of their events, as one HTML page without a request to anywhere."""
    style = page_file("annotated.css")
    return (
        environment()
        .get_template("annotated.html")
        .render(
            documents=[annotated(*one) for one in read],
            version=__version__,
            policy=content_security_policy(style),
            style=Markup(style),  # noqa: S704  a constant of this package, never data
        )
        + "\n"
    )
