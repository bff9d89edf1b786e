"""Datelines and agency marks in the styles of many houses."""

import pytest

from tests.stages.clean.page_builders import FOURTH, LEAD, SECOND, THIRD, body, page

SENTENCE = LEAD

DATELINES = [
    ("GENEVA (AP) — ", "Geneva", "Associated Press"),
    ("LIMA, Peru (AP) — ", "Lima, Peru", "Associated Press"),
    ("GENEVA, Oct 5 (Reuters) - ", "Geneva", "Reuters"),
    ("WASHINGTON, Oct. 5 (Xinhua) -- ", "Washington", "Xinhua"),
    ("Geneva (AFP) – ", "Geneva", "Agence France-Presse"),
    ("BERLIN (dpa) - ", "Berlin", "Deutsche Presse-Agentur"),
    ("MOSCOW, October 5. /TASS/. ", "Moscow", "TASS"),
    ("Tehran, Oct 5, IRNA – ", "Tehran", "Islamic Republic News Agency"),
    ("QUILLPORT (QPX) - ", "Quillport", "QPX"),
    ("PARIS/GENEVA (Reuters) - ", "Paris/Geneva", "Reuters"),
    ("GREEN BAY, Wis. -- ", "Green Bay, Wis.", None),
    ("QUILLPORT – ", "Quillport", None),
    ("NEW DELHI: ", "New Delhi", None),
    ("ST. JOHN’S, N.L. — ", "St. John’s, N.L.", None),
    ("DALLAS (KTXQ) — ", "Dallas", None),
]


@pytest.mark.parametrize(("dateline", "place", "agency"), DATELINES)
def test_a_dateline_is_read_and_stays_in_the_article(dateline, place, agency):
    article = page(dateline + SENTENCE, SECOND, THIRD, FOURTH)
    assert article.dateline is not None
    assert article.dateline.place == place
    assert (article.agency.name if article.agency else None) == agency
    assert body(article).startswith(dateline.strip())


@pytest.mark.parametrize("opening", ["", "BREAKING — ", "UPDATE: ", "“No” – ", "Ada Finch - ", "In 2014 (AP) "])
def test_what_is_no_dateline(opening):
    assert page(opening + SENTENCE, SECOND, THIRD, FOURTH).dateline is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(Reuters) - " + LEAD, "Reuters"),
        ("Copyright 2021 The Associated Press. All rights reserved.", "Associated Press"),
        ("By Ada Finch, Reuters", "Reuters"),
        ("The Associated Press contributed to this report.", "Associated Press"),
    ],
)
def test_an_agency_is_known_by_its_mark_alone_and_by_the_lines_that_sign(line, agency):
    lines = (line, SECOND, THIRD, FOURTH) if line.startswith("(") else (LEAD, SECOND, THIRD, FOURTH, line)
    if line.startswith("By"):
        lines = ("Pier closed after divers find cracks", line, LEAD, SECOND, THIRD)
    found = page(*lines).agency
    assert found is not None
    assert found.name == agency
    assert found.why
