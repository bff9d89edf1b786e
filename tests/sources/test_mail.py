"""E-mails: the text that a reader reads, and what the header says."""

import base64
import io

import pytest

from recension.model import Rejected
from recension.sources.read import read_stream

HEADER = (
    "Return-Path: <bounce@news.post.example>\r\nFrom: =?utf-8?q?Esterby_P=C3=B8st?= <desk@news.post.example>\r\nTo: x@y.example\r\n"
    "Subject: Ferry =?utf-8?b?bGF0ZSBhZ2Fpbg==?=\r\n today\r\nDate: Thu, 04 Mar 2021 23:10:00 -0800\r\nMessage-ID: <7@post.example>\r\n"
)
TEXT = "The ferry left Esterby an hour late on Thursday.\r\n\r\nIts master blamed the fog.\r\n"
PAGE = "<html><body><p>The ferry left Esterby an hour late on Thursday.</p><p>Its master blamed the fog.</p></body></html>"
READ = ["The ferry left Esterby an hour late on Thursday.", "Its master blamed the fog."]


def part(kind, content, more=""):
    return f"--=b\r\nContent-Type: {kind}; charset=utf-8\r\n{more}\r\n{content}\r\n"


def message(*parts, header=HEADER):
    return f'{header}MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="=b"\r\n\r\n{"".join(parts)}--=b--\r\n'.encode()


def received(raw, name="a"):
    (item,) = read_stream(io.BytesIO(raw), name, name)
    return item


def lines(document):
    return [line for line in document.text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    "raw",
    [
        (HEADER + "\r\n" + TEXT).encode(),
        (HEADER + "\n" + TEXT).replace("\r\n", "\n").encode(),
        ("From x@y.example Thu Mar  4 23:10:00 2021\n" + "Received: by y\n" + HEADER + "\r\n" + TEXT).encode(),
        message(part("text/plain", TEXT), part("text/html", PAGE)),
        message(part("text/html", PAGE), part("text/plain", TEXT)),
        message(part("text/plain", " "), part("text/html", PAGE)),
        message(part("text/plain", "an attachment", "Content-Disposition: attachment\r\n"), part("text/html", PAGE)),
        message(part("text/html", base64.b64encode(PAGE.encode()).decode(), "Content-Transfer-Encoding: base64\r\n")),
        message(part("text/plain", TEXT.replace("fog", "f=6Fg"), "Content-Transfer-Encoding: quoted-printable\r\n")),
        (HEADER + "Content-Type: text/plain; charset=no-such\r\n\r\n" + TEXT).encode(),
    ],
)
def test_the_text_is_read_with_its_subject_date_and_sender(raw):
    document = received(raw)
    assert lines(document) == ["Ferry late again today", *READ]
    assert [(h.kind, h.value) for h in document.hints if h.value][:3] == [
        ("declared date", "2021-03-04"),
        ("outlet", "Esterby Pøst"),
        ("outlet", "post.example"),
    ]
    assert document.source_id == "<7@post.example>"


def test_a_saved_page_in_mail_form_is_read():
    raw = message(part("text/html", PAGE), header="From: <Saved by a browser>\r\nSubject: Ferry\r\n")
    assert lines(received(raw, "page.mhtml"))[1:] == READ


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (message(), "RCN-161"),
        (message(part("image/png", "x")), "RCN-161"),
        (HEADER.encode(), "RCN-161"),
        (message(part("text/html", "<script>x</script>")), "RCN-141"),
        (b"From a Thu\nReceived: x\n\nOne\n\nFrom b Fri\nReceived: y\n\nTwo", "RCN-162"),
    ],
)
def test_what_has_no_text_is_refused(raw, code):
    item = received(raw, "a.eml")
    assert isinstance(item, Rejected)
    assert item.code == code


@pytest.mark.parametrize("depth", [50, 2000])
def test_parts_within_parts_do_no_harm(depth):
    raw = (
        HEADER
        + "MIME-Version: 1.0\r\n"
        + "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    )
    item = received((raw + "\r\n" + TEXT).encode(), "a.eml")
    assert isinstance(item, Rejected) or "fog" in item.text
    assert getattr(item, "code", "") != "RCN-190"
