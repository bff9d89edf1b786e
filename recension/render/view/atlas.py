"""The map of a story: its places in the order of their days, the route of whom the story follows, and the same as a table.

A *stop* is a place with one position (a town, a port); a country or a province is an *area*, and no dot may stand for it.
A route is drawn for one person alone, and only where the documents name them at the stops: joining all places of a story
would draw a journey that nobody made.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recension.model import Event, Place, Story
from recension.render.view.counts import capital
from recension.render.view.dates import in_words
from recension.render.view.index import Index
from recension.render.view.quotations import shorten
from recension.render.view.sheet import Dot, Sheet, sheets
from recension.render.view.witnesses import Raised, raised
from recension.text.edtf import bounds, is_day, order
from recension.text.gazetteer import places_named

LEAST_STOPS, LEAST_DAYS = 3, 2
"""Stops on different days from which a person's stops are a route."""
MOST_TOLD = 3
"""Entries named beside a place; the others are counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the timeline that happens at a place."""

    what: str
    date: str
    href: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A row of the table: a place, when, what happens there, and who says so. ``number`` is empty for an area."""

    number: str
    anchor: str
    name: str
    also: tuple[str, ...]
    days: str
    told: tuple[Told, ...]
    more: int
    letters: Raised


@dataclass(frozen=True, slots=True)
class Atlas:
    """The map: drawings, the table, and what could not be drawn."""

    sheets: tuple[Sheet, ...]
    stops: tuple[PlaceView, ...]
    areas: tuple[PlaceView, ...]
    unknown: tuple[str, ...]
    traveller: str
    spoken: str


@dataclass(frozen=True, slots=True)
class _Site:
    """A place and the events that happen there, in order of time."""

    place: Place
    names: tuple[str, ...]
    events: tuple[Event, ...]
    area: bool


def atlas(index: Index, story: Story, anchor: str) -> Atlas | None:
    """The map of a story, or ``None`` where the position of no place is known."""
    sites = _sites(story.timeline)
    stops = [s for s in sites if not s.area]
    areas = [s for s in sites if s.area]
    if not stops:
        return None
    number = {id(s): i for i, s in enumerate(stops, 1)}
    traveller, route = _route(story, stops)
    views = tuple(_row(index, story, f"{anchor}-place-{number[id(s)]}", str(number[id(s)]), s) for s in stops)
    dots = [_dot(view, site) for view, site in zip(views, stops, strict=True)]
    return Atlas(
        sheets=sheets(dots, [number[id(s)] - 1 for s in route], [a.names[0] for a in areas]),
        stops=views,
        areas=tuple(_row(index, story, f"{anchor}-area-{i}", "", s) for i, s in enumerate(areas, 1)),
        unknown=_unknown(story.timeline),
        traveller=traveller,
        spoken="; ".join(f"{v.number}: {v.name}{f', {v.days}' if v.days else ''}" for v in views),
    )


def _sites(timeline: Sequence[Event]) -> list[_Site]:
    """The places of a timeline with their events, in the order of their first days."""
    names: dict[tuple[float, float], Counter[str]] = {}
    found: dict[tuple[float, float], list[tuple[Place, Event]]] = {}
    for event in sorted(timeline, key=lambda e: order(e.date)):
        for place in event.places:
            if place.lat is not None and place.lon is not None:
                key = (place.lat, place.lon)
                found.setdefault(key, []).append((place, event))
                names.setdefault(key, Counter())[place.name] += 1
    return [
        _Site(its[0][0], tuple(name for name, _ in names[key].most_common()), _each_once(e for _, e in its), _is_area(its[0][0]))
        for key, its in found.items()
    ]


def _each_once(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple({e.id: e for e in events}.values())


def _is_area(place: Place) -> bool:
    """Whether a place is a country or a province: its position is then that of its middle."""
    same = (x for x in places_named(place.name) if (x.lat, x.lon) == (place.lat, place.lon))
    return any(x.feature in {"country", "admin1"} for x in same)


def _unknown(timeline: Sequence[Event]) -> tuple[str, ...]:
    """The names of places whose position the gazetteer does not know."""
    known = {p.name for e in timeline for p in e.places if p.lat is not None}
    return tuple(dict.fromkeys(p.name for e in timeline for p in e.places if p.lat is None and p.name not in known))


def _route(story: Story, stops: Sequence[_Site]) -> tuple[str, list[_Site]]:
    """Who travels, and the stops in the order of days. A stop with nobody named is theirs too, if it lies between two that are."""
    persons = {e.name for e in story.entities if e.kind == "person"}
    dated = sorted(_visits(stops), key=lambda visit: visit[:2])
    named: dict[str, set[datetime.date]] = {}
    for day, _, _, event in dated:
        for name in sorted({p.name for p in event.participants} & persons):
            named.setdefault(name, set()).add(day)
    if not named:
        return "", []
    traveller = max(sorted(named), key=lambda name: len(named[name]))
    seen = [bounds(e.date or "")[0] for e in _dated(story.timeline) if traveller in {p.name for p in e.participants}]
    first, last = min(seen), max(seen)
    route: list[_Site] = []
    for day, _, site, event in dated:
        with_whom = {p.name for p in event.participants} & persons
        if first <= day <= last and (traveller in with_whom or not with_whom) and (not route or route[-1] is not site):
            route.append(site)
    enough = len(named[traveller]) >= LEAST_DAYS and len({id(s) for s in route}) >= LEAST_STOPS
    return (traveller, route) if enough else ("", [])


def _visits(stops: Sequence[_Site]) -> Iterator[tuple[datetime.date, str, _Site, Event]]:
    """Each stop on each day on which something happened there; an event counts at the nearest of its places alone."""
    at = {(site.place.lat, site.place.lon): site for site in stops}
    for event in dict.fromkeys(e for site in stops for e in _dated(site.events)):
        nearest = next(at[p.lat, p.lon] for p in event.places if (p.lat, p.lon) in at)
        yield bounds(event.date or "")[0], event.id, nearest, event


def _dated(events: Iterable[Event]) -> Iterator[Event]:
    """What happened on one day."""
    return (e for e in events if e.certainty == "happened" and is_day(e.date))


def _dot(view: PlaceView, site: _Site) -> Dot:
    place = site.place
    happened = any(e.certainty == "happened" for e in site.events)
    return Dot(view.number, view.name, f"#{view.anchor}", place.lat or 0.0, place.lon or 0.0, happened)


def _row(index: Index, story: Story, anchor: str, number: str, site: _Site) -> PlaceView:
    told = tuple(
        Told(
            shorten(capital(e.what), 70).replace(" …", "\u00a0…"),
            index.short(e.date) if e.date else "day unknown",
            f"#{index.anchors[story.id, 'e-' + e.id]}",
        )
        for e in site.events
    )
    return PlaceView(
        number=number,
        anchor=anchor,
        name=site.names[0],
        also=site.names[1:],
        days=_days(index, site.events),
        told=told[:MOST_TOLD],
        more=max(0, len(told) - MOST_TOLD),
        letters=raised(index, [m for e in site.events for m in e.mentions]),
    )


def _days(index: Index, events: Sequence[Event]) -> str:
    """The first and the last day at a place, in words."""
    dates = [e.date for e in events if e.date is not None]
    if not dates:
        return ""
    first, last = bounds(dates[0])[0], max(bounds(d)[1] for d in dates)
    if len(set(dates)) == 1:
        return index.short(dates[0])
    return in_words(f"{first}/{last}", index.year, short=True) if first != last else index.short(first.isoformat())
