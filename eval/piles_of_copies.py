"""Piles of any size with known trees: invented reports, and what houses do to them.

Every text is filled into frames of our own with common words and invented names, so it needs no licence; nothing is
meant to make sense, only to have the shape of news: rare names, common phrases, quotations, paragraphs.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import accumulate

from recension.model import Article, Document, Region

_WHO = (
    "the #|the # #|a # of @|@ @|residents of @|a # #|critics|the # in @|both #|% #|nobody|the # who # it|two # from @|its #|their #".split(
        "|"
    )
)
_DID = (
    "will # the #|# and #|had # a #|could not #|was # #|are # #|# more than % #|never # the # #|# at #|refused to #|# with care|# #".split(
        "|"
    )
)
_ADDED = "near @|on Monday|for % days|because the # #|, which # @|after %|as # as #|with # #|until #|, a # said|in #|at night|".split("|")
"""Of these a sentence is put together: ``#`` is a word, ``@`` a name, ``%`` a number."""

_SAYINGS = ["said @ @ .", "@ @ told a # in @ .", "said the # , @ ."]
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with their stops. ``origin`` is the sentence as it was first written; ``None`` for a quotation."""

    words: tuple[str, ...]
    origin: int | None


Paragraph = tuple[Sentence, ...]
Text = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A document of the pile: the numbers of those it was made from, of its family, and what was done."""

    number: int
    family: int
    parents: tuple[int, ...]
    made_by: str
    text: Text

    @property
    def article(self) -> Article:
        """The text as an article that is nothing but body."""
        written = "\n\n".join(" ".join(_written(s.words) for s in paragraph) for paragraph in self.text)
        identity = f"{self.number * 0x9E3779B1 % 2**32:08x}{self.number:04x}"
        return Article(Document(identity, identity, identity, written), "en", (Region("body", 0, len(written)),))

    def origins(self) -> dict[int, tuple[str, ...]]:
        """The origins of its sentences, each with its words as they stand here."""
        return {s.origin: s.words for paragraph in self.text for s in paragraph if s.origin is not None}


def _written(words: Sequence[str]) -> str:
    text = " ".join(words)
    for mark in ".,”":
        text = text.replace(f" {mark}", mark)
    text = text.replace("“ ", "“")
    return text[:1].upper() + text[1:]


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Common words in a fixed shuffled order, and weights after Zipf's law."""
    packed = resources.files("recension.data").joinpath("common_words.txt.gz").read_bytes()
    words = sorted({w for w in gzip.decompress(packed).decode().split() if w.isalpha() and len(w) > 3})
    random.Random(1).shuffle(words)
    return words, list(accumulate(1 / (rank + 20) for rank in range(len(words))))


@dataclass(slots=True)
class _Writer:
    """Writes original texts. Each has a topic: some words and names that it uses again and again."""

    source: random.Random
    sentences: int = 0
    topic: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def text(self) -> Text:
        """A report of about 330 words."""
        words, weights = _vocabulary()
        self.topic = self.source.choices(words, cum_weights=weights, k=120)
        self.names = [self.name() for _ in range(8)]
        return tuple(self.paragraph() for _ in range(self.source.randint(9, 15)))

    def paragraph(self) -> Paragraph:
        if self.source.random() < 0.2:
            return (self.quotation(),)
        return tuple(self.sentence() for _ in range(self.source.randint(1, 3)))

    def sentence(self) -> Sentence:
        self.sentences += 1
        return Sentence(self.filled(self.frame()), self.sentences)

    def quotation(self) -> Sentence:
        said, by = self.filled(self.frame()), self.filled(self.source.choice(_SAYINGS).split())
        return Sentence(("“", *said[:-1], ",", "”", *by), None)

    def frame(self) -> list[str]:
        """The plan of a sentence: who did what, and mostly something more about it."""
        plan = [self.source.choice(_WHO), self.source.choice(_DID), self.source.choice(_ADDED)]
        if self.source.random() < 0.6:
            plan += [self.source.choice(["and", ", but", "while"]), self.source.choice(_WHO), self.source.choice(_DID)]
        return [*" ".join(plan).split(), "."]

    def filled(self, frame: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.slot(word) for word in frame)

    def slot(self, word: str) -> str:
        if word == "#":
            words, weights = _vocabulary()
            known = self.source.random() < 0.5
            return self.source.choice(self.topic) if known else self.source.choices(words, cum_weights=weights)[0]
        if word == "@":
            return self.source.choice(self.names)
        return str(self.source.randint(5, 3000)) if word == "%" else word

    def name(self) -> str:
        syllables = self.source.randint(2, 4)
        return "".join(self.source.choice(_CONSONANTS) + self.source.choice(_VOWELS) for _ in range(syllables)).capitalize()


Change = Callable[[_Writer, Text], Text]


def _verbatim(_writer: _Writer, text: Text) -> Text:
    return text


def _drop(writer: _Writer, text: Text) -> Text:
    """Every fifth paragraph is lost."""
    return tuple(p for p in text if writer.source.random() > 0.2) or text[:1]


def _swap(writer: _Writer, text: Text) -> Text:
    """Paragraphs change places."""
    return tuple(writer.source.sample(text, len(text)))


def _edit(writer: _Writer, text: Text) -> Text:
    """Every eighth word is another."""
    words, weights = _vocabulary()

    def edited(word: str) -> str:
        is_word = word[0].isalnum() and writer.source.random() < 0.12
        return writer.source.choices(words, cum_weights=weights)[0] if is_word else word

    return tuple(tuple(Sentence(tuple(map(edited, s.words)), s.origin) for s in p) for p in text)


def _truncate(writer: _Writer, text: Text) -> Text:
    """The end is cut off."""
    return text[: max(2, int(len(text) * writer.source.uniform(0.4, 0.8)))]


def _requote(writer: _Writer, text: Text) -> Text:
    """New quotations, and an introduction."""
    return (writer.paragraph(), *(((writer.quotation(),) if p[0].origin is None else p) for p in text))


_CHANGES: dict[str, Change] = {
    "verbatim": _verbatim, "drop": _drop, "swap": _swap, "edit": _edit, "truncate": _truncate, "requote": _requote,
}  # fmt: skip


def pile(size: int, seed: int = 7) -> Iterator[Copy]:
    """``size`` documents: originals and, further down, what was made of them. The same for the same arguments.

    Of ten documents four begin a family, one takes a paragraph from elsewhere, one is stitched from two, and the others
    are copies: large families grow larger (Yule 1925), of which some reach hundreds.
    """
    writer = _Writer(random.Random(seed))
    kept: list[Copy] = []
    for number in range(size):
        made = _next(writer, kept, number)
        kept = [*kept[-1999:], made] if number % 50 == 0 else [*kept, made]
        yield made


def _next(writer: _Writer, kept: Sequence[Copy], number: int) -> Copy:
    luck = writer.source.random()
    if luck < 0.4 or len(kept) < 2:
        return Copy(number, number, (), "original", writer.text())
    parent = writer.source.choice(kept)
    if luck < 0.47:
        own = writer.text()
        at = writer.source.randrange(len(own))
        taken = max(parent.text, key=lambda p: sum(len(s.words) for s in p if s.origin is not None))
        return Copy(number, number, (parent.number,), "paragraph", (*own[:at], taken, *own[at:]))
    if luck < 0.52 and (other := writer.source.choice(kept)).family != parent.family:
        half, rest = len(parent.text) * 2 // 3, len(other.text) // 2
        return Copy(number, parent.family, (parent.number, other.number), "stitch", (*parent.text[:half], *other.text[rest:]))
    name = writer.source.choice(sorted(_CHANGES))
    return Copy(number, parent.family, (parent.number,), name, _CHANGES[name](writer, parent.text))


def sharing(copies: Sequence[Copy], least_words: int) -> Iterator[tuple[int, int]]:
    """The pairs of documents which share sentences of at least so many words in all, those left out that edits have torn.

    A sentence counts with the words that stand where they stood, if these are three in four. The lower number is first.
    """
    held = [copy.origins() for copy in copies]
    holders: dict[int, list[int]] = {}
    for number, origins in enumerate(held):
        for origin in origins:
            holders.setdefault(origin, []).append(number)
    for number, origins in enumerate(held):
        words: dict[int, int] = {}
        for origin, here in origins.items():
            for other in holders[origin]:
                if other > number:
                    there = held[other][origin]
                    equal = len(here) if here is there else sum(map(str.__eq__, here, there))
                    words[other] = words.get(other, 0) + equal * (4 * equal >= 3 * len(here))
        yield from ((number, other) for other, n in sorted(words.items()) if n >= least_words)
