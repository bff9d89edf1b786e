import itertools
import unicodedata

import pytest
import snowballstemmer
from hypothesis import example, given
from hypothesis import strategies as st

from recension.text.normalise import fold, stem
from recension.text.sentences import sentences
from recension.text.terminal import printable
from recension.text.words import words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Centre", "CENTER"),
        ("organisation", "organization"),
        ("modernise", "modernize"),
        ("travelled", "traveled"),
        ("colour", "color"),
        ("kilometres", "kilometers"),
        ("defence", "defense"),
        ("minister’s", "minister's"),
        ("well–known", "well-known"),
        ("zero\u200bwidth", "zerowidth"),
        ("раper", "paper"),
        ("ｗｉｄｅ", "wide"),
        ("ﬁle", "file"),
        ("Dvořák", "Dvorak"),
    ],
)
def test_spellings_that_meet(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("four", "for"), ("rise", "rice"), ("wise", "wize"), ("tour", "tor"), ("hall", "hal"), ("кит", "kit")]
)
def test_spellings_that_do_not_meet(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(("one", "other"), [("Ministers’", "minister"), ("bombers", "bomber's"), ("signed", "signs")])
def test_stems_that_meet(one, other):
    assert stem(one) == stem(other)


ENDINGS = "e ce le ate ive able ance ize ole ye i ti iti li ali abli ci enci gi logi ed ing".split()


@given(st.text("abeinorstuylwx", min_size=1, max_size=8), st.sampled_from(ENDINGS))
def test_stems_are_those_of_the_stemmer(start, ending):
    key = fold(start + ending)
    assert stem(key) == snowballstemmer.stemmer("english").stemWord(key)


@given(st.text(max_size=40))
@example("A\u1c80")
def test_folding_is_stable(word):
    assert fold(fold(word)) == fold(word)


@given(st.text(max_size=200))
def test_words_lie_in_order_inside_the_text(text):
    found = words(text)
    assert all(0 <= w.start < w.end <= len(text) for w in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Hale met Gen. Orr at 9 a.m. on Friday.", ["Mr. Hale met Gen. Orr at 9 a.m. on Friday."]),
        ("“Go,” he said. “Now!” They went.", ["“Go,” he said.", "“Now!”", "They went."]),
        ("One line\nanother line", ["One line", "another line"]),
        ("It cost 2.5 million. J. R. Hale paid.", ["It cost 2.5 million.", "J. R. Hale paid."]),
        ("Is it so? Yes.", ["Is it so?", "Yes."]),
    ],
)
def test_sentences(text, parts):
    assert [text[a:b] for a, b in sentences(text)] == parts


@given(st.text(alphabet="aB.?! \n\"”'(1", max_size=80))
def test_sentences_cover_all_but_white_space(text):
    found = sentences(text)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    kept = {i for a, b in found for i in range(a, b)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in kept)


@given(st.text(max_size=60))
def test_nothing_printed_acts_on_a_terminal(text):
    assert not {unicodedata.category(c) for c in printable(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_escapes_are_written_out():
    assert printable("a\x1b]8;;x\x07b\u202ec") == "a\\x1b]8;;x\\x07b\\u202ec"
