"""Sources that say opposite things; what only goes on about something else is no dispute."""

from __future__ import annotations

import pytest

from recension.stages.reconcile.alignment import Alignment
from recension.stages.reconcile.claims.sayings import sayings
from recension.stages.reconcile.conflicts.disputes import disputes
from recension.stages.reconcile.conflicts.forecasts import forecast_conflicts
from recension.stages.reconcile.events.events import bring_together
from tests.stages.reconcile.pile import Teller, evidence, tell


def said(text: str, first: tuple[str, str, str], second: tuple[str, str, str]) -> Teller:
    made = tell("d1", "2021-05-03", text)
    for source, cue, content in (first, second):
        made.entity(source, "person").says(source, cue, content, source)
    return made


@pytest.mark.parametrize(
    ("text", "first", "second", "about"),
    [
        (
            "Tamsin Roe said the bridge was painted in April. Odd Nyholm says it never was.",
            ("Tamsin Roe", "said", "the bridge was painted in April"),
            ("Odd Nyholm", "says", "it never was"),
            ["whether the bridge was painted in April"],
        ),
        (
            "Tamsin Roe said a broken pump flooded the cellar. Odd Nyholm said there was no broken pump.",
            ("Tamsin Roe", "said", "a broken pump flooded the cellar"),
            ("Odd Nyholm", "said", "there was no broken pump"),
            ["whether a broken pump flooded the cellar"],
        ),
        (
            "Tamsin Roe said the oil had reached Lerwyn. Odd Nyholm said there was no broken pump.",
            ("Tamsin Roe", "said", "the oil had reached Lerwyn"),
            ("Odd Nyholm", "said", "there was no broken pump"),
            [],
        ),
    ],
    ids=["denies what went before", "denies the same thing", "denies another thing"],
)
def test_disputes(text: str, first: tuple[str, str, str], second: tuple[str, str, str], about: list[str]) -> None:
    e = evidence(said(text, first, second))
    assert [c.about for c in disputes(e, sayings(e))] == about


def test_a_denied_rumour() -> None:
    e = evidence(tell("d1", "2021-05-03", "Tamsin Roe denied a rumour that the mill would close."))
    (found,) = disputes(e, sayings(e))
    assert (found.about, [v.normalised for v in found.values]) == ("whether the mill would close", ["alleged", "denied"])


def test_a_forecast_and_its_outcome() -> None:
    plan = tell("d1", "2021-05-03", "The statue of Falk will be moved to Lerwyn on Tuesday.")
    plan.event("The statue of Falk will be moved to Lerwyn on Tuesday", "moved", "2021-05-04", "expected")
    told = tell("d2", "2021-05-06", "The statue of Falk was moved to Lerwyn on Wednesday.")
    told.event("The statue of Falk was moved to Lerwyn on Wednesday", "moved", "2021-05-05")
    e = evidence(plan, told)
    (found,) = forecast_conflicts(Alignment(e), bring_together(e))
    assert (found.kind, found.about) == ("forecast", "when the statue of Falk will be moved to Lerwyn")
    assert sorted(v.normalised for v in found.values) == ["2021-05-04, expected", "2021-05-05, happened"]


@pytest.mark.parametrize(
    ("denial", "disputed"),
    [
        ("The owners denied this.", True),
        ("The owners called that a lie, and left.", True),
        ("Odd Nyholm rejected the accusation on Monday.", True),
        ("Tamsin Roe denied this.", False),
        ("The owners denied him the key.", False),
    ],
)
def test_a_denial_in_few_words_takes_up_what_was_said(denial: str, disputed: bool) -> None:
    told = tell("d1", "2021-05-03", f"Tamsin Roe said that the mill would close. {denial}")
    e = evidence(told.entity("Tamsin Roe", "person").says("Tamsin Roe", "said", "that the mill would close", "Tamsin Roe"))
    assert [c.about for c in disputes(e, sayings(e))] == ["whether the mill would close"] * disputed
