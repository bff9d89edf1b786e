"""Which line is the headline of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recension.model import Document
from recension.settings.clean import DATED_LABEL_WORDS, TITLE_LINES, TITLE_MIN_SCORE, TITLE_WORDS, USUAL_TITLE_WORDS
from recension.stages.clean.dates import find_dates
from recension.stages.clean.lines import Piece
from recension.stages.clean.masthead import byline_sign
from recension.stages.clean.prose import Measure, Topic
from recension.stages.clean.signs import Sign
from recension.text.words import content_stems

Lines = Sequence[tuple[Piece, Measure, Sign | None]]


def title_index(document: Document, lines: Lines, body_start: int, topic: Topic) -> int | None:
    """The index of the headline among the lines before the body, ``None`` if no line is one. Markup is believed."""
    marked = next((i for i, (_, _, sign) in enumerate(lines) if sign is not None and sign.kind == "title"), None)
    if marked is not None:
        return marked
    told = _told_titles(document)
    head = range(max(0, body_start - TITLE_LINES), min(body_start, len(lines)))
    best = max(((_score(lines, i, head, topic, told), -i) for i in head), default=(0.0, 0))
    return -best[1] if best[0] >= TITLE_MIN_SCORE else None


def _told_titles(document: Document) -> list[frozenset[str]]:
    """The content words of the titles that metadata and the address give."""
    told = [document.text[h.start : h.end] if h.start is not None else h.value or "" for h in document.hints if h.kind == "title"]
    slug = re.split(r"[?#]", document.url or "")[0].rstrip("/").rsplit("/", 1)[-1]
    told += [slug.replace("-", " ").replace("_", " ")] if slug.count("-") + slug.count("_") >= 2 else []
    return [frozenset(content_stems(t)) for t in told if t]


def _score(lines: Lines, i: int, head: range, topic: Topic, told: list[frozenset[str]]) -> float:
    """How much a line before the body speaks for being the headline."""
    piece, form, sign = lines[i]
    if sign is not None or form.words < 2 or form.words > TITLE_WORDS or (form.words < 3 and not told):
        return 0.0
    stems = frozenset(content_stems(piece.text))
    if not stems or (form.prose and piece.text.endswith(".")) or (form.words <= DATED_LABEL_WORDS and find_dates(piece.text)):
        return 0.0
    as_told = max((len(stems & t) / len(stems | t) for t in told), default=0.0)
    repeated = any(j != i and other.text.startswith(piece.text) for j in head for other in (lines[j][0],))
    distance = sum(1 for _, f, s in lines[i + 1 : head.stop] if s is None and f.words > 2)
    return (
        3 * as_told
        + 2 * topic.shared(piece.text)
        + 0.5 * min(form.words, 8) / 8
        + 0.5 * repeated
        + 0.4 * (distance == 0 and form.words >= 4 and not piece.glued)
        - 0.25 * form.separators
        - 0.05 * max(0, form.words - USUAL_TITLE_WORDS)
        - 0.15 * min(distance, 10)
        - 0.5 * piece.text.endswith((".", ":", "-", "—", "–")) * (1 + 2 * (form.words >= 12))
        - 0.5 * piece.glued
        - 0.5 * (not piece.text.isupper() and byline_sign(piece.text) is not None)
    )
