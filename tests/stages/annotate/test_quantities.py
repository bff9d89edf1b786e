"""Quantities: bounds, units, and what is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.model import Sentence
from recension.stages.annotate.quantities.numbers import find_numbers
from recension.stages.annotate.quantities.quantities import find_quantities
from recension.stages.annotate.times.timexes import find_timexes
from recension.text.sentences import sentences


def found(text):
    spans = [Sentence(a, b, "body") for a, b in sentences(text)]
    return find_quantities(text, spans, find_timexes(text, spans))


def counted(text):
    return [(text[q.start : q.end], round(q.low, 3), round(q.high, 3), q.unit, q.counted) for q in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seventeen workers were hurt.", [("Seventeen", 17, 17, None, "worker")]),
        ("Some 400 villagers left.", [("Some 400", 360, 440, None, "villag")]),
        ("She sent more than 900 letters.", [("more than 900", 900, 1350, None, "letter")]),
        ("The state pays Rs 3 lakh each.", [("Rs 3 lakh", 3e5, 3e5, "INR", "INR")]),
        ("The state pays Rs 2,50,000 each.", [("Rs 2,50,000", 25e4, 25e4, "INR", "INR")]),
        ("The dam cost ₹12.5 crore.", [("₹12.5 crore", 125e6, 125e6, "INR", "INR")]),
        ("They lost $31 million.", [("$31 million", 31e6, 31e6, "dollar", "dollar")]),
        ("They lost US$21 million.", [("US$21 million", 21e6, 21e6, "USD", "USD")]),
        ("It cost R236 million.", [("R236 million", 236e6, 236e6, "ZAR", "ZAR")]),
        ("The bill reached 430 million euros.", [("430 million", 430e6, 430e6, "EUR", "EUR")]),
        ("They paid €430m.", [("€430m", 430e6, 430e6, "EUR", "EUR")]),
        ("They flew 6,500km.", [("6,500", 6500, 6500, "kilometre", "kilometre")]),
        ("He took a six-day trip.", [("six-day", 6, 6, "day", "trip")]),
        ("She made a week-long tour.", [("week-long", 7, 7, "day", "tour")]),
        ("It was his first trip in nearly four years.", [("nearly four years", 3.6, 4, "year", "trip")]),
        ("Mira Holt, 58, was there.", [("58", 58, 58, "year", "age")]),
        ("A woman of 78 has died.", [("78", 78, 78, "year", "age")]),
        ("Mrs Mira Holt (81) was there.", [("81", 81, 81, "year", "age")]),
        ("She was 34 and sold bread.", [("34", 34, 34, "year", "age")]),
        ("Una Berg, nine, saw it.", [("nine", 9, 9, "year", "age")]),
        ("She sang to a crowd of 34.", [("34", 34, 34, None, "")]),
        ("They poured away two and a half million litres.", [("two and a half million", 2.5e6, 2.5e6, "litre", "litre")]),
        ("The talks took two and a half hours.", [("two and a half hours", 2.5, 2.5, "hour", "hour")]),
        ("The talks took almost an hour.", [("almost an hour", 0.9, 1, "hour", "hour")]),
        ("The prize is worth 60,000 crowns.", [("60,000", 60000, 60000, "crown", "crown")]),
        ("They bid 262p a share.", [("262", 262, 262, "penny", "penny")]),
        ("It began at 9:42 p.m. on Friday, 5 May 2017.", []),
        ("The Zu-160 landed.", []),
        ("He is one of the guests.", []),
    ],
)
def test_quantities(text, expected):
    assert counted(text) == expected


def test_an_age_tells_whose_it_is():
    (age,) = found("Mira Holt, 58, was there.")
    assert set(age.about) == {"mira", "holt"}


def test_the_clause_tells_what_it_is_about():
    (number,) = found("Twelve rescued miners reached the village.")
    assert {"rescu", "villag"} <= set(number.about)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("two hundred and fourteen", (214, 214)),
        ("about 300", (270, 330)),
        ("nearly 2,000", (1800, 2000)),
        ("dozens", (24, 99)),
        ("5-9", (5, 9)),
        ("up to 40", (36, 40)),
        ("not fewer than 40", (40, 60)),
        ("nearer to 9,000", (8_100, 9_900)),
        ("two and a half", (2.5, 2.5)),
        ("three and a quarter million", (3_250_000, 3_250_000)),
        ("twenty-one thousand", (21_000, 21_000)),
    ],
)
def test_numbers(text, bounds):
    (number,) = find_numbers(text, 0, len(text))
    assert (round(number.low, 6), round(number.high, 6)) == bounds


@given(st.text(max_size=200), st.integers(0, 10**9))
def test_any_text(text, number):
    whole = f"{text} {number} {text}"
    for quantity in found(whole):
        assert 0 <= quantity.start < quantity.end <= len(whole)
        assert quantity.low <= quantity.high
