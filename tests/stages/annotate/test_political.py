"""Acts of politics: the PLOVER root code of what one side does to another, and who is actor and who recipient."""

import pytest

from recension.stages.annotate.events.political import act, act_features, weights
from recension.stages.annotate.syntax.chunks import parse
from tests.stages.annotate.reading_builders import sentences_of, told

SIDES = {"organisation": ["Vornland", "Sundria"]}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Vornland condemned Sundria over the border closure.", "ACCUSE"),
        ("Vornland bombed Sundria.", "ASSAULT"),
        ("Vornland held talks with Sundria.", "CONSULT"),
        ("Vornland threatened to attack Sundria.", "THREATEN"),
        ("Vornland released prisoners from Sundria.", "YIELD"),
    ],
)
def test_the_words_between_two_sides_tell_the_code(text, code):
    parsed = parse(text, sentences_of(text))[0]
    sides = [(text.index(name), text.index(name) + len(name)) for name in SIDES["organisation"]]
    found = act(parsed, *sides)
    assert found.code == code
    assert 0 < found.score <= 1


def test_probabilities_sum_to_one_for_any_sides():
    text = "Nothing of this is politics."
    chances = weights().probabilities(act_features(parse(text, sentences_of(text)), (0, 7), (len(text), len(text))))
    assert chances.sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Vornland condemned Sundria.", {"Vornland": "actor", "Sundria": "recipient"}),
        ("Vornland was condemned by Sundria.", {"Vornland": "recipient", "Sundria": "actor"}),
    ],
)
def test_actor_and_recipient(text, roles):
    event = told(text, **SIDES)[0][0]
    assert {p.name: p.role for p in event.participants} == roles
    assert event.type == "ACCUSE"


def test_a_place_is_a_side_only_where_the_words_say_so():
    events, _ = told("Ada Quill met the mayor in Vorn. Ada Quill fought with Sundria.", person=["Ada Quill"], place=["Vorn", "Sundria"])
    assert [[p.name for p in e.participants] for e in events] == [["Ada Quill"], ["Ada Quill", "Sundria"]]


def test_what_is_no_politics_has_no_code():
    assert told("The lid fell off the pot.", **SIDES)[0][0].type is None
