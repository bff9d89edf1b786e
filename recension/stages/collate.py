"""Regions settled once more, by what the copies of a text show of its furniture.

Three things are seen only when copies lie side by side. A sentence that a copy has *between* two sentences
which its sister has next to each other was put in by the page, if it also reads like furniture. A line that
one copy marks as a caption is a caption in the other, too; and a line that the sister has within its article is
none of the page's furniture. Finally, a line that pages of unrelated texts repeat belongs to the site.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recension.model import Article, Lineage, Reason, Region, RegionKind
from recension.settings.clean import COLLATED_WORDS, COPIES_HELD, REPEATED_LINE_FAMILIES, REPEATED_LINE_WORDS
from recension.text.sentences import sentences
from recension.text.spans import Range
from recension.text.words import words

INSERTED = Reason("collation: inserted", "a copy of this text lacks the sentence, and it reads like a call to the reader or a headline")
CAPTION = Reason("collation: caption", "another copy of this text has the same words under a picture")
SISTER_BODY = Reason("collation: article", "another copy of this text has the same words within its article")
REPEATED = Reason("repeated line", "pages with unrelated texts have the same line")

_CONTEXT_RULES = frozenset({"before the article", "after the article", "other headlines", "label", "unpunctuated", "call to the reader"})
"""Rules that judge by form and neighbours: a sister copy can overrule them."""

_TERMINAL = re.compile(r"[.…][\"”’')\]]{0,2}\Z")
_QUOTED = re.compile(r"[\"“”«»]")
_READER = re.compile(
    r"\b(?:you|your|our|us|here|newsletter|subscribe|click|follow|download|video|photos?|advert\w*|read|watch|sign up|related)\b|[@|»›]|https?:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence of a document with its region, and its words as one string (``" a b c "``).

    ``tile`` is the sentence with the white space that goes with it: the tiles of a region partition it.
    """

    start: int
    end: int
    tile: Range
    region: Region
    key: str

    @property
    def count(self) -> int:
        return self.key.count(" ") - 1


@dataclass(frozen=True, slots=True)
class _Copy:
    """A document cut into units, with the words of its article as one string."""

    article: Article
    units: tuple[_Unit, ...]
    body: str


def collate(articles: Sequence[Article], lineage: Lineage) -> tuple[Article, ...]:
    """The articles, with regions settled by their sister copies and by the lines that pages repeat."""
    copies = _Copies(articles)
    sisters = _sisters(lineage)
    repeated = _repeated_lines(articles, lineage)
    settled = []
    for article in articles:
        copy = copies[article.document.id]
        others = [copies[i] for i in sisters.get(article.document.id, ()) if i in copies]
        changes = dict(_changes(copy, others))
        for unit in copy.units:
            if unit.region.kind == "body" and _digest(unit.key) in repeated and not any(unit.key in other.body for other in others):
                changes[unit] = "boilerplate", REPEATED
        settled.append(_rebuilt(copy, changes) if changes else article)
    return tuple(settled)


class _Copies:
    """The articles cut into sentences, each when it is asked for; at most ``COPIES_HELD`` are held at a time."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = {article.document.id: article for article in articles}
        self._held: dict[str, _Copy] = {}

    def __contains__(self, document: str) -> bool:
        return document in self._articles

    def __getitem__(self, document: str) -> _Copy:
        if document not in self._held:
            if len(self._held) >= COPIES_HELD:
                del self._held[next(iter(self._held))]
            self._held[document] = _copy(self._articles[document])
        return self._held[document]


def _copy(article: Article) -> _Copy:
    """An article cut into the sentences of its regions."""
    units = [unit for region in article.regions for unit in _units(article.document.text, region)]
    body = " ".join(unit.key.strip() for unit in units if unit.region.kind == "body")
    return _Copy(article, tuple(units), f" {body} ")


def _units(text: str, region: Region) -> Iterator[_Unit]:
    """The sentences of a region; one without any is a unit without words."""
    spans = sentences(text, region.start, region.end) or [(region.start, region.end)]
    tiles = [region.start, *(start for start, _ in spans[1:]), region.end]
    for (start, end), tile in zip(spans, pairwise(tiles), strict=True):
        yield _Unit(start, end, tile, region, f" {' '.join(w.key for w in words(text, start, end))} ")


def _sisters(lineage: Lineage) -> Mapping[str, tuple[str, ...]]:
    """For each document those that share passages with it which are no mere quotations."""
    found: dict[str, set[str]] = defaultdict(set)
    for passage in lineage.passages:
        if passage.kind in ("verbatim", "edited"):
            found[passage.a.document].add(passage.b.document)
            found[passage.b.document].add(passage.a.document)
    return {one: tuple(sorted(others)) for one, others in found.items()}


Change = tuple[RegionKind, Reason]


def _changes(copy: _Copy, sisters: Sequence[_Copy]) -> Iterator[tuple[_Unit, Change]]:
    """The units of a copy that its sisters show to be of another kind."""
    captions = {u.key for s in sisters for u in s.units if _is_sure_caption(u)}
    for i, unit in enumerate(copy.units):
        rule = unit.region.why[0].rule if unit.region.why else ""
        if unit.region.kind == "body":
            if unit.key in captions and unit.count >= COLLATED_WORDS:
                yield unit, ("caption", CAPTION)
            elif _reads_like_furniture(copy, unit) and any(_is_inserted(copy, i, s) for s in sisters):
                yield unit, ("boilerplate", INSERTED)
        elif rule in _CONTEXT_RULES and unit.key not in captions and _is_article_of(unit, sisters):
            yield unit, ("body", SISTER_BODY)


def _is_article_of(unit: _Unit, sisters: Sequence[_Copy]) -> bool:
    """Whether a sister has the words of a unit, enough of them, within its article."""
    return unit.count >= COLLATED_WORDS and any(unit.key in s.body for s in sisters)


def _is_sure_caption(unit: _Unit) -> bool:
    """Whether a unit is a caption by its credit or by markup, and not only by its form."""
    return unit.region.kind == "caption" and bool(unit.region.why) and unit.region.why[0].rule not in _CONTEXT_RULES


def _reads_like_furniture(copy: _Copy, unit: _Unit) -> bool:
    """Whether a sentence without quotation has no full stop, or speaks to a reader."""
    text = copy.article.document.text[unit.start : unit.end]
    return not _QUOTED.search(text) and (not _TERMINAL.search(text) or bool(_READER.search(text)))


def _is_inserted(copy: _Copy, i: int, sister: _Copy) -> bool:
    """Whether the sister lacks a sentence and has its two neighbours one right after the other."""
    before = next((u for u in reversed(copy.units[:i]) if u.region.kind == "body"), None)
    after = next((u for u in copy.units[i + 1 :] if u.region.kind == "body"), None)
    if before is None or after is None or min(before.count, after.count) < 3:
        return False
    return f"{before.key}{after.key.lstrip()}" in sister.body and copy.units[i].key not in sister.body


def _repeated_lines(articles: Sequence[Article], lineage: Lineage) -> frozenset[int]:
    """Digests of short sentences in the bodies of several families: three of any outlets, or two of one outlet.

    Of a sentence only its digest is held and as many families as decide: bounded by the number of different short lines,
    and the same in whatever order the articles come.
    """
    family = {document: f.id for f in lineage.families for document in f.documents}
    anywhere: dict[int, tuple[str, ...]] = {}
    at_outlet: dict[int, tuple[str, ...]] = {}
    repeated: set[int] = set()
    for article in articles:
        of = family.get(article.document.id, article.document.id)
        for unit in _short_lines(_copy(article)):
            line = _digest(unit.key)
            if _is_told_by(anywhere, line, of, REPEATED_LINE_FAMILIES) or (
                article.outlet is not None and _is_told_by(at_outlet, _digest(f"{article.outlet.name}\n{unit.key}"), of, 2)
            ):
                repeated.add(line)
    return frozenset(repeated)


def _is_told_by(told: dict[int, tuple[str, ...]], line: int, family: str, enough: int) -> bool:
    """Notes that a family has a line; whether enough different ones do by now."""
    families = told.get(line, ())
    if family not in families and len(families) < enough:
        families = told[line] = (*families, family)
    return len(families) >= enough


def _digest(line: str) -> int:
    """A line in 64 bits, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(line.encode(), digest_size=8).digest(), "big")


def _short_lines(copy: _Copy) -> Iterator[_Unit]:
    """The sentences of a body that are a line of their own, short, with no quotation and some words."""
    text = copy.article.document.text
    for unit in copy.units:
        alone = text[max(0, unit.start - 1) : unit.start] in ("", "\n") and text[unit.end : unit.end + 1] in ("", "\n")
        if (
            unit.region.kind == "body"
            and alone
            and 2 <= unit.count <= REPEATED_LINE_WORDS
            and not _QUOTED.search(text[unit.start : unit.end])
        ):
            yield unit


def _rebuilt(copy: _Copy, changes: Mapping[_Unit, Change]) -> Article:
    """The article with some sentences in regions of another kind; the regions stay a partition."""
    regions: list[Region] = []
    for unit in copy.units:
        kind, why = unit.region.kind, unit.region.why
        if unit in changes:
            kind, reason = changes[unit]
            why = () if kind == "body" else (reason,)
        last = regions[-1] if regions else None
        if last is not None and last.kind == kind and last.why == why:
            regions[-1] = replace(last, end=unit.tile[1])
        else:
            regions.append(Region(kind, *unit.tile, why))
    return replace(copy.article, regions=tuple(regions))
