"""What is said against someone, on hearsay, or in a party's own release."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recension.model import Named, Region
from recension.stages.reconcile.claims.claims import align_claims
from recension.stages.reconcile.claims.contested import with_contested
from recension.stages.reconcile.claims.releases import released
from recension.stages.reconcile.claims.sayings import sayings
from recension.stages.reconcile.evidence import Evidence
from tests.stages.reconcile.pile import Teller, evidence, tell

ROE = "Tamsin Roe said the boat had been fired upon without warning."
NYHOLM = "Odd Nyholm said the crew had drawn their knives first."


def both(between: str) -> Teller:
    """Two who say things, with a sentence between them."""
    told = tell("d1", "2021-05-05", f"{ROE} {between} {NYHOLM}").entity("Tamsin Roe", "person").entity("Odd Nyholm", "person")
    told.says("Tamsin Roe", "said", "the boat had been fired upon without warning", "Tamsin Roe")
    return told.says("Odd Nyholm", "said", "the crew had drawn their knives first", "Odd Nyholm")


@pytest.mark.parametrize(
    ("between", "certainties"),
    [
        ("Ostria gave a different account.", ["disputed", "disputed"]),
        ("The other side tells it in another way.", ["disputed", "disputed"]),
        ("The navy disputes the finding.", ["asserted", "disputed"]),
        ("It was the first such clash in years.", ["asserted", "asserted"]),
        (
            "The court had rejected the report of a commission that sat for two years in the capital and heard ninety people.",
            ["asserted"] * 2,
        ),
    ],
)
def test_two_accounts_that_a_report_sets_against_each_other(between: str, certainties: list[str]) -> None:
    e = evidence(both(between))
    assert [s.certainty for s in with_contested(e, sayings(e))] == certainties


@pytest.mark.parametrize(
    ("speaker", "through", "certainty"),
    [("driver", "Tamsin Roe", "disputed"), ("Odd Nyholm", "Tamsin Roe", "asserted"), ("ministry", "Tamsin Roe", "asserted")],
)
def test_what_a_nameless_person_is_said_to_have_said_is_hearsay(speaker: str, through: str, certainty: str) -> None:
    told = tell("d1", "2021-05-05", "Tamsin Roe said that Odd Nyholm had told her that the gates were open.").entity("Tamsin Roe", "person")
    told.entity("Odd Nyholm", "person").says("Odd Nyholm", "told", "the gates were open", speaker)
    told.attributions[-1] = replace(told.attributions[-1], through=(through,))
    e = evidence(told)
    assert [s.certainty for s in with_contested(e, sayings(e))] == [certainty]


def test_what_is_so_and_what_is_to_come_are_two_claims() -> None:
    text = "Tamsin Roe said the board accepted the result of the count and would sell its boats by the end of May."
    told = tell("d1", "2021-05-05", text).entity("Tamsin Roe", "person")
    told.says("Tamsin Roe", "said", text.partition("said ")[2][:-1], "Tamsin Roe")
    claims = align_claims(evidence(told))
    assert sorted((c.text, c.certainty) for c in claims) == [
        ("The board accepted the result of the count", "asserted"),
        ("Would sell its boats by the end of May", "expected"),
    ]


STATEMENT = (
    "Statement of the board\n\nWe have read that the pier of Lerwyn has been sold. It has not. Fares to the islands will not rise before May. "
    "We thank everybody for their patience. Our counters registered 900 guests on the ferry. “We are tired,” said nobody."
)


def release(text: str, head: int) -> Evidence:
    """A document of the harbour board whose first line is its title."""
    e = evidence(tell("d1", "2021-05-05", text))
    regions = (Region("title", 0, head), Region("body", head, len(text)))
    article = replace(e.articles[0], regions=regions, outlet=Named("Harbour Board", (), 0.9))
    read = replace(e.annotations[0], sentences=tuple(s for s in e.annotations[0].sentences if s.start >= head))
    return Evidence(replace(e.group, articles=(article,), annotations=(read,)), e.dating)


def test_a_release_is_the_saying_of_those_who_issue_it() -> None:
    e = release(STATEMENT, STATEMENT.index("We have"))
    told = [(s.speaker, s.certainty, e.texts[0][slice(*s.content[0])]) for s in released(e)]
    assert told == [
        ("Harbour Board", "denied", "the pier of Lerwyn has been sold"),
        ("Harbour Board", "expected", "Fares to the islands will not rise before May."),
        ("Harbour Board", "asserted", "Our counters registered 900 guests on the ferry."),
    ]


def test_a_report_is_no_release() -> None:
    text = STATEMENT.replace("Statement of the board", "News from the board")
    assert list(released(release(text, text.index("We have")))) == []
