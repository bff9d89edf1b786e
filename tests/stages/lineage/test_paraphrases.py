"""Sentences of a rewrite that share no detail with their source are matched by what they mean."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recension.stages.lineage.paraphrases import _with_those_between
from recension.stages.lineage.trace import trace
from tests.stages.lineage.invented_texts import BRIDGE, LIBRARY, REPORT, REWRITE, article


def test_a_sentence_without_a_shared_detail_is_matched_between_two_that_are():
    found = trace([article(BRIDGE), article(REWRITE), article(REPORT), article(LIBRARY)])
    matched = [" = ".join(sorted((p.a.quote, p.b.quote))) for p in found.passages if p.kind == "rewritten"]
    assert any("Across the water traders worry" in both and "Shopkeepers on the far bank fear for their summer" in both for both in matched)


LIKENESS = st.tuples(st.integers(1, 7), st.integers(1, 7)).flatmap(
    lambda shape: st.lists(st.floats(-1, 1), min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]).map(
        lambda x: np.array(x).reshape(shape)
    )
)


@given(LIKENESS, st.booleans())
def test_matches_are_kept_and_none_cross(likeness, begun):
    matches = ((likeness.shape[0] // 2, likeness.shape[1] // 2),) if begun else ()
    made = _with_those_between(matches, likeness)
    assert set(matches) <= set(made)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(made))
