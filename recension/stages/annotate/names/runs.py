"""Runs of capitalised words, with the small words that stand inside names: *Bank of England*, *Maria van der Fells*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recension.settings.annotate import LONGEST_NAME_WORDS
from recension.stages.annotate.names.phrases import is_title, listed_at
from recension.stages.annotate.names.shapes import Token
from recension.text.lexicon import name_words, person_names
from recension.text.words import STOP_WORDS

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun am pm est edt gmt utc "
    "cst pst cet bst et pt".split()
)
_NEVER = frozenset("i the a an he she it we they you this that these those his her its our their my your".split())
_QUOTES = frozenset("“\"‘'«[:•*…|>")
_OPENING_MARKS = 6
"""So many marks may stand before the first word of a sentence."""
_WITH_OF = frozenset("gulf bay strait straits sea isle cape prince duke church".split())
_WITH_FOR = frozenset(
    "center centre institute campaign committee council office foundation society association union agency organisation organization ministry "
    "department commission alliance coalition movement fund school citizens americans people doctors students women mothers friends conference "
    "group network trust party observatory commissioner programme program initiative force".split()
)
_WITH_AND = frozenset(
    "ministry department office committee commission bureau center centre agency institute society association administration centers "
    "centres board directorate council faculty school".split()
)
_WEAK_PARTICLES = frozenset("y e al do".split())


def runs(found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The runs of a sentence, each as the index of its first token and that behind its last; overlong ones are left out."""
    index = 0
    while index < len(found):
        listed = listed_at(found, index) if found[index].is_capital else None
        if listed or _may_begin(found, index):
            stop = _run_end(found, index, listed[1] if listed else index + 1)
            if stop - index <= LONGEST_NAME_WORDS:
                yield index, stop
            index = stop
        else:
            index += 1


def opens_sentence(found: Sequence[Token], index: int) -> bool:
    """Whether a token is the first word of its sentence, or of a quotation in it."""
    if index and found[index - 1].text in _QUOTES:
        return True
    return index <= _OPENING_MARKS and all(token.shape == "mark" for token in found[:index])


def is_given(token: Token) -> bool:
    """Whether a word is a given name."""
    return "g" in person_names().get(token.key, "")


def is_named(found: Sequence[Token], index: int) -> bool:
    """Whether a word that is also a function word is used as a name: *Will Brandl*, *Maria May*."""
    before, after = found[index - 1] if index else None, found[index + 1] if index + 1 < len(found) else None
    if before is not None and before.is_capital and (is_given(before) or is_title(before.key)):
        return True
    is_question = any(t.text == "?" for t in found[-2:])
    return found[index].key in ("will", "may") and after is not None and after.shape == "capital" and not is_question


def _may_begin(found: Sequence[Token], index: int) -> bool:
    """Whether a token may be part of a name by its capital."""
    token = found[index]
    if not token.is_capital or _is_calendar(found, index):
        return False
    if token.shape == "initial" and token.text.endswith("."):
        return True
    if token.key in _NEVER or token.text[:2] in ("I'", "I’"):
        return False
    return token.shape != "capital" or token.key not in STOP_WORDS or is_named(found, index)


def _is_calendar(found: Sequence[Token], index: int) -> bool:
    """Whether a token is a month, a weekday or the like, and not the surname in *Maria May*."""
    if found[index].key not in _CALENDAR:
        return False
    before = found[index - 1] if index else None
    return before is None or not before.is_capital or not (is_title(before.key) or is_given(before))


def _run_end(found: Sequence[Token], start: int, at: int) -> int:
    """The index behind the run of capitals that begins at ``start`` and reaches at least to ``at``."""
    end = at
    while end < len(found) and not found[end - 1].possessive and end - start < 3 * LONGEST_NAME_WORDS:
        if _may_begin(found, end):
            end += 1
        elif (after := _behind_connector(found, start, end)) is not None:
            end = after
        else:
            break
    return end


def _behind_connector(found: Sequence[Token], start: int, end: int) -> int | None:
    """The index behind a connector and the capital that it leads to, where it continues the name."""
    key, last = found[end].key, len(found) - 1
    if end >= last or found[end].shape == "upper":
        return None
    follows = end + 1
    if key in ("of", "for", "on") and found[follows].key == "the" and follows < last:
        follows += 1
    if key in name_words("particle") and found[follows].key in name_words("particle") and follows < last:
        follows += 1
    if not _may_begin(found, follows):
        return None
    return follows + 1 if _connects(found, start, end, follows) else None


def _connects(found: Sequence[Token], start: int, end: int, follows: int) -> bool:
    """Whether *of*, *and*, *&*, *de* and the like at ``end`` stand inside one name."""
    connector, run, next_word = found[end].text.lower(), found[start:end], found[follows]
    if connector == "&":
        return not (is_given(run[0]) and is_given(next_word))
    if connector == "of":
        return _of_connects(run, next_word)
    if connector in ("for", "on"):
        return run[-1].key in _WITH_FOR
    if connector == "and":
        return _and_connects(run, next_word)
    return connector in name_words("particle") - _WEAK_PARTICLES


def _of_connects(run: Sequence[Token], next_word: Token) -> bool:
    """Whether *of* goes on with a name: *Bank of England*, *Secretary of State*, *Council for the Welfare of Miners*."""
    last = run[-1].key
    if is_title(last) and last not in _WITH_OF:
        return next_word.key in name_words("role of")
    if any(token.key == "for" for token in run):
        return True
    return last in name_words("organisation opener") or last in name_words("event opener") or last in _WITH_OF


def _and_connects(run: Sequence[Token], next_word: Token) -> bool:
    """Whether *and* stands in the name of one body: *Ministry of Water and Sanitation*."""
    keys = {token.key for token in run}
    if next_word.key in name_words("organisation head") or is_given(next_word) or is_title(next_word.key):
        return False
    return bool(keys & _WITH_AND) and bool(keys & {"of", "for", "on"})
