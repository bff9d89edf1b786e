"""Events without a day in the first reports of a happening: they lie between it and the report.

A report of the same day seldom says *today* of each thing it tells. Later reports look back, so that theirs stay without a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from recension.model import Reason
from recension.settings.events import FIRST_REPORT_DAYS, FIRST_REPORT_SCORE
from recension.stages.reconcile.events.events import Entry, entry_of
from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.evidence import Evidence
from recension.text import edtf


def dated_by_first_reports(evidence: Evidence, entries: Sequence[Entry], main: Entry | None) -> list[Entry]:
    """The entries; what the first reports of the main event tell without a day happened from its day to theirs."""
    if main is None or main.date is None or not edtf.is_day(main.date):
        return list(entries)
    day = date.fromisoformat(main.date)
    return [_dated(evidence, entry, day) if _is_news(entry) and entry is not main else entry for entry in entries]


def _is_news(entry: Entry) -> bool:
    """Whether an entry without a day happened, and is nowhere told as the background."""
    return entry.date is None and entry.certainty == "happened" and not any(t.mention.background for t in entry.members)


def _dated(evidence: Evidence, entry: Entry, day: date) -> Entry:
    first = min((r for t in entry.members if (r := _reported(evidence, t)) is not None), default=None)
    if first is None or not timedelta(0) <= first - day <= timedelta(FIRST_REPORT_DAYS):
        return entry
    when = edtf.from_bounds(day, first)
    return entry_of(evidence, [_on(evidence, t, when, first) for t in entry.members])


def _reported(evidence: Evidence, told: Told) -> date | None:
    """The day on which a telling appeared."""
    published = evidence.dating.published[told.document].date
    return date.fromisoformat(published) if published is not None and edtf.is_day(published) else None


def _on(evidence: Evidence, told: Told, when: str, first: date) -> Told:
    """A telling with the day, and why."""
    says = f"told without a day in a report of {first.isoformat()}, right after the main event"
    why = Reason("first report", says, (evidence.span(told.document, *told.clause),))
    sure = evidence.dating.published[told.document].score
    return replace(told, date=when, score=round(FIRST_REPORT_SCORE * sure, 4), why=(why,))
