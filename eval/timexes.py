"""Time expressions: TimeBank and AQUAINT of TempEval-3, relaxed, strict, and with their TIMEX3 value."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from eval.corpora import body_sentences, path, rows
from eval.figures import Figure, digest
from eval.measures import f1
from recension.model import Timex
from recension.stages.annotate.timexes import find_timexes
from recension.text.opendates import resolve

SET = "time/tempeval3.train.jsonl.gz"


def measure() -> Iterator[Figure]:
    """F1 of spans (relaxed, strict), and of spans that overlap and have the right value."""
    counts = {"relaxed": [0, 0], "strict": [0, 0], "value": [0, 0]}
    found = gold = 0
    for row in rows(SET):
        written = datetime.date.fromisoformat(row["published"][:10])
        mine = [(t.start, t.end, value(t, written)) for t in find_timexes(row["text"], body_sentences(row["text"]))]
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


SAME = {
    "relaxed": _relaxed,
    "strict": lambda a, b: a[:2] == b[:2],
    "value": lambda a, b: _relaxed(a, b) and a[2] == b[2],
}


def value(timex: Timex, written: datetime.date) -> str:
    """The TIMEX3 value of an expression in a text that was written on a known day."""
    if timex.open is None or timex.type not in ("DATE", "TIME"):
        return timex.value
    date = resolve(timex.open, written)
    return date if timex.type == "DATE" else date + timex.value[timex.value.find("T") :] if "T" in timex.value else date
