"""The day that a page declares."""

import pytest

from recension.model import Hint
from recension.stages.clean import clean
from tests.stages.clean.page_builders import FOURTH, HEADLINE, LEAD, SECOND, STORY, THIRD, document, page

DECLARED = [
    ("October 4, 2021", "2021-10-04"),
    ("Published Oct 8, 2021 | Last updated 7:15 AM EDT", "2021-10-08"),
    ("Published Oct 8, 2021 | Updated Oct 9, 2021", "2021-10-08"),
    ("Posted by Ada Finch on Sunday, June 17, 2012 at 6:20 pm", "2012-06-17"),
    ("Posted Thu 18 Apr 2013 by Ada Finch", "2013-04-18"),
    ("2014-02-28T07:30:00-04:00", "2014-02-28"),
    ("24. 6. 2015 | Author: Ada Finch", "2015-06-24"),
    ("COAST BRIEFING | 25/12/2020 | 4 min read", "2020-12-25"),
    ("By Ada Finch | March 19, 2013 | 77 views", "2013-03-19"),
    ("Gazette Reporter, 6 November 2012", "2012-11-06"),
    ("Date:2012-04-18 05:11:59", "2012-04-18"),
]


@pytest.mark.parametrize(("line", "day"), DECLARED)
def test_the_line_that_declares_the_day(line, day):
    assert page("The Quill Gazette", HEADLINE, line, *STORY).declared_date == day


def test_a_headline_with_its_date_glued_on():
    article = page(HEADLINE + " Posted: Tuesday, March 31, 2015 5:46 PM EDT Updated: Tuesday, April 14, 2015 5:46 PM EDT", *STORY)
    assert article.declared_date == "2015-03-31"
    assert article.title is not None
    assert article.title.quote == HEADLINE


ORDER = [
    ("The work began on 20 July and ends on 12 October, the board said.", "2014-08-04"),
    ("The work began on July 20 and ends on October 12, the board said.", "2014-04-08"),
]


@pytest.mark.parametrize(("sentence", "day"), ORDER)
def test_the_order_of_a_numeric_date_is_that_of_the_dates_in_words(sentence, day):
    article = page(HEADLINE, "04/08/2014", LEAD.replace(" on Friday", ""), sentence, THIRD, FOURTH)
    assert article.declared_date == day
    assert {c.date for c in article.date_candidates} == {"2014-08-04", "2014-04-08"}


def test_the_weekday_that_the_text_tells_of_decides_between_two_readings():
    assert page(HEADLINE, "07/04/2017", LEAD, THIRD, FOURTH).declared_date == "2017-04-07"  # a Friday; 4 July was a Tuesday


@pytest.mark.parametrize(
    "line", ["© 2018 Quill Gazette. All rights reserved.", "This picture taken on 3 May 2021 shows the east pier at low tide."]
)
def test_a_copyright_year_and_a_caption_declare_nothing(line):
    assert page(HEADLINE, *STORY, line).declared_date is None


def test_metadata_and_the_address_declare():
    text = "\n".join(STORY)
    hints = (Hint("declared date", "JSON-LD datePublished", value="2021-05-07"),)
    assert clean(document(text, hints=hints)).declared_date == "2021-05-07"
    by_address = clean(document(text, url="https://gazette.example/2021/05/07/pier-closed"))
    assert by_address.declared_date == "2021-05-07"
    assert by_address.date_candidates[0].why[0].rule == "address"
    archived = document(text, url="http://web.archive.org/web/20190101000000/http://gazette.example/pier")
    assert clean(archived).declared_date is None


def test_every_candidate_has_reasons_with_exact_words():
    article = page(HEADLINE, "May 7, 2021", LEAD, SECOND, THIRD, "Published 8 May 2021")
    for candidate in article.date_candidates:
        assert candidate.why
        for reason in candidate.why:
            assert all(article.document.text[s.start : s.end] == s.quote for s in reason.spans)
