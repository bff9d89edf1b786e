"""The measures of misdated articles and of timelines."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import Answer, calibration_error, reliability_table
from eval.misdating import Case, answers, figures_of, misdate
from eval.timelines import aligned_rouge, date_f1
from recension.model import Published

DAY = date(2016, 3, 7)


@given(st.text(max_size=12))
def test_what_is_done_to_a_date_depends_on_the_id_alone(identity):
    kind, declared = misdate(identity, DAY)
    assert (kind, declared) == misdate(identity, DAY)
    if kind == "false":
        assert 1 <= (date.fromisoformat(declared) - DAY).days <= 700
    else:
        assert declared == (DAY.isoformat() if kind == "kept" else None)


def test_the_shares_are_as_said():
    kinds = [misdate(str(i), DAY) for i in range(4000)]
    share = {k: sum(kind == k for kind, _ in kinds) / len(kinds) for k in ("kept", "lost", "false")}
    assert share == pytest.approx({"kept": 0.4, "lost": 0.3, "false": 0.3}, abs=0.03)
    same = [date.fromisoformat(d).weekday() == DAY.weekday() for kind, d in kinds if kind == "false"]
    assert sum(same) / len(same) == pytest.approx(0.57, abs=0.04)  # half by intent, and a seventh of the others by chance


def case(kind, found, score=0.9, verdict="inferred"):
    return Case(DAY, kind, False, None, Published(found, found, found, score, verdict))


def test_figures_of_cases():
    near = (DAY + timedelta(2)).isoformat()
    figures = figures_of([case("lost", DAY.isoformat()), case("false", near, verdict="contradicts declared"), case("kept", None)])
    assert (figures["day right where lost or false"], figures["the same within 3 days"], figures["false dates flagged"]) == (50, 100, 100)


def test_scores_are_held_against_what_was_right():
    assert answers([case("lost", DAY.isoformat(), 0.75), case("lost", None)]) == [Answer(0.75, True)]
    assert calibration_error([Answer(0.75, True)]) == pytest.approx(25)
    sure = [Answer(0.95, True)] * 19 + [Answer(0.95, False)]
    assert calibration_error(sure) == pytest.approx(0, abs=1e-6)
    assert "| 0.95 | 0.95 | 20 |" in reliability_table(sure)


TELLS = {DAY: ["The ferry sank."], DAY + timedelta(5): ["Divers found the bell."]}


@pytest.mark.parametrize(
    ("found", "days", "words"),
    [
        (TELLS, 100, 100),
        ({DAY: ["The ferry sank."]}, 66.7, None),
        ({DAY + timedelta(1): ["The ferry sank."]}, 0, None),
        ({DAY: ["Nothing alike."]}, 66.7, 0),
    ],
)
def test_timelines_are_compared(found, days, words):
    assert date_f1(found, TELLS) == pytest.approx(days, abs=0.1)
    rouge = aligned_rouge(found, TELLS)
    assert 0 <= rouge <= 100 + 1e-9 if words is None else rouge == pytest.approx(words)


def test_a_day_off_counts_half():
    assert aligned_rouge({DAY + timedelta(1): ["The ferry sank."]}, {DAY: ["The ferry sank."]}) == pytest.approx(50)
