"""Names: WikiGold, person, organisation and place, by exact spans and kinds."""

from __future__ import annotations

from collections.abc import Iterator

from eval.corpora import article, path
from eval.figures import Figure, digest
from eval.measures import f1
from recension.stages.annotate import annotate

SET = "language/wikigold.conll"
KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
Name = tuple[int, int, str]


def measure() -> Iterator[Figure]:
    """F1 per kind, and of all three."""
    pairs = [(_mine(text), names) for text, names in _documents()]
    for kind in (*KINDS.values(), "all"):
        found = [{n for n in mine if kind in (n[2], "all")} for mine, _ in pairs]
        gold = [{n for n in true if kind in (n[2], "all")} for _, true in pairs]
        hits = sum(len(a & b) for a, b in zip(found, gold, strict=True))
        figure = f1(hits, sum(map(len, found)), hits, sum(map(len, gold)))
        yield Figure(SET, digest([path(SET)]), f"names, {kind} F1", figure)


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
