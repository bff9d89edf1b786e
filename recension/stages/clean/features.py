"""A line of a page in numbers: what the trained weights of :mod:`weights` look at.

Form, what the rules say of it, what it shares with the article, its place among its neighbours; and, for
a page of HTML, the element that it stands in and how much of the page's prose stands beside it there (Readability's
idea: the article is where the prose has its parents in common).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from recension.model import Block
from recension.stages.clean.lines import Piece
from recension.stages.clean.markup import Markup
from recension.stages.clean.prose import Measure, Topic
from recension.stages.clean.signs import Sign

_TAGS = (
    {"p"},
    {"li"},
    {"h1", "h2", "h3", "h4", "h5", "h6"},
    {"td", "th", "tr", "tbody"},
    {"blockquote", "pre"},
    {"div", "section", "article"},
)
_KINDS = ("boilerplate", "caption", "byline", "date", "title", "credit")
_RULES = ("after the article", "before the article", "other headlines", "label", "unpunctuated", "subhead", "call to the reader", "prose")
_AROUND = ({"ul", "ol", "dl"}, {"table"}, {"blockquote"}, {"figure"}, {"aside", "nav", "footer", "header", "form"})
_FAR = 30
_MOST = 0.75


@dataclass(frozen=True, slots=True)
class Judged:
    """The lines of a page as the rules leave them. ``own`` is the sign of a line by its own words or its markup."""

    pieces: Sequence[Piece]
    forms: Sequence[Measure]
    own: Sequence[Sign | None]
    signs: Sequence[Sign]
    topic: Topic
    markup: Markup
    blocks: Sequence[Block]


def features(page: Judged) -> NDArray[np.float32]:
    """One row for each line, shape ``(lines, features)``; those of the markup are missing where there is none."""
    body = np.array([s.kind == "body" for s in page.signs], dtype=np.float32)
    words = np.array([min(f.words, 80) for f in page.forms], dtype=np.float32)
    columns = [*_of_forms(page, words), *_of_signs(page), *_of_places(page, body, words)]
    if page.blocks:
        columns += _of_blocks(page, body, words)
    return np.stack(columns, axis=1).astype(np.float32)


Columns = list[NDArray[np.float32]]


def _of_forms(page: Judged, words: NDArray[np.float32]) -> Columns:
    """How each line reads, and how its two neighbours on either side do."""
    terminal = _column([f.terminal for f in page.forms])
    own = [words, terminal, _column([f.stops for f in page.forms]), _column([f.lower for f in page.forms])]
    own += [_column([f.separators for f in page.forms]), _column([p.glued for p in page.pieces])]
    own += [_column([p.text.endswith(":") for p in page.pieces]), _column([p.text[:1].islower() for p in page.pieces])]
    return own + [_shifted(column, by) for column in (words, terminal) for by in (-2, -1, 1, 2)]


def _of_signs(page: Judged) -> Columns:
    """What the rules say of each line: by its own words, and in the end."""
    own = [_column([s is not None and s.kind == kind for s in page.own]) for kind in _KINDS]
    rules = [_column([s.rule == rule for s in page.signs]) for rule in _RULES]
    furniture = own[0]
    return [*own, *rules, _shifted(furniture, -1), _shifted(furniture, 1)]


def _of_places(page: Judged, body: NDArray[np.float32], words: NDArray[np.float32]) -> Columns:
    """Where each line stands to what the rules call the article, and what it shares with it."""
    n = len(body)
    at = np.flatnonzero(body)
    first, last = (int(at[0]), int(at[-1])) if len(at) else (0, n - 1)
    index = np.arange(n, dtype=np.float32)
    told = (np.cumsum(words * body) / max(1.0, float((words * body).sum()))).astype(np.float32)
    about = _column(
        [
            page.topic.shared(p.text, itself=b > 0) if f.words >= 3 and not page.markup.is_furniture((p.start, p.end)) else 0.0
            for p, f, b in zip(page.pieces, page.forms, body, strict=True)
        ]
    )
    return [
        body, told, about, np.clip(index - first, -_FAR, _FAR), np.clip(last - index, -_FAR, _FAR), np.full(n, math.log1p(len(at)), dtype=np.float32),
        _since(body), _since(body[::-1])[::-1], _around(body), *(_shifted(body, by) for by in (-2, -1, 1, 2)),
    ]  # fmt: skip


def _of_blocks(page: Judged, body: NDArray[np.float32], words: NDArray[np.float32]) -> Columns:
    """What the markup says of each line, and how much of the article has the same elements around it."""
    starts = [block.start for block in page.blocks]
    found = [page.blocks[max(0, bisect_right(starts, p.start) - 1)] for p in page.pieces]
    links = _column([b.linked / max(1, b.end - b.start) for b in found])
    own_tags = [_column([b.around[0][1] in names for b in found]) for names in _TAGS]
    tags = [frozenset(tag for _, tag in b.around) for b in found]
    around = [_column([not names.isdisjoint(held) for held in tags]) for names in _AROUND]
    paths = [tuple(number for number, _ in b.around) for b in found]
    parent = [path[1] if len(path) > 1 else 0 for path in paths]
    beside = _shares(parent, body * words)
    same = _column([*(a == b for a, b in pairwise(parent)), False])
    places = [(p.start, p.end) for p in page.pieces]
    furniture = _column([page.markup.is_furniture(p) for p in places])
    marked = [
        _column([page.markup.best.holds(p) for p in places]),
        _column([0 if f else page.markup.names(*p) for p, f in zip(places, furniture.tolist(), strict=True)]),
    ]
    return [
        links, *own_tags, *around, beside, same, _shifted(same, -1), _shares(parent, words), *marked, furniture,
        *_of_frame(paths, body, words, links),
        *(_shifted(links, by) for by in (-2, -1, 1, 2)), *(_shifted(own_tags[0], by) for by in (-1, 1)),
    ]  # fmt: skip


def _of_frame(
    paths: Sequence[tuple[int, ...]], body: NDArray[np.float32], words: NDArray[np.float32], links: NDArray[np.float32]
) -> Columns:
    """Where each line stands in the smallest element that holds most of the article, and what its part of that is like."""
    n = len(paths)
    frame = _frame(paths, (body * words).tolist())
    levels = [path.index(frame) if frame in path else -1 for path in paths]
    inside = np.array([level >= 0 for level in levels])
    parts = [path[level - 1] if level > 0 else -1 for path, level in zip(paths, levels, strict=True)]
    at = np.flatnonzero(inside)
    first, last = (int(at[0]), int(at[-1])) if len(at) else (0, n - 1)
    index = np.arange(n, dtype=np.float32)
    size = _sums(parts, words)
    return [
        _column(levels), np.clip(index - first, -_FAR, _FAR), np.clip(last - index, -_FAR, _FAR),
        np.minimum(size, 400), _sums(parts, words * links) / np.maximum(size, 1), _sums(parts, words * body) / np.maximum(size, 1),
        _sums(parts, np.ones(n, dtype=np.float32)),
    ]  # fmt: skip


def _frame(paths: Sequence[tuple[int, ...]], weights: Sequence[float]) -> int:
    """The number of the smallest element that holds ``_MOST`` of the weight; -1 if none does."""
    held: dict[int, float] = defaultdict(float)
    for path, weight in zip(paths, weights, strict=True):
        for number in path:
            held[number] += weight
    least = _MOST * sum(weights)
    return max((number for number, weight in held.items() if weight >= least and weight > 0), default=-1)


def _column(values: Sequence[float]) -> NDArray[np.float32]:
    return np.array(values, dtype=np.float32)


def _shifted(column: NDArray[np.float32], by: int) -> NDArray[np.float32]:
    """What the neighbour ``by`` lines further down has; -1 beyond the ends of the page."""
    moved = np.full_like(column, -1)
    if by > 0:
        moved[:-by] = column[by:]
    else:
        moved[-by:] = column[:by]
    return moved


def _since(body: NDArray[np.float32]) -> NDArray[np.float32]:
    """How many lines above each the nearest line of the article stands, at most ``_FAR``."""
    index = np.arange(len(body), dtype=np.float32)
    latest = np.maximum.accumulate(np.where(body > 0, index, -_FAR))
    above = np.concatenate([[-_FAR], latest[:-1]])
    far: NDArray[np.float32] = np.minimum(index - above, _FAR).astype(np.float32)
    return far


def _around(body: NDArray[np.float32], reach: int = 5) -> NDArray[np.float32]:
    """The share of the article's among the lines within ``reach``."""
    total = np.concatenate([[0.0], np.cumsum(body)])
    index = np.arange(len(body))
    low, high = np.maximum(index - reach, 0), np.minimum(index + reach + 1, len(body))
    share: NDArray[np.float32] = ((total[high] - total[low]) / (high - low)).astype(np.float32)
    return share


def _shares(groups: Sequence[int], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """For each line the share of the weight that its group has."""
    return _sums(groups, weights) / max(1.0, float(weights.sum()))


def _sums(groups: Sequence[int], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """For each line the weight of its group."""
    sums: dict[int, float] = defaultdict(float)
    for group, weight in zip(groups, weights.tolist(), strict=True):
        sums[group] += weight
    return _column([sums[group] for group in groups])
