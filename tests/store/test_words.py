"""Queries: whatever a user types, and whether what is found is where it is said to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.store.words import Term, folded, index_keys, places, terms_of

QUERIES = [
    ("harbour crane", [Term(("harbour",)), Term(("crane",))]),
    ('"harbour crane" fell', [Term(("harbour", "crane")), Term(("fell",))]),
    ("“harbour crane”", [Term(("harbour", "crane"))]),
    ('"left open', [Term(("left", "open"))]),
    ("inspect*", [Term(("inspect",), prefix=True)]),
    ("co-op", [Term(("co", "op"))]),
    ("Ángström’s", [Term(("angstrom", "s"))]),
    ("crane crane CRANE", [Term(("crane",))]),
    ("a AND b NOT c", [Term(("a",)), Term(("and",)), Term(("b",)), Term(("not",)), Term(("c",))]),
    ("title:x ^y NEAR(z", [Term(("title", "x")), Term(("y",)), Term(("near", "z"))]),
    ("港口 起重机", [Term(("港", "口")), Term(("起", "重", "机"))]),
    ("", []),
    ('" * ( ) " \x00 ; --', []),
]


@pytest.mark.parametrize(("query", "terms"), QUERIES)
def test_terms(query, terms):
    assert list(terms_of(query)) == terms


PLACES = [
    ("The harbour’s crane fell.", "harbour", ["harbour"]),
    ("The crane, a harbour crane, fell.", '"harbour crane"', ["harbour crane"]),
    ("Inspectors inspected it.", "inspect*", ["Inspectors", "inspected"]),
    ("Cafe\u0301 and CAFÉ", "cafe", ["Cafe\u0301", "CAFÉ"]),
    ("the min\u00adister", "minister", ["min\u00adister"]),
    ("港口的起重机倒塌", "起重机", ["起重机"]),
    ("ｆｕｌｌ ｗｉｄｔｈ", "full width", ["ｆｕｌｌ", "ｗｉｄｔｈ"]),
    ("crane crane crane", '"crane crane"', ["crane crane crane"]),
]


@pytest.mark.parametrize(("text", "query", "found"), PLACES)
def test_places(text, query, found):
    assert [text[start:end] for start, end in places(text, terms_of(query))] == found


@given(st.text(max_size=60))
def test_no_query_is_wrong_and_every_word_finds_itself(text):
    terms_of(text)
    for start, end, key in folded(text):
        assert key.isalnum()
        assert any(a <= start and end <= b for a, b in places(text, terms_of(f'"{text[start:end]}"')))


@given(st.text(max_size=60))
def test_the_index_holds_the_keys_that_are_shown(text):
    assert index_keys(text) == [key for _, _, key in folded(text)]
    assert all(key.isalnum() and not key[0].isspace() for key in index_keys(text))
