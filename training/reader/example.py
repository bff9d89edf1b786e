"""What the reader learns from: words of a text, and what is known of some of them."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recension.reader.labels import HEADS
from recension.reader.words import Words, words_of
from recension.text.spans import Range

UNKNOWN = -1
"""The target of a word of which a set says nothing for a head."""
CHOICES = {
    "place": ("place", "facility"),
    "person or body": ("person", "organisation"),
    "other name": ("event", "product", "other"),
    "name or none": ("O", "event", "product", "nationality", "other"),
}  # fmt: skip
"""What a set may say less exactly than the labels: one of these is right. A target of that sort is ``choice``."""

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Said:
    """An attribution, as numbers of words."""

    source: tuple[int, ...]
    content: tuple[int, ...]
    cue: tuple[int, ...]


@dataclass
class Example:
    """The words of a text, with targets: a number for each word and head, links between words.

    ``head_words`` are the numbers of the words that each word depends on (itself for a root, ``UNKNOWN`` where no tree is known),
    ``names`` the names as their set has them, ``convention`` tells by whose rules where they are not WikiGold's.
    """

    text: str
    sentences: tuple[Range, ...]
    words: Words
    targets: dict[str, Numbers] = field(default_factory=dict)
    said: list[Said] | None = None
    head_words: Numbers | None = None
    names: tuple[tuple[int, int, str], ...] = ()
    convention: str = ""

    def blank(self, head: str, value: int = UNKNOWN) -> Numbers:
        """A target for each word, all of one value, kept under the name of the head."""
        return self.targets.setdefault(head, np.full(len(self.words), value, np.int64))

    def covered(self, spans: Iterable[Sequence[int]]) -> tuple[int, ...]:
        """The numbers of the words that some ranges of code points meet."""
        found = set[int]()
        for start, end in spans:
            first = int(np.searchsorted(self.words.ends, start, side="right"))
            behind = int(np.searchsorted(self.words.starts, end, side="left"))
            found.update(range(first, behind))
        return tuple(sorted(found))

    def mark(self, head: str, span: Range, kind: str) -> None:
        """Write the labels of a span: beginning and inside."""
        labels = HEADS[head]
        for place, word in enumerate(self.covered([span])):
            self.targets[head][word] = labels.index(f"{'I' if place else 'B'}-{kind}")

    def mark_choice(self, span: Range, choice: str) -> None:
        """Write of a span that it is a name of one of several kinds (``CHOICES``)."""
        for place, word in enumerate(self.covered([span])):
            self.targets["name"][word] = choice_code(choice, place > 0)


def choice_code(choice: str, inside: bool) -> int:
    """The target of the first word of a span of one of several kinds, or of one inside."""
    return -10 - 2 * list(CHOICES).index(choice) - inside


def allowed(code: int) -> list[int]:
    """The labels that a target of several stands for."""
    kinds, place = list(CHOICES.values())[(-10 - code) // 2], "I" if code % 2 else "B"
    meant = {kind if kind == "O" else f"{place}-{kind}" for kind in kinds}
    return [number for number, label in enumerate(HEADS["name"]) if label in meant]


def example(text: str, sentences: Sequence[Range]) -> Example:
    """The words of a text, nothing known yet."""
    return Example(text, tuple(sentences), words_of(text, sentences))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a set in JSON Lines, compressed."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


_NO_SPACE_BEFORE = re.compile(r"[,.;:!?%)\]}”’…]|n['’]t|['’](?:s|S|re|ve|ll|d|m)?|''")
_NO_SPACE_BEHIND = frozenset("( [ { “ ‘ $ £ €".split())


def joined(tokens: Sequence[str]) -> tuple[str, list[Range]]:
    """Tokens as running text, and where each of them stands in it."""
    text, places, quoted = "", list[Range](), False
    for token in tokens:
        written = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(token, token)
        closes = written == '"' and quoted
        if text and not (_NO_SPACE_BEFORE.fullmatch(written) or closes or _opens(text, quoted)):
            text += " "
        quoted = quoted != (written == '"')
        places.append((len(text), len(text) + len(written)))
        text += written
    return text, places


def _opens(text: str, quoted: bool) -> bool:
    return text[-1] in _NO_SPACE_BEHIND or (text[-1] == '"' and quoted)
