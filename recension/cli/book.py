"""Where judgements are written down: a file of JSON Lines beside an edition, or a store."""

from __future__ import annotations

import json
import os
import pathlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from recension.errors import UsageError
from recension.judgements.naming import target_named
from recension.judgements.rows import from_lines, to_lines
from recension.model import Judgement, Target
from recension.render.json import plain
from recension.store import open_store

_ANCHOR = re.compile(r"#?(?:[decx]-)?")
"""What a name has in front when it was copied from a page."""


class Book(Protocol):
    """Rows of judgements, and the edition that they are about."""

    def rows(self) -> tuple[Judgement, ...]:
        """All rows."""

    def add(self, rows: Iterable[Judgement]) -> None:
        """Add rows; those that are there already are not added twice."""

    def target(self, name: str) -> Target:
        """What a reader's name for something stands for."""


@dataclass(frozen=True, slots=True)
class FileBook:
    """A file of rows, made with the first one; ``edition`` is the ``edition.json`` that is judged."""

    file: pathlib.Path
    edition: pathlib.Path | None

    def rows(self) -> tuple[Judgement, ...]:
        """All rows; a file that does not exist has none."""
        return read_judgements(self.file) if self.file.exists() else ()

    def add(self, rows: Iterable[Judgement]) -> None:
        """Add rows at the end, flushed to the disk. A file that is broken is left as it is."""
        known = {row.id for row in self.rows()}
        lines = to_lines({row.id: row for row in rows if row.id not in known}.values())
        with self.file.open("a+b") as out:
            if out.tell():
                out.seek(-1, os.SEEK_END)
                lines = ("" if out.read(1) == b"\n" else "\n") + lines
            out.write(lines.encode("utf-8", "backslashreplace"))
            out.flush()
            os.fsync(out.fileno())

    def target(self, name: str) -> Target:
        """What has this name in the edition."""
        if self.edition is None:
            raise UsageError("RCN-213", "nothing to judge", "no edition was named", "add --edition edition/edition.json")
        return target_named(_edition(self.edition), name)


@dataclass(frozen=True, slots=True)
class StoreBook:
    """The rows of a store."""

    place: str

    def rows(self) -> tuple[Judgement, ...]:
        """All rows."""
        with open_store(self.place) as store:
            return store.judgements()

    def add(self, rows: Iterable[Judgement]) -> None:
        """Add rows; the edition takes them in at the next ingest."""
        with open_store(self.place) as store:
            store.add_judgements(rows)

    def target(self, name: str) -> Target:
        """What has this name, or begins with this id, in the store."""
        with open_store(self.place) as store:
            place = store.find(_ANCHOR.sub("", name, count=1))
            if place.kind == "document":
                return Target("document", place.id)
            if place.story is None:
                return target_named({"documents": [], "stories": []}, name)
            return target_named(plain(store.edition(place.story)), place.id)


def read_judgements(file: pathlib.Path | None) -> tuple[Judgement, ...]:
    """The rows of a file that a run is to replay. Raises :class:`~recension.errors.UsageError` for a file that is none."""
    return () if file is None else from_lines(_text(file))


def _text(file: pathlib.Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError("RCN-211", "the judgements", "the file is not UTF-8", "give a file of JSON Lines") from error


def _edition(file: pathlib.Path) -> Any:
    try:
        return json.loads(_text(file))
    except (ValueError, RecursionError) as error:
        raise UsageError(
            "RCN-213", "the edition was not understood", "it is not JSON", "give the one that recension build wrote"
        ) from error
