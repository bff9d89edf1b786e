"""Where the main event of a story happened: the town that its documents place it in, before other places that they name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.model import EntityMention, Place, Sentence
from recension.settings.events import (
    PLACE_BY_BODY,
    PLACE_DATELINE,
    PLACE_LAND_TIMES,
    PLACE_LEAD_SENTENCES,
    PLACE_LEAST_SHARE,
    PLACE_MOST,
    PLACE_OF_DEED,
    PLACE_OTHER,
    PLACE_QUARTER,
    PLACE_TITLE,
    PLACE_TOWN_POPULATION,
    PLACE_WITHIN,
)
from recension.stages.reconcile.events.events import Entry
from recension.stages.reconcile.evidence import Evidence
from recension.text.gazetteer import Location, place_by_id, places_named
from recension.text.names import name_key

_THING = re.compile(
    r"\b(?:County|Parish|Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Drive|Dr\.?|Lane|Boulevard|Blvd\.?|Highway|Hwy|Interstate|Route|Court|Park|Lake|"
    r"River|Creek|School|University|College|Hospital|Cent(?:er|re)|Apartments|Mall|Church|District|Circle|Way|Terrace|Trail|Mountain|Inn|Jail|Prison|"
    r"Airport|Building|House|Home|Bureau|Coast|Station|Square|Bridge|Facility|Office|Hotel|Forest|Reservoir|Valley|News|State|Range|Saloon|Bar|Club|Grill|Restaurant|Lounge|Tavern|Pub|Cafe|Motel|Plaza|Store|"
    r"Market|High|Elementary|Academy|Stadium|Arena|Cemetery|Complex|Subdivision|Estates|Gardens|Co)\.?\Z"
)
_COMPASS = re.compile(
    r"\A(?:(?:North|South|East|West|Central|Southeast|Southwest|Northeast|Northwest|Northern|Southern|Eastern|Western|Downtown)\s+)+(?=[A-Z])"
)
_TOWN_OF = re.compile(r"\A(?:the )?(?:City|Town|Village|Borough|Township) of (?=[A-Z])", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:in|at|inside)\s+(?:(?:the|a|an|downtown|northern|southern|eastern|western|north|south|east|west|central|southwest|southeast|northwest|"
    r"northeast|city of|town of|village of|suburban)\s+){0,2}\Z",
    re.IGNORECASE,
)
_APART = re.compile(r"\b(?:from|of|outside|near|to|toward|towards|and|between)\s+\Z", re.IGNORECASE)
_CARE = re.compile(
    r"\b(?:hospital|medical cent|airlifted|flown|transported|taken to|rushed to|court|jail|prison|coroner|born|grew up|graduat|moved|lived in|"
    r"funeral|autops|laborator)",
    re.IGNORECASE,
)
_COUNTY = re.compile(r"\A\s(?:County|Parish|Co\.|Oblast|Province)\b")
_COUNTY_NAMED = re.compile(r"\b((?:[A-Z][\w.-]{1,30} )?[A-Z][\w.-]{1,30}) (?:County|Parish)\b")
_QUARTER = re.compile(r"\A\s(?:neighbou?rhood|section|district|quarter|borough|subdivision)\b")
_STATE = re.compile(r"\A,\s(?:([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\b(?!\.)|[A-Z][a-z]{1,4}\.|[A-Z]{2}\b|(?:[A-Z]\.){2})")
_BODY = re.compile(r"\A\s(?:Metro(?:politan)?\s)?(?:[Pp]olice|[Ff]ire|PD|[Oo]fficers|[Aa]uthorities|[Cc]ity)\b")
_SAID_IN = re.compile(r"\bin ((?:[A-Z][a-z]+\.? ?){1,3})(?=[,.;]|\s[a-z(–-]|\s\d|\Z)(?!['’])")
_TIMES = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Spring|Summer|Autumn|Fall|Winter|Christmas|Easter|God|English|Spanish)\b.*\Z"
)
_NO_TOWN = frozenset({"State", "Metro", "Metropolitan", "City", "County", "The", "Fire", "News"})
_BEHIND = 30
"""So many characters behind a name may say whose it is: that of a police, of a state."""
_NEARBY = 90
"""So many characters before a name may say that it is where someone was taken or lives."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A town named in a sentence: what it is called, and how much it speaks for the event being there.

    ``quarter`` where it is called a quarter of a town, ``own`` where a state stands behind it or it has a police, ``policed``
    where it has one and is a large town.
    """

    name: str
    geonames: int | None
    weight: float
    quarter: bool = False
    own: bool = False
    policed: bool = False


def places_of(evidence: Evidence, entry: Entry) -> tuple[Place, ...]:
    """The towns that the documents put the main event in, the likeliest first; none where they name no town."""
    weights: dict[str, float] = defaultdict(float)
    known: dict[str, tuple[str, int | None]] = {}
    quarters, own, policed = set[str](), set[str](), set[str]()
    others = _names_of_others(evidence)
    said = Counter(
        name for d, text in enumerate(evidence.texts) for s in evidence.annotations[d].sentences for _, name in _names_said(text, s)
    )
    on_the_day = {(t.document, t.rank) for t in entry.members}
    for document in range(len(evidence.articles)):
        named_there = (*_in_sentences(evidence, document, on_the_day), *_said_within(evidence, document, on_the_day, said))
        for named in (*named_there, *_in_dateline(evidence, document)):
            key = name_key(named.name)
            weights[key] += named.weight
            own |= {key} if named.own else set()
            policed |= {key} if named.policed else set()
            quarters |= {key} if named.quarter else set()
            if key not in known or known[key][1] is None:
                known[key] = (named.name, named.geonames)
    called = frozenset(quarters)
    if policed:  # the police of a town come to its quarters, whatever these are called
        quarters |= weights.keys() - own - policed
    quarters |= {key for key in others & weights.keys() if not places_named(known[key][0])}
    for key in sorted(quarters):
        weights[key] *= PLACE_QUARTER
    order = sorted(weights, key=lambda key: (-weights[key], key))[:PLACE_MOST]
    order.sort(key=lambda key: key in called)  # a town stands before its quarters
    kept = [key for key in order if weights[key] >= PLACE_LEAST_SHARE * weights[order[0]]]
    return tuple(_place(*known[key]) for key in kept)


def _names_of_others(evidence: Evidence) -> frozenset[str]:
    """The family names of persons and the names of counties in a story: of none the gazetteer has a town, none is one."""
    families = {e.name.split()[-1] for read in evidence.annotations for e in read.entities if e.kind == "person" and " " in e.name}
    counties = {match[1] for text in evidence.texts for match in _COUNTY_NAMED.finditer(text)}
    return frozenset(name_key(name) for name in families | counties)


def _place(name: str, geonames: int | None) -> Place:
    location = place_by_id(geonames) if geonames is not None else None
    return Place(name) if location is None else Place(name, geonames, location.lat, location.lon, location.country)


def _in_dateline(evidence: Evidence, document: int) -> Iterator[_Named]:
    """The town of the dateline, which is where the reporter was."""
    line = evidence.articles[document].dateline
    if line is None:
        return
    town = _without_compass(re.split(r"[,(]", line.place)[0].strip().title())
    if _can_be_town(town) and not _is_land(town, None):
        yield _Named(town, None, PLACE_DATELINE)


def _in_sentences(evidence: Evidence, document: int, on_the_day: set[tuple[int, int]]) -> Iterator[_Named]:
    """The towns that the sentences of a document name."""
    text = evidence.texts[document]
    for mention in evidence.annotations[document].entities:
        sentence = evidence.told_at(document, mention.start)
        town = _town(text, mention) if sentence is not None else None
        if sentence is None or town is None:
            continue
        rank = evidence.rank_at(document, mention.start)
        weight = _standing(text, mention, sentence.start) / (1.0 + rank / PLACE_LEAD_SENTENCES)
        weight *= PLACE_OF_DEED if (document, rank) in on_the_day else 1.0
        weight *= PLACE_TITLE if sentence.region == "title" else 1.0
        weight *= PLACE_BY_BODY if mention.kind == "organisation" else 1.0
        after = text[mention.end : mention.end + _BEHIND]
        has_police = mention.kind == "organisation" or _BODY.match(after) is not None
        yield _Named(
            town,
            mention.geonames if mention.kind == "place" else None,
            weight,
            quarter=_QUARTER.match(after) is not None,
            own=has_police or _is_in_state(after),
            policed=has_police and _is_large_town(town),
        )


def _is_in_state(after: str) -> bool:
    """Whether a state or country stands behind a name: *Springfield, Ohio*, *Springfield, Mo.*"""
    match = _STATE.match(after)
    return match is not None and (match[1] is None or any(_is_land(n, None) for n in (match[1], match[1].split()[0])))


def _said_within(evidence: Evidence, document: int, on_the_day: set[tuple[int, int]], said: Counter[str]) -> Iterator[_Named]:
    """Towns that the reader took for no place, by the word before them: *in Little Compton on Sunday*, if the story says so again."""
    text = evidence.texts[document]
    placed = {e.start for e in evidence.annotations[document].entities if e.kind == "place" or _town(text, e) is not None}
    for rank, sentence in enumerate(evidence.annotations[document].sentences):
        for start, name in _names_said(text, sentence):
            if start in placed or said[name] < 2 or not _can_be_town(name) or _is_land(name, None):
                continue
            weight = PLACE_WITHIN / (1.0 + rank / PLACE_LEAD_SENTENCES)
            weight *= PLACE_OF_DEED if (document, rank) in on_the_day else 1.0
            weight *= PLACE_TITLE if sentence.region == "title" else 1.0
            weight *= PLACE_OTHER if _CARE.search(text, max(sentence.start, start - _NEARBY), start) else 1.0
            yield _Named(name, None, weight)


def _names_said(text: str, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """What a sentence says *in* of, without a day or month behind it: where it starts, and the name."""
    for match in _SAID_IN.finditer(text, sentence.start, sentence.end):
        yield match.start(1), _TIMES.sub("", match[1]).strip(" .")


def _standing(text: str, mention: EntityMention, start: int) -> float:
    """What the words before a name say: *in* it, *from* it, *taken to a hospital in* it."""
    before = text[max(start, mention.start - _NEARBY) : mention.start]
    weight = PLACE_WITHIN if _WITHIN.search(before) else PLACE_OTHER if _APART.search(before) else 1.0
    return weight * (PLACE_OTHER if _CARE.search(before) else 1.0)


def _town(text: str, mention: EntityMention) -> str | None:
    """The town that a name is of: that of *Springfield police*, but of no country, county, street or school."""
    shown = " ".join(text[mention.start : mention.end].split())
    after = text[mention.end : mention.end + 20]
    if mention.kind == "place":
        name = _without_compass(mention.name)
        fits = not _is_land(name, mention.geonames) and not _COUNTY.match(after)
    elif mention.kind == "organisation":
        return _town_of_body(shown.split(), after)
    else:
        name = _without_compass(shown)
        fits = _is_large_town(name) and (
            mention.kind == "other" or _WITHIN.search(text, max(0, mention.start - 20), mention.start) is not None
        )
    return name if fits and _can_be_town(name) else None


def _can_be_town(name: str) -> bool:
    """Whether a name has the shape of a town's."""
    return len(name) > 2 and not _THING.search(name) and not any(c.isdigit() for c in name)


def _without_compass(name: str) -> str:
    """*Southwest Baltimore* is in Baltimore; *West Palm Beach* is a town, *South Carolina* a state; *Town of Shelby* is Shelby."""
    return name if places_named(name) else _COMPASS.sub("", _TOWN_OF.sub("", name))


def _town_of_body(words: Sequence[str], after: str) -> str | None:
    """The town in the name of its police or fire brigade: *Two Rivers Police Department*, *Two Rivers* | *police*."""
    for length in range(1, min(4, len(words) + 1)):
        name = " ".join(words[:length])
        follows = " " + " ".join(words[length : length + 2]) if length < len(words) else after
        if _BODY.match(follows) and not _NO_TOWN.intersection((words[0], words[length - 1])):
            return name
    return None


def _is_land(name: str, geonames: int | None) -> bool:
    """Whether a name is that of a country or of a state, and of no town that comes near it: of Florida, and not of New York."""
    location = place_by_id(geonames) if geonames is not None else None
    found = places_named(name) or ((location,) if location is not None else ())
    lands = [p.population for p in found if not _is_town(p)]
    towns = [p.population for p in found if p.feature == "capital" or (_is_town(p) and p.own_name)]
    return bool(lands) and max(lands) > PLACE_LAND_TIMES * max(towns, default=0) and not any(p.feature == "capital" for p in found)


def _is_large_town(name: str) -> bool:
    """Whether the gazetteer has a town of this very name in which many live."""
    return any(_is_town(p) and p.own_name and p.population >= PLACE_TOWN_POPULATION for p in places_named(name))


def _is_town(location: Location) -> bool:
    return location.feature in ("city", "capital")
