"""An HTTP response as a crawler stored it → the page that was sent (RFC 9112: framing; RFC 9110: content encodings)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from recension.settings.sources import MAX_DOCUMENT_BYTES, MAX_WARC_HEADER_BYTES
from recension.sources.containers import whole
from recension.sources.packing import GZIP, ZSTD, gunzip, undeflate, unzstd
from recension.sources.refusals import refuse
from recension.sources.warc import read_fields

_STATUS = re.compile(rb"HTTP/[0-9](?:\.[0-9])? ([0-9]{3})\b")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_CHARSET = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_:.\-]{1,40})""", re.IGNORECASE)
_PAGES = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml", ""})
_HASHES = {"sha1": "sha1", "sha-1": "sha1", "md5": "md5", "sha256": "sha256", "sha-256": "sha256", "sha512": "sha512", "sha-512": "sha512"}
_UNPACKED = ("", "identity", "none", "utf-8")


@dataclass(frozen=True, slots=True)
class Payload:
    """What a server sent: the bytes without any encoding, their media type in lower case, and the charset it declared."""

    raw: bytes
    media_type: str
    charset: str | None


def payload(block: bytes, fields: Mapping[str, str]) -> Payload:
    """The page in the block of a response record with these WARC fields.

    Raises :class:`~recension.errors.InputError` for anything but the whole page of a successful request.
    """
    _check_whole(fields)
    check_digest(fields.get("warc-block-digest", ""), block)
    if not fields.get("content-type", "").lower().replace(" ", "").startswith("application/http"):
        raise refuse("other content", f"the answer to no web request but {fields.get('content-type', 'of no type')[:60]}")
    header, body = _split(block)
    framed = _unchunked(body) if "chunked" in header.get("transfer-encoding", "").lower() else body
    if "warc-block-digest" not in fields:
        check_digest(fields.get("warc-payload-digest", ""), body, framed)
    _check_length(header, body)
    kind = media_type(header.get("content-type", ""))
    if kind not in _PAGES:
        raise refuse("other content", kind[:60])
    charset = _CHARSET.search(header.get("content-type", ""))
    return Payload(_decoded(framed, header.get("content-encoding", "")), kind, charset[1] if charset else None)


def resource(block: bytes, fields: Mapping[str, str]) -> Payload:
    """The content of a record that is no HTTP response (a *resource*, or the text of a *conversion*)."""
    _check_whole(fields)
    for name in ("warc-block-digest", "warc-payload-digest"):
        check_digest(fields.get(name, ""), block)
    kind = media_type(fields.get("content-type", ""))
    if kind not in _PAGES and kind != "text/plain":
        raise refuse("other content", kind[:60])
    return Payload(block, kind, None)


def media_type(value: str) -> str:
    """The type in a Content-Type field, without its parameters."""
    return value.partition(";")[0].strip().lower()


def _check_whole(fields: Mapping[str, str]) -> None:
    if "warc-truncated" in fields:
        raise refuse("record incomplete", f"the crawler cut it ({fields['warc-truncated'][:40]})")
    if fields.get("warc-segment-number", "1") != "1" or "warc-segment-total-length" in fields:
        raise refuse("record incomplete", "it is spread over several records")


def _split(block: bytes) -> tuple[dict[str, str], bytes]:
    """The header fields of a response, and its body."""
    status = _STATUS.match(block)
    end = _HEADER_END.search(block, 0, MAX_WARC_HEADER_BYTES)
    if status is None or end is None:
        raise refuse("record broken", "it holds no HTTP response")
    if not status[1].startswith(b"2") or status[1] == b"206":
        raise refuse("no success", status[1].decode("ascii"))
    return read_fields(block[: end.start()].decode("latin-1").partition("\n")[2]), block[end.end() :]


def _unchunked(body: bytes) -> bytes:
    """A body without its chunks' sizes. Of one that some crawler has put together already, nothing is changed."""
    if _CHUNK_SIZE.match(body) is None:
        return body
    parts: list[bytes] = []
    at = 0
    while (size := _CHUNK_SIZE.match(body, at)) is not None:
        length = int(size[1], 16)
        part = body[size.end() : size.end() + length]
        if length == 0:
            return b"".join(parts)
        if len(part) < length:
            raise refuse("record incomplete", "a chunk of its page is cut")
        parts.append(part)
        at = size.end() + length
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    raise refuse("record incomplete", "the last chunk of its page is missing")


def _check_length(header: Mapping[str, str], body: bytes) -> None:
    """A body that is longer than was said was unpacked by a crawler; one that is shorter is cut."""
    stated = header.get("content-length", "")
    if "transfer-encoding" not in header and stated.isascii() and stated.isdecimal() and len(stated) < 19 and len(body) < int(stated):
        raise refuse("record incomplete", "its page is shorter than the server said")


def _decoded(body: bytes, encodings: str) -> bytes:
    """A body without its content encodings, the last one first. What is not packed as it says was unpacked by a crawler."""
    for encoding in reversed([e.strip().lower() for e in encodings.split(",")][:4]):
        if encoding in ("gzip", "x-gzip") and body.startswith(GZIP):
            body = whole(gunzip([body]), MAX_DOCUMENT_BYTES)
        elif encoding == "zstd" and body.startswith(ZSTD):
            body = whole(unzstd([body]), MAX_DOCUMENT_BYTES)
        elif encoding == "deflate" and not body.lstrip().startswith(b"<"):
            body = whole(undeflate([body]), MAX_DOCUMENT_BYTES)
        elif encoding not in (*_UNPACKED, "gzip", "x-gzip", "zstd", "deflate") and not body.lstrip().startswith(b"<"):
            raise refuse("other content", f"packed as {encoding[:20]}")
    return body


def check_digest(stated: str, *contents: bytes) -> None:
    """Raises :class:`~recension.errors.InputError` if none of the contents has the digest that is stated (``sha1:BASE32``).

    What a payload is, crawlers see differently: with its chunks or without. An algorithm that is not known is not checked.
    """
    algorithm, _, value = stated.partition(":")
    name = _HASHES.get(algorithm.strip().lower())
    if name is None or not value.strip():
        return
    hashes = [hashlib.new(name, content, usedforsecurity=False).digest() for content in contents]
    if not any(_spells(value.strip(), digest) for digest in hashes):
        raise refuse("wrong digest", algorithm.strip().lower())


def _spells(value: str, digest: bytes) -> bool:
    """Whether a value is this digest, in base 32, hexadecimal or base 64."""
    return (
        value.upper().rstrip("=") == base64.b32encode(digest).decode().rstrip("=")
        or value.lower() == digest.hex()
        or _base64(value) == digest
    )


def _base64(value: str) -> bytes | None:
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return None
