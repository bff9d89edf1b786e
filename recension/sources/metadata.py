"""What the head of a page says of it: JSON-LD, ``<meta>``, ``<link>``. Values without a place in the text."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from recension.model import Hint
from recension.settings.sources import MAX_TITLE_CHARACTERS
from recension.sources.declared import IN_UTC, date_in_url, declared_date, is_in_utc
from recension.sources.decoding import encodable
from recension.sources.received import address, host_of

_BROKEN_DATE = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{4,40})"')
_SCRIPTED_DATE = re.compile(
    r"""["'](?:published_?at|date_?published|publish_?date|publication_?date|published_?date|pub_?date|created_?at)\\?["']\s{0,3}:\s{0,3}\\?["']([12]\d{3}-\d\d-\d\d)""",
    re.IGNORECASE,
)
_LONGEST_JSON = 1_000_000
_MOST_NODES = 10_000
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article.published", "publication_date",
    "publishdate", "publish-date", "publish_date", "published-date", "pubdate", "pub_date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "rnews:datepublished", "originalpublicationdate", "displaydate",
    "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date.created", "dcterms.created",
    "dc.date", "date.issued", "date.created", "datecreated", "article_date_original", "article:published", "og:pubdate", "ptime",
    "bt:pubdate", "timestamp", "shareaholic:article_published_time", "vr:published_time", "iso-8601-publish-date", "date",
    "dateposted", "date_published", "created", "release_date", "og:release_date",
)  # fmt: skip
"""``name``, ``property`` or ``itemprop`` of a meta element that states when a page was published, the most exact first."""

_MODIFIED_NAMES = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "revised",
)
_DATE_RANK = {name: rank for rank, name in enumerate(_DATE_NAMES)}
_TITLE_NAMES = ("og:title", "twitter:title", "headline", "dc.title", "dcterms.title", "sailthru.title", "parsely-title")
_SITE_NAMES = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher", "cre", "source")
_URL_NAMES = ("og:url", "twitter:url", "parsely-link")
_AUTHOR_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author")
_ARTICLES = ("article", "posting", "report", "review", "newsarticle")


@dataclass(frozen=True, slots=True)
class Metadata:
    """``titles``, ``dates``, ``outlets`` and ``authors`` each from the most exact to the least."""

    titles: tuple[str, ...]
    url: str | None
    dates: tuple[Hint, ...]
    outlets: tuple[Hint, ...]
    authors: tuple[Hint, ...]


def read_metadata(root: etree._Element, url: str | None) -> Metadata:
    """What the head of a page says. ``url`` is the page's address where it is known from elsewhere."""
    meta = _meta(root)
    nodes = list(_linked_data(root))
    place = url or _canonical(root) or next((a for name in _URL_NAMES if (a := address(meta.get(name)))), None)
    titles = [*_strings(nodes, "headline"), *(meta[name] for name in _TITLE_NAMES if name in meta), *_title_element(root)]
    return Metadata(
        tuple(dict.fromkeys(" ".join(title.split()) for title in titles if 0 < len(title.strip()) <= MAX_TITLE_CHARACTERS)),
        place,
        tuple(_dates(root, meta, nodes)),
        tuple(_outlets(meta, nodes, place)),
        tuple(_authors(meta, nodes)),
    )


def _meta(root: etree._Element) -> dict[str, str]:
    """The contents of the meta elements by their names in lower case; the first of each name."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = element.get("content", "")
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute, "").strip().lower()
            if name and content.strip():
                found.setdefault(name, encodable(content.strip()))
    return found


def _canonical(root: etree._Element) -> str | None:
    links = (element.get("href") for element in root.iter("link") if "canonical" in element.get("rel", "").lower().split())
    return next((a for link in links if (a := address(link)) is not None), None)


def _title_element(root: etree._Element) -> Iterator[str]:
    """The text of ``<title>``, without the site's name first."""
    element = next((e for e in root.iter("title") if (parent := e.getparent()) is None or parent.tag != "svg"), None)
    title = " ".join((element.text or "").split()) if element is not None else ""
    for separator in (" | ", " – ", " — ", " - ", " :: ", " » ", " « ", " · ", " • ", " : "):
        if separator in title:
            yield max(title.split(separator), key=len)
    yield title


def _dates(root: etree._Element, meta: dict[str, str], nodes: list[dict[str, object]]) -> Iterator[Hint]:
    for value in _strings(nodes, "datePublished"):
        yield from _date("JSON-LD datePublished", value)
    for name in sorted(meta.keys() & _DATE_RANK.keys(), key=_DATE_RANK.__getitem__):
        yield from _date(f"meta {name}", meta[name])
    for value in _strings(nodes, "dateCreated"):
        yield from _date("JSON-LD dateCreated", value)
    for value in _strings(nodes, "dateModified"):
        yield from _date("JSON-LD dateModified, when the page was modified", value)
    for name in (name for name in _MODIFIED_NAMES if name in meta):
        yield from _date(f"meta {name}, when the page was modified", meta[name])
    for element in (e for e in root.iter("script") if "ld+json" not in e.get("type", "")):
        if (found := _SCRIPTED_DATE.search(element.text or "", 0, _LONGEST_JSON)) is not None:
            yield from _date("a script of the page, which names a date of publication", found[1])
            break
    if (image := meta.get("og:image")) is not None and (date := date_in_url(image)) is not None:
        yield Hint("declared date", "the address of the page's picture", value=date)


def _date(says: str, value: str) -> Iterator[Hint]:
    date = declared_date(value)
    if date is not None:
        yield Hint("declared date", f"{says} {IN_UTC}" if is_in_utc(value) else says, value=date)


def _outlets(meta: dict[str, str], nodes: list[dict[str, object]], url: str | None) -> Iterator[Hint]:
    for name in _SITE_NAMES[:1]:
        if name in meta:
            yield Hint("outlet", f"meta {name}", value=meta[name][:MAX_TITLE_CHARACTERS])
    for name in _strings(nodes, "publisher"):
        yield Hint("outlet", "JSON-LD publisher", value=name[:MAX_TITLE_CHARACTERS])
    for name in _SITE_NAMES[1:]:
        if name in meta and address(meta[name]) is None:
            yield Hint("outlet", f"meta {name}", value=meta[name][:MAX_TITLE_CHARACTERS])
    host = host_of(url) if url is not None else None
    if host is not None:
        yield Hint("outlet", "the host of the page's URL", value=host)


def _authors(meta: dict[str, str], nodes: list[dict[str, object]]) -> Iterator[Hint]:
    for name in _strings(nodes, "author"):
        yield Hint("byline", "JSON-LD author", value=name[:MAX_TITLE_CHARACTERS])
    for name in _AUTHOR_NAMES:
        if name in meta and address(meta[name]) is None:
            yield Hint("byline", f"meta {name}", value=meta[name][:MAX_TITLE_CHARACTERS])


def _linked_data(root: etree._Element) -> Iterator[dict[str, object]]:
    """The JSON-LD nodes of a page, those of articles first. Of one that is broken its date is kept, if it can be seen."""
    found: list[dict[str, object]] = []
    for element in root.iter("script"):
        source = element.text or ""
        if "ld+json" in element.get("type", "").lower() and len(source) <= _LONGEST_JSON:
            try:
                found += _nodes(json.loads(source.strip().removeprefix("<!--").removesuffix("-->").rstrip("; \n"), strict=False))
            except (ValueError, RecursionError):
                found += [{"@type": "Article", "datePublished": date} for date in _BROKEN_DATE.findall(source)[:1]]
    return iter(sorted(found, key=lambda node: not _is_article(node)))


def _nodes(value: object) -> list[dict[str, object]]:
    """All objects in a JSON value, the outer ones first."""
    found: list[dict[str, object]] = []
    waiting: deque[object] = deque([value])
    while waiting and len(found) < _MOST_NODES:
        item = waiting.popleft()
        if isinstance(item, dict):
            found.append(item)
            waiting += [v for v in item.values() if isinstance(v, (dict, list))]
        elif isinstance(item, list):
            waiting += [v for v in item if isinstance(v, (dict, list))]
    return found


def _is_article(node: dict[str, object]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.lower().endswith(_ARTICLES) for name in names)


def _strings(nodes: list[dict[str, object]], key: str) -> Iterator[str]:
    """The values of a property of articles (of any node if no article has it), as strings."""
    holders = [node for node in nodes if _is_article(node)] or [
        node for node in nodes if "articleBody" in node or "WebPage" in str(node.get("@type"))
    ]
    for node in holders:
        value = node.get(key)
        for item in value if isinstance(value, list) else [value]:
            name = item.get("name") if isinstance(item, dict) else item
            if isinstance(name, str) and name.strip():
                yield encodable(" ".join(name.split()))
