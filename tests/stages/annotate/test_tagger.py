"""Parts of speech: what the parser builds on."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.settings.annotate import MAX_SENTENCE_TOKENS
from recension.stages.annotate.syntax.tagger import tag, tokens_of, verb_lemma


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The baker sold bread.", ["DT", "NN", "VBD", "NN", "."]),
        ("She has not left.", ["PRP", "VBZ", "RB", "VBN", "."]),
        ("They didn't come.", ["PRP", "VBD", "RB", "VB", "."]),
        ("She denies it.", ["PRP", "VBZ", "PRP", "."]),
        ("The denials were read.", ["DT", "NNS", "VBD", "VBN", "."]),
        ("“Go,” he said.", ["``", "VB", ",", "''", "PRP", "VBD", "."]),
        ("", []),
    ],
)
def test_tags_are_those_of_the_penn_treebank(text, expected):
    assert [t.tag for t in tag(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Quill's boat", ["Mr.", "Quill", "'s", "boat"]),
        ("a 15-member crew", ["a", "15-member", "crew"]),
        ("4,000 tonnes at 9:42", ["4,000", "tonnes", "at", "9:42"]),
        ("U.S. envoy", ["U.S.", "envoy"]),
        ("''Stop,'' she cried", ["''", "Stop", ",", "''", "she", "cried"]),
    ],
)
def test_a_clitic_is_a_word_and_a_number_is_one(text, expected):
    assert [text[a:b] for a, b in tokens_of(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("told", "tell"),
        ("stopped", "stop"),
        ("hurried", "hurry"),
        ("died", "die"),
        ("filed", "file"),
        ("sees", "see"),
        ("visited", "visit"),
    ],
)
def test_verbs_come_back_to_their_base_form(form, base):
    assert verb_lemma(form) == base


@given(st.text(max_size=300))
def test_any_text_is_tagged_with_its_own_offsets(text):
    tokens = tag(text, 0, len(text))
    assert len(tokens) <= MAX_SENTENCE_TOKENS
    assert all(0 <= t.start < t.end <= len(text) for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
