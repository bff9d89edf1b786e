"""The package's word lists about names, each read once from ``recension/data``."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from recension.text.names import name_key


def _text(name: str) -> str:
    data = resources.files("recension.data").joinpath(name).read_bytes()
    return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")


def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table of ``recension/data``: cells between tabs, lines that begin with ``#`` left out."""
    return tuple(tuple(line.split("\t")) for line in _text(name).splitlines() if line and not line.startswith("#"))


@cache
def common_words() -> frozenset[str]:
    """English words that are no names when they open a sentence."""
    return frozenset(_text("common_words.txt.gz").split("\n"))


@cache
def is_common(key: str) -> bool:
    """Whether a word is an ordinary one of English, or made of ordinary words by hyphens."""
    return all(word in common_words() for word in key.split(" "))


@cache
def is_plain(key: str) -> bool:
    """Whether a word is an ordinary one, the plural of one, or made of such words by hyphens."""
    known = common_words()
    return all(w in known or (w.endswith("s") and (w[:-1] in known or w[:-2] in known)) for w in key.split(" "))


@cache
def person_names() -> Mapping[str, str]:
    """Keys of given names (``g``) and surnames (``s``), or both; ``f`` and ``m`` where a given name is a woman's or a man's."""
    return {row[0]: row[1] for row in table("person_names.tsv.gz")}


@cache
def name_words(category: str) -> frozenset[str]:
    """The words of a category of ``name_words.tsv``: *honorific*, *organisation head* and so on."""
    return next(frozenset(row[1].split()) for row in table("name_words.tsv") if row[0] == category)


@dataclass(frozen=True, slots=True)
class Country:
    """A country or great region: its code (``None`` for a region), its names, its adjectives and demonyms."""

    code: str | None
    names: tuple[str, ...]
    demonyms: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """All countries and great regions, countries first."""
    rows = ((*row, "", "")[:3] for row in table("countries.tsv"))
    return tuple(Country(None if code == "-" else code, _cells(names), _cells(demonyms)) for code, names, demonyms in rows)


@cache
def demonyms() -> Mapping[str, Country]:
    """Countries by the keys of their adjectives and demonyms."""
    return {name_key(word): country for country in reversed(countries()) for word in country.demonyms}


@cache
def country_names() -> Mapping[str, Country]:
    """Countries and great regions by the keys of their names."""
    return {name_key(name): country for country in reversed(countries()) for name in country.names}


@cache
def organisations() -> Mapping[str, tuple[str, str]]:
    """Well-known bodies by the key of each form: that form as written, and the full name."""
    rows = ((row[0], _cells(row[1]) if len(row) > 1 else ()) for row in table("organisations.tsv"))
    return {name_key(form): (form, full) for full, others in rows for form in (full, *others)}


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
