"""Denials in few words: what is denied, and the words that deny it."""

import pytest

from recension.stages.reconcile.claims.sayings import sayings
from recension.stages.reconcile.conflicts.denials import denials
from tests.stages.reconcile.reports import reported


def denied(text: str) -> list[dict[str, str]]:
    evidence = reported(("2021-05-04", text))
    return [{v.normalised: v.spans[0].quote for v in c.values} for c in denials(evidence, sayings(evidence), frozenset())]


@pytest.mark.parametrize(
    ("text", "said", "denial"),
    [
        (
            "A source close to the mill said that it would close in June. The owner, Mira Holt, denied this. “There is no such plan,” she said.",
            "it would close in June",
            "“There is no such plan,”",
        ),
        ("A dealer was arrested on suspicion of having ordered the theft. He denies it.", "on suspicion of", "He denies it."),
        ("The union said that a guard had waved the truck on; the mayor called that fiction.", "waved the truck on", "called that fiction"),
    ],
    ids=["with the words of the denial", "by the accused", "in other words"],
)
def test_what_is_denied(text: str, said: str, denial: str) -> None:
    (found,) = denied(text)
    assert denial in found["denied"]
    assert said in found["said"]


@pytest.mark.parametrize(
    "text",
    ["The dealer was arrested on Monday. He lives in Brenholm.", "He denied himself nothing. The harvest was good."],
)
def test_no_denial(text: str) -> None:
    assert denied(text) == []
