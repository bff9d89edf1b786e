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

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SUFFIXED = {"c": "n", "g": "o", "l": "bcdeghklmnrst", "t": "i"}
_NO_SUFFIX = (
    *"abfhjkopquvwxz0123456789",
    *(f"{letter}i" for letter in _LETTERS if letter not in _SUFFIXED),
    *(f"{before}{letter}i" for letter, some in _SUFFIXED.items() for before in _LETTERS if before not in some),
)
"""No suffix that the stemmer takes off or changes ends in one of these."""

_FINAL_E = re.compile(
    r"(?!gener|commun|arsen|past|univers|later|emerg|organ|inter|howe\Z)[a-xz]*(?<!aliz)(?<!icat)(?<!at)(?<!anc)(?<!enc)(?<!abl)(?<!ibl)(?<!iv)(?<!iz)e\Z"
)
"""Words in which the stemmer takes off this letter or nothing: they end in no suffix, and hold no *y*, which it takes for either kind."""

_SHORT_SYLLABLE = re.compile(r"(?:[^aeiou][aeiou][^aeiouwx]|\A[aeiou][^aeiou])e\Z")
_REGION = re.compile(r"[aeiou][^aeiou]")

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
    if key.endswith(_NO_SUFFIX):
        return key
    return _without_e(key) if _FINAL_E.match(key) else str(_STEMMER.stemWord(key))


def _without_e(key: str) -> str:
    """A word that ends in *e* and no suffix, as the stemmer has it (its last step)."""
    first = _REGION.search(key)
    if first is None or first.end() == len(key):
        return key
    second = _REGION.search(key, first.end())
    is_long = (second is not None and second.end() < len(key)) or not _SHORT_SYLLABLE.search(key)
    return key[:-1] if is_long else key
