"""The stage as a whole."""

import pytest

from recension.model import Annotations, Article, Document, Region
from recension.stages.annotate import annotate
from tests.stages.annotate.name_builders import article

TEXT = "Maria Fells told reporters in Oslo on Tuesday that three workers died.\n\nThe Bank of Marlow denied it."


def test_every_part_points_into_the_text():
    made = annotate(article(TEXT, title="Three die in Oslo"))
    text = article(TEXT, title="Three die in Oslo").document.text
    spans = [*made.sentences, *made.entities, *made.timexes, *made.quantities, *made.events]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert made.document == "d"
    assert [s.region for s in made.sentences] == ["title", "body", "body"]


@pytest.mark.parametrize("language", ["de", "fr", "ko"])
def test_another_language_is_not_read(language):
    assert annotate(article(TEXT, language=language)) == Annotations("d")


def test_an_unknown_language_is_read():
    assert annotate(article(TEXT, language=None)).entities


def test_only_the_article_is_read():
    text = "Subscribe to Maria Fells today.\nOskar Brandl fell in Leeds.\n"
    cut = text.index("\n") + 1
    made = Article(Document("d", "s", "0", text), "en", (Region("boilerplate", 0, cut), Region("body", cut, len(text))))
    assert [e.name for e in annotate(made).entities] == ["Oskar Brandl", "Leeds"]


def test_an_empty_document_gives_nothing():
    assert annotate(Article(Document("d", "s", "0", ""), None, ())) == Annotations("d")
