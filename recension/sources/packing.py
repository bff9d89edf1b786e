"""Packed bytes → unpacked bytes: gzip, zstd and deflate, as streams, bounded in size and in memory."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

import zstandard

from recension.settings.sources import MAX_UNPACKING_RATIO, MAX_ZSTD_WINDOW, RATIO_FREE_BYTES
from recension.sources.refusals import refuse

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"

GZIP_FORMAT = 31
"""For zlib: a gzip header and trailer, whose check sum is verified."""

_CHUNK = 1 << 16
_GZIP_STEP = 1 << 13
"""Packed bytes handed over at once: of a file of a million tiny members, what is left of them is copied again and again."""

_ZSTD_STEP = 256
"""Packed bytes handed over at once. The library gives out all that they hold: at most 8 MB (64 blocks of 128 KB)."""

_DEFLATE_STREAM, _RAW_DEFLATE = 15, -15

Unpack = Callable[[Iterable[bytes]], Iterator[bytes]]


def unpacker(head: bytes) -> Unpack | None:
    """How a stream that begins with ``head`` is unpacked; ``None`` if it is not packed in a way that is read."""
    if head.startswith(GZIP):
        return gunzip
    return unzstd if head.startswith(ZSTD) else None


def gunzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The unpacked bytes of a gzip stream (RFC 1952) of one member or more.

    Raises :class:`~recension.errors.InputError` where the stream is cut, broken or unpacks beyond measure,
    after everything before that place was given out.
    """
    measure = Measure()
    member = zlib.decompressobj(GZIP_FORMAT)
    for piece in _steps(pieces, _GZIP_STEP):
        measure.packed += len(piece)
        rest = piece
        while rest:
            if member.eof:
                rest = rest.lstrip(b"\0")  # some writers pad the end
                if not rest:
                    break
                member = zlib.decompressobj(GZIP_FORMAT)
            for out in inflate(member, rest):
                measure.add(out)
                yield out
            rest = member.unused_data
    if not member.eof:
        raise refuse("packed cut", "gzip")


def _steps(pieces: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The bytes in pieces of at most this size."""
    for piece in pieces:
        for at in range(0, len(piece), size):
            yield piece[at : at + size]


class Measure:
    """Counts what goes into an unpacker and what comes out. A bomb is known by the ratio."""

    __slots__ = ("packed", "unpacked")

    def __init__(self) -> None:
        self.packed = self.unpacked = 0

    def add(self, out: bytes) -> None:
        """Counts unpacked bytes. Raises :class:`~recension.errors.InputError` beyond the ratio."""
        self.unpacked += len(out)
        if self.unpacked > max(RATIO_FREE_BYTES, MAX_UNPACKING_RATIO * self.packed):
            raise refuse("bomb", str(MAX_UNPACKING_RATIO))


def inflate(member: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    """What ``data`` unpacks to, in bounded pieces, up to the end of the member."""
    while True:
        try:
            out = member.decompress(data, _CHUNK)
        except zlib.error as error:
            raise refuse("packed broken", f"gzip: {str(error).partition(': ')[2] or error}") from None
        if out:
            yield out
        data = member.unconsumed_tail
        if member.eof or (not data and len(out) < _CHUNK):
            return


def unzstd(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The unpacked bytes of a zstd stream (RFC 8878) of one frame or more; errors as in :func:`gunzip`."""
    measure = Measure()
    unpacking = zstandard.ZstdDecompressor(max_window_size=MAX_ZSTD_WINDOW)
    frame = unpacking.decompressobj()
    for piece in _steps(pieces, _ZSTD_STEP):
        measure.packed += len(piece)
        rest = piece
        while rest:
            if frame.eof:
                frame = unpacking.decompressobj()
            out = _next_of_frame(frame, rest)
            measure.add(out)
            yield out
            rest = frame.unused_data
    if not frame.eof:
        raise refuse("packed cut", "zstd")


def _next_of_frame(frame: zstandard.ZstdDecompressionObj, data: bytes) -> bytes:
    try:
        return frame.decompress(data)
    except zstandard.ZstdError as error:
        raise refuse("packed broken", f"zstd: {str(error).rpartition(': ')[2]}") from None


def undeflate(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """HTTP's *deflate*: a zlib stream (RFC 1950), as the standard says, or a bare one (RFC 1951), as some servers send."""
    measure, packed = Measure(), b"".join(pieces)
    measure.packed = len(packed)
    stream = zlib.decompressobj(_DEFLATE_STREAM if packed[:1] and packed[0] & 0x0F == 8 else _RAW_DEFLATE)
    for out in inflate(stream, packed):
        measure.add(out)
        yield out
    if not stream.eof:
        raise refuse("packed cut", "deflate")
