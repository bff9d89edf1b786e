import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.text import edtf

DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 30))


@st.composite
def dates(draw) -> str:
    first = draw(DAYS)
    shape = draw(st.sampled_from(["day", "month", "year", "interval"]))
    if shape == "interval":
        last = draw(st.dates(first, datetime.date(9999, 12, 31)))
        return f"{first}/{last}"
    return first.isoformat()[: {"day": 10, "month": 7, "year": 4}[shape]]


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-09-16", "2023-09-16", "2023-09-16"),
        ("2023-09-12/2023-10", "2023-09-12", "2023-10-31"),
        ("2023/2024-02", "2023-01-01", "2024-02-29"),
    ],
)
def test_bounds(date, first, last):
    assert tuple(map(str, edtf.bounds(date))) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "23", "2023-9-16", "2023-13", "2023-02-29", "2023-09-16T10:00", "2024/2023", "2023/", "/2023", "２０２３", "2023-09-16\n"]
)
def test_what_is_no_date(text):
    assert not edtf.is_date(text)
    with pytest.raises(ValueError, match=r".+"):
        edtf.bounds(text)


@pytest.mark.parametrize(
    ("one", "other", "wide"),
    [
        ("2023-09-16", "2023-09-16", "2023-09-16"),
        ("2023-09-01", "2023-09-30", "2023-09"),
        ("2023-01", "2023-12-31", "2023"),
        ("2023-09-12", "2023-09-17", "2023-09-12/2023-09-17"),
        ("2023-09", "2023-09-17", "2023-09"),
    ],
)
def test_widen(one, other, wide):
    assert edtf.widen(one, other) == edtf.widen(other, one) == wide


@given(dates(), dates())
def test_widening_contains_both_and_nothing_shorter_does(one, other):
    wide = edtf.widen(one, other)
    assert edtf.contains(wide, one)
    assert edtf.contains(wide, other)
    ends = {*edtf.bounds(one), *edtf.bounds(other)}
    assert set(edtf.bounds(wide)) <= ends


@given(dates())
def test_a_date_is_rebuilt_from_its_days(date):
    assert edtf.bounds(edtf.from_bounds(*edtf.bounds(date))) == edtf.bounds(date)


@given(dates(), dates())
def test_two_dates_overlap_or_one_lies_before(one, other):
    assert edtf.overlaps(one, other) + edtf.before(one, other) + edtf.before(other, one) == 1


@given(st.lists(dates() | st.none()))
def test_the_unknown_sorts_last(some):
    ordered = sorted(some, key=edtf.order)
    assert [d is None for d in ordered] == sorted(d is None for d in some)


@given(st.text(max_size=30))
def test_no_text_breaks_the_parser(text):
    assert edtf.is_date(text) in (True, False)
