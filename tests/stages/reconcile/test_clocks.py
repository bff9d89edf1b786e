"""Times of the day in words and figures, and deeds that reports put at different hours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.stages.reconcile.alignment import Alignment
from recension.stages.reconcile.conflicts.clocks import Clock, clock_places, clocks_in
from recension.stages.reconcile.conflicts.times import time_conflicts
from tests.stages.reconcile.reports import reported


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("The kitchen clock said ten past four when the glass broke.", [250]),
        ("The gates opened at 1100 hours.", [660]),
        ("The boat left at six on Sunday.", [360]),
        ("They met at quarter to nine in the evening.", [1245]),
        ("The bell rang at 3:40 a.m. and at noon.", [220, 720]),
        ("The clock in the hall stands at 2.38.", [158]),
        ("The number of dead rose to five on Friday.", []),
        ("The fund rose by 0.12 percent.", []),
        ("Six guests left in a hurry.", []),
        ("The train left at 7 p.m. Lisbon time.", []),
    ],
)
def test_times_that_are_read(text: str, minutes: list[int]) -> None:
    assert [c.minute for c in clocks_in(reported(("2021-05-04", text)), 0, (0, len(text)))] == minutes


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (Clock((0, 1), 250, False, False), Clock((0, 1), 970, True, False), 0),
        (Clock((0, 1), 250, True, False), Clock((0, 1), 970, True, False), 720),
        (Clock((0, 1), 10, False, False), Clock((0, 1), 710, True, False), 20),
    ],
    ids=["morning or evening is open", "both are known", "around midnight"],
)
def test_how_far_times_are_apart(one: Clock, other: Clock, apart: int) -> None:
    assert one.apart(other) == other.apart(one) == apart


@pytest.mark.parametrize(
    ("other", "kinds"),
    [
        ("The quarry wall gave way at twenty to eleven, below the chapel.", ["contradiction"]),
        ("The quarry wall gave way at about half past nine, below the chapel.", []),
        ("The mayor will speak in the chapel at twenty to eleven.", []),
    ],
    ids=["another time", "the same time, less exactly", "something else"],
)
def test_deeds_at_different_hours(other: str, kinds: list[str]) -> None:
    evidence = reported(("2021-05-04", "The quarry wall gave way at 9:20 a.m., above the chapel."), ("2021-05-04", other))
    assert [c.kind for c in time_conflicts(Alignment(evidence), [])] == kinds


@given(st.text(max_size=120))
def test_any_text_has_clocks_within_it(text: str) -> None:
    for start, end in clock_places(text, (0, len(text))):
        assert 0 <= start < end <= len(text)
