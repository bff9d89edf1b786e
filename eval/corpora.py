"""Reading the sets: one row at a time, as the records that the stages take."""

from __future__ import annotations

import gzip
import json
import pathlib
from collections.abc import Iterator
from typing import Any

from eval.figures import SHARED
from recension.model import Article, Document, Region, Sentence
from recension.text.sentences import sentences

DATA = SHARED / "data"


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The objects of a set in JSON Lines, compressed."""
    with gzip.open(DATA / name, "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def path(name: str) -> pathlib.Path:
    """Where a set lies."""
    return DATA / name


def article(identity: str, text: str) -> Article:
    """A text that is known to be nothing but an article."""
    return Article(Document(identity, identity, "", text), "en", (Region("body", 0, len(text)),))


def body_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text that is known to be nothing but an article."""
    return tuple(Sentence(start, end, "body") for start, end in sentences(text))
