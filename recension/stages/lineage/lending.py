"""Columns lent to other processes: these open the files that hold them, and what is large is not sent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from secrets import token_hex

import numpy as np

from recension.settings.lineage import LENT_BYTES
from recension.stages.lineage.corpus import Source
from recension.stages.lineage.spool import Column


@dataclass(frozen=True, slots=True)
class Lent:
    """The columns of a :class:`Source` by the names of their files, and what kinds of numbers they hold.

    The names of files are used again; the ``token`` tells what was lent from all that was lent before.
    """

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    token: str


@contextmanager
def lent(source: Source) -> Iterator[Lent | None]:
    """A source in files, which are gone afterwards; ``None`` where the system cannot, or if it is too large."""
    columns = []
    for numbers in source if sum(numbers.nbytes for numbers in source) <= LENT_BYTES else ():
        columns.append(Column(numbers.dtype.type, is_filed=True))
        columns[-1].append(numbers)
    names = tuple(column.name for column in columns)
    yield Lent(names, tuple(numbers.dtype.str for numbers in source), token_hex()) if any(names) else None


@lru_cache(maxsize=1)
def opened(there: Lent) -> Source:
    """The source again."""
    return Source(*(np.asarray(np.memmap(name, dtype=kind, mode="r")) for name, kind in zip(there.names, there.kinds, strict=True)))
