"""The stage itself: every input becomes documents, or a rejected entry, and never an exception.

An INPUT is a file, a folder, a pattern, or ``-`` for standard input (JSON Lines). What a file
is, its content tells: plain text, HTML, JSON Lines or a JSON array of articles, or gzip of these.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from recension.errors import InputError
from recension.model import Document, Rejected
from recension.settings import MAX_DOCUMENT_BYTES, SNIFFED_BYTES
from recension.sources.containers import chunks, elements, gunzip, lines, peek, whole
from recension.sources.decoding import decode_html
from recension.sources.detect import Kind, detect, is_gzip
from recension.sources.files import File, find, open_file, unreadable
from recension.sources.page import read_page
from recension.sources.received import origin, read_plain
from recension.sources.refusals import refuse, rejected
from recension.sources.rows import read_rows

_STDIN = "-"


def read(inputs: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Document | Rejected]:
    """Every input as a document or a rejected entry, each exactly once; at least one item for each input.

    ``stdin`` is where ``-`` is read from, by default the process's own standard input.
    """
    for item in find(name for name in inputs if name != _STDIN):
        if isinstance(item, Rejected):
            yield item
        else:
            yield from _read_file(item)
    if _STDIN in inputs:
        yield from read_stream(stdin or sys.stdin.buffer, _STDIN, f"{_STDIN}.jsonl")


def _read_file(file: File) -> Iterator[Document | Rejected]:
    try:
        with open_file(file) as stream:
            yield from read_stream(stream, file.source, file.path.name.lower())
    except InputError as error:
        yield rejected(file.source, error)
    except OSError as error:
        yield rejected(file.source, unreadable(error))


def read_stream(stream: BinaryIO, source: str, name: str) -> Iterator[Document | Rejected]:
    """What a stream of bytes holds. ``name`` (in lower case) counts where the content does not tell its type."""
    try:
        head, pieces = peek(chunks(stream), SNIFFED_BYTES)
        if is_gzip(head):
            head, pieces = peek(gunzip(pieces), SNIFFED_BYTES)
            if is_gzip(head):
                raise refuse("nested gzip")
        kind = detect(head, name)
        if kind in ("text", "html"):
            yield _one(kind, whole(pieces, MAX_DOCUMENT_BYTES), source)
        else:
            yield from read_rows(lines(pieces) if kind == "lines" else elements(pieces), source)
    except InputError as error:
        yield rejected(source, error)
    except OSError as error:
        yield rejected(source, unreadable(error))


def _one(kind: Kind, raw: bytes, source: str) -> Document | Rejected:
    """The one document that a text or a page is."""
    try:
        return read_plain(raw, source) if kind == "text" else read_page(decode_html(raw), origin(source, raw))
    except InputError as error:
        return rejected(source, error)
    except Exception as error:  # one poisoned page must not stop a batch
        return rejected(source, refuse("failed", f"{type(error).__name__}: {error}"[:200]))
