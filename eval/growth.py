"""How the cost of a document grows with the pile: stories, dating and accounts of articles that are read and traced already.

``python -m eval.growth [N ...]`` takes so many articles of all topics of t17, drawn by the hash of their ids, and prints processor
seconds a stage, milliseconds a document, and the greatest memory. One process; the engine would spread the last two stages over cores.
"""

from __future__ import annotations

import hashlib
import resource
import sys
import time
from dataclasses import replace
from datetime import date

from eval.corpora import article, rows
from eval.misdating import FOLDER, misdate, topics
from recension.model import Article
from recension.pipeline import Pile, Reading, groups_of
from recension.stages.annotate import annotate
from recension.stages.lineage import trace
from recension.stages.reconcile import date_documents, reconcile
from recension.stages.stories import gather


def articles(most: int) -> tuple[Article, ...]:
    """The articles of all topics, misdated, drawn by the hash of their ids."""
    drawn = []
    for topic in topics():
        for i, row in enumerate(rows(f"{FOLDER}/{topic}.jsonl.gz")):
            made = article(f"{topic}-{i:04d}-{row['id']}", row["text"])
            _, declared = misdate(made.document.id, date.fromisoformat(row["published"][:10]))
            drawn.append(replace(made, declared_date=declared))
    return tuple(sorted(drawn, key=lambda a: hashlib.sha256(a.document.id.encode()).digest())[:most])


def cost(most: int) -> str:
    """A line with what each stage took."""
    pile = Pile(articles(most), ())
    reading = Reading(pile, {a.document.id: annotate(a) for a in pile.articles}, trace(pile.articles))
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
    for size in sys.argv[1:] or ("250", "1000", "2785"):
        print(cost(int(size)), flush=True)
