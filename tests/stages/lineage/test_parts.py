"""The parts of the stage one by one: quotation marks, runs, order, details."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.stages.lineage.align import aligned
from recension.stages.lineage.bodies import posts, quotations
from recension.stages.lineage.details import detail
from recension.stages.lineage.index import seeds
from recension.stages.lineage.rewrites import in_order
from recension.stages.lineage.runs import shared_runs
from recension.stages.lineage.trace import Index
from tests.stages.lineage.invented_texts import BRIDGE, article


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "go home" and left.', ["go home"]),
        ("He said “go home” and left.", ["go home"]),
        ("He said 'go home,' and left.", ["go home,"]),
        ("He said ‘don’t go home’ and left.", ["don’t go home"]),
        ("The workers' hall and the miners' club.", []),
        ("It's the dog's life of '68.", []),
        ('"I went.\n"And I came back."', ["I went.", "And I came back."]),
        ('A stray " mark.' + " word" * 500, []),
    ],
)
def test_quotations(text, inside):
    assert [text[a:b] for a, b in quotations(text, 0, len(text))] == inside


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("What a day it was.\nI saw a whale — Ana Orr (@anaorr) May 4, 2031\nMore.", "I saw a whale"),
        ("What a day.\nI saw a whale\n— Ana Orr (@anaorr) May 4, 2031\nMore.", "I saw a whale"),
        ("Write to (the editor) today.", None),
    ],
)
def test_posts(text, first):
    found = [text[a:b] for a, b in posts(text, 0, len(text))]
    assert (found[0].startswith(first) if first else not found) is True


@pytest.mark.parametrize(
    ("key", "expected"),
    [("twelve", "12"), ("2,600", "2600"), ("r236m", "236"), ("10.32pm", "10.32"), ("two", ""), ("3", ""), ("miners", "miner")],
)
def test_details(key, expected):
    assert detail(key, "miner") == expected


@given(
    st.lists(st.sampled_from("storm coast ferry lamp the of and".split()), max_size=60),
    st.lists(st.sampled_from("storm coast ferry lamp the of and".split()), max_size=60),
)
def test_runs_are_equal_words(one, other):
    texts = corpus_of(article(" ".join(one)), article(" ".join(other), before="x\n"))
    grams, pairs = seeds(texts)
    runs = shared_runs(texts, grams, pairs)
    for a, b, n in zip(runs.a, runs.b, runs.length, strict=True):
        assert (texts.keys[a : a + n] == texts.keys[b : b + n]).all()
        assert texts.owners[a] == texts.owners[a + n - 1] < texts.owners[b] == texts.owners[b + n - 1]


def corpus_of(*articles):
    index = Index()
    index.add(articles)
    return index.corpus()


def test_a_whole_copy_is_found_whole():
    texts = corpus_of(article(BRIDGE), article(BRIDGE, before="x\n"))
    found = aligned(texts, *seeds(texts)).passages
    assert [(s[1], s[2]) for s in zip(*found, strict=True)] == [(0, texts.sizes[0])]
    assert (found.b0, found.b1) == (texts.offsets[1], texts.offsets[2])


@given(st.lists(st.lists(st.integers(-3, 3), min_size=4, max_size=4), min_size=1, max_size=7))
def test_matches_do_not_cross(rows):
    gain = np.array(rows, dtype=float)
    matches, total = in_order(gain)
    assert all(i0 < i1 and j0 < j1 for (i0, j0), (i1, j1) in pairwise(matches))
    assert total == sum(gain[i, j] for i, j in matches)
    assert all(gain[i, j] > 0 for i, j in matches)
