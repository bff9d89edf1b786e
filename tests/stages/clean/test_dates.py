"""Dates in the formats of mastheads, date lines and time stamps."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.stages.clean.dates import find_dates

ONE_READING = [
    ("October 4, 2021", "2021-10-04"),
    ("4 Oct 2021", "2021-10-04"),
    ("Sept. 5th, 2017", "2017-09-05"),
    ("Oct 8, 2021 | Last updated 7:15 AM EDT", "2021-10-08"),
    ("2014-02-28T07:30:00-04:00", "2014-02-28"),
    ("2022/03/14 08:11:59", "2022-03-14"),
    ("24. 6. 2015 | Author", "2015-06-24"),
    ("10.07.2013", "2013-07-10"),
    ("12.05.16", "2016-05-12"),
    ("25/12/2017", "2017-12-25"),
    ("12/25/2017", "2017-12-25"),
    ("12 de septiembre de 2014", "2014-09-12"),
    ("12. September 2014", "2014-09-12"),
    ("12 septembre 2014", "2014-09-12"),
    ("2014年9月12日", "2014-09-12"),
    ("the 3rd of March 2019", "2019-03-03"),
]


@pytest.mark.parametrize(("text", "day"), ONE_READING)
def test_a_date_with_one_reading(text, day):
    assert [d.readings for d in find_dates(text)] == [(day,)]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("07/11/2015", ("2015-11-07", "2015-07-11")),
        ("4-8-2014", ("2014-08-04", "2014-04-08")),
        ("05/05/2018", ("2018-05-05",)),
        ("Wed 07/08/2013", ("2013-08-07",)),  # 7 August is a Wednesday, 8 July a Monday
    ],
)
def test_a_numeric_date_has_two_readings_unless_something_decides(text, readings):
    assert find_dates(text)[0].readings == readings


@pytest.mark.parametrize(
    "text",
    ["31/02/2017", "© 2017", "version 1.2.3", "call 555/12/34", "Foo 3, 2017", "in 2017", "1/2/2017/4", "12 March 1850", "12345-67-8901"],
)
def test_what_is_no_date(text):
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "covered", "weekday"),
    [
        ("Sunday, June 17, 2012 at 6:20 pm by", "Sunday, June 17, 2012 at 6:20 pm", 6),
        ("on Tuesday 4 September 2012 11.35 BST", "Tuesday 4 September 2012 11.35 BST", 1),
        ("Monday, August 4, 2014 – 07:45", "Monday, August 4, 2014 – 07:45", 0),
        ("Date:2012-04-18 05:11:59", "2012-04-18 05:11:59", None),
        ("Fri 21 Sep 2012", "Fri 21 Sep 2012", 4),
    ],
)
def test_weekday_and_time_belong_to_the_date(text, covered, weekday):
    (date,) = find_dates(text)
    assert text[date.start : date.end] == covered
    assert date.weekday == weekday


FORMATS = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a %d %b %Y", "%d.%m.%Y", "%Y/%m/%d", "%A, %B %d, %Y"]


@given(
    st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from(FORMATS), st.sampled_from(["", "x ", "Posted on "])
)
def test_every_day_is_read_back_from_every_format(day, form, before):
    text = before + day.strftime(form)
    (date,) = find_dates(text)
    assert date.readings == (day.isoformat(),)
    assert (date.start, date.end) == (len(before), len(text))


@given(st.text(alphabet="0123456789/-. JanuaryFebMon,年月日:", max_size=80))
def test_offsets_lie_in_the_text_in_order_and_apart(text):
    dates = find_dates(text)
    assert all(0 <= d.start < d.end <= len(text) for d in dates)
    assert all(a.end <= b.start for a, b in pairwise(dates))
