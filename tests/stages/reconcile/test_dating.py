"""Joint dating: publication days and event days of small invented piles."""

import datetime
import itertools
from dataclasses import replace

import numpy as np
import pytest

from recension.model import Annotations, Article, Document, EventMention, Group, Lineage, Link, OpenDate, Region, Sentence, Timex
from recension.stages.annotate.times.timexes import find_timexes
from recension.stages.reconcile.dating.together import date_together
from recension.stages.reconcile.dating.told import timex_days
from recension.text.opendates import resolve
from recension.text.sentences import sentences


def read(name, text, declared=None, events=()):
    article = Article(Document(name, f"{name}.txt", "", text), "en", (Region("body", 0, len(text)),), declared_date=declared)
    spans = tuple(Sentence(a, b, "body") for a, b in sentences(text))
    return article, Annotations(name, spans, timexes=find_timexes(text, spans), events=tuple(events))


def dated(*documents, links=()):
    articles, annotations = zip(*documents, strict=True)
    return date_together(Group(tuple(articles), tuple(annotations), Lineage(links=tuple(links)), True))


FERRY = (
    "The ferry Marabel ran aground off the island of Torvay on Saturday with 212 passengers aboard. "
    "Captain Edda Lorn said on Saturday evening that the steering had failed near the Torvay lighthouse. "
    "Divers from Port Ansel are to inspect the hull of the Marabel on Monday."
)
LATER = (
    "Divers from Port Ansel inspected the hull of the ferry Marabel on Monday and found a gash of nine metres. "
    "The ferry Marabel had run aground off the island of Torvay on Saturday with 212 passengers aboard. "
    "Captain Edda Lorn blamed the steering, which failed near the Torvay lighthouse on Saturday evening."
)
REWRITTEN = (
    "More than two hundred passengers spent a cold night after the Marabel ferry struck rocks off Torvay island on Saturday. "
    "The steering failed near the Torvay lighthouse, captain Edda Lorn said on Saturday evening."
)
SATURDAY, MONDAY = "2018-06-09", "2018-06-11"


def test_a_page_that_nothing_contradicts_is_believed():
    (published,) = dated(read("a", FERRY, SATURDAY)).published
    assert (published.date, published.verdict in ("declared", "confirmed")) == (SATURDAY, True)


def test_a_declared_month_stays_a_month_when_no_more_is_known():
    (published,) = dated(read("a", "The bridge of Torvay is closed for repairs.", "2018-06")).published
    assert (published.date, published.verdict) == ("2018-06", "declared")


def test_no_date_anywhere_is_unknown_and_says_so():
    published = dated(read("a", FERRY), read("b", REWRITTEN)).published
    assert [(p.date, p.verdict, p.earliest) for p in published] == [(None, "unknown", None)] * 2
    assert all(p.why for p in published)


def test_a_repost_keeps_the_day_of_its_text_though_its_page_gives_another():
    link = Link("a", "b", "repost", 0.95, ())
    original, repost = dated(read("a", FERRY, SATURDAY), read("b", FERRY, "2019-03-02"), links=[link]).published
    assert (original.date, repost.date) == (SATURDAY, SATURDAY)
    assert original.verdict == "confirmed"
    assert repost.verdict == "contradicts declared"
    assert any("2019-03-02" in reason.says for reason in repost.why)


def test_an_undated_document_takes_its_day_from_the_happening_that_another_dates():
    first, later = dated(read("a", FERRY, SATURDAY), read("b", LATER)).published
    assert first.date == SATURDAY
    assert (later.date, later.verdict) == (MONDAY, "inferred")
    assert any(reason.rule == "same day" for reason in later.why)


@pytest.mark.parametrize(
    ("head", "read_as"),
    [
        ("Monday night edition, June 11\n", "2018-06-11"),
        ("11 June, 7 pm\n", "2018-06-11"),
        ("Season tickets until June 11, 2019\n", None),
        ("The harbour choir will sing once more on the green on the evening of June 11 for the last time\n", None),
    ],
)
def test_a_day_without_a_year_above_the_article_is_evidence(head, read_as):
    article, annotations = read("b", head + LATER)
    body = (Region("boilerplate", 0, len(head)), Region("body", len(head), len(head + LATER)))
    _, later = dated(read("a", FERRY, SATURDAY), (replace(article, regions=body), annotations)).published
    says = [reason for candidate in later.candidates if candidate.date == MONDAY for reason in candidate.why]
    assert [read_as] * (read_as is not None) == [MONDAY for reason in says if reason.rule == "day without a year"]


def test_a_false_date_on_the_right_weekday_is_seen_through_by_the_others():
    false = "2018-09-29"  # a Saturday too
    documents = [read("a", FERRY, SATURDAY), read("b", LATER, MONDAY), read("c", FERRY + " It was dark.", false)]
    link = Link("a", "c", "edited", 0.9, ())
    published = dated(*documents, links=[link]).published
    assert [p.date for p in published] == [SATURDAY, MONDAY, SATURDAY]
    assert published[2].verdict == "contradicts declared"


def test_the_answer_does_not_depend_on_the_order_of_the_documents():
    documents = [read("a", FERRY, SATURDAY), read("b", LATER), read("c", REWRITTEN)]
    answers = set()
    for order in itertools.permutations(documents):
        published = dated(*order).published
        answers.add(tuple(sorted((a.document.id, p.date, p.verdict) for (a, _), p in zip(order, published, strict=True))))
    assert len(answers) == 1


def test_intervals_hold_the_day_and_scores_are_probabilities():
    for published in dated(read("a", FERRY, SATURDAY), read("b", LATER), read("c", REWRITTEN)).published:
        assert published.earliest <= published.date <= published.latest
        assert 0 <= published.score <= 1
        assert sum(c.score for c in published.candidates) <= 1.001


def test_events_are_dated_by_the_day_of_publication():
    start = FERRY.index("ran aground")
    event = EventMention(start, start + 3, (0, FERRY.index(".")), "run", "happened", timex=0)
    inspection = EventMention(
        FERRY.index("inspect"), FERRY.index("inspect") + 7, (FERRY.index("Divers"), len(FERRY)), "inspect", "expected", timex=2
    )
    (mentions,) = dated(read("a", FERRY, SATURDAY, [event, inspection])).mentions
    assert [m.date for m in mentions] == [SATURDAY, MONDAY]
    assert all(m.why and 0 < m.score <= 1 for m in mentions)


@pytest.mark.parametrize(
    "open_date",
    [OpenDate("day", a, t, w) for a in (-2, -1, 0, 1, 2) for t in ("past", "future", None) for w in (None, 0, 4)],
)
def test_days_for_all_candidates_at_once_are_those_of_resolve(open_date):
    written = np.arange(736_900, 736_915, dtype=np.int64)
    first, _ = timex_days([Timex(0, 1, "DATE", "X", open=open_date)], 0, written)
    assert [datetime.date.fromordinal(int(d)).isoformat() for d in first] == [
        resolve(open_date, datetime.date.fromordinal(int(w))) for w in written
    ]
