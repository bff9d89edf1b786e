"""The names that the field gives to the parts of an article in JSON: each with its dialects, best first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

TEXT = (
    "text",
    "maintext",
    "body",
    "content",
    "article",
    "articlebody",
    "fulltext",
    "articletext",
    "plaintext",
    "bodytext",
    "storytext",
    "rawtext",
)
HTML = ("html", "rawhtml", "pagehtml", "htmlcontent", "contenthtml", "bodyhtml", "articlehtml")
ID = ("id", "docid", "documentid", "articleid", "storiesid", "uuid", "guid")
TITLE = ("title", "headline", "articletitle", "titlepage", "titlerss")
URL = ("url", "link", "canonicalurl", "articleurl", "weburl", "webcanonicalurl", "canonicallink", "source")
PUBLISHED = (
    "published",
    "datepublish",
    "publishdate",
    "date",
    "publicationdate",
    "publishedat",
    "datepublished",
    "pubdate",
    "publisheddate",
    "publishtime",
    "issueddate",
    "declared",
)
OUTLET = (
    "outlet",
    "medianame",
    "source",
    "sourcename",
    "site",
    "sitename",
    "publication",
    "publisher",
    "newspaper",
    "metasitename",
    "sourcedomain",
    "sourcehostname",
    "hostname",
    "domain",
    "series",
)
AUTHOR = ("byline", "author", "authors")
"""Of news-please, newspaper4k, Media Cloud, passim, trafilatura, NewsAPI, schema.org; compared without case, ``_``, ``-`` and spaces."""

_WRAPPERS = ("name", "$date", "$oid", "$numberLong", "value", "#text", "@value")


def folded(row: Mapping[str, object]) -> dict[str, object]:
    """The row under comparable names. Of two names that fold to one, the first with a value stays."""
    fields: dict[str, object] = {}
    for name, value in row.items():
        key = name.translate({ord(c): None for c in "_- "}).lower()
        if fields.get(key) in (None, ""):
            fields[key] = value
    return fields


def values(fields: Mapping[str, object], names: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    """The fields that are there under one of the names, with something in them, best first."""
    for name in names:
        value = unwrapped(fields.get(name))
        if value is not None and value not in ("", []):
            yield name, value


def unwrapped(value: object) -> object:
    """What an object of one value holds (``{"$date": ...}``, ``{"name": ...}``), else the value itself."""
    if isinstance(value, dict):
        return next((value[key] for key in _WRAPPERS if key in value), value)
    return value


def as_string(value: object) -> str | None:
    """A string or a number as a string; nothing else is one."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return str(value).strip() or None
