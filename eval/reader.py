"""The trained reader alone, head by head, on what its weights have not seen: GUM dev."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from eval.corpora import path
from eval.figures import Figure, digest
from eval.measures import f1
from recension.reader.labels import HEADS, NAME_KINDS
from recension.reader.reading import Reading, read
from recension.reader.spans import iob_spans
from training.reader import treebanks
from training.reader.example import UNKNOWN, Example

TREES = "language/gum.dev.conllu.gz"


def measure() -> Iterator[Figure]:
    """Names by kind in the news of GUM; parts of speech and heads of words in all of it."""
    pairs = [(genre, one, _seen(one)) for genre, one in treebanks.treebank(path(TREES), with_names=True)]
    known = digest([path(TREES)])
    for kind, value in _names([(one, reading) for genre, one, reading in pairs if genre == "news"]):
        yield Figure(TREES, known, f"names in news by the reader alone, {kind} F1", value)
    yield Figure(TREES, known, "parts of speech right", _right(pairs, "speech"))
    yield Figure(TREES, known, "relations right", _right(pairs, "relation"))
    yield Figure(TREES, known, "heads of words right", _heads(pairs))


def _seen(one: Example) -> Reading:
    return read(one.text, one.sentences)


def _names(pairs: Sequence[tuple[Example, Reading]]) -> Iterator[tuple[str, float]]:
    """F1 of exact names by kind, where the treebank says what a name is."""
    counts = Counter[tuple[str, str]]()
    for one, reading in pairs:
        targets = one.targets["name"]
        true = set(iob_spans([max(int(t), 0) for t in targets], HEADS["name"]))
        mine = {(n.start, n.end, n.kind) for n in reading.spans("name") if (targets[n.start : n.end] >= 0).all()}
        for kind in NAME_KINDS:
            some, real = ({s for s in spans if s[2] == kind} for spans in (mine, true))
            counts.update({(kind, "hit"): len(some & real), (kind, "found"): len(some), (kind, "true"): len(real)})
    for kind in NAME_KINDS:
        hit, found, true_of_kind = (counts[kind, what] for what in ("hit", "found", "true"))
        yield kind, f1(hit, found, hit, true_of_kind)


def _right(pairs: Sequence[tuple[str, Example, Reading]], head: str) -> float:
    """The share of words whose label is right."""
    right = known = 0
    for _, one, reading in pairs:
        targets = one.targets[head]
        is_known = targets != UNKNOWN
        right += int((reading.chances(head).argmax(1)[is_known] == targets[is_known]).sum())
        known += int(is_known.sum())
    return 100 * right / known


def _heads(pairs: Sequence[tuple[str, Example, Reading]]) -> float:
    """The share of words whose head is right (unlabelled attachment score, words as the reader cuts them)."""
    right = known = 0
    for _, one, reading in pairs:
        if one.head_words is not None:
            is_known = one.head_words != UNKNOWN
            right += int((reading.heads()[is_known] == one.head_words[is_known]).sum())
            known += int(is_known.sum())
    return 100 * right / known
