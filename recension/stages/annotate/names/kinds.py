"""What kind of name a candidate is: evidence from its words and from what stands around it, in one small sum.

A positive number speaks for a kind; 2 decides where nothing speaks for another. All mentions of one key are
judged together: one name has one kind in one article (Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from recension.model import EntityKind
from recension.settings.annotate import GREAT_CITY_POPULATION, TEAM_CITY_POPULATION
from recension.stages.annotate.names.candidates import Candidate
from recension.stages.annotate.names.phrases import is_title
from recension.text.gazetteer import Location, places_named
from recension.text.lexicon import country_names, is_common, is_plain, name_words, person_names, table
from recension.text.names import stands_first

Evidence = defaultdict[EntityKind, float]

_IN = frozenset("in near outside across throughout around toward towards inside into via".split())
_AT = frozenset("at from to of reached left visited leaving between beyond".split())
_SAYING = frozenset(
    "said says told tells added asked replied wrote tweeted explained recalled who whose admitted insisted argued testified laughed smiled".split()
)
_BODY_AFTER = frozenset(
    "shares spokesman spokeswoman spokesperson officials official chairman ceo employees workers headquarters subsidiary".split()
)
_ARTICLES = frozenset("a an the one".split())
_AFTER_HEAD = frozenset("of in on at for from to by with near and or that which who whose where based founded located formed".split())
"""Words that stand behind the head of a noun phrase."""
_BANDS = frozenset(
    "band duo trio quartet group company firm club team label startup start-up airline retailer publisher brand chain".split()
)
_REGIONS = frozenset("suburb hamlet neighborhood neighbourhood commune province department community locality settlement capital".split())
_PLACE_OPENERS = frozenset("mount mt lake cape fort ft port isle camp point".split())
_CONTEXT_CAP = 3.0
"""How much the surroundings of all mentions of one name may add to a kind together."""


def kind_of(mentions: Sequence[Candidate]) -> tuple[EntityKind, float]:
    """The best kind of one name, from all its mentions in an article, and its evidence."""
    total = own_evidence(mentions[0])
    if _is_abbreviated_area(mentions[0]):
        return "place", 6.0
    if mentions[0].listed and mentions[0].certain:
        return mentions[0].listed, total[mentions[0].listed]
    for kind, weight in _around(mentions).items():
        total[kind] += max(-_CONTEXT_CAP / 2, min(weight, _CONTEXT_CAP))
    best = max(sorted(total), key=lambda k: total[k])
    return best, total[best] - max((w for k, w in total.items() if k not in (best, "other")), default=0.0) * 0.5


def _around(mentions: Sequence[Candidate]) -> Evidence:
    """What stands around all mentions: a sum, but for an ordinary word, often used as one, the strongest only."""
    is_ordinary = len(mentions[0].words) == 1 and is_plain(mentions[0].key)
    around: Evidence = defaultdict(float)
    for mention in mentions:
        for kind, weight in context_evidence(mention).items():
            around[kind] = max(around[kind], weight) if is_ordinary else around[kind] + weight
    return around


def _is_abbreviated_area(name: Candidate) -> bool:
    """Whether a name is a newspaper's abbreviation of a state or province: *Ill.*, *Ont.*, *N.Y.*"""
    text = name.words[0].text
    return len(name.words) == 1 and text.endswith(".") and any(p.feature in ("country", "admin1") for p in places_named(text))


def own_evidence(name: Candidate) -> Evidence:
    """What the words of a name say of its kind."""
    if name.listed and name.certain:
        return defaultdict(float, {name.listed: 6.0})
    total: Evidence = defaultdict(float, {"other": 0.8})
    if name.listed:
        total[name.listed] += 2.5
    keys = [word.key for word in name.words]
    known = _gazetteer(name)
    total["place"] += _place(keys) + known
    total["person"] += _person(name, keys) - (1.0 if len(keys) == 1 and known > 1.5 else 0.0)
    total["organisation"] += _organisation(name, keys)
    if keys[0] in name_words("holiday") or (
        len(keys) > 1 and (keys[-1] in name_words("event head") or (keys[1] == "of" and keys[0] in name_words("event opener")))
    ):
        total["other"] += 4.5
    return total


def _person(name: Candidate, keys: Sequence[str]) -> float:
    """How much a name looks like a person's."""
    first, last = keys[0], keys[-1]
    lists = person_names()
    is_given, is_word = "g" in lists.get(first.split(" ")[0], ""), is_common(first)
    if any(c.isdigit() for word in name.words for c in word.text):
        return -4.0
    if len(keys) == 1:
        if name.words[0].shape == "upper" and len(first) < 6:
            return 0.0
        return (1.7 if is_given and not is_word else 0.0) + (0.3 if "s" in lists.get(first, "") else 0.0)
    weight = (1.2 if is_word else 2.8) if is_given else 0.0
    weight += 1.0 if "s" in lists.get(last, "") else 0.0
    weight += 1.4 if len(keys) < 4 and not any(is_common(k) for k in keys) and all(w.text.isalpha() for w in name.words) else 0.0
    weight += 0.6 if is_given and is_word and not is_common(last) else 0.0
    weight += 2.0 if any(w.shape == "initial" for w in name.words) or "." in name.words[0].text else 0.0
    weight += 1.5 if any(w.shape == "lower" and w.key not in ("of", "for", "on", "and") for w in name.words) else 0.0
    weight += 3.0 if last in name_words("generational") else 0.0
    weight += 1.6 if stands_first(first) and len(keys) < 4 and "-" in name.words[-1].text else 0.0
    weight -= 1.5 if last in name_words("organisation head") and last not in lists else 0.0
    return weight - (2.0 if any(w.shape == "upper" for w in name.words[1:]) else 0.0)


def _organisation(name: Candidate, keys: Sequence[str]) -> float:
    """How much a name looks like a body's."""
    weight = 0.0
    if len(keys) == 1:
        word = name.words[0]
        is_acronym = word.shape == "upper" and len(word.key) < 6 and not is_common(word.key) and word.key not in name_words("no name")
        return 2.2 if is_acronym else 1.5 if any(c.isupper() for c in word.text[1:]) and "-" not in word.text else 0.0
    if keys[-1] in name_words("organisation suffix") or keys[-2:] == ["school", "district"]:
        weight += 5.0
    elif _is_team(name, keys):
        weight += 4.5
    elif _is_trade(name, keys):
        weight += 2.6
    elif keys[-1] in name_words("organisation head"):
        weight += 3.8
    if keys[0] in name_words("organisation opener") and any(k in ("of", "for", "on") for k in keys):
        weight += 4.5
    elif any(a in name_words("organisation opener") and b in ("of", "for", "on") for a, b in itertools.pairwise(keys)):
        weight += 4.0
    if "&" in keys or (name.words[0].shape == "upper" and len(keys[0]) < 6 and "." not in name.words[0].text):
        weight += 2.0
    return weight + (0.8 if keys[0] in name_words("organisation modifier") else 0.0)


def _is_trade(name: Candidate, keys: Sequence[str]) -> bool:
    """Whether a name is a proper one and the plural of a thing, as firms are called: *Orlenko Looms*."""
    last = keys[-1]
    is_plural = last.endswith("s") and not last.endswith("ss") and is_plain(last) and last not in person_names()
    return is_plural and len(keys) == 2 and not is_plain(keys[0]) and not (name.opens and is_common(last))


def _is_team(name: Candidate, keys: Sequence[str]) -> bool:
    """Whether a name is that of a team: a city and a plural that is no surname, *Marlow Otters*, *Marlow River Otters*."""
    last = keys[-1]
    if not last.endswith("s") or last in person_names() or last in name_words("place head") | name_words("event head"):
        return False
    if name.opens and len(keys) == 2 and is_common(last):
        return False
    openings = (" ".join(word.text for word in name.words[:stop]) for stop in range(1, len(keys)))
    return any(_has_a_team(p) for opening in openings for p in places_named(opening))


def _has_a_team(place: Location) -> bool:
    """Whether a place is large enough to have a team of its name."""
    return place.feature == "admin1" or (
        place.own_name and place.feature in ("city", "capital") and place.population > TEAM_CITY_POPULATION
    )


@cache
def _bodies() -> frozenset[str]:
    """The nouns that mean a body."""
    return next(frozenset(row[1].split()) for row in table("speaker_nouns.tsv") if row[0] == "body")


def _place(keys: Sequence[str]) -> float:
    """How much the words of a name are those of a place."""
    if len(keys) == 1:
        return 0.0
    if len(keys) == 2 and keys[0] in ("n", "s", "e", "w") and keys[1] in country_names():
        return 6.0
    weight = 3.5 if keys[-1] in name_words("place head") else 0.0
    if keys[0] in _PLACE_OPENERS:
        weight += 3.5
    if len(keys) > 2 and keys[1] == "of" and keys[0] in name_words("place head"):
        weight += 3.5
    return weight + (0.6 if keys[0] in name_words("place opener") else 0.0)


def _gazetteer(name: Candidate) -> float:
    """How much the gazetteer knows a name as a place: much for countries and great cities, little for words and surnames."""
    found = places_named(" ".join(word.text for word in name.words))
    if not found:
        return 0.0
    best = max(_prominence(p.feature, p.population, p.own_name) for p in found)
    if len(name.words) == 1:
        key = name.key
        best -= 1.5 if is_common(key) else 0.5 if key in person_names() and best < 3.0 else 0.0
        best -= (
            2.0 if name.words[0].shape == "upper" and len(key) < 5 and not any(p.feature in ("country", "admin1") for p in found) else 0.0
        )
    return max(best, 0.2)


def _prominence(feature: str, population: int, own_name: bool) -> float:
    if feature == "country":
        return 5.0
    if feature == "admin1":
        return 3.2
    size = min(3.2, max(0.3, (math.log10(population + 1) - 3.4) * 1.1))
    return (size + (0.6 if feature == "capital" else 0.0)) * (1.0 if own_name or population >= GREAT_CITY_POPULATION else 0.75)


def _defined(name: Candidate) -> EntityKind | None:
    """The kind that a definition gives a name: *Vorn is a small town*, *Orlen, a Danish band*, *the band Orlen*."""
    after = [token.text.lower() for token in name.after]
    if name.before and name.before[-1].shape == "lower" and not name.opens:
        noun = name.before[-1].key
        if noun in _BANDS or (noun in _bodies() and noun not in name_words("place head") and not is_title(noun)):
            return "organisation"
    if len(after) < 3 or not (after[0] in ("is", "was", "are", "were") or (after[0] == "," and after[1] in _ARTICLES)):
        return None
    following = list(itertools.takewhile(lambda t: t.shape != "mark" and t.text.lower() not in _AFTER_HEAD, name.after[1:]))
    article = following[0].text.lower() if len(following) > 1 else ""
    noun = following[-1].key if article in _ARTICLES else ""
    if article != "the" and (noun in _BANDS or (noun in _bodies() and noun not in name_words("place head"))):
        return "organisation"
    return "person" if is_title(noun) else "place" if noun in name_words("place head") | _REGIONS else None


def context_evidence(name: Candidate) -> Evidence:
    """What stands around one mention of a name, as evidence of its kind."""
    total: Evidence = defaultdict(float)
    before = [token.key for token in name.before]
    after = [token.text.lower() for token in name.after]
    defined = _defined(name)
    if defined is not None:
        total[defined] += 3.0
    _title_before(name, before, total)
    if before:
        if before[-1] in _SAYING:
            total["person"] += 0.9
        elif before[-1] in _IN:
            total["place"] += 1.8 if len(name.words) == 1 else 1.0
        elif before[-1] in _AT:
            total["place"] += 0.7
        elif name.before[-1].text == "," and len(before) > 1 and before[-2] in name_words("role") and len(name.words) > 1:
            total["person"] += 2.5 if after and name.after[0].text == "," else 1.0  # his lawyer, Tom Brenn,
        elif before[-1] == "the":
            total["person"] -= 1.2
            total["organisation"] += 0.6
            total["place"] -= 0.5
    if name.words[-1].possessive and after:
        total["organisation"] += 0.3 if not is_title(after[0]) else 0.6
    elif after:
        _after(name, after, total)
    return total


def _title_before(name: Candidate, before: Sequence[str], total: Evidence) -> None:
    if name.title is not None:
        last = name.title.lower().rstrip(".").split(" ")[-1].rstrip(".")
        total["person"] += 4.5 if last in name_words("honorific") | name_words("rank") else 3.5
    elif before and is_title(before[-1]) and not name.opens:
        total["person"] += 2.5 if before[-1] in name_words("role") else 0.5


def _after(name: Candidate, after: Sequence[str], total: Evidence) -> None:
    if after[0] in _SAYING:
        total["person"] += 1.2
        total["organisation"] += 0.2
    elif after[0] in _BODY_AFTER:
        total["organisation"] += 1.2
    elif after[0] in name_words("place head"):
        total["place"] += 1.5
    elif after[0] == "(" and len(after) > 2 and after[2] == ")" and name.after[1].shape == "upper":
        total["organisation"] += 2.5
    elif after[0] == ",":
        if len(after) > 2 and after[1].isdigit() and len(after[1]) == 2 and after[2] in (",", ".", "of"):
            total["person"] += 3.0
        elif len(after) > 1 and _is_area(name.after[1].text):
            total["place"] += 2.5
        elif len(after) > 2 and after[1] in ("a", "an", "the", "who", "whose", "his", "her"):
            total["person"] += 0.6 if after[1] != "the" else 0.2


def _is_area(text: str) -> bool:
    """Whether a word names a country or a division, as after the comma in *Corby, Northants*."""
    return text[:1].isupper() and any(p.feature in ("country", "admin1") for p in places_named(text))


def together(found: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    """Candidates by key, in the order in which each key first appears."""
    groups: dict[str, list[Candidate]] = {}
    for name in found:
        groups.setdefault(name.key, []).append(name)
    return groups
