"""No search is wrong: whatever is typed, there is an answer. (Ten thousand of them: ``python -m eval.searches``.)"""

from urllib.parse import quote_plus

import pytest

from tests.web.queries import SHAPES, queries, raw_queries


def answered(reader, query):
    """Ask the page and the live search; gives what is wrong, if anything is."""
    page, live = reader.ask("/search", query=query), reader.ask("/search.json", query=query)
    hits = live.json["hits"] if live.status == 200 else []
    return (page.status, live.status) == (200, 200) and all(isinstance(text, str) for h in hits for text, _ in h["pieces"])


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_typed_is_answered(reader, seed):
    wrong = [q for q in queries(120, seed) if not answered(reader, b"q=" + quote_plus(q, errors="replace").encode())]
    assert wrong == []


def test_whatever_is_sent_is_answered(reader):
    for query in raw_queries(100):
        assert answered(reader, query), query
        for path in ("/", "/documents", "/compare"):
            assert reader.ask(path, query=query).status in (200, 404), query


@pytest.mark.parametrize("shape", SHAPES)
def test_a_search_can_be_an_address(reader, shape):
    for path in (f"/search/{shape[:200]}", f"/stories/{shape[:200]}", f"/documents/{shape[:200]}", f"/judge/{shape[:200]}"):
        assert reader.ask(path).status in (303, 404), path
