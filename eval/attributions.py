"""Attributions: PolNeAR. One counts when its cue, its source and its content meet the gold ones, the content by half of both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from eval.corpora import article, path, rows
from eval.figures import Figure, digest
from eval.measures import Range, covered, f1
from recension.stages.annotate import annotate

SET = "attribution/polnear.dev.jsonl.gz"
Parts = tuple[set[int], set[int], set[int]]


def measure() -> Iterator[Figure]:
    """F1 of whole attributions, and of exact ones."""
    found = gold = met = met_gold = exact = 0
    for row in rows(SET):
        mine = [_parts(a.source, a.cue, a.content) for a in annotate(article(row["id"], row["text"])).attributions]
        true = [_of_gold(a) for a in row["attributions"]]
        found, gold = found + len(mine), gold + len(true)
        met += sum(any(_meet(m, t) for t in true) for m in mine)
        met_gold += sum(any(_meet(m, t) for m in mine) for t in true)
        exact += sum(any(m == t for t in true) for m in mine)
    yield Figure(SET, digest([path(SET)]), "attributions, F1", f1(met, found, met_gold, gold))
    yield Figure(SET, digest([path(SET)]), "attributions, exact spans F1", f1(exact, found, exact, gold))


def _parts(source: tuple[Range, ...], cue: tuple[Range, ...], content: tuple[Range, ...]) -> Parts:
    return covered(source), covered(cue), covered(content)


def _of_gold(row: dict[str, Any]) -> Parts:
    return covered(row["source"]), covered(row["cue"]), covered(row["content"])


def _meet(mine: Parts, true: Parts) -> bool:
    source = bool(mine[0] & true[0]) or (not mine[0] and not true[0])
    content = len(mine[2] & true[2])
    return source and bool(mine[1] & true[1]) and content * 2 >= len(mine[2]) and content * 2 >= len(true[2]) and content > 0
