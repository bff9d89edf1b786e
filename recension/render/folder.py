"""The folder that ``recension build`` writes: whole files or none."""

from __future__ import annotations

import errno
import os
import pathlib
import secrets
from collections.abc import Iterable, Mapping

from recension.model import Edition, Rejected
from recension.render.html import to_html
from recension.render.json import to_json, to_json_line
from recension.render.markdown import to_markdown


def write(edition: Edition, folder: pathlib.Path) -> None:
    """Write ``edition.json``, ``edition.html``, ``edition.md`` and ``rejects.jsonl`` into ``folder``.

    All four are made before the first is written, and each replaces its predecessor at once, so that an
    interruption never leaves half a file. Raises ``OSError`` when the folder cannot be written.
    """
    files = {
        "edition.json": to_json(edition),
        "edition.html": to_html(edition),
        "edition.md": to_markdown(edition),
        "rejects.jsonl": _rejects(edition.rejected),
    }
    replace_files({folder / name: _encode(text) for name, text in files.items()})


def write_rejects(rejected: Iterable[Rejected], folder: pathlib.Path) -> None:
    """Write ``rejects.jsonl`` alone into ``folder``: all that there is to say when no edition was made."""
    replace_files({folder / "rejects.jsonl": _encode(_rejects(rejected))})


def _rejects(rejected: Iterable[Rejected]) -> str:
    return "".join(map(to_json_line, rejected))


def _encode(text: str) -> bytes:
    """UTF-8. A lone surrogate has none: only JSON can still hold one here, and there this is its escape."""
    return text.encode("utf-8", "backslashreplace")


def replace_files(files: Mapping[pathlib.Path, bytes]) -> None:
    """Put each content at its path: all are written beside and flushed to the disk, then all are moved over.

    Raises ``OSError`` before anything is moved, when a folder cannot be written or a path is a folder itself.
    """
    parts = {path: path.with_name(f".{path.name}.{secrets.token_hex(4)}.part") for path in files}
    written = []
    try:
        for path, part in parts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, f"{path.name} is a folder", str(path))
            with part.open("xb") as file:
                written.append(part)
                file.write(files[path])
                file.flush()
                os.fsync(file.fileno())
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in written:
            part.unlink(missing_ok=True)
