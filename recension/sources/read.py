"""The stage itself: every input becomes documents, or a rejected entry, and never an exception.

An INPUT is a file, a folder, a pattern, or ``-`` for standard input (JSON Lines). What a file is, its content tells.
Reading has two steps: :func:`receive` cuts the bytes of each item out of files, archives and pipes, in bounded memory and
without looking into them; :func:`~recension.sources.opening.open_received` makes records of one item, wherever it runs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from recension.errors import InputError
from recension.model import Document, Rejected
from recension.settings.sources import MAX_DOCUMENT_BYTES, SNIFFED_BYTES
from recension.sources.containers import Row, chunks, elements, lines, peek, too_large, whole
from recension.sources.detect import detect
from recension.sources.files import File, find, open_file, unreadable
from recension.sources.opening import open_received
from recension.sources.packing import GZIP, unpacker
from recension.sources.received import Received
from recension.sources.refusals import refuse, rejected
from recension.sources.warc import Damage, Record, read_archive

_STDIN = "-"
_SKIPPED_RECORDS = frozenset({"warcinfo", "request", "metadata", "revisit"})
"""Types of WARC records that hold no page of their own: what the crawler is, asked, noted, or had stored before."""


def read(inputs: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Document | Rejected]:
    """Every input as documents or rejected entries, each exactly once; at least one record for each input.

    ``stdin`` is where ``-`` is read from, by default the process's own standard input.
    """
    for item in receive(inputs, stdin):
        yield from open_received(item)


def receive(inputs: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Received | Rejected]:
    """The bytes of each item that the inputs hold, or a rejected entry; at least one of both for each input."""
    for item in find(name for name in inputs if name != _STDIN):
        if isinstance(item, Rejected):
            yield item
        else:
            yield from _receive_file(item)
    if _STDIN in inputs:
        yield from receive_stream(stdin or sys.stdin.buffer, _STDIN, f"{_STDIN}.jsonl")


def read_stream(stream: BinaryIO, source: str, name: str) -> Iterator[Document | Rejected]:
    """What a stream of bytes holds. ``name`` (in lower case) counts where the content does not tell its type."""
    for item in receive_stream(stream, source, name):
        yield from open_received(item)


def _receive_file(file: File) -> Iterator[Received | Rejected]:
    try:
        with open_file(file) as stream:
            yield from receive_stream(stream, file.source, file.path.name.lower())
    except InputError as error:
        yield rejected(file.source, error)
    except OSError as error:
        yield rejected(file.source, unreadable(error))


def receive_stream(stream: BinaryIO, source: str, name: str) -> Iterator[Received | Rejected]:
    """The bytes of each item in a stream; parameters as those of :func:`read_stream`."""
    try:
        yield from _items(chunks(stream), source, name)
    except InputError as error:
        yield rejected(source, error)
    except OSError as error:
        yield rejected(source, unreadable(error))


def _items(pieces: Iterator[bytes], source: str, name: str) -> Iterator[Received | Rejected]:
    first, pieces = peek(pieces, SNIFFED_BYTES)
    head, unpack = first, unpacker(first)
    if unpack is not None:
        head, _ = peek(unpack(iter([first])), SNIFFED_BYTES)
        if unpacker(head) is not None:
            raise refuse("packed twice")
    kind = detect(head, name)
    if kind == "archive":
        in_members = first.startswith(GZIP) or (unpack is None and name.endswith(".gz"))
        yield from _pages(read_archive(pieces if in_members or unpack is None else unpack(pieces), in_members), source)
        return
    unpacked = pieces if unpack is None else unpack(pieces)
    if kind == "lines":
        yield from _rows(lines(unpacked), source)
    elif kind == "elements":
        yield from _rows(elements(unpacked), source)
    else:
        yield Received(source, kind, whole(unpacked, MAX_DOCUMENT_BYTES))


def _rows(rows: Iterable[Row], source: str) -> Iterator[Received | Rejected]:
    """Each row; its source is ``source#NUMBER``. What ends the rows early (a cut file) is the last entry, under ``source`` itself."""
    seen = False
    for number, raw in rows:
        seen = True
        place = f"{source}#{number}"
        yield Received(place, "row", raw) if raw is not None else rejected(place, too_large())
    if not seen:
        raise refuse("empty")


def _pages(records: Iterable[Record | Damage], source: str) -> Iterator[Received | Rejected]:
    """The records of an archive that hold pages, and those that are damaged; the source of each is ``source#OFFSET``."""
    seen = False
    for record in records:
        place = f"{source}#{record.place}"
        if isinstance(record, Damage):
            seen = True
            yield rejected(place, record.error)
            continue
        kind = record.fields.get("warc-type", "").lower()
        if kind in _SKIPPED_RECORDS:
            continue
        seen = True
        if kind == "response":
            yield Received(place, "response", record.block, tuple(record.fields.items()))
        elif kind in ("resource", "conversion"):
            yield Received(place, "resource", record.block, tuple(record.fields.items()))
        else:
            yield rejected(place, refuse("other record", kind[:40] or "unknown"))
    if not seen:
        raise refuse("no pages")
