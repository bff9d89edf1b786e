"""Bytes as they stream in: bounded, cut into rows. Nothing here holds more than one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from recension.errors import InputError
from recension.settings.sources import MAX_DOCUMENT_BYTES, MAX_SKIPPED_BYTES
from recension.sources.refusals import refuse

_CHUNK = 1 << 16
_STRUCTURE = re.compile(rb'["{}\[\],]')
_IN_STRING = re.compile(rb'["\\]')
_SPACE = b" \t\r\n"

Row = tuple[int, bytes | None]
"""The number of a row, from 1, and its bytes without line end; ``None`` for a row that is too large."""


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """What a stream holds, in pieces of a bounded size."""
    while chunk := stream.read(_CHUNK):
        yield chunk


def peek(pieces: Iterator[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """At least the first ``size`` bytes (less if there are no more), and all the pieces, these first ones included.

    An error within those bytes is raised when the pieces are read on.
    """
    head = _Head(pieces)
    while len(head.seen) < size and head.grow():
        pass
    return head.seen[:size], head.replay()


@dataclass(slots=True)
class _Head:
    """The first bytes of a stream, and the error that it broke off with."""

    pieces: Iterator[bytes]
    seen: bytes = b""
    error: Exception | None = None

    def grow(self) -> bool:
        try:
            self.seen += next(self.pieces)
        except StopIteration:
            return False
        except Exception as error:  # kept, and raised when the reader has had what came before it
            self.error = error
            return False
        return True

    def replay(self) -> Iterator[bytes]:
        if self.seen:
            yield self.seen
        if self.error is not None:
            raise self.error
        yield from self.pieces


def whole(pieces: Iterable[bytes], limit: int = MAX_DOCUMENT_BYTES) -> bytes:
    """All the bytes, if they are not more than ``limit``; else the refusal, with no more of them read."""
    parts, size = [], 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise too_large(limit)
        parts.append(piece)
    return b"".join(parts)


def too_large(limit: int = MAX_DOCUMENT_BYTES) -> InputError:
    """The refusal of a document of more than ``limit`` bytes."""
    return refuse("too large", f"{limit // 1_000_000} MB")


@dataclass(slots=True)
class _Gatherer:
    """Collects the pieces of one row; gives up on one that grows beyond the limit, but keeps counting.

    Raises :class:`~recension.errors.InputError` for one of which no end is to be seen.
    """

    limit: int
    parts: list[bytes] = field(default_factory=list)
    size: int = 0

    def add(self, piece: bytes) -> None:
        self.size += len(piece)
        if self.size <= self.limit:
            self.parts.append(piece)
        else:
            self.parts.clear()
        if self.size > MAX_SKIPPED_BYTES:
            raise refuse("endless", f"{MAX_SKIPPED_BYTES // 1_000_000} MB")

    def take(self) -> bytes | None:
        row = b"".join(self.parts) if self.size <= self.limit else None
        self.parts, self.size = [], 0
        return row


def lines(pieces: Iterable[bytes], limit: int = MAX_DOCUMENT_BYTES) -> Iterator[Row]:
    """The lines that are not blank, each with its number."""
    number, row, blank = 1, _Gatherer(limit), 0
    for piece in pieces:
        if row.size == 0 and not piece.strip(_SPACE):
            number += piece.count(b"\n")  # a long stretch of nothing, all at once
            blank += len(piece)
            if blank > MAX_SKIPPED_BYTES:
                raise refuse("endless", f"{MAX_SKIPPED_BYTES // 1_000_000} MB")
            continue
        blank = 0
        *ended, rest = piece.split(b"\n")
        for end in ended:
            row.add(end)
            yield from _unless_blank(number, row.take())
            number += 1
        row.add(rest)
    yield from _unless_blank(number, row.take())


def _unless_blank(number: int, raw: bytes | None) -> Iterator[Row]:
    stripped = None if raw is None else raw.removesuffix(b"\r")
    if stripped is None or stripped.strip(_SPACE):
        yield number, stripped


def elements(pieces: Iterable[bytes], limit: int = MAX_DOCUMENT_BYTES) -> Iterator[Row]:
    """The elements of a JSON array, or JSON objects written over several lines, each with its number.

    Only brackets, commas and quotes are looked at, so that an element that is broken within does no harm to the others.
    Raises :class:`~recension.errors.InputError` when the JSON ends in the middle.
    """
    head, pieces = peek(iter(pieces), 1)
    scanner = _Scanner(_Gatherer(limit), is_open=head == b"[", skip=head == b"[")
    number = 0
    for piece in pieces:
        for raw in scanner.scan(piece):
            if raw is None or raw.strip(_SPACE):
                number += 1
                yield number, None if raw is None else raw.strip(_SPACE)
    if scanner.depth or scanner.in_string or scanner.is_open:
        raise refuse("array cut")
    for _, left in _unless_blank(number, scanner.row.take()):
        yield number + 1, left


@dataclass(slots=True)
class _Scanner:
    """Cuts JSON into its elements: where a bracket closes that was opened on the outer level, and at commas there."""

    row: _Gatherer
    is_open: bool
    skip: bool
    depth: int = 0
    in_string: bool = False

    def scan(self, piece: bytes) -> Iterator[bytes | None]:
        """The elements that end in this piece. ``skip`` is set while the next byte is not to be looked at."""
        at, self.skip = int(self.skip), False
        begun = 0 if self.depth or self.in_string else at
        if not any(mark in piece for mark in (b'"\\' if self.in_string else b'"{}[],')):
            self.row.add(piece[begun:])  # most pieces of a giant string: ten times as fast as a look at each character
            return
        while mark := (_IN_STRING if self.in_string else _STRUCTURE).search(piece, at):
            at = mark.end()
            if mark[0] == b'"':
                self.in_string = not self.in_string
            elif mark[0] == b"\\":
                self.skip, at = at == len(piece), at + 1
            elif (cut := self._cut(mark)) is not None:
                self.row.add(piece[begun:cut])
                begun = at
                yield self.row.take()
        self.row.add(piece[begun:])

    def _cut(self, mark: re.Match[bytes]) -> int | None:
        """Where the element ends that this bracket or comma closes, if it closes one."""
        if self.depth == 0 and mark[0] in b",]}":
            self.is_open = self.is_open and mark[0] != b"]"
            return mark.start()
        if mark[0] == b",":
            return None
        self.depth += 1 if mark[0] in b"{[" else -1
        return mark.end() if self.depth == 0 else None
