"""Columns: what is counted, cut and lent in bounded memory is what plain counting gives."""

from collections import Counter
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.stages.lineage import tally
from recension.stages.lineage.corpus import Source
from recension.stages.lineage.lending import lent, opened
from recension.stages.lineage.ngrams import grams_of, winnowed
from recension.stages.lineage.spool import Column
from recension.stages.lineage.stretches import united
from recension.stages.lineage.tally import Tally, all_pairs, pair_keys, pairs_of, row_of
from recension.stages.lineage.vocabulary import WordList

MET = st.lists(st.tuples(st.integers(0, 8), st.integers(9, 19)), max_size=60)


@pytest.mark.parametrize("share", [1 << 25, 4])
@given(met=MET)
def test_pairs_are_counted_in_memory_and_in_files_alike(share, met):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tally, "_SHARE", share)
        keys = pair_keys(*np.array(met, dtype=np.int64).reshape(-1, 2).T)
        counted = Tally(np.array_split(keys, 3), len(met), 20)
        for _ in range(2):
            found = {tuple(pair): int(n) for keys, counts in counted for pair, n in zip(pairs_of(keys).tolist(), counts, strict=True)}
            assert found == Counter(met)


def test_all_pairs_of_groups():
    holders = np.array([7, 1, 4, 9, 2, 3, 5])
    made = [tuple(pair) for keys in all_pairs(holders, np.array([1, 4]), 3) for pair in pairs_of(keys).tolist()]
    assert made == [*combinations([1, 4, 9], 2), *combinations([2, 3, 5], 2)]


@pytest.mark.parametrize(("one", "other", "row"), [(1, 5, 0), (5, 1, 0), (2, 3, 1), (2, 4, -1), (9, 9, -1)])
def test_rows_of_pairs(one, other, row):
    assert row_of(pair_keys(np.array([1, 2]), np.array([5, 3])), one, other) == row


@pytest.mark.parametrize("is_filed", [False, True])
def test_a_column_grows(is_filed):
    column = Column(np.uint32, is_filed)
    assert column.whole().tolist() == []
    for part in ([3, 1], [], [4]):
        column.append(np.array(part, dtype=np.uint32))
        column.whole()
    assert (column.whole().tolist(), len(column)) == ([3, 1, 4], 3)


def test_what_is_lent_is_what_is_opened():
    filed = Column(np.uint32, is_filed=True)
    filed.append(np.arange(5, dtype=np.uint32))
    kinds = (np.uint8, np.uint32, np.uint64, np.uint16)
    source = Source(filed.whole(), *(np.arange(5).astype(kind) for kind in kinds))
    with lent(source) as there:
        assert [(c.tolist(), c.dtype) for c in opened(there)] == [(c.tolist(), c.dtype) for c in source]


WORDS = st.lists(st.integers(1, 6), max_size=30)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_what_is_kept_of_a_body_does_not_depend_on_its_neighbours(bodies):
    def kept(texts):
        codes = np.array([word for text in texts for word in text], dtype=np.uint64)
        offsets = np.cumsum([0, *map(len, texts)])
        at = winnowed(*grams_of(codes, np.full(len(codes), 1000, dtype=np.uint16), offsets))
        return [sorted(at[(at >= first) & (at < last)] - first) for first, last in pairwise(offsets)]

    assert kept(bodies) == [kept([body])[0] for body in bodies]


@given(WORDS, WORDS, st.lists(st.integers(1, 6), min_size=7, max_size=7))
def test_of_seven_equal_words_an_n_gram_is_kept_in_both(before, after, same):
    found = []
    for text in ([*before, *same], [*same, *after]):
        hashes, is_gram = grams_of(np.array(text, dtype=np.uint64), np.full(len(text), 1000, dtype=np.uint16), np.array([0, len(text)]))
        found.append(set(hashes[winnowed(hashes, is_gram)].tolist()))
    assert found[0] & found[1]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=8), st.integers(0, 40), st.integers(0, 40))
def test_stretches_count_each_word_once(stretches, one, other):
    low, high = min(one, other), max(one, other)
    first, sizes = np.array(stretches, dtype=np.int64).reshape(-1, 2).T
    covered = {place for start, size in stretches for place in range(start, start + size)}
    assert united(first, first + sizes).within(np.array([low]), np.array([high])).tolist() == [len(covered & set(range(low, high)))]


@given(st.lists(st.lists(st.sampled_from("abcdefghij"), unique=True, max_size=6), max_size=5))
def test_words_are_numbered_as_they_come(batches):
    known, expected = WordList(), {}
    for batch in batches:
        codes = np.array([hash_of(word) for word in batch], dtype=np.uint64)
        found = known.numbers(codes, "\n".join(batch)).tolist()
        assert found == [expected.setdefault(word, len(expected)) for word in batch]
    assert known.spelled == list(expected)


def hash_of(word):
    return ord(word) * 0x9E3779B97F4A7C15 % 2**64


def test_what_is_lent_anew_is_opened_anew():
    def through_files(value):
        with lent(Source(*(np.full(3, value, dtype=kind) for kind in (np.uint32, np.uint8, np.uint32, np.uint64, np.uint16)))) as there:
            return opened(there).words.tolist()

    assert [through_files(1), through_files(2)] == [[1, 1, 1], [2, 2, 2]]
