"""Stories: copies of several dozen events, and scraped pages on look-alike incidents, through the whole chain."""

from __future__ import annotations

from collections.abc import Iterator

from eval.corpora import path, rows
from eval.figures import Figure, digest
from eval.measures import b_cubed
from recension.model import Document
from recension.pipeline import Pile, Runner, read_pile
from recension.stages.clean import clean
from recension.stages.edition import in_edition_order
from recension.stages.stories import gather

SETS = ("stories/giveme5w1h.dev.jsonl.gz", "stories/gun_violence.dev.jsonl.gz")


def measure() -> Iterator[Figure]:
    """B3 F1 of documents to events, and how many links of copies stay within one event."""
    for name in SETS:
        gold = {row["id"]: row["event"] for row in rows(name)}
        documents = in_edition_order(Document(row["id"], row["id"], "", row["text"]) for row in rows(name))
        reading = read_pile(Pile(tuple(clean(d) for d in documents), ()), Runner())
        source = {d.id: d.source for d in documents}
        groups = gather(reading.pile.articles, reading.annotations, reading.lineage).stories
        found = {source[identity]: i for i, group in enumerate(groups) for identity in group}
        yield Figure(name, digest([path(name)]), "stories, B3 F1", b_cubed(found, gold))
        links = [x for x in reading.lineage.links if x.from_]
        across = sum(gold[source[x.from_]] != gold[source[x.to]] for x in links if x.from_)
        yield Figure(name, digest([path(name)]), "links within one event, %", 100 * (1 - across / max(1, len(links))))
