"""What open dates mean, given the day of writing."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.model import OpenDate
from recension.text.edtf import bounds, is_date
from recension.text.holidays import easter, holiday_days, holidays
from recension.text.opendates import fits, resolutions, resolve, timex3_value

WEDNESDAY = datetime.date(2019, 5, 15)

CASES = [
    (OpenDate("day", -1), "2019-05-14"),
    (OpenDate("day", 1), "2019-05-16"),
    (OpenDate("day", weekday=2, tense="past"), "2019-05-15"),
    (OpenDate("day", weekday=1, tense="past"), "2019-05-14"),
    (OpenDate("day", weekday=3, tense="past"), "2019-05-09"),
    (OpenDate("day", weekday=3, tense="future"), "2019-05-16"),
    (OpenDate("day", -1, weekday=2), "2019-05-08"),
    (OpenDate("day", 1, weekday=2), "2019-05-22"),
    (OpenDate("week", -1), "2019-05-06/2019-05-12"),
    (OpenDate("week", 1, weekday=1), "2019-05-21"),
    (OpenDate("week", tense="past", approximate=True), "2019-05-13/2019-05-15"),
    (OpenDate("weekend", tense="past"), "2019-05-11/2019-05-12"),
    (OpenDate("month", -1), "2019-04"),
    (OpenDate("month", month=7, tense="past"), "2018-07"),
    (OpenDate("month", -1, month=5), "2018-05"),
    (OpenDate("season", month=12, tense="past"), "2018-12-01/2019-02-28"),
    (OpenDate("quarter", -1), "2019-01-01/2019-03-31"),
    (OpenDate("year", 1), "2020"),
    (OpenDate("year", -1, month=3), "2018-03"),
    (OpenDate("day", month=5, day=20, tense="past"), "2019-05-20"),
    (OpenDate("day", month=6, day=1, tense="future"), "2019-06-01"),
    (OpenDate("day", day=5), "2019-05-05"),
    (OpenDate("day", holiday="easter", tense="past"), "2019-04-21"),
    (OpenDate("day", -1, holiday="christmas", tense="future"), "2019-12-24"),
    (OpenDate("year", -10, approximate=True), "2007-01-01/2011-12-31"),
]


@pytest.mark.parametrize(("open_date", "date"), CASES)
def test_resolves(open_date, date):
    assert resolve(open_date, WEDNESDAY) == date


def test_a_weekday_of_unknown_tense_may_lie_on_either_side():
    assert resolutions(OpenDate("day", weekday=0), WEDNESDAY) == ("2019-05-13", "2019-05-20")


@pytest.mark.parametrize(
    ("value", "open_date", "expected"),
    [
        ("XXXX-WXX-1TNI", OpenDate("day", weekday=0, tense="past"), "2019-05-13TNI"),
        ("XXXX-WXX", OpenDate("week", -1), "2019-W19"),
        ("XXXX-XX", OpenDate("month", 1), "2019-06"),
        ("XXXX-QX", OpenDate("quarter", -1), "2019-Q1"),
        ("XXXX-SU", OpenDate("season", month=6, tense="future"), "2019-SU"),
        ("XXXX", OpenDate("year", -3, approximate=True), "2016"),
    ],
)
def test_timex3_values(value, open_date, expected):
    assert timex3_value(value, open_date, WEDNESDAY) == expected


UNITS = st.sampled_from(["day", "week", "weekend", "month", "season", "quarter", "year"])
TENSES = st.sampled_from(["past", "present", "future", None])
OPEN = st.one_of(
    st.builds(OpenDate, unit=UNITS, amount=st.integers(-4000, 4000), tense=TENSES, approximate=st.booleans()),
    st.builds(OpenDate, unit=st.just("day"), amount=st.integers(-3, 3), tense=TENSES, weekday=st.integers(0, 6)),
    st.builds(OpenDate, unit=st.just("day"), tense=TENSES, month=st.integers(1, 12), day=st.integers(1, 31)),
    st.builds(OpenDate, unit=st.just("day"), tense=TENSES, day=st.integers(1, 31)),
    st.builds(OpenDate, unit=st.just("day"), amount=st.integers(-2, 2), tense=TENSES, holiday=st.sampled_from(sorted(holidays()))),
)
DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))


@given(OPEN, DAYS)
def test_every_open_date_means_a_date_on_every_day(open_date, written):
    date = resolve(open_date, written)
    assert is_date(date)
    assert fits(open_date, written, bounds(date)[0])


@given(st.integers(0, 6), st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)))
def test_the_past_weekday_is_one_of_the_last_seven_days(weekday, written):
    day = bounds(resolve(OpenDate("day", weekday=weekday, tense="past"), written))[0]
    assert day.weekday() == weekday
    assert 0 <= (written - day).days <= 6


@pytest.mark.parametrize(("year", "day"), [(1818, (3, 22)), (1943, (4, 25)), (2000, (4, 23)), (2019, (4, 21)), (2024, (3, 31))])
def test_easter(year, day):
    assert easter(year) == datetime.date(year, *day)


def test_countries_keep_one_holiday_on_different_days():
    assert set(holiday_days("thanksgiving", 2019)) == {datetime.date(2019, 11, 28), datetime.date(2019, 10, 14)}
