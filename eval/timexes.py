"""Time expressions: TimeBank and AQUAINT of TempEval-3, relaxed, strict, and with their TIMEX3 value."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

from eval.corpora import body_sentences, path, rows
from eval.figures import Figure, digest
from eval.measures import f1
from recension.stages.annotate.times.timexes import find_timexes
from recension.text.timex3 import timex_values

_WRAPPED = re.compile(r"(?<!\n)\n(?!\n)")
"""A line break within a paragraph: the set's files are wrapped."""
SET = "time/tempeval3.train.jsonl.gz"


def measure() -> Iterator[Figure]:
    """F1 of spans (relaxed, strict), and of spans that overlap and have the right value."""
    counts = {"relaxed": [0, 0], "strict": [0, 0], "value": [0, 0]}
    found = gold = 0
    for row in rows(SET):
        written = datetime.date.fromisoformat(row["published"][:10])
        text = _WRAPPED.sub(" ", row["text"])
        timexes = find_timexes(text, body_sentences(text))
        mine = [(t.start, t.end, value) for t, value in zip(timexes, timex_values(timexes, written), strict=True)]
        true = [(t["start"], t["end"], t["value"]) for t in row["timexes"]]
        found, gold = found + len(mine), gold + len(true)
        for name, same in SAME.items():
            counts[name][0] += sum(any(same(m, t) for t in true) for m in mine)
            counts[name][1] += sum(any(same(m, t) for m in mine) for t in true)
    for name, (of_found, of_gold) in counts.items():
        yield Figure(SET, digest([path(SET)]), f"timexes, {name} F1", f1(of_found, found, of_gold, gold))


Valued = tuple[int, int, str]


def _relaxed(a: Valued, b: Valued) -> bool:
    return a[0] < b[1] and b[0] < a[1]


SAME: dict[str, Callable[[Valued, Valued], bool]] = {
    "relaxed": _relaxed,
    "strict": lambda a, b: a[:2] == b[:2],
    "value": lambda a, b: _relaxed(a, b) and a[2] == b[2],
}
