"""The doctor: is all that the program needs there and whole, and what to do if not.

Nothing is changed and nothing is fetched. A *problem* keeps something from working; *advice* does not.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.metadata
import importlib.util
import os
import platform
import re
import shutil
import sqlite3
import sys
import tempfile
import zipfile
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from recension import __version__
from recension.configuration import files, read_file
from recension.errors import RecensionError
from recension.settings.doctor import LEAST_DISK, NEWEST_PYTHON, OLDEST_PYTHON, WAL_SAFE
from recension.store import open_store

State = Literal["well", "advice", "problem"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and what to do (empty where all is well)."""

    name: str
    state: State
    says: str
    advice: str = ""


def examine(folder: Path, environment: Mapping[str, str], store: str | None) -> Iterator[Finding]:
    """Look at everything, one finding at a time; at a store if one is named."""
    yield Finding("recension", "well", f"{__version__}, in {Path(__file__).parent}")
    yield python(sys.version_info[:2])
    yield from libraries(importlib.metadata.requires("recension") or ())
    yield sqlite(sqlite3.sqlite_version_info)
    yield full_text()
    yield data()
    yield installed()
    yield from disk({"this folder": folder, "temporary files": Path(tempfile.gettempdir())})
    yield configured(folder, environment)
    if store is not None:
        yield stored(store)


def python(version: tuple[int, ...]) -> Finding:
    """The version of Python, on which machine."""
    says = f"{platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count() or 1} cores"
    if OLDEST_PYTHON <= version <= NEWEST_PYTHON:
        return Finding("Python", "well", says)
    return Finding("Python", "problem", says, f"use Python {_dotted(OLDEST_PYTHON)} to {_dotted(NEWEST_PYTHON)}")


def libraries(requirements: Iterable[str]) -> Iterator[Finding]:
    """The packages that are needed, then the optional ones, extra by extra."""
    extras: dict[str, list[str]] = {}
    for requirement in requirements:
        name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
        extra = re.search(r"extra\s*==\s*['\"]([^'\"]+)", requirement)
        extras.setdefault(extra[1] if extra else "", []).append(name)
    needed = {name: _version(name) for name in extras.pop("", [])}
    absent = [name for name, version in needed.items() if version is None]
    says = ", ".join(f"{name} {version or 'is missing'}" for name, version in sorted(needed.items()))
    yield Finding("packages", "problem" if absent else "well", says, "run: pip install recension" if absent else "")
    for wanted, names in sorted(extras.items()):
        found = {name: _version(name) for name in names}
        says = ", ".join(f"{name} {version or 'is not installed'}" for name, version in sorted(found.items()))
        whole = None not in found.values()
        yield Finding(
            f"extra {wanted}", "well" if whole else "advice", says, "" if whole else f"if you want it: pip install 'recension[{wanted}]'"
        )


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def sqlite(version: tuple[int, ...]) -> Finding:
    """The version of SQLite, and what it means for the store.

    From 3.7.0 to 3.51.2 a database in WAL mode can be corrupted when the log is reset (https://sqlite.org/wal.html#walresetbug);
    the store uses a rollback journal and is safe with every version, so this is no more than news.
    """
    verdict = "safe in WAL mode, too" if version >= WAL_SAFE else "unsafe in WAL mode; the store uses a rollback journal, which is safe"
    return Finding("SQLite", "well", f"{_dotted(version)}: {verdict}")


def full_text() -> Finding:
    """Whether this SQLite can search."""
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("CREATE VIRTUAL TABLE tried USING fts5(word)")
    except sqlite3.Error as error:
        return Finding("full-text search", "problem", f"SQLite has no FTS5 ({error})", "use a Python whose SQLite has it")
    return Finding("full-text search", "well", "FTS5 is there")


def data() -> Finding:
    """Whether the tables and models can be read whole: packed ones carry a checksum of their content (CRC-32)."""
    held = [file for package in ("recension.data", "recension.models") for file in _files(package)]
    broken = [file.name for file in held if not _is_whole(file)]
    size = sum(len(file.read_bytes()) for file in held) / 1e6
    if not held or broken:
        says = f"damaged: {', '.join(sorted(broken))}" if broken else "none found"
        return Finding("tables and models", "problem", says, "install recension anew")
    return Finding("tables and models", "well", f"{len(held)} files, {size:.0f} MB, each can be read whole")


def _files(package: str) -> list[Traversable]:
    """The files of a package that are no code."""
    if importlib.util.find_spec(package) is None and not (resources.files("recension") / package.rpartition(".")[2]).is_dir():
        return []
    folder = resources.files("recension") / package.rpartition(".")[2]
    return [file for file in folder.iterdir() if file.is_file() and not file.name.endswith((".py", ".pyc"))]


def _is_whole(file: Traversable) -> bool:
    """Whether a file has content, and its checksum is right where it carries one."""
    try:
        raw = file.read_bytes()
        if file.name.endswith(".gz"):
            gzip.decompress(raw)
        elif file.name.endswith(".npz"):
            with file.open("rb") as opened, zipfile.ZipFile(opened) as packed:
                return packed.testzip() is None
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile):
        return False
    return bool(raw)


def installed() -> Finding:
    """Whether the files of the package are those that were installed: their SHA-256 stand in the list that the installer wrote."""
    try:
        listed = importlib.metadata.files("recension") or []
    except importlib.metadata.PackageNotFoundError:
        listed = []
    hashed = [file for file in listed if file.hash is not None and file.parts[0] == "recension"]
    if not hashed:
        return Finding("installation", "well", "a working tree; nothing to compare its files with")
    changed = [str(file) for file in hashed if not _is_as_listed(Path(str(file.locate())), file.hash.value if file.hash else "")]
    if changed:
        return Finding("installation", "problem", f"changed or missing: {', '.join(changed[:5])}", "install recension anew")
    return Finding("installation", "well", f"{len(hashed)} files have the checksums of the installation")


def _is_as_listed(file: Path, digest: str) -> bool:
    """Whether a file has the SHA-256 that is listed for it (base64 without padding, as in a wheel's RECORD)."""
    if not file.is_file():
        return False
    return urlsafe_b64encode(hashlib.sha256(file.read_bytes()).digest()).decode().rstrip("=") == digest


def disk(places: Mapping[str, Path]) -> Iterator[Finding]:
    """The space that is free in some folders."""
    for name, folder in places.items():
        try:
            free = shutil.disk_usage(folder).free
        except OSError as error:
            yield Finding(f"disk, {name}", "problem", f"{folder} cannot be looked at ({error.strerror})", "check its permissions")
            continue
        says = f"{free / 1e9:.1f} GB free in {folder}"
        yield Finding(f"disk, {name}", "advice" if free < LEAST_DISK else "well", says, "free some space" if free < LEAST_DISK else "")


def configured(folder: Path, environment: Mapping[str, str]) -> Finding:
    """The configuration files that count here, and whether they are understood."""
    found = files(folder, environment)
    try:
        for file in found:
            read_file(file)
    except RecensionError as error:
        return Finding("configuration", "problem", f"{error.what}: {error.why}", error.next_step)
    return Finding("configuration", "well", ", ".join(map(str, found)) or "no file; see recension config init")


def stored(place: str) -> Finding:
    """Whether a store is whole, all of it read."""
    try:
        with open_store(place) as store:
            problems = store.problems()
            documents, stories = store.count("documents"), store.count("stories")
    except RecensionError as error:
        return Finding("store", "problem", f"{error.what}: {error.why}", error.next_step)
    if problems:
        return Finding("store", "problem", "; ".join(problems[:3]), "restore a backup, or ingest the inputs into a new file")
    return Finding("store", "well", f"{place}: documents {documents}, stories {stories}, whole")


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
