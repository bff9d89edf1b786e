"""The main event of a story: what its documents would not have been written without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from recension.settings.events import MAIN_AFTERMATH, MAIN_DEED, MAIN_LEAD_SENTENCES, MAIN_NOT_HAPPENED, MAIN_UNDATED
from recension.stages.reconcile.events.events import Entry
from recension.stages.reconcile.events.mentions import Told
from recension.text import edtf
from recension.text.lexicon import table
from recension.text.normalise import stem


@cache
def aftermath() -> frozenset[str]:
    """The stems of the words that no story turns on: for what follows a happening, and for states."""
    return frozenset(stem(word) for row in table("event_aftermath.tsv") for word in row[1].split())


def main_entry(entries: Sequence[Entry]) -> Entry | None:
    """The event of the day that the documents turn on which they tell of most; where nothing is dated to a day, of all events.

    A document speaks for a day by its best telling: near the top, of what is told of all over the story, and neither of what
    followed (an arrest, a vigil) nor of what is still to come.
    """
    told = [t for e in entries for t in e.members]
    weight = _weights(told)
    days: dict[str, dict[int, float]] = defaultdict(dict)
    for t in told:
        if t.date is not None and edtf.is_day(t.date):
            days[t.date][t.document] = max(days[t.date].get(t.document, 0.0), weight[t.key])
    order = sorted(days, key=lambda day: (-sum(sorted(days[day].values())), day))
    for day in order:
        found = [e for e in entries if e.date == day]
        if found:
            return min(found, key=lambda e: (-_share(e.members, weight), e.members[0].key))
    weight = _weights([replace(t, score=1.0) for t in told])
    worth = [e for e in entries if e.weight >= MAIN_UNDATED]
    return min(worth, key=lambda e: (-_share(e.members, weight), e.members[0].key), default=None)


def _share(members: Iterable[Told], weight: dict[str, float]) -> float:
    """How much the documents tell of an event: the sum of their best tellings."""
    best: dict[int, float] = defaultdict(float)
    for t in members:
        best[t.document] = max(best[t.document], weight[t.key])
    return sum(best[document] for document in sorted(best))


def _weights(told: Sequence[Told]) -> dict[str, float]:
    """How much each telling speaks for its day."""
    deeds: dict[str, float] = defaultdict(float)
    for t in told:
        deeds[t.deed] += _lead(t) * (MAIN_AFTERMATH if t.deed in aftermath() else 1.0)
    most = max(deeds.values(), default=1.0)
    return {t.key: _weight(t, deeds[t.deed] / most) for t in told}


def _weight(t: Told, usual: float) -> float:
    weight = t.score * _lead(t) * (1.0 + MAIN_DEED * usual)
    weight *= MAIN_AFTERMATH if t.deed in aftermath() else 1.0
    return weight * (MAIN_NOT_HAPPENED if t.certainty != "happened" or t.mention.background else 1.0)


def _lead(t: Told) -> float:
    return 1.0 / (1.0 + t.rank / MAIN_LEAD_SENTENCES)
