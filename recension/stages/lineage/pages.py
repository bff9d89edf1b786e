"""What a page shows of where its text is from: marks that parent and child differ in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recension.model import Span
from recension.stages.lineage.corpus import Body

_CREDIT = re.compile(
    r"\b(?:source(?: link)?\s*:|source link\b|source of (?:data|text|images?|the)\b|read the (?:full|original)\b|courtesy of\b"
    r"|(?:originally|first) (?:published|appeared|posted) (?:on|in|at|by)\b|news source\b|republished\b|reprinted\b"
    r"|this (?:article|story) (?:was|is) (?:from|taken|republished)\b)",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"\s*[A-ZÀ-Þ]{3}[^\n]{0,60}?(?:\([^)\n]{2,30}\)\s*)?(?:—|–|--|-)\s")
_ITSELF = (
    *(f"this {what}" for what in "newspaper paper reporter magazine website agency correspondent programme program".split()),
    "this news agency", "told us", "our reporter", "our correspondent",
)  # fmt: skip
_SELF = re.compile(rf"\b(?:{'|'.join(_ITSELF)})\b", re.IGNORECASE)
_CONVERSION = re.compile(r"\([^()\n]{0,20}(?:[$£€¥]|\d)[^()\n]{0,30}\)")
_LOUD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Page:
    """The marks of one page; ``None`` where it has none.

    ``credit`` names a source for the text, ``dateline`` opens it as agencies do, ``itself`` is *this newspaper*,
    ``conversion`` an amount in other money or measure, ``loud`` a headline that shouts. ``outside`` counts the
    characters that are not body, ``breaks`` how often these interrupt it.
    """

    declared: str | None
    credit: Span | None
    dateline: Span | None
    itself: Span | None
    conversion: Span | None
    loud: Span | None
    outside: int
    breaks: int
    breaks_off: bool
    quoted: int


def page(text: Body) -> Page:
    """The marks of the page that a body stands on."""
    article = text.article
    outside = [(r.start, r.end) for r in article.regions if r.kind != "body"]
    inside = [(r.start, r.end) for r in article.body]
    return Page(
        declared=article.declared_date[:10] if article.declared_date else None,
        credit=_first(_CREDIT, text, outside),
        dateline=_dateline(text),
        itself=_itself(text, inside),
        conversion=_first(_CONVERSION, text, inside),
        loud=article.title if article.title is not None and _shouts(article.title.quote) else None,
        outside=sum(end - start for start, end in outside),
        breaks=text.breaks,
        breaks_off=_breaks_off(text),
        quoted=int(text.quoted.sum()),
    )


def _first(pattern: re.Pattern[str], text: Body, ranges: list[tuple[int, int]]) -> Span | None:
    """The first match within some ranges of characters."""
    document = text.article.document
    marks = (mark for start, end in ranges if (mark := pattern.search(document.text, start, end)))
    return next((document.span(*mark.span()) for mark in marks), None)


def _itself(text: Body, ranges: list[tuple[int, int]]) -> Span | None:
    """Where the text speaks of its own house. Most do not, which a plain search finds out faster than a pattern."""
    lowered = text.article.document.text.lower()
    return _first(_SELF, text, ranges) if any(phrase in lowered for phrase in _ITSELF) else None


def _dateline(text: Body) -> Span | None:
    """The dateline: as the article has it, or capitals and a dash at the beginning of the body."""
    if text.article.dateline is not None:
        return text.article.dateline.span
    start = next((r.start for r in text.article.body), 0)
    mark = _DATELINE.match(text.article.document.text, start, start + 100)
    return text.article.document.span(*mark.span()) if mark else None


def _shouts(title: str) -> bool:
    """Whether a headline has words in capitals among others, or ends in a mark of excitement."""
    capitals = sum(word.isupper() for word in _LOUD.findall(title))
    return 0 < capitals < len(title.split()) / 2 or title.rstrip().endswith(("!", "?"))


def _breaks_off(text: Body) -> bool:
    """Whether the body ends within a sentence."""
    if not len(text):
        return False
    end = text.span(len(text) - 1, len(text)).end
    tail = text.article.document.text[end : end + 3]
    return tail.startswith(("...", "…")) or tail[:1] not in tuple(".!?\"'”’)»]")
