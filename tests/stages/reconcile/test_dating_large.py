"""Joint dating of groups too large for the search of modes, and what it rests on."""

import datetime
from dataclasses import replace

import numpy as np
import pytest

from recension.model import Annotations, Article, Document, Group, Lineage, Named, Published, Region, Sentence
from recension.settings.dating import DATING_FIELD_FROM
from recension.stages.annotate.times.timexes import find_timexes
from recension.stages.reconcile.dating.alone import alone
from recension.stages.reconcile.dating.houses import House, houses
from recension.stages.reconcile.dating.likeness import vectors_of
from recension.stages.reconcile.dating.together import date_together
from recension.stages.reconcile.dating.trial import Trial, as_date
from recension.text.sentences import sentences

FIRST = datetime.date(2016, 3, 7)
WORDS = (
    "harbour orchard lantern copper violin glacier saddle cellar marble thistle beacon pepper anchor walnut ribbon trumpet meadow barrel "
    "falcon quarry mirror cabbage furnace willow hammer lobster curtain granite needle pumpkin"
).split()


def read(name, text, declared=None, outlet=None):
    house = Named(outlet, (), 1.0) if outlet else None
    article = Article(Document(name, f"{name}.txt", "", text), "en", (Region("body", 0, len(text)),), declared_date=declared, outlet=house)
    spans = tuple(Sentence(a, b, "body") for a, b in sentences(text))
    return article, Annotations(name, spans, timexes=find_timexes(text, spans))


def group_of(*documents):
    articles, annotations = zip(*documents, strict=True)
    return Group(tuple(articles), tuple(annotations), Lineage(), True)


def report(day, number):
    """A report that shares words with the others of its day and a few with those of the days beside it."""
    weekday = (FIRST + datetime.timedelta(day)).strftime("%A")
    today, before = (" ".join(WORDS[(3 * d + i) % 30] for i in range(3)) for d in (day, day - 1))
    return f"The {today} was seen in Torvay on {weekday}, witness {number} said. The {before} had come first. Nobody knew why."


def crisis(per_day=6, days=9):
    """Half of the reports declare their day, some declare nothing, some a day much too late."""
    documents, truth, kinds = [], [], []
    for day in range(days):
        for number in range(per_day):
            true = FIRST + datetime.timedelta(day)
            kind = ("kept", "kept", "lost", "kept", "false", "kept")[number % 6]
            declared = {"kept": true, "lost": None, "false": true + datetime.timedelta(140 + 7 * day)}[kind]
            documents.append(read(f"d{day}{number}", report(day, number), declared.isoformat() if declared else None))
            truth.append(true.isoformat())
            kinds.append(kind)
    return group_of(*documents), truth, kinds


@pytest.fixture(scope="module")
def dated():
    group, truth, kinds = crisis()
    assert len(truth) > DATING_FIELD_FROM
    return date_together(group).published, truth, kinds


@pytest.mark.parametrize("kind", ["kept", "lost", "false"])
def test_reports_of_a_long_story_are_dated_by_those_like_them(dated, kind):
    published, truth, kinds = dated
    right = [p.date == day for p, day, k in zip(published, truth, kinds, strict=True) if k == kind]
    assert sum(right) >= 0.8 * len(right)


def test_false_dates_are_flagged_and_true_ones_left_alone(dated):
    published, _, kinds = dated
    flagged = [p.verdict == "contradicts declared" for p in published]
    assert all(f == (k == "false") for f, k in zip(flagged, kinds, strict=True))


def test_the_order_of_the_documents_changes_no_date(dated):
    group, _, _ = crisis()
    turned = Group(group.articles[::-1], group.annotations[::-1], group.lineage, True)
    assert [p.date for p in date_together(turned).published[::-1]] == [p.date for p in dated[0]]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("TORVAY | Sun Mar 13, 2016 6:47 pm EST The ferry was raised. It had sunk on March 2, 2016.", "2016-03-13"),
        ("Harbour blog | 18:00 UK time, Sunday, 13 March 2016 The ferry was raised.", "2016-03-13"),
        ("Ferry raised at last 13 March 2016 Last updated at 10:27 GMT The ferry was raised.", "2016-03-13"),
        (
            "The ferry was raised. " + "It is large. " * 40 + "A reader 14 March 2016 9:01 AM Well done. B 15 March 2016 7:00 AM Yes.",
            "2016-03-14",
        ),
    ],
)
def test_a_stamp_dates_its_text(text, day):
    trial = Trial(group_of(read("a", text), read("b", "A harbour was built.", "2016-03-20")))
    (stamp,) = (u for u in alone(trial, 0) if u.rule == "stamp")
    assert as_date(trial.days[int(np.argmax(stamp.scores))]) == day


def test_a_date_in_running_text_is_no_stamp():
    trial = Trial(group_of(read("a", "The ferry sank on 13 March 2016 with 17 aboard.")))
    assert not [u for u in alone(trial, 0) if u.rule == "stamp"]


def newest(text, *others):
    """What the newest date of a text says, in a group that is large."""
    fillers = [read(f"f{i}", f"The {WORDS[i % 30]} was seen.", "2016-03-20") for i in range(DATING_FIELD_FROM)]
    trial = Trial(group_of(read("a", text), *(read(f"o{i}", other) for i, other in enumerate(others)), *fillers))
    return trial, [u for u in alone(trial, 0) if u.rule == "newest date"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("March 13: a crane lifts the ferry. It had sunk on March 2.", "2016-03-13"),
        ("The ferry sank on 2 March. It was raised on 13 March 2016.", "2016-03-13"),
    ],
)
def test_a_text_appears_soon_after_its_newest_date(text, day):
    trial, (found,) = newest(text)
    assert as_date(trial.days[int(np.argmax(found.scores))]) == day
    assert found.spans[0].quote in text


def test_a_date_that_all_give_says_less_of_the_day():
    _, (own,) = newest("The ferry sank on March 2.")
    _, (common,) = newest("The ferry sank on March 2.", *["It sank on March 2."] * 8)
    assert float(np.ptp(common.scores)) < float(np.ptp(own.scores))


def test_in_a_small_group_the_newest_date_is_not_heard():
    trial = Trial(group_of(read("a", "March 13: a crane lifts the ferry."), read("b", "A harbour was built.", "2016-03-20")))
    assert not [u for u in alone(trial, 0) if u.rule == "newest date"]


def test_days_that_were_found_before_are_not_looked_for_again():
    known = (Published("2015-01-02", None, None, 0.9, "inferred"),)
    group = replace(group_of(read("a", "The ferry sank on 13 March 2016.", "2016-03-14")), published=known)
    assert date_together(group).published == known


def test_a_house_whose_weekdays_are_yesterdays_is_learned():
    tuesday = FIRST + datetime.timedelta(1)
    group = group_of(*(read(f"d{i}", "A ferry sank on Monday.", tuesday.isoformat(), "Torvay Morning Post") for i in range(40)))
    trial = Trial(group)
    (house,) = houses(trial)
    on_tuesday = (trial.days == tuesday.toordinal()).astype(float)
    habit = house.habit(np.tile(on_tuesday, (40, 1)))
    assert isinstance(house, House)
    assert int(np.argmax(habit)) == 1
    assert float(habit.sum()) == pytest.approx(1.0, abs=1e-6)


def test_likeness_is_symmetric_ranked_and_not_of_oneself():
    texts = ("the copper lantern fell", "the copper lantern fell at dawn", "a violin was stolen", "a violin was stolen at dawn")
    group = group_of(*(read(str(i), text) for i, text in enumerate(texts)))
    vectors = vectors_of(group.articles, group.annotations)
    likest = [vectors.most_like(i, 3) for i in range(4)]
    assert [row[0][0] for row in likest] == [1, 0, 3, 2]
    assert dict(likest[1]).get(3) == pytest.approx(dict(likest[3]).get(1))
