"""The documents of a group on trial: the candidate days, and what the documents tell of."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recension.judgements.targets import about
from recension.model import Group, Judgement
from recension.settings.dating import DATING_BACKGROUND_DAYS, DATING_FIELD_FROM, DATING_MARGIN, DATING_MAX_DAYS
from recension.stages.reconcile.dating.descent import Descent
from recension.stages.reconcile.dating.told import Days, Told, told_days, with_inherited
from recension.text.edtf import bounds
from recension.text.rarity import Rarity
from recension.text.words import content_stems


def as_date(day: int) -> str:
    """The EDTF day of an ordinal."""
    return datetime.date.fromordinal(int(day)).isoformat()


def _near(days: set[int], margin: int) -> set[int]:
    """The days within a margin of some days, within the calendar."""
    return {d for day in days for d in range(max(1, day - margin), min(datetime.date.max.toordinal(), day + margin) + 1)}


def _holds(told: Told) -> bool:
    """Whether what is told holds for every text that takes it over: a full date that has passed."""
    return told.fixed and told.tense != "future"


@dataclass(frozen=True)
class Trial:
    """The documents of a group with the candidate days, and the evidence on each."""

    group: Group

    @cached_property
    def number(self) -> dict[str, int]:
        """The place of each document in the group."""
        return {a.document.id: i for i, a in enumerate(self.group.articles)}

    @cached_property
    def judged(self) -> dict[int, Judgement]:
        """What a person said of the days of documents; a later word takes the place of an earlier."""
        rows = about(self.group.judgements, "date", "document")
        return {self.number[d]: row for row in rows if (d := row.targets[0].document) in self.number and row.value is not None}

    @property
    def is_large(self) -> bool:
        """Whether the group is too large for the search of modes."""
        return len(self.group.articles) > DATING_FIELD_FROM

    @cached_property
    def days(self) -> Days:
        """The candidate days: those near a date that some document gives. Empty when none gives any."""
        declared = {bounds(a.declared_date)[0].toordinal() for a in self.group.articles if a.declared_date}
        declared |= {bounds(c.date)[0].toordinal() for a in self.group.articles for c in a.date_candidates}
        declared |= {day.toordinal() for row in self.judged.values() for day in bounds(str(row.value))}
        fixed = [bounds(t.date) for a in self.group.annotations for t in a.timexes if t.date is not None]
        told = {first.toordinal() for first, last in fixed if first == last}
        if declared:
            told = {day for day in told if day >= min(declared) - DATING_BACKGROUND_DAYS}
        if not declared and not told:
            told = {first.toordinal() for first, last in fixed if 27 <= (last - first).days <= 31}
        for margin in (DATING_MARGIN, DATING_MARGIN // 2, 1, 0):
            chosen = _near(declared, margin)
            if self.is_large and chosen and max(chosen) - min(chosen) < DATING_MAX_DAYS:
                return np.arange(min(chosen), max(chosen) + 1, dtype=np.int64)
            both = chosen | _near(told, margin if declared else max(margin, 31))
            if len(both) <= DATING_MAX_DAYS or margin == 0:
                return np.array(sorted(both if len(both) <= DATING_MAX_DAYS else chosen)[: 5 * DATING_MAX_DAYS], dtype=np.int64)
        return np.array([], dtype=np.int64)

    @cached_property
    def descent(self) -> Descent:
        """Whose text each document holds, and what it took over."""
        return Descent(self.group.lineage, self.number)

    @cached_property
    def told(self) -> tuple[tuple[Told, ...], ...]:
        """The days that each document tells of. *Yesterday* in a passage that was taken over is that of the text it was taken from."""
        parts = zip(self.group.articles, self.group.annotations, strict=True)
        every = (told_days(i, article, annotations, self.days) for i, (article, annotations) in enumerate(parts))
        return tuple(tuple(t for t in row if _holds(t) or not self.descent.took_over(t)) for row in every)

    @cached_property
    def tellings(self) -> tuple[Told, ...]:
        """All tellings of single days or weeks, those of sentences that go on about the day before them included."""
        parts = zip(self.told, self.group.articles, self.group.annotations, strict=True)
        every = (t for told, a, n in parts for t in with_inherited(told, a, n) if t.length <= 7 and t.stems)
        return tuple(t for t in every if not self.descent.took_over(t))

    @cached_property
    def tellers(self) -> Counter[int]:
        """How many documents tell of each fixed day: what many tell is history, what one tells is its news."""
        return Counter(day for row in self.told for day in {int(t.first[0]) for t in row if t.fixed and t.length == 1})

    @cached_property
    def givers(self) -> Counter[str]:
        """How many documents give each day of the year, with or without the year."""
        return Counter(day for row in self.told for day in {self.calendar_day(t) for t in row if t.absolute and t.length == 1})

    def calendar_day(self, told: Told) -> str:
        """The month and day, or the holiday, that a telling names: *--06-28*."""
        timex = self.group.annotations[told.document].timexes[told.timex]
        if timex.date is not None:
            return "-" + timex.date[4:]
        return "" if timex.open is None else timex.open.holiday or f"--{timex.open.month or 0:02}-{timex.open.day or 0:02}"

    @cached_property
    def stems(self) -> tuple[Counter[str], ...]:
        """The content words of each document, those of passages that it took over left out."""
        return tuple(
            Counter(
                s
                for sentence in n.sentences
                if not self.descent.is_within(i, (sentence.start + sentence.end) // 2)
                for s in content_stems(a.document.text, sentence.start, sentence.end)
            )
            for i, (a, n) in enumerate(zip(self.group.articles, self.group.annotations, strict=True))
        )

    @cached_property
    def rarity(self) -> Rarity:
        """How much a word tells in this group."""
        return Rarity(Counter(stem for held in self.stems for stem in held), len(self.stems))

    @cached_property
    def information(self) -> dict[str, float]:
        """What each word of the tellings tells here, in nats."""
        return {s: self.rarity(s) for s in sorted({s for t in self.tellings for s in t.stems})}

    def name(self, document: int) -> str:
        """How a reason calls a document: by its title, else by its outlet, else by its file."""
        article = self.group.articles[document]
        if article.title is not None and article.title.quote.strip():
            title = " ".join(article.title.quote.split())
            return f"“{title if len(title) <= 70 else title[:67].rsplit(' ', 1)[0] + ' …'}”"
        return (
            article.outlet.name
            if article.outlet is not None
            else f"the document {article.document.source.replace(chr(92), '/').rsplit('/', 1)[-1]}"
        )
