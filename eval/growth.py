"""How the cost of a document grows with the pile: stories, dating and accounts of articles that are read and traced already.

``python -m eval.growth [--workers W] [N ...]`` takes so many articles of all topics of t17, drawn by the hash of their ids, and prints
processor seconds a stage (all processes together), milliseconds a document, and the greatest memory. Beyond the 2,785 that there are,
the same are told again under other names (``worlds``).
"""

from __future__ import annotations

import hashlib
import re
import resource
import time
from argparse import ArgumentParser
from calendar import day_name, month_name
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import islice
from string import ascii_lowercase, ascii_uppercase
from typing import Any, TypeVar

from eval.corpora import article, rows
from eval.misdating import FOLDER, misdate, topics
from recension.engines import Engine
from recension.model import Annotations, Article, Group
from recension.pipeline import Pile, Reading, groups_of
from recension.stages.annotate import annotate
from recension.stages.lineage import trace
from recension.stages.reconcile import date_documents, reconcile
from recension.stages.stories import gather

_WORD = re.compile(r"[A-Za-z]{3,}")

Read = tuple[Article, Annotations]
Made = TypeVar("Made")


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


def cost(known: Sequence[Read], workers: int = 1) -> str:
    """A line with what each stage took, the last two of them on so many processes."""
    pile = Pile(tuple(a for a, _ in known), ())
    reading = Reading(pile, {a.document.id: made for a, made in known}, trace(pile.articles))
    began, marks = time.monotonic(), [_spent()]
    found = gather(pile.articles, reading.annotations, reading.lineage)
    marks.append(_spent())
    neighbourhoods = groups_of(reading, found.neighbourhoods)
    dated = zip(neighbourhoods, _each(date_documents, neighbourhoods, workers), strict=True)
    published = {a.document.id: day for group, days in dated for a, day in zip(group.articles, days, strict=True)}
    marks.append(_spent())
    stories = (replace(g, published=tuple(published[a.document.id] for a in g.articles)) for g in groups_of(reading, found.stories))
    for _ in _each(reconcile, list(stories), workers):
        pass
    marks.append(_spent())
    stages = "  ".join(
        f"{name} {end - start:6.1f} s" for name, start, end in zip(("stories", "dating", "accounts"), marks, marks[1:], strict=False)
    )
    each = 1000 * (marks[-1] - marks[0]) / len(pile.articles)
    return f"{len(pile.articles):6} documents  {stages}  {each:6.1f} ms each  {time.monotonic() - began:5.0f} s by the clock  {_memory()}"


def _each(function: Callable[[Group], Made], groups: Sequence[Group], workers: int) -> Iterator[Made]:
    """What becomes of each group, in order, by processes that end with the last of them."""
    engine = Engine(workers)
    for outcome in engine.map(function, groups, size=lambda group: len(group.articles)):
        if outcome.result is None:
            raise RuntimeError(outcome.failure)
        yield outcome.result
    engine.close()


def _spent() -> float:
    """The processor seconds of this process, and of all that it started and that have ended."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def _memory() -> str:
    """The most that this process held, and the most that one of the others did."""
    here, there = (resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return f"{here} MB" + (f", a worker {there} MB" if there else "")


if __name__ == "__main__":
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("sizes", nargs="*", type=int, default=[250, 1000, 2785])
    asked.add_argument("--workers", type=int, default=1)
    given = asked.parse_args()
    everything = read(max(given.sizes))
    for size in given.sizes:
        print(cost(worlds(everything, size), given.workers), flush=True)
