"""The timeline: days down the page, each entry with its witnesses side by side."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from recension.model import Event, Span, Story
from recension.render.view.conflicts import ConflictMark, Touches
from recension.render.view.counts import capital, count, listed, percent
from recension.render.view.dates import MONTHS, in_words, weekday, with_weekday
from recension.render.view.index import Index, family_order
from recension.render.view.quotations import Cite, Quotation, cites, quotations
from recension.render.view.reasons import MOST_CITES, ReasonView, reasons
from recension.render.view.witnesses import Marks, marks
from recension.text.edtf import bounds, is_day, order

MOST_QUOTATIONS = 3
"""Quotations of one document under one entry; the others are pointed to."""
MOST_COLUMNS = 3
"""Documents of one family side by side; further copies are folded, as they say the same."""
LONG = 40
"""Entries of a timeline above which a crowded day is folded."""
CROWDED = 4
"""Entries of a day that stay open in a long timeline: those of most families."""
LONGEST_GAP = 6
"""Silent days that are shown as such; a longer silence parts the timeline."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one document says of an entry."""

    siglum: str
    anchor: str
    written: str
    quotations: tuple[Quotation, ...]
    more: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class FamilyColumns:
    """What the documents of one family say, side by side; ``folded`` are further copies."""

    name: str
    columns: tuple[Column, ...]
    folded: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class TollView:
    """How many people an event killed or injured, who says so, and where."""

    says: str
    families: str
    score: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as the timeline prints it."""

    anchor: str
    certainty: str
    what: str
    places: tuple[str, ...]
    participants: tuple[str, ...]
    rests_on: tuple[str, ...]
    date: str
    marks: Marks
    conflicts: tuple[ConflictMark, ...]
    witnesses: tuple[FamilyColumns, ...]
    why: tuple[ReasonView, ...]
    score: str
    tolls: tuple[TollView, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A day (or month, year, interval, or days of silence) with its entries; ``folded`` are the lesser ones."""

    anchor: str
    number: str
    beside: str
    month: str
    spoken: str
    entries: tuple[Entry, ...]
    folded: tuple[Entry, ...] = ()
    silence: str = ""
    apart: bool = False


def timeline(index: Index, story: Story, touches: Touches, anchor: str) -> tuple[Row, ...]:
    """The rows of a story's timeline in order of time; what has no day stands at its end."""
    by_date: dict[str | None, list[Event]] = {}
    for event in story.timeline:
        by_date.setdefault(event.date, []).append(event)
    rows: list[Row] = []
    previous: str | None = None
    for date in sorted(by_date, key=order):
        silent = _silence(previous, date)
        row = _row(index, story, touches, anchor, by_date[date])
        rows += [*silent, replace(row, month="" if _same_month(previous, date) else row.month, apart=not silent and _apart(previous, date))]
        previous = date
    return tuple(rows)


def _row(index: Index, story: Story, touches: Touches, anchor: str, events: Sequence[Event]) -> Row:
    """The row of one date."""
    date = events[0].date
    ranked = sorted(events, key=lambda e: (-e.families, -len(e.mentions), -e.score, e.id))
    fold = frozenset(e.id for e in ranked[CROWDED:]) if len(story.timeline) > LONG and len(ranked) > CROWDED + 1 else frozenset()
    entries = [(e.id in fold, _entry(index, story, touches, e)) for e in events]
    number, beside, month = _label(date)
    return Row(
        anchor=f"{anchor}-{(date or 'unknown').replace('/', '-to-')}",
        number=number,
        beside=beside,
        month=month,
        spoken=with_weekday(date) if date else "Day unknown",
        entries=tuple(entry for folded, entry in entries if not folded),
        folded=tuple(entry for folded, entry in entries if folded),
    )


def _label(date: str | None) -> tuple[str, str, str]:
    """A date as its row prints it: what is big, what stands beside it, and its month."""
    if date is None:
        return "?", "", "no day"
    first, last = bounds(date)
    month = f"{MONTHS[first.month - 1][:3]} {first.year}"
    if is_day(date):
        return str(first.day), weekday(date)[:3], month
    if "/" not in date:
        return (date, "", "") if len(date) == 4 else (MONTHS[first.month - 1][:3], str(first.year), "")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}", "", month
    return "~", in_words(date, short=True), ""


def _same_month(previous: str | None, date: str | None) -> bool:
    return is_day(previous) and is_day(date) and (previous or "")[:7] == (date or "")[:7]


def _silence(previous: str | None, date: str | None) -> list[Row]:
    """The row that says that no document tells of the days between two, if they are few."""
    if previous is None or date is None or not (is_day(previous) and is_day(date)):
        return []
    first = bounds(previous)[1] + datetime.timedelta(days=1)
    last = bounds(date)[0] - datetime.timedelta(days=1)
    days = (last - first).days + 1
    if not 0 < days <= LONGEST_GAP:
        return []
    number = str(first.day) if days == 1 else f"{first.day}–{last.day}"
    beside = weekday(first.isoformat())[:3] if days == 1 else ""
    says = "No document tells of this day." if days == 1 else "No document tells of these days."
    return [Row("", number, beside, "", in_words(f"{first}/{last}" if days > 1 else first.isoformat()), (), silence=says)]


def _apart(previous: str | None, date: str | None) -> bool:
    """Whether a date does not follow the one before it: a gap of many days, or a date that is no day."""
    if previous is None:
        return False
    if not (is_day(previous) and is_day(date)):
        return is_day(previous) != is_day(date)
    return (bounds(date or previous)[0] - bounds(previous)[1]).days > 1


def _entry(index: Index, story: Story, touches: Touches, event: Event) -> Entry:
    return Entry(
        anchor=index.anchors[story.id, "e-" + event.id],
        certainty=event.certainty,
        what=capital(event.what),
        places=tuple(dict.fromkeys(p.name for p in event.places)),
        participants=tuple(dict.fromkeys(p.name for p in event.participants)),
        rests_on=event.primary_sources,
        date=with_weekday(event.date) if event.date else "day unknown",
        marks=marks(index, story.documents, event.mentions),
        conflicts=touches.of(event.mentions),
        witnesses=_witnesses(index, event.mentions),
        why=reasons(index, event.why),
        score=percent(event.score),
        tolls=tolls(index, event),
    )


def tolls(index: Index, event: Event) -> tuple[TollView, ...]:
    """The tolls of an event in words: *2 killed*."""
    return tuple(
        TollView(f"{t.number} {t.kind}", count(t.families, "family"), percent(t.score), cites(index, t.spans)[:MOST_CITES])
        for t in event.tolls
    )


def _witnesses(index: Index, spans: Iterable[Span]) -> tuple[FamilyColumns, ...]:
    """What each document says, family by family."""
    by_document: dict[str, list[Span]] = {}
    for span in index.known(tuple(spans)):
        by_document.setdefault(span.document, []).append(span)
    found = []
    for family, members in family_order(index, by_document):
        columns = [_column(index, by_document[d]) for d in members]
        found.append(FamilyColumns(family.name, tuple(columns[:MOST_COLUMNS]), tuple(columns[MOST_COLUMNS:])))
    return tuple(found)


def _column(index: Index, spans: Sequence[Span]) -> Column:
    document = index.documents[spans[0].document]
    quoted = quotations(index, spans)
    return Column(
        siglum=document.siglum,
        anchor=f"#d-{document.siglum}",
        written=index.short(document.published.date) if document.published.date else "day unknown",
        quotations=quoted[:MOST_QUOTATIONS],
        more=tuple(q.cite for q in quoted[MOST_QUOTATIONS:]),
    )


def days_told(story: Story) -> str:
    """The days that a story tells of, in words: from its first exact day to its last, what lies far off left out."""
    days = sorted(bounds(e.date)[0] for e in story.timeline if e.date is not None and is_day(e.date) and e.certainty == "happened")
    return listed(_runs(days))


def _runs(days: Sequence[datetime.date]) -> list[str]:
    """The longest run of days without a long silence, in words."""
    runs: list[list[datetime.date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days <= LONGEST_GAP + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    if not runs:
        return []
    longest = max(runs, key=lambda run: (len(run), run[0]))
    first, last = longest[0], longest[-1]
    return [in_words(first.isoformat() if first == last else f"{first}/{last}")]
