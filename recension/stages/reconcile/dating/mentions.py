"""The day of each event mention, once the publication days are known."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recension.model import Annotations, EventMention, Group, Published, Reason, Timex
from recension.stages.reconcile.dating.told import timex_days
from recension.text.edtf import from_bounds


@dataclass(frozen=True, slots=True)
class DatedMention:
    """The day of an event mention, as far as the evidence goes."""

    date: str | None
    score: float
    why: tuple[Reason, ...]


NOT_DATED = DatedMention(None, 0.0, ())
OF_SENTENCE = 0.6
"""How sure a mention's day is that only another time expression of its sentence gives."""


def date_mentions(group: Group, published: Sequence[Published]) -> tuple[tuple[DatedMention, ...], ...]:
    """The days of the event mentions of each document; ``NOT_DATED`` where no time is told of them."""
    return tuple(
        tuple(_dated(group, index, annotations, mention, published[index]) for mention in annotations.events)
        for index, annotations in enumerate(group.annotations)
    )


def _dated(group: Group, index: int, annotations: Annotations, mention: EventMention, published: Published) -> DatedMention:
    text = group.articles[index].document.text
    timex, sureness = _that_it_follows(text, annotations, mention), 0.9
    if timex is None:
        timex, sureness = mention.timex, 0.95
    if timex is None:
        timex, sureness = _of_sentence(annotations, mention), OF_SENTENCE
    if timex is None:
        return NOT_DATED
    date = timex_date(annotations.timexes, timex, published.date)
    if date is None:
        return NOT_DATED
    told = annotations.timexes[timex]
    span = group.articles[index].document.span(told.start, told.end)
    if told.date is not None:
        return DatedMention(date, sureness, (Reason("date told", f"the text says “{span.quote}”", (span,)),))
    says = f"“{span.quote}”, written on {published.date}, is {date}"
    return DatedMention(date, round(sureness * published.score, 4), (Reason("date told", says, (span,)),))


_AFTER = re.compile(r"\s(?:after|before|following)\s[^,;:.]{0,40}\Z")


def _that_it_follows(text: str, annotations: Annotations, mention: EventMention) -> int | None:
    """Of *a day after visiting*: the expression that dates the visiting, counted from the day of the main clause."""
    for index, timex in enumerate(annotations.timexes):
        if timex.anchor is None or timex.open is None or not 0 < mention.start - timex.end < 60:
            continue
        if timex.type == "DURATION" and _AFTER.fullmatch(text, timex.end, mention.start):
            return index
    return None


def _of_sentence(annotations: Annotations, mention: EventMention) -> int | None:
    """The only day told in the sentence of a mention, if it stands in the mention's own clause or there is one clause only."""
    sentence = next((s for s in annotations.sentences if s.start <= mention.start < s.end), None)
    if sentence is None or mention.background:
        return None
    told = [
        i
        for i, t in enumerate(annotations.timexes)
        if sentence.start <= t.start < sentence.end and t.type in ("DATE", "TIME") and _tells_day(t)
    ]
    inside = [i for i in told if mention.clause[0] <= annotations.timexes[i].start < mention.clause[1]]
    others = sum(sentence.start <= e.start < sentence.end for e in annotations.events)
    if len(inside) == 1:
        return inside[0]
    return told[0] if len(told) == 1 and others == 1 else None


def _tells_day(timex: Timex) -> bool:
    return timex.date is not None or timex.open is not None


def timex_date(timexes: Sequence[Timex], index: int, written: str | None) -> str | None:
    """The date that a timex means in a document that was written on the day ``written`` (EDTF), if it is known."""
    timex = timexes[index]
    if timex.date is not None:
        return timex.date
    anchor = timexes[timex.anchor] if timex.anchor is not None else None
    if written is None and (anchor is None or anchor.date is None):
        return None
    ordinal = datetime.date.fromisoformat(written).toordinal() if written is not None else 1
    days = timex_days(timexes, index, np.array([ordinal], dtype=np.int64))
    if days is None:
        return None
    return from_bounds(datetime.date.fromordinal(int(days[0][0])), datetime.date.fromordinal(int(days[1][0])))
