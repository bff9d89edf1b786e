"""What a page shows of where its text is from: marks that parent and child differ in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from recension.model import Span
from recension.stages.lineage.corpus import Body, Card
from recension.text.spans import Range

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
_NO_MARKS = (None,) * 7
_LOUD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Page:
    """The marks of one page; ``None`` where it has none.

    ``credit`` names a source for the text, ``agency`` is its name in a dateline if the page is its own, ``dateline`` opens it as agencies do, ``itself`` is *this newspaper*,
    ``conversion`` an amount in other money or measure, ``loud`` a headline that shouts. ``outside`` counts the
    characters that are not body, ``breaks`` how often these interrupt it.
    """

    declared: str | None
    credit: Span | None
    agency: Span | None
    dateline: Span | None
    itself: Span | None
    conversion: Span | None
    loud: Span | None
    outside: int
    breaks: int
    breaks_off: bool
    quoted: int

    @property
    def is_of_agency(self) -> bool:
        """Whether the agency that sent the text out put out the page, too."""
        return self.agency is not None

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing in which it may differ from another plain page."""
        marks = (self.declared, self.credit, self.agency, self.dateline, self.itself, self.conversion, self.loud)
        return not (self.outside or self.breaks or self.breaks_off) and marks == _NO_MARKS


def page(text: Body) -> Page:
    """The marks of the page that a body stands on."""
    card, written = text.card, text.text
    return Page(
        declared=card.declared,
        credit=_first(_CREDIT, card, written, card.outside),
        agency=card.dateline if card.is_of_agency else None,
        dateline=card.dateline or _dateline(card, written),
        itself=_itself(card, written),
        conversion=_first(_CONVERSION, card, written, card.body) if "(" in written else None,
        loud=card.title if card.title is not None and _shouts(card.title.quote) else None,
        outside=sum(end - start for start, end in card.outside),
        breaks=max(0, int(text.corpus.breaks[text.number]) - 1),
        breaks_off=_breaks_off(text, written),
        quoted=int(text.corpus.quoted[text.number]),
    )


def _first(pattern: re.Pattern[str], card: Card, written: str, ranges: Iterable[Range]) -> Span | None:
    """The first match within some ranges of characters."""
    marks = (mark for start, end in ranges if (mark := pattern.search(written, start, end)))
    return next((_span(card, mark) for mark in marks), None)


def _span(card: Card, mark: re.Match[str]) -> Span:
    return Span(card.id, mark.start(), mark.end(), mark[0])


def _itself(card: Card, written: str) -> Span | None:
    """Where the text speaks of its own house. Most do not, which a plain search finds out faster than a pattern."""
    lowered = written.lower()
    if not ("this " in lowered or "told us" in lowered or "our " in lowered):
        return None
    return _first(_SELF, card, written, card.body) if any(word in lowered for word in _ITSELF) else None


def _dateline(card: Card, written: str) -> Span | None:
    """Capitals and a dash at the beginning of the body."""
    start = card.body[0][0] if card.body else 0
    mark = _DATELINE.match(written, start, start + 100)
    return _span(card, mark) if mark else None


def _shouts(title: str) -> bool:
    """Whether a headline has words in capitals among others, or ends in a mark of excitement."""
    capitals = sum(word.isupper() for word in _LOUD.findall(title))
    return 0 < capitals < len(title.split()) / 2 or title.rstrip().endswith(("!", "?"))


def _breaks_off(text: Body, written: str) -> bool:
    """Whether the body ends within a sentence."""
    if not len(text):
        return False
    end = text.end(len(text) - 1)
    tail = written[end : end + 3]
    return tail.startswith(("...", "…")) or tail[:1] not in tuple(".!?\"'”’)»]")
