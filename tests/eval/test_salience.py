"""The days that matter in a long story."""

from datetime import date

import pytest

from eval.salience import day_sentences, salient_days
from recension.model import Annotations, Article, Document, Group, Lineage, Published, Region, Sentence
from recension.stages.annotate.times.timexes import find_timexes
from recension.text.sentences import sentences

REPORTS = (
    ("2016-03-08", "The ferry Marabel sank off Torvay on Monday. The sea was calm."),
    ("2016-03-10", "Divers found the bell of the Marabel on Wednesday. The ferry Marabel sank off Torvay on Monday."),
    ("2016-03-12", "Families still mourn. The ferry Marabel sank off Torvay on 7 March 2016."),
)


@pytest.fixture
def story():
    articles, annotations = [], []
    for number, (_, text) in enumerate(REPORTS):
        spans = tuple(Sentence(a, b, "body") for a, b in sentences(text))
        articles.append(Article(Document(f"d{number}", f"{number}.txt", "", text), "en", (Region("body", 0, len(text)),)))
        annotations.append(Annotations(f"d{number}", spans, timexes=find_timexes(text, spans)))
    published = [Published(day, day, day, 0.9, "declared") for day, _ in REPORTS]
    return Group(tuple(articles), tuple(annotations), Lineage(), True), published


def test_the_day_that_all_tell_of_comes_first(story):
    (day,) = salient_days(*story, most=1, each=1)
    assert day.day == date(2016, 3, 7)
    assert "sank" in day.sentences[0].quote


def test_days_stand_in_order_and_within_the_span(story):
    days = [d.day for d in salient_days(*story, most=9, each=2, span=(date(2016, 3, 8), date(2016, 3, 10)))]
    assert days == sorted(days)
    assert set(days) <= {date(2016, 3, 8), date(2016, 3, 9), date(2016, 3, 10)}


def test_sentences_of_a_day_do_not_repeat_one_another(story):
    (day,) = salient_days(*story, most=1, each=5)
    assert len(day.sentences) == 1


def test_a_sentence_that_gives_no_day_is_told_of_the_day_of_its_report(story):
    told = {(s.document, s.rank): (s.day, s.explicit) for s in day_sentences(*story)}
    assert told[0, 1] == (date(2016, 3, 8), False)
    assert told[2, 1] == (date(2016, 3, 7), True)


def test_undated_documents_tell_of_no_day(story):
    group, _ = story
    unknown = [Published(None, None, None, 0.0, "unknown")] * 3
    assert salient_days(group, unknown, most=3, each=1) == ()
