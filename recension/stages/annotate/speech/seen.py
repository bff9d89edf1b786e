"""What the trained reader sees of sayings, looked up by place: cues, where what is said ends, sayings that no rule finds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np

from recension.reader.reading import Found, Reading
from recension.reader.reading import Saying as SeenSaying
from recension.settings.annotate import LEAST_LINKED_CONTENT, LEAST_LINKED_CUE, PRICE_OF_ANOTHER_END, SEEN_CUE
from recension.stages.annotate.speech.cues import reporting_verb
from recension.stages.annotate.speech.frames import Saying
from recension.stages.annotate.syntax.chunks import Parse
from recension.text.spans import Range

_ENDS_BEFORE = frozenset(", . -- – — ( and but while although as because when if who which".split())
"""Words in front of which what someone says may end."""


class SeenSayings:
    """The sayings that the trained reader sees in a text (``reader/labels.py``: ``cue``, ``PARTS``)."""

    def __init__(self, text: str, reading: Reading) -> None:
        self._text = text
        self._reading = reading
        self._chance = 1 - reading.chances("cue")[:, 0]
        self._runs = [reading.characters(f.start, f.end) for f in reading.cues(SEEN_CUE)]
        self._ends = [end for _, end in self._runs]

    # ── cues ────────────────────────────────────────────────────────────────────────

    def chance(self, spans: Iterable[Range]) -> float:
        """The greatest probability of a word in the ranges to be part of a cue."""
        found = 0.0
        for start, end in spans:
            first, last = self._reading.word_at(start, end)
            if first < last:
                found = max(found, float(self._chance[first:last].max()))
        return found

    def widened(self, cue: Range) -> Range:
        """A cue with the words beside it that belong to it: *also said*, *did not respond*."""
        index = bisect_left(self._ends, cue[0] + 1)
        return cue if index == len(self._runs) or self._runs[index][0] >= cue[1] else self._runs[index]

    def verbs(self, parse: Parse) -> frozenset[int]:
        """The tokens at the heads of verb groups in which a cue is seen."""
        heads = (group.head for group in parse.groups)
        return frozenset(h for h in heads if self.chance([(parse.tokens[h].start, parse.tokens[h].end)]) >= SEEN_CUE)

    # ── contents ────────────────────────────────────────────────────────────────────

    def ended(self, cue: Range, content: Range) -> Range:
        """What is said, with its end moved to where the odds of its words say that it ends, in its first sentence."""
        reading = self._reading
        (first, last), (start, end) = reading.word_at(*cue), reading.word_at(*content)
        if first >= last or start >= end:
            return content
        (opens, closes), odds = reading.part_odds(Found(first, last, "cue", 1.0))
        if not opens <= start < end <= closes:
            return content
        gain = np.cumsum(odds[1][start - opens :])
        best, best_gain = end, float(gain[end - 1 - start]) + PRICE_OF_ANOTHER_END
        for at in range(start + 1, closes):
            if reading.words.sentence[at] != reading.words.sentence[start]:
                break
            if self._word(at) in _ENDS_BEFORE and float(gain[at - 1 - start]) > best_gain:
                best, best_gain = at, float(gain[at - 1 - start])
        return content if best == end else (content[0], reading.characters(start, best)[1])

    def _word(self, at: int) -> str:
        return self._text[slice(*self._reading.characters(at, at + 1))].lower()

    # ── whole sayings ───────────────────────────────────────────────────────────────

    def linked(self, parse: Parse) -> Iterator[tuple[Saying, tuple[Range, ...]]]:
        """The sayings whose cue stands in a sentence, as tokens of it, with the characters of what is said."""
        start, end = parse.tokens[0].start, parse.tokens[-1].end
        for at in range(bisect_left(self._cue_starts, start), bisect_left(self._cue_starts, end)):
            seen = self._sayings[at]
            cue, content = self._tokens(parse, seen.cue), tuple(self._reading.characters(*run) for run in seen.content)
            source = self._tokens(parse, seen.source)
            if cue is not None and content and (source is not None or not seen.source):
                group = next((g for g in parse.groups if g.first < cue[1] and cue[0] < g.last), None)
                listed = group is not None and reporting_verb(group) is not None
                yield Saying(parse, source, cue, (), "say", head=_head(parse, source), group=group, stated=listed), content

    @cached_property
    def _sayings(self) -> list[SeenSaying]:
        """The sure ones, in order of their cues."""
        return [s for s in self._reading.sayings(LEAST_LINKED_CUE) if s.parts[1] >= LEAST_LINKED_CONTENT]

    @cached_property
    def _cue_starts(self) -> list[int]:
        return [self._reading.characters(*s.cue[0])[0] for s in self._sayings]

    def _tokens(self, parse: Parse, runs: tuple[Range, ...]) -> Range | None:
        """The first of some runs of words as tokens of a sentence; ``None`` where it does not lie in it."""
        if not runs:
            return None
        start, end = self._reading.characters(*runs[0])
        inside = [at for at, token in enumerate(parse.tokens) if start <= token.start and token.end <= end]
        return (inside[0], inside[-1] + 1) if inside else None


def _head(parse: Parse, source: Range | None) -> int | None:
    """The head of the first noun phrase of a source."""
    if source is None:
        return None
    return next((p.head for p in parse.phrases if source[0] <= p.head < source[1]), None)
