"""The gazetteer: names to places, and what lies in what."""

import pytest

from recension.text.gazetteer import contains, distance, place_by_id, places_named
from recension.text.names import name_key


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Lisbon", "PT", "capital"),
        ("Lisboa", "PT", "capital"),
        ("United States", "US", "country"),
        ("U.S.", "US", "country"),
        ("Ont.", "CA", "admin1"),
        ("Kursk region", "RU", "admin1"),
        ("Province of Quebec", "CA", "admin1"),
        ("d.c.", "US", "admin1"),
        ("Sao Paulo", "BR", "city"),
        ("SÃO PAULO", "BR", "city"),
    ],
)
def test_a_place_is_found_by_its_names(name, country, feature):
    assert any(p.country == country and p.feature == feature for p in places_named(name))


@pytest.mark.parametrize("name", ["", " ", "Qqqqzz", "Mrs", "'", "province", "\x00"])
def test_what_is_no_place_is_not_found(name):
    assert places_named(name) == ()


def test_a_place_lies_in_its_division_and_country():
    city = max(places_named("Kazan"), key=lambda p: p.population * (p.feature == "city"))
    division = next(p for p in places_named("Tatarstan") if p.feature == "admin1")
    country = next(p for p in places_named("Russia") if p.feature == "country")
    assert contains(division, city)
    assert contains(country, division)
    assert contains(country, city)
    assert not contains(city, division)
    assert not contains(division, country)


def test_a_place_is_found_by_its_id():
    city = max(places_named("Kazan"), key=lambda p: p.population * (p.feature == "city"))
    assert place_by_id(city.geonames) == city
    assert place_by_id(1) is None


def test_distance_in_kilometres():
    (oslo,) = [p for p in places_named("Oslo") if p.feature == "capital"]
    (rome,) = [p for p in places_named("Rome") if p.feature == "capital"]
    assert distance(oslo, oslo) == 0.0
    assert 1950 < distance(oslo, rome) < 2050


def test_the_shipped_keys_are_those_of_today():
    """A change of ``name_key`` asks for a new gazetteer."""
    for name in ("Zürich", "Saint-Étienne", "N'Djamena", "Winston-Salem", "Łódź", "Al Başrah"):
        assert places_named(name), name
        assert places_named(name_key(name)) == places_named(name)
