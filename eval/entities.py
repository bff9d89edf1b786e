"""Names, person, organisation and place, by exact spans and kinds: the news of GUM dev, and WikiGold.

The trained reader has learnt from all of WikiGold, so that its figures here only guard against damage; those by cross-validation stand in
``recension/models/reader.md``. GUM dev it has not seen (``names.json`` has learnt from its other genres).
"""

from __future__ import annotations

from collections.abc import Iterator

from eval.corpora import article, path
from eval.figures import Figure, digest
from eval.measures import f1
from recension.reader.labels import HEADS
from recension.reader.spans import iob_spans
from recension.stages.annotate import annotate
from training.reader import treebanks

SET = "language/wikigold.conll"
TREES = "language/gum.dev.conllu.gz"
OF_GUM = {"person": "person", "organisation": "organisation", "place": "place", "facility": "place"}
KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
Name = tuple[int, int, str]


def measure() -> Iterator[Figure]:
    """F1 per kind, and of all three, in either set."""
    yield from _figures(TREES, "names in news", list(_news()))
    yield from _figures(SET, "names, learnt from,", [(_mine(text), names) for text, names in _documents()])


def _figures(corpus: str, what: str, pairs: list[tuple[set[Name], set[Name]]]) -> Iterator[Figure]:
    """F1 per kind, and of all three, from pairs of found and true names."""
    for kind in (*KINDS.values(), "all"):
        found = [{n for n in mine if kind in (n[2], "all")} for mine, _ in pairs]
        gold = [{n for n in true if kind in (n[2], "all")} for _, true in pairs]
        hits = sum(len(a & b) for a, b in zip(found, gold, strict=True))
        figure = f1(hits, sum(map(len, found)), hits, sum(map(len, gold)))
        yield Figure(corpus, digest([path(corpus)]), f"{what} {kind} F1", figure)


def _news() -> Iterator[tuple[set[Name], set[Name]]]:
    """Found and true names in the news of GUM, where the treebank says what a name is."""
    for genre, one in treebanks.treebank(path(TREES), with_names=True):
        if genre != "news":
            continue
        targets, words = one.targets["name"], one.words
        spans = iob_spans([max(int(t), 0) for t in targets], HEADS["name"])
        true = {(int(words.starts[a]), int(words.ends[b - 1]), OF_GUM[kind]) for a, b, kind in spans if kind in OF_GUM}
        yield {n for n in _mine(one.text) if (targets[list(one.covered([n[:2]]))] >= 0).all()}, true


def _mine(text: str) -> set[Name]:
    return {(e.start, e.end, e.kind) for e in annotate(article("wikigold", text)).entities if e.kind in KINDS.values()}


def _documents() -> Iterator[tuple[str, set[Name]]]:
    """The documents of the set: their text, rebuilt from tokens, and the names in it."""
    for block in path(SET).read_text("utf8").split("-DOCSTART- O"):
        text, names, running = "", set[Name](), ""
        for line in block.strip().splitlines():
            token, _, tag = line.rpartition(" ")
            if not token:
                text, running = text.rstrip() + "\n", ""
                continue
            glued = token in (",", ".", ";", ":", ")", "'s", "!", "?", "%") or text.endswith("(")
            text = text.rstrip(" ") if glued else text
            if tag != "O" and tag == running:
                last = max(names)
                names.remove(last)
                names.add((last[0], len(text) + len(token), last[2]))
            elif tag != "O":
                names.add((len(text), len(text) + len(token), KINDS.get(tag[2:], "other")))
            running, text = tag, text + token + " "
        yield text, {n for n in names if n[2] != "other"}
