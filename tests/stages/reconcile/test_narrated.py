"""A report stays at the day that it has reached: what it tells without a day after that is of that day."""

import pytest

from recension.stages.reconcile.events.mentions import tellings
from recension.stages.reconcile.events.narrated import narrated
from tests.stages.reconcile.reports import reported

DAY = "2031-05-06"  # a Tuesday


def day_of(word: str, text: str, published: str = DAY) -> tuple[str | None, tuple[str, ...]]:
    evidence = reported((published, text))
    told = narrated(evidence, tellings(evidence))
    found = next(t for t in told if text[t.mention.start : t.mention.end] == word)
    return found.date, tuple(r.rule for r in found.why)


@pytest.mark.parametrize(
    ("text", "published", "date"),
    [
        ("A crane toppled onto the hall on Tuesday. Firefighters freed a baker.", DAY, DAY),
        ("A crane toppled onto the hall on Monday. Firefighters freed a baker.", DAY, None),
        ("A crane toppled onto the hall on Monday. Firefighters freed a baker at 6 p.m.", DAY, DAY),
        ("A crane toppled onto the hall on Friday. Firefighters freed a baker at 6 p.m.", DAY, None),
        ("A crane toppled onto the hall on Tuesday. Firefighters had freed a baker.", DAY, None),
        ("A crane toppled onto the hall on Tuesday. Firefighters freed a baker last year.", DAY, "2030"),
        ("The hall is unsafe, the mayor said on Tuesday. Firefighters freed a baker.", DAY, DAY),
        ("Firefighters freed a baker. A crane toppled onto the hall on Tuesday.", DAY, None),
    ],
    ids=[
        "of the day",
        "of the day before",
        "an hour",
        "an hour, long after",
        "looking back",
        "of another time",
        "said that day",
        "before it",
    ],
)
def test_the_day_that_a_report_has_reached(text: str, published: str, date: str | None) -> None:
    assert day_of("freed", text, published)[0] == date


def test_it_says_why() -> None:
    assert day_of("freed", "A crane toppled onto the hall on Tuesday. Firefighters freed a baker.")[1] == ("narrated",)


def test_no_report_goes_on_in_the_next() -> None:
    first, second = "A crane toppled onto the hall on Tuesday.", "Firefighters freed a baker."
    evidence = reported((DAY, first), (DAY, second))
    assert [t.date for t in narrated(evidence, tellings(evidence))] == [DAY, None]
