"""Where a line is to be cut: furniture that stands in one line with sentences of the article.

Scrapers lose the breaks between the elements of a page, so that a call to subscribe stands right behind
the full stop of a paragraph, a caption behind the last sentence, a date before the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from recension.settings.clean import CELL_WORDS, DATED_LABEL_WORDS, FURNITURE_CHARACTERS, FURNITURE_WORDS, GLUED_TAIL_WORDS, PROSE_WORDS
from recension.stages.clean.captions import CREDIT, caption_sign, credit_start, has_verb
from recension.stages.clean.dates import find_dates
from recension.stages.clean.reader import bids
from recension.stages.clean.signs import sentence_sign, sign_of
from recension.text.sentences import sentences
from recension.text.spans import Range

_GLUED = re.compile(r"""(?<=[a-z\d%]{2})[.!?][”"’')\]]?(?=[“"‘A-Z])(?=[“"‘]?[A-Z][A-Za-z\d]*(?:[\s’':,-]|\Z))""")
"""A sentence end with no white space behind it, and no domain name or abbreviation around it."""

_SHOUTED = re.compile(
    r"(?<=[a-z.!?”\"’)] )(?:READ|SEE|MORE|WATCH|RELATED|ALSO|TRENDING|LISTEN|SUBSCRIBE|PHOTOS?|VIDEO)(?: [A-Z]{2,}){0,3}:(?=\s)"
)
_ORNAMENT = re.compile(r"(?<=[.!?”\"’)])\s{0,3}(?=(?:»|>>|\[…\]|[\u2190-\u2bff\U0001f000-\U0001faff]))")
"""A pictograph or an arrow behind the end of a sentence."""

_BRACKETS = re.compile(r"""(?<=[.!?”"’)])\s{0,3}(?=\[{1,2} ?[A-Za-z][^\[\]]{2,80}\]{1,2}\Z)""")
"""A label or a pointer in square brackets behind the last sentence: *[map: tap to zoom]*."""

_LEADING_CUE = re.compile(r"(?:date|published|posted|updated|last updated|last modified)(?: on)?\s?:?\s{0,3}", re.IGNORECASE)
_LEADING_LENGTH = re.compile(r"(?:reading time:? )?\d{1,3}[ -]min(?:ute)?s? read(?=\s[“\"‘A-Z])", re.IGNORECASE)
_INNER_CUE = re.compile(r"(?<=\s)(?:posted|published|updated|last updated|created|modified):?\s(?=[\w, ]{0,25}\d)", re.IGNORECASE)
_CELL = re.compile(r"\s{0,8}[|│•·‖¦]\s{0,8}|\s{3,}|\t+")
_BEFORE_DATE = re.compile(r"[\w.](?:,|\s?[–—·/-])\s{1,2}\Z")
_ENDS_SENTENCE = re.compile(r"[a-z][.!?][”\"’')]?\Z")
_ENDS = re.compile(r"[.…:][”\"’')]?\Z")
_OPENS_SENTENCE = re.compile(r"\s{0,4}[“\"‘'(]?[A-ZÀ-Þ]")


def cuts(text: str, line: Range) -> list[Range]:
    """A line in parts that adjoin: the whole line where nothing is glued to it."""
    start, end = line
    head = _leading_end(text, start, end)
    places = {start, head, end, *_openings(text, head, end)}
    sign = sign_of(text[head:end])
    if len(places) <= 3 and sign is not None and sign.kind == "boilerplate":
        return list(pairwise(sorted(places)))
    if _is_table(text[head:end]):
        places.update(head + m.end() for m in _CELL.finditer(text[head:end]))
    else:
        places.update(_glued_tails(text, head, end))
        places.update(_odd_sentences(text, head, end))
        places.update(_caption_tail(text, head, end))
    places.update(_date_cuts(text, head, end))
    return list(pairwise(sorted(places)))


def _is_table(line: str) -> bool:
    """Whether a line is a row of cells of different kinds: a name, a date and a menu between bars."""
    if len(line) > FURNITURE_CHARACTERS or _ENDS_SENTENCE.search(line):
        return False
    cells = [c for c in _CELL.split(line) if c]
    return len(cells) > 1 and all(len(cell.split()) <= CELL_WORDS for cell in cells)


def _leading_end(text: str, start: int, end: int) -> int:
    """Where the prose begins in a line that opens with a bare date or a reading time; ``start`` if with neither."""
    length = _LEADING_LENGTH.match(text, start, end)
    if length:
        return length.end()
    cue = _LEADING_CUE.match(text, start, end)
    at = cue.end() if cue else start
    dates = find_dates(text, at, min(end, at + 60))
    if not dates or dates[0].start != at:
        return start
    rest = text[dates[0].end : min(end, dates[0].end + FURNITURE_CHARACTERS)]
    is_prose = _OPENS_SENTENCE.match(rest) and len(rest.split()) >= PROSE_WORDS
    return dates[0].end if is_prose else start


def _openings(text: str, start: int, end: int) -> Iterator[int]:
    """Where a shouted label or an ornament stands behind the end of a sentence."""
    found = [m.start() for m in _SHOUTED.finditer(text, start, end)] + [m.end() for m in _BRACKETS.finditer(text, start, end)]
    yield from (at for at in found if caption_sign(text[at:end]) is not CREDIT)
    yield from (m.end() for m in _ORNAMENT.finditer(text, start, end))


def _glued_tails(text: str, start: int, end: int) -> Iterator[int]:
    """Where words begin that stand right behind a full stop and are no sentence."""
    for match in _GLUED.finditer(text, max(start, end - FURNITURE_CHARACTERS), end):
        tail = text[match.end() : end]
        unfinished = 1 < len(tail.split()) <= GLUED_TAIL_WORDS and not _ENDS.search(tail)
        if unfinished or sign_of(tail) is not None or (len(tail.split()) <= GLUED_TAIL_WORDS // 2 and bids(tail)):
            yield match.end()


def _odd_sentences(text: str, start: int, end: int) -> Iterator[int]:
    """The bounds of sentences in a paragraph that speak to the reader of the page; an unfinished last one may do so in any way."""
    spans = sentences(text, start, end)
    if len(spans) < 2:
        return
    for a, b in spans:
        if sentence_sign(text[a:b]) is not None:
            yield from (a, b)
    last = text[slice(*spans[-1])]
    if not _ENDS.search(last) and len(last.split()) <= GLUED_TAIL_WORDS and last.lower() != last.upper() and caption_sign(last) is None:
        sign = sign_of(last)
        if sign is not None and sign.kind == "boilerplate":
            yield spans[-1][0]


def _caption_tail(text: str, start: int, end: int) -> Iterator[int]:
    """Where a credit, or a caption with one, begins behind the sentences of a paragraph."""
    if end - start > FURNITURE_CHARACTERS:
        return
    credit = credit_start(text[start:end])
    before = sentences(text, start, start + credit) if credit else []
    if credit is None or not before:
        return
    last = text[slice(*before[-1])]
    is_caption = not _ENDS.search(last) or (len(last.split()) <= GLUED_TAIL_WORDS and not has_verb(last))
    if is_caption and len(before) > 1:
        yield before[-1][0]
    elif not is_caption and len(text[start:end].split()) > FURNITURE_WORDS:
        yield start + credit


def _date_cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where *Posted:* and a date begin behind a headline; the bounds of the date in a line that says who wrote the text."""
    line = text[start : min(end, start + FURNITURE_CHARACTERS)]
    if len(line) < end - start or len(line.split()) > FURNITURE_WORDS or _ENDS_SENTENCE.search(line):
        return
    for cue in _INNER_CUE.finditer(text, start, end):
        if find_dates(text, cue.end(), min(end, cue.end() + 40)):
            yield cue.start()
            return
    sign = sign_of(line)
    is_byline = sign is not None and sign.kind == "byline"
    for date in find_dates(text, start, end):
        is_appended = date.end == end and len(line.split()) <= DATED_LABEL_WORDS and _BEFORE_DATE.search(text, start, date.start)
        if is_byline or (sign is None and is_appended):
            yield from (date.start, date.end)
