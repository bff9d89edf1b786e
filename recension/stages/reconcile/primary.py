"""Whom a report can be said to rest on: primary sources, those with a name and those without."""

from __future__ import annotations

import re
from functools import cache

from recension.stages.reconcile.entities import Bearers
from recension.stages.reconcile.sources import CUTS, canonical_speaker, described_by
from recension.text.lexicon import country_names, table
from recension.text.names import name_key
from recension.text.normalise import fold

_KNOWN_ALONE = frozenset("police prosecution parliament army navy coastguard gendarmerie constabulary government kremlin".split())
"""Bodies that need no name: a place has one of each."""
_OFFICES = frozenset(
    "minister president premier chancellor mayor governor king queen pope director manager chairman chairwoman chief head commander side "
    "secretary ambassador captain skipper pair duo trio guest visitor paperwork".split()
)
"""Offices that one person holds, who has a name; and what stands for those who are named otherwise."""
_POINTING = frozenset("latter latter's former he she his her its their such same new".split())
_NO_GROUP = frozenset("members others reports sides parties".split())
_AND = re.compile(r",? and |, ")


def is_primary(bearers: Bearers, name: str) -> bool:
    """Whether a report can be said to rest on a source: one can tell it from others.

    That is a person or a body with a name, a country, a body that needs none (*police*), people or a body as they are described.
    It is no place, no scrap of a sentence, no *captain*, *company* or *mayor of Wick*, who have a name in another sentence.
    """
    entity, tokens = bearers.of(name), name.split()
    if entity is None:
        return bool(tokens) and not _is_scrap(name) and _tells_who(name)
    is_land = name_key(name) in country_names()
    return entity.kind in ("person", "organisation") or is_land or (entity.kind == "other" and len(tokens) > 1)


def is_named(bearers: Bearers, name: str) -> bool:
    """Whether a source has a name of its own, or is the body of a place: *police* are, *experts* and *a driver* are not."""
    if bearers.of(name) is not None:
        return True
    told = described_by(name)
    hidden = any(_is_noun(t, "unnamed") or _is_noun(t, "person") for t in told[-2:])
    return not hidden or (_is_noun(told[-1], "body") and not _is_noun(told[-1], "person"))


def as_listed(bearers: Bearers, name: str) -> str:
    """The name as a list of sources shows it: who is not named is said to be unnamed."""
    return name if is_named(bearers, name) else f"{name} (unnamed)"


def each_of(bearers: Bearers, name: str) -> tuple[str, ...]:
    """Those who speak together one by one, where all of them are known: *Quill and Roe*; else the source as it is."""
    parts = [canonical_speaker(bearers, part) for part in _AND.split(name) if part.strip()] if bearers.of(name) is None else []
    return tuple(parts) if len(parts) > 1 and all(bearers.of(part) for part in parts) else (name,)


def _is_scrap(name: str) -> bool:
    """Whether words are a piece of a sentence, or point at someone named before: *chief of*, *the latter's lawyer*."""
    keys = [token.casefold() for token in name.split()]
    return not name[0].isalpha() or bool({keys[0], keys[-1]} & CUTS) or not _POINTING.isdisjoint(keys) or any(c.isdigit() for c in name)


def _tells_who(name: str) -> bool:
    """Whether a description tells its people or its body from others."""
    told = described_by(name)
    if not told or told[-1] in _OFFICES:
        return False
    if len(name.split()) == 1:
        is_group = name.endswith("s") and (_is_noun(told[-1], "person") or _is_noun(told[-1], "unnamed"))
        return name.casefold() in _KNOWN_ALONE or (is_group and told[-1] not in _NO_GROUP)
    is_source = any(_is_noun(key, category) for key in told[-2:] for category in ("person", "body", "document", "unnamed"))
    return is_source or name.split()[len(told) - 1][:1].isupper()


@cache
def _nouns(category: str) -> frozenset[str]:
    """The nouns of a category of ``speaker_nouns.tsv`` as keys."""
    return next(frozenset(fold(word) for word in row[1].split()) for row in table("speaker_nouns.tsv") if row[0] == category)


def _is_noun(key: str, category: str) -> bool:
    """Whether a noun in either number is of a category."""
    singular = (key.removesuffix("s"), key.removesuffix("es"), re.sub(r"ies\Z", "y", key), re.sub(r"men\Z", "man", key))
    return not _nouns(category).isdisjoint((key, *singular))
