"""WARC archives: every response ends as a document or with its cause, and damage harms no record but its own."""

import base64
import gzip
import hashlib
import io
import random
import zlib

import pytest
import zstandard

from recension.model import Document, Rejected
from recension.settings.sources import MAX_DOCUMENT_BYTES
from recension.sources.read import read_stream

PROSE = "The harbour of Esterby was closed on Monday, its warden Ola Brandt said. "


def page(n):
    noise = random.Random(n).randbytes(1500).hex()
    return f"<html><head><title>Report {n}</title></head><body><p>{PROSE}</p><p>Number {n}: {noise}</p></body></html>".encode()


def response(body, headers="Content-Type: text/html; charset=utf-8", status="200 OK"):
    return f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body


def record(block, kind="response", content_type="application/http; msgtype=response", version="1.0", **fields):
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    header = {"WARC-Type": kind, "Content-Type": content_type, "Content-Length": str(len(block)), **named}
    lines = "".join(f"{name}: {value}\r\n" for name, value in header.items())
    return f"WARC/{version}\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def numbered(n, **fields):
    return record(response(page(n)), WARC_Target_URI=f"https://e.example/{n}", WARC_Record_ID=f"<urn:uuid:{n}>", **fields)


def received(raw, name="a.warc.gz"):
    return list(read_stream(io.BytesIO(raw), name, name))


def codes(items):
    return [item.code if isinstance(item, Rejected) else "document" for item in items]


def urls(items):
    return {item.url for item in items if isinstance(item, Document)}


INFO = record(b"software: crawler\r\n", "warcinfo", "application/warc-fields")
MEMBERS = [gzip.compress(INFO, mtime=1), *(gzip.compress(numbered(n), mtime=1) for n in range(20))]
ARCHIVE = b"".join(MEMBERS)
STARTS = [sum(map(len, MEMBERS[:n])) for n in range(len(MEMBERS) + 1)]
URLS = {f"https://e.example/{n}" for n in range(20)}


@pytest.mark.parametrize("version", ["0.18", "1.0", "1.1"])
@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress, bytes], ids=["gzip", "zstd", "plain"])
def test_each_response_is_a_document(pack, version):
    name = {gzip.compress: "a.warc.gz", zstandard.compress: "a.warc.zst"}.get(pack, "a.warc")
    items = received(pack(INFO) + b"".join(pack(numbered(n, version=version)) for n in range(20)), name)
    assert codes(items) == ["document"] * 20
    assert urls(items) == URLS
    assert items[3].source_id == "urn:uuid:3"
    assert items[3].sha256 == hashlib.sha256(page(3)).hexdigest()


def test_the_source_names_the_offset_of_the_member_or_of_the_record():
    assert [i.source for i in received(ARCHIVE)] == [f"a.warc.gz#{start}" for start in STARTS[1:-1]]
    assert [i.source for i in received(numbered(1) + numbered(2), "a.warc")] == ["a.warc#0", f"a.warc#{len(numbered(1))}"]
    assert [i.source for i in received(gzip.compress(INFO + numbered(1)))] == [f"a.warc.gz#0+{len(INFO)}"]


def test_the_content_tells_the_type_where_the_name_does_not():
    assert codes(received(ARCHIVE, "crawl")) == ["document"] * 20


# ── damage ──────────────────────────────────────────────────────────────────────────


def member_at(offset):
    return max(n for n, start in enumerate(STARTS) if start <= offset)


@pytest.mark.parametrize("seed", range(300))
def test_a_cut_anywhere_is_told_and_what_stands_before_it_is_read(seed):
    cut = random.Random(seed).randrange(1, len(ARCHIVE))
    items = received(ARCHIVE[:cut])
    whole = member_at(cut)
    assert urls(items) == {f"https://e.example/{n}" for n in range(whole - 1)}
    assert codes(items).count("document") == max(0, whole - 1)
    if cut not in STARTS:
        assert len(codes(items)) == max(0, whole - 1) + 1
        assert codes(items)[-1] in ("RCN-120", "RCN-150")


@pytest.mark.parametrize("seed", range(300))
def test_a_flipped_bit_anywhere_costs_its_own_record_at_most_and_is_told(seed):
    damaged = bytearray(ARCHIVE)
    at = random.Random(seed).randrange(len(ARCHIVE) * 8)
    damaged[at // 8] ^= 1 << at % 8
    items, hit = received(bytes(damaged)), member_at(at // 8)
    assert URLS - urls(items) <= {f"https://e.example/{hit - 1}"}
    unharmed = zlib_reads(bytes(damaged[STARTS[hit] : STARTS[hit + 1]]))
    assert [c for c in codes(items) if c != "document"] == [] if unharmed else len([c for c in codes(items) if c != "document"]) == 1
    assert unharmed or hit == 0 or URLS - urls(items)


def zlib_reads(member):
    """Whether the flip changed nothing of what is packed (the time or the system in the header)."""
    try:
        return gzip.decompress(member) == gzip.decompress(MEMBERS[0]) or any(gzip.decompress(member) == gzip.decompress(m) for m in MEMBERS)
    except (OSError, EOFError, zlib.error):
        return False


@pytest.mark.parametrize("seed", range(60))
def test_a_cut_or_flip_in_an_archive_that_is_not_packed_harms_no_record_around(seed):
    dice = random.Random(seed)
    records = [numbered(n, WARC_Block_Digest=sha1(response(page(n)))) for n in range(20)]
    starts = [sum(map(len, records[:n])) for n in range(21)]
    raw = bytearray(b"".join(records))
    at = dice.randrange(len(raw) - 8)
    raw[at] ^= 1 << dice.randrange(8)
    hit = max(n for n, start in enumerate(starts) if start <= at)
    assert URLS - urls(received(bytes(raw), "a.warc")) <= {f"https://e.example/{hit}", f"https://e.example/{hit - 1}"}
    cut = codes(received(bytes(raw[:at]), "a.warc"))
    assert cut.count("document") >= hit
    assert at in starts or at + 4 in starts or cut[-1] == "RCN-150" or at - starts[hit] < 20


def test_bytes_between_the_members_are_told_once_and_what_follows_is_read():
    raw = b"".join(MEMBERS[:5]) + random.Random(1).randbytes(100_000) + b"\x1f\x8b\x08" * 20 + b"".join(MEMBERS[5:])
    assert sorted(codes(received(raw))) == ["RCN-121", *["document"] * 20]


def test_zeros_at_the_end_are_padding():
    assert codes(received(ARCHIVE + bytes(5000))) == ["document"] * 20


def test_a_member_left_out_is_replaced_by_nothing_worse():
    raw = ARCHIVE[: STARTS[3] + 40] + ARCHIVE[STARTS[5] :]
    items = received(raw)
    assert len(urls(items)) == 18
    assert codes(items).count("RCN-121") == 1


# ── records that are no page ────────────────────────────────────────────────────────


def sha1(block):
    return "sha1:" + base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()


def chunked(body, size=700):
    pieces = [body[i : i + size] for i in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in pieces) + b"0\r\n\r\n"


BODY = page(1)
CHUNKED = "Content-Type: text/html\r\nTransfer-Encoding: chunked"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (record(response(BODY)), "document"),
        (record(response(BODY, "X: y")), "document"),
        (record(response(chunked(BODY), CHUNKED)), "document"),
        (record(response(BODY, CHUNKED)), "document"),
        (record(response(gzip.compress(BODY), "Content-Type: text/html\r\nContent-Encoding: gzip")), "document"),
        (record(response(BODY, "Content-Type: text/html\r\nContent-Encoding: gzip")), "document"),
        (record(response(zlib.compress(BODY), "Content-Type: text/html\r\nContent-Encoding: deflate")), "document"),
        (record(response(zlib.compress(BODY, wbits=-15), "Content-Type: text/html\r\nContent-Encoding: deflate")), "document"),
        (record(response(zstandard.compress(BODY), "Content-Type: text/html\r\nContent-Encoding: zstd")), "document"),
        (record(response(chunked(gzip.compress(BODY)), CHUNKED + "\r\nContent-Encoding: gzip")), "document"),
        (record(response(BODY, "Content-Type: text/html\r\nContent-Encoding: br")), "document"),
        (record(response(b"\x0b\x02", "Content-Type: text/html\r\nContent-Encoding: br")), "RCN-155"),
        (record(response(BODY), WARC_Block_Digest=sha1(response(BODY))), "document"),
        (record(response(BODY), WARC_Payload_Digest=sha1(BODY)), "document"),
        (record(response(chunked(BODY), CHUNKED), WARC_Payload_Digest=sha1(BODY)), "document"),
        (record(response(BODY), WARC_Payload_Digest="sha256:" + hashlib.sha256(BODY).hexdigest()), "document"),
        (record(response(BODY), WARC_Payload_Digest="crc9:zzz"), "document"),
        (record(response(BODY), WARC_Block_Digest=sha1(BODY)), "RCN-152"),
        (record(response(BODY), WARC_Payload_Digest=sha1(b"else")), "RCN-152"),
        (record(response(BODY), WARC_Truncated="length"), "RCN-153"),
        (record(response(BODY), WARC_Segment_Number="1", WARC_Segment_Total_Length="9"), "RCN-153"),
        (record(response(chunked(BODY)[:-5], CHUNKED)), "RCN-153"),
        (record(response(chunked(BODY)[:-500], CHUNKED)), "RCN-153"),
        (record(response(BODY, f"Content-Type: text/html\r\nContent-Length: {len(BODY) + 1}")), "RCN-153"),
        (record(response(gzip.compress(BODY)[:-9], "Content-Type: text/html\r\nContent-Encoding: gzip")), "RCN-120"),
        (record(response(BODY, status="404 Not Found")), "RCN-154"),
        (record(response(b"", "Location: /x", status="301 Moved")), "RCN-154"),
        (record(response(BODY, "Content-Type: image/png")), "RCN-155"),
        (record(response(b"\x00\x01", "X: y")), "RCN-155"),
        (record(b"e.example. 1 IN A 192.0.2.1", content_type="text/dns"), "RCN-155"),
        (record(b"no response at all"), "RCN-151"),
        (record(BODY, "resource", "text/html"), "document"),
        (record(PROSE.encode(), "conversion", "text/plain"), "document"),
        (record(b"\xff\xd8", "resource", "image/jpeg"), "RCN-155"),
        (record(b"x", "continuation"), "RCN-157"),
        (record(b"x", "invented"), "RCN-157"),
        (INFO, "RCN-156"),
        (record(b"GET / HTTP/1.1", "request") + record(b"", "revisit"), "RCN-156"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n\r\n\r\n", "RCN-151"),
        (b"WARC/1.0\r\nContent-Length: 9", "RCN-150"),
        (b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000, "RCN-151"),
        (b"WARC/1.0\r\nContent-Length: 9\r\n\r\nfewer", "RCN-150"),
    ],
)
def test_each_record_ends_as_a_document_or_with_its_cause(raw, expected):
    assert codes(received(raw, "a.warc")) == [expected]


def test_the_charset_that_was_sent_counts():
    raw = record(response("<p>Łódź żółw</p>".encode("iso8859-2"), "Content-Type: text/html; charset=iso-8859-2"))
    assert received(raw, "a.warc")[0].text == "Łódź żółw"


def test_a_record_that_is_too_large_is_refused_and_the_next_is_read():
    large = record(response(b"x" * (MAX_DOCUMENT_BYTES + 1)))
    assert codes(received(numbered(1) + large + numbered(2), "a.warc")) == ["document", "RCN-112", "document"]
    assert codes(received(MEMBERS[1] + gzip.compress(random.Random(1).randbytes(50) + large) + MEMBERS[2])) == [
        "document",
        "RCN-151",
        "document",
    ]


def test_a_bomb_in_a_member_is_refused_and_the_next_is_read():
    bomb = gzip.compress(record(response(bytes(30_000_000))))
    inner = gzip.compress(record(response(gzip.compress(bytes(30_000_000)), "Content-Type: text/html\r\nContent-Encoding: gzip")))
    assert codes(received(MEMBERS[1] + bomb + MEMBERS[2] + inner + MEMBERS[3])) == [
        "document",
        "RCN-112",
        "document",
        "RCN-122",
        "document",
    ]
