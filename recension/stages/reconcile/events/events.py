"""Event mentions of all documents → events: tellings of one event brought together, dated, weighed."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from recension.model import EventCertainty
from recension.settings.reconcile import (
    EVENT_ALONE_ON_DAY,
    EVENT_FEW_ON_DAY,
    EVENT_ONE_ACCOUNT,
    EVENT_SAME,
    TIMELINE_FULL_TELLING,
    TIMELINE_LEAD_SENTENCES,
    TIMELINE_NOT_HAPPENED,
    TIMELINE_ON_A_DAY,
    TIMELINE_UNDATED,
)
from recension.stages.reconcile.events.identity import event_likeness, wording
from recension.stages.reconcile.events.mentions import Told, tellings
from recension.stages.reconcile.events.narrated import narrated
from recension.stages.reconcile.events.parting import parted
from recension.stages.reconcile.events.sameness import account_likeness, candidate_pairs
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.voices import voices
from recension.text import edtf
from recension.text.linkage import Likeness, average_linkage


@dataclass(frozen=True, slots=True)
class Entry:
    """An event and all that tell of it, before it is known whether the timeline prints it."""

    members: tuple[Told, ...]
    date: str | None
    certainty: EventCertainty
    weight: float


def bring_together(evidence: Evidence) -> list[Entry]:
    """All events that the documents tell of, each with its tellings."""
    by_key = {said[0].key: said for said in voices(parted(evidence, tellings(evidence)), lambda t: wording(evidence, t))}
    alike = event_likeness(evidence, [said[0] for said in by_key.values()])
    groups = average_linkage({key: [key] for key in by_key}, alike, EVENT_SAME, {key: len(said) for key, said in by_key.items()})
    entries = [entry_of(evidence, [t for key in keys for t in by_key[key]]) for keys in groups]
    return _one_account(evidence, _narrated(evidence, entries))


def _narrated(evidence: Evidence, entries: Sequence[Entry]) -> list[Entry]:
    """The entries; one that no telling dates takes the day that its reports have reached where they tell of it."""
    told = sorted((t for e in entries for t in e.members), key=lambda t: t.key)
    on_the_day = {t.key: t for t in narrated(evidence, told)}
    return [entry_of(evidence, [on_the_day[t.key] for t in e.members]) if e.date is None else e for e in entries]


def _one_account(evidence: Evidence, entries: Sequence[Entry]) -> list[Entry]:
    """Join entries of one day that, all tellings taken together, say the same of the same people or place."""
    by_key = {e.members[0].key: e for e in entries}
    alike: Likeness = defaultdict(dict)
    days: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for key, e in by_key.items():
        if e.date is not None and edtf.is_day(e.date):
            days[e.date][key] = frozenset().union(*(t.stems for t in e.members))
    for told_that_day in days.values():
        alone = EVENT_ALONE_ON_DAY / max(1, len(told_that_day) - 1)
        few = len(told_that_day) <= EVENT_FEW_ON_DAY
        for a, b in sorted(combinations(told_that_day, 2) if few else candidate_pairs(evidence, told_that_day)):
            one, other = by_key[a].members, by_key[b].members
            apart = not {t.document for t in one} & {t.document for t in other}
            alike[a][b] = alike[b][a] = account_likeness(evidence, one, other, alone * apart)
    joined = average_linkage({key: [key] for key in by_key}, alike, EVENT_ONE_ACCOUNT)
    return [by_key[keys[0]] if len(keys) == 1 else entry_of(evidence, [t for k in keys for t in by_key[k].members]) for keys in joined]


def entry_of(evidence: Evidence, members: Sequence[Told]) -> Entry:
    """The event of some tellings, dated and weighed."""
    date = best_date(evidence, members)
    certainty = _certainty([t for t in members if t.date == date] or members)
    return Entry(tuple(members), date, certainty, _weight(evidence, members, date, certainty))


def best_date(evidence: Evidence, members: Sequence[Told]) -> str | None:
    """The day that most families speak for, each with its best score; else the narrowest interval; else unknown."""
    votes: dict[str, dict[str, float]] = defaultdict(dict)
    for t in members:
        if t.date is not None:
            family = evidence.families[t.document]
            votes[t.date][family] = max(t.score, votes[t.date].get(family, 0.0))
    if not votes:
        return None
    strength = {date: math.fsum(by.values()) for date, by in votes.items()}
    days = [date for date in strength if edtf.is_day(date)]
    return min(days or strength, key=lambda d: (-strength[d] if days else _width(d), d))


def _width(date: str) -> int:
    first, last = edtf.bounds(date)
    return (last - first).days


def _certainty(members: Sequence[Told]) -> EventCertainty:
    """That it happened outweighs that it was expected; else what most tellings say. Those of its day know best."""
    counts = Counter(t.certainty for t in members)
    if counts["happened"]:
        return "happened"
    return max(sorted(counts), key=lambda c: counts[c])


def _weight(evidence: Evidence, members: Sequence[Told], date: str | None, certainty: EventCertainty) -> float:
    """How much an entry is worth printing: told by many, near the top, on a known day, of something in particular."""
    families = evidence.independent(t.document for t in members)
    documents = len({t.document for t in members})
    lead = max(1.0 / (1.0 + t.rank / TIMELINE_LEAD_SENTENCES) for t in members)
    told = max(evidence.information(t.stems) for t in members)
    weight = math.log2(1 + families) + math.log2(1 + documents) / 2 + lead + min(1.0, told / TIMELINE_FULL_TELLING)
    sure = max((t.score for t in members if t.date == date), default=0.0)
    weight += TIMELINE_UNDATED if date is None else TIMELINE_ON_A_DAY * sure if edtf.is_day(date) else 0.0
    background = sum(t.mention.background for t in members) / len(members)
    return weight - background - TIMELINE_NOT_HAPPENED * (certainty in ("possible", "denied"))
