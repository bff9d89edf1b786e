"""Names in a text: where they stand, what kind they are, whose they are."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stages.annotate.name_builders import entities, entities_by_rules, spelled

P, O, L, X = "person", "organisation", "place", "other"  # noqa: E741


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles and roles are no part of a name
        ("They met President Maria Fells.", [("Maria Fells", P)]),
        ("Deputy Prime Minister Tomas Brandl spoke.", [("Tomas Brandl", P)]),
        ("Lt. Gen. Oskar Brandl was there.", [("Oskar Brandl", P)]),
        ("Secretary of State Maria Fells flew home.", [("Maria Fells", P)]),
        ("The spokesman Tomas Brandl said no.", [("Tomas Brandl", P)]),
        ("The minister of Natural Resources Maria Fells came.", [("Maria Fells", P)]),
        ("The President said no to the Prime Minister.", []),
        # surnames that are words, titles or months
        ("They know Stephen King well.", [("Stephen King", P)]),
        ("They met Maria May in May.", [("Maria May", P)]),
        ('"Will Brandl is here," they said.', [("Will Brandl", P)]),
        # particles, initials, hyphens, letters behind a name
        ("They met Maria van der Fells.", [("Maria van der Fells", P)]),
        ("They met Tarek al-Basri and J.K. Orlenko.", [("Tarek al-Basri", P), ("J.K. Orlenko", P)]),
        ("They met Maria J. Fells Jr. at noon.", [("Maria J. Fells Jr.", P)]),
        ("They met Yun Sol-hee at noon.", [("Yun Sol-hee", P)]),
        ("They heard Pravin Moodley SC at noon.", [("Pravin Moodley", P)]),
        ("Chef Oskar Brandl, 45, of Leeds, fell.", [("Oskar Brandl", P), ("Leeds", L)]),
        # bodies
        ("It was the Ministry of Water and Sanitation.", [("Ministry of Water and Sanitation", O)]),
        ("They asked the Bank of Marlow and Tanfield Chemicals Inc. for money.", [("Bank of Marlow", O), ("Tanfield Chemicals Inc.", O)]),
        ("Marlow City Court heard the Teachers Union.", [("Marlow City Court", O), ("Teachers Union", O)]),
        ("They bought from Orlenko Looms.", [("Orlenko Looms", O)]),
        ("Orlen, a Danish band, played.", [("Orlen", O), ("Danish", X)]),
        ("They heard the band Orlen.", [("Orlen", O)]),
        ("They saw the Toronto River Otters win.", [("Toronto River Otters", O)]),
        ("They know Velm is a small town in the hills.", [("Velm", L)]),
        ("His lawyer, Even Orlen, agreed.", [("Even Orlen", P)]),
        ("They met Apple CEO Maria Fells.", [("Apple", O), ("Maria Fells", P)]),
        ("It joined the United Nations and NATO.", [("United Nations", O), ("NATO", O)]),
        ("The Institute for Harbour Studies agreed.", [("Institute for Harbour Studies", O)]),
        # countries, demonyms, places
        ("The South Korean leader left Portugal.", [("South Korean", X), ("Portugal", L)]),
        ("Norwegian President Maria Fells spoke.", [("Norwegian", X), ("Maria Fells", P)]),
        ("They sailed down the Anne River to Lake Marlow.", [("Anne River", L), ("Lake Marlow", L)]),
        ("It happened in Reading, Pa., at night.", [("Reading", L), ("Pa.", L)]),
        ("Trade with Trinidad and Tobago grew.", [("Trinidad and Tobago", L)]),
        ("The Battle of Marlow ended.", [("Battle of Marlow", X)]),
        # capitals that are no names
        ("Police said two people died. Officials agreed on Tuesday in March.", []),
        ("I think so. Yes. Reading is good for you.", []),
        ("Russian-backed and US-led forces met.", []),
        # possessives stand outside
        ("It was Norway’s plan and Maria Fells' idea.", [("Norway", L), ("Maria Fells", P)]),
    ],
)
def test_names_and_their_kinds_by_rules(text, expected):
    assert spelled(text, by=entities_by_rules) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met President Maria Fells.", [("Maria Fells", P)]),
        ("Secretary of State Maria Fells flew home.", [("Maria Fells", P)]),
        ("They met Tarek al-Basri and the author J.K. Orlenko.", [("Tarek al-Basri", P), ("J.K. Orlenko", P)]),
        ("It was the Ministry of Water and Sanitation.", [("Ministry of Water and Sanitation", O)]),
        ("Norwegian President Maria Fells spoke.", [("Norwegian", X), ("Maria Fells", P)]),
        ("Trade with Trinidad and Tobago grew.", [("Trinidad and Tobago", L)]),
        ("Police said two people died. Officials agreed on Tuesday in March.", []),
        ("It was Norway’s plan and Maria Fells' idea.", [("Norway", L), ("Maria Fells", P)]),
    ],
)
def test_names_by_reader_and_rules(text, expected):
    assert spelled(text) == expected


def test_a_headline_in_title_case_shows_only_known_names():
    text = "The minister met Maria Fells of Tanfield Chemicals in Oslo on Monday."
    found = spelled(text, title="Angry Fells Meets Tanfield Chemicals Workers As Smoke Hangs Over Oslo")
    assert found[:3] == [("Fells", P), ("Tanfield Chemicals", O), ("Oslo", L)]


def test_a_shouted_line_shows_only_known_names():
    found = spelled("They met Maria Fells in Oslo.", title="MARIA FELLS SHOCKS FANS IN OSLO")
    assert found[:2] == [("MARIA FELLS", P), ("OSLO", L)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Maria Fells came. Fells left. Mrs. Fells slept.", ["Maria Fells"] * 3),
        ("They saw Fells. It was Maria Fells.", ["Maria Fells"] * 2),
        ("They met Yun Sol Hee. Later Yun left.", ["Yun Sol Hee"] * 2),
        ("They met Tarek al-Basri. Then Basri left.", ["Tarek al-Basri"] * 2),
        ("The Korea Energy Board (KEB) met. The KEB agreed.", ["Korea Energy Board"] * 3),
        ("They asked Tanfield Chemicals. At noon Tanfield agreed.", ["Tanfield Chemicals"] * 2),
        ("They met Mr Panos Chatzigiorgos. Yesterday Panos Hatzigiorgos left.", ["Panos Chatzigiorgos"] * 2),
        ("It is in Britain, they said. The U.K. agreed.", ["Britain"] * 2),
        # two bearers of one surname
        ("They met Oskar Brandl. His wife Maria Brandl came. Then Brandl spoke.", ["Oskar Brandl", "Maria Brandl", "Maria Brandl"]),
        ("Mr Oskar Brandl and Mrs Maria Brandl came. Then Mr Brandl spoke.", ["Oskar Brandl", "Maria Brandl", "Oskar Brandl"]),
        ("They met Oskar Brandl and Oskar Falk.", ["Oskar Brandl", "Oskar Falk"]),
    ],
)
def test_names_of_one_bearer_are_joined(text, names):
    assert [e.name for e in entities(text)] == names


def test_one_name_has_one_kind_in_an_article():
    text = "Lawyer Anton Houston spoke. Houston was born in Leeds. Everyone knows Houston."
    assert {kind for word, kind in spelled(text) if word == "Houston"} == {P}


WORDS = st.sampled_from(
    "Maria Fells of the Bank and Oslo Mr. U.S. (KEB) , . – “ ” 's al-Basri MINISTRY van der 12 said in Trinidad & President \n é́ 北京".split(
        " "
    )
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join)))
def test_mentions_lie_in_the_text_in_order_and_apart(text):
    found = entities(text)
    assert all(0 <= e.start < e.end <= len(text) and e.name for e in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert found == entities(text)


@pytest.mark.parametrize(
    "text", ["A" * 100_000, "Ab " * 20_000, "A.B." * 20_000, "Bank of " * 10_000, "a-B’" * 20_000, "(" * 50_000, "Xa Yb, " * 10_000]
)
def test_hostile_text_takes_linear_time(text):
    entities(text)
