"""How a line reads: as a sentence of an article, as a headline, as a label. And what it shares with the rest."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from recension.settings.clean import PROSE_WEIGHT_CAP, PROSE_WORDS, UNMARKED_WORDS
from recension.text.rarity import GENERAL
from recension.text.words import content_stems

_TERMINAL = re.compile(r"""[.!?…。！？।؟۔:;]["”“’'»)\]*]{0,3}(?:\s[^\W\d_])?\Z|[”"»]\Z""")
_LONGEST_END = 6
"""An end mark, brackets, and a letter that a pictograph became."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STOP = re.compile(r"[^\W\d_]{2}[.!?…][”\"’')]?\s+[“\"‘'(]?[A-ZÀ-Þ]|[。！？]")
_SEPARATORS = re.compile(r"[|│»›>•·/]|\s[-–—]\s|\s{3,}")


@dataclass(frozen=True, slots=True)
class Measure:
    """What the form of a line says. ``words`` counts words (half the letters where a script has no spaces).

    ``terminal``: it ends as a sentence does; ``stops``: a sentence ends within it; ``lower``: the share of its words in lower case.
    """

    words: int
    terminal: bool
    stops: bool
    lower: float
    separators: int

    @property
    def prose(self) -> bool:
        """Whether it reads as a sentence or more: closed by a mark and long enough, or a paragraph that was cut off."""
        return self.lower >= 0.4 and self.words >= PROSE_WORDS and (self.terminal or self.cut_off)

    @property
    def cut_off(self) -> bool:
        """Whether it reads as a paragraph but for the mark at its end."""
        return not self.terminal and self.stops and self.words >= PROSE_WEIGHT_CAP // 2 and self.lower >= 0.5


def measure(line: str) -> Measure:
    """The form of one line, in linear time."""
    found = _WORD.findall(line)
    wide = 0 if line.isascii() else len(_WIDE.findall(line))
    lower = len(found) - sum(map(str.isupper, [word[0] for word in found]))
    return Measure(
        words=max(len(line.split()), wide // 2),
        terminal=bool(_TERMINAL.search(line, max(0, len(line) - _LONGEST_END))) and not line.endswith((" :", "»")),
        stops=bool(_STOP.search(line)),
        lower=lower / len(found) if found else 0.0,
        separators=len(_SEPARATORS.findall(line)),
    )


def punctuated(forms: Sequence[Measure]) -> list[Measure]:
    """The forms of a page's lines; on a page that leaves out its end marks, long lines in lower case count as sentences."""
    long = [f.terminal for f in forms if f.words >= PROSE_WEIGHT_CAP // 2 and f.lower >= 0.5]
    if 2 * sum(long) >= len(long):
        return list(forms)
    return [replace(f, terminal=f.terminal or (f.words >= UNMARKED_WORDS and f.lower >= 0.5)) for f in forms]


@lru_cache(maxsize=4096)
def _told(line: str) -> tuple[tuple[tuple[str, ...], float], frozenset[str]]:
    """The stems of a line that are no numbers with what they tell together, and all its stems: asked for again and again."""
    stems = content_stems(line)
    words = tuple(s for s in stems if not s.isdigit())
    return (words, math.fsum(map(_information, words))), frozenset(stems)


@lru_cache(maxsize=50_000)
def _information(stem: str) -> float:
    """How much a stem tells where nothing is known of the pile."""
    return GENERAL(stem)


class Topic:
    """The content words of the prose of a document, and in how many of its lines each stands."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines: Counter[str] = Counter()
        for line in lines:
            self._lines.update(_told(line)[1])

    def shared(self, line: str, itself: bool = False) -> float:
        """How much of what ``line`` tells the prose has too (elsewhere, if it is ``itself`` of the prose), by the rarity of its words."""
        stems, total = _told(line)[0]
        return math.fsum([_information(s) for s in stems if self._lines.get(s, 0) > itself]) / total if total else 0.0
