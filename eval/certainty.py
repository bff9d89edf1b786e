"""Certainty of events: sentences of our own, their triggers marked as happened, expected, possible or denied."""

from __future__ import annotations

import pathlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from eval.figures import Figure, digest
from eval.measures import Range, f1
from recension.model import Article, Document, EventCertainty, Region, RegionKind
from recension.stages.annotate import annotate

SET = "certainty.txt"
PATH = pathlib.Path(__file__).parent / "data" / SET
CLASSES: dict[str, EventCertainty] = {"h": "happened", "e": "expected", "p": "possible", "d": "denied"}
_MARK = re.compile(r"\{([^|{}]+)\|([hepd]?)\}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks: the triggers with their certainty, and the words that count neither way."""

    article: Article
    triggers: tuple[tuple[Range, EventCertainty], ...]
    optional: tuple[Range, ...]


def measure() -> Iterator[Figure]:
    """Macro-F1 over the four certainties, each trigger with its certainty; and how often a found trigger has the right one."""
    gold, found, hits = Counter[str](), Counter[str](), Counter[str]()
    met = right = 0
    for sentence in marked_sentences():
        read = annotate(sentence.article)
        events = [(e.start, e.end, e.certainty) for e in (*read.events, *read.asides)]
        gold.update(certainty for _, certainty in sentence.triggers)
        found.update(c for start, end, c in events if not any(_meet((start, end), o) for o in sentence.optional))
        for trigger, certainty in sentence.triggers:
            mine = [c for start, end, c in events if _meet((start, end), trigger)]
            met, right = met + bool(mine), right + (certainty in mine)
            hits[certainty] += certainty in mine
    hash_of_set = digest([PATH])
    scores = {c: f1(hits[c], found[c], hits[c], gold[c]) for c in CLASSES.values()}
    for name, score in scores.items():
        yield Figure(SET, hash_of_set, f"events {name}, F1", score)
    yield Figure(SET, hash_of_set, "certainty, macro-F1", sum(scores.values()) / len(scores))
    yield Figure(SET, hash_of_set, "certainty right where the trigger is found", 100 * right / max(1, met))


def marked_sentences() -> Iterator[Marked]:
    """The sentences of the set, in order."""
    region: RegionKind = "body"
    for number, line in enumerate(PATH.read_text("utf8").splitlines()):
        if line.startswith("#"):
            region = "title" if line == "# headlines" else "body"
        elif line:
            yield _marked(f"sentence {number}", line, region)


def _marked(name: str, line: str, region: RegionKind) -> Marked:
    text, at = "", 0
    triggers: list[tuple[Range, EventCertainty]] = []
    optional: list[Range] = []
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        span = (len(text), len(text) + len(match[1]))
        text, at = text + match[1], match.end()
        if match[2]:
            triggers.append((span, CLASSES[match[2]]))
        else:
            optional.append(span)
    text += line[at:]
    return Marked(Article(Document(name, name, "", text), "en", (Region(region, 0, len(text)),)), tuple(triggers), tuple(optional))


def _meet(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]
