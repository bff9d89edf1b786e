"""Words near in meaning share information; numbers and days do not stand for one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.text.meaning import nearness, shared_information
from recension.text.normalise import stem
from recension.text.rarity import GENERAL

WORDS = [stem(w) for w in "blast explosion noon midday ferry ship trip visit tour two three monday quxbury".split()]


def test_near_words() -> None:
    assert nearness(stem("blast"), stem("explosion")) > 0.5
    assert nearness("quxbury", "quxbury") == 1.0
    assert nearness("two", "three") == nearness("blast", "visit") == nearness("quxbury", "blast") == 0.0


sets = st.frozensets(st.sampled_from(WORDS), max_size=8)


@given(sets, sets)
def test_shared_information_is_symmetric_and_bounded(one: frozenset[str], other: frozenset[str]) -> None:
    shared = shared_information(one, other, GENERAL)
    assert abs(shared - shared_information(other, one, GENERAL)) < 1e-9
    assert GENERAL.total(one & other) - 1e-9 <= shared <= max(GENERAL.total(one), GENERAL.total(other)) + 1e-9


@given(sets, sets)
def test_a_word_without_an_equal_shares_what_its_nearest_does(one: frozenset[str], other: frozenset[str]) -> None:
    left, right = one - other, other - one

    def nearest(here: frozenset[str], there: frozenset[str]) -> float:
        found = [
            max(((nearness(x, y), min(GENERAL(x), GENERAL(y))) for y in sorted(there)), key=lambda pair: pair[0]) for x in here if there
        ]
        return sum(near * least for near, least in found)

    expected = GENERAL.total(one & other) + (nearest(left, right) + nearest(right, left)) / 2
    assert abs(shared_information(one, other, GENERAL) - expected) < 1e-9
