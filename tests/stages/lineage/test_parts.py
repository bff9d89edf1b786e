"""The parts of the stage one by one: quotation marks, runs, order, details."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.stages.lineage.align import aligned
from recension.stages.lineage.bodies import OPENS, read_batch
from recension.stages.lineage.characters import characters_of, codes_of, numbered
from recension.stages.lineage.details import detail
from recension.stages.lineage.index import candidates
from recension.stages.lineage.quoting import posts, quoted_ranges
from recension.stages.lineage.rewrites import in_order
from recension.stages.lineage.runs import shared_runs
from recension.stages.lineage.spool import Spool
from recension.stages.lineage.trace import Index
from recension.text.sentences import sentences
from recension.text.words import words
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
    whole = [(0, len(text))]
    found = quoted_ranges(text, characters_of(text, whole), *np.array(whole).T)
    assert [text[a:b] for a, b in found] == inside


LETTERS = st.sampled_from([*"aBé12.,’'\"“” \n_-!?…)([%²\u200b\ud800\U0001f600\t", "Mr", "St", "U.S", ". A"])


@given(st.lists(LETTERS, max_size=40).map("".join))
def test_words_and_sentences_are_those_of_the_plain_reading(text):
    batch = read_batch([("x", ((0, 1),)), (text, ((0, len(text)),))])
    spelled, expected = batch.spelled.split("\n"), words(text)
    assert batch.counts.tolist() == [1, len(expected)]
    assert [spelled[n] for n in batch.words[1:]] == [text[w.start : w.end] for w in expected]
    assert batch.starts[1:].tolist() == [w.start for w in expected]
    ends = [end for _, end in sentences(text)]
    opens = {0} | {sum(w.start < end for w in expected) for end in ends}
    assert np.flatnonzero(batch.signs[1:] & OPENS).tolist() == sorted(n for n in opens if n < len(expected))


@given(st.text(max_size=30), st.text(max_size=30), st.text(min_size=1, max_size=8))
def test_equal_stretches_have_equal_codes(one, other, same):
    text = one + same + other + same
    points = characters_of(text, ()).points
    first = np.array([len(one), len(one) + len(same) + len(other)])
    codes = codes_of(points, first, first + len(same))
    assert codes[0] == codes[1]


@given(st.lists(st.integers(0, 9), max_size=50))
def test_numbering_keeps_apart_what_differs(values):
    codes = np.array(values, dtype=np.uint64) << np.uint64(40)
    places, numbers = numbered(codes)
    assert codes[places][numbers].tolist() == codes.tolist()
    assert len(places) == len(set(values))


def test_a_spool_gives_back_what_was_put_in():
    texts = [article(BRIDGE).document.text, "", "\ud800 é 😀", "x" * 5000]
    with Spool() as spool:
        for text in texts:
            spool.append(text)
        assert [spool[n] for n in (3, 0, 2, 1, 0)] == [texts[n] for n in (3, 0, 2, 1, 0)]


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
    bodies = texts.source.excerpt(texts.first, texts.sizes)
    runs = shared_runs(bodies, candidates(texts))
    for a, b, n in zip(runs.a, runs.b, runs.length, strict=True):
        assert (bodies.keys[a : a + n] == bodies.keys[b : b + n]).all()
        assert 0 <= a <= a + n <= bodies.offsets[1] <= b <= b + n <= bodies.offsets[2]


def corpus_of(*articles):
    index = Index()
    index.add(articles)
    return index.corpus()


def test_a_whole_copy_is_found_whole():
    texts = corpus_of(article(BRIDGE), article(BRIDGE, before="x\n"))
    found = aligned(texts, candidates(texts)).passages
    assert [s[1:5] for s in zip(*found, strict=True)] == [(0, texts.sizes[0], 0, texts.sizes[1])]


@given(st.lists(st.lists(st.integers(-3, 3), min_size=4, max_size=4), min_size=1, max_size=7))
def test_matches_do_not_cross(rows):
    gain = np.array(rows, dtype=float)
    matches, total = in_order(gain)
    assert all(i0 < i1 and j0 < j1 for (i0, j0), (i1, j1) in pairwise(matches))
    assert total == sum(gain[i, j] for i, j in matches)
    assert all(gain[i, j] > 0 for i, j in matches)
