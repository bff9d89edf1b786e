"""Words and windows: exact characters, bounded lengths, on any text."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.reader.windows import batches, windows
from recension.reader.words import FEATURES, words_of

ODD = st.text(st.sampled_from("aZé9 .,-“”\"'’\n\t\u200b\u0301\u0000한字🎈_İßﬁ") | st.characters(), max_size=120)


def sentences(text, cuts):
    edges = sorted({0, len(text), *(c % (len(text) + 1) for c in cuts)})
    return list(itertools.pairwise(edges))


@settings(max_examples=150, deadline=None)
@given(ODD, st.lists(st.integers(0, 200), max_size=4))
def test_words_stand_where_they_say(text, cuts):
    ranges = sentences(text, cuts)
    words = words_of(text, ranges)
    before = 0
    for start, end, number in zip(words.starts, words.ends, words.sentence, strict=True):
        assert before <= start < end <= len(text)
        assert not text[start:end].isspace()
        assert ranges[number][0] <= start
        assert end <= ranges[number][1]
        before = end


@settings(max_examples=60, deadline=None)
@given(ODD, st.lists(st.integers(0, 200), max_size=4), st.integers(10, 40))
def test_windows_partition_the_words_and_stay_within_their_limit(text, cuts, limit):
    words = words_of(text, sentences(text, cuts))
    cut = windows(words, limit)
    assert [at for start, end in cut for at in range(start, end)] == list(range(len(words)))
    assert all(2 + sum(len(words.pieces[at]) for at in range(*window)) <= limit for window in cut)
    assert sorted(at for batch in batches(words, cut) for at in batch.words) == list(range(len(words)))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("They saw Maria.", 2, {"capital", "given name"}),
        ("They saw maria.", 2, {"lower"}),
        ("They saw it.", 0, {"capital", "first", "ordinary"}),
        ("THEY SAW THE HARBOUR", 3, {"upper", "shouted", "ordinary", "place word"}),
        ("In 1994 they left.", 1, {"digits", "number"}),
        ("An MP3 player", 1, {"digits"}),
        ('He said "no" twice.', 3, {"lower", "glued", "quoted", "ordinary"}),
        ("He said “no” twice.", 3, {"lower", "glued", "quoted", "ordinary"}),
        ('He said "no" twice.', 5, {"lower", "ordinary"}),
        ("They flew to New Zealand.", 4, {"capital", "listed place"}),
    ],
)
def test_features(text, word, expected):
    words = words_of(text, [(0, len(text))])
    found = {name for name, value in zip(FEATURES, words.features[word], strict=True) if value}
    assert expected <= found
    assert {"lower", "capital", "upper", "digits", "mark"} & found <= expected
    assert ("quoted" in found) == ("quoted" in expected)


def test_a_quotation_ends_with_its_line():
    text = 'He said "no\nThey left'
    words = words_of(text, [(0, 11), (12, len(text))])
    quoted = words.features[:, FEATURES.index("quoted")]
    assert quoted.tolist() == [0, 0, 1, 1, 0, 0]


@pytest.mark.parametrize("text", ["x" * 200_000, "x1-" * 60_000, "\u0301" * 100_000, '"' * 100_000, "한" * 50_000, "\x00\x01" * 50_000])
def test_text_without_spaces_is_cut_into_bounded_windows(text):
    words = words_of(text, [(0, len(text))])
    assert len(windows(words)) <= 3 + sum(map(len, words.pieces)) // 90
    assert all(end - start <= 40 for start, end in zip(words.starts, words.ends, strict=True))
