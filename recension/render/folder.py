"""The folder that ``recension build`` writes: whole files or none."""

from __future__ import annotations

import os
import pathlib
import secrets
from collections.abc import Iterable

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
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        replace_file(folder / name, _encode(text))


def write_rejects(rejected: Iterable[Rejected], folder: pathlib.Path) -> None:
    """Write ``rejects.jsonl`` alone into ``folder``: all that there is to say when no edition was made."""
    folder.mkdir(parents=True, exist_ok=True)
    replace_file(folder / "rejects.jsonl", _encode(_rejects(rejected)))


def _rejects(rejected: Iterable[Rejected]) -> str:
    return "".join(map(to_json_line, rejected))


def _encode(text: str) -> bytes:
    """UTF-8. A lone surrogate has none: only JSON can still hold one here, and there this is its escape."""
    return text.encode("utf-8", "backslashreplace")


def replace_file(path: pathlib.Path, content: bytes) -> None:
    """Put ``content`` at ``path``: written beside it, flushed to the disk, then moved over it."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
