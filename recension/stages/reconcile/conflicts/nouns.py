"""Nouns that count people, by what they are and by what becomes of them."""

from __future__ import annotations

from functools import cache

from recension.text.lexicon import table
from recension.text.normalise import stem

_PEOPLE = frozenset(
    stem(w)
    for w in "people man men woman women children civilian demonstrator household family name body bodies other evacuee job post detainee islander "
    "life lives arrest injury death casualty fatality mourner crew fireman firemen mutineer gunman gunmen rioter recruit trooper conscript pilgrim "
    "docker fugitive escapee attacker robber smuggler stowaway adult baby newborn pedestrian bather spectator hooligan thief thieves "
    "craftsman craftsmen tourist churchgoer parishioner delegate picker labourer laborer injured wounded seaman seamen sailor fishermen hand captive abductee".split()
)
_ANYBODY = frozenset(
    stem(w)
    for w in "people person man men woman women child children boy girl victim survivor resident citizen passenger other member suspect household family "
    "name body bodies evacuee job post detainee life lives arrest injury death casualty fatality adult hand captive vote injured wounded".split()
)
_OFTENER_THINGS = frozenset({stem("coach"), stem("carrier")})
"""Nouns for persons that a number counts as things: *four coaches left the track*."""
SOME_OF_ALL = frozenset(
    stem(w) for w in "child children woman women girl boy baby teenager foreigner tourist firefighter policeman".split()
)
"""Nouns that count a part of those to whom something happened, by whatever name the whole is called."""
VOTES = frozenset(stem(w) for w in "vote ballot voice citizen".split())


@cache
def _roles() -> frozenset[str]:
    """The stems of the nouns for persons by what they are or do."""
    return frozenset(stem(noun) for kind, nouns in table("speaker_nouns.tsv") if kind == "person" for noun in nouns.split())


def is_people(noun: str) -> bool:
    """Whether a stem counts people: *miner*, *policeman*, *job*."""
    return noun in _PEOPLE or (noun in _roles() and noun not in _OFTENER_THINGS) or (len(noun) > 5 and noun.endswith(("men", "man")))


def is_role(noun: str) -> bool:
    """Whether a stem says what those counted are or do, and not merely that they are people."""
    return is_people(noun) and noun not in _ANYBODY
