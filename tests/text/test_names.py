"""Names as keys, and pairs of names that have one bearer or two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.text.names import is_acronym_of, name_key, name_score, same_name, sound_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jean-Luc Fells", "JEAN LUC FELLS"),
        ("U.S.", "US"),
        ("Łukasz Øyen", "Lukasz Oyen"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("O'Dell", "O’Dell"),
        ("São Tomé", "Sao Tome"),
    ],
)
def test_spellings_with_one_key(one, other):
    assert name_key(one) == name_key(other)


SAME = [
    ("Maria Fells", "Fells", "person"),
    ("Maria Fells", "M. Fells", "person"),
    ("Maria J. Fells", "Maria Fells", "person"),
    ("Dr. Maria Fells", "Maria Fells", "person"),
    ("Panos Chatzigiorgos", "Panos Hatzigiorgos", "person"),
    ("Yun Sol-hee", "Yun Sol Hee", "person"),
    ("Yun Sol Hee", "Yun", "person"),
    ("Tarek al-Basri", "Basri", "person"),
    ("Muhammad Basri", "Mohammed Basri", "person"),
    ("Dmitri Orlenko", "Dmitry Orlenko", "person"),
    ("Bernd Falk Jr.", "Bernd Falk", "person"),
    ("Luis Ortega Marin", "Luis Ortega", "person"),
    ("Fells-Marin", "Maria Fells-Marin", "person"),
    ("Bosun Maria Fells", "Maria Fells", "person"),
    ("Korea Energy Board", "KEB", "organisation"),
    ("Ministry of Water Affairs", "Water Affairs Ministry", "organisation"),
    ("Harbour Centre", "Harbor Center", "organisation"),
    ("Tanfield Chemicals Inc.", "Tanfield Chemicals", "organisation"),
    ("University of Marlow", "Marlow University", "organisation"),
    ("Tanfield", "Tanfield Chemicals", "organisation"),
    ("St. Anne River", "Saint Anne River", "place"),
    ("Kharkovsk", "Harkovsk", "place"),
]

DIFFERENT = [
    ("Maria Fells", "John Fells", "person"),
    ("Maria Fells", "Maria Falk", "person"),
    ("J. Fells", "Maria Fells", "person"),
    ("Maria Fells", "Maria", "person"),
    ("Hansen", "Hanson", "person"),
    ("Martin", "Morton", "person"),
    ("Ministry of Water", "Ministry of Trade", "organisation"),
    ("Korea Energy Board", "KEP", "organisation"),
    ("First Bank of Marlow", "Second Bank of Marlow", "organisation"),
    ("North Marlow", "South Marlow", "place"),
    ("Marlow", "Harlow", "place"),
    ("Maria Fells", "", "person"),
]


@pytest.mark.parametrize(("one", "other", "kind"), SAME)
def test_names_of_one_bearer(one, other, kind):
    assert same_name(one, other, kind)
    assert same_name(other, one, kind)


@pytest.mark.parametrize(("one", "other", "kind"), DIFFERENT)
def test_names_of_two_bearers(one, other, kind):
    assert not same_name(one, other, kind)
    assert not same_name(other, one, kind)


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("KEB", "Korea Energy Board", True),
        ("DoW", "Department of Water", True),
        ("MWS", "Ministry of Water and Sanitation", True),
        ("KEB", "Korea Energy Forum", False),
        ("K", "Korea", False),
        ("keb", "Korea Energy Board", False),
    ],
)
def test_acronyms(short, long, expected):
    assert is_acronym_of(short, long) is expected


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["person", "organisation", "place", "other"]))
def test_scores_are_symmetric_and_within_bounds(one, other, kind):
    score = name_score(one, other, kind)
    assert 0.0 <= score <= 1.0
    assert score == name_score(other, one, kind)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name):
    assert name_key(name_key(name)) == name_key(name)


def test_transliterations_sound_alike():
    assert sound_key("chatzis") == sound_key("hatzis")
    assert sound_key("fells") != sound_key("falls")
