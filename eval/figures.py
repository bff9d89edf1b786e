"""A figure, the set it was measured on, and its floor."""

from __future__ import annotations

import hashlib
import pathlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = tomllib.loads((ROOT / "eval" / "floors.toml").read_text("utf8"))


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` of the measure ``name`` on ``corpus``, whose content has the hash ``digest``. Higher is better."""

    corpus: str
    digest: str
    name: str
    value: float

    @property
    def floor(self) -> float | None:
        """The value below which the figure may not fall, if one is set."""
        floor = FLOORS.get(self.corpus, {}).get(self.name)
        return None if floor is None else float(floor)

    @property
    def holds(self) -> bool:
        """Whether the figure is not below its floor."""
        return self.floor is None or self.value >= self.floor


def digest(paths: Iterable[pathlib.Path]) -> str:
    """A hash of the content of files, so that two tables can be seen to speak of the same corpus."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table, one row each."""
    rows = ["| corpus | hash | figure | value | floor | |", "|---|---|---|--:|--:|---|"]
    for f in figures:
        floor = "" if f.floor is None else f"{f.floor:.1f}"
        rows.append(f"| {f.corpus} | {f.digest} | {f.name} | {f.value:.1f} | {floor} | {'' if f.holds else 'BELOW'} |")
    return "\n".join(rows) + "\n"
