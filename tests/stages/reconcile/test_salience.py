"""The days that matter in a long story."""

from datetime import date

import pytest

from recension.model import Annotations, Article, Document, Group, Lineage, Published, Region, Sentence
from recension.stages.annotate.times.timexes import find_timexes
from recension.stages.reconcile.dating.together import date_together
from recension.stages.reconcile.events.salience import day_sentences, salient_days
from recension.stages.reconcile.evidence import Evidence
from recension.text.sentences import sentences

REPORTS = (
    ("2016-03-08", "The ferry Marabel sank off Torvay on Monday. The sea was calm."),
    ("2016-03-10", "Divers found the bell of the Marabel on Wednesday. The ferry Marabel sank off Torvay on Monday."),
    ("2016-03-12", "Families still mourn. The ferry Marabel sank off Torvay on 7 March 2016."),
)


def story(dated: bool = True) -> Evidence:
    articles, annotations, published = [], [], []
    for number, (day, text) in enumerate(REPORTS):
        spans = tuple(Sentence(a, b, "body") for a, b in sentences(text))
        articles.append(Article(Document(f"d{number}", f"{number}.txt", "", text), "en", (Region("body", 0, len(text)),)))
        annotations.append(Annotations(f"d{number}", spans, timexes=find_timexes(text, spans)))
        published.append(Published(day, day, day, 0.9, "declared") if dated else Published(None, None, None, 0.0, "unknown"))
    group = Group(tuple(articles), tuple(annotations), Lineage(), told=True, published=tuple(published))
    return Evidence(group, date_together(group))


def test_the_day_that_all_tell_of_comes_first() -> None:
    (day,) = salient_days(story(), most=1, each=1)
    assert day.day == date(2016, 3, 7)
    assert "sank" in day.sentences[0].span.quote


def test_days_stand_in_order_and_within_the_span() -> None:
    days = [d.day for d in salient_days(story(), most=9, each=2, span=(date(2016, 3, 8), date(2016, 3, 10)))]
    assert days == sorted(days)
    assert set(days) <= {date(2016, 3, 8), date(2016, 3, 9), date(2016, 3, 10)}


def test_sentences_of_a_day_do_not_repeat_one_another() -> None:
    (day,) = salient_days(story(), most=1, each=5)
    assert len(day.sentences) == 1


@pytest.mark.parametrize(
    ("place", "told"),
    [((0, 1), (date(2016, 3, 8), False)), ((2, 1), (date(2016, 3, 7), True))],
    ids=["a sentence that gives no day is told of the day of its report", "one that gives a day, of that"],
)
def test_a_sentence_is_told_of_a_day(place: tuple[int, int], told: tuple[date, bool]) -> None:
    found = {(s.document, s.rank): (s.day, s.explicit) for s in day_sentences(story())}
    assert found[place] == told


def test_undated_documents_tell_of_no_day() -> None:
    assert salient_days(story(dated=False), most=3, each=1) == ()
