"""The folder that ``recension build`` writes."""

from __future__ import annotations

import pathlib

from recension.model import Edition
from recension.render.json import to_json, to_json_line


def write(edition: Edition, folder: pathlib.Path) -> None:
    """Write ``edition.json`` and ``rejects.jsonl`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "edition.json").write_text(to_json(edition), "utf8")
    (folder / "rejects.jsonl").write_text("".join(map(to_json_line, edition.rejected)), "utf8")
