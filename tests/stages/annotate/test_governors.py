"""What governs an event decides how sure it is: denials, plans called off, wishes, hearsay, conditions."""

import pytest

from recension.stages.annotate.events.governors import certainty_at
from recension.stages.annotate.syntax.chunks import parse
from tests.stages.annotate.reading_builders import sentences_of


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("The council met.", "met", "happened"),
        ("The council might meet.", "meet", "possible"),
        ("The council reportedly met.", "met", "possible"),
        ("The wall almost collapsed.", "collapsed", "denied"),
        ("He denied that the council had met.", "met", "denied"),
        ("Guards prevented the theft.", "theft", "denied"),
        ("The band cancelled its tour.", "tour", "denied"),
        ("The tour was cancelled.", "tour", "denied"),
        ("They called off the march.", "march", "denied"),
        ("The firm dropped its plan to build a mill.", "build", "denied"),
        ("They left without signing a treaty.", "signing", "denied"),
        ("The guild is considering a strike.", "strike", "possible"),
        ("She hopes to win.", "win", "possible"),
        ("The guild threatened to strike.", "strike", "possible"),
        ("He is believed to have fled.", "fled", "possible"),
        ("Villagers suspect that he fled.", "fled", "possible"),
        ("There were rumours of a mutiny.", "mutiny", "possible"),
        ("If it rains, the fair will close.", "rains", "possible"),
        ("If it rains, the fair will close.", "close", "possible"),
        ("Will the bridge hold?", "hold", "possible"),
        ("The vote was postponed.", "vote", "expected"),
        ("She agreed to sing.", "sing", "expected"),
        ("The planned parade drew thousands.", "parade", "expected"),
        ("The pilot managed to land.", "land", "happened"),
        ("The ferry would have sunk.", "sunk", "denied"),
        ("No explosion was heard.", "explosion", "denied"),
    ],
)
def test_certainty_is_followed_outwards(text, word, certainty):
    parsed = parse(text, sentences_of(text))[0]
    at = next(i for i, token in enumerate(parsed.tokens) if text[token.start : token.end] == word)
    assert certainty_at(parsed, at) == certainty
