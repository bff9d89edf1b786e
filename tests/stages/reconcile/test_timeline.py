"""Tellings of one event stand in one entry, sequences and look-alikes do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recension.model import Family, Lineage, Passage
from recension.stages.reconcile.events.events import bring_together
from recension.stages.reconcile.events.timeline import print_timeline
from tests.stages.reconcile.pile import Teller, evidence, tell

FERRY = "Captain Nyholm steered the ferry Astrid into Lerwyn harbour on Monday."


def one(clause: str, trigger: str, date: str | None, key: str, *who: str) -> Teller:
    return tell(key, "2021-05-05", clause + ".").event(clause, trigger, date, "happened", *who)


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        (
            ("The ferry Astrid reached Lerwyn harbour", "reached", "2021-05-03"),
            ("The Astrid ferry reached the harbour of Lerwyn", "reached", "2021-05-03"),
            True,
        ),
        (
            ("The ferry Astrid reached Lerwyn harbour", "reached", "2021-05-03"),
            ("The ferry Astrid reached Lerwyn harbour", "reached", None),
            True,
        ),
        (
            ("An explosion shook the sawmill in Torvik", "explosion", "2021-05-03"),
            ("A blast shook the sawmill in Torvik", "blast", "2021-05-03"),
            True,
        ),
        (
            ("The convoy crossed the border at Halden", "crossed", "2021-05-03"),
            ("The convoy reached the capital", "reached", "2021-05-04"),
            False,
        ),
        (
            ("The ferry Astrid reached Lerwyn harbour", "reached", "2021-05-03"),
            ("The ferry Astrid reached Lerwyn harbour", "reached", "2021-05-09"),
            False,
        ),
        (("The council shut the old quarry", "shut", "2021-05-03"), ("A plumber shut a valve", "shut", "2021-05-03"), False),
        (("Minister Falk resigned", "resigned", "2021-05"), ("Minister Falk resigned", "resigned", "2021-05-03"), True),
    ],
    ids=["word order", "one undated", "other words", "a sequence", "other day", "same verb only", "month holds day"],
)
def test_same_event(a: tuple[str, str, str | None], b: tuple[str, str, str | None], together: bool) -> None:
    entries = bring_together(evidence(one(*a, "d1"), one(*b, "d2")))
    assert (len(entries) == 1) is together


def test_a_shared_passage_brings_rewritten_words_together() -> None:
    a, b = one("Crews got the better of the flames", "got", None, "d1"), one("The blaze was under control", "control", None, "d2")
    spans = [evidence(t).articles[0].document.span(0, len(t.text)) for t in (a, b)]
    families = tuple(Family(f"f-{key}", (key,), None, ()) for key in ("d1", "d2"))
    related = Lineage((Passage(spans[0], spans[1], "rewritten", 0.9),), (), families)
    assert len(bring_together(evidence(a, b, lineage=related))) == 1


def test_the_best_supported_day_is_printed() -> None:
    clause = "Captain Nyholm steered the ferry Astrid into Lerwyn harbour"
    told = [one(clause, "steered", date, f"d{i}", "Nyholm") for i, date in enumerate(("2021-05-03", "2021-05-03", "2021-05", None))]
    (event,) = print_timeline(evidence(*told), bring_together(evidence(*told))).events
    assert (event.date, event.families, event.certainty, len(event.mentions)) == ("2021-05-03", 4, "happened", 4)
    assert event.what == clause
    assert all(m.quote == clause for m in event.mentions)


def test_what_happened_outweighs_what_was_expected() -> None:
    clause = "The envoy Tamsin Roe will sign the Lerwyn treaty"
    before = tell("d1", "2021-05-01", clause + ".").event(clause, "sign", "2021-05-03", "expected")
    after = one("The envoy Tamsin Roe signed the Lerwyn treaty", "signed", "2021-05-03", "d2")
    entries = bring_together(evidence(before, after))
    assert [e.certainty for e in entries] == ["happened"]


def test_background_without_date_is_not_printed() -> None:
    told = tell("d1", "2021-05-05", "The town was founded by monks.").event("The town was founded by monks", "founded", None)
    told.events[0] = replace(told.events[0][0], background=True), None
    assert print_timeline(evidence(told), bring_together(evidence(told))).events == ()


def test_the_timeline_is_in_order_and_the_same_for_any_order_of_documents() -> None:
    told = [one(FERRY[:-11], "steered", "2021-05-04", "d1"), one("The ferry Borea struck the pier at Lerwyn", "struck", "2021-05-02", "d2")]
    forwards, backwards = (print_timeline(e, bring_together(e)).events for e in (evidence(*told), evidence(*reversed(told))))
    assert [e.date for e in forwards] == ["2021-05-02", "2021-05-04"]
    assert forwards == backwards


def test_a_story_without_a_day_turns_on_what_it_tells_most_of() -> None:
    text = "A girl of nine was rescued from the Lerwyn mill race by two passing drovers."
    told = tell("d1", None, text).event(text[:-1], "rescued", None)
    timeline = print_timeline(evidence(told), bring_together(evidence(told)))
    assert [e.id for e in timeline.events] == [timeline.main]


def test_what_is_told_of_its_day_decides_how_sure_an_entry_is() -> None:
    plan = tell("d1", "2021-05-01", "The ferry Astrid will sail from Lerwyn to Torvik on Monday.")
    plan.event("The ferry Astrid will sail from Lerwyn to Torvik on Monday", "sail", "2021-05-03", "expected")
    other = tell("d2", "2021-05-02", "The ferry Astrid did sail from Lerwyn to Torvik.")
    other.event("The ferry Astrid did sail from Lerwyn to Torvik", "sail", None)
    (entry,) = bring_together(evidence(plan, other))
    assert (entry.date, entry.certainty) == ("2021-05-03", "expected")
