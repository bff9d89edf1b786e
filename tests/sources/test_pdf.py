"""PDF: the text layer, if the optional package is there."""

import importlib.util
import io

import pytest

from recension.model import Rejected
from recension.sources.read import read_stream


def pdf(*pages, information=""):
    """A PDF with these lines of text on its pages, as small as one can be."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", f"<<{information}>>".encode()]
    kids = []
    for lines in pages:
        shown = b" ".join(b"(%s) Tj T*" % line.encode() for line in lines)
        stream = b"BT /F1 12 Tf 14 TL 72 720 Td " + shown + b" ET"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    out, places = b"%PDF-1.4\n", []
    for n, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(out),
    )


def received(raw):
    (item,) = read_stream(io.BytesIO(raw), "a.pdf", "a.pdf")
    return item


def test_the_text_layer_is_read_page_by_page():
    document = received(
        pdf(
            ["The ferry was late.", "Its master blamed the fog."],
            ["It left at noon."],
            information="/Title(Ferry late again)/Author(Ola Brandt)",
        )
    )
    assert document.text == "Ferry late again\n\nThe ferry was late.\nIts master blamed the fog.\n\nIt left at noon."
    assert [(h.kind, h.value) for h in document.hints] == [("title", None), ("byline", "Ola Brandt")]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (pdf([]), "RCN-167"),
        (pdf(*[["x"]] * 201), "RCN-168"),
        (b"%PDF-1.4\nnothing", "RCN-166"),
        (pdf(["x"])[:200], "RCN-166"),
    ],
)
def test_what_cannot_be_read_is_refused(raw, code):
    assert received(raw).code == code


def test_without_the_package_its_name_is_told(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    item = received(pdf(["The ferry was late."]))
    assert isinstance(item, Rejected)
    assert item.code == "RCN-165"
    assert "recension[pdf]" in item.message
