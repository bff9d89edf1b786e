"""Numbers that two sources of one report give for one thing, in one sentence or in neighbouring ones, and those that only look like it."""

from __future__ import annotations

import pytest

from recension.model import Conflict
from recension.stages.reconcile.alignment import Alignment
from recension.stages.reconcile.conflicts.conflicts import find_conflicts
from recension.stages.reconcile.conflicts.quantities import quantity_conflicts
from recension.stages.reconcile.conflicts.results import result_conflicts
from recension.stages.reconcile.events.events import bring_together
from tests.stages.reconcile.reports import Report, reported


def found(*reports: Report) -> list[tuple[str, list[str]]]:
    return [(c.kind, sorted(v.normalised for v in c.values)) for c in quantity_conflicts(Alignment(reported(*reports)))]


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("The water board says up to 900 homes could be flooded. The mayor's own figure is 300.", "disputed", ["300", "up to 900"]),
        ("Organisers claimed that 40,000 people had marched. The police figure was 11,000.", "disputed", ["11,000 people", "40,000 people"]),
        ("The union said 3,000 workers had walked out; the company said 450.", "disputed", ["3,000 people", "450 people"]),
        ("Villagers say 14 houses were burnt. Officials give the number as five.", "disputed", ["14", "5"]),
        ("According to the ministry, 12 fishing boats are missing. The boatmen's association says there are 19.", "disputed", ["12", "19"]),
        ("Residents counted 11 explosions. The army acknowledged four.", "disputed", ["11", "4"]),
        ("The zoo says 12 penguins died; keepers say it was 17.", "disputed", ["12", "17"]),
        ("The owner said that 700 geese escaped; the game office counts 1,600.", "disputed", ["1,600", "700"]),
        ("The bus was doing 72 km an hour, the owner said. The drivers' union puts it at no more than 55.", "disputed",
         ["72 kilometres", "up to 55 kilometres"]),
        ("The dam put the number of leaks at 11, which it later revised to 14.", "update", ["11", "14"]),
        ("The breeder cut its offer from 24 barns to 15.", "update", ["15", "24"]),
        ("Shares in the brewer closed down 3.1 percent. They had been down by 7 percent before noon.", "scope", ["3.1 percent", "7 percent"]),
        ("The group employs 4,000 people, or 5,500 if temporary staff are included.", "scope", ["4,000 people", "5,500 people"]),
        ("The fire destroyed 40 hectares of forest. With pasture it was 75 hectares.", "scope", ["40 hectares", "75 hectares"]),
    ],
)  # fmt: skip
def test_numbers_of_two_sources(text: str, kind: str, values: list[str]) -> None:
    assert found(("2021-05-04", text)) == [(kind, values)]


@pytest.mark.parametrize(
    "text",
    [
        "The company has 300 staff. The union says 40 of them voted.",
        "Police said 12 people were hurt. The fire service said 30 firefighters attended.",
        "The union represents 3,000 workers; the company says it lost 450 customers.",
        "The club has 5,000 members. Last year's figure was 4,200.",
        "Shares closed down 3 percent. They had been up by 40 percent this year.",
        "The minister said 50 schools would close. The opposition said 12 teachers had resigned.",
        "The owner put 22 barns on the market rather than 14; half a dozen are on the coast.",
    ],
)
def test_other_things_counted_are_no_rivals(text: str) -> None:
    assert [kind for kind, _ in found(("2021-05-04", text)) if kind != "update"] == []


def test_a_number_that_a_report_cites_is_that_of_the_others() -> None:
    first = ("2021-05-04", "The storm tore open a cage near Vedra, and 700 geese escaped.")
    second = ("2021-05-06", "The game office counted 1,600 geese that escaped; the owner's own figure was 700.")
    (conflict,) = quantity_conflicts(Alignment(reported(first, second)))
    assert {len(v.spans) for v in conflict.values} == {1, 2}


def conflicts_of(*reports: Report) -> list[Conflict]:
    evidence = reported(*reports)
    return list(find_conflicts(evidence, bring_together(evidence)))


def test_a_time_that_a_report_rejects_is_that_of_the_others() -> None:
    first = ("2021-05-04", "A wall fell on two cars in Lerwyn. It happened at 6.40 a.m., the council said.")
    second = (
        "2021-05-05",
        "A baker says that the wall came down at ten past six in the morning and not at 6.40 a.m. as the council has it.",
    )
    (conflict,) = conflicts_of(first, second)
    assert sorted(v.normalised for v in conflict.values) == ["06:10", "06:40"]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("The decision, which the seven judges took unanimously, can be appealed.", 1),
        ("The council unanimously chose a new town clerk.", 0),
    ],
)
def test_unanimous_or_by_so_many_to_so_many(other: str, expected: int) -> None:
    evidence = reported(("2021-05-04", "By five votes to two, the tribunal ruled against the quarry."), ("2021-05-05", other))
    assert len(list(result_conflicts(Alignment(evidence)))) == expected
