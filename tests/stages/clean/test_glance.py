"""The lines of a page at a glance, for the sake of its date."""

import pytest

from recension.sources.page import read_page
from recension.sources.received import Origin
from recension.stages.clean import clean
from recension.stages.clean.declared import declared
from recension.stages.clean.glance import glance
from tests.stages.clean.page_builders import HEADLINE, STORY

PARAGRAPHS = "".join(f"<p>{line}</p>" for line in STORY)
MENU = "<nav><ul><li>Home</li><li>News</li></ul></nav>"


def read(inner):
    """The document that a page with this in its body is."""
    return read_page(f"<html><body>{MENU}<h1>{HEADLINE}</h1>{inner}</body></html>", Origin("page", "0" * 64))


def test_the_prose_is_the_article_and_the_menu_is_not():
    kinds = {line.piece.text: line.kind for line in glance(read(PARAGRAPHS))}
    assert [kinds[line] for line in STORY] == ["body"] * len(STORY)
    assert kinds["Home"] == "boilerplate"
    assert kinds[HEADLINE] == "title"


@pytest.mark.parametrize("line", ["Published 7 May 2021", "May 7, 2021, 9:30 am", "Posted Friday, 7 May 2021"])
def test_a_line_with_nothing_but_a_date_is_one_wherever_it_stands(line):
    document = read(PARAGRAPHS + f"<p>{line}</p>")
    assert next(g.kind for g in glance(document) if g.piece.text == line) == "date"


@pytest.mark.parametrize("inner", [f"<p>7 May 2021</p>{PARAGRAPHS}", f"{PARAGRAPHS}<time datetime=2021-05-07>7 May</time>", PARAGRAPHS])
def test_the_day_alone_is_the_day_of_the_whole_stage(inner):
    document = read(inner)
    article = clean(document)
    assert declared(document) == (article.declared_date, article.date_candidates)


def test_the_pieces_cover_all_that_is_visible():
    document = read(PARAGRAPHS)
    held = "".join("".join(g.piece.text.split()) for g in glance(document))
    assert held == "".join(document.text.split())
