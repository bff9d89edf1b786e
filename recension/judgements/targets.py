"""Finding again what a judgement is about: items by the words that they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from recension.model import Judgement, Span, Target, TargetKind
from recension.settings.judgements import MOST_SPANS, SAME_WORDS
from recension.text.spans import Range, overlap

Item = TypeVar("Item")
Place = tuple[str, int, int]
"""A document and a range of its characters."""


def by_words(kind: TargetKind, spans: Iterable[Span]) -> Target:
    """The target that rests on these words; of very many, some of each document."""
    found = list(dict.fromkeys(spans))
    if len(found) > MOST_SPANS:
        rank: Counter[str] = Counter()
        ranked = []
        for number, span in enumerate(found):
            ranked.append((rank[span.document], number))
            rank[span.document] += 1
        found = [found[number] for number in sorted(number for _, number in sorted(ranked)[:MOST_SPANS])]
    return Target(kind, None, tuple(found))


def place(span: Span, text: str) -> Range | None:
    """Where the words of a span stand in a text: at its offsets, else at the nearest place that has the very words."""
    if text[span.start : span.end] == span.quote:
        return span.start, span.end
    before = text.rfind(span.quote, 0, span.start + len(span.quote))
    after = text.find(span.quote, span.start)
    found = [at for at in (before, after) if at >= 0]
    if not found:
        return None
    at = min(found, key=lambda at: (abs(at - span.start), at))
    return at, at + len(span.quote)


def places(target: Target, texts: Mapping[str, str]) -> tuple[Place, ...]:
    """The words of a target in the documents that are there."""
    known = [(s, place(s, texts[s.document])) for s in target.spans if s.document in texts]
    return tuple((s.document, *found) for s, found in known if found is not None)


def likeness(one: Place, other: Place) -> float:
    """The characters that two places share, as a share of all that they cover (Jaccard)."""
    if one[0] != other[0]:
        return 0.0
    shared = overlap(one[1:], other[1:])
    return shared / (one[2] - one[1] + other[2] - other[1] - shared) if shared else 0.0


def touches(target: Sequence[Place], item: Sequence[Place]) -> bool:
    """Whether an item rests on words of a target."""
    return any(likeness(t, i) >= SAME_WORDS for t in target for i in item)


def best(target: Sequence[Place], items: Sequence[Item], places_of: Callable[[Item], Sequence[Place]]) -> int | None:
    """The number of the item that rests on most of the target's words, the first of equals; ``None`` if none does."""
    by_document: dict[str, list[Place]] = {}
    for at in target:
        by_document.setdefault(at[0], []).append(at)
    found, most = None, 0.0
    for number, item in enumerate(items):
        its = [p for p in places_of(item) if p[0] in by_document]
        shares = [max((likeness(t, p) for p in its if p[0] == t[0]), default=0.0) for t in target] if its else []
        total = sum(share for share in shares if share >= SAME_WORDS)
        if total > most:
            found, most = number, total
    return found


def about(rows: Sequence[Judgement], kind: str, of: TargetKind) -> tuple[Judgement, ...]:
    """The rows of one kind about one kind of targets."""
    return tuple(row for row in rows if row.kind == kind and row.targets[0].kind == of)


def pairs(rows: Sequence[Judgement], kind: str) -> tuple[tuple[str, str], ...]:
    """The pairs of documents that rows of one kind are about."""
    named = ((row.targets[0].document, row.targets[1].document) for row in about(rows, kind, "document"))
    return tuple((a, b) for a, b in named if a is not None and b is not None)
