"""Stories: copies of several dozen events, and scraped pages on look-alike incidents."""

from __future__ import annotations

from collections.abc import Iterator

from eval.corpora import path, rows
from eval.figures import Figure, digest
from eval.measures import b_cubed
from recension.model import Document
from recension.stages.annotate import annotate
from recension.stages.clean import clean
from recension.stages.lineage import trace
from recension.stages.stories import gather

SETS = ("stories/giveme5w1h.dev.jsonl.gz", "stories/gun_violence.dev.jsonl.gz")


def measure() -> Iterator[Figure]:
    """B3 F1 of documents to events."""
    for name in SETS:
        gold = {row["id"]: row["event"] for row in rows(name)}
        articles = [clean(Document(row["id"], row["id"], "", row["text"])) for row in rows(name)]
        lineage = trace(articles)
        groups = gather(articles, {a.document.id: annotate(a) for a in articles}, lineage)
        found = {identity: i for i, group in enumerate(groups) for identity in group}
        yield Figure(name, digest([path(name)]), "stories, B3 F1", b_cubed(found, gold))
        across = sum(gold[x.from_] != gold[x.to] for x in lineage.links if x.from_)
        yield Figure(name, digest([path(name)]), "links within one event, %", 100 * (1 - across / max(1, len(lineage.links))))
