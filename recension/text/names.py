"""Names as keys, and how likely it is that two names have one bearer.

Nothing here knows a text: the functions compare spellings, and the callers bring what the texts say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from recension.settings.text import SAME_NAME_SCORE
from recension.text.normalise import clean_characters, fold

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ß": "ss", "ħ": "h", "ŋ": "n"})
"""Latin letters that no Unicode decomposition reduces to plain ones."""

_APART = re.compile(r"[\s\-/,_]+")
_DROPPED = re.compile(r"[^\w\s\-/,&]|['`´ʻʼʽʾʿ]")

_HONORIFICS = frozenset(
    "mr mrs ms miss mx sir dame lord lady dr prof professor rev reverend fr hon president premier minister prime senator sen rep gov governor "
    "gen general lt lieutenant col colonel maj major capt captain cmdr adm admiral sgt sergeant king queen prince princess pope archbishop "
    "bishop cardinal sheikh ayatollah rabbi imam mayor chancellor secretary judge justice chief chairman".split()
)
_GENERATIONS = {"jr": "junior", "junior": "junior", "sr": "senior", "senior": "senior", "ii": "second", "iii": "third", "iv": "fourth"}
_ARTICLES = frozenset("al el ul ad as".split())
_FAMILY_FIRST = frozenset(
    "kim park pak lee ri rhee yi choi choe chung jung jong moon mun kang cho jo yoon yun jang chang lim im han oh o seo so shin sin kwon hwang ahn "
    "an song yoo yu ryu hong jeon chon ko noh roh ban xi li wang zhang chen liu yang huang zhao wu zhou xu sun ma zhu hu lin guo he gao luo zheng "
    "liang xie tang deng feng wen jiang mao tsai bo nguyen tran pham phan vo bui ho".split()
)
"""Korean, Chinese and Vietnamese family names, which stand first."""

_SPELLINGS = (
    ("kh", "h"), ("ch", "h"), ("zh", "j"), ("dj", "j"), ("dzh", "j"), ("tch", "h"), ("tz", "ts"), ("ph", "f"), ("gh", "g"), ("ck", "k"), ("q", "k"),
    ("c", "k"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("ye", "e"), ("yo", "o"), ("ya", "a"), ("ia", "a"), ("yu", "u"),
    ("iy", "i"), ("y", "i"), ("j", "i"),
)  # fmt: skip
"""Letters that different transliterations write for one sound; what they lose is nothing that tells two names apart."""

_VARIANTS = {
    "saint": "st",
    "mount": "mt",
    "fort": "ft",
    "dept": "department",
    "intl": "international",
    "univ": "university",
    "govt": "government",
}
_EMPTY_WORDS = frozenset("the of for and on in at a an & de la du des".split())
_LEGAL_FORMS = frozenset(
    "inc ltd llc llp plc corp co gmbh ag sa spa nv bv ab limited incorporated corporation company group holdings".split()
)


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """The key of a name: lower case, no accents, stops or apostrophes, hyphens as blanks.

    *Jean-Luc*, *JEAN LUC* and *Jean Lúc* have one key, and so have *U.S.* and *US*.
    """
    plain = clean_characters(name).casefold().translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return " ".join(_APART.split(_DROPPED.sub("", bare))).strip()


def same_name(one: str, other: str, kind: str) -> bool:
    """Whether two names of one kind (an ``EntityKind``) are taken for those of one bearer, where nothing else is known."""
    return name_score(one, other, kind) >= SAME_NAME_SCORE


@lru_cache(maxsize=100_000)
def name_score(one: str, other: str, kind: str) -> float:
    """From 0 to 1, how likely two names of one kind are those of one bearer. Symmetric; 1 for equal keys."""
    a, b = name_key(one), name_key(other)
    if not a or not b:
        return 0.0
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return 1.0
    if kind == "person":
        return 0.7 if _is_double(one, b) or _is_double(other, a) else _person_score(person_words(one), person_words(other))
    if kind == "organisation":
        return _organisation_score(one, other)
    return _place_score(a.split(" "), b.split(" "))


# ── persons ─────────────────────────────────────────────────────────────────────────


def _is_double(name: str, key: str) -> bool:
    """Whether a name is a family name of two words that ends another name, by its key: *Hall-Quill* and *Ada Hall-Quill*."""
    return "-" in name and " " not in name and key.endswith(" " + name_key(name))


@lru_cache(maxsize=100_000)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without titles, generations and the article in *al-Assad*."""
    words = [w for w in name_key(name).split(" ") if w]
    while len(words) > 1 and words[0] in _HONORIFICS:
        words.pop(0)
    kept = [w for i, w in enumerate(words) if w not in _GENERATIONS or i == 0]
    return tuple(w for w in kept if w not in _ARTICLES) or tuple(kept)


def stands_first(word: str) -> bool:
    """Whether a word is one of the family names that stand before the given name."""
    return word in _FAMILY_FIRST


def family_name(words: Sequence[str]) -> str:
    """The word that a person is called by alone: the last, but the first of a Korean, Chinese or Vietnamese name."""
    return words[0] if len(words) > 1 and words[0] in _FAMILY_FIRST and len(words[-1]) < 7 and words[-1] not in _FAMILY_FIRST else words[-1]


def _person_score(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Two names of persons, given as words."""
    short, long = sorted((a, b), key=lambda words: (len(words), words))
    if "".join(short) == "".join(long):
        return 1.0
    if len(short) == 1:
        return _single_score(short[0], long)
    return 0.8 if sorted(short) == sorted(long) else _full_score(short, long)


def _full_score(short: tuple[str, ...], long: tuple[str, ...]) -> float:
    """Two names of two words or more: the given and the family name must agree, what stands between may be left out."""
    first, last = word_score(short[0], long[0]), word_score(short[-1], long[-1])
    if last < 0.8 and long[: len(short)] == short:
        return 0.75  # a second family name left out
    if len(long) == len(short) + 1 and long[1:] == short:
        return 0.75  # what the person does stands before the name
    if not first or last < 0.8 or not _is_within(short, long):
        return 0.0
    if last < 0.9 and first < 1.0:
        return 0.3
    return 0.95 * last * (1.0 if first > 0.8 else 0.85)


def _single_score(word: str, words: tuple[str, ...]) -> float:
    """A name of one word against a longer one (or another of one word)."""
    if len(words) == 1:
        return 0.65 if word_score(word, words[0]) >= 0.9 else 0.3 if word_score(word, words[0]) >= 0.8 else 0.0
    if word_score(word, family_name(words)) >= 0.9:
        return 0.7
    if word_score(word, words[-1]) >= 0.9 and len(word) > 2:
        return 0.65
    return 0.2 if word == words[0] else 0.0


def _is_within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one name stand in the other in the same order, initials and spellings allowed."""
    at = 0
    for word in short:
        while at < len(long) and not word_score(word, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


@lru_cache(maxsize=50_000)
def word_score(a: str, b: str) -> float:
    """How likely two words are spellings of one name: 1 equal, 0.9 by transliteration, 0.8 one letter, 0.7 an initial, else 0."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.7 if a[0] == b[0] else 0.0
    if min(len(a), len(b)) >= 4 and sound_key(a) == sound_key(b):
        return 0.9
    if min(len(a), len(b)) >= 5:
        skeletons = _skeleton(a), _skeleton(b)
        if skeletons[0] == skeletons[1] and len(skeletons[0]) >= 4 and _distance(a, b, 3) <= 3:
            return 0.85
    if min(len(a), len(b)) >= 6 and a[0] == b[0] and _distance(a, b, 1) == 1:
        return 0.8
    return 0.0


@lru_cache(maxsize=50_000)
def sound_key(word: str) -> str:
    """A word with the letters of its transliteration made one: *Hatzis* and *Chatzis* have the same."""
    for written, sound in _SPELLINGS:
        word = word.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def _skeleton(word: str) -> str:
    return re.sub(r"[aeiou]", "", sound_key(word))


def _distance(a: str, b: str, limit: int) -> int:
    """The edit distance of two words (Levenshtein 1966), ``limit`` + 1 where it is greater."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (x != y))
        if min(row) > limit:
            return limit + 1
    return row[-1]


# ── bodies and places ───────────────────────────────────────────────────────────────


def is_acronym_of(short: str, long: str) -> bool:
    """Whether ``short`` is made of the initials of ``long``: *KEB* of *Korea Energy Board*, *DoD* of *Department of Defense*."""
    letters = name_key(short).replace(" ", "")
    words = name_key(long).replace("&", "and").split(" ")
    if not (2 <= len(letters) <= 8) or len(words) < 2 or not short[:1].isupper() or sum(c.isupper() for c in short) < 2:
        return False
    content = [w for w in words if w not in _EMPTY_WORDS and w != "and"]
    return letters in ("".join(w[0] for w in words), "".join(w[0] for w in content), "".join(w[0] for w in words if w != "the"))


def _organisation_score(one: str, other: str) -> float:
    """Two names of bodies: acronyms, word order, legal forms and British spelling make no difference."""
    if is_acronym_of(one, other) or is_acronym_of(other, one):
        return 0.85
    a, b = _body_words(one), _body_words(other)
    if not a or not b:
        return 0.0
    if sorted(a) == sorted(b):
        return 0.95
    if len(a) == len(b) and all(x == y or word_score(x, y) >= 0.9 for x, y in zip(a, b, strict=True)):
        return 0.85
    short, long = sorted((a, b), key=lambda words: (len(words), words))
    if long[: len(short)] == short and len("".join(short)) > 3:
        return 0.7 if len(long) - len(short) == 1 else 0.5
    return 0.4 if set(short) < set(long) and len(short) > 1 else 0.0


def _body_words(name: str) -> tuple[str, ...]:
    words = tuple(_VARIANTS.get(fold(w), fold(w)) for w in name_key(name).split(" ") if w not in _EMPTY_WORDS)
    return tuple(w for w in words if w not in _LEGAL_FORMS) or words


def _place_score(a: Sequence[str], b: Sequence[str]) -> float:
    """Two names of places or of anything else."""
    a, b = ([_VARIANTS.get(w, w) for w in words if w != "the"] for words in (a, b))
    if a == b:
        return 1.0
    if len(a) == len(b) and all(word_score(x, y) >= 0.8 and len(x) > 1 for x, y in zip(a, b, strict=True)):
        return 0.8
    return 0.0
