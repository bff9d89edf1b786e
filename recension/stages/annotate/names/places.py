"""Which place a name means, judged by the other places of the same article."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from recension.settings.annotate import CLEAR_POPULATION_RATIO, GREAT_CITY_POPULATION, LEAST_PLACE_SCORE, NEAR_KILOMETRES, PLACES_COMPARED
from recension.text.gazetteer import Location, contains, distance, places_named
from recension.text.lexicon import country_names, demonyms
from recension.text.names import name_key


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What an article says of where it plays.

    ``countries`` counts its mentions of each country, by name or demonym; ``divisions`` those of states and provinces;
    ``qualifiers`` gives for a name's key the area named right behind it (*Guelph, Ont.*), ``anchors`` are places already clear.
    """

    countries: Mapping[str, int] = field(default_factory=dict)
    divisions: Mapping[str, int] = field(default_factory=dict)
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    anchors: tuple[Location, ...] = ()


def place_context(places: Sequence[str], others: Sequence[str], qualifiers: Mapping[str, str], dateline: str | None = None) -> PlaceContext:
    """The context that the place names of an article, one for each mention, its demonyms and its dateline give each other."""
    countries: Counter[str] = Counter()
    divisions: Counter[str] = Counter()
    for name in others:
        country = demonyms().get(name_key(name))
        if country and country.code:
            countries[country.code] += 1
    written = resolve(dateline, PlaceContext()) if dateline else None
    named = [p for name in places if (p := resolve(name, PlaceContext())) and _is_clear(name, p)]
    for place in [*named, *([written] if written else [])]:
        countries[place.country] += 1
        if place.feature == "admin1":
            divisions[place.admin1] += 1
    return PlaceContext(countries, divisions, qualifiers)


def locate(names: Sequence[str], context: PlaceContext) -> dict[str, Location]:
    """The places that the names of an article mean, names without one left out.

    What is clear at once (a country, a name with one bearer, a great city) helps to place the rest.
    """
    counts = Counter(names)
    distinct = sorted(counts, key=lambda name: (-counts[name], name))
    first = {name: place for name in distinct if (place := resolve(name, context)) and _is_clear(name, place)}
    near = replace(context, anchors=tuple(p for p in first.values() if p.feature != "country")[:PLACES_COMPARED])
    return {name: place for name in distinct if (place := first.get(name) or resolve(name, near))}


def _is_clear(name: str, place: Location) -> bool:
    """Whether a name hardly means another place of the gazetteer."""
    others = [p for p in places_named(name) if p != place and p.own_name and p.admin1 != place.admin1]
    if place.feature == "capital":
        others = [p for p in others if p.feature != "admin1"]
    return place.feature == "country" or not others or place.population > CLEAR_POPULATION_RATIO * max(p.population for p in others)


def resolve(name: str, context: PlaceContext) -> Location | None:
    """The place that a name means in an article; ``None`` when the gazetteer has none, or none that is likely enough."""
    region = country_names().get(name_key(name))
    found = [p for p in places_named(name) if region is None or region.code or p.feature in ("country", "admin1")]
    if not found:
        return None
    scored = sorted(found, key=lambda p: (-_score(p, name, context), p.geonames or 0, p.admin1))
    return scored[0] if _score(scored[0], name, context) >= LEAST_PLACE_SCORE else None


def _score(place: Location, name: str, context: PlaceContext) -> float:
    """How likely a place is the one meant: its size, the countries, divisions and places named, what is named right behind it."""
    score = math.log10(place.population + 1000)
    score += {"country": 3.0, "capital": 1.2, "admin1": 0.0, "city": 0.0}[place.feature]
    score -= 0.0 if place.own_name else 0.7 if place.population >= GREAT_CITY_POPULATION else 1.5
    if " " in name_key(name) and place.feature == "admin1" and name_key(place.name) != name_key(name):
        score += 2.0  # 'Kursk region' is the region
    mentions = sum(context.countries.values())
    if mentions:
        score += 2.5 * context.countries.get(place.country, 0) / mentions
    if place.feature != "country" and place.admin1 in context.divisions:
        score += 1.5
    area = context.qualifiers.get(name_key(name))
    if area is not None:
        score += 6.0 if any(_lies_in(place, outer) for outer in places_named(area)) else -2.0
    return score + _nearness(place, context.anchors)


def _nearness(place: Location, anchors: Sequence[Location]) -> float:
    """2 for a place beside one that is clear, fading to 0 at 500 km."""
    if place.feature == "country" or not anchors:
        return 0.0
    nearest = min(distance(place, anchor) for anchor in anchors)
    return 2.0 * max(0.0, 1.0 - nearest / NEAR_KILOMETRES)


def _lies_in(place: Location, area: Location) -> bool:
    return place != area and place.feature != "country" and area.feature in ("country", "admin1") and contains(area, place)
