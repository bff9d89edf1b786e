"""The brief: short, in order, no sentence without a source; lines that can stand alone."""

from __future__ import annotations

import pytest

from recension.stages.reconcile.brief import write_brief
from recension.stages.reconcile.events.events import bring_together
from recension.stages.reconcile.events.timeline import print_timeline
from recension.stages.reconcile.title import best_title, shorten
from recension.stages.reconcile.witnesses import weigh_witnesses
from recension.stages.reconcile.wording import as_line
from tests.stages.reconcile.pile import evidence, tell

STRIKE = "LERWYN, May 4 (Wire) -- The ferry Borea struck the pier at Lerwyn on Tuesday with ninety passengers on board."
TOWED = "The ferry Borea was towed from Lerwyn to the yard at Torvik on Wednesday by two tugs."


def test_brief() -> None:
    a = tell("d1", "2021-05-05", f"{STRIKE} He said so.")
    a.event("The ferry Borea struck the pier at Lerwyn on Tuesday", "struck", "2021-05-04").event("He said so", "said", "2021-05-05")
    b = tell("d2", "2021-05-06", TOWED).event(TOWED[:-1], "towed", "2021-05-05")
    e = evidence(a, b)
    brief = write_brief(e, print_timeline(e, bring_together(e)).events, (), weigh_witnesses(e))
    texts = [s.text for s in brief]
    assert texts[:2] == [STRIKE.split("-- ")[1], TOWED]
    assert texts[2] == "The 2 documents go back to 2 independent texts."
    assert all(s.spans for s in brief)
    assert sum(len(t.split()) for t in texts) <= 150


@pytest.mark.parametrize(
    ("clause", "line"),
    [
        ("while the ferry struck\n the pier,", "The ferry struck the pier"),
        ("“We struck the pier", "We struck the pier"),
        ('and "she" struck', '"she" struck'),
        ("LERWYN, May 4 (Wire) -- The ferry struck", "The ferry struck"),
        ("", ""),
    ],
)
def test_lines(clause: str, line: str) -> None:
    assert as_line(clause).casefold() == line.casefold()


def test_title_is_that_of_what_all_tell() -> None:
    a = tell("d1", None, "Ferry Borea strikes pier at Lerwyn. It was dark.")
    b = tell("d2", None, "You will not believe this. The ferry Borea hit the pier at Lerwyn.")
    assert best_title(evidence(a, b)).startswith("Ferry Borea")


def test_shorten_cuts_at_a_word() -> None:
    assert shorten("one two three", 9) == "one two…"
    assert shorten("one two", 9) == "one two"
