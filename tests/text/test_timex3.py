"""TIMEX3 values: what an expression means on the day of writing, and what stays open without one."""

import datetime

import pytest

from recension.model import OpenDate, Timex
from recension.text.timex3 import timex_dates, timex_values

WRITTEN = datetime.date(2019, 5, 12)  # a Sunday
FRIDAY = Timex(0, 6, "DATE", "XXXX-WXX-5", open=OpenDate("day", tense="past", weekday=4))
NEXT_DAY = Timex(10, 22, "DATE", "XXXX-XX-XX", open=OpenDate("day", 1), anchor=0)
FIXED = Timex(0, 10, "DATE", "2018-12-31", date="2018-12-31")
SIX_DAYS = Timex(0, 8, "DURATION", "P6D", open=OpenDate("day", -6))


@pytest.mark.parametrize(
    ("timexes", "written", "values", "dates"),
    [
        ([FRIDAY], WRITTEN, ["2019-05-10"], ["2019-05-10"]),
        ([FRIDAY, NEXT_DAY], WRITTEN, ["2019-05-10", "2019-05-11"], ["2019-05-10", "2019-05-11"]),
        ([FRIDAY, NEXT_DAY], None, ["XXXX-WXX-5", "XXXX-XX-XX"], [None, None]),
        ([FIXED, NEXT_DAY], None, ["2018-12-31", "2019-01-01"], ["2018-12-31", "2019-01-01"]),
        ([SIX_DAYS], WRITTEN, ["P6D"], ["2019-05-06"]),
        ([Timex(0, 3, "DATE", "PRESENT_REF")], WRITTEN, ["PRESENT_REF"], [None]),
    ],
)
def test_the_value_is_a_function_of_the_day_of_writing(timexes, written, values, dates):
    assert list(timex_values(timexes, written)) == values
    assert list(timex_dates(timexes, written)) == dates
