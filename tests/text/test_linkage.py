"""Average linkage: alike on average; strongest ties first; whatever the order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.text.linkage import Likeness, average_linkage, strongest_first

KEYS = [f"k{i}" for i in range(6)]


def likeness(pairs: dict[tuple[str, str], float]) -> Likeness:
    alike: Likeness = {}
    for (a, b), value in pairs.items():
        alike.setdefault(a, {})[b] = value
        alike.setdefault(b, {})[a] = value
    return alike


def alone(keys: list[str]) -> dict[str, list[str]]:
    return {key: [key] for key in keys}


def test_a_chain_is_no_group() -> None:
    chain = likeness({("a", "b"): 0.9, ("b", "c"): 0.6, ("c", "d"): 0.9})
    assert average_linkage(alone(list("abcd")), chain, 0.5) == [["a", "b"], ["c", "d"]]


def test_negative_likeness_keeps_apart() -> None:
    alike = likeness({("a", "b"): 0.9, ("a", "c"): 0.9, ("b", "c"): -1.0})
    assert average_linkage(alone(list("abc")), alike, 0.5) == [["a", "b"], ["c"]]


def test_groups_to_begin_with_stay() -> None:
    assert average_linkage({"x": ["b", "a"], "c": ["c"]}, {}, 0.5) == [["a", "b"], ["c"]]


pairs = st.dictionaries(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(lambda p: p[0] < p[1]),
    st.sampled_from([-1.0, 0.2, 0.4, 0.6, 0.8]),
    max_size=15,
)


@given(pairs, st.randoms(use_true_random=False))
def test_partition_in_any_order(found: dict[tuple[str, str], float], random: object) -> None:
    keys = list(KEYS)
    random.shuffle(keys)  # type: ignore[attr-defined]
    groups = average_linkage(alone(keys), likeness(found), 0.5)
    assert sorted(key for group in groups for key in group) == KEYS
    assert groups == average_linkage(alone(KEYS), likeness(dict(reversed(found.items()))), 0.5)


CHAIN = likeness({("a", "b"): 0.9, ("b", "c"): 0.6, ("c", "d"): 0.8, ("d", "e"): -1.0})


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [
        (0.5, 9, [["a", "b", "c", "d"], ["e"]]),
        (0.7, 9, [["a", "b"], ["c", "d"], ["e"]]),
        (0.5, 3, [["a", "b"], ["c", "d"], ["e"]]),
        (0.95, 9, [["a"], ["b"], ["c"], ["d"], ["e"]]),
    ],
    ids=["a chain", "weak ties left out", "no more than three", "none alike"],
)
def test_strongest_ties_first(least: float, most: int, expected: list[list[str]]) -> None:
    assert strongest_first([[key] for key in "abcde"], CHAIN, least, most) == expected


def test_groups_are_joined_whole() -> None:
    assert strongest_first([["b", "x"], ["a"], ["c", "y"], ["d"], ["e"]], CHAIN, 0.5, 4) == [["a", "b", "x"], ["c", "d", "y"], ["e"]]


@given(pairs, st.integers(1, 6), st.randoms(use_true_random=False))
def test_strongest_ties_in_any_order(found: dict[tuple[str, str], float], most: int, random: object) -> None:
    keys = list(KEYS)
    random.shuffle(keys)  # type: ignore[attr-defined]
    groups = strongest_first([[key] for key in keys], likeness(found), 0.3, most)
    assert sorted(key for group in groups for key in group) == KEYS
    assert max(map(len, groups)) <= most
    assert groups == strongest_first([[key] for key in KEYS], likeness(dict(reversed(found.items()))), 0.3, most)
