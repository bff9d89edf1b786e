"""Which tellings are of one event, which documents of one happening, and clauses cut to one day."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.settings.events import CRISIS_DOCUMENTS
from recension.stages.reconcile.events.crisis import entries_by_day, is_crisis
from recension.stages.reconcile.events.events import bring_together
from recension.stages.reconcile.events.identity import same_events
from recension.stages.reconcile.events.mentions import every_telling
from recension.stages.reconcile.events.parting import parted
from recension.stages.reconcile.events.timeline import print_timeline
from recension.stages.reconcile.happenings import part_happenings
from tests.stages.reconcile.pile import evidence, tell

HERE = "The quake shook Lerwyn harbour and its cannery at dawn. The quake cracked the cannery wall in Lerwyn harbour."
THERE = "The quake shook Torvik airport and its chapel at night. The quake cracked the chapel roof beside Torvik airport."


def test_look_alikes_in_one_story_are_kept_apart() -> None:
    texts = [HERE, HERE.replace("wall", "door"), THERE, THERE.replace("roof", "bell")]
    told = [tell(f"d{i}", "2021-05-03", t).event(t.split(" and")[0], "shook", None) for i, t in enumerate(texts)]
    e = evidence(*told)
    assert e.happenings == (0, 0, 1, 1)
    assert sorted(len(group) for group in same_events(e, every_telling(e))) == [2, 2]


@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 3)), max_size=6))
def test_every_document_has_one_happening(stems: list[dict[str, int]]) -> None:
    assert len(part_happenings([Counter(s) for s in stems])) == len(stems)


@pytest.mark.parametrize(
    ("text", "first", "second", "clauses"),
    [
        (
            "The minister arrived on Monday and signed the pact on Wednesday.",
            ("The minister arrived on Monday and signed the pact on Wednesday", "arrived", "2021-05-03"),
            ("signed the pact on Wednesday", "signed", "2021-05-05"),
            ["The minister arrived on Monday and", "signed the pact on Wednesday"],
        ),
        (
            "One man was missing on Saturday after a blast tore through the mill.",
            ("One man was missing on Saturday after a blast tore through the mill", "missing", "2021-05-08"),
            ("a blast tore through the mill", "tore", None),
            ["One man was missing on Saturday", "a blast tore through the mill"],
        ),
        (
            "The minister arrived and signed the pact on Monday.",
            ("The minister arrived", "arrived", "2021-05-03"),
            ("signed the pact on Monday", "signed", "2021-05-03"),
            ["The minister arrived", "signed the pact on Monday"],
        ),
    ],
    ids=["two days", "a clause of time", "one day"],
)
def test_clauses_are_cut_to_one_day(
    text: str, first: tuple[str, str, str], second: tuple[str, str, str | None], clauses: list[str]
) -> None:
    e = evidence(tell("d1", "2021-05-10", text).event(*first).event(*second))
    assert [text[slice(*t.clause)].removesuffix(" and") for t in parted(e, every_telling(e))] == [c.removesuffix(" and") for c in clauses]


def test_a_crisis_is_told_by_the_days_that_matter() -> None:
    text = "The ferry Marabel sank off Torvay."
    told = [tell(f"d{i:03}", "2021-05-03", text).event(text[:-1], "sank", "2021-05-03") for i in range(CRISIS_DOCUMENTS + 1)]
    e = evidence(*told)
    entries = bring_together(e)
    assert is_crisis(e)
    assert [(d.line.text, d.entry.date) for d in entries_by_day(e, entries, 3)] == [("The ferry Marabel sank off Torvay", "2021-05-03")]
    assert [x.date for x in print_timeline(e, entries).events] == ["2021-05-03"]
