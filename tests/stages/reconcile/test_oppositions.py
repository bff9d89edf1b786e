"""Reports that say different things of one matter, by kind; and what only looks like it."""

from __future__ import annotations

import pytest

from recension.model import Conflict
from recension.stages.reconcile.conflicts.conflicts import find_conflicts
from recension.stages.reconcile.events.events import bring_together
from recension.stages.reconcile.evidence import Evidence
from tests.stages.reconcile.reports import Report, reported


def conflicts(*reports: Report) -> tuple[Conflict, ...]:
    e: Evidence = reported(*reports)
    return find_conflicts(e, bring_together(e))


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("No shot was fired at the gate, the army said.", "Soldiers fired shots at the gate, a nurse said.", "disputed"),
        ("The sirens of the plant did not sound.", "The sirens of the plant sounded for an hour.", "contradiction"),
        ("The pass was closed to trucks all night.", "The pass was open to trucks all night.", "contradiction"),
        ("The harbour will not be dredged, the mayor said.", "The harbour was dredged in two weeks.", "forecast"),
    ],
)
def test_opposite_clauses(first: str, second: str, kind: str) -> None:
    found = conflicts(("2021-05-03", first), ("2021-05-04", second))
    assert [c.kind for c in found] == [kind]
    assert [v.families for v in found[0].values] == [1, 1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The market was closed on Monday.", "The market was open again on Thursday."),
        ("The sirens of the plant did not sound.", "It was the owners who paid for the new sirens in March, a document shows."),
        ("The council voted against the sale of the harbour.", "The council decided not to sell the harbour."),
        ("Although it was not raining, the river rose.", "It was raining in the hills above the river."),
        ("The mill has not said when it will reopen.", "The mill said it would pay for the damage."),
    ],
    ids=["other days", "another thing", "the same in other words", "granted", "nothing said"],
)
def test_what_is_no_opposition(first: str, second: str) -> None:
    assert conflicts(("2021-05-03", first), ("2021-05-04", second)) == ()


@pytest.mark.parametrize(
    ("first", "second", "normalised"),
    [
        (
            "The council approved the budget by 31 votes to 24.",
            "By 31 votes to 22 the council approved the budget.",
            ["31 to 22", "31 to 24"],
        ),
        (
            "A gas leak caused the explosion in the bakery, the fire chief said.",
            "Detectives blame a faulty oven for the explosion in the bakery.",
            ["A gas leak", "a faulty oven"],
        ),
    ],
    ids=["result", "cause"],
)
def test_results_and_causes(first: str, second: str, normalised: list[str]) -> None:
    (found,) = conflicts(("2021-05-03", first), ("2021-05-04", second))
    assert (found.kind, sorted(v.normalised for v in found.values)) == ("contradiction", normalised)


def test_a_plan_that_was_put_off() -> None:
    plan = "The trial of the skipper will open in Lerwyn on Thursday."
    change = "The trial of the skipper was put off from Thursday to Monday."
    (found,) = conflicts(("2021-05-03", plan), ("2021-05-06", change))
    assert (found.kind, found.values[0].families) == ("update", 1)


def test_the_missing_were_found() -> None:
    first = "Rescuers are searching for two divers off Lerwyn."
    later = "The two divers off Lerwyn were found alive by rescuers on a rock."
    (found,) = conflicts(("2021-05-03", first), ("2021-05-05", later))
    assert (found.kind, sorted(v.normalised for v in found.values)) == ("update", ["at first: searching", "later: found"])


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        ("The fund lost 40 million euros, auditors said.", "Auditors said that the fund lost 55 million euros.", ["contradiction"]),
        ("The ferry carried 210 passengers.", "There were 240 passengers on the ferry.", ["contradiction"]),
        ("A quake of magnitude 5.8 shook Lerwyn.", "The quake in Lerwyn had a magnitude of 6.1.", ["contradiction"]),
        ("Gunmen killed nine teachers near Lerwyn.", "Near Lerwyn fifteen gunmen were killed by the army.", []),
        ("At dawn on Friday the river stood at 7.2 metres.", "At noon on Sunday the river stood at 6.1 metres.", []),
        ("Anna Berg had 41 percent of the votes.", "Olof Lind had 44 percent of the votes.", []),
        ("The cape lies a few kilometres from Lerwyn.", "The cape lies three kilometres from Lerwyn.", []),
    ],
)
def test_numbers_of_two_reports(first: str, second: str, kinds: list[str]) -> None:
    assert [c.kind for c in conflicts(("2021-05-03", first), ("2021-05-03", second))] == kinds


def test_the_order_of_the_reports_changes_nothing_but_ids() -> None:
    one = ("2021-05-03", "No shot was fired at the gate, the army said. The ferry carried 210 passengers.")
    two = ("2021-05-04", "Soldiers fired shots at the gate, a nurse said. There were 240 passengers on the ferry.")
    there = [(c.kind, sorted(v.value for v in c.values)) for c in conflicts(one, two)]
    back = [(c.kind, sorted(v.value for v in c.values)) for c in conflicts(two, one)]
    assert sorted(there) == sorted(back)
    assert len(there) == 2
