"""Texts and columns of numbers in temporary files: a pile larger than memory keeps them there, and reads what it needs."""

from __future__ import annotations

import os
import tempfile
from array import array
from collections import OrderedDict
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recension.stages.lineage.columns import emptied

_OPEN_FILES = Path("/proc/self/fd")

_KEPT = 4096
"""Texts that were read last and are still at hand."""


class Column:
    """A column of numbers that grows: in memory, or in a temporary file, which is gone with it."""

    def __init__(self, kind: type[np.generic], is_filed: bool = False) -> None:
        self._kind, self._size = kind, 0
        self._parts: list[NDArray[Any]] = []
        self._file = tempfile.TemporaryFile(prefix="recension-") if is_filed else None  # noqa: SIM115

    def __len__(self) -> int:
        return self._size

    @property
    def name(self) -> str:
        """By what other processes open its file while this one lives; empty if it has none, or the system no such names."""
        if self._file is None or not _OPEN_FILES.exists():
            return ""
        self._file.flush()
        return f"/proc/{os.getpid()}/fd/{self._file.fileno()}"

    def append(self, part: NDArray[Any]) -> None:
        """Put some more at the end."""
        self._size += len(part)
        if self._file is None:
            self._parts.append(part)
        else:
            self._file.write(np.ascontiguousarray(part, dtype=self._kind).data)

    def whole(self) -> NDArray[Any]:
        """All of it; a file is mapped into memory, so that the system keeps of it what there is room for."""
        if self._file is not None and self._size:
            self._file.flush()
            return np.asarray(np.memmap(self._file, dtype=self._kind, mode="r+", shape=(self._size,)))
        if len(self._parts) != 1:
            self._parts.append(emptied(self._parts, self._kind))
        return self._parts[0]


class Spool:
    """Texts in a temporary file, which is gone when the spool is closed."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="recension-")  # noqa: SIM115
        self._ends = array("Q", [0])
        self._kept: OrderedDict[int, str] = OrderedDict()

    def column(self, kind: type[np.generic]) -> Column:
        """A column of numbers that is kept in the same way."""
        return Column(kind, is_filed=True)

    def append(self, text: str, /) -> None:
        """Put one more at the end."""
        self._file.seek(self._ends[-1])
        self._ends.append(self._ends[-1] + self._file.write(text.encode("utf8", "surrogatepass")))

    def __getitem__(self, number: int, /) -> str:
        """One of them."""
        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        self._file.seek(self._ends[number])
        written = self._file.read(self._ends[number + 1] - self._ends[number])
        self._kept[number] = text = written.decode("utf8", "surrogatepass")
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return text

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()
