"""Clauses that tell an event as a sentence of its own, and whom their pronouns mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.model import Article, Document, EventMention, Region
from recension.stages.annotate import annotate


def read(text: str) -> tuple[EventMention, ...]:
    return annotate(Article(Document("d", "d.txt", "", text), "en", (Region("body", 0, len(text)),))).events


def line_of(text: str, trigger: str) -> str:
    """The line of the event with a trigger, its parts side by side."""
    event = next(e for e in read(text) if text[e.start : e.end] == trigger)
    return " ".join(text[slice(*part)] for part in event.line)


@pytest.mark.parametrize(
    ("text", "trigger", "line"),
    [
        ("The envoy, who landed in Torvik on Monday, met the queen on Tuesday.", "landed", "The envoy landed in Torvik on Monday"),
        ("The barge struck a rock and sank off Torvik.", "sank", "The barge sank off Torvik"),
        (
            "The farmers who own the mill sacked its manager on Friday.",
            "sacked",
            "The farmers who own the mill sacked its manager on Friday",
        ),
        ("Police said that two men were arrested in Torvik on Friday.", "arrested", "two men were arrested in Torvik on Friday"),
        ("The crew fled after the boiler exploded in Torvik.", "exploded", "the boiler exploded in Torvik"),
        ("The minister denied that he had met the envoy in Torvik.", "met", "The minister denied that he had met the envoy in Torvik"),
    ],
    ids=["said of a noun", "a lent subject", "a clause within the subject", "what is said", "a clause of time", "what is denied"],
)
def test_lines(text: str, trigger: str, line: str) -> None:
    assert line_of(text, trigger) == line


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Mary Ellis took over the mill in May. She resigned on Friday.", "Mary Ellis"),
        ("Mary Ellis met Anna Berg in May. She resigned on Friday.", None),
        ("Mary Ellis met Anna Berg in May. On Friday Mary Ellis said that she had resigned in June.", "Mary Ellis"),
        ("John Ellis took over the mill in May. She resigned on Friday.", None),
    ],
    ids=["the only one", "two who may be meant", "the speaker herself", "another sex"],
)
def test_a_pronoun_has_a_name_where_nobody_else_can_be_meant(text: str, who: str | None) -> None:
    assert next(e for e in read(text) if text[e.start : e.end] == "resigned").who == who


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from("The mayor who , and was killed after she said that it left on Friday . to (".split()), max_size=18))
def test_lines_lie_in_the_text_and_in_order(words: list[str]) -> None:
    text = " ".join(words)
    for event in read(text):
        assert all(0 <= start < end <= len(text) for start, end in event.line)
        assert list(event.line) == sorted(event.line)
