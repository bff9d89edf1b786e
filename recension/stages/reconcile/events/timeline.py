"""Events → the timeline that a reader would print: chosen by weight, each with its line, day, people, places and reasons."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from recension.model import Event, Participant, Place, Reason, Span
from recension.settings.reconcile import EVENT_UNDATED_SCORE, TIMELINE_FOR_ONE, TIMELINE_LEAST_WEIGHT, TIMELINE_UNDATED_MOST
from recension.stages.reconcile.claims.sayings import Saying, sayings
from recension.stages.reconcile.events.crisis import days_of_crisis, entries_by_day, is_crisis
from recension.stages.reconcile.events.events import Entry, entry_of
from recension.stages.reconcile.events.fresh import dated_by_first_reports
from recension.stages.reconcile.events.lines import Line, best_line, cut_line, lines_of
from recension.stages.reconcile.events.main import main_entry
from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.events.tolls import tolls_of
from recension.stages.reconcile.events.where import places_of
from recension.stages.reconcile.evidence import Evidence, content_id
from recension.text import edtf
from recension.text.gazetteer import place_by_id
from recension.text.names import name_key
from recension.text.spans import overlap

_A_QUARTER = timedelta(days=95)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events that are printed, ordered by day, and the id of the one that the story turns on."""

    events: tuple[Event, ...]
    main: str | None


def print_timeline(evidence: Evidence, entries: Sequence[Entry]) -> Timeline:
    """The timeline of a story: what a reader would print, ordered by day. It grows with the root of the documents."""
    main = main_entry(entries)
    entries = dated_by_first_reports(evidence, entries, main)
    printed = _of_crisis(evidence, entries, main) if is_crisis(evidence) else _of_story(evidence, entries, main)
    said: dict[int, list[Saying]] = defaultdict(list)
    for saying in evidence.once(sayings):
        said[saying.document].append(saying)
    events = [_event(evidence, entry, line, _rests_on(entry, said)) for entry, line in printed]
    turns_on = next((i for i, (e, _) in enumerate(printed) if main is not None and main.members[0] in e.members), None)
    if turns_on is not None:
        events[turns_on] = _as_main(evidence, printed[turns_on][0], events[turns_on])
    ordered = tuple(sorted(events, key=lambda e: (edtf.order(e.date), e.id)))
    return Timeline(ordered, None if turns_on is None else events[turns_on].id)


def _of_story(evidence: Evidence, entries: Sequence[Entry], main: Entry | None) -> list[tuple[Entry, Line]]:
    """The weightiest entries with their lines. An event that no document tells in a sentence of its own is none for a reader."""
    most = round(TIMELINE_FOR_ONE * math.sqrt(len(evidence.articles)))
    worth = (e for e in entries if (e.weight >= TIMELINE_LEAST_WEIGHT and not _is_history(evidence, e)) or e is main)
    by_line: dict[str, list[tuple[Entry, Line]]] = {}
    for entry in sorted(worth, key=lambda e: (e is not main, not edtf.is_day(e.date), e.date is None, -e.weight, e.members[0].key)):
        line = _own_line(evidence, entry, by_line) or (cut_line(evidence, _on_the_day(entry)) if entry is main else None)
        if line is not None:
            by_line.setdefault(line.text, []).append((entry, line))
    printed = [(_one(evidence, [e for e, _ in same]), same[0][1]) for same in by_line.values()]
    undated = [p for p in printed if p[0].date is None and p[0] is not main][TIMELINE_UNDATED_MOST:]
    return [p for p in printed if p not in undated][:most]


def _is_history(evidence: Evidence, entry: Entry) -> bool:
    """Whether a single text tells of something that happened in some year."""
    if entry.date is None or entry.certainty != "happened" or evidence.independent(t.document for t in entry.members) > 1:
        return False
    first, last = edtf.bounds(entry.date)
    return last - first > _A_QUARTER


def _own_line(evidence: Evidence, entry: Entry, printed: Mapping[str, Sequence[tuple[Entry, Line]]]) -> Line | None:
    """The clearest line of an entry that no entry of another day has, if it has one; one of the same day is the same event."""
    for line in lines_of(evidence, _on_the_day(entry)):
        if all(other.date == entry.date for other, _ in printed.get(line.text, ())):
            return line
        if entry.date is None:
            return None  # told beside a day already
    return None


def _of_crisis(evidence: Evidence, entries: Sequence[Entry], main: Entry | None) -> list[tuple[Entry, Line]]:
    """The events of the days that matter, and the one that the story turns on."""
    printed = [(found.entry, found.line) for found in entries_by_day(evidence, entries, days_of_crisis(evidence))]
    if main is None or any(entry is main for entry, _ in printed):
        return printed
    told = _on_the_day(main)
    return [(main, best_line(evidence, told) or cut_line(evidence, told)), *printed]


def _as_main(evidence: Evidence, entry: Entry, event: Event) -> Event:
    """The main event with what befell people in it, and with the towns that the whole story puts it in before all other places."""
    towns = places_of(evidence, entry)
    known = {name_key(p.name) for p in towns}
    places = (*towns, *(p for p in event.places if name_key(p.name) not in known))
    return replace(event, places=places, tolls=tolls_of(evidence, entry))


def _on_the_day(entry: Entry) -> list[Told]:
    """The tellings that are dated as the entry is, and as certain; the line of an entry is taken from them."""
    dated = [t for t in entry.members if t.date == entry.date] or list(entry.members)
    return [t for t in dated if t.certainty == entry.certainty] or dated


def _one(evidence: Evidence, same: Sequence[Entry]) -> Entry:
    """Entries that would print the same line on the same day are one."""
    return same[0] if len(same) == 1 else entry_of(evidence, [t for e in same for t in e.members])


def _event(evidence: Evidence, entry: Entry, line: Line, sources: tuple[str, ...]) -> Event:
    """The published entry."""
    mentions = _spans(evidence, entry.members)
    documents = {t.document for t in entry.members}
    return Event(
        id=content_id("event", *(f"{s.document}:{s.start}:{s.end}" for s in mentions)),
        date=entry.date,
        what=line.text,
        certainty=entry.certainty,
        type=_usual(t.mention.type for t in entry.members),
        places=_places(evidence, entry.members),
        participants=_participants(evidence, entry.members),
        mentions=mentions,
        families=evidence.independent(documents),
        primary_sources=sources,
        score=_score(entry),
        why=_reasons(evidence, entry, line, mentions),
    )


def _spans(evidence: Evidence, members: Iterable[Told]) -> tuple[Span, ...]:
    ranges = sorted({(t.document, *t.clause) for t in members})
    return tuple(sorted((evidence.span(*r) for r in ranges), key=lambda s: (s.document, s.start, s.end)))


def _usual(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v is not None)
    return max(sorted(counts), key=lambda v: counts[v]) if counts else None


def _participants(evidence: Evidence, members: Iterable[Told]) -> tuple[Participant, ...]:
    """Who takes part, by the names that the story uses; the role is that in which they are told of most."""
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for t in members:
        for p in t.mention.participants:
            roles[evidence.bearers.canonical(p.name)][p.role] += 1
    found = []
    for name, counts in sorted(roles.items()):
        entity = evidence.bearers.of(name)
        found.append(Participant(name, max(sorted(counts), key=lambda r: counts[r]), entity.id if entity else None))
    return tuple(sorted(found, key=lambda p: (p.role, p.name)))


def _places(evidence: Evidence, members: Iterable[Told]) -> tuple[Place, ...]:
    """Where it happens, as far as the names are known to the gazetteer."""
    known: dict[str, int | None] = {}
    for t in members:
        for i in t.mention.places:
            mention = evidence.annotations[t.document].entities[i]
            name = evidence.bearers.canonical(mention.name)
            known[name] = known.get(name) or mention.geonames
    return tuple(_place(name, geonames) for name, geonames in sorted(known.items()))


def _place(name: str, geonames: int | None) -> Place:
    """A place with what the gazetteer knows of it."""
    location = place_by_id(geonames) if geonames is not None else None
    return Place(name) if location is None else Place(name, geonames, location.lat, location.lon, location.country)


def _rests_on(entry: Entry, said: Mapping[int, Sequence[Saying]]) -> tuple[str, ...]:
    """Those in whose mouths the documents put the event."""
    found: set[str] = set()
    for t in entry.members:
        for s in said.get(t.document, ()):
            if s.speaker is not None and any(2 * overlap(t.clause, content) > t.clause[1] - t.clause[0] for content in s.content):
                found |= {s.speaker, *s.through}
    return tuple(sorted(found))


def _score(entry: Entry) -> float:
    """How sure the entry is: the best of its datings."""
    if entry.date is None:
        return EVENT_UNDATED_SCORE
    return round(min(0.99, max(t.score for t in entry.members if t.date == entry.date)), 3)


def _reasons(evidence: Evidence, entry: Entry, line: Line, mentions: tuple[Span, ...]) -> tuple[Reason, ...]:
    """What dates the entry, and what brought its tellings together."""
    reasons: list[Reason] = []
    for t in sorted(entry.members, key=lambda t: (-t.score, t.key)):
        if t.date == entry.date:
            reasons += [r for r in t.why if r.says not in {known.says for known in reasons}]
    if len(entry.members) > 1:
        number = len({t.document for t in entry.members})
        where = "one document" if number == 1 else f"{number} documents"
        reasons.append(Reason("same event", f"told {len(entry.members)} times in {where} with the same words, day and people", mentions))
    return (*reasons[:6], line.why)
