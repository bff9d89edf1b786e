"""Who speaks: the name that a story uses for a source, and whether a report can rest on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from recension.stages.reconcile.entities import Bearers
from recension.text.lexicon import table
from recension.text.names import name_key
from recension.text.normalise import stem
from recension.text.words import words

_QUANTIFIERS = frozenset(
    "many some several few most other others all both one two three four five a an the more various numerous certain unnamed".split()
)
_NOBODY = frozenset("nobody none neither no".split())
_FIRMS = frozenset(stem(word) for word in "company firm operator maker owner".split())
"""Bodies whose noun stands in no name."""
CUTS = frozenset("of in at for from with who on by near to".split())


@cache
def _stems(category: str) -> frozenset[str]:
    """The stems of the nouns of a category of ``speaker_nouns.tsv``."""
    return next(frozenset(stem(word) for word in row[1].split()) for row in table("speaker_nouns.tsv") if row[0] == category)


def canonical_speaker(bearers: Bearers, name: str) -> str:
    """The name under which the story calls a speaker: *city manager Ann Lee* and *Ann Lee* are one."""
    entity = bearers.of(name)
    if " " not in name and (entity is None or entity.kind in ("place", "other")):
        is_body = stem(name.casefold()) in _stems("body") - _FIRMS
        entity = bearers.by_surname(name) or (bearers.by_noun(name.casefold()) if is_body else None) or entity
    if entity is not None:
        return entity.name
    tokens = name_key(name).split()
    for length in range(len(tokens) - 1, 0, -1):
        beginning = bearers.by_key.get(" ".join(tokens[:length]))
        if beginning is not None and tokens[length] in CUTS and _speaks(bearers, beginning, length):
            return bearers.entities[beginning].name
    for length in range(len(tokens) - 1, 0, -1):
        ending = bearers.by_key.get(" ".join(tokens[-length:]))
        if ending is not None and _speaks(bearers, ending, length):
            return bearers.entities[ending].name
    return _plain(name)


def _speaks(bearers: Bearers, index: int, length: int) -> bool:
    """Whether an entity found within a longer source can be the one who speaks: a person or a body, no place."""
    return bearers.entities[index].kind in ("person", "organisation") or (bearers.entities[index].kind == "other" and length > 1)


def _plain(name: str) -> str:
    """A described source without quantifiers: *many experts* are experts."""
    tokens = name.replace("’", "'").split()
    if not tokens:
        return name
    if len(tokens) > 1 and tokens[-1] in ("who", "which", "that"):
        tokens.pop()
    while len(tokens) > 1 and tokens[0].casefold() in _QUANTIFIERS and tokens[1].casefold() != "of":
        tokens.pop(0)
    if stem(tokens[0]) in _stems("person") | _stems("body") | _stems("document") | _stems("unnamed"):
        tokens[0] = tokens[0] if any(t[:1].isupper() for t in tokens[1:2]) else tokens[0].lower()
    return " ".join(tokens)


def described_by(name: str) -> list[str]:
    """The words of a description up to its first preposition: *people familiar* of *people familiar with the talks*, *guards* of *one of the guards*."""
    keys = [w.key for w in words(name)]
    if len(keys) > 2 and keys[0] in _QUANTIFIERS and keys[1] == "of":
        keys = keys[2:]
    return keys[: next((i for i, key in enumerate(keys) if i and key in CUTS), len(keys))]


def _heads(name: str) -> set[str]:
    """The stems of the nouns that a description may turn on: of *two people familiar with the talks* the last two words before *with*."""
    return {stem(key) for key in described_by(name)[-2:]}


def is_described(source: str) -> bool:
    """Whether the words of a source turn on a common noun for people: *U.S. and Korean officials* are not the U.S."""
    tokens = source.split()
    return len(tokens) > 1 and tokens[-1].islower() and bool(_heads(source) & (_stems("person") | _stems("unnamed")))


def can_speak(bearers: Bearers, name: str) -> bool:
    """Whether a source can say anything at all: a person, a body, a document or a name; not *his visit*."""
    tokens = name_key(name).split()
    if not tokens or tokens[0] in _NOBODY:
        return False
    if bearers.of(name) is not None:
        return True
    return bool(_heads(name) & (_stems("person") | _stems("body") | _stems("document") | _stems("unnamed"))) or _ends_in_name(name)


def is_person(bearers: Bearers, name: str) -> bool:
    """Whether a source is one person, by name or by what the person is: *Ada Quill*, *a driver*; not *officials*, *the ministry*."""
    entity = bearers.of(name)
    if entity is not None:
        return entity.kind == "person"
    tokens = [w.key for w in words(name)]
    cut = next((i for i, t in enumerate(tokens) if i and t in CUTS), len(tokens))
    return cut > 0 and stem(tokens[cut - 1]) in _stems("person") and not tokens[cut - 1].endswith("s")


def _ends_in_name(name: str) -> bool:
    tokens: Sequence[str] = name.split()
    return tokens[-1][:1].isupper() and not tokens[-1].isupper()
