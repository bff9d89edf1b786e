"""RSS, Atom, RDF feeds and sitemaps, saved as files → one document for each item, or its rejected entry.

No DTD is loaded, no entity replaced, no address opened; a file that declares entities of its own is refused.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from html.entities import html5

from lxml import etree

from recension.errors import InputError
from recension.model import Document, Hint, Rejected
from recension.settings.sources import MAX_BYLINE_CHARACTERS, MAX_FEED_TAGS, MAX_TITLE_CHARACTERS
from recension.sources.declared import IN_UTC, date_in_url, declared_date, is_in_utc
from recension.sources.decoding import encodable
from recension.sources.page import read_page
from recension.sources.received import Origin, address, document, host_of, origin, plain_text, with_title
from recension.sources.refusals import refuse, rejected

_ITEMS = frozenset({"item", "entry"})
_ADDRESS_LISTS = frozenset({"urlset", "sitemapindex"})
_LISTED = frozenset({"url", "sitemap"})
"""Items of sitemaps: addresses of pages, and no text."""

_BESIDE = ("mrss", "image", "video", "googleplay")
"""In the names of namespaces whose elements are about pictures and films: their titles are not the item's."""

_CONTENTS = ("encoded", "content", "body", "description", "summary", "subtitle")
_PUBLISHED = ("pubDate", "published", "publication_date", "date", "issued", "created")
_CHANGED = ("updated", "modified", "lastmod")
_AUTHORS = ("creator", "author", "byline")
_WITH_PARTS = {"source": "title", "author": "name", "creator": "name", "publication": "name"}
"""Elements that may have parts, and the part that names them."""

_IDS = ("guid", "id", "identifier")
_ADDRESSES = ("link", "origLink", "loc")
_READ = frozenset({"title", *_CONTENTS, *_PUBLISHED, *_CHANGED, *_AUTHORS, *_WITH_PARTS, *_IDS, *_ADDRESSES})
_MARKUP = re.compile(r"<[A-Za-z!/][^<>]{0,2000}>|&(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});")
_SUBSET = re.compile(rb"<!DOCTYPE[^>\[]{0,1000}\[|<!ENTITY", re.IGNORECASE)
_PROLOG = 4096
_ENTITY = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!#x?[0-9A-Fa-f]{1,7};|(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)?", re.DOTALL
)
_TAG = re.compile(r"<[A-Za-z/][^<>]{0,500}>")

Fields = dict[str, str]
"""The texts of the elements in an item by their local names; of equal names the first that is not empty."""


def read_feed(raw: bytes, source: str) -> Iterator[Document | Rejected]:
    """The items of a feed or a sitemap; the source of each is ``source#NUMBER``, counted from 1.

    A file that is broken gives the items before the break, and last an entry that says so, under ``source``.
    """
    try:
        root, damage = _parse(raw)
        channel, wanted = _channel(root), _LISTED if _name(root) in _ADDRESS_LISTS else _ITEMS
        items = list(_outermost(root, wanted))
        whole = items[:-1] if damage is not None else items  # behind a break nobody knows what is missing of an item
        for number, item in enumerate(whole, 1):
            yield _item(item, f"{source}#{number}", channel)
        if damage is not None or not items:
            raise damage or refuse("empty feed")
    except InputError as error:
        yield rejected(source, error)


def _outermost(root: etree._Element, wanted: frozenset[str]) -> Iterator[etree._Element]:
    """The elements with one of these names that stand in no other such element."""
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if _name(element) in wanted:
            walker.skip_subtree()
            yield element


def _parse(raw: bytes) -> tuple[etree._Element, InputError | None]:
    """The tree of an XML file as far as it can be read, and what is wrong with it."""
    if _SUBSET.search(raw[:_PROLOG].replace(b"\0", b"")):
        raise refuse("entities")
    if raw.count(b"<") > MAX_FEED_TAGS:
        raise refuse("too many tags", f"{MAX_FEED_TAGS:,}")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        recover=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = None
    with suppress(etree.XMLSyntaxError, ValueError):
        root = etree.fromstring(_ENTITY.sub(_in_xml, raw.lstrip()), parser)
    fatal = [entry for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL]
    damage = refuse("broken feed", " ".join(fatal[0].message.split())[:100]) if fatal else None
    if root is None:
        raise damage or refuse("empty feed")
    return root, damage


def _in_xml(entity: re.Match[bytes]) -> bytes:
    """An entity of HTML, which XML does not know but feeds use, by its number; any other ampersand as one."""
    if not entity[0].startswith(b"&"):
        return entity[0]
    characters = html5.get((entity[1] or b"").decode("ascii"))
    return b"&amp;" + entity[0][1:] if characters is None else "".join(f"&#{ord(c)};" for c in characters).encode("ascii")


def _name(element: etree._Element) -> str:
    """The name of an element without its namespace. A comment or an entity has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


# ── the feed ────────────────────────────────────────────────────────────────────────


def _channel(root: etree._Element) -> str:
    """The title of a feed as a whole."""
    for element in root.iter():
        if _name(element) in _ITEMS:
            return ""
        if _name(element) == "title":
            return _plain(element)
    return ""


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _plain(element: etree._Element) -> str:
    """The text in an element on one line, without the markup that may be written in it."""
    return " ".join(encodable(html.unescape(_TAG.sub("", _text(element)))).split())


# ── an item ─────────────────────────────────────────────────────────────────────────


def _item(item: etree._Element, source: str, channel: str) -> Document | Rejected:
    try:
        return _document(item, source, channel)
    except InputError as error:
        return rejected(source, error)


def _document(item: etree._Element, source: str, channel: str) -> Document:
    """The document that an item of a feed is. Raises :class:`~recension.errors.InputError` if it has no text."""
    fields = _fields(item)
    content = next((fields[name] for name in _CONTENTS if fields.get(name, "").strip()), "")
    url = next((a for name in _ADDRESSES if (a := address(fields.get(name))) is not None), None) or address(fields.get("guid"))
    title = " ".join(fields.get("title", "").split())
    if _name(item) in _LISTED:
        raise refuse("sitemap", _named(title, fields, url))
    if not content.strip():
        raise refuse("no feed text", _named(title, fields, url))
    identifier = next((i for name in _IDS if (i := " ".join(fields.get(name, "").split()))), None)
    of = replace(origin(source, etree.tostring(item, encoding="utf-8", with_tail=False)), source_id=identifier, url=url)
    hints = tuple(_hints(fields, url, channel))
    if _MARKUP.search(content):
        return read_page(content, of, hints, title or None)
    return _from_text(of, content, title, hints)


def _from_text(of: Origin, content: str, title: str, hints: tuple[Hint, ...]) -> Document:
    text, hint = plain_text(content).strip(), None
    if title:
        text, hint = with_title(text, title, "the title in the feed")
    return document(of, text, (*([hint] if hint is not None else []), *hints))


def _named(title: str, fields: Fields, url: str | None) -> str:
    """What is known of an item that has no text, for the one who may fetch it."""
    date = next((fields[name] for name in (*_PUBLISHED, *_CHANGED) if fields.get(name)), "")
    known = [encodable(part)[:MAX_TITLE_CHARACTERS] for part in (title, date.strip(), url or "") if part]
    return ", ".join(known) or "nothing else is said of it"


def _fields(item: etree._Element) -> Fields:
    """The elements of an item, and what they hold. Those within a content, or within a *source* (another feed), stay apart."""
    fields: Fields = {}
    walker = etree.iterwalk(item, events=("start",))
    for _, element in walker:
        name = _name(element)
        if element is item or not name:
            continue
        if any(word in element.tag.rpartition("}")[0] for word in _BESIDE):
            walker.skip_subtree()
            continue
        if name in _READ:
            walker.skip_subtree()
            if not fields.get(name, "").strip():
                fields[name] = _value(element, name)
    return fields


def _value(element: etree._Element, name: str) -> str:
    """What an element says: markup for content, the address for a link, plain text for all else."""
    if name in _CONTENTS:
        return _content(element)
    if name == "link":
        is_page = element.get("rel", "alternate") == "alternate"
        return (element.get("href") or (element.text or "")).strip() if is_page else ""
    part = next((child for child in element.iter() if _name(child) == _WITH_PARTS.get(name)), element)
    return _plain(part)


def _content(element: etree._Element) -> str:
    """The markup of a content: escaped in the feed (RSS, Atom's *html*), as elements (*xhtml*), or plain text, escaped here."""
    if element.get("type") in ("text", "text/plain"):
        return encodable(html.escape(_text(element), quote=False))
    if len(element):
        inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
        return encodable(html.escape(element.text or "", quote=False) + re.sub(r"<(/?)[A-Za-z]\w{0,20}:", r"<\1", inner))
    return encodable(element.text or "")


def _hints(fields: Fields, url: str | None, channel: str) -> Iterator[Hint]:
    """What the item declares: dates and outlets, best first, and authors."""
    for names in (_PUBLISHED, _CHANGED):
        dated = [(name, date) for name in names if (date := declared_date(fields.get(name, ""))) is not None]
        for name, date in dated:
            yield Hint("declared date", f"the item's <{name}>" + (f" {IN_UTC}" if is_in_utc(fields[name]) else ""), value=date)
        if dated:
            break  # the day of a change says nothing where that of publication is given
    if url is not None and (date := date_in_url(url)) is not None:
        yield Hint("declared date", "the item's URL", value=date)
    if (outlet := fields.get("source", "")) and address(outlet) is None:
        yield Hint("outlet", "the item's <source>", value=outlet[:MAX_BYLINE_CHARACTERS])
    if channel:
        yield Hint("outlet", "the title of the feed", value=channel[:MAX_BYLINE_CHARACTERS])
    if url is not None and (host := host_of(url)) is not None:
        yield Hint("outlet", "the host of the item's URL", value=host)
    for name in _AUTHORS:
        if fields.get(name):
            yield Hint("byline", f"the item's <{name}>", value=fields[name][:MAX_BYLINE_CHARACTERS])
