"""A page of HTML → Document: its visible text, and as hints what its markup says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from lxml import etree, html

from recension.model import Block, Document, Hint
from recension.settings.sources import MAX_ATTRIBUTES, MAX_TAGS
from recension.sources.declared import IN_UTC, date_in_url, days_beside
from recension.sources.decoding import encodable
from recension.sources.markup import Marks, dates, find_title, placed_hints
from recension.sources.metadata import Metadata, read_metadata
from recension.sources.naming import Role, role_of
from recension.sources.received import Origin, document, shifted, with_title
from recension.sources.refusals import refuse
from recension.sources.rendering import Mark, Rendering, render
from recension.text.edtf import is_day

_QUOTED = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_TAG = re.compile(
    r"""<(?:!--(?:-?>|.*?(?:--!?>|\Z))|(script|style|textarea|title)\b.*?(?:</\1|\Z)"""
    r"""|(?P<tag>[a-z](?:[^"'=>]++|["']|=\s*+(?:"[^"]*+"|'[^']*+')?)*+))""",
    re.IGNORECASE | re.DOTALL,
)
"""A tag up to its end, however it is quoted, but none within comments and scripts. No branch needs an end that may be
missing, so that none is tried in vain and all tags of a page take linear time."""

_XML_DECLARATION = re.compile(r"\A\s{0,99}<\?xml[^>]{0,500}\?>")


def read_page(markup: str, of: Origin, known: tuple[Hint, ...] = (), title: str | None = None) -> Document:
    """The document that a page is: the visible text as :mod:`~recension.sources.rendering` lays it out.

    ``known`` and ``title`` are what is known from elsewhere (a row's other fields); they come first. Raises
    :class:`~recension.errors.InputError` for a page that is empty, no text, or nested too deeply to be read without loss.
    """
    root = parse(markup)
    metadata = read_metadata(root, of.url)
    rendering = _rendered(root)
    titles = ([title] if title else []) + list(metadata.titles)
    text, hints = _titled(rendering, titles, (*known, *metadata.outlets, *metadata.authors), metadata)
    return replace(document(replace(of, url=metadata.url), text, hints), blocks=_blocks(rendering, len(text) - len(rendering.text)))


def _blocks(rendering: Rendering[Role], by: int) -> tuple[Block, ...]:
    """The blocks of a rendering, where ``by`` characters were put before its text."""
    if not by:
        return rendering.blocks
    return tuple(replace(block, start=block.start + by, end=block.end + by) for block in rendering.blocks)


def parse(markup: str) -> etree._Element:
    """The tree of a page, however malformed it is. No network, no entities from files, nothing dropped unnoticed."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    raw = encodable(_XML_DECLARATION.sub("", markup)).encode("utf-8")
    if not raw.strip():
        raise refuse("empty")
    if raw.count(b"<") > MAX_TAGS:
        raise refuse("too many tags", f"{MAX_TAGS:,}")
    if any(_has_too_many_attributes(mark["tag"]) for mark in _TAG.finditer(markup) if mark.end() - mark.start() > MAX_ATTRIBUTES):
        raise refuse("too many attributes")
    try:
        root = html.document_fromstring(raw, parser=parser)
    except etree.ParserError:
        raise refuse("empty") from None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise refuse("too deep")
    return root


def _has_too_many_attributes(tag: str | None) -> bool:
    return tag is not None and len(_QUOTED.sub(" ", tag).replace("/", " ").split(None, MAX_ATTRIBUTES)) > MAX_ATTRIBUTES


def _rendered(root: etree._Element) -> Rendering[Role]:
    """The visible text. Where all of it stands in a ``<noscript>`` (left open, it swallows a page), that is shown too."""
    rendering: Rendering[Role] = render(root, _element_role)
    if not rendering.text:
        etree.strip_tags(root, "noscript")
        rendering = render(root, _element_role)
    if not rendering.text:
        raise refuse("shows nothing")
    return rendering


def _element_role(element: etree._Element) -> Role | None:
    return role_of(element.tag, dict(cast("list[tuple[str, str]]", element.items())))


def _titled(rendering: Rendering[Role], titles: list[str], known: tuple[Hint, ...], metadata: Metadata) -> tuple[str, list[Hint]]:
    """The text with its title in it, and all hints: the title first, then what is known, then what has a place."""
    text, marks = rendering.text, rendering.marks
    heading = find_title(text, marks, titles)
    placed = [*_dates(text, marks, heading, metadata), *placed_hints(text, marks, heading)]
    title: Hint | None = None
    if heading is not None:
        title = Hint("title", f"markup: {heading.role.says}", heading.start, heading.end)
    elif titles:
        longer, title = with_title(text, titles[0], "the page's metadata")
        placed = [shifted(hint, len(longer) - len(text)) for hint in placed]
        text = longer
    return text, [*([title] if title is not None else []), *known, *placed]


def _dates(text: str, marks: Marks, heading: Mark[Role] | None, metadata: Metadata) -> list[Hint]:
    """The declared dates of a page: days before months; of these metadata, marked as published, the URL, other elements."""
    in_text = list(dates(text, marks, heading))
    found = [*metadata.dates, *(hint for trust, hint in in_text if trust <= 1)]
    if metadata.url is not None and (date := date_in_url(metadata.url)) is not None:
        found.append(Hint("declared date", "the page's URL", value=date))
    found += [hint for trust, hint in in_text if trust > 1]
    return local_days_first(sorted(found, key=lambda hint: not is_day(hint.value)))


def local_days_first(hints: list[Hint]) -> list[Hint]:
    """Dates in order of trust, but for a moment in UTC: where the other dates say the day beside it, that is the local day."""
    first = hints[0] if hints else None
    if first is None or first.value is None or IN_UTC not in first.says:
        return hints
    others = [hint for hint in hints if IN_UTC not in hint.says]
    if any(hint.value == first.value for hint in others):
        return hints
    local = next((hint for hint in others if hint.value in days_beside(first.value)), None)
    return hints if local is None else [local, *(hint for hint in hints if hint is not local)]
