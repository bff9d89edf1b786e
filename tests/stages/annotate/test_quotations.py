"""Where quotation marks open and close."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.settings.annotate import MAX_QUOTATION_CHARACTERS
from recension.stages.annotate.syntax.nearby import Nearby
from recension.stages.annotate.syntax.quotations import Quoted, quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said ''yes'' loudly.", ["''yes''"]),
        ("He said ‘it’s late’.", ["‘it’s late’"]),
        ("The boys’ boat isn’t here.", []),
        ("“She cried ‘fire’ and ran,” he said.", ["“She cried ‘fire’ and ran,”"]),
        ("“One.\n\n“Two,” he said.", ["“One.", "“Two,”"]),
        ("“Never closed.\n\nNext paragraph.", []),
        ("“" + "x" * (MAX_QUOTATION_CHARACTERS + 1) + "”", []),
    ],
)
def test_quotations_are_found(text, expected):
    assert [text[a:b] for a, b in quotations(text)] == expected


@given(st.text(alphabet="ab .,“”\"'‘’\n«»`", max_size=200))
def test_quotations_are_apart_and_in_order(text):
    found = quotations(text)
    assert all(a < b <= len(text) for a, b in found)
    assert all(x[1] <= y[0] for x, y in pairwise(found))
    assert Quoted(text).over((0, len(text)))[:50] == found[:50]


@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(1, 5000))), st.integers(0, 9000), st.integers(1, 3000))
def test_what_lies_near_is_what_overlaps(spans, start, length):
    ranges = [(a, a + n) for a, n in spans]
    expected = [i for i, (a, b) in enumerate(ranges) if a < start + length and start < b]
    assert Nearby([[r] for r in ranges]).over((start, start + length)) == expected
