"""The key under which two spellings of one word meet.

Folded are: case, width and ligatures (NFKC), accents, quotes and dashes, zero-width and
direction characters, look-alike letters of other scripts within a Latin word
(Unicode TR39), and British against American spelling. The text itself is never changed:
keys are compared, characters are shown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("english")

_NO_SUFFIX = (*"abfhjkopquvwxz0123456789", *(f"{letter}i" for letter in "abdefhijkmnopqrsuvwxyz"))
"""No suffix that the stemmer takes off or changes ends in one of these."""

_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһӏԛԝкмнтвАЕОРСУХІЈЅКМНТВαοινρτκηυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhlqwkmhtbAEOPCYXIJSKMHTBaoivptknuABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters that look Latin: the common part of Unicode's confusables.txt."""

_PUNCTUATION = str.maketrans({**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-")})

_BRITISH = (
    (re.compile(r"isation(s?)\Z"), r"ization\1"),
    (re.compile(r"([a-z]{3})is(e|es|ed|ing|er|ers)\Z"), r"\1iz\2"),
    (re.compile(r"([a-z]{3})yse(s|d)?\Z"), r"\1yze\2"),
    (re.compile(r"(col|hon|lab|fav|harb|neighb|behavi|rum|vap|arm|hum|vig|sav|endeav|flav|val)our"), r"\1or"),
    (re.compile(r"(cent|theat|fib|lit|kilomet|millimet|centimet|met|calib|sab|spect)re(s?)\Z"), r"\1er\2"),
    (re.compile(r"(def|off|lic|pret)ence(s?)\Z"), r"\1ense\2"),
    (re.compile(r"([a-z]{2}[aeiou])ll(ed|ing|er|ers)\Z"), r"\1l\2"),
    (re.compile(r"ogue(s?)\Z"), r"og\1"),
    (re.compile(r"programme(s?)\Z"), r"program\1"),
)

_MAYBE_BRITISH = re.compile(r"is(?:ation|e|ing)|yse|our|re|ence|ll(?:ed|ing|er)|ogue|programme")
"""What a spelling must hold for one of these to change it."""


def clean_characters(text: str) -> str:
    """``text`` in one form: NFKC, plain quotes and dashes, no invisible characters. Offsets may move."""
    if text.isascii():
        return text.replace("`", "'")
    folded = unicodedata.normalize("NFKC", text).translate(_PUNCTUATION)
    return folded if folded.isascii() or folded.isprintable() else "".join(c for c in folded if unicodedata.category(c) != "Cf")


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The key of one word: *Centre’s*, *CENTER'S* and *сеntre’s* (with Cyrillic letters) have the same."""
    bare = word.replace("`", "'").lower() if word.isascii() else _bare(word)
    if _MAYBE_BRITISH.search(bare):
        for british, american in _BRITISH:
            bare = british.sub(american, bare)
    return bare


def _bare(word: str) -> str:
    """A word in small Latin letters without accents, as far as it has such."""
    plain = clean_characters(word)
    is_latin = any("a" <= c.lower() <= "z" for c in plain)
    if is_latin:
        plain = plain.translate(_LOOKALIKES)
    small = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c)).casefold()
    return small.translate(_LOOKALIKES) if is_latin else small  # a rare letter may have a look-alike for its small form only


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a word's key (Porter 2), without the possessive: *Ministers’* and *minister* meet."""
    key = fold(word).removesuffix("'s").rstrip("'")
    return key if key.endswith(_NO_SUFFIX) else str(_STEMMER.stemWord(key))
