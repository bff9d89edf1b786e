"""Words with their offsets and keys: what the index, the stages and the tests count in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recension.text.normalise import fold, stem

_JOINTS = r"’'‐‑–\-\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(rf"[^\W_]+(?:(?=[{_JOINTS}.,])(?:[{_JOINTS}]|(?<=\d)[.,](?=\d)|(?<=\b[^\W\d_])\.(?=[^\W\d_]\b))[^\W_]+)*")
"""Letters and digits, joined by an apostrophe, a hyphen, an invisible character, a decimal mark, or the stops of *U.S.*

The look-ahead changes nothing but the speed: most words are followed by a space.
"""


STOP_WORDS = frozenset(
    "a about above after again against all also am an and any are as at be because been before being below between both "
    "but by can could did do does doing down during each few for from further had has have having he her here hers "
    "herself him himself his how i if in into is it its itself just may me might more most must my myself no nor not "
    "now of off on once only or other our ours out over own same shall she should so some such than that the their "
    "theirs them themselves then there these they this those through to too under until up very was we were what when "
    "where which while who whom whose why will with would you your yours yourself".split()
)
"""Function words of English, which carry no detail of their own."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: code points ``start`` to ``end`` and its folded key."""

    start: int
    end: int
    key: str


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]`` in order, offsets into ``text``."""
    stop = len(text) if end is None else end
    return [Word(m.start(), m.end(), fold(m[0])) for m in _WORD.finditer(text, start, stop)]


def content_stems(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """The stems of the words that carry content, in order, with repetitions."""
    stop = len(text) if end is None else end
    return tuple([stem(key) for key in map(fold, _WORD.findall(text, start, stop)) if key not in STOP_WORDS])
