"""The brief: short, in order, no sentence without a source; lines that can stand alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recension.model import Conflict, Reading
from recension.stages.annotate.times.timexes import find_timexes
from recension.stages.reconcile.brief.brief import write_brief
from recension.stages.reconcile.brief.closing import difference
from recension.stages.reconcile.brief.sentences import dated, standing_alone
from recension.stages.reconcile.events.events import bring_together
from recension.stages.reconcile.events.timeline import print_timeline
from recension.stages.reconcile.evidence import Evidence
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
    assert texts[2] == "The 2 copies come from two independent texts."
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


def test_the_main_conflict_has_its_values_and_the_texts_behind_them() -> None:
    e = evidence(tell("d1", "2021-05-05", STRIKE))
    span = e.span(0, 0, 6)
    values = (Reading("ninety", "90 people", (span,), 2), Reading("80", "80 people", (span,), 1))
    saying = Conflict("c1", "whether it was dark", "disputed", values, 0.9, ())
    count = Conflict("c2", "how many people were on board", "contradiction", values, 0.5, ())
    told = difference(e, (saying, count))
    assert told is not None
    assert told.text == "Accounts differ on how many people were on board: 90 people (in two texts) or 80 people (in one text)."
    assert len(told.spans) == 2


def test_no_conflict_no_sentence() -> None:
    assert difference(evidence(tell("d1", "2021-05-05", STRIKE)), ()) is None


def test_two_who_contradict_each_other_are_named() -> None:
    a = tell("d1", "2021-05-05", "Tamsin Roe said it was dark.").entity("Tamsin Roe", "person")
    b = tell("d2", "2021-05-06", "Odd Nyholm denied that it was dark.").entity("Odd Nyholm", "person")
    e = evidence(a, b)
    sides = (
        Reading("denied", "denied by Odd Nyholm", (e.span(1, 0, 5),), 1),
        Reading("said", "said by Tamsin Roe", (e.span(0, 0, 5),), 1),
    )
    told = difference(e, (Conflict("c1", "whether it was dark at the pier", "disputed", sides, 0.5, ()),))
    assert told is not None
    expected = "yes according to Tamsin Roe (in one text), but no according to Odd Nyholm (in one text)."
    assert told.text == f"Accounts differ on whether it was dark at the pier: {expected}"


def test_what_changed_is_told_in_the_order_of_the_days() -> None:
    e = evidence(tell("d1", "2021-05-05", STRIKE), tell("d2", "2021-05-08", TOWED))
    values = (Reading("2", "2 people", (e.span(1, 0, 5),), 3), Reading("1", "2021-05-04", (e.span(0, 0, 5),), 1))
    told = difference(e, (Conflict("c1", "how many people died", "update", values, 0.5, ()),))
    assert told is not None
    assert told.text == "Reports changed on how many people died: 4 May 2021 (in one text), then 2 people (in three texts)."


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The ferry Borea struck the pier at Lerwyn on Tuesday.", True),
        ("He said that the ferry had struck the pier at Lerwyn.", False),
        ("In it the owners blamed the pilot of the ferry Borea.", False),
        ("We saw the ferry Borea strike the pier at Lerwyn.", False),
        ("Who steered the ferry Borea into the pier at Lerwyn?", False),
        ("The ferry Borea struck.", False),
        ("Harbour master Tamsin Roe of Lerwyn denied this.", False),
        ("Three were taken to the hospital at Lerwyn at night.", False),
        ("Stalls on the pier of Lerwyn closed on the Sunday.", False),
        ("No inquiry was opened, said the latter's lawyer at Lerwyn.", False),
        ("The owners of the ferry Borea also blamed the pilot.", False),
        ("The company blamed the pilot of the ferry Borea.", False),
        ("The company that owns the ferry Borea blamed the pilot.", True),
        ("The rain over Lerwyn stopped this week before noon.", True),
        ("All three pilots of the ferry were sent home from Lerwyn.", True),
    ],
    ids=[
        "whole",
        "he",
        "it",
        "we",
        "a question",
        "a scrap",
        "this",
        "a bare number",
        "a known day",
        "the latter",
        "also",
        "the company",
        "a company that is told of",
        "this week",
        "a number with its noun",
    ],
)
def test_what_can_stand_alone(text: str, alone: bool) -> None:
    e = evidence(tell("d1", "2021-05-05", text))
    assert (standing_alone(e, 0, e.annotations[0].sentences[0]) is not None) is alone


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("The ferry struck the pier on Tuesday with ninety on board.", "on Tuesday [4 May 2021] with"),
        ("The ferry struck the pier on Tuesday and sank with ninety on board.", "on Tuesday [4 May 2021] and sank"),
        ("The ferry sails on Monday and Tuesday with ninety on board.", "on Monday and Tuesday"),
        ("The ferry struck the pier on May 4 with ninety on board.", "on May 4 [2021] with"),
    ],
)
def test_a_day_is_printed_behind_what_counts_from_the_writing(text: str, printed: str) -> None:
    told = tell("d1", "2021-05-05", text)
    e = evidence(told)
    read = replace(e.annotations[0], timexes=find_timexes(text, e.annotations[0].sentences))
    dated_evidence = Evidence(replace(e.group, annotations=(read,)), e.dating)
    assert printed in dated(dated_evidence, 0, (0, len(text)))
