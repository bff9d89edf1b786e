"""The map: which part of the world, where the dots stand, whose route is drawn, and what lies too close."""

import itertools
import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.model import Entity, Participant, Place
from recension.render.view.atlas import atlas
from recension.render.view.index import index
from recension.render.view.outlines import Window, outline
from recension.render.view.sheet import TALLEST, WIDTH, Dot, sheets
from tests.render.render_editions import document, edition, event, span, story, voyage

OSLO, BERGEN, SUVA, APIA = (59.913, 10.739), (60.393, 5.324), (-18.142, 178.442), (-13.833, -171.767)


def dots(*places):
    return [Dot(str(i), f"Place {i}", f"#p{i}", lat, lon, True) for i, (lat, lon) in enumerate(places, 1)]


def coordinates(path):
    """The points of a path in pixels: it is written in tenths, each step from the one before."""
    points = []
    for run in re.findall(r"M[^M]+", path):
        x = y = 0
        for i, (dx, dy) in enumerate(re.findall(r"(-?\d+)[ ]?(-?\d+)", run)):
            x, y = (int(dx), int(dy)) if i == 0 else (x + int(dx), y + int(dy))
            points.append((x / 10, y / 10))
    return points


def test_outlines_stay_within_their_window():
    ground = outline(Window(0, 55, 15, 65, 300, 400))
    points = coordinates(ground.land)
    assert len(points) > 100
    assert all(-7 <= x <= 307 and -7 <= y <= 407 for x, y in points)
    assert "Norway" in {name for *_, name in ground.names}
    assert ground.borders


def test_an_empty_sea_has_no_land():
    ground = outline(Window(-140, -50, -130, -40, 300, 300))
    assert (ground.land, ground.coasts, ground.borders, ground.names) == ("", "", "", ())


@pytest.mark.parametrize("places", [[OSLO], [OSLO, BERGEN], [SUVA, APIA], [OSLO, SUVA, APIA, (90.0, 0.0), (-90.0, 0.0)]])
def test_every_dot_lies_in_the_picture(places):
    main = sheets(dots(*places), [], [])[0]
    met = [(d.x, d.y) for d in main.dots] + [(c.x, c.y) for c in main.crowds]
    assert met
    assert all(0 <= x <= main.width and 0 <= y <= main.height <= TALLEST for x, y in met)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(-85, 85), st.floats(-180, 180)), min_size=1, max_size=6))
def test_any_places_make_a_map(places):
    made = sheets(dots(*places), list(range(len(places))), [])
    shown = {d.dot.number for s in made for d in s.dots} | {
        n.strip() for s in made for c in s.crowds for n in c.label.split(":")[-1].split(",")
    }
    assert shown == {str(i) for i in range(1, len(places) + 1)}
    assert all(s.width == WIDTH and math.isfinite(s.height) for s in made)


def test_the_antimeridian_does_not_part_neighbours():
    main = sheets(dots(SUVA, APIA), [], [])[0]
    a, b = main.dots
    assert a.x < b.x  # Apia lies east of Suva
    assert main.scale[0] in {"200 km", "500 km"}


def test_what_lies_too_close_gets_a_closer_view():
    near = [(59.913, 10.739), (59.95, 10.80), (59.87, 10.66)]
    main, closer = sheets(dots(*near, SUVA), [], [])
    assert [c.label for c in main.crowds] == ["a: 1, 2, 3"]
    assert (closer.letter, {d.dot.number for d in closer.dots}) == ("a", {"1", "2", "3"})


def test_names_do_not_cover_each_other():
    main = sheets(dots(*[(58 + i * 0.35, 8 + i * 0.2) for i in range(8)]), [], [])[0]
    lines = sorted(d.ly for d in main.dots if d.anchor == "start")
    assert all(b - a >= 14 for a, b in itertools.pairwise(lines))


# ── the route ───────────────────────────────────────────────────────────────────────


def travelled(*stops, kind="person", certainty="happened"):
    """A story in which somebody is named at stops: (day, town, named)."""
    towns = {"Oslo": OSLO, "Bergen": BERGEN, "Tromsø": (69.649, 18.956)}
    a = document(0, "Ines Rautio went from town to town.")
    events = [
        event(
            f"{i:012x}", f"2019-03-{day:02d}", "a call", [span(a, "went")], places=(Place(town, None, *towns[town], "XX"),),
            participants=(Participant("Ines Rautio", "actor"),) if named else (), certainty=certainty,
        )
        for i, (day, town, named) in enumerate(stops)
    ]  # fmt: skip
    told = story([a], timeline=tuple(events), entities=(Entity("n" * 12, "Ines Rautio", kind, (), (span(a, "Ines Rautio"),)),))
    made = edition([a], [told])
    return atlas(index(made), told, "s")


@pytest.mark.parametrize(
    ("made", "legs"),
    [
        (travelled((1, "Oslo", True), (2, "Bergen", True), (3, "Tromsø", True)), 2),
        (travelled((1, "Oslo", True), (2, "Bergen", False), (3, "Tromsø", True)), 2),  # nobody else is named between
        (travelled((1, "Oslo", True), (2, "Bergen", True), (3, "Tromsø", False)), 0),  # seen at two stops alone
        (travelled((1, "Oslo", True), (1, "Bergen", True), (1, "Tromsø", True)), 0),  # one day is no order
        (travelled((1, "Oslo", True), (2, "Bergen", True), (3, "Tromsø", True), kind="organisation"), 0),
        (travelled((1, "Oslo", True), (2, "Bergen", True), (3, "Tromsø", True), certainty="expected"), 0),
        (travelled((1, "Oslo", False), (2, "Bergen", False), (3, "Tromsø", False)), 0),
    ],
)
def test_a_route_is_that_of_one_person(made, legs):
    assert len(made.sheets[0].route) == legs
    assert made.traveller == ("Ines Rautio" if legs else "")


def test_the_table_has_every_place_in_the_order_of_days():
    made = voyage()
    view = atlas(index(made), made.stories[0], "s")
    assert [(p.number, p.name) for p in view.stops] == [("1", "Bergen"), ("2", "Stavanger"), ("3", "Kristiansund"), ("4", "Trondheim")]
    assert [p.name for p in view.areas] == ["Norway"]
    assert view.unknown == ("Norhaven",)
    assert view.traveller == "Ines Rautio"
    assert [d.dot.happened for d in view.sheets[0].dots] == [True, True, True, False]


def test_without_a_known_place_there_is_no_map():
    a = document(0, "Nothing happened.")
    told = story([a], timeline=(event("e" * 12, "2019-03-04", "nothing", [span(a, "Nothing")], places=(Place("Norhaven"),)),))
    assert atlas(index(edition([a], [told])), told, "s") is None
