"""Exports: every row in its standard's form, no cell a formula, all of it the same on every run."""

import csv
import dataclasses
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.render.exports import EXPORTS, cell, citations, claims_csv, conflicts_csv, events_csv, geojson, icalendar
from recension.render.view.characters import visible
from tests.render.hostile_editions import hostile
from tests.render.render_editions import ferry, voyage


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_events_lead_to_their_words():
    found = rows(events_csv(ferry()))
    assert [(r["date"], r["certainty"], r["families"]) for r in found] == [
        ("2019-03-04", "happened", "2"),
        ("2019-03-06", "expected", "1"),
        ("", "happened", "1"),
    ]
    text = ferry().documents[0].text
    assert text[int(found[0]["start"]) : int(found[0]["end"])] == found[0]["quote"]


def test_claims_and_readings():
    assert [(r["said_by"], r["text"]) for r in rows(claims_csv(ferry()))] == [("the coast guard", "nobody was hurt")]
    assert [(r["kind"], r["value"]) for r in rows(conflicts_csv(ferry()))] == [
        ("contradiction", "212 people"),
        ("contradiction", "240 people"),
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("＝1", "'＝1"), ("＠x", "'＠x"),
        ("plain", "plain"), ("a=1", "a=1"), ("", ""), (None, ""), (-1, "-1"), (0.5, "0.5"), ("\x00=1", "␀=1"),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(value, written):
    assert cell(value) == written


@given(st.text(max_size=40))
def test_tables_read_back(words):
    base = ferry()
    told = dataclasses.replace(base.stories[0], claims=(dataclasses.replace(base.stories[0].claims[0], text=words),))
    read = rows(claims_csv(dataclasses.replace(base, stories=(told,))))
    assert read[0]["text"].removeprefix("'") == visible(words).removeprefix("'")
    assert read[0]["text"][:1] not in set("=+-@\t\r＝＋－＠") or read[0]["text"] == ""


def test_points_have_their_longitude_first():
    made = json.loads(geojson(voyage()))
    found = {f["properties"]["place"]: f["geometry"]["coordinates"] for f in made["features"]}
    assert found["Bergen"] == [5.324, 60.393]
    assert "Norhaven" not in found


def test_a_calendar_has_days_and_folded_lines():
    made = icalendar(voyage())
    assert made.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert "DTSTART;VALUE=DATE:20190304\r\nDTEND;VALUE=DATE:20190305\r\n" in made
    assert made.count("BEGIN:VEVENT") == sum(1 for e in voyage().stories[0].timeline if e.date)
    assert {line.split(":")[1] for line in made.split("\r\n") if line.startswith("STATUS")} == {"CONFIRMED", "TENTATIVE"}
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))


@given(st.text(max_size=300))
def test_any_words_stay_in_their_line_of_the_calendar(words):
    base = ferry()
    told = dataclasses.replace(base.stories[0], timeline=(dataclasses.replace(base.stories[0].timeline[0], what=words),))
    lines = icalendar(dataclasses.replace(base, stories=(told,))).replace("\r\n ", "").split("\r\n")
    names = [line.partition(":")[0].partition(";")[0] for line in lines if line]
    assert names.count("BEGIN") == names.count("END") == 2
    assert set(names) <= {
        "BEGIN",
        "VERSION",
        "PRODID",
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "STATUS",
        "DESCRIPTION",
        "LOCATION",
        "GEO",
        "END",
    }


def test_citations():
    first, second, third = json.loads(citations(ferry()))
    assert (first["container-title"], first["URL"], first["issued"]) == (
        "The Norhaven Packet",
        "https://packet.example/ferry",
        {"date-parts": [[2019, 3, 4]]},
    )
    assert "contradicts declared; the page declares 2021-05-03" in second["note"]
    assert "container-title" not in third


@pytest.mark.parametrize("form", EXPORTS)
def test_hostile_words_make_no_export_fail(form):
    for words in ('=cmd|"/c calc"!A1', "\r\nBEGIN:VEVENT", "\ud800", "a,b;c\\d\n"):
        made = EXPORTS[form](hostile(words))
        assert "\r\nBEGIN:VEVENT\r\nBEGIN:VEVENT" not in made
        assert made == EXPORTS[form](hostile(words))
