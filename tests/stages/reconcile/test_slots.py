"""Numbers of the same thing told in other words: ages, ranks, nobody and somebody, durations, measures, what stands for others' counts."""

import pytest

from recension.model import Conflict
from recension.stages.reconcile.alignment import Alignment
from recension.stages.reconcile.conflicts.causes import cause_conflicts
from recension.stages.reconcile.conflicts.conflicts import find_conflicts
from recension.stages.reconcile.conflicts.counts import counts_of
from recension.stages.reconcile.conflicts.quantities import quantity_conflicts
from recension.stages.reconcile.conflicts.ranks import ranks_in
from recension.stages.reconcile.conflicts.years import year_conflicts
from tests.stages.reconcile.reports import Report, reported


def conflicts(*reports: Report) -> list[Conflict]:
    return list(quantity_conflicts(Alignment(reported(*reports))))


def values(*texts: str) -> list[list[str]]:
    """The values of each conflict of some reports of one day."""
    return [sorted(v.normalised for v in c.values) for c in conflicts(*(("2021-05-04", t) for t in texts))]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The driver of the van, 58, was unhurt.", "The driver of the van, a man of 52, was arrested.", [["52 years", "58 years"]]),
        ("The driver of the van, 58, was unhurt.", "The driver of the van, a man of 32, was arrested.", []),
        ("Mira Holt, 34, was on the bus.", "On the bus was Una Berg, 36.", []),
        ("The woman of 34 was on the bus.", "A man of 36 was on the bus.", []),
        ("Two women, 34 and 36, were on the bus.", "The woman of 36 was on the bus, said a woman of 34.", []),
    ],
    ids=["the same role", "too far apart", "two names", "a woman and a man", "both told by one"],
)
def test_ages(one: str, other: str, expected: list[list[str]]) -> None:
    assert values(one, other) == expected


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("She is the fourth woman to win the cup.", [(4, "woman")]),
        ("Vessen finished ninth last season.", [(9, "place")]),
        ("The danger stood at level three.", [(3, "level")]),
        ("It was built in the third century, on the 14th day.", []),
        ("The first guests came on the second floor.", []),
    ],
)
def test_ranks(text: str, ranks: list[tuple[int, str]]) -> None:
    assert [(q.low, q.counted) for q in ranks_in(text, (0, len(text)))] == ranks


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The club finished ninth last season.", "Last season the club came tenth.", [["10", "9"]]),
        ("The talks lasted two and a half hours.", "The talks lasted almost four hours.", [["2.5 hours", "up to 4 hours"]]),
        ("The flight lasted 94 seconds.", "The flight lasted a minute and a half.", [["1.5 minutes", "94 seconds"]]),
        ("The satellite weighs 2.1 tonnes.", "The satellite weighs 2,140 kilograms.", [["2,140 kilograms", "2.1 tonnes"]]),
        ("The satellite weighs 2.1 tonnes.", "The rocket is 40 metres high.", []),
        ("The truck carried 32 tonnes.", "The bridge is cleared for trucks of up to 18 tonnes.", []),
    ],
    ids=["rank", "duration", "units of time", "units of weight", "other units", "a limit"],
)
def test_measures(one: str, other: str, expected: list[list[str]]) -> None:
    assert values(one, other) == expected


def test_what_happened_to_nobody_at_first_is_told_of_someone_later() -> None:
    early, late = ("2021-05-04", "Nobody was hurt in the fire at the mill."), ("2021-05-05", "One man was hurt in the fire at the mill.")
    (found,) = conflicts(early, ("2021-05-05", late[1].replace("One", "A")))
    assert found.kind == "update"
    assert [v.normalised for v in found.values] == ["1 person", "nobody"]


def test_somebody_alone_is_no_number() -> None:
    assert counts_of(reported(("2021-05-05", "A man was hurt in the fire at the mill."))) == []


def test_a_number_that_stands_for_what_others_say() -> None:
    first, second = "The bus had left with 38 passengers.", "There were 41 passengers on the bus and not 38, its owner said."
    assert values(first, second) == [["38 people", "41 people"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The state had lost $22 million in trade, the premier said. The treasury’s estimate was $17 million.", 1),
        ("She counted three men: two on the roof and one in the van.", 0),
    ],
    ids=["an estimate of another source", "parts after a colon"],
)
def test_numbers_of_one_report(text: str, expected: int) -> None:
    assert len(values(text)) == expected


def test_what_happened_long_ago_is_another_happening() -> None:
    assert values("The floods have killed 61 people.", "Floods on the same river killed 50 people in 2011.") == []


@pytest.mark.parametrize(
    ("other", "years"),
    [
        ("The bridge over the Umber was opened in 1981.", [["1974", "1981"]]),
        ("The bridge over the Umber was opened in 1574.", []),
        ("The school beside it was founded in 1981.", []),
    ],
    ids=["one bridge", "too far apart", "another thing"],
)
def test_years_of_origin(other: str, years: list[list[str]]) -> None:
    evidence = reported(("2021-05-04", "The bridge over the Umber, built in 1974, fell on Monday."), ("2021-05-05", other))
    assert [sorted(v.value[-4:] for v in c.values) for c in year_conflicts(Alignment(evidence))] == years


@pytest.mark.parametrize(
    ("other", "causes"),
    [
        ("Investigators suspect a former employee of the bank, not an outside gang.", 1),
        ("Investigators suspect a gang from abroad.", 0),
    ],
    ids=["another culprit", "the same in other words"],
)
def test_who_is_said_to_have_done_it(other: str, causes: int) -> None:
    evidence = reported(("2021-05-04", "A gang from abroad was behind the theft at the bank, police said."), ("2021-05-09", other))
    assert len(list(cause_conflicts(Alignment(evidence)))) == causes


def test_copies_of_two_numbers_are_one_conflict() -> None:
    first, second = "The bus had left with 38 passengers, police said.", "There were 41 passengers on the bus and not 38, its owner said."
    evidence = reported(("2021-05-04", first), ("2021-05-05", second), ("2021-05-06", "Forty-one passengers were on the bus, and not 38."))
    assert len(find_conflicts(evidence, [])) == 1
