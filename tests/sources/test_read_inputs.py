"""Whatever is given ends as a document or as a rejected entry with one clear line."""

import gzip
import hashlib
import io
import os
import random
import socket
import zlib

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.model import Document, Rejected
from recension.settings.sources import MAX_DOCUMENT_BYTES
from recension.sources import document_from_text, read
from recension.sources.read import read_stream

PROSE = "The harbour of Esterby was closed on Monday, its warden Ola Brandt said.\n"
NOISE = random.Random(7).randbytes(5000)


def received(raw, name="a.txt"):
    """All that a stream of these bytes becomes."""
    return list(read_stream(io.BytesIO(raw), name, name))


def codes(items):
    return [item.code if isinstance(item, Rejected) else "document" for item in items]


@pytest.mark.parametrize(
    ("raw", "name", "expected"),
    [
        (PROSE.encode(), "a.txt", ["document"]),
        (PROSE.encode(), "no-extension", ["document"]),
        (f"<p>{PROSE}".encode(), "a.txt", ["document"]),
        (gzip.compress(PROSE.encode()), "a.txt", ["document"]),
        (gzip.compress(PROSE[:40].encode()) + gzip.compress(PROSE[40:].encode()) + b"\0\0", "two-members.gz", ["document"]),
        (PROSE.encode() * 20 + b"\xff\xfe and \xc3 more", "broken-utf8.txt", ["document"]),
        (b"", "a.txt", ["RCN-110"]),
        (b"", "a.html", ["RCN-110"]),
        (b"", "a.jsonl", ["RCN-110"]),
        (b" \n\t\r\n\xc2\xa0", "a.txt", ["RCN-110"]),
        (b"\n\n\n", "a.jsonl", ["RCN-110"]),
        (b"[]", "a.json", ["RCN-110"]),
        (gzip.compress(b""), "a.gz", ["RCN-110"]),
        (NOISE, "a.txt", ["RCN-111"]),
        (NOISE, "a.html", ["RCN-111"]),
        (b"\x89PNG\r\n\x1a\n" + NOISE, "a.txt", ["RCN-111"]),
        (b"BZh9" + NOISE, "a.bz2", ["RCN-113"]),
        (b"PK\x03\x04" + NOISE, "a.docx", ["RCN-113"]),
        (b"<?xml version='1.0'?><nitf/>", "a.xml", ["RCN-114"]),
        ('{"text": "x"}'.encode("utf-16"), "a.json", ["RCN-114"]),
        (b"\x28\xb5\x2f\xfd" + NOISE, "a.jsonl.zst", ["RCN-121"]),
        (gzip.compress(gzip.compress(PROSE.encode())), "a.gz", ["RCN-123"]),
        (gzip.compress(zstandard.compress(PROSE.encode())), "a.gz", ["RCN-123"]),
        (zstandard.compress(gzip.compress(PROSE.encode())), "a.zst", ["RCN-123"]),
        (zstandard.compress(PROSE.encode()), "a.txt.zst", ["document"]),
        (zstandard.compress(PROSE[:40].encode()) + zstandard.compress(PROSE[40:].encode()), "two-frames.zst", ["document"]),
        (zstandard.compress(NOISE.hex().encode())[:1000], "a.txt", ["RCN-120"]),
        (gzip.compress(NOISE.hex().encode())[:1000], "a.txt", ["RCN-120"]),
        (b"\x1f\x8b" + NOISE, "a.txt", ["RCN-121"]),
        (b"<b>" * 3000 + b"deep", "a.html", ["RCN-140"]),
        (b"<div>" * 100_000 + b"deep", "a.html", ["RCN-140"]),
        (b"<html><script>write()</script><title>Empty</title></html>", "a.html", ["RCN-141"]),
        (b"<!---->" * 100_000, "a", ["document"]),
        (b"<p " + b" ".join(b"a%d" % n for n in range(50_000)) + b">x", "a.html", ["RCN-142"]),
    ],
)
def test_each_input_ends_as_a_document_or_with_its_cause(raw, name, expected):
    assert codes(received(raw, name)) == expected


def test_a_text_in_mail_form_without_a_transport_is_an_article():
    assert codes(received(b"From: Esterby\nDate: Monday\n\nThe harbour was closed.")) == ["document"]


def test_plain_text_is_kept_to_the_character_but_for_line_ends_and_mark():
    raw = "\ufeffOne\r\ntwo\rthree \u00a0\u00ad\t end  \n\n".encode()
    (document,) = received(raw)
    assert document.text == "One\ntwo\nthree \u00a0\u00ad\t end  \n\n"
    assert document.sha256 == hashlib.sha256(raw).hexdigest()
    assert document.id == document.sha256[:12]


def test_packed_and_unpacked_are_the_same_document():
    (plain,), (packed,) = received(PROSE.encode()), received(gzip.compress(PROSE.encode()))
    assert plain.id == packed.id


def test_a_text_of_the_program_is_read_like_a_file():
    assert document_from_text(PROSE, "a.txt") == received(PROSE.encode())[0]


def test_nul_and_lone_surrogates_never_reach_an_output():
    document = document_from_text("A sentence long enough to stay a text, with \x00 and \ud800 in it. " * 3)
    assert "\x00" not in document.text
    assert document.text.encode("utf-8")


# ── size ────────────────────────────────────────────────────────────────────────────


class Endless(io.RawIOBase):
    """A stream that counts what is read of it."""

    def __init__(self, piece, total):
        self.piece, self.left, self.given = piece, total, 0

    def read(self, size=-1):
        out = (self.piece * (size // len(self.piece) + 1))[: min(size, self.left)]
        self.left -= len(out)
        self.given += len(out)
        return out


def test_of_a_huge_line_no_more_is_read_than_the_limit():
    stream = Endless(b"word ", 50_000_000)
    assert codes(read_stream(stream, "a.txt", "a.txt")) == ["RCN-112"]
    assert stream.given <= MAX_DOCUMENT_BYTES + 200_000


def test_a_huge_row_is_refused_and_the_rows_around_it_are_kept():
    raw = b'{"text": "one"}\n{"text": "' + b"x" * (MAX_DOCUMENT_BYTES + 1) + b'"}\n{"text": "three"}'
    items = received(raw, "a.jsonl")
    assert codes(items) == ["document", "RCN-112", "document"]
    assert [item.source for item in items] == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3"]


@pytest.mark.parametrize("name", ["bomb.txt", "bomb.jsonl", "bomb.html"])
def test_a_bomb_is_refused_early(name):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    assert set(codes(received(bomb, name))) <= {"RCN-122", "RCN-112"}


def test_rows_before_a_cut_are_kept_and_the_cut_is_told():
    rows = b"\n".join(b'{"text": "row %d %s"}' % (n, NOISE[n : n + 40].hex().encode()) for n in range(500))
    items = received(gzip.compress(rows)[:-2000], "a.jsonl.gz")
    assert len(items) > 100
    assert set(codes(items[:-1])) == {"document"}
    assert codes(items[-1:]) == ["RCN-120"]
    assert items[-1].source == "a.jsonl.gz"


# ── files and folders ───────────────────────────────────────────────────────────────


@pytest.fixture
def folder(tmp_path):
    """A folder with everything that should not be opened, and two articles."""
    (tmp_path / "b.txt").write_text(PROSE)
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "a.html").write_text(f"<p>{PROSE}</p>")
    (tmp_path / ".hidden").write_text("no input")
    (tmp_path / "deeper" / "loop").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


def test_a_folder_is_walked_in_order_and_nothing_but_files_is_opened(folder):
    found = [(item.source.removeprefix(f"{folder}/"), code) for item, code in ((i, codes([i])[0]) for i in read([str(folder)]))]
    assert found == [
        ("b.txt", "document"),
        ("dangling", "RCN-105"),
        ("deeper/a.html", "document"),
        ("deeper/loop", "RCN-105"),
        ("link.txt", "RCN-105"),
        ("pipe", "RCN-106"),
    ]


def test_a_link_that_the_user_names_is_followed(folder):
    assert codes(read([str(folder / "link.txt")])) == ["document"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nowhere.txt", "RCN-101"),
        ("no*where", "RCN-102"),
        ("", "RCN-101"),
        ("a\0b", "RCN-101"),
        ("x" * 5000, "RCN-101"),
        ("b.txt/c", "RCN-101"),
    ],
)
def test_what_is_not_there_is_said(folder, name, expected, monkeypatch):
    monkeypatch.chdir(folder)
    (item,) = read([name])
    assert isinstance(item, Rejected)
    assert item.code == expected
    assert "\n" not in item.message


def test_patterns_are_matched(folder):
    assert codes(read([str(folder / "*.txt")])) == ["document", "document"]
    assert len([i for i in read([str(folder / "**" / "*.html")]) if isinstance(i, Document)]) == 1


def test_an_empty_folder_is_said(tmp_path):
    assert codes(read([str(tmp_path)])) == ["RCN-104"]


def test_a_socket_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("s")
        assert codes(read(["s"])) == ["RCN-106"]


def test_a_device_is_not_opened():
    assert codes(read([os.devnull])) == ["RCN-106"]


def test_a_folder_far_down_is_read(tmp_path):
    path = tmp_path
    for _ in range(120):
        path = path / "d"
    path.mkdir(parents=True)
    (path / "a.txt").write_text(PROSE)
    assert codes(read([str(tmp_path)])) == ["document"]


def test_a_file_named_twice_is_one_document_in_any_order(folder):
    inputs = [str(folder / "b.txt"), str(folder), str(folder / "b.txt")]
    once, again = list(read(inputs)), list(read(inputs[::-1]))
    assert once == again
    assert [i.source for i in once].count(str(folder / "b.txt")) == 1


def test_names_that_are_no_utf8_are_shown_somehow(tmp_path):
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123
        file.write(PROSE.encode())
    (item,) = read([str(tmp_path)])
    assert item.source.endswith("caf\ufffd.txt")


def test_an_edition_written_by_the_program_is_no_input(tmp_path):
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "edition.json").write_text('{\n "documents": [],\n "schema": "recension-edition/1"\n}\n')
    (tmp_path / "edition.md").write_text("# An edition")
    assert codes(read([str(tmp_path)])) == ["document"]


def test_a_file_that_is_only_named_like_an_edition_is_read(tmp_path):
    (tmp_path / "edition.md").write_text(PROSE)
    assert codes(read([str(tmp_path)])) == ["document"]


def test_standard_input_holds_json_lines():
    items = list(read(["-"], io.BytesIO(b'{"text": "one"}\nno json\n')))
    assert [(i.source, c) for i, c in zip(items, codes(items), strict=True)] == [("-#1", "document"), ("-#2", "RCN-130")]


# ── properties ──────────────────────────────────────────────────────────────────────

PIECES = st.sampled_from(
    [b"<p>", b"</p>", b"<html>", b"<nav>", b"<!--", b"<time datetime=2020-01-02>", b"{", b"}", b"[", b"]", b'"', b"\\", b",", b'"text":', b'"html":',
     b"\n", b"\r", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b", b"word ", b"<title>", b"<h1>", b"<br>", b"<td>", b"&#0;", b"&#xd800;", b"<script>"]
)  # fmt: skip
INPUTS = st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=40).map(b"".join), st.binary(max_size=300).map(gzip.compress))


@settings(max_examples=300, deadline=None)
@given(INPUTS, st.sampled_from(["a", "a.txt", "a.html", "a.jsonl", "a.json", "a.gz"]))
def test_no_bytes_are_lost_or_raise(raw, name):
    items = received(raw, name)
    assert items
    for item in items:
        if isinstance(item, Document):
            item.text.encode("utf-8")
            assert item.text.strip()
            for hint in item.hints:
                assert (hint.start is None) == (hint.end is None)
                assert hint.start is None or 0 <= hint.start < hint.end <= len(item.text)
        else:
            assert item.message
            assert "\n" not in item.message
            assert item.code != "RCN-190"
