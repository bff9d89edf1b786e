"""WARC archives (ISO 28500), gzip member by member or as they are → their records, damaged places left out and told.

A record is taken for sound when its block is as long as its header says, when behind it another record or the end
comes, and when the gzip member that it stands in is whole. After a damaged place, reading goes on at the next gzip
member that holds a record, or at the next ``WARC/`` line; both are looked for from the beginning of the damaged record,
because damage may have made it look longer than it is.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recension.errors import InputError
from recension.settings.sources import MAX_DOCUMENT_BYTES, MAX_SKIPPED_BYTES, MAX_WARC_HEADER_BYTES
from recension.sources.containers import too_large
from recension.sources.packing import GZIP, GZIP_FORMAT, Measure, inflate
from recension.sources.refusals import refuse

_MEMBER = GZIP + b"\x08"
_VERSION = re.compile(rb"WARC/[0-9]\.[0-9]{1,2}\r?\n")
_NEXT_RECORD = re.compile(rb"\nWARC/[0-9]\.[0-9]{1,2}\r?\n")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(r"([!-9;-~]{1,100}):[ \t]*(.*)\Z", re.DOTALL)
_FOLD = re.compile(r"\r?\n[ \t]+")
_LENGTH = re.compile(r"[0-9]{1,18}\Z")
_MARK = b"WARC/"
_LINE_MARK = b"\nWARC/"
_MARK_LENGTH = 20
_SNIFFED = 4096
_LINE_ENDS = b"\r\n"


@dataclass(frozen=True, slots=True)
class Record:
    """A sound record. ``place`` is where it begins: the offset of its bytes, or of its gzip member, in the file."""

    place: str
    fields: Mapping[str, str]
    block: bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """A place in an archive that gave no record, and why."""

    place: str
    error: InputError


def read_archive(pieces: Iterator[bytes], packed: bool) -> Iterator[Record | Damage]:
    """The records of an archive in order. ``packed`` says that it is made of gzip members."""
    if not packed:
        yield from _records(_Window(pieces), "")
        return
    window = _Window(pieces)
    while window.skip(b"\0"):  # some writers pad the end
        place, member = str(window.offset), _Member(window)
        yield from _records(_Window(member.unpack()), place)
        if member.is_sound:
            window.drop(member.length)
        else:
            _to_next_member(window)


# ── bytes that may be needed once more ──────────────────────────────────────────────


class _Window:
    """The bytes of a stream from some place on, kept until they are dropped. What the stream raises is raised on demand."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.bytes = bytearray()
        self.offset = 0
        self._pieces = pieces

    def more(self) -> bool:
        """One more piece; false at the end."""
        piece = next(self._pieces, None)
        self.bytes += piece or b""
        return piece is not None

    def fill(self, size: int) -> bool:
        """At least ``size`` bytes; false if there are fewer."""
        while len(self.bytes) < size:
            if not self.more():
                return False
        return True

    def drop(self, size: int) -> None:
        """Move on by some bytes that are in the window."""
        del self.bytes[:size]
        self.offset += size

    def skip(self, characters: bytes) -> bool:
        """Move on over these characters; false if nothing else is left."""
        while True:
            self.drop(len(self.bytes) - len(self.bytes.lstrip(characters)))
            if self.bytes or not self.more():
                return bool(self.bytes)


# ── gzip members ────────────────────────────────────────────────────────────────────


class _Member:
    """The gzip member at the start of a window. Its packed bytes stay there until it is known to be sound."""

    def __init__(self, window: _Window) -> None:
        self.is_sound = False
        self.length = 0
        self._window = window

    def unpack(self) -> Iterator[bytes]:
        """Its unpacked bytes. Raises :class:`~recension.errors.InputError` if it is cut, broken or a bomb."""
        member, measure = zlib.decompressobj(GZIP_FORMAT), Measure()
        if not self._window.bytes.startswith(GZIP[: len(self._window.bytes)]):
            raise refuse("packed broken", "gzip: no member begins here")
        while not member.eof:
            piece = self._next()
            if piece is None:
                raise refuse("packed cut", "gzip")
            measure.packed += len(piece)
            for out in inflate(member, piece):
                measure.add(out)
                yield out
        self.length -= len(member.unused_data)
        self.is_sound = True

    def _next(self) -> bytes | None:
        """The next packed bytes. Of a member that is too large for one record the first bytes are forgotten."""
        window = self._window
        if self.length > MAX_DOCUMENT_BYTES:
            window.drop(self.length)
            self.length = 0
        if self.length == len(window.bytes) and not window.more():
            return None
        piece = bytes(window.bytes[self.length :])
        self.length = len(window.bytes)
        return piece


def _to_next_member(window: _Window) -> None:
    """Move on to the next gzip member with a record in it, or to the end."""
    at = 1
    while window.fill(at + _MARK_LENGTH) or len(window.bytes) > at:
        found = window.bytes.find(_MEMBER, at)
        if found < 0:
            window.drop(max(0, len(window.bytes) - len(_MEMBER)))
            at = 0
            if not window.more():
                break
        elif _begins_record(window, found):
            window.drop(found)
            return
        else:
            at = found + 1
    window.drop(len(window.bytes))


def _begins_record(window: _Window, at: int) -> bool:
    """Whether the member at this place of a window unpacks to the beginning of a record."""
    window.fill(at + _SNIFFED)
    try:
        head = zlib.decompressobj(GZIP_FORMAT).decompress(window.bytes[at : at + _SNIFFED], _MARK_LENGTH)
    except zlib.error:
        return False
    return _VERSION.match(head) is not None


# ── records ─────────────────────────────────────────────────────────────────────────


def _records(window: _Window, member: str) -> Iterator[Record | Damage]:
    """The records in the unpacked bytes of one member (its place is ``member``), or of a whole file that is not packed."""
    while True:
        place = _place(member, window.offset)
        try:
            if not window.skip(_LINE_ENDS):
                return
            place = _place(member, window.offset)
            yield _record(window, place)
            continue
        except InputError as error:
            yield Damage(place, error)
        try:
            if not _to_next_record(window):
                return
        except InputError as error:
            if not member:  # that the rest of a member is broken was told already
                yield Damage(place, error)
            return


def _place(member: str, offset: int) -> str:
    """The offset in the file, as indexes of archives have it; of a further record of one member, that in the member too."""
    if not member:
        return str(offset)
    return member if offset == 0 else f"{member}+{offset}"


def _record(window: _Window, place: str) -> Record:
    """The record at the start of a window, which is left behind it. Raises :class:`~recension.errors.InputError` if it is damaged."""
    head = _header(window)
    fields = read_fields(bytes(window.bytes[:head]).decode("utf-8", "replace").partition("\n")[2])
    if _LENGTH.match(fields.get("content-length", "")) is None:
        raise refuse("record broken", "its length is not given")
    length = int(fields["content-length"])
    if length > MAX_DOCUMENT_BYTES:
        raise too_large()
    if not window.fill(head + length):
        raise refuse("record cut")
    block = bytes(window.bytes[head : head + length])
    _check_end(window, head + length)
    return Record(place, fields, block)


def _header(window: _Window) -> int:
    """The length of the header at the start of a window, with the empty line behind it."""
    window.fill(_MARK_LENGTH)
    if _VERSION.match(window.bytes) is None:
        raise refuse("record broken", "no record begins here")
    searched = 0
    while (end := _HEADER_END.search(window.bytes, searched)) is None:
        searched = max(0, len(window.bytes) - 3)
        if len(window.bytes) > MAX_WARC_HEADER_BYTES:
            raise refuse("record broken", "its header has no end")
        if not window.more():
            raise refuse("record cut")
    return end.end()


def _check_end(window: _Window, end: int) -> None:
    """Move on behind the block if the end or another record comes there. At the end of a member its check sum is read."""
    window.fill(end + _MARK_LENGTH)
    behind = bytes(window.bytes[end : end + _MARK_LENGTH]).lstrip(_LINE_ENDS)
    if not behind.startswith(_MARK[: len(behind)]):
        raise refuse("record broken", "its length is not the one that it states")
    window.drop(end)


def _to_next_record(window: _Window) -> bool:
    """Move on to the next line that begins a record; false if there is none, or none for too long."""
    window.drop(min(1, len(window.bytes)))
    last = window.offset + MAX_SKIPPED_BYTES
    while window.offset < last:
        found = _NEXT_RECORD.search(window.bytes) if _LINE_MARK in window.bytes else None
        if found is not None:
            window.drop(found.start() + 1)
            return True
        window.drop(max(0, len(window.bytes) - _MARK_LENGTH))
        if not window.more():
            return False
    raise refuse("endless", f"{MAX_SKIPPED_BYTES // 1_000_000} MB")


def read_fields(header: str) -> dict[str, str]:
    """The named fields of a header in the form of RFC 822, names in lower case; of equal names the first counts."""
    fields: dict[str, str] = {}
    for line in _FOLD.sub(" ", header).splitlines():
        field = _FIELD.match(line.strip())
        if field is not None:
            fields.setdefault(field[1].lower(), field[2].strip())
    return fields
