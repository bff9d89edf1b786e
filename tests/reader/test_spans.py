"""The best spans under given scores."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.reader.distances import SENTENCE_STEPS, WORD_STEPS, sentence_steps, word_steps
from recension.reader.spans import best_path, iob_moves, iob_spans, runs

LABELS = ("O", "B-x", "I-x", "B-y", "I-y")
ODDS = st.lists(st.integers(-8, 8).map(lambda n: n / 2 + 0.25), min_size=1, max_size=8)


@given(ODDS, st.sampled_from([0.5, 2.0]))
def test_runs_are_the_best_of_all(odds, price):
    scores = np.array(odds, np.float32)
    found = runs(scores, price)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    best = max(
        sum(o for o, b in zip(odds, bits, strict=True) if b) - price * sum(b and not a for a, b in itertools.pairwise((0, *bits)))
        for bits in itertools.product((0, 1), repeat=len(odds))
    )
    assert sum(scores[a:b].sum() - price for a, b in found) == pytest.approx(best)


@given(st.lists(st.lists(st.floats(-5, 5), min_size=5, max_size=5), min_size=1, max_size=12))
def test_no_path_opens_inside(rows):
    path = best_path(np.array(rows, np.float32), iob_moves(LABELS)).tolist()
    for before, label in itertools.pairwise(["O", *(LABELS[i] for i in path)]):
        assert not label.startswith("I-") or before[1:] == label[1:]
    marked = sum(behind - first for first, behind, _ in iob_spans(path, LABELS))
    assert marked == sum(i > 0 for i in path)


@given(st.integers(-300, 300))
def test_steps_of_distance(away):
    one, other = np.array([300]), np.array([300 + away])
    step, back = int(word_steps(one, other)[0, 0]), int(word_steps(other, one)[0, 0])
    assert 0 <= step < WORD_STEPS
    assert step + back == WORD_STEPS - 1
    assert (step == WORD_STEPS // 2) == (away == 0)
    assert 0 <= int(sentence_steps(one, other)[0, 0]) < SENTENCE_STEPS


@pytest.mark.parametrize(("away", "step"), [(1, 9), (2, 10), (3, 11), (4, 11), (5, 12), (64, 15), (65, 16), (900, 16), (-1, 7), (-3, 5)])
def test_steps_grow_by_doubling(away, step):
    assert word_steps(np.array([1000]), np.array([1000 + away]))[0, 0] == step
