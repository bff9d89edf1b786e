"""The lines of the timeline: each with its subject, and none cut off in the middle."""

from __future__ import annotations

import pytest

from recension.stages.reconcile.events.mentions import tellings
from recension.stages.reconcile.wording import best_line, in_a_sentence, without_that
from tests.stages.reconcile.pile import evidence, tell


def test_a_verb_without_a_subject_takes_that_of_the_clause_before() -> None:
    text = "The barge Borea broke its chain and drifted off Lerwyn on Friday."
    d = tell("d1", "2021-05-07", text)
    d.event("The barge Borea broke its chain", "broke", None).event("drifted off Lerwyn on Friday", "drifted", "2021-05-07")
    e = evidence(d)
    assert best_line(e, [t for t in tellings(e) if t.mention.lemma == "drifted"]) == "The barge Borea drifted off Lerwyn on Friday"


def test_a_number_keeps_what_bounds_it() -> None:
    d = tell("d1", "2021-05-07", "More than 700 guests came to the wedding at Lerwyn.")
    e = evidence(d.event("700 guests came to the wedding at Lerwyn", "came", "2021-05-06"))
    assert best_line(e, tellings(e)) == "More than 700 guests came to the wedding at Lerwyn"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("that the gate was open", "the gate was open"),
        ("a day earlier that the gate was open", "the gate was open"),
        ("her that Lerwyn would pay", "Lerwyn would pay"),
        ("that man did it", "man did it"),
        ("nothing that helps", "nothing that helps"),
    ],
)
def test_what_is_said(content: str, expected: str) -> None:
    assert without_that(content) == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [("The ferry will be towed", "the ferry will be towed"), ("Lerwyn will pay.", "Lerwyn will pay"), ("“It was shut,”", "it was shut")],
)
def test_in_a_sentence(clause: str, expected: str) -> None:
    assert in_a_sentence(clause) == expected
