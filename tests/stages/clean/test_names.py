"""Outlet, byline and language."""

import pytest

from recension.model import Hint
from recension.stages.clean import clean
from tests.stages.clean.page_builders import HEADLINE, STORY, document, page

OUTLETS = [
    (("The Quill Gazette", "News | Courts | Sport"), (), "The Quill Gazette"),
    (("☰ Menu   Quill Gazette   Log in",), (), "Quill Gazette"),
    (("Quill Gazette » Coast » Harbours",), (), "Quill Gazette"),
    (("quillwire.example — news from every harbour",), (), "quillwire.example"),
    (("QUILL GAZETTE | 07/05/2021 | 6 min read",), (), "QUILL GAZETTE"),
    (("Home » Coast",), ("© 2021 QuillGazette. All rights reserved.",), "QuillGazette"),
    ((), ("Copyright © Quill Gazette",), "Quill Gazette"),
    ((), ("Source of pictures: quill-gazette",), "Quill Gazette"),
    ((), (), None),
]


@pytest.mark.parametrize(("head", "foot", "name"), OUTLETS)
def test_the_outlet_is_named_by_head_and_foot(head, foot, name):
    outlet = page(*head, HEADLINE, *STORY, *foot).outlet
    assert (outlet.name if outlet else None) == name


def test_places_that_agree_raise_the_score():
    once = page("Quill Gazette", HEADLINE, *STORY).outlet
    twice = page("Quill Gazette", HEADLINE, *STORY, "© 2021 Quill Gazette").outlet
    assert once is not None
    assert twice is not None
    assert once.score < twice.score


def test_metadata_name_the_outlet():
    hints = (Hint("outlet", "meta og:site_name", value="Quill Gazette"),)
    outlet = clean(document("\n".join(STORY), url="https://qg.example/a", hints=hints)).outlet
    assert outlet is not None
    assert outlet.name == "Quill Gazette"


BYLINES = [
    ("By Ada Finch", "Ada Finch"),
    ("Words: Ada Finch. Photos: Bo Lund", "Ada Finch"),
    ("Ada Finch in Quillport", "Ada Finch in Quillport"),
    ("ADA FINCH, HARBOUR SQUARE", "ADA FINCH, HARBOUR SQUARE"),
    ("Ada Finch, harbour reporter", "Ada Finch, harbour reporter"),
    ("Gazette team", "Gazette team"),
    ("Posted by Ada Finch on Sunday, June 17, 2012", "Ada Finch"),
    ("By Ada Finch and Bo Lund | Quillport", "Ada Finch and Bo Lund"),
]


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_the_byline(line, names):
    article = page("The Quill Gazette", HEADLINE, line, *STORY)
    assert article.byline is not None
    assert article.byline.quote == names


LANGUAGES = [
    (" ".join(STORY), "en"),
    ("Der Hafenrat hat am Freitag die östliche Mole gesperrt, nachdem Taucher an zwei ihrer Pfeiler Risse gefunden hatten. "
     "Ingenieure sollen die Pfeiler in dieser Woche untersuchen.", "de"),
    ("A short one.", None),
    ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), LANGUAGES)
def test_the_language_is_told_from_enough_letters_only(text, code):
    assert page(text).language == code
