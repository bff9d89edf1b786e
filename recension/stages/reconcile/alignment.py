"""Which told sentences speak of one thing, in whatever words: their meaning as vectors, and the words that they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from recension.reader.vectors import VECTOR_LENGTH, sentence_vectors
from recension.settings.conflicts import ALIGNED_SENTENCES, MEANING_WEIGHT
from recension.settings.reconcile import VOICES_COMPARED
from recension.stages.reconcile.evidence import Evidence
from recension.text.spans import Range

Seat = tuple[int, int]
"""A told sentence: its document, and how many told sentences of the document stand before it."""


def cosines(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """How alike texts of a sentence or less are in meaning, each with each: a square table of cosines, rounded to thousandths."""
    row = {text: number for number, text in enumerate(dict.fromkeys(texts))}  # equal texts are read once
    ends = np.cumsum([0, *(len(text) + 1 for text in row)]).tolist()
    places = [(start, end - 1) for start, end in pairwise(ends)]
    read = (sentence_vectors(" ".join(row), places) if places else np.zeros((0, VECTOR_LENGTH))).astype(np.float64)
    vectors = read[[row[text] for text in texts]]
    return np.round(vectors @ vectors.T, 3)  # in double precision and rounded, so that no machine's order of sums decides


def likeness(meaning: float, words: float) -> float:
    """How alike two sentences are, by the cosine of their vectors and by the information that their words share."""
    return MEANING_WEIGHT * meaning + (1 - MEANING_WEIGHT) * words


@dataclass(frozen=True)
class Alignment:
    """The told sentences of a story as vectors. Equal sentences are read once; of very many those nearest the top are read."""

    evidence: Evidence

    @cached_property
    def _texts(self) -> dict[str, list[Seat]]:
        """The sentences that are read, by their words, and where each stands."""
        found: dict[str, list[Seat]] = {}
        for document, rank in self._seats():
            sentence = self.evidence.annotations[document].sentences[rank]
            said = " ".join(self.evidence.texts[document][sentence.start : sentence.end].split())
            if said in found or len(found) < ALIGNED_SENTENCES:
                found.setdefault(said, []).append((document, rank))
        return found

    def _seats(self) -> Iterator[Seat]:
        """All told sentences, those nearest the top of their documents first."""
        deepest = max((len(read.sentences) for read in self.evidence.annotations), default=0)
        for rank in range(deepest):
            yield from ((document, rank) for document, read in enumerate(self.evidence.annotations) if rank < len(read.sentences))

    @cached_property
    def _rows(self) -> dict[Seat, int]:
        return {seat: row for row, seats in enumerate(self._texts.values()) for seat in seats}

    @cached_property
    def _likeness(self) -> npt.NDArray[np.float64]:
        """The cosines of all sentences that are read: a square table."""
        return cosines(list(self._texts))

    def likeness(self, document: int, here: Range, other: int, there: Range) -> float:
        """The cosine of the sentences in which two stretches of text begin, -1 to 1; 0 where one of them was not read."""
        one = self._rows.get((document, self.evidence.rank_at(document, here[0])))
        two = self._rows.get((other, self.evidence.rank_at(other, there[0])))
        return 0.0 if one is None or two is None else float(self._likeness[one, two])

    def pairs(self, least: float, kin: bool = False) -> Iterator[tuple[Seat, Seat]]:
        """Pairs of sentences that are at least so alike, of different families or of one document, in order; with ``kin`` of any two.

        What several documents of a family repeat word for word stands in the first of them, what very many families repeat in the first few.
        """
        rows, columns = np.nonzero(np.triu(self._likeness, 1) >= least)
        seats = [self._one_a_family(held) for held in self._texts.values()]
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            for one in seats[row]:
                for two in seats[column]:
                    if kin or one[0] == two[0] or self.evidence.families[one[0]] != self.evidence.families[two[0]]:
                        yield min(one, two), max(one, two)

    def _one_a_family(self, seats: Sequence[Seat]) -> list[Seat]:
        firsts: dict[str, Seat] = {}
        for seat in sorted(seats):
            firsts.setdefault(self.evidence.families[seat[0]], seat)
        return list(firsts.values())[:VOICES_COMPARED]
