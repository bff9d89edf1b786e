from hypothesis import given
from hypothesis import strategies as st

from recension.settings.reconcile import VOICES_COMPARED
from recension.stages.reconcile.voices import voices

ITEMS = st.lists(st.tuples(st.integers(), st.sampled_from("abc")))


@given(ITEMS)
def test_no_item_is_lost(items):
    assert sorted(item for said in voices(items, lambda i: i[1]) for item in said) == sorted(items)


@given(ITEMS)
def test_what_stands_together_says_the_same_and_few_are_compared(items):
    heard = voices(items, lambda i: i[1])
    assert all(len({word for _, word in said}) == 1 for said in heard)
    assert all(sum(said[0][1] == word for said in heard) <= VOICES_COMPARED for word in "abc")


def test_few_copies_stay_apart():
    assert voices([(1, "a"), (2, "a")], lambda i: i[1]) == [[(1, "a")], [(2, "a")]]
