"""The words of a text as the reader takes them: exact code points, word pieces, and what their letters look like.

The encoder is uncased, so each word brings its shape with it, and what the package's lists know of it: whether it
is a given name, a surname, a place, an ordinary word. All of it is looked up once a word and kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from recension.settings.reader import GREAT_PLACE_POPULATION, LONGEST_LISTED_NAME, MOST_PIECES_OF_WORD, WORDS_KEPT
from recension.text.gazetteer import places_named
from recension.text.lexicon import country_names, demonyms, is_common, name_words, organisations, person_names
from recension.text.names import name_key
from recension.text.spans import Range

FEATURES = (
    "lower", "capital", "upper", "mixed", "one letter", "digits", "number", "mark", "first", "glued", "quoted", "shouted", "given name",
    "surname", "ordinary", "place", "great place", "country", "demonym", "role", "body word", "place word", "listed place", "listed body",
)  # fmt: skip
"""What is known of a word beside its letters; the order is that of the input of the model."""
_BIT = {name: 1 << at for at, name in enumerate(FEATURES)}

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060]){0,39}|([^\w\s]|_)\1{0,39}")
"""Letters and digits, forty at most, with what may be hidden among them; or one mark, repeated."""
_SHOWS = _BIT["capital"] | _BIT["upper"] | _BIT["mixed"]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some sentences, in order: code points ``starts`` to ``ends``, the number of the sentence, the pieces, the features."""

    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    sentence: npt.NDArray[np.int64]
    pieces: tuple[tuple[int, ...], ...]
    features: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.pieces)


def words_of(text: str, sentences: Sequence[Range]) -> Words:
    """The words of the sentences (ranges of code points, in order) that the encoder has pieces for."""
    starts, ends, numbers, bits, pieces = list[int](), list[int](), list[int](), list[int](), list[tuple[int, ...]]()
    quoted, before = False, 0
    for number, (start, end) in enumerate(sentences):
        first, written = len(pieces), list[str]()
        quoted = quoted and "\n" not in text[before:start]
        for match in _WORD.finditer(text, start, end):
            known, flags = _known(match[0])
            if not known:
                continue
            opens, closes = match[0] in _OPENING or (match[0] in _EITHER and not quoted), match[0] in _CLOSING or match[0] in _EITHER
            quoted = opens or (quoted and not closes)
            flags |= (_BIT["quoted"] if quoted else 0) | (_BIT["glued"] if starts and ends[-1] == match.start() else 0)
            starts.append(match.start())
            ends.append(match.end())
            pieces.append(known)
            bits.append(flags)
            written.append(match[0])
        numbers += [number] * len(written)
        _mark_sentence(bits, first, written)
        before = end
    unpacked = (np.array(bits, np.int64)[:, None] >> np.arange(len(FEATURES))) & 1
    return Words(
        np.array(starts, np.int64), np.array(ends, np.int64), np.array(numbers, np.int64), tuple(pieces), unpacked.astype(np.float32)
    )


_OPENING, _CLOSING, _EITHER = frozenset("“«„"), frozenset("”»"), frozenset(('"', "''", "``"))


def _mark_sentence(bits: list[int], first: int, written: Sequence[str]) -> None:
    """Adds what only the sentence shows: its first word, whether it is shouted, names of several words that the lists know."""
    if not written:
        return
    opening = next((i for i, word in enumerate(written) if word[0].isalnum()), 0)
    bits[first + opening] |= _BIT["first"]
    letters = [bit for bit in bits[first:] if bit & (_SHOWS | _BIT["lower"])]
    if len(letters) > 3 and sum(bool(b & _SHOWS) for b in letters) * 4 > len(letters) * 3:
        for at in range(first, len(bits)):
            bits[at] |= _BIT["shouted"]
    for at, end, name in _listed(bits[first:], written):
        for word in range(at, end):
            bits[first + word] |= _BIT[name]


def _listed(bits: Sequence[int], written: Sequence[str]) -> list[tuple[int, int, str]]:
    """Runs of two words or more, the first and last with a capital, that are names of places or bodies in the lists."""
    found, at = list[tuple[int, int, str]](), 0
    while at < len(written) - 1:
        end = at + 1
        if bits[at] & _SHOWS:
            for stop in range(min(len(written), at + LONGEST_LISTED_NAME), at + 1, -1):
                kind = _kind_of_run(" ".join(written[at:stop])) if bits[stop - 1] & _SHOWS else None
                if kind:
                    found.append((at, stop, kind))
                    end = stop
                    break
        at = end
    return found


@lru_cache(maxsize=WORDS_KEPT)
def _kind_of_run(name: str) -> str | None:
    """Whether the lists know a name of several words."""
    key = name_key(name)
    if key in organisations():
        return "listed body"
    return "listed place" if key in country_names() or places_named(name) else None


@lru_cache(maxsize=WORDS_KEPT)
def _known(word: str) -> tuple[tuple[int, ...], int]:
    """The pieces of a word (none where the encoder sees nothing in it), and its features."""
    pieces = _pieces(word)
    return pieces, 0 if not pieces else _BIT["mark"] if not word[0].isalnum() else _shape(word) | _in_lists(word)


@lru_cache(maxsize=WORDS_KEPT)
def _pieces(word: str) -> tuple[int, ...]:
    """The pieces of a word, none where the encoder sees nothing in it."""
    if any("\ud800" <= c <= "\udfff" for c in word):  # half a character, which cannot be written
        return ()
    return tuple(tokenizer().encode(word, add_special_tokens=False).ids)[: MOST_PIECES_OF_WORD if word[0].isalnum() else 1]


def pieces_in(text: str, place: Range, most: int) -> list[int]:
    """The pieces of the first words of a stretch of text, as many whole words as come to ``most`` pieces together."""
    found = list[int]()
    for match in _WORD.finditer(text, *place):
        pieces = _pieces(match[0])
        if len(found) + len(pieces) > most:
            break
        found += pieces
    return found


def _shape(word: str) -> int:
    letters = [c for c in word if c.isalpha()]
    if len(letters) < len(word) and any(c.isdigit() for c in word):
        return _BIT["digits"] if letters else _BIT["digits"] | _BIT["number"]
    single = _BIT["one letter"] if len(letters) == 1 else 0
    if all(c.isupper() for c in letters):
        return single | (_BIT["capital"] if single else _BIT["upper"])
    if word[0].isupper():
        return _BIT["mixed"] if any(c.isupper() for c in word[1:]) else _BIT["capital"]
    return single | (_BIT["mixed"] if any(c.isupper() for c in word) else _BIT["lower"])


def _in_lists(word: str) -> int:
    """What the lists know of a word: nothing but its being ordinary where it has no capital."""
    key = name_key(word)
    known = _BIT["ordinary"] if is_common(key) else 0
    known |= _BIT["role"] if key in name_words("role") | name_words("rank") | name_words("honorific") else 0
    known |= _BIT["body word"] if key in name_words("organisation head") | name_words("organisation suffix") else 0
    known |= _BIT["place word"] if key in name_words("place head") | name_words("place opener") else 0
    if word.islower():
        return known
    listed = person_names().get(key, "")
    known |= (_BIT["given name"] if "g" in listed else 0) | (_BIT["surname"] if "s" in listed else 0)
    known |= (_BIT["country"] if key in country_names() else 0) | (_BIT["demonym"] if key in demonyms() else 0)
    known |= _BIT["listed body"] if key in organisations() else 0
    places = places_named(word)
    is_great = any(p.feature in ("country", "admin1", "capital") or p.population >= GREAT_PLACE_POPULATION for p in places)
    return known | (_BIT["place"] if places else 0) | (_BIT["great place"] if is_great else 0)


@cache
def tokenizer() -> Tokenizer:
    """WordPiece with the vocabulary of the encoder (uncased), read once in a process."""
    made: Tokenizer = Tokenizer.from_buffer(files("recension").joinpath("models/wordpiece.json").read_bytes())
    return made
