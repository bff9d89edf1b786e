"""What the user named → files, each once: folders are walked, patterns matched, nothing but files is opened."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from recension.errors import InputError
from recension.model import Rejected
from recension.sources.patterns import is_pattern, matches
from recension.sources.refusals import refuse, rejected

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)
_EDITION = "edition.json"
_EDITION_MARK = b'"schema":"recension-edition/'
_MARKED = 100
_EDITION_FILES = frozenset({_EDITION, "edition.html", "edition.md", "rejects.jsonl"})


@dataclass(frozen=True, slots=True)
class File:
    """A file to read. A link is followed only when the user named it, not within a folder."""

    path: Path
    follow: bool

    @property
    def source(self) -> str:
        """The path as given, in characters that any output can hold."""
        return printable(str(self.path))


def printable(path: str) -> str:
    """A path as text: bytes of a name that are no UTF-8 become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def find(inputs: Iterable[str]) -> Iterator[File | Rejected]:
    """The files that the inputs stand for, in a fixed order, each one once however often it is named.

    Within folders, names that begin with a dot are not looked at (as in a shell's patterns), nor are the files of an
    edition that an earlier run has written there; links, pipes and devices are rejected, not opened.
    """
    seen: set[str] = set()
    for name in sorted(set(inputs)):
        for item in _find_one(name):
            if isinstance(item, File):
                place = os.path.abspath(item.path)  # noqa: PTH100 - Path.resolve would follow links
                if place in seen:
                    continue
                seen.add(place)
            yield item


def _find_one(name: str) -> Iterator[File | Rejected]:
    try:
        yield from _named(name)
    except ValueError:  # a NUL in the name
        yield rejected(printable(name), refuse("missing"))
    except OSError as error:
        yield rejected(printable(name), unreadable(error))


def _named(name: str) -> Iterator[File | Rejected]:
    path = Path(name)
    if not name or not os.path.lexists(path):
        yield from _matching(name)
    elif path.is_dir():
        yield from _within(path)
    else:
        yield File(path, follow=True)


def _matching(pattern: str) -> Iterator[File | Rejected]:
    """The files and folders that a pattern matches."""
    if not is_pattern(pattern):
        yield rejected(printable(pattern), refuse("missing"))
        return
    found = matches(pattern)
    if not found:
        yield rejected(printable(pattern), refuse("no match"))
    for path in found:
        yield from _named(str(path))


def _within(folder: Path) -> Iterator[File | Rejected]:
    found = False
    for item in _walk(folder):
        found = True
        yield item
    if not found:
        yield rejected(printable(str(folder)), refuse("empty folder"))


def _walk(folder: Path) -> Iterator[File | Rejected]:
    """Everything below a folder, depth first, names in order. Needs no recursion, so that no depth is too deep."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if path.is_symlink() and path is not folder:
                yield rejected(printable(str(path)), refuse("link"))
            elif path.is_dir():
                waiting += sorted((child for child in path.iterdir() if not child.name.startswith(".")), reverse=True)
            elif not _is_own_output(path):
                yield File(path, follow=False)
        except OSError as error:
            yield rejected(printable(str(path)), unreadable(error))


def _is_own_output(path: Path) -> bool:
    """Whether a file is part of an edition that this program wrote."""
    if path.name not in _EDITION_FILES:
        return False
    try:
        with open_file(File(path.with_name(_EDITION), follow=False)) as stream:
            ends = stream.read(_MARKED)
            stream.seek(-min(_MARKED, stream.seek(0, os.SEEK_END)), os.SEEK_END)
            ends += stream.read(_MARKED)
    except (OSError, InputError):
        return False
    return _EDITION_MARK in b"".join(ends.split())


@contextmanager
def open_file(file: File) -> Iterator[BinaryIO]:
    """A regular file, open for reading. Raises :class:`~recension.errors.InputError` for anything else, without opening it.

    A file that is swapped for a pipe meanwhile does no harm: it is opened without waiting and looked at again.
    """
    _check_regular(file.path.stat(follow_symlinks=file.follow).st_mode)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    if not file.follow:
        flags |= getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(file.path, flags), "rb") as stream:
        _check_regular(os.fstat(stream.fileno()).st_mode)
        yield stream


def _check_regular(mode: int) -> None:
    if stat.S_ISLNK(mode):
        raise refuse("link")
    if not stat.S_ISREG(mode):
        raise refuse("no file", next((what for is_kind, what in _KINDS if is_kind(mode)), "something special"))


def unreadable(error: OSError) -> InputError:
    """The refusal for an error of the file system, in its own words but without the path."""
    if error.errno == errno.ENOENT:
        return refuse("missing")
    return refuse("unreadable", (error.strerror or type(error).__name__).lower())
