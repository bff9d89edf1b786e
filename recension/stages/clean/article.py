"""The stage itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recension.model import Article, Dateline, Document, Named, Reason, Region, RegionKind, Span
from recension.stages.clean.captions import credit_start
from recension.stages.clean.dateline import read_dateline, signed_agency
from recension.stages.clean.declared import declared
from recension.stages.clean.judge import Line, judge
from recension.stages.clean.language import language_of
from recension.stages.clean.outlet import outlet_of

_BY = re.compile(
    r"(?:(?:posted|published|written|reported|words|story|text)\b.{0,60}?\bby\b|by|words|text|story|from|author|von|par|por|di)\b\s?:?\s*",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s*(?:[|•·]|\bon\b\s*\Z|\bPhotos?:|\bView\Z).*\Z|[\s|,.•-]+\Z")


def clean(document: Document) -> Article:
    """The article in a document: regions that partition its text, and what the page says of itself."""
    lines = judge(document)
    regions = _regions(document, lines)
    dateline, agency = _signed(document, lines)
    declared_date, candidates = declared(document, lines)
    return Article(
        document=document,
        language=language_of(" ".join(document.text[r.start : r.end] for r in regions if r.kind == "body")),
        regions=regions,
        title=_first(document, lines, "title"),
        outlet=outlet_of(document, lines),
        agency=agency,
        byline=_byline(document, lines),
        dateline=dateline,
        declared_date=declared_date,
        date_candidates=candidates,
    )


def _regions(document: Document, lines: Sequence[Line]) -> tuple[Region, ...]:
    """The partition: neighbours of one rule are one region, and white space belongs to what stands before it."""
    stretches = list(_stretches(lines))
    regions: list[Region] = []
    for i, (kind, start, why) in enumerate(stretches):
        begin = start if i else 0
        end = stretches[i + 1][1] if i + 1 < len(stretches) else len(document.text)
        last = regions[-1] if regions else None
        if last is not None and last.kind == kind and last.why == why:
            regions[-1] = Region(kind, last.start, end, why)
        else:
            regions.append(Region(kind, begin, end, why))
    if not regions and document.text:
        return (Region("boilerplate", 0, len(document.text), (Reason("no words", "there is nothing to read here"),)),)
    return tuple(regions)


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[RegionKind, int, tuple[Reason, ...]]]:
    """Kind, start and reason of every stretch; the credit at the end of a caption is one of its own."""
    for line in lines:
        why = () if line.kind == "body" else (Reason(line.sign.rule, line.sign.says),)
        yield line.kind, line.piece.start, why
        credit = credit_start(line.piece.text) if line.kind == "caption" else None
        if credit:
            yield "credit", line.piece.start + credit, (Reason("credit", "the words say who took a picture"),)


def _first(document: Document, lines: Sequence[Line], kind: RegionKind) -> Span | None:
    """The first line of a kind."""
    return next((document.span(x.piece.start, x.piece.end) for x in lines if x.kind == kind), None)


def _byline(document: Document, lines: Sequence[Line]) -> Span | None:
    """The names in the byline, without *By*, the day and the rest of its line."""
    whole = _first(document, lines, "byline")
    if whole is None:
        return None
    before = _BY.match(whole.quote)
    start = whole.start + (before.end() if before else 0)
    rest = _AFTER_NAME.sub("", document.text[start : whole.end]).rstrip(" ,.|")
    return document.span(start, start + len(rest)) if rest else whole


def _signed(document: Document, lines: Sequence[Line]) -> tuple[Dateline | None, Named | None]:
    """The dateline, and the agency that it or a line about authors and owners names."""
    for line in [x for x in lines if x.kind in ("body", "dateline")][:3]:
        dateline, agency = read_dateline(document, line.piece.start)
        if dateline or agency:
            break
    else:
        dateline, agency = None, None
    if agency is None:
        signed = [x for x in lines if x.kind == "byline" or x.sign.rule in ("reporting credit", "copyright")]
        agency = signed_agency(document, [(x.piece.start, x.piece.end) for x in signed])
    return dateline, agency
