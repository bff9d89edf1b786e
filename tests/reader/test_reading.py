"""What the shipped weights see, and that nothing but the text decides it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.engines import Engine, Limits
from recension.reader.labels import HEADS, NAME_KINDS, PARTS
from recension.reader.reading import read
from recension.reader.session import run, steps
from recension.reader.vectors import VECTOR_LENGTH, sentence_vectors
from recension.reader.windows import batch, windows
from recension.reader.words import words_of
from recension.text.sentences import sentences

TEXT = (
    "OSLO — The harbour minister, Tomas Brandl, said on Tuesday that two ferries had collided off Marlow. "
    "“No one was hurt,” he added. Police arrested the captain of one ferry, according to the Coast Guard. "
    "The owner, Tanfield Lines, denied that the crew had been drinking, and a court may hear the case next month."
)


def seen(text):
    return read(text, sentences(text))


def words(text, runs):
    """The words of runs as they stand in the text."""
    reading = seen(text)
    return [text[slice(*reading.characters(*run))] for run in runs]


def test_the_heads_fit_the_weights():
    outputs = seen(TEXT).outputs
    table = steps()
    assert outputs["tags"].shape[1] == sum(map(len, HEADS.values()))
    assert outputs["asks"].shape[1] == outputs["answers"].shape[1] == len(PARTS) * 64 + table["pair"].shape[1]
    assert outputs["depends"].shape == outputs["governs"].shape


def test_names():
    reading = seen(TEXT)
    found = {TEXT[slice(*reading.characters(n.start, n.end))]: n.kind for n in reading.spans("name")}
    assert found["Tomas Brandl"] == "person"
    assert found["Tanfield Lines"] == "organisation"
    assert found["Marlow"] == "place"


def test_who_says_what():
    said = {words(TEXT, s.cue)[0]: s for s in seen(TEXT).sayings()}
    assert "Brandl" in words(TEXT, said["said"].source)[0]
    assert words(TEXT, said["said"].content)[0].startswith("that two ferries had collided")
    assert words(TEXT, said["added"].source) == ["he"]
    assert "No one was hurt" in words(TEXT, said["added"].content)[0]


def test_events_and_times():
    reading = seen(TEXT)
    triggers = {TEXT[slice(*reading.characters(t.start, t.end))] for t in reading.spans("trigger")}
    assert {"collided", "arrested"} <= triggers
    times = [TEXT[slice(*reading.characters(t.start, t.end))] for t in reading.spans("timex")]
    assert times == ["Tuesday", "next month"]


def test_trees():
    reading = seen("The police arrested the captain.")
    assert [reading.labels("relation")[at] for at in (1, 2, 4)] == ["nsubj", "root", "obj"]
    assert reading.heads().tolist()[:5] == [1, 2, 2, 4, 2]
    assert [reading.labels("speech")[at] for at in (2, 3, 4)] == ["VBD", "DT", "NN"]


def test_a_window_is_read_alike_alone_and_with_others():
    found = words_of(TEXT, sentences(TEXT))
    cut = windows(found, 40)
    assert len(cut) > 2
    names = ("pieces", "features", "lengths", "firsts")
    both = batch([(found, window) for window in cut])
    together = run("reader", {name: getattr(both, name) for name in names})["tags"]
    alone = [batch([(found, window)]) for window in cut]
    apart = np.concatenate([run("reader", {name: getattr(one, name) for name in names})["tags"] for one in alone])
    assert np.array_equal(together, apart)


def names_of(text):
    reading = seen(text)
    return [(n.start, n.end, n.kind, n.score) for n in reading.spans("name")]


def test_other_processes_see_the_same():
    texts = [TEXT, TEXT[:150], TEXT[150:]] * 4
    engine = Engine(2, Limits())
    try:
        found = [outcome.result for outcome in engine.map(names_of, texts)]
    finally:
        engine.close()
    assert found == [names_of(text) for text in texts]


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from("aZ é9.,“”\"'\n\u0301\u0000\ud800한🎈Maria said ") | st.characters(), max_size=200))
def test_any_text_is_read_with_exact_offsets(text):
    reading = seen(text)
    for found in (*reading.spans("name"), *reading.spans("timex"), *reading.cues()):
        start, end = reading.characters(found.start, found.end)
        assert 0 <= start < end <= len(text)
        assert 0 <= found.score <= 1.0001
    for saying in reading.sayings(0.05):
        runs = (*saying.source, *saying.content)
        assert all(0 <= a < b <= len(reading) for a, b in runs)
    assert all(kind in NAME_KINDS for kind in {n.kind for n in reading.spans("name")})


@pytest.mark.parametrize("text", ["", " \n ", "\u0000\u0001", "\ud800"])
def test_nothing_to_read(text):
    reading = seen(text)
    assert len(reading) == 0
    assert not reading.spans("name")
    assert not reading.sayings()
    assert reading.heads().tolist() == []


def test_sentence_vectors_are_near_for_sentences_that_say_the_same():
    text = "Two ferries collided off the harbour.\nA pair of ferry boats crashed near the port.\nThe court adjourned.\n…"
    ranges = [*sentences(text), (len(text), len(text))]
    vectors = sentence_vectors(text, ranges)
    assert vectors.shape == (len(ranges), VECTOR_LENGTH)
    assert np.linalg.norm(vectors[:3], axis=1) == pytest.approx(1, abs=1e-4)
    assert not vectors[-1].any()
    likeness = vectors @ vectors.T
    assert likeness[0, 1] > 0.5 > likeness[0, 2] + 0.2
