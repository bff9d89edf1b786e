"""Time expressions: extent, TIMEX3 value, fixed and open dates, tense, anchors."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.model import OpenDate, Sentence
from recension.stages.annotate.times.timexes import find_timexes
from recension.text.opendates import resolve
from recension.text.sentences import sentences


def found(text):
    return find_timexes(text, [Sentence(a, b, "body") for a, b in sentences(text)])


def written(text):
    return [(text[t.start : t.end], t.value) for t in found(text)]


VALUES = [
    ("The caption was released on 19 September, 2023.", [("19 September, 2023", "2023-09-19")]),
    ("It opened on Sept. 5 at last.", [("Sept. 5", "XXXX-09-05")]),
    ("They met on the 5th of May 2017.", [("the 5th of May 2017", "2017-05-05")]),
    ("Friday, Oct. 6, 2017 was wet.", [("Friday, Oct. 6, 2017", "2017-10-06")]),
    ("Updated 2023-09-16 by us.", [("2023-09-16", "2023-09-16")]),
    ("Dated 11.9.2017 in ink.", [("11.9.2017", "2017-09-11")]),
    ("He took power in late 2011.", [("late 2011", "2011")]),
    ("Warplanes of the 1980s flew.", [("the 1980s", "198")]),
    ("It closed in July.", [("July", "XXXX-07")]),
    ("It rained last spring.", [("last spring", "XXXX-SP")]),
    ("He left on Saturday.", [("Saturday", "XXXX-WXX-6")]),
    ("It began last Tuesday.", [("last Tuesday", "XXXX-WXX-2")]),
    ("It burned on Friday night.", [("Friday night", "XXXX-WXX-5TNI")]),
    ("It happened at 9:42 p.m. on Friday.", [("9:42 p.m. on Friday", "XXXX-XX-XXT21:42")]),
    ("The ship sailed at 3am.", [("3am", "XXXX-XX-XXT03:00")]),
    ("She came two weeks ago.", [("two weeks ago", "XXXX-WXX")]),
    ("A six-day trip ended.", [("six-day", "P6D")]),
    ("His first trip in nearly four years.", [("nearly four years", "P4Y")]),
    ("The week-long tour ended.", [("week-long", "P1W")]),
    ("They meet every Friday.", [("every Friday", "XXXX-WXX-5")]),
    ("The bulletin is weekly.", [("weekly", "P1W")]),
    ("They march each July.", [("each July", "XXXX-07")]),
    ("It took two and a half years.", [("two and a half years", "P2Y6M")]),
    ("Shops shut on Christmas Day 2018.", [("Christmas Day 2018", "2018-12-25")]),
    ("The third quarter of 2015 was poor.", [("The third quarter of 2015", "2015-Q3")]),
    ("It fell in the first half of 2015.", [("the first half of 2015", "2015-H1")]),
    ("Later in the day it rained.", [("Later in the day", "XXXX-XX-XX")]),
    ("It ships by year-end.", [("year-end", "XXXX")]),
    ("Sales rose in the current year.", [("the current year", "XXXX")]),
    ("It takes two to three weeks.", [("two to three weeks", "P2W")]),
    ("After its 1990 launch it sold.", [("1990", "1990")]),
    ("Fewer came in the past.", [("the past", "PAST_REF")]),
    ("They fear the near future.", [("the near future", "FUTURE_REF")]),
    ("Guards stand there 24 hours a day.", []),
    ("Painter Jan Hollar left.", []),
    ("She may march on second thoughts.", []),
    ("A 36-year-old man and the Zu-160 flew 2000 miles.", []),
    ("May Smith met June Brown.", []),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_values(text, expected):
    assert written(text) == expected


TENSES = [
    ("The minister said Tuesday that it was over.", "past"),
    ("They will meet on Friday.", "future"),
    ("The verdict is expected on Monday.", "future"),
    ("A deal was to be signed in the capital on Friday.", "future"),
    ("The court is to sit on Thursday.", "future"),
    ("They signed a deal to sell the mill on Friday.", "future"),
    ("The guild planned a march on Saturday.", "future"),
    ("On Thursday, the day before the storm, households had complained.", "past"),
    ("The court sat on and adjourned the case to Thursday.", "future"),
    ("A march had been planned for Thursday.", "future"),
    ("A march was called by the guild for Thursday.", "future"),
    ("The cup will be held on Friday.", "future"),
    ("The guild is to put the plan to its members on Friday.", "future"),
    ("The bill should pass on Friday.", "future"),
    ("The bridge is shut starting Monday.", "future"),
    ("The verdict could come as early as Monday.", "future"),
    ("He was taken from the mill by armed men on Friday.", "past"),
    ("The guild hoped for an answer by Friday.", None),
    ("Monday's vote", None),
]


@pytest.mark.parametrize(("text", "tense"), TENSES)
def test_tense_of_a_weekday(text, tense):
    weekday = next(t for t in found(text) if t.open is not None and t.open.weekday is not None)
    assert weekday.open.tense == tense


def days(text, day):
    """Each expression that has a day, with that day for a text written on ``day``."""
    timexes = found(text)

    def resolved(timex):
        if timex.date is not None or timex.open is None:
            return timex.date
        base = day if timex.anchor is None else datetime.date.fromisoformat(resolved(timexes[timex.anchor]))
        return resolve(timex.open, base)

    return {text[t.start : t.end]: resolved(t) for t in timexes}


WRITTEN = datetime.date(2019, 5, 12)  # a Sunday


@pytest.mark.parametrize(
    ("text", "expression", "day"),
    [
        ("A day after visiting a mill, she flew home on Saturday.", "A day", "2019-05-10"),
        ("On Thursday, the day before the storm, smoke was seen.", "the day before", "2019-05-10"),
        ("He spoke on Friday. The next day he left.", "The next day", "2019-05-11"),
        ("It opened on Friday. The gates had been locked the previous evening.", "the previous evening", "2019-05-09"),
        ("It came the day after New Year's Day.", "the day after", "2019-01-02"),
        ("She died on 4 March 2018. He left two days later.", "two days later", "2018-03-06"),
        ("The fair ended on Monday, three days after the crowds arrived.", "three days", "2019-05-03"),
        ("The day before yesterday it snowed.", "The day before yesterday", "2019-05-10"),
        ("They sat on Friday. By dawn all had left.", "dawn", "2019-05-11"),
        ("The debate was moved from 5 to 12 June.", "5 to 12 June", "2019-06-12"),
        ("The debate was adjourned until Friday.", "Friday", "2019-05-17"),
        ("He fell on the Friday before last.", "the Friday before last", "2019-05-03"),
        ("The council meets on Friday week.", "Friday week", "2019-05-24"),
        ("The court sits a week on Monday.", "a week on Monday", "2019-05-20"),
        ("The fair ends on the 21st.", "the 21st", "2019-05-21"),
        ("It rained in the week before last.", "the week before last", "2019-04-22/2019-04-28"),
        ("The mill burned the night before last.", "the night before last", "2019-05-10"),
        ("It opens the year after next.", "the year after next", "2021"),
        ("It is a week ago today that the mill burned.", "a week ago today", "2019-05-05"),
        ("It opened on Friday. He had said a day earlier that the fair would end on 9 June.", "a day earlier", "2019-05-09"),
        ("She came in the afternoon and promised an answer by 9 June.", "the afternoon", None),
        ("The mill burned two weeks ago yesterday.", "two weeks ago yesterday", "2019-04-27"),
    ],
)
def test_counted_from_another_day(text, expression, day):
    assert days(text, WRITTEN)[expression] == day


def test_a_year_earlier_than_a_quarter_is_that_quarter_of_the_year_before():
    timexes = found("Profit fell in the third quarter of 2015 from 4 million a year earlier.")
    earlier = next(t for t in timexes if t.anchor is not None)
    assert resolve(earlier.open, datetime.date(2015, 7, 1)) == "2014-07-01/2014-09-30"


def test_an_expression_without_a_day_to_count_from_is_not_open():
    (timex,) = [t for t in found("The next day it rained.") if t.type == "DATE"]
    assert (timex.date, timex.open, timex.anchor) == (None, None, None)


def test_a_holiday_is_open_until_the_year_is_known():
    (timex,) = found("He prayed on the eve of Easter.")
    assert timex.open == OpenDate("day", -1, "past", holiday="easter")


HOSTILE = [
    "one " * 3000,
    "5/5/" + "9" * 5000,
    "hundred " * 3000,
    "Friday " * 3000,
    "9" * 20000,
    "the day after " * 2000,
    "31 April. 30 February.",
    "\x00May\x00 5" * 500,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_comes_to_its_end(text):
    find_timexes(text, [Sentence(0, len(text), "body")])


WORDS = st.sampled_from(
    "on the a last next Friday May 5 5th 2019 two weeks days ago before after Easter eve of quarter third , . - night noon 9:30 pm".split()
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_offsets_are_in_order_and_inside(text):
    end = 0
    for timex in found(text):
        assert end <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end].strip() == text[timex.start : timex.end]
        end = timex.end
        if timex.open is not None:
            resolve(timex.open, WRITTEN)
