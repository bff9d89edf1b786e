"""What is counted, what becomes of those counted, and which numbers one report sets against each other."""

from __future__ import annotations

import pytest

from recension.stages.reconcile.alignment import Alignment
from recension.stages.reconcile.conflicts.counts import counts_of
from recension.stages.reconcile.conflicts.fates import fate_of
from recension.stages.reconcile.conflicts.quantities import quantity_conflicts
from tests.stages.reconcile.pile import Teller, evidence, tell


@pytest.mark.parametrize(
    ("text", "number", "fate"),
    [
        ("Two miners were killed and nine others hurt.", "Two", "dead"),
        ("Two miners were killed and nine others hurt.", "nine", "hurt"),
        ("The slide injured 14 villagers.", "14", "hurt"),
        ("About 300 people were told to leave at night.", "300", "away"),
        ("More than 60 people attended the meeting about the dead man.", "60", "crowd"),
        ("Twelve of them were detained.", "Twelve", "held"),
        ("The mill will cut 40 jobs.", "40", "idle"),
        ("The mill employs 40 people.", "40", "staff"),
        ("Nine people are under treatment.", "Nine", "hurt"),
        ("Of those hurt on Sunday, nine are still in hospital.", "nine", "patient"),
        ("The mill has room for 40 people until March.", "40", None),
    ],
)
def test_what_becomes_of_those_counted(text: str, number: str, fate: str | None) -> None:
    at = text.index(number)
    others = [(text.index(o), text.index(o) + len(o)) for o in ("Two", "nine") if o != number and o in text]
    assert fate_of(text, (at, at + len(number)), (0, len(text)), others) == fate


def hurt(key: str, day: str, text: str, *numbers: tuple[str, float]) -> Teller:
    made = tell(key, day, text)
    for words, value in numbers:
        made.quantity(words, value, "peopl" if f"{words} people" in text else "")
    return made


def test_a_number_without_a_noun_takes_over_what_is_counted() -> None:
    e = evidence(hurt("d1", "2021-05-03", "Police said 300 people had marched; the union claimed 900.", ("300", 300), ("900", 900)))
    assert [c.fate for c in counts_of(e)] == ["crowd", "crowd"]


@pytest.mark.parametrize(
    ("text", "numbers", "kind"),
    [
        ("Police said 300 people had marched; the union claimed 900.", (300, 900), "disputed"),
        ("The clinic treated 52 people. The mayor counted 31, not including children.", (52, 31), "scope"),
        ("The number of people injured has risen to 52 from 31.", (52, 31), "update"),
        ("Trucks carried 83 people down, while 26 people were airlifted.", (83, 26), None),
    ],
)
def test_numbers_that_one_report_sets_against_each_other(text: str, numbers: tuple[int, int], kind: str | None) -> None:
    e = evidence(hurt("d1", "2021-05-03", text, *((str(n), n) for n in numbers)))
    assert [c.kind for c in quantity_conflicts(Alignment(e))] == ([kind] if kind else [])


def test_parts_of_a_whole_are_no_rivals_in_another_report() -> None:
    both = hurt("d1", "2021-05-03", "Trucks carried 83 people down. Later 26 people were airlifted.", ("83", 83), ("26", 26))
    one = hurt("d2", "2021-05-03", "Some 26 people were rescued from the Torvik mountain.", ("26", 26))
    assert list(quantity_conflicts(Alignment(evidence(both, one)))) == []


def test_a_forecast_number() -> None:
    a = hurt("d1", "2021-05-03", "The club expects 140 people at a rally in the stadium of Torvik.", ("140", 140))
    b = hurt("d2", "2021-05-05", "Then 310 people attended the rally in the stadium of Torvik.", ("310", 310))
    (found,) = quantity_conflicts(Alignment(evidence(a, b)))
    assert (found.kind, found.about) == ("forecast", "how many people came")
    assert sorted(v.normalised for v in found.values) == ["140 people", "310 people"]
