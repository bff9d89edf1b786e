"""The words that bring in what someone says: verbs of saying, thinking and wanting, *according to*, *claim that*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from recension.stages.annotate.syntax.chunks import Parse, VerbGroup
from recension.text.normalise import fold

SPEECH_NOUNS: dict[str, str] = {
    noun: kind
    for kind, nouns in {
        "say": "statement claim warning announcement suggestion assertion argument conclusion report insistence complaint "
        "admission acknowledgement message view position idea opinion reminder finding remark comment",
        "contest": "accusation allegation charge rumor contention",
        "deny": "denial",
        "promise": "promise pledge vow threat assurance commitment guarantee",
        "expect": "prediction forecast expectation",
        "suspect": "belief fear hope suspicion concern speculation worry",
    }.items()
    for noun in nouns.split()
}
"""Nouns that take *that* and what is said, by the class of what they say: *his claim that ...*."""

SURE_ADJECTIVES: dict[str, str] = {
    adjective: kind
    for kind, adjectives in {
        "think": "certain confident convinced sure adamant optimistic hopeful pleased proud glad aware sorry disappointed clear delighted",
        "doubt": "doubtful sceptical skeptical unsure uncertain unconvinced",
        "suspect": "afraid worried concerned fearful",
    }.items()
    for adjective in adjectives.split()
}
"""Adjectives that take *that* and what someone thinks, by the class of what they say: *is certain that ...*."""

HEARSAY_VERBS = frozenset("expect believe think say report allege know understand rumor consider suppose estimate presume fear".split())
"""Verbs whose passive reports a thing without saying who says so: *is expected to*, *was reported to have*."""


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb of saying does: its classes by frame (``c`` clause, ``n`` noun phrase, ``i`` infinitive, ``p`` with a preposition).

    ``listener``: whom it is said to may stand before the clause. ``prepositions``: those of the frame ``p``.
    """

    frames: dict[str, str]
    listener: bool = False
    prepositions: tuple[tuple[str, ...], ...] = ()


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Verb]:
    """The verbs of ``speech_verbs.tsv`` by lemma."""
    frames: dict[str, dict[str, str]] = {}
    listeners: set[str] = set()
    prepositions: dict[str, list[tuple[str, ...]]] = {}
    table = resources.files("recension.data").joinpath("speech_verbs.tsv").read_text(encoding="utf8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        kind, letters, words = line.split("\t")
        for word in words.split():
            lemma, *rest = word.split(":")
            key = fold(lemma)
            for letter in letters.replace("r", ""):
                frames.setdefault(key, {}).setdefault(letter, kind)
            listeners |= {key} if "r" in letters else set()
            if rest:
                prepositions.setdefault(key, []).append(tuple(rest))
    return {k: Verb(f, k in listeners, tuple(prepositions.get(k, ()))) for k, f in frames.items()}


def reporting_verb(group: VerbGroup) -> Verb | None:
    """The entry of the verb of a group; ``None`` when it reports nothing."""
    return lexicon().get(group.lemma)


COUNTING = frozenset("put count tally".split())
"""Verbs that give a number and bring in nothing else that is said."""


def gives_number(parse: Parse, group: VerbGroup) -> bool:
    """Whether a verb of counting stands before its number: *counts 160*."""
    return group.lemma in COUNTING and parse.letter(group.last) == "C"


def after_prepositions(parse: Parse, group: VerbGroup, verb: Verb) -> int | None:
    """The token after *called for*, *pointed to*; ``None`` when no such preposition follows."""
    for words in verb.prepositions:
        if all(parse.key(group.last + i) == word for i, word in enumerate(words)):
            return group.last + len(words)
    return None


def according_to(parse: Parse) -> Iterator[int]:
    """The tokens at which *according to* stands."""
    for at, token in enumerate(parse.tokens):
        if token.key == "according" and parse.key(at + 1) == "to":
            yield at


def speech_noun(key: str) -> str | None:
    """The class of a noun of saying in either number; ``None`` for other nouns."""
    bases = (key, key.removesuffix("s"), key.removesuffix("ies") + "y")
    return next((SPEECH_NOUNS[base] for base in bases if base in SPEECH_NOUNS), None)


def speech_nouns(parse: Parse) -> Iterator[int]:
    """The tokens of nouns that are followed by *that* and a clause: *a claim that*."""
    for at, token in enumerate(parse.tokens):
        if parse.letters[at] == "N" and parse.key(at + 1) == "that" and speech_noun(token.key):
            yield at
