"""JSON Lines and arrays in the dialects of the field."""

import json

import pytest

from recension.model import Document, Rejected
from recension.sources.containers import elements, lines
from recension.sources.rows import read_row, read_rows

TEXT = "The ferry was late.\nIt left at noon."


def row(**fields):
    return read_row(json.dumps(fields).encode(), "a.jsonl#1")


def values(document, kind):
    return [hint.value for hint in document.hints if hint.kind == kind]


@pytest.mark.parametrize(
    "fields",
    [
        {"text": TEXT},
        {"maintext": TEXT},
        {"body": TEXT},
        {"content": TEXT},
        {"article": TEXT},
        {"Article_Body": TEXT},
        {"text": "", "maintext": TEXT},
        {"text": None, "body": TEXT},
        {"text": ["The ferry was late.", "It left at noon."]},
        {"text": TEXT.replace("\n", "\r\n")},
        {"html": "<p>The ferry was late.</p><p>It left at noon.</p>"},
        {"content": "<p>The ferry was late.</p><p>It left at noon.</p>"},
    ],
)
def test_the_text_is_found_under_its_names(fields):
    assert row(**fields).text.split() == TEXT.split()


@pytest.mark.parametrize(
    ("fields", "attribute", "expected"),
    [
        ({"id": "x7"}, "source_id", "x7"),
        ({"id": 7}, "source_id", "7"),
        ({"_id": {"$oid": "abc"}}, "source_id", "abc"),
        ({"id": None}, "source_id", None),
        ({"id": [1]}, "source_id", None),
        ({"url": "https://e.example/a"}, "url", "https://e.example/a"),
        ({"link": "http://e.example/a"}, "url", "http://e.example/a"),
        ({"url": "javascript:alert(1)"}, "url", None),
        ({"url": "https://e.example/" + "a" * 3000}, "url", None),
        ({"url": 5}, "url", None),
    ],
)
def test_ids_and_addresses(fields, attribute, expected):
    assert getattr(row(text=TEXT, **fields), attribute) == expected


@pytest.mark.parametrize("name", ["published", "date_publish", "publish_date", "date", "publication_date", "publishedAt"])
def test_declared_dates(name):
    assert values(row(text=TEXT, **{name: "2021-03-04T05:06:07Z"}), "declared date") == ["2021-03-04"]


def test_declared_dates_come_best_first_and_the_address_has_one():
    document = row(text=TEXT, date="2021-03-05", published="2021-03-04", url="https://e.example/2021/03/03/a", publish_date="soon")
    assert values(document, "declared date") == ["2021-03-04", "2021-03-05", "2021-03-03"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"outlet": "Esterby Post"}, ["Esterby Post"]),
        ({"source": {"id": None, "name": "Esterby Post"}}, ["Esterby Post"]),
        ({"media_name": "Esterby Post", "url": "https://www.post.example/a"}, ["Esterby Post", "post.example"]),
        ({"source_domain": "post.example"}, ["post.example"]),
        ({"outlet": 7}, []),
    ],
)
def test_outlets(fields, expected):
    assert values(row(text=TEXT, **fields), "outlet") == expected


@pytest.mark.parametrize(
    ("title", "text", "starts_with"),
    [
        ("Ferry late", TEXT, "Ferry late\n\nThe ferry"),
        ("Ferry late", f"Ferry late\n\n{TEXT}", "Ferry late\n\nThe ferry"),
        ("“Ferry”  late", f'Top story\n  "FERRY" late \n{TEXT}', "Top story\n"),
        ("ferry was late", TEXT, "ferry was late\n\nThe ferry"),
    ],
)
def test_a_title_always_has_a_span(title, text, starts_with):
    document = row(title=title, text=text)
    hint = document.hints[0]
    assert hint.kind == "title"
    assert document.text.startswith(starts_with)
    assert document.text[hint.start : hint.end].strip('“”"').casefold().split()[-1] == "late"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"{", "RCN-130"),
        (b"no json", "RCN-130"),
        (b"[" * 100_000, "RCN-130"),
        (b'{"text": ' + b"[" * 100_000, "RCN-130"),
        (b"[1]", "RCN-131"),
        (b'"text"', "RCN-131"),
        (b"{}", "RCN-132"),
        (b'{"title": "Only a title"}', "RCN-132"),
        (b'{"text": ""}', "RCN-132"),
        (b'{"text": 5}', "RCN-133"),
        (b'{"text": {"a": 1}}', "RCN-133"),
        (b'{"text": [1, 2]}', "RCN-133"),
        (b'{"html": "<script>x</script>"}', "RCN-141"),
        (b'{"text": "' + b"\\u0001" * 50 + b'"}', "RCN-111"),
    ],
)
def test_a_bad_row_is_refused_and_the_next_is_read(raw, code):
    bad, good = read_rows(lines(iter([raw + b'\n{"text": "fine"}'])), "a.jsonl")
    assert isinstance(bad, Rejected)
    assert (bad.code, bad.source) == (code, "a.jsonl#1")
    assert good.source == "a.jsonl#2"


@pytest.mark.parametrize(
    "raw",
    [
        b'{"text": "fine", "n": ' + b"9" * 10_000 + b"}",
        b'{"text": "fine", "n": NaN, "m": -Infinity}',
        b'{"text": "first", "text": "fine"}',
        b'\xef\xbb\xbf{"text": "fine"}',
        b'{"text": "fi\xffne"}',
        b'{"text": "fine", "id": "\\ud800", "title": "\\udfff title"}',
        b'{"text": "a line\nbreak", "x": 1e999}',
    ],
)
def test_what_is_odd_but_can_be_read_is_read(raw):
    document = read_row(raw, "a")
    for value in (document.text, document.source_id or "", *(hint.value or "" for hint in document.hints)):
        value.encode("utf-8")


def test_html_beside_text_is_not_read_twice():
    assert row(text=TEXT, html="<p>Something else</p>").text == TEXT


def pieces(raw, size):
    return iter([raw[i : i + size] for i in range(0, len(raw), size)])


ARTICLES = [{"text": 'one ] } , "quoted \\" and \\'}, {"text": "two", "more": [{"x": []}]}, {"text": "three\n"}]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize("indent", [None, 2])
def test_arrays_are_cut_into_their_elements_wherever_the_pieces_end(size, indent):
    raw = json.dumps(ARTICLES, indent=indent).encode()
    assert [json.loads(e) for _, e in elements(pieces(raw, size))] == ARTICLES


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_objects_over_several_lines_are_cut_apart(size):
    raw = "\n".join(json.dumps(a, indent=1) for a in ARTICLES).encode()
    assert [(n, json.loads(e)) for n, e in elements(pieces(raw, size))] == list(enumerate(ARTICLES, 1))


@pytest.mark.parametrize("raw", [b'[{"text": "one"}, {"text": "tw', b'[{"text": "one"},', b'[{"text": "one"}'])
def test_an_array_that_is_cut_gives_what_was_whole(raw):
    first, last = read_rows(elements(iter([raw])), "a.json")
    assert isinstance(first, Document)
    assert (last.code, last.source) == ("RCN-134", "a.json")


@pytest.mark.parametrize("size", [1, 4, 1000])
def test_lines_are_numbered_as_editors_number_them(size):
    raw = b"a\r\n\nb\n   \nc"
    assert list(lines(pieces(raw, size))) == [(1, b"a"), (3, b"b"), (5, b"c")]
