"""The words of a sentence as a reader of names sees them: capitals, initials, capitals that mean nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from recension.model import Sentence
from recension.settings.annotate import HEADLINE_CAPITALS, LONGEST_WORD, SHAPES_KEPT, SHOUTED_LETTERS
from recension.text.lexicon import common_words, name_words, person_names
from recension.text.names import name_key
from recension.text.words import STOP_WORDS

Shape = Literal["capital", "upper", "initial", "lower", "number", "mark"]
Style = Literal["sentence", "headline", "shouted"]

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.S., J.K.
    r"|(?<![^\W_])[^\W\d_]{1,5}\.(?=[\s,]+\S)"  # St. within a sentence
    r"|[^\W_]+(?:[’'‐‑\-&][^\W_]+)*"  # Jean-Luc, O'Neill, AT&T
    r"|[^\w\s]"
)
_POSSESSIVE = re.compile(r"[’']s?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: code points ``start`` to ``end`` without a possessive ending, its key, its shape."""

    start: int
    end: int
    text: str
    key: str
    shape: Shape
    possessive: bool = False

    @property
    def is_capital(self) -> bool:
        """Whether it may be part of a name."""
        return self.shape in ("capital", "upper", "initial")


def tokens(text: str, sentence: Sentence) -> tuple[Token, ...]:
    """The words and marks of a sentence, in order."""
    return tuple(_token(match) for match in _TOKEN.finditer(text, sentence.start, sentence.end))


def _token(match: re.Match[str]) -> Token:
    word, end = match[0], match.end()
    if len(word) > LONGEST_WORD:
        return Token(match.start(), end, word, "", "mark")
    bare, key, shape = _described(word)
    return Token(match.start(), end - len(word) + len(bare), bare, key, shape, bare != word)


@lru_cache(maxsize=SHAPES_KEPT)
def _described(word: str) -> tuple[str, str, Shape]:
    """A word without a possessive ending, its key and its shape."""
    bare = _POSSESSIVE.sub("", word) if len(word) > 2 else word
    return bare, name_key(bare), _shape(bare)


def _shape(word: str) -> Shape:
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return "number" if word[0].isdigit() else "mark"
    if word[0].isdigit():
        return "number"
    if len(letters) == 1:
        return "initial" if letters[0].isupper() else "lower"
    if all(c.isupper() for c in letters):
        return "upper"
    return "capital" if _is_capitalised(word) else "lower"


def _is_capitalised(word: str) -> bool:
    """*Fells*, *al-Basri*, *iPhone*, *Sol-hee*; not *pro-European*, *Danish-backed*."""
    parts = re.split(r"[-‐‑]", word)
    if len(parts) == 1:
        return word[0].isupper() or any(c.isupper() for c in word[1:3])
    if not word[0].isupper():
        return parts[0].lower() in name_words("particle") and parts[1][:1].isupper()
    first, last = parts[0].lower(), parts[-1]
    if last[:1].isupper() or len(last) < 4 or (first in person_names() and last in person_names()):
        return True
    return not (last in common_words() or first in common_words())


@lru_cache(maxsize=SHAPES_KEPT)
def _letters(word: str) -> tuple[int, int]:
    """How many letters a word has, and how many capitals among them."""
    return sum(c.isalpha() for c in word), sum(c.isalpha() and c.isupper() for c in word)


def style(found: Sequence[Token]) -> Style:
    """Whether capitals tell of names in a sentence, or are those of a headline or of shouting."""
    counted = [_letters(token.text) for token in found]
    letters = sum(count for count, _ in counted)
    if letters > 3 and sum(capitals for _, capitals in counted) > SHOUTED_LETTERS * letters:
        return "shouted"
    content = [t for t in found if t.shape not in ("mark", "number") and t.key not in STOP_WORDS and len(t.key) > 1]
    capitals = sum(t.is_capital for t in content)
    plain = sum(t.is_capital and t.key in common_words() for t in content)
    ends_as_sentence = bool(found) and any(t.text == "." for t in found[-2:])
    if not ends_as_sentence and plain > 1 and capitals >= HEADLINE_CAPITALS * len(content):
        return "headline"
    return "sentence"
