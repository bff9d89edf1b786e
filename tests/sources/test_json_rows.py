"""JSON Lines and arrays in the dialects of the field."""

import io
import json

import pytest

from recension.model import Document, Rejected
from recension.sources.containers import elements, lines
from recension.sources.opening import open_received
from recension.sources.read import read_stream
from recension.sources.received import Received
from recension.sources.rows import read_row

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


PLACE = "https://www.post.example/news/ferry-late"
DIALECTS = {
    "news-please": {
        "authors": ["Ola Brandt"], "date_download": "2023-01-01 00:00:00", "date_modify": "2021-03-09 00:00:00",
        "date_publish": "2021-03-04 05:06:07", "description": "Short.", "filename": "x.json", "image_url": "https://i.example/a.png",
        "language": "en", "localpath": None, "maintext": TEXT, "source_domain": "post.example", "title": "Ferry late",
        "title_page": None, "title_rss": None, "url": PLACE,
    },
    "newspaper4k": {
        "url": PLACE, "read_more_link": "", "language": "en", "title": "Ferry late", "top_image": "https://i.example/a.png", "images": [],
        "movies": [], "keywords": ["ferry"], "tags": [], "authors": ["Ola Brandt"], "publish_date": "2021-03-04T05:06:07", "summary": "Short.",
        "meta_description": "Short.", "meta_lang": "en", "meta_site_name": "post.example", "canonical_link": PLACE, "text": TEXT,
    },
    "Media Cloud": {
        "id": "7", "media_id": 12, "media_name": "post.example", "media_url": "post.example", "title": "Ferry late",
        "publish_date": "2021-03-04", "url": PLACE, "language": "en", "indexed_date": "2022-01-01T00:00:00", "text": TEXT, "author": "Ola Brandt",
    },
    "passim": {
        "id": "7", "series": "post.example", "date": "2021-03-04", "title": "Ferry late", "text": TEXT, "url": PLACE, "author": "Ola Brandt",
        "pages": [{"id": 1, "regions": []}],
    },
    "trafilatura": {
        "title": "Ferry late", "author": "Ola Brandt", "hostname": "post.example", "date": "2021-03-04", "fingerprint": "f", "id": None,
        "text": TEXT, "language": None, "filedate": "2023-01-01", "source": PLACE, "source-hostname": "post.example", "excerpt": "Short.",
    },
}  # fmt: skip


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_tool_of_the_field_is_understood(dialect):
    document = row(**DIALECTS[dialect])
    assert document.text == f"Ferry late\n\n{TEXT}"
    assert document.url == PLACE
    assert values(document, "declared date") == ["2021-03-04"]
    assert set(values(document, "outlet")) == {"post.example"}
    assert values(document, "byline") == ["Ola Brandt"]


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
def test_a_bad_row_is_refused(raw, code):
    (bad,) = open_received(Received("a.jsonl#1", "row", raw))
    assert isinstance(bad, Rejected)
    assert (bad.code, bad.source) == (code, "a.jsonl#1")


def test_the_row_behind_a_bad_one_is_read():
    bad, good = read_stream(io.BytesIO(b'{"text": \n{"text": "fine"}'), "a.jsonl", "a.jsonl")
    assert bad.code == "RCN-130"
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
    first, last = read_stream(io.BytesIO(raw), "a.json", "a.json")
    assert isinstance(first, Document)
    assert (last.code, last.source) == ("RCN-134", "a.json")


@pytest.mark.parametrize("size", [1, 4, 1000])
def test_lines_are_numbered_as_editors_number_them(size):
    raw = b"a\r\n\nb\n   \nc"
    assert list(lines(pieces(raw, size))) == [(1, b"a"), (3, b"b"), (5, b"c")]
