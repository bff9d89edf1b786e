"""Which place a name means."""

import pytest

from recension.stages.annotate.names.places import PlaceContext, locate, place_context, resolve
from tests.stages.annotate.name_builders import entities


@pytest.mark.parametrize(
    ("name", "context", "country", "feature"),
    [
        ("Paris", PlaceContext(), "FR", "capital"),
        ("Paris", PlaceContext(qualifiers={"paris": "Texas"}), "US", "city"),
        ("London", PlaceContext(qualifiers={"london": "Ont."}), "CA", "city"),
        ("London", PlaceContext(countries={"CA": 1}), "GB", "capital"),
        ("Georgia", PlaceContext(), "GE", "country"),
        ("Georgia", PlaceContext(countries={"US": 4}, divisions={"US.GA": 1}), "US", "admin1"),
        ("Washington", PlaceContext(), "US", "capital"),
        ("Hamilton", PlaceContext(countries={"NZ": 2}), "NZ", "city"),
        ("Hamilton", PlaceContext(countries={"CA": 2}), "CA", "city"),
        ("Kursk region", PlaceContext(), "RU", "admin1"),
    ],
)
def test_a_place_is_judged_by_its_context(name, context, country, feature):
    place = resolve(name, context)
    assert (place.country, place.feature) == (country, feature)


@pytest.mark.parametrize("name", ["Pacific", "Middle East", "Nowhereville", "Wall Street", ""])
def test_what_the_gazetteer_lacks_stays_open(name):
    assert resolve(name, PlaceContext()) is None


def test_places_that_are_clear_help_to_place_the_rest():
    alone = resolve("Clinton", PlaceContext())
    beside = locate(["Clinton", "Davenport", "Cedar Rapids"], PlaceContext())["Clinton"]
    assert beside.admin1 == "US.IA"
    assert alone is None or alone.admin1 != "US.IA"


def test_the_context_counts_countries_divisions_and_demonyms():
    context = place_context(["Canada", "Ontario", "Canada", "Oslo"], ["Norwegian", "Easter"], {})
    assert context.countries == {"CA": 3, "NO": 2}
    assert context.divisions == {"CA.08": 1}


def test_the_dateline_speaks_for_its_country():
    text = "A bridge fell in Hamilton at noon."
    assert {e.geonames for e in entities(text, dateline="Wellington")} != {e.geonames for e in entities(text, dateline="Ottawa")}


def test_a_division_right_behind_a_town_decides():
    found = entities("It happened in Springfield, Ill., on the edge of town. Springfield mourns.")
    assert {e.geonames for e in found if e.name == "Springfield"} == {4250542}
