"""The day that a page declares as its own: every date on it that could be meant, weighed."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from recension.model import DateCandidate, Document, Reason, RegionKind
from recension.settings.clean import DATE_ORDER_WEIGHTS, DATED_BODY_WORDS, DECLARED_LEAST_CHANCE, DECLARED_MIN_SCORE, DECLARED_SCORES
from recension.stages.clean.dates import WEEKDAYS, WrittenDate, find_dates, may_hold_date
from recension.stages.clean.glance import glance
from recension.stages.clean.judge import judge
from recension.stages.clean.lines import Piece
from recension.stages.clean.trust import Said, kind_of_hint, ranked
from recension.text.edtf import is_date, is_day

_UPDATED = re.compile(r"\b(?:updated|modified|last (?:update|edit)|aktualisiert|mis à jour|actualizado|aggiornato)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|created|date|issued|added|on)\b", re.IGNORECASE)
_PUBLISHED_BEFORE = re.compile(
    r"\b(?:published|posted|created|date|issued|added|erschienen|veröffentlicht|erstellt|datum|stand|vom|publié|mise en ligne|le|publicado|"
    r"pubblicato|gepubliceerd|публик\w*|опубликован\w*)\b",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^\d\n]{0,40}((?:19|20)\d\d)\b", re.IGNORECASE)
_URL_DAY = re.compile(r"[/=_-]((?:19|20)\d\d)[/_-]?([01]\d|[a-z]{3}|\d(?=/))[/_-]?([0-3]\d|\d(?=/))(?=[/_.?&-]|t\d|\Z)", re.IGNORECASE)
_ARCHIVE = re.compile(r"\Ahttps?://web\.archive\.org/web/\d+\w*/")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY_MONTH = re.compile(rf"\b[0-3]?\d(?:st|nd|rd|th)? {_MONTH}\b", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"\b{_MONTH} [0-3]?\d\b(?!\d|:)", re.IGNORECASE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_OPENING_DAY = re.compile(rf"\b([0-3]?\d)(?:st|nd|rd|th)? ({_MONTH})|\b({_MONTH}) ([0-3]?\d)\b(?!\d|:)", re.IGNORECASE)
_OPENING = 120
"""A dateline ends within so many characters of an article's beginning."""
_DAY_FIRST_ZONE = re.compile(r"\b(?:A[CEW][DS]T|NZ[DS]T|BST|IST|WES?T|CES?T|EES?T|MSK|SAST|[WCE]AT|SGT|HKT|MYT|PKT)\b")
_MONTH_FIRST_ZONE = re.compile(r"\b(?:[ECMP][DS]?T|AK[DS]T|HST)\b")
"""Abbreviations of time zones (IANA). That of China is that of the American centre, and both write the month first."""
_BRITISH = re.compile(
    r"\b(?:\w{3,}(?:isation|ising|ised|ise[sr]?)|\w*(?:labour|colour|harbour|neighbour|favour|honour)\w*|(?:kilo)?metres?|centres?|defence|programme)\b"
)
_AMERICAN = re.compile(
    r"\b(?:\w{3,}(?:ization|izing|ized|ize[sr]?)|\w*(?:labor|color|harbor|neighbor|favor|honor)s?\b|(?:kilo)?meters?|centers?|defense|program)\b"
)
_ABROAD = re.compile(r"[£€₹]|\b[A-Z]{1,3}\$")
_PLAIN_DOLLAR = re.compile(r"(?<![A-Za-z])\$")
"""Who writes *US$* or *A$* writes outside the United States, where the day comes first."""
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


class Placed(Protocol):
    """A line and what it is; how closely it was looked at does not matter here."""

    @property
    def piece(self) -> Piece:
        """Its place and its words."""

    @property
    def words(self) -> int:
        """How many words it has."""

    @property
    def kind(self) -> RegionKind:
        """The kind of region that it belongs to."""


def declared(document: Document, judged: Sequence[Placed] | None = None) -> tuple[str | None, tuple[DateCandidate, ...]]:
    """The declared day, ``None`` if the page declares none or leaves it open, and every candidate, the best first.

    A page of HTML is looked at no closer than its dates ask for; a text without markup is judged line by line (``judged``,
    where that has been done).
    """
    lines = dated_lines(document, judged)
    said = said_dates(document, lines)
    day_first = day_first_chance(document, lines) if any(len(one.days) > 1 for one in said) else 0.5
    scores = ranked(said, day_first) if document.blocks else _added_up(said, day_first)
    reasons: dict[str, list[Reason]] = {}
    for one in said:
        for date in one.days:
            reasons.setdefault(date, []).append(one.why)
    candidates = [DateCandidate(d, round(s, 3), tuple(dict.fromkeys(reasons[d]))) for d, s in scores.items()]
    candidates.sort(key=lambda c: (-c.score, c.date))
    best = next((c for c in candidates if is_day(c.date)), None) if document.blocks else next(iter(candidates), None)
    least = DECLARED_LEAST_CHANCE if document.blocks else DECLARED_MIN_SCORE
    is_declared = best is not None and best.score >= least and is_day(best.date)
    return (best.date if best is not None and is_declared else None), tuple(candidates)


def dated_lines(document: Document, judged: Sequence[Placed] | None = None) -> Sequence[Placed]:
    """The lines of a document, as closely seen as its dates need."""
    if document.blocks:
        return glance(document)
    return judge(document) if judged is None else judged


def said_dates(document: Document, lines: Sequence[Placed]) -> tuple[Said, ...]:
    """Every date that some part of the page may give as its own: what the markup says, what the lines say, the address."""
    return (*_from_hints(document), *_from_lines(document, lines), *_from_address(document))


def _added_up(said: Sequence[Said], day_first: float) -> dict[str, float]:
    """The score of each date in a text without markup: places that agree add up."""
    scores: dict[str, float] = {}
    for one in said:
        for date, share in _shares(one.days, day_first):
            scores[date] = 1 - (1 - scores.get(date, 0.0)) * (1 - one.score * share)
    return scores


def _shares(days: tuple[str, ...], day_first: float) -> list[tuple[str, float]]:
    """The readings of a written date, each with its probability."""
    return [(days[0], 1.0)] if len(days) == 1 else [(days[0], day_first), (days[1], 1 - day_first)]


def _from_hints(document: Document) -> Iterator[Said]:
    """What markup or metadata declare."""
    for hint in document.hints:
        if hint.kind != "declared date":
            continue
        value = hint.value if hint.value is not None else document.text[hint.start or 0 : hint.end or 0]
        spans = (document.span(hint.start, hint.end),) if hint.start is not None and hint.end is not None else ()
        dates = find_dates(value)
        days = dates[0].readings if dates else ((value,) if is_date(value) else ())
        if days:
            score = DECLARED_SCORES["updated"] if _UPDATED.search(hint.says) else DECLARED_SCORES["metadata"]
            yield Said(days, score, Reason("metadata", hint.says, spans), kind_of_hint(hint.says))


def _from_lines(document: Document, lines: Sequence[Placed]) -> Iterator[Said]:
    """What lines outside the article declare, and copyright years."""
    body = [i for i, line in enumerate(lines) if line.kind == "body"]
    first, last = (body[0], body[-1]) if body else (len(lines), len(lines))
    for i, line in enumerate(lines):
        if not may_hold_date(line.piece.text):
            continue
        if line.kind in ("body", "title", "caption", "credit"):
            if document.blocks and line.kind == "body" and line.words <= DATED_BODY_WORDS:
                yield from _in_the_article(document, line, i - first, last - i)
            continue
        place = "before" if i < first else "after" if i > last else "between"
        for date in find_dates(document.text, line.piece.start, line.piece.end):
            before = (
                document.text[max(line.piece.start - 20, 0) : date.start]
                if line.piece.glued
                else document.text[line.piece.start : date.start]
            )
            score, says = _worth(line, date, before, place)
            cue = "; a word for publishing stands before it" if _PUBLISHED_BEFORE.search(before) else ""
            yield Said(date.readings, score, Reason("date line", says, (document.span(date.start, date.end),)), f"{says}{cue}")
        if year := _COPYRIGHT.search(line.piece.text):
            at = line.piece.start
            why = Reason("copyright year", "the copyright line names a year", (document.span(at + year.start(), at + year.end()),))
            yield Said((year[1],), DECLARED_SCORES["copyright"], why, "copyright")


def _in_the_article(document: Document, line: Placed, after_first: int, before_last: int) -> Iterator[Said]:
    """The dates in a short line that the markup has within the article."""
    where = "first" if after_first < 2 else "last" if before_last < 2 else "middle"
    for date in find_dates(document.text, line.piece.start, line.piece.end):
        why = Reason("date line", f"a date in one of the {where} lines of the article", (document.span(date.start, date.end),))
        yield Said(date.readings, DECLARED_SCORES["elsewhere"], why, why.says)


def _worth(line: Placed, date: WrittenDate, before: str, place: str) -> tuple[float, str]:
    """How much a date outside the article is worth as the page's own, and why."""
    stated = line.kind in ("date", "byline")
    if _UPDATED.search(before) and not _PUBLISHED.search(before[_last_end(_UPDATED, before) :]):
        return DECLARED_SCORES["updated"], "the page says that it was updated on this day"
    if place == "before":
        return (
            (DECLARED_SCORES["date line"], "a date line before the article")
            if stated
            else (DECLARED_SCORES["beside"], "a date at the head of the page")
        )
    if place == "after" and stated:
        return DECLARED_SCORES["foot"], "a date line after the article"
    return DECLARED_SCORES["elsewhere"], "a date elsewhere on the page"


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match of a pattern ends, 0 without one."""
    return max((m.end() for m in pattern.finditer(text)), default=0)


def _from_address(document: Document) -> Iterator[Said]:
    """The day in the address of the page (an archive's own time stamp is none)."""
    address = _ARCHIVE.sub("", document.url or "")
    match = _URL_DAY.search(address)
    if match:
        month = match[2] if match[2].isdigit() else None
        dates = find_dates(f"{match[1]}-{month}-{match[3]}" if month else f"{match[3]} {match[2]} {match[1]}")
        if dates:
            why = Reason("address", "the address of the page carries this day")
            yield Said(dates[0].readings, DECLARED_SCORES["address"], why, "the address of the page")


def day_first_chance(document: Document, lines: Sequence[Placed]) -> float:
    """The probability that a date such as 04/08/2014 on this page gives the day before the month."""
    body = "\n".join(line.piece.text for line in lines if line.kind in ("body", "caption"))
    weights = DATE_ORDER_WEIGHTS
    odds = weights["prior"]
    odds += weights["written"] * _side(len(_DAY_MONTH.findall(body)), len(_MONTH_DAY.findall(body)))
    odds += weights["spelling"] * _side(len(_BRITISH.findall(body)), len(_AMERICAN.findall(body)))
    odds += weights["currency"] * _side(len(_ABROAD.findall(body)), len(_PLAIN_DOLLAR.findall(body)))
    for line in lines:
        for date in find_dates(document.text, line.piece.start, line.piece.end) if line.kind != "body" else ():
            if len(date.readings) == 2:
                odds += weights["weekday"] * _weekday_side(date.readings, body)
                odds += weights["zone"] * _zone_side(document.text[date.start : date.end])
                odds += weights["dateline"] * _dateline_side(date.readings, body)
    return 1 / (1 + math.exp(-odds))


def _side(one: int, other: int) -> float:
    """Between -1 and 1: which of two counts is greater, and how clearly."""
    return (one - other) / (one + other) if one + other else 0.0


def _zone_side(written: str) -> float:
    """Which order the country uses whose time zone stands behind the hour."""
    return float(_DAY_FIRST_ZONE.search(written) is not None) - float(_MONTH_FIRST_ZONE.search(written) is not None)


def _dateline_side(readings: tuple[str, ...], body: str) -> float:
    """Which reading the article itself opens with, in words: *GENEVA, Oct 5 —*."""
    opening = {(m[1] or m[4], m[2] or m[3]) for m in _OPENING_DAY.finditer(body[:_OPENING])}
    days = [datetime.date.fromisoformat(r) for r in readings]
    named = {(_MONTHS.index(month[:3].lower()) + 1, int(day)) for day, month in opening}
    fits = [(d.month, d.day) in named for d in days]
    return float(fits[0]) - float(fits[1])


def _weekday_side(readings: tuple[str, ...], body: str) -> float:
    """Which reading falls on the day, or the day after the day, of which the text tells first."""
    told = [WEEKDAYS[m[1][:3].lower()] for m in _WEEKDAY.finditer(body, 0, 1500)]
    if not told:
        return 0.0
    days = [datetime.date.fromisoformat(r).weekday() for r in readings]
    fits = [2 * (day == told[0]) + (told[0] == (day - 1) % 7) for day in days]
    return _side(fits[0], fits[1])
