"""The whole stage with the trained reader: sayings that no list has, events that are only named, offsets in any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.model import Article, Document, Region
from recension.stages.annotate import annotate
from recension.text.spans import overlap


def read(text):
    return annotate(Article(Document("d", "d", "", text), "en", (Region("body", 0, len(text)),)))


def words(text, ranges):
    return [text[start:end] for start, end in ranges]


def test_a_saying_with_its_whole_cue():
    text = "The minister also said on Monday that the bridge was safe."
    (found,) = read(text).attributions
    assert (words(text, found.source), words(text, found.content)) == (["The minister"], ["that the bridge was safe"])
    assert text[slice(*found.cue[0])].startswith("also said")


def test_a_saying_within_a_saying():
    text = "Ada Quill told reporters that Tom Brenn had said the bridge was safe."
    inner = max(read(text).attributions, key=lambda a: a.cue)
    assert words(text, inner.content) == ["the bridge was safe"]
    assert inner.through


@pytest.mark.parametrize(
    ("text", "told", "named"),
    [
        ("If the guild rejects the offer, the mill will close.", ["offer"], "close"),
        ("The crowd fled after the explosion.", ["fled", "explosion"], None),
        ("The minister said on Thursday that winter was near.", [], None),
    ],
)
def test_told_and_named(text, told, named):
    found = read(text)
    assert [text[e.start : e.end] for e in found.events] == told
    assert named is None or named in [text[e.start : e.end] for e in found.asides]
    assert "said" not in [text[e.start : e.end] for e in (*found.events, *found.asides)]


PIECES = st.sampled_from(
    [
        "said ",
        "that ",
        "Ada Quill ",
        "“no”, ",
        "on Friday ",
        "the strike ",
        "\n",
        ". ",
        "а",
        "漢字",
        "\x00",
        "\u202e",
        "😀",
        "(",
        "'s ",
        "told ",
        "12 ",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_span_lies_in_the_text_and_nothing_is_told_twice(text):
    found = read(text)
    spans = [(x.start, x.end) for x in (*found.entities, *found.timexes, *found.quantities, *found.events, *found.asides)]
    spans += [part for a in found.attributions for part in (*a.source, *a.cue, *a.content)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert not [a for a in found.asides for e in found.events if overlap((a.start, a.end), (e.start, e.end))]
    assert found == read(text)
