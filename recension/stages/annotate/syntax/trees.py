"""The trees of sentences, as the trained reader sees them: for each word its governor, its relation to it, its tag.

Relations are those of Universal Dependencies (de Marneffe et al. 2021), tags those of the Penn Treebank.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from recension.reader.reading import Reading
from recension.text.spans import Range

_HYPHENED = re.compile(r"(?:-\w+)+")

Words = tuple[int, int]
"""A run of words, by their numbers: the first, and that behind the last."""


@dataclass(frozen=True)
class Tree:
    """A sentence as words ``first`` to ``last``: for each its governor and relation, and what depends on it."""

    text: str
    reading: Reading
    first: int
    last: int
    heads: Sequence[int]
    relations: Sequence[str]
    tags: Sequence[str]
    below: dict[int, list[int]]

    def characters(self, words: Words) -> Range:
        """The code points of a run of words, with what a hyphen joins to the last one."""
        start, end = self.reading.characters(*words)
        joined = _HYPHENED.match(self.text, end)
        return start, joined.end() if joined else end

    def of(self, word: int, relations: frozenset[str]) -> list[int]:
        """The dependents of a word in one of some relations."""
        return [w for w in self.below[word] if self.relations[w - self.first] in relations]

    def key(self, word: int) -> str:
        """A word in small letters."""
        return self.text[slice(*self.reading.characters(word, word + 1))].casefold()

    def relation(self, word: int) -> str:
        """What a word is to its governor."""
        return self.relations[word - self.first]

    def tag(self, word: int) -> str:
        """The Penn Treebank's tag of a word."""
        return self.tags[word - self.first]

    def head(self, word: int) -> int:
        """The word that a word depends on; itself for the root."""
        return self.heads[word - self.first]

    def under(self, word: int) -> set[int]:
        """A word and all that depends on it, near and far; cycles that a wrong reading may hold are passed once."""
        found, open_ = {word}, [word]
        while open_:
            for w in self.below[open_.pop()]:
                if w not in found:
                    found.add(w)
                    open_.append(w)
        return found


class Trees:
    """The trees of a text, each made when it is first asked for."""

    def __init__(self, text: str, reading: Reading) -> None:
        self.text = text
        self.reading = reading
        self.heads = reading.heads().tolist()
        self.relations, self.tags = reading.labels("relation"), reading.labels("speech")
        self.sentence = [number for number, (start, end) in enumerate(reading.sentences()) for _ in range(start, end)]
        self.bounds = reading.sentences()
        self.made: dict[int, Tree] = {}

    def word(self, start: int, end: int) -> int | None:
        """The number of the first word of a range of characters."""
        first, last = self.reading.word_at(start, end)
        return first if first < last and first < len(self.sentence) else None

    def tree(self, word: int) -> Tree:
        """The tree of the sentence that holds a word."""
        number = self.sentence[word]
        if number not in self.made:
            first, last = self.bounds[number]
            heads, below = self.heads[first:last], defaultdict[int, list[int]](list)
            for w, head in enumerate(heads, first):
                if head != w:
                    below[head].append(w)
            self.made[number] = Tree(self.text, self.reading, first, last, heads, self.relations[first:last], self.tags[first:last], below)
        return self.made[number]
