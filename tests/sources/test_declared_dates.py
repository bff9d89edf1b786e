"""Dates as metadata and addresses write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.sources.declared import date_in_text, date_in_url, declared_date, is_in_utc
from recension.text.edtf import is_date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2021-03-04", "2021-03-04"),
        ("2021-03-04T23:59:59-08:00", "2021-03-04"),
        ("2021/3/4 10:00", "2021-03-04"),
        ("20210304", "2021-03-04"),
        ("20210304T101500Z", "2021-03-04"),
        ("2021-03", "2021-03"),
        ("2021", "2021"),
        ("Thu, 04 Mar 2021 10:00:00 GMT", "2021-03-04"),
        ("Thu Mar 04 10:00:00 +0000 2021", "2021-03-04"),
        ("March 4th, 2021 10:00 am", "2021-03-04"),
        ("4 March 2021", "2021-03-04"),
        ("4. März 2021", "2021-03-04"),
        ("4 de marzo de 2021", "2021-03-04"),
        ("1er août 2021", "2021-08-01"),
        ("04.03.2021", "2021-03-04"),
        ("25/03/2021", "2021-03-25"),
        ("3/25/2021", "2021-03-25"),
        ("04/03/2021", None),
        (1614852000, "2021-03-04"),
        ("1614852000000", "2021-03-04"),
        ("2021-02-30", None),
        ("0000-00-00", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (True, None),
        (float("nan"), None),
        (10**40, None),
        (["2021-03-04"], None),
    ],
)
def test_declared_dates(value, date):
    assert declared_date(value) == date


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://e.example/2021/03/04/ferry", "2021-03-04"),
        ("https://e.example/news/2021/3/4/ferry", "2021-03-04"),
        ("https://e.example/ferry-2021-03-04.html", "2021-03-04"),
        ("https://e.example/world/2021/mar/04/ferry", "2021-03-04"),
        ("https://e.example/ferry-20210304-x", "2021-03-04"),
        ("https://e.example/2021/03/ferry", "2021-03"),
        ("https://e.example/ferry?date=2021-03-04", None),
        ("https://e.example/1614852000/", None),
        ("http://[::1", None),
    ],
)
def test_dates_in_addresses(url, date):
    assert date_in_url(url) == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("By Ola Brandt, 4 March 2021, 10:00", "2021-03-04"),
        ("Updated 5 March 2021, published 4 March 2021", "2021-03-04"),
        ("Last modified on 5 March 2021", None),
        ("March 2021", None),
    ],
)
def test_date_lines(line, date):
    assert date_in_text(line) == date


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2021-03-04T10:00:00Z", True), ("2021-03-04 10:00 UTC", True), ("2021-03-04T10:00+01:00", False), ("2021-03-04", False)],
)
def test_moments_in_utc(value, expected):
    assert is_in_utc(value) is expected


@given(st.one_of(st.text(alphabet="0123456789-/. :TZmarchof,", max_size=40), st.text(max_size=80), st.integers(), st.floats()))
def test_what_is_found_is_a_date(value):
    found = declared_date(value)
    assert found is None or is_date(found)
