"""Cosines of documents, found by an index and summed in whole numbers, are those of the definition."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.settings.stories import STORY_LIKENESS_FLOOR, STORY_RARITY_PRIOR
from recension.text.likeness import vectors_of
from recension.text.rarity import Rarity

COUNTS = st.lists(
    st.dictionaries(st.sampled_from(["quay", "tram", "vote", "mill", "goat", "storm", "choir"]), st.integers(1, 9)), max_size=7
)


def cosine(one, other, rarity):
    weighed = [{stem: math.log1p(n) * rarity(stem) for stem, n in held.items()} for held in (one, other)]
    lengths = [math.hypot(*held.values()) for held in weighed]
    return sum(x * weighed[1].get(stem, 0.0) for stem, x in weighed[0].items()) / math.prod(lengths) if all(lengths) else 0.0


@given(COUNTS)
def test_a_pair_is_as_alike_as_its_vectors(counts):
    tellers = {stem: sum(stem in held for held in counts) for stem in {s for held in counts for s in held}}
    rarity = Rarity(tellers, len(counts), STORY_RARITY_PRIOR)
    found = {(i, j): like for i, j, like in vectors_of(counts).alike()}
    for j in range(len(counts)):
        for i in range(j):
            expected = cosine(counts[i], counts[j], rarity)
            if expected >= STORY_LIKENESS_FLOOR + 1e-6:
                assert found[i, j] == pytest.approx(expected, abs=1e-5)
            elif expected < STORY_LIKENESS_FLOOR - 1e-6:
                assert (i, j) not in found


@given(COUNTS, st.randoms())
def test_the_order_of_the_documents_changes_nothing(counts, random):
    order = random.sample(range(len(counts)), len(counts))
    turned = {(*sorted((order[i], order[j])), like) for i, j, like in vectors_of([counts[n] for n in order]).alike()}
    assert turned == set(vectors_of(counts).alike())
