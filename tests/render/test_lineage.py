"""The lineage for other tools: whatever the text holds, the file can be read."""

import json
from xml.etree import ElementTree

import pytest

from recension.model import Family, Lineage, Link, Passage, Reason, Span
from recension.render.json import to_json
from recension.render.lineage import FORMATS, to_dot, to_graphml, to_passim, to_whole_json

NASTY = 'a"b\\c</node><x>&\x00\u202e\n]]>'
TEXT = 'one "two" three \\ four <b> five & six'


def span(document, start, end):
    return Span(document, start, end, TEXT[start:end])


def lineage(name="b"):
    passages = (
        Passage(span("a", 0, 20), span(name, 0, 20), "verbatim", 1.0),
        Passage(span("a", 4, 30), span("c", 4, 30), "edited", 0.9),
        Passage(span("a", 31, 36), span("d", 31, 36), "quotation", 0.9),
    )
    links = (Link("a", name, "repost", 0.75, (Reason("rule", f"says {name}"),)), Link(None, "c", "shared source", 0.5, ()))
    families = (Family("f1", ("a", name), None, ()), Family("f2", ("c",), None, ()))
    return Lineage(passages, links, families)


@pytest.mark.parametrize("name", ["b", NASTY])
def test_graphml_can_be_read(name):
    tree = ElementTree.fromstring("".join(to_graphml(lineage(name))))  # noqa: S314 - our own
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(tree.findall(f".//{space}node")) == 3
    (edge,) = tree.findall(f".//{space}edge")
    assert edge.get("source") == "a"
    assert next(d.text for d in edge.findall(f"{space}data")) == "repost"


def test_dot_escapes_names():
    lines = "".join(to_dot(lineage('x"; evil [label="\\'))).splitlines()
    assert '"a" -> "x\\"; evil [label=\\"\\\\" [label="repost 0.75"];' in lines
    assert sum("->" in line for line in lines) == 1


def test_passim_joins_overlapping_passages_and_leaves_quotations_out():
    rows = [json.loads(line) for line in to_passim(lineage())]
    assert [(r["cluster"], r["size"], r["id"], r["begin"], r["end"]) for r in rows] == [
        (0, 3, "a", 0, 30),
        (0, 3, "b", 0, 20),
        (0, 3, "c", 4, 30),
    ]
    assert all(r["text"] == TEXT[r["begin"] : r["end"]] for r in rows)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_nothing_is_printed_as_such(form):
    assert isinstance("".join(FORMATS[form](Lineage((), (), ()))), str)


@pytest.mark.parametrize("made", [Lineage((), (), ()), lineage()], ids=["nothing", "something"])
def test_json_record_by_record_is_the_json_of_all(made):
    assert "".join(to_whole_json(made)) == to_json(made)
