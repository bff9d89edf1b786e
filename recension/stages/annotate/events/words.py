"""Which words name an event: verbs less the ones that tell of a state, a thought or a saying; nouns of events; PLOVER codes."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from recension.text.normalise import fold, stem


def _rows(name: str) -> list[tuple[str, list[str]]]:
    """The rows of a table of the package: first column, the words of the second."""
    text = resources.files("recension.data").joinpath(name).read_text(encoding="utf8")
    split = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return [(first, [fold(w) for w in rest.split()]) for first, rest in split]


@lru_cache(maxsize=1)
def _verbs() -> dict[str, frozenset[str]]:
    """The classes of verbs that are no events of their own."""
    return {kind: frozenset(words) for kind, words in _rows("event_verbs.tsv")}


def verb_is(lemma: str, *kinds: str) -> bool:
    """Whether a verb is of one of these kinds: ``state``, ``think``, ``say``, ``help``, ``expect``, ``phase``, ``dated``, ``prospect``, ``order``, ``light``."""
    return any(lemma in _verbs()[kind] for kind in kinds)


@lru_cache(maxsize=1)
def _nouns() -> dict[str, str]:
    """Event nouns and the verbs that they go with."""
    return {fold(noun): words[0] for noun, words in _rows("event_nouns.tsv")}


@lru_cache(maxsize=10_000)
def event_noun(key: str) -> str | None:
    """The verb of an event noun in either number (*explosions*: *explode*); ``None`` for other nouns."""
    nouns = _nouns()
    bases = (key, key.removesuffix("s"), key.removesuffix("es"), key.removesuffix("ies") + "y")
    return next((nouns[base] for base in bases if base in nouns), None)


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """PLOVER root codes by the stem of the verb."""
    return {stem(word): code for code, words in reversed(_rows("event_plover.tsv")) for word in words}


def plover_code(lemma: str) -> str | None:
    """The PLOVER root code of an event whose trigger has this stem."""
    return _codes().get(lemma)
