"""Single rules of the dating: what a dateline, weekdays, a page and a passage taken over say of the day of one document."""

import datetime
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.model import Annotations, Article, DateCandidate, Document, Group, Lineage, Link, Named, Passage, Reason, Region, Sentence
from recension.stages.annotate.times.timexes import find_timexes
from recension.stages.reconcile.dating.factors import Crowd, by_table
from recension.stages.reconcile.dating.opening import dateline_day
from recension.stages.reconcile.dating.page_dates import page_dates
from recension.stages.reconcile.dating.pairs import crowds
from recension.stages.reconcile.dating.solver import Solution, graph_of
from recension.stages.reconcile.dating.together import Judge, date_documents
from recension.stages.reconcile.dating.trial import Trial, as_date
from recension.stages.reconcile.dating.weekdays import newest_weekday, weekdays
from recension.text.sentences import sentences

DECLARED = "2018-06-13"  # a Wednesday


def read(name, text, declared=None, outlet=None):
    house = Named(outlet, (), 1.0) if outlet else None
    article = Article(Document(name, f"{name}.txt", "", text), "en", (Region("body", 0, len(text)),), declared_date=declared, outlet=house)
    spans = tuple(Sentence(a, b, "body") for a, b in sentences(text))
    return article, Annotations(name, spans, timexes=find_timexes(text, spans))


def trial_of(*documents, links=(), passages=()):
    articles, annotations = zip(*documents, strict=True)
    return Trial(Group(tuple(articles), tuple(annotations), Lineage(passages=tuple(passages), links=tuple(links)), True))


def likeliest(trial, unaries):
    """The days that some evidence puts highest."""
    total = sum(u.scores for u in unaries)
    return [as_date(trial.days[i]) for i in np.flatnonzero(total >= total.max() - 1e-9)]


def gap(trial, unaries, one, other):
    """How many nats one day is better than another."""
    days = [int(np.flatnonzero(trial.days == datetime.date.fromisoformat(day).toordinal())[0]) for day in (one, other)]
    return float(sum(u.scores[days[0]] - u.scores[days[1]] for u in unaries))


# ── Datelines ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "opening",
    ["PORT ANSEL, June 12 —", "PORT ANSEL, Torvay, June 12 (XNA) -", "Port Ansel, 12 June –", "PORT ANSEL, June 12: "],
)
def test_a_report_appears_on_the_day_of_its_dateline(opening):
    trial = trial_of(read("a", f"{opening} The ferry is afloat again, her owners said.", DECLARED))
    assert likeliest(trial, dateline_day(trial, 0)) == ["2018-06-12"]


@pytest.mark.parametrize(
    "text",
    [
        "On June 12 — a cold day — the ferry came off the rocks.",
        "The ferry came off the rocks in Port Ansel, June 12 being a day of calm.",
        "The ferry is afloat again. " * 4 + "PORT ANSEL, June 12 — Her owners said so.",
    ],
)
def test_other_days_are_no_datelines(text):
    trial = trial_of(read("a", text, DECLARED))
    assert list(dateline_day(trial, 0)) == []


@pytest.mark.parametrize(("outlet", "of_agency"), [("Torvay Courier", True), (None, True), ("XNA News", False)])
def test_the_text_of_an_agency_has_appeared_on_the_day_of_its_dateline(outlet, of_agency):
    trial = trial_of(read("a", "PORT ANSEL, June 12 (XNA) — The ferry is afloat again.", DECLARED, outlet))
    assert (gap(trial, dateline_day(trial, 0), "2018-06-12", DECLARED) > 3.0) == of_agency


# ── Weekdays ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "better", "worse"),
    [
        ("The ferry sank on Monday. She had sailed on Sunday.", "2018-06-11", "2018-06-17"),
        ("The ferry sank on Monday. On Tuesday divers went down.", "2018-06-12", "2018-06-11"),
        ("The ferry sank last Friday.", "2018-06-13", "2018-06-09"),
        ("It is Tuesday, and all are on the quay.", "2018-06-12", "2018-06-13"),
        ("Today is Tuesday, and all are on the quay.", "2018-06-19", "2018-06-20"),
    ],
)
def test_weekdays_tell_one_day_from_another(text, better, worse):
    trial = trial_of(read("a", text, DECLARED))
    assert gap(trial, weekdays(trial, 0), better, worse) > 0.5


@pytest.mark.parametrize("text", ["It was Tuesday when she sank.", "“It is Tuesday,” said the mate.", "On Tuesday it is calm."])
def test_a_weekday_that_only_stands_near_is_not_that_of_today(text):
    trial = trial_of(read("a", text, DECLARED))
    assert not any(u.rule == "weekday of today" for u in weekdays(trial, 0))


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("She sank on Monday. She sailed on Sunday. Divers came on Tuesday.", ["Monday", "Sunday"]),
        ("She sank on Monday. On Monday night divers came.", ["Monday"]),
        ("She sank last Monday. Divers came on Tuesday.", ["Tuesday"]),
        ("“She sank on Monday,” said the mate. Divers came on Tuesday.", ["Tuesday"]),
    ],
)
def test_a_report_opens_with_its_first_two_plain_weekdays(text, opening):
    newest = newest_weekday(trial_of(read("a", text, DECLARED)), 0)
    assert [t.span.quote for t in newest.opening] == opening


# ── What the page gives ─────────────────────────────────────────────────────────────


def test_the_date_of_a_copy_is_believed_less_and_may_be_of_the_next_day():
    documents = [read("a", "The ferry sank."), read("b", "The ferry sank.", DECLARED)]
    alone, copy = (trial_of(*documents, links=links) for links in ((), [Link("a", "b", "edited", 0.9, ())]))
    assert 0 < gap(copy, page_dates(copy, 1), DECLARED, "2018-06-12") < gap(alone, page_dates(alone, 1), DECLARED, "2018-06-12")


@pytest.mark.parametrize("declared", [None, "2018-04-08"])
def test_a_date_of_two_readings_leaves_both_open(declared):
    article, annotations = read("a", "04/08/2018 The ferry sank.")
    why = (Reason("page", "a date line", (article.document.span(0, 10),)),)
    candidates = tuple(DateCandidate(day, score, why) for day, score in (("2018-04-08", 0.55), ("2018-08-04", 0.35)))
    trial = trial_of((replace(article, declared_date=declared, date_candidates=candidates), annotations))
    found = list(page_dates(trial, 0))
    assert [u.says for u in found] == ["the page itself gives 2018-04-08 or 2018-08-04"]
    assert likeliest(trial, found) == ["2018-04-08"]
    assert gap(trial, found, "2018-08-04", "2018-08-07") > 2.0


@pytest.mark.parametrize(("declared", "verdict"), [("2018-04-08", "inferred"), (None, "inferred")])
def test_the_other_reading_of_a_page_s_date_does_not_contradict_it(declared, verdict):
    head = "04/08/2018\n"
    article, annotations = read("a", f"{head}The ferry sank on 2 August 2018. She was raised on 3 August 2018.")
    why = (Reason("page", "a date line", (article.document.span(0, 10),)),)
    candidates = tuple(DateCandidate(day, score, why) for day, score in (("2018-04-08", 0.55), ("2018-08-04", 0.35)))
    body = (Region("boilerplate", 0, len(head)), Region("body", len(head), len(article.document.text)))
    page = replace(article, regions=body, declared_date=declared, date_candidates=candidates)
    (published,) = date_documents(trial_of((page, annotations)).group)
    assert (published.date, published.verdict) == ("2018-08-04", verdict)


# ── Texts that others took over ─────────────────────────────────────────────────────

SOURCE = "The hull was raised at noon yesterday by two cranes. The mate wept."
TAKEN = "Our readers ask what became of her. The hull was raised at noon yesterday by two cranes. Some cheered today."


def merged(passage_of_source, passage_of_merger):
    source, merger = read("a", SOURCE, DECLARED), read("b", TAKEN)
    (one, _), (other, _) = source, merger
    places = [(d.document, d.document.text.index(words)) for d, words in ((one, passage_of_source), (other, passage_of_merger))]
    spans = [d.span(at, at + len(words)) for (d, at), words in zip(places, (passage_of_source, passage_of_merger), strict=True)]
    return trial_of(source, merger, links=[Link("a", "b", "merged", 0.9, ())], passages=[Passage(*spans, "verbatim", 0.9)])


def test_a_day_in_a_passage_that_was_taken_over_is_of_the_text_it_is_from():
    words = "The hull was raised at noon yesterday by two cranes."
    assert [t.span.quote for t in merged(words, words).told[1]] == ["today"]


def test_a_day_that_the_merger_put_into_the_passage_is_its_own():
    trial = merged("by two cranes", "The hull was raised at noon yesterday by two cranes")
    assert "yesterday" in " ".join(t.span.quote for t in trial.told[1])


def test_copies_are_no_companions_and_share_one_likeness():
    text = "The ferry Marabel struck the rocks off Torvay, and divers from Port Ansel saw a gash of nine metres in her hull."
    other = "Divers from Port Ansel saw a gash in the hull of the ferry Marabel, which had struck the rocks off Torvay, said Lorn."
    links = [Link("a", "b", "repost", 0.9, ()), Link("b", "c", "cut", 0.9, ())]
    documents = [read("a", text, DECLARED), read("b", text), read("c", text), read("d", other)]
    found = crowds(trial_of(*documents, links=links))
    assert [c.share for c in found] == [1 / 3] * 3 + [1.0]
    assert [{number for number, _ in c.members} for c in found[:3]] == [{3}] * 3
    assert len(found[3].members) == 1


@given(
    share=st.floats(0.05, 1.0),
    members=st.lists(st.tuples(st.integers(0, 3), st.floats(0.13, 1.0)), max_size=4, unique_by=lambda m: m[0]),
    where=st.lists(st.one_of(st.none(), st.integers(0, 29)), min_size=4, max_size=4),
)
def test_a_companion_never_makes_its_own_day_less_likely(share, members, where):
    days = np.arange(736_900, 736_930, dtype=np.int64)
    scores = Crowd(4, tuple(members), days, share).given(where)
    nearest = [where[number] for number, _ in members if where[number] is not None]
    assert np.isfinite(scores).all()
    assert int(np.argmax(scores)) in nearest or float(np.ptp(scores)) < 1e-9


@given(share=st.floats(0.0, 1.0), lag=st.integers(-5, 40))
def test_a_shared_lag_says_less_of_the_day_and_the_same_of_what_cannot_be(share, lag):
    table = (0.05, (0.35, 0.3, 0.12), 0.004)
    whole, part = by_table(*table)(np.array([lag, -1])), by_table(*table, share=share)(np.array([lag, -1]))
    assert part[1] == whole[1]
    assert part[0] >= whole[0] - 1e-12


# ── The verdict ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("days", "date", "verdict"),
    [
        ({DECLARED: 0.7, "2018-06-05": 0.3}, DECLARED, "declared"),
        ({DECLARED: 0.3, "2018-06-04": 0.25, "2018-06-05": 0.25, "2018-06-06": 0.2}, "2018-06-04", "contradicts declared"),
        ({DECLARED: 0.3, "2018-06-04": 0.2, "2018-06-20": 0.2, "2018-06-25": 0.2}, DECLARED, "declared"),
    ],
)
def test_a_page_is_doubted_where_another_week_is_likelier_as_a_whole(days, date, verdict):
    trial = trial_of(read("a", "The ferry sank.", DECLARED))
    flat = np.zeros(len(trial.days))
    posterior = np.array([days.get(as_date(day), 0.0) for day in trial.days])
    graph = graph_of([flat], [flat], [Crowd(0, (), trial.days)], [])
    published = Judge(trial, graph, Solution((int(posterior.argmax()),), (posterior,)), 0, ()).verdict()
    assert (published.date, published.verdict) == (date, verdict)
