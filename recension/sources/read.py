"""The stage itself."""

from __future__ import annotations

import hashlib
import pathlib
from collections.abc import Iterator, Sequence

from recension.model import Document, Rejected


def read(inputs: Sequence[str]) -> Iterator[Document | Rejected]:
    """Every input as a document or a rejected entry. ``-`` is standard input (JSON Lines)."""
    for name in inputs:
        path = pathlib.Path(name)
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                raw = file.read_bytes()
                digest = hashlib.sha256(raw).hexdigest()
                yield Document(digest[:12], str(file), digest, raw.decode("utf-8", "replace"))
