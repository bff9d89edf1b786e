"""The bytes of one item → its documents or its rejected entry. A pure function, run wherever the engine runs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from recension.errors import InputError
from recension.model import Document, Rejected
from recension.sources.decoding import decode, decode_html
from recension.sources.detect import looks_like_html
from recension.sources.feeds import read_feed
from recension.sources.mail import read_mail
from recension.sources.page import read_page
from recension.sources.pdf import read_pdf
from recension.sources.received import Kind, Received, address, document, origin, plain_text, read_plain
from recension.sources.refusals import refuse, rejected
from recension.sources.responses import payload, resource
from recension.sources.rows import read_row

_SNIFFED = 4096


def open_received(item: Received | Rejected) -> tuple[Document | Rejected, ...]:
    """What an item becomes: one record or more. What was rejected already stays so; nothing but a lack of memory is raised."""
    if isinstance(item, Rejected):
        return (item,)
    try:
        return tuple(_OPENERS[item.kind](item))
    except InputError as error:
        return (rejected(item.source, error),)
    except MemoryError:
        raise
    except Exception as error:  # one poisoned item must not stop a batch
        message = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return (rejected(item.source, refuse("failed", message)),)


def _page(item: Received) -> Document:
    return read_page(decode_html(item.raw), origin(item.source, item.raw))


def _record(item: Received) -> Document:
    """The document that a WARC record is; its id is that of the page itself, however it was stored."""
    fields = dict(item.fields)
    sent = payload(item.raw, fields) if item.kind == "response" else resource(item.raw, fields)
    place, name = address(fields.get("warc-target-uri", "").strip("<>")), fields.get("warc-record-id", "").strip("<>")
    of = replace(origin(item.source, sent.raw), source_id=name or None, url=place)
    is_page = sent.media_type != "text/plain"
    text = decode_html(sent.raw, sent.charset) if is_page else decode(sent.raw)
    if is_page and not sent.media_type and not looks_like_html(text[:_SNIFFED]):
        raise refuse("other content", "something without a type")
    return read_page(text, of) if is_page else document(of, plain_text(text))


_OPENERS: dict[Kind, Callable[[Received], Iterable[Document | Rejected]]] = {
    "text": lambda item: (read_plain(item.raw, item.source),),
    "html": lambda item: (_page(item),),
    "row": lambda item: (read_row(item.raw, item.source),),
    "mail": lambda item: (read_mail(item.raw, item.source),),
    "pdf": lambda item: (read_pdf(item.raw, item.source),),
    "feed": lambda item: read_feed(item.raw, item.source),
    "response": lambda item: (_record(item),),
    "resource": lambda item: (_record(item),),
}
