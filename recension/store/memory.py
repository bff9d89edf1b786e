"""What stages made of single items, kept in the store, so that a run does again only what has changed.

A result is found by the hash of the item and of the program: the same item read by the same program gives the same result,
and whatever is changed in either, the old result is never found again (and is thrown away at the end of the next run).
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Any

from recension.model import Account, Annotations, Article, Document, Edition, Published
from recension.settings.store import KEPT_TOGETHER
from recension.store.database import Database
from recension.store.records import BrokenRecord, as_json, form_of, from_json, pack, unpack

_MADE_BY: dict[str, Any] = {"clean": Article, "annotate": Annotations, "date": tuple[Published, ...], "reconcile": Account}
"""The stages whose results are kept, and what they make."""

_LARGE = (Document, Article, Annotations)
_ITS_DOCUMENT = "its document"
"""What stands in an article for the document that it was made of."""

_NO_PART_OF_IT = frozenset({"__main__.py", "cli", "engines.py", "progress.py", "render", "store", "web"})
"""Parts of the package on which no result of a stage depends. A part that is added counts until it is named here."""

_LIBRARIES = ("lxml", "numpy", "onnxruntime", "py3langid", "snowballstemmer", "tokenizers")


@cache
def program() -> str:
    """The hash of all code, data and weights that a stage's result can depend on, and of the libraries' versions."""
    digest = hashlib.sha256()
    for part in sorted(resources.files("recension").iterdir(), key=lambda p: p.name):
        if part.name not in _NO_PART_OF_IT:
            _digest_files(part, digest)
    for library in _LIBRARIES:
        digest.update(f"{library} {_version(library)}\n".encode())
    return digest.hexdigest()


@cache
def folding() -> str:
    """The hash of how words are folded for the index. What was indexed in one way cannot be taken out in another."""
    content = b"".join((resources.files("recension") / name).read_bytes() for name in ("store/words.py", "settings/store.py"))
    return hashlib.sha256(content + unicodedata.unidata_version.encode()).hexdigest()


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "none"


@cache
def form() -> str:
    """The hash of the form of an edition: one of another form has to be made anew before it can be read."""
    return hashlib.sha256(form_of(Edition).encode()).hexdigest()


def _digest_files(place: Traversable, digest: Any) -> None:
    if place.is_file():
        content = place.read_bytes()
        digest.update(f"{place.name} {len(content)}\n".encode() + content)
    elif place.is_dir() and place.name != "__pycache__":
        for inner in sorted(place.iterdir(), key=lambda p: p.name):
            _digest_files(inner, digest)


class StoredMemory:
    """The memory of one run (:class:`recension.pipeline.Memory`)."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._digests: dict[int, tuple[object, str]] = {}
        self._used: set[str] = set()
        self._fresh: dict[str, bytes] = {}

    def recall(self, stage: str, item: Any) -> Any | None:
        """What the stage made of the item in an earlier run."""
        kind = _MADE_BY.get(stage)
        if kind is None:
            return None
        key = self._key(stage, item)
        rows = self._database.rows("SELECT record FROM results WHERE id = ?", (key,))
        if not rows:
            return None
        try:
            made = from_json(kind, unpack(rows[0][0]), {_ITS_DOCUMENT: item})
        except BrokenRecord:  # it is worked out again
            return None
        self._used.add(key)
        return made

    def keep(self, stage: str, item: Any, result: Any) -> None:
        """Notes a result; with some others it is written in one transaction."""
        if stage in _MADE_BY:
            key = self._key(stage, item)
            self._used.add(key)
            self._fresh[key] = pack(as_json(result, lambda part: _ITS_DOCUMENT if part == item else None))
        if len(self._fresh) >= KEPT_TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Writes what has not been written yet."""
        with self._database.writing():
            self._database.run(
                "INSERT INTO results (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record",
                list(self._fresh.items()),
            )
        self._fresh.clear()

    def forget_unused(self) -> None:
        """Throws away what this run did not need: it is of another program, or of a pile that has changed."""
        stored = {row[0] for row in self._database.rows("SELECT id FROM results")}
        self._database.run("DELETE FROM results WHERE id = ?", [(key,) for key in sorted(stored - self._used)])

    def _key(self, stage: str, item: object) -> str:
        return hashlib.sha256(f"{program()} {stage} {self._digest(item)}".encode()).hexdigest()[:32]

    def _digest(self, record: object) -> str:
        """The hash of a record, in which larger records that it holds stand by their own hashes."""
        known = self._digests.get(id(record))
        if known is None:
            content = as_json(record, lambda part: self._digest(part) if isinstance(part, _LARGE) and part is not record else None)
            known = record, hashlib.sha256(content).hexdigest()
            self._digests[id(record)] = known  # with the record itself, so that nothing else gets its id()
        return known[1]
