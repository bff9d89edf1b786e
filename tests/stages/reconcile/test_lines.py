"""The lines of the timeline: who did what, in words that need nothing before them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recension.stages.reconcile.events.events import bring_together
from recension.stages.reconcile.events.lines import best_line, lines_of
from recension.stages.reconcile.events.mentions import tellings
from recension.stages.reconcile.events.timeline import print_timeline
from tests.stages.reconcile.pile import Teller, evidence, tell

DAY = "2021-05-06"


def named(text: str, subject: str, trigger: str, who: str | None = None) -> Teller:
    """A document of one event that is the whole of its first sentence."""
    told = tell("d1", "2021-05-07", text).event(text.split(".", maxsplit=1)[0], trigger, DAY)
    mention, date = told.events[0]
    start = text.index(subject)
    told.events[0] = replace(mention, subject=(start, start + len(subject)), who=who), date
    return told


@pytest.mark.parametrize(
    ("text", "subject", "trigger", "who", "line"),
    [
        ("The barge Borea sank off Lerwyn.", "The barge Borea", "sank", None, "The barge Borea sank off Lerwyn"),
        ("He resigned in Lerwyn on Thursday.", "He", "resigned", "Tamsin Roe", "[Tamsin Roe] resigned in Lerwyn on Thursday"),
        ("But the mayor of Lerwyn resigned.", "the mayor of Lerwyn", "resigned", None, "The mayor of Lerwyn resigned"),
        ("It sank off Lerwyn on Thursday.", "It", "sank", None, None),
        ("They cheered in Lerwyn on Thursday.", "They", "cheered", None, None),
        ("We sank the barge off Lerwyn.", "We", "sank", None, None),
        ("This article was amended on Thursday in Lerwyn.", "This article", "amended", None, None),
        ("3/14 A crowd gathered in Lerwyn on Thursday.", "A crowd", "gathered", None, None),
    ],
    ids=["a name", "a name for a pronoun", "a conjunction", "it", "they", "one who speaks of himself", "the page itself", "a gallery"],
)
def test_a_line_stands_alone(text: str, subject: str, trigger: str, who: str | None, line: str | None) -> None:
    e = evidence(named(text, subject, trigger, who))
    best = best_line(e, tellings(e))
    assert (best.text if best else None) == line


def test_the_line_says_where_it_is_from() -> None:
    e = evidence(named("He resigned in Lerwyn on Thursday.", "He", "resigned", "Tamsin Roe"))
    line = best_line(e, tellings(e))
    assert line is not None
    assert line.spans[0].quote == "He resigned in Lerwyn on Thursday"
    assert "[Tamsin Roe] stands for a pronoun" in line.why.says


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("The barge Borea left Torvik in fog. ", "The barge Borea left Torvik in fog. It sank off Lerwyn on Thursday"),
        ("It left Torvik in fog. ", None),
        ("The barge Borea left Torvik in fog.\n\n", None),
        ("We saw the barge Borea leave Torvik. ", None),
        ("The barge Borea, which had " + "carried coal and timber and " * 6 + "salt, left Torvik. ", None),
    ],
    ids=["says whom", "says not whom", "another paragraph", "one who speaks of himself", "no room"],
)
def test_a_pronoun_stands_behind_the_sentence_that_says_whom_it_means(before: str, line: str | None) -> None:
    told = tell("d1", "2021-05-07", f"{before}It sank off Lerwyn on Thursday.").event("It sank off Lerwyn on Thursday", "sank", DAY)
    e = evidence(told)
    best = best_line(e, tellings(e))
    assert (best.text if best else None) == line


def test_what_only_says_who_says_so_is_left_out() -> None:
    text = "The barge Borea sank off Lerwyn on Thursday, the harbour office said."
    told = tell("d1", "2021-05-07", text).event("The barge Borea sank off Lerwyn on Thursday", "sank", DAY)
    told.says("the harbour office", "said", "The barge Borea sank off Lerwyn on Thursday", "the harbour office")
    e = evidence(told)
    assert [line.text for line in lines_of(e, tellings(e))] == ["The barge Borea sank off Lerwyn on Thursday"]


def test_a_line_is_printed_for_one_day_only() -> None:
    text = "The barge Borea was raised at Lerwyn and is to be broken up in Torvik on Monday."
    told = tell("d1", "2021-05-07", text)
    told.event("The barge Borea was raised at Lerwyn", "raised", DAY).event(text[:-1], "broken", "2021-05-10", "expected")
    e = evidence(told)
    lines = [x.what for x in print_timeline(e, bring_together(e)).events]
    assert len(lines) == len(set(lines))


def test_every_entry_says_why() -> None:
    e = evidence(tell("d1", "2021-05-07", "The barge Borea sank off Lerwyn.").event("The barge Borea sank off Lerwyn", "sank", DAY))
    (event,) = print_timeline(e, bring_together(e)).events
    assert "wording" in [r.rule for r in event.why]
    assert all(s.quote for r in event.why for s in r.spans)
