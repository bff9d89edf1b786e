"""Average linkage: alike on average, whatever the order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.text.linkage import Likeness, average_linkage

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
