"""The places of the world that the package knows (GeoNames, CC BY 4.0), looked up by name.

Two sorted tables lie compressed in ``recension/data``: places one a line, and names with the numbers of the
lines of their places. They are unpacked once and searched by halving; no table of objects is ever built.
"""

from __future__ import annotations

import gzip
import math
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from recension.text.names import name_key

Feature = Literal["country", "admin1", "capital", "city"]

_GENERIC_HEADS = frozenset(
    "province region oblast county state krai territory governorate prefecture district department republic city canton".split()
)
_GENERIC_OPENINGS = (("province", "of"), ("state", "of"), ("city", "of"), ("region", "of"), ("republic", "of"), ("kingdom", "of"))


@dataclass(frozen=True, slots=True)
class Location:
    """A place of the gazetteer. ``admin1`` is the code of its first-level division; ``own_name`` whether it was found by its own name."""

    geonames: int | None
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    feature: Feature
    own_name: bool = True


@dataclass(frozen=True)
class _Lines:
    """A text of lines that can be reached by number."""

    text: bytes

    @cached_property
    def ends(self) -> NDArray[np.int64]:
        """Where each line ends."""
        return np.flatnonzero(np.frombuffer(self.text, dtype=np.uint8) == ord("\n"))

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> bytes:
        start = int(self.ends[number - 1]) + 1 if number else 0
        return self.text[start : int(self.ends[number])]

    def cell_after(self, key: str) -> str | None:
        """What stands after ``key`` and a tab, in lines sorted by code point."""
        wanted, low, high = key.encode(), 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self[middle].partition(b"\t")[0] < wanted:
                low = middle + 1
            else:
                high = middle
        found, _, cell = self[low].partition(b"\t") if low < len(self) else (b"", b"", b"")
        return cell.decode() if found == wanted else None


def _unpacked(name: str) -> bytes:
    return gzip.decompress(resources.files("recension.data").joinpath(name).read_bytes())


@cache
def _places() -> _Lines:
    return _Lines(_unpacked("places.tsv.gz"))


@cache
def _names() -> _Lines:
    return _Lines(_unpacked("place_names.tsv.gz"))


def _location(number: int, own_name: bool) -> Location:
    cells = _places()[number].decode().split("\t")
    number_or_none = int(cells[0]) if cells[0] else None
    feature: Feature = cells[7]  # type: ignore[assignment]
    return Location(
        number_or_none, cells[1], float(cells[2]), float(cells[3]), cells[4], cells[5], int(cells[6]), feature, own_name
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def places_named(name: str) -> tuple[Location, ...]:
    """All places that go by a name, whatever its case and accents; *Kursk region* is looked up as *Kursk*, too."""
    key = name_key(name)
    cell = _names().cell_after(key) if key else None
    if cell is not None:
        return tuple(_location(int(part.rstrip("~")), not part.endswith("~")) for part in cell.split(" "))
    shorter = _without_generic(tuple(key.split(" ")))
    return places_named(shorter) if shorter else ()


def _without_generic(words: tuple[str, ...]) -> str | None:
    """A name without *province*, *region of* and the like; ``None`` when it has nothing of the kind."""
    if len(words) > 1 and words[-1] in _GENERIC_HEADS:
        return " ".join(words[:-1])
    if len(words) > 2 and words[:2] in _GENERIC_OPENINGS:
        return " ".join(words[2:])
    return None


@cache
def _rows_by_id() -> dict[int, int]:
    """The line of each GeoNames id."""
    lines = _places()
    firsts = (lines[i].partition(b"\t")[0] for i in range(len(lines)))
    return {int(first): i for i, first in enumerate(firsts) if first}


def place_by_id(geonames: int) -> Location | None:
    """The place with a GeoNames id."""
    number = _rows_by_id().get(geonames)
    return None if number is None else _location(number, True)


def contains(outer: Location, inner: Location) -> bool:
    """Whether ``inner`` lies in ``outer``, by country and first-level division, or is the same place."""
    if outer.feature == "country":
        return outer.country == inner.country
    if outer.feature == "admin1":
        return inner.feature != "country" and outer.admin1 == inner.admin1
    return (outer.country, outer.name, outer.lat, outer.lon) == (inner.country, inner.name, inner.lat, inner.lon)


def distance(one: Location, other: Location) -> float:
    """Kilometres between two places on the sphere (haversine)."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, half)))
