"""Words that the world's lists know: countries, demonyms, bodies, and titles, matched on the tokens of a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recension.model import EntityKind
from recension.stages.annotate.names.shapes import Token
from recension.text.lexicon import common_words, countries, name_words, organisations
from recension.text.names import name_key


@dataclass(frozen=True, slots=True)
class Phrase:
    """A listed name: its key in words, its kind, whether it is certain, whether it counts in capitals only."""

    words: tuple[str, ...]
    kind: EntityKind
    certain: bool
    capitals: bool


@cache
def _phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """The listed names by their first word, the longest first."""
    found: dict[tuple[str, ...], Phrase] = {}
    for key, (form, _) in organisations().items():
        words = tuple(key.split(" "))
        is_acronym = len(words) == 1 and form.upper() == form
        certain = len(words) > 1 or is_acronym or key not in common_words()
        found[words] = Phrase(words, "organisation", certain and key != "ford", is_acronym)
    for country in reversed(countries()):
        for form in country.demonyms:
            words = tuple(name_key(form).split(" "))
            found[words] = Phrase(words, "other", True, False)
        for form in country.names:
            words = tuple(name_key(form).split(" "))
            found[words] = Phrase(words, "place", True, form.upper() == form)
    by_first: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in found.values():
        by_first[phrase.words[0]].append(phrase)
    return {first: tuple(sorted(some, key=lambda p: (-len(p.words), p.words))) for first, some in by_first.items()}


def listed_at(found: Sequence[Token], at: int) -> tuple[Phrase, int] | None:
    """The longest listed name that begins at a token, and the index behind it."""
    for phrase in _phrases().get(found[at].key.split(" ")[0], ()):
        end = _matches(found, at, phrase)
        if end is not None:
            return phrase, end
    return None


def _matches(found: Sequence[Token], at: int, phrase: Phrase) -> int | None:
    """The index behind the phrase, if the tokens from ``at`` spell it (a hyphenated token may spell two words)."""
    word, index = 0, at
    while word < len(phrase.words):
        if index >= len(found) or (index > at and found[index - 1].possessive and not phrase.words[word - 1].endswith("s")):
            return None
        parts = found[index].key.split(" ")
        wanted = phrase.words[word : word + len(parts)]
        if tuple(parts) != wanted and not (found[index].possessive and wanted == (found[index].key + "s",)):
            return None
        word, index = word + len(parts), index + 1
    first, last = found[at], found[index - 1]
    if not (first.is_capital and last.is_capital) or (phrase.capitals and first.shape != "upper"):
        return None
    return index


@cache
def _title_words() -> frozenset[str]:
    return name_words("role") | name_words("rank") | name_words("honorific")


def is_title(key: str) -> bool:
    """Whether a word is an honorific, a rank or a role."""
    return key in _title_words()


def title_at(found: Sequence[Token], at: int, stop: int) -> int:
    """The index behind the title that begins at a token (*Deputy Prime Minister*, *Lt. Gen.*, *Secretary of State*), ``at`` if none."""
    end, index = at, at
    while index < stop and found[index].is_capital:
        key = found[index].key.removeprefix("vice ").removeprefix("ex ").removeprefix("co ")
        if is_title(key) or (key.split(" ")[-1] in _title_words()):
            end = index = index + 1
            if index + 1 < stop and found[index].key == "of" and found[index + 1].key in name_words("role of"):
                end = index = index + 2
        elif key in name_words("role modifier"):
            index += 1
        else:
            break
        if found[end - 1].possessive and end > at:
            break
    return end
