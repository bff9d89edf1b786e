"""The schema in numbered steps that only go forward. Each is a file of SQL; what was run is written down with its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import resources

from recension.store.refusals import refuse


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema. A step that was released is never changed; another follows it."""

    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        """The hash of the step, by which a changed one is recognised."""
        return hashlib.sha256(self.sql.encode("utf-8")).hexdigest()


def migrations(dialect: str) -> tuple[Migration, ...]:
    """The steps for ``sqlite`` or ``postgres``, in order."""
    folder = resources.files("recension.store") / "migrations" / dialect
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    return tuple(
        Migration(int(name[:4]), name[5:].removesuffix(".sql"), (folder / name).read_text("utf-8").replace("\r\n", "\n")) for name in names
    )


def missing(steps: Sequence[Migration], done: Sequence[tuple[int, str]]) -> Sequence[Migration]:
    """The steps that a store still lacks. ``done`` are the numbers and hashes of those that it has had.

    Raises :class:`~recension.errors.StoreError` for a store of a newer program, or of one with other steps.
    """
    if len(done) > len(steps):
        raise refuse("newer", str(len(done)))
    for step, (number, sha256) in zip(steps, done, strict=False):
        if (step.number, step.sha256) != (number, sha256):
            raise refuse("altered", f"step {number} is another one")
    return steps[len(done) :]


def apply(steps: Sequence[Migration], run_script: Callable[[str], None], note: Callable[[int, str, str], None]) -> None:
    """Run steps in order within the transaction of the caller."""
    for step in steps:
        run_script(step.sql)
        note(step.number, step.name, step.sha256)
