"""Are scores probabilities? Of the answers with a score of 0.9 nine in ten ought to be right.

``python -m eval.reliability`` writes the tables into ``reliability.md`` beside this file: days of misdated articles (t17), and of the gold
piles the days of publication, the days of timeline entries, and the links. An entry is held against the gold event with which it shares
words; a link is right when the gold has one between the same two documents.
"""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator
from typing import Any

from eval.measures import Answer, reliability_table
from eval.misdating import answers, measured, topics
from eval.piles import gold_piles
from recension.model import Edition
from recension.pipeline import build_edition

Gold = dict[str, Any]
REPORT = pathlib.Path(__file__).parent / "reliability.md"


def days(edition: Edition, gold: Gold) -> Iterator[Answer]:
    """The days of publication of the documents of a gold pile."""
    for document in edition.documents:
        true = gold["documents"].get(_file(document.source), {}).get("published")
        if document.published.date is not None and true is not None:
            yield Answer(document.published.score, document.published.date in true.split("/"))


def links(edition: Edition, gold: Gold) -> Iterator[Answer]:
    """The links of a gold pile."""
    files = {d.id: _file(d.source) for d in edition.documents}
    true = {frozenset((x["from"] or x.get("with"), x["to"])) for story in gold["stories"] for x in story["links"]}
    for link in edition.lineage.links:
        others = [link.from_] if link.from_ is not None else list(link.via)
        pairs = {frozenset((files[other], files[link.to])) for other in others if other is not None}
        yield Answer(link.score, bool(pairs & true))


def entries(edition: Edition, gold: Gold) -> Iterator[Answer]:
    """The days of those timeline entries that tell of a gold event."""
    files = {d.id: _file(d.source) for d in edition.documents}
    events = [event for story in gold["stories"] for event in story["timeline"]]
    for entry in (e for story in edition.stories for e in story.timeline if e.date is not None):
        told = {(files[m.document], m.quote) for m in entry.mentions}
        same = [event for event in events if any(_meet(quote, words) for at, words in told for quote in event["quotes"].get(at, ()))]
        if same:
            yield Answer(entry.score, any(event["day"] == entry.date for event in same))


def _meet(quote: str, words: str) -> bool:
    return quote in words or words in quote


def _file(source: str) -> str:
    return source.replace("\\", "/").rsplit("/", 1)[-1]


def tables() -> dict[str, list[Answer]]:
    """The answers of each kind."""
    found: dict[str, list[Answer]] = {"days of misdated articles (t17)": answers([c for topic in topics() for c in measured(topic)])}
    for pile in gold_piles():
        gold, edition = json.loads((pile / "gold.json").read_text("utf8")), build_edition([str(pile / "documents")])
        for name, of in (("days of publication", days), ("days of timeline entries", entries), ("links", links)):
            found.setdefault(f"{name} (gold piles)", []).extend(of(edition, gold))
    return found


if __name__ == "__main__":
    body = "\n\n".join(f"## {name}\n\n{reliability_table(held)}" for name, held in tables().items())
    REPORT.write_text(f"# Reliability of the scores\n\n{body}\n", "utf8")
    print(body)
