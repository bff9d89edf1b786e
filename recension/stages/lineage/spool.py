"""Texts on disk: a pile larger than memory keeps them there, and reads again those that are quoted."""

from __future__ import annotations

import tempfile
from array import array
from collections import OrderedDict
from types import TracebackType

_KEPT = 4096
"""Texts that were read last and are still at hand."""


class Spool:
    """Texts in a temporary file, which is gone when the spool is closed."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="recension-")  # noqa: SIM115
        self._ends = array("Q", [0])
        self._kept: OrderedDict[int, str] = OrderedDict()

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
