"""Patterns of a shell (``*``, ``?``, ``[...]``, ``**``) → paths, without ever walking through a link in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

_MAGIC = frozenset("*?[")


def is_pattern(name: str) -> bool:
    """Whether a name asks for matching."""
    return not _MAGIC.isdisjoint(name)


def matches(pattern: str) -> list[Path]:
    """What a pattern matches, sorted. Names that begin with a dot are matched only by a part that does so too.

    ``**`` stands for any number of folders, links not among them.
    """
    first, *rest = Path(pattern).parts
    found: Iterable[Path] = [Path()] if not Path(pattern).is_absolute() else [Path(first)]
    for part in rest if Path(pattern).is_absolute() else (first, *rest):
        found = dict.fromkeys(match for path in found for match in _step(path, part))
    return sorted(found)


def _step(path: Path, part: str) -> Iterator[Path]:
    """The paths one part of a pattern further on."""
    if part == "**":
        yield from _folders(path)
    elif not is_pattern(part):
        if (path / part).exists():
            yield path / part
    elif path.is_dir():
        yield from (child for child in _children(path) if fnmatchcase(child.name, part) and (part[0] == ".") >= (child.name[0] == "."))


def _folders(path: Path) -> Iterator[Path]:
    """A folder and all below it."""
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        yield folder
        waiting += [child for child in _children(folder) if child.name[0] != "." and child.is_dir() and not child.is_symlink()]


def _children(folder: Path) -> list[Path]:
    """What is in a folder; nothing, where it may not be looked into."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []
