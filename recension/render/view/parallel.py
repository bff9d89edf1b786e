"""The parallel view: the passages of two linked documents side by side, the differing words marked."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from recension.model import Link, Passage, Span, Story
from recension.render.view.counts import count, percent
from recension.render.view.index import Index
from recension.render.view.quotations import ELLIPSIS, Cite, cite, one_line
from recension.render.view.reasons import ReasonView, reasons
from recension.text.words import words

OPEN_LINKS = 3
"""Links whose passages are open; those of further links are folded."""
OPEN_PASSAGES = 4
"""Passages of a link that are open: the longest. The others are folded, in the order of the text."""
MOST_PASSAGES = 40
"""Passages of one link that are printed at all; the others are counted."""
MOST_WORDS, SLACK = 70, 20
"""Words of a passage that are printed on each side; what follows is counted, unless it is little."""

COMPARED = 300
"""Words of a passage that are compared to count the same ones: the comparison is quadratic."""

_TOKEN = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a passage: ``same`` on both sides, ``differs``, or (of a rewrite) ``reworded``."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage on both sides."""

    anchor: str
    kind: str
    note: str
    left: tuple[Part, ...]
    right: tuple[Part, ...]
    left_cite: Cite
    right_cite: Cite


@dataclass(frozen=True, slots=True)
class Side:
    """A column's head."""

    siglum: str
    written: str
    sentences: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link with its proof."""

    anchor: str
    title: str
    kind: str
    left: Side | None
    right: Side
    score: str
    why: tuple[ReasonView, ...]
    passages: tuple[PassageView, ...]
    folded: tuple[PassageView, ...]
    omitted: int


VERBS = {
    "repost": "reposts",
    "cut": "cuts",
    "edited": "edits",
    "rewrite": "rewrites",
    "merged": "merges, from",
    "shared source": "shares a lost source with",
}


def links(index: Index, story: Story) -> tuple[LinkView, ...]:
    """The links among the documents of a story, those with the most to show first within each child's order."""
    within = frozenset(story.documents)
    found = [x for x in index.links if x.to in within and (x.from_ is None or x.from_ in within)]
    ordered = sorted(found, key=lambda x: (index.positions[x.to], -x.score, index.positions.get(x.from_ or "", -1)))
    views = [_link(index, link) for link in ordered]
    return tuple(sorted(views, key=lambda v: not v.passages))


def _link(index: Index, link: Link) -> LinkView:
    """A link with its passages, the parent on the left."""
    child = index.siglum(link.to)
    parent = index.siglum(link.from_) if link.from_ else "a lost text"
    anchor = f"p-{child}-{parent if link.from_ else 'lost'}"
    shared = [_turned(p, link) for p in index.passages.get(frozenset((link.from_ or "", link.to)), ())]
    longest = sorted(shared, key=lambda p: (p.kind == "quotation", -(p.a.end - p.a.start), p.a.start))[:MOST_PASSAGES]
    ordered = sorted((p.a.start, p.b.start, i) for i, p in enumerate(longest))
    views = [(i < OPEN_PASSAGES, _passage(index, longest[i], f"{anchor}-{n}")) for n, (_, _, i) in enumerate(ordered, 1)]
    return LinkView(
        anchor=anchor,
        title=f"{child} {VERBS[link.kind]} {parent}",
        kind=link.kind,
        left=_side(index, link.from_) if link.from_ else None,
        right=_side(index, link.to),
        score=percent(link.score),
        why=reasons(index, link.why),
        passages=tuple(v for is_open, v in views if is_open),
        folded=tuple(v for is_open, v in views if not is_open),
        omitted=len(shared) - len(longest),
    )


def _turned(passage: Passage, link: Link) -> Passage:
    """A passage with the parent's side as ``a``."""
    if passage.a.document == link.from_:
        return passage
    return Passage(passage.b, passage.a, passage.kind, passage.score)


def _side(index: Index, document: str) -> Side:
    its = index.documents[document]
    numbered = sum(1 for line in index.lines[document] if line.number is not None)
    return Side(its.siglum, index.short(its.published.date), count(numbered, "sentence"))


def _passage(index: Index, passage: Passage, anchor: str) -> PassageView:
    left, right = _parts(passage)
    return PassageView(anchor, passage.kind, _note(passage), left, right, cite(index, passage.a), cite(index, passage.b))


def _note(passage: Passage) -> str:
    """How much is the same, in words."""
    left, right = _keys(passage.a), _keys(passage.b)
    if passage.kind == "rewritten":
        return f"{count(len(left), 'word')} against {len(right)}"
    if left == right:
        return count(len(left), "word")
    matcher = difflib.SequenceMatcher(None, left[:COMPARED], right[:COMPARED], autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return f"{same} of {count(min(COMPARED, max(len(left), len(right))), 'word')} the same"


def _keys(span: Span) -> list[str]:
    return [w.key for w in words(span.quote)]


def _parts(passage: Passage) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both sides in parts. Long passages are cut: what is left out is counted."""
    left, right = _tokens(passage.a.quote), _tokens(passage.b.quote)
    if passage.kind == "rewritten":
        return _cut([Part("".join(left), "reworded")]), _cut([Part("".join(right), "reworded")])
    if left == right:
        return _cut([Part("".join(left), "same")]), _cut([Part("".join(right), "same")])
    head = left[: MOST_WORDS * 4], right[: MOST_WORDS * 4]
    matcher = difflib.SequenceMatcher(None, [t.casefold() for t in head[0]], [t.casefold() for t in head[1]], autojunk=False)
    return _cut(_marked(left, matcher, 0)), _cut(_marked(right, matcher, 1))


def _tokens(quote: str) -> list[str]:
    return _TOKEN.findall(one_line(quote).strip())


def _marked(tokens: Sequence[str], matcher: difflib.SequenceMatcher[str], side: int) -> list[Part]:
    """One side of an alignment in parts that are the same or differ."""
    parts: list[Part] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        text = "".join(tokens[(a, c)[side] : (b, d)[side]])
        kind = "same" if tag == "equal" or not text.strip() else "differs"
        if text and parts and parts[-1].kind == kind:
            parts[-1] = Part(parts[-1].text + text, kind)
        elif text:
            parts.append(Part(text, kind))
    return parts


def _cut(parts: list[Part]) -> tuple[Part, ...]:
    """The first ``MOST_WORDS`` words of a side, then how many more there are."""
    kept: list[Part] = []
    total = sum(len(p.text.split()) for p in parts)
    left = MOST_WORDS if total > MOST_WORDS + SLACK else total
    for part in parts:
        here = part.text.split()
        kept.append(part if len(here) <= left else Part(" ".join(here[:left]), part.kind))
        left -= len(here)
        if left <= 0:
            break
    rest = total - sum(len(p.text.split()) for p in kept)
    return (*kept, Part(f" {ELLIPSIS} {count(rest, 'more word')}", "cut")) if rest > 0 else tuple(kept)
