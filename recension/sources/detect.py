"""What an input is, told from its first bytes; its name decides only where they do not."""

from __future__ import annotations

import codecs
import re
from typing import Literal

from recension.sources.decoding import decode
from recension.sources.refusals import refuse

Kind = Literal["text", "html", "lines", "elements", "archive", "mail", "pdf", "feed"]
"""Plain text, a page, JSON Lines, a JSON array or objects over several lines, WARC, an e-mail, a PDF, a feed or sitemap."""

_ARCHIVES = (
    (b"BZh", "packed with bzip2"),
    (b"\xfd7zXZ\x00", "packed with xz"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
)
"""What the user must unpack, by its first bytes."""

_BINARY = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF", "a media file"),
    (b"ID3", "an MP3 file"),
    (b"\x00\x00\x00\x18ftyp", "a media file"),
    (b"\x00\x00\x00\x20ftyp", "a media file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)
"""What is never read, by its first bytes (file(1)'s magic numbers)."""

_PROLOG = r"(?:\s++|<\?[^>]{0,500}+>|(?><!--.{0,4000}?-->)|<!DOCTYPE[^>\[]{0,500}+(?:(?>\[.{0,4000}?\])\s{0,99}+)?>)*+"
"""What may stand before the root element. Each part is taken once and whole, so that no page makes the search long."""

_ROOT = re.compile(_PROLOG + r"<([A-Za-z][\w:.\-]{0,40})", re.DOTALL | re.IGNORECASE)
_PDF = re.compile(rb"[\s\xef\xbb\xbf]{0,20}%PDF-")
_FEEDS = frozenset({"rss", "feed", "rdf:rdf", "urlset", "sitemapindex", "atom:feed"})
_HTML_START = re.compile(
    r"\s*+(?:(?><!--.{0,4000}?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|p|h[1-6]|article|main|section|"
    r"header|span|table|ul|ol|a|b|i|em|strong|br|img|figure|font|center|blockquote|iframe|base|noscript)\b[^<]{0,2000}?/?>",
    re.DOTALL | re.IGNORECASE,
)
_HTML_INSIDE = re.compile(r"<(?:html|body|head)(?:\s[^<>]{0,500})?>", re.IGNORECASE)
_JSON_START = re.compile(rb'\s*(?:\{\s*["}]|\[\s*[{\]])')
_HEADER_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9\-]{1,40}):[ \t]")
_MAIL_FIELDS = frozenset({"return-path", "received", "delivered-to", "message-id", "mime-version", "dkim-signature", "x-mailer"})


def detect(head: bytes, name: str) -> Kind:
    """The kind of an input from its first (unpacked) bytes, and its name in lower case.

    Raises :class:`~recension.errors.InputError` for what is recognised and not read, with what it is.
    """
    stem = name.removesuffix(".gz").removesuffix(".zst")
    if head.startswith(b"WARC/") or stem.endswith(".warc"):
        return "archive"
    if _PDF.match(head):
        return "pdf"
    _refuse_known(head)
    head = head.removeprefix(codecs.BOM_UTF8)
    if stem.endswith((".jsonl", ".ndjson", ".jl")):
        return "elements" if head.lstrip()[:1] == b"[" else "lines"
    start = decode(head)
    if _JSON_START.match(head):
        return _json_kind(head)
    if _JSON_START.match(start.encode("utf-8", "replace")):
        raise refuse("other markup", "JSON that is not in UTF-8")
    return _kind_of_text(start, stem)


def _kind_of_text(start: str, stem: str) -> Kind:
    """The kind of what begins with these characters, and no JSON."""
    root = _ROOT.match(start)
    if root is not None and root[1].lower() in _FEEDS:
        return "feed"
    if root is not None and start.lstrip().startswith("<?xml") and root[1].lower() != "html":
        raise refuse("other markup", f"XML with the root <{root[1]}>")
    if _is_mail(start) or stem.endswith((".eml", ".mht", ".mhtml")):
        return "mail"
    return "html" if stem.endswith((".html", ".htm", ".xhtml", ".shtml")) or looks_like_html(start) else "text"


def looks_like_html(start: str) -> bool:
    """Whether a text begins as a page or a piece of one does."""
    return _HTML_START.match(start) is not None or _HTML_INSIDE.search(start) is not None


def _refuse_known(head: bytes) -> None:
    for magic, what in _ARCHIVES:
        if head.startswith(magic):
            raise refuse("archive", what)
    for magic, what in _BINARY:
        if head.startswith(magic):
            raise refuse("binary", what)
    if head[257:262] == b"ustar":
        raise refuse("archive", "a tar archive")


def _json_kind(head: bytes) -> Kind:
    """Lines, unless it is an array or its first line is no whole object."""
    if head.lstrip()[:1] == b"[":
        return "elements"
    first, ended, rest = head.lstrip().partition(b"\n")
    if not ended or first.rstrip().endswith(b"}") or rest.lstrip()[:1] == b"{":
        return "lines"
    return "elements"


def _is_mail(start: str) -> bool:
    """Whether a text begins with the header of a message (RFC 5322): fields only, one of them a transport's."""
    if start.startswith("From ") and "\nReceived:" in start:
        return True
    header, ended, _ = start.replace("\r\n", "\n").partition("\n\n")
    lines = header.split("\n") if ended else header.split("\n")[:-1]  # the last line may be cut
    fields = [_HEADER_FIELD.match(line) for line in lines if line[:1] not in (" ", "\t")]
    names = {field[1].lower() for field in fields if field is not None}
    return len(fields) > 1 and None not in fields and bool(names & _MAIL_FIELDS)
