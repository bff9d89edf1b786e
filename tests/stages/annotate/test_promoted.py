"""What only the trees show to be told, with a time of its own."""

import pytest

from recension.model import Article, Document, Region
from recension.stages.annotate import annotate


def told(text: str) -> dict[str, tuple[str, str | None]]:
    read = annotate(Article(Document("d", "d", "", text), "en", (Region("body", 0, len(text)),)))
    times = [text[t.start : t.end] for t in read.timexes]
    return {text[e.start : e.end]: (e.certainty, times[e.timex] if e.timex is not None else None) for e in read.events}


def test_a_verb_that_looks_like_an_adjective_has_its_time() -> None:
    found = told("Diggers say that men in uniform burnt it on Thursday night.")
    assert found["burnt"] == ("happened", "Thursday night")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Diggers think that men in uniform might have burnt it on Thursday night.", "burnt"),
        ("The valley has belonged to the town since 1986.", "belonged"),
        ("The chairman said on Thursday that the roof was sound.", "sound"),
    ],
    ids=["unsure", "a state", "nothing happens"],
)
def test_what_is_not_told_stays_aside(text: str, word: str) -> None:
    assert word not in told(text)


def test_no_event_is_both_told_and_aside() -> None:
    text = "Diggers say that men in uniform burnt it on Thursday night."
    read = annotate(Article(Document("d", "d", "", text), "en", (Region("body", 0, len(text)),)))
    assert not {e.start for e in read.events} & {a.start for a in read.asides}
    assert [e.start for e in read.events] == sorted(e.start for e in read.events)
