"""What has arrived, and how it becomes a record: ids by content, titles with a span, texts that any output can hold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit

from recension.model import Document, Hint
from recension.settings.sources import MAX_TITLE_CHARACTERS, MAX_URL_CHARACTERS
from recension.sources.decoding import check_is_text, decode, encodable
from recension.text.normalise import clean_characters
from recension.text.offsets import find_lines

Kind = Literal["text", "html", "row", "mail", "pdf", "feed", "response", "resource"]
"""Plain text, a page, a JSON object, an e-mail, a PDF, a feed or sitemap, a WARC record with or without an HTTP response in it."""

_LINE_END = re.compile(r"\r\n?")
_URL = re.compile(r"https?://[^\s<>\"\\^`{|}]+\Z", re.IGNORECASE)
_ID_LENGTH = 12
_SEARCHED_FOR_TITLE = 20_000


@dataclass(frozen=True, slots=True)
class Received:
    """The bytes of one item as they arrived, cut out and unpacked but not yet read. ``fields`` are those of a WARC record."""

    source: str
    kind: Kind
    raw: bytes
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from. ``sha256`` covers its raw bytes after any unpacking."""

    source: str
    sha256: str
    source_id: str | None = None
    url: str | None = None


def origin(source: str, raw: bytes) -> Origin:
    """The origin of a document that was read as ``raw`` from ``source``."""
    return Origin(source, hashlib.sha256(raw).hexdigest())


def document(of: Origin, text: str, hints: Iterable[Hint] = ()) -> Document:
    """The document with this origin and text. Raises :class:`~recension.errors.InputError` if it is empty or no text."""
    check_is_text(text)
    return Document(of.sha256[:_ID_LENGTH], of.source, of.sha256, encodable(text), of.source_id, of.url, tuple(hints))


def plain_text(text: str) -> str:
    """The text of a plain document: line ends become ``\\n``, nothing else is changed."""
    return _LINE_END.sub("\n", text) if "\r" in text else text


def read_plain(raw: bytes, source: str) -> Document:
    """The document that a plain text file is.

    Its text is exactly the decoded characters, but for these: a byte order mark is left out, ``\\r\\n`` and ``\\r``
    become ``\\n``, and NUL, lone surrogates and bytes that cannot be decoded become U+FFFD.
    """
    return document(origin(source, raw), plain_text(decode(raw)))


def document_from_text(text: str, source: str = "text") -> Document:
    """A document from a string, as if it had been read from a UTF-8 file named ``source``."""
    return document(origin(source, encodable(text).encode("utf-8")), plain_text(text))


def with_title(text: str, title: str, says: str) -> tuple[str, Hint | None]:
    """``text`` and the hint to its title; a title that is no line or lines of the text is put before it, as a line of its own.

    A title without a character that can be seen is none.
    """
    title = "".join(c for c in " ".join(encodable(title).split()) if c.isprintable())[:MAX_TITLE_CHARACTERS].strip()
    if not title:
        return text, None
    found = find_lines(text, title, _SEARCHED_FOR_TITLE)
    if found is not None:
        return text, Hint("title", says, *found)
    return f"{title}\n\n{text}", Hint("title", f"{says}, which the text itself lacks", 0, len(title))


def shifted(hint: Hint, by: int) -> Hint:
    """The hint after ``by`` characters were put before the text."""
    if hint.start is None or hint.end is None:
        return hint
    return replace(hint, start=hint.start + by, end=hint.end + by)


def line_key(line: str) -> str:
    """The key under which a headline meets itself in another spelling of quotes, dashes, spaces and case."""
    return " ".join(clean_characters(line).casefold().split())


def address(url: object) -> str | None:
    """A URL if it is one of the web that can be cited, else nothing."""
    if not isinstance(url, str):
        return None
    stripped = encodable(url).strip()
    return stripped if len(stripped) <= MAX_URL_CHARACTERS and _URL.match(stripped) else None


def host_of(url: str) -> str | None:
    """The host of a URL without ``www.``, in lower case."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
