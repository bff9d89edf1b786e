"""How sure: what governs a verb decides whether it tells of something that happened."""

import pytest

from recension.stages.annotate.events.certainty import event_certainty
from recension.stages.annotate.syntax.chunks import parse
from tests.stages.annotate.reading_builders import sentences_of


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The board met.", "happened"),
        ("The board agreed to meet.", "expected"),
        ("The board is due to meet.", "expected"),
        ("The board is not expected to meet.", "denied"),
        ("The board failed to meet.", "denied"),
        ("The board managed to meet.", "happened"),
        ("The board is known to have met.", "happened"),
        ("The board ordered the pilots to meet.", "expected"),
        ("The board rented a hall to meet.", None),
        ("If the board met, it would help.", None),
        ("Has the board met?", None),
        ("The board might meet.", "possible"),
        ("The board never met.", "denied"),
    ],
)
def test_the_last_verb_but_one_decides(text, certainty):
    parsed = parse(text, sentences_of(text))[0]
    index = next(i for i, g in enumerate(parsed.groups) if g.lemma == "meet")
    assert event_certainty(parsed, index) == certainty
