"""How the cost of a document grows with the pile: stories, dating and accounts of articles that are read and traced already.

``python -m eval.growth [N ...]`` takes so many articles of all topics of t17, drawn by the hash of their ids, and prints processor
seconds a stage, milliseconds a document, and the greatest memory. One process; the engine would spread the last two stages over cores.
Beyond the 2,785 that there are, the same are told again under other names (``worlds``).
"""

from __future__ import annotations

import hashlib
import re
import resource
import sys
import time
from calendar import day_name, month_name
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import islice
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from eval.corpora import article, rows
from eval.misdating import FOLDER, misdate, topics
from recension.model import Annotations, Article
from recension.pipeline import Pile, Reading, groups_of
from recension.stages.annotate import annotate
from recension.stages.lineage import trace
from recension.stages.reconcile import date_documents, reconcile
from recension.stages.stories import gather

_WORD = re.compile(r"[A-Za-z]{3,}")

Read = tuple[Article, Annotations]


def read(most: int) -> list[Read]:
    """The articles of all topics, misdated, drawn by the hash of their ids, with their annotations."""
    drawn = []
    for topic in topics():
        for i, row in enumerate(rows(f"{FOLDER}/{topic}.jsonl.gz")):
            made = article(f"{topic}-{i:04d}-{row['id']}", row["text"])
            _, declared = misdate(made.document.id, date.fromisoformat(row["published"][:10]))
            drawn.append(replace(made, declared_date=declared))
    drawn.sort(key=lambda a: hashlib.sha256(a.document.id.encode()).digest())
    return [(a, annotate(a)) for a in drawn[:most]]


def worlds(known: Sequence[Read], most: int) -> list[Read]:
    """As many articles as are wanted: what is known, then the same again and again with all names in other letters, of the same length.

    So each world has its own people and places, and the common words of the others.
    """
    names = names_in([a.document.text for a, _ in known])
    again = (retold(one, world, names) for world in range(1, 26) for one in known)
    return [*known, *islice(again, max(0, most - len(known)))][:most]


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """The words that are written with a capital, and never without; days and months are no names."""
    words = {word for text in texts for word in _WORD.findall(text)}
    return frozenset(w for w in words if w[0].isupper() and w.lower() not in words) - {*day_name, *month_name}


def retold(one: Read, world: int, names: frozenset[str]) -> Read:
    """An article and its annotations in another world: letters are ``world`` further on in each name."""
    after = str.maketrans(
        "".join((ascii_lowercase, ascii_uppercase)), "".join(x[world:] + x[:world] for x in (ascii_lowercase, ascii_uppercase))
    )
    identity = one[0].document.id

    def changed(value: Any) -> Any:
        if isinstance(value, str):
            if value == identity:
                return f"{value}-{world}"
            return _WORD.sub(lambda m: m[0].translate(after) if m[0] in names else m[0], value)
        if isinstance(value, tuple):
            return tuple(map(changed, value))
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: changed(getattr(value, f.name)) for f in fields(value) if f.init})
        return value

    return changed(one)  # type: ignore[no-any-return]


def cost(known: Sequence[Read]) -> str:
    """A line with what each stage took."""
    pile = Pile(tuple(a for a, _ in known), ())
    reading = Reading(pile, {a.document.id: made for a, made in known}, trace(pile.articles))
    marks = [time.process_time()]
    found = gather(pile.articles, reading.annotations, reading.lineage)
    marks.append(time.process_time())
    published = {
        a.document.id: day
        for group in groups_of(reading, found.neighbourhoods)
        for a, day in zip(group.articles, date_documents(group), strict=True)
    }
    marks.append(time.process_time())
    for group in groups_of(reading, found.stories):
        reconcile(replace(group, published=tuple(published[a.document.id] for a in group.articles)))
    marks.append(time.process_time())
    stages = "  ".join(
        f"{name} {end - start:6.1f} s" for name, start, end in zip(("stories", "dating", "accounts"), marks, marks[1:], strict=False)
    )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{len(pile.articles):6} documents  {stages}  {1000 * (marks[-1] - marks[0]) / len(pile.articles):6.1f} ms each  {memory} MB"


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:]] or [250, 1000, 2785]
    everything = read(max(sizes))
    for size in sizes:
        print(cost(worlds(everything, size)), flush=True)
