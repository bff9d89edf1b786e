import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.text.offsets import find_lines, simplified

TEXTS = st.text(alphabet="aB ’“—\u200b\n\tﬁＡé\u0301\u00ad", max_size=60) | st.text(max_size=60)


@given(TEXTS)
def test_each_character_has_an_origin_and_origins_never_fall(text):
    made = simplified(text)
    assert len(made.text) == len(made.origins)
    assert list(made.origins) == sorted(made.origins)
    assert all(0 <= at < len(text) for at in made.origins)


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_range_leads_back_to_characters_that_read_the_same(text, a, b):
    made = simplified(text)
    start, end = sorted((min(a, len(made.text)), min(b, len(made.text))))
    first, last = made.back(start, end)
    assert 0 <= first <= last <= len(text)
    assert made.text[start:end].strip() in simplified(text, first, last).text


@given(TEXTS)
def test_simplifying_twice_changes_nothing(text):
    once = simplified(text).text
    assert simplified(once).text == once


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Harbour “closed”\nuntil Friday\n\nMore.", 'HARBOUR "closed" until Friday', "Harbour “closed”\nuntil Friday"),
        ("News\n  A title \nText", "a  title", "A title"),
        ("In the text a title stands", "a title", None),
        ("A title and more", "A title", None),
        ("A title and more\nA title", "A title", "A title"),
        ("Text", "", None),
    ],
)
def test_lines_are_found_whole(text, wanted, found):
    place = find_lines(text, wanted)
    assert (place and text[slice(*place)]) == found


@given(st.text(alphabet="ab ’\n", min_size=1, max_size=30), st.text(alphabet="xy\n", max_size=20))
def test_what_stands_on_its_own_lines_is_found(title, rest):
    if title.strip():
        text = f"{title}\n{rest}"
        place = find_lines(text, title)
        assert place is not None
        assert simplified(text[slice(*place)]).text == simplified(title).text
