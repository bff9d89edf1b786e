import itertools

from hypothesis import given
from hypothesis import strategies as st

from recension.text import spans

POINTS = st.integers(0, 60)
RANGES = st.tuples(POINTS, POINTS).map(lambda pair: (min(pair), max(pair)))


def characters(ranges):
    return {i for start, end in ranges for i in range(start, end)}


@given(st.lists(RANGES))
def test_merging_keeps_every_character_and_separates_ranges(ranges):
    merged = spans.merge(ranges)
    assert characters(merged) == characters(ranges)
    assert all(a[1] < b[0] for a, b in itertools.pairwise(merged))


@given(st.lists(RANGES), st.integers(0, 5))
def test_a_gap_only_ever_adds_what_lies_between(ranges, gap):
    assert characters(spans.merge(ranges, gap)) >= characters(ranges)


@given(RANGES, st.lists(RANGES))
def test_subtracting_leaves_exactly_the_rest(whole, holes):
    left = spans.subtract(whole, holes)
    assert characters(left) == characters([whole]) - characters(holes)
    assert all(start < end for start, end in left)


@given(RANGES, RANGES)
def test_overlap_counts_the_common_characters(a, b):
    assert spans.overlap(a, b) == len(characters([a]) & characters([b]))


@given(RANGES, RANGES)
def test_inside(inner, outer):
    if inner[0] < inner[1]:
        assert spans.inside(inner, outer) == (characters([inner]) <= characters([outer]))


@given(st.text(alphabet=" \n\tab", max_size=20), RANGES)
def test_stripping_removes_white_space_alone(text, span):
    span = (min(span[0], len(text)), min(span[1], len(text)))
    start, end = spans.strip(text, span)
    assert text[start:end] == text[span[0] : span[1]].strip()
