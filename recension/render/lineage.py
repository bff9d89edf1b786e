"""The lineage for other tools: as a graph (DOT, GraphML) or as clusters of passages (JSON Lines, as passim writes them)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol
from xml.sax.saxutils import escape, quoteattr

from recension.model import Family, Link, Passage, Span
from recension.render.json import SCORE_DIGITS, to_json
from recension.text.linkage import components

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither XML nor a label may hold."""

_GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="family" for="node" attr.name="family" attr.type="string"/>
<key id="kind" for="edge" attr.name="kind" attr.type="string"/>
<key id="score" for="edge" attr.name="score" attr.type="double"/>
<key id="why" for="edge" attr.name="why" attr.type="string"/>
<graph id="lineage" edgedefault="directed">
"""


class Kinship(Protocol):
    """What is rendered: a :class:`~recension.model.Lineage`, or one whose passages are made as they are asked for."""

    @property
    def passages(self) -> Iterable[Passage]:
        """The passages, in order."""

    @property
    def links(self) -> Sequence[Link]:
        """The links."""

    @property
    def families(self) -> Sequence[Family]:
        """The families."""


def to_dot(lineage: Kinship) -> Iterator[str]:
    """The documents and links as a graph of Graphviz, each family in a box of its own."""
    yield "digraph lineage {\nnode [shape=box];\n"
    for family in lineage.families:
        yield f"subgraph {_quoted('cluster_' + family.id)} {{\nlabel={_quoted('family ' + family.id)};\n"
        yield from (f"{_quoted(document)};\n" for document in family.documents)
        yield "}\n"
    for link in _links(lineage):
        label = f"{link.kind} {link.score:.2f}"
        yield f"{_quoted(link.from_ or '')} -> {_quoted(link.to)} [label={_quoted(label)}];\n"
    yield "}\n"


def _quoted(text: str) -> str:
    """A string of DOT: quotation marks are escaped, and backslashes, which would begin an escape."""
    plain = _CONTROL.sub(" ", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def to_graphml(lineage: Kinship) -> Iterator[str]:
    """The documents and links as GraphML."""
    yield _GRAPHML
    for family in lineage.families:
        for document in family.documents:
            yield f'<node id={_attribute(document)}><data key="family">{_content(family.id)}</data></node>\n'
    for link in _links(lineage):
        data = {"kind": link.kind, "score": str(round(link.score, SCORE_DIGITS)), "why": "; ".join(reason.says for reason in link.why)}
        inside = "".join(f'<data key="{key}">{_content(value)}</data>' for key, value in data.items())
        yield f"<edge source={_attribute(link.from_ or '')} target={_attribute(link.to)}>{inside}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _links(lineage: Kinship) -> Iterator[Link]:
    """The links that have two ends."""
    return (link for link in lineage.links if link.from_ is not None)


def _attribute(text: str) -> str:
    return quoteattr(_CONTROL.sub(" ", text))


def _content(text: str) -> str:
    return escape(_CONTROL.sub(" ", text))


def to_passim(lineage: Kinship) -> Iterator[str]:
    """Clusters of passages that say the same, one line for each passage of a cluster.

    The fields are those of passim (Smith, Cordell and Mullen 2015): ``cluster`` and its ``size``, the document's ``id``, ``begin``
    and ``end`` in code points, and the ``text``. Quotations are left out: they are no reuse of one text by another.
    """
    spans, edges = _passages(lineage)
    cluster_of = components(len(spans), [*edges, *_overlaps(spans)])
    members: dict[int, list[Span]] = {}
    for number, span in enumerate(spans):
        _append(members.setdefault(cluster_of[number], []), span)
    for cluster, held in enumerate(members.values()):
        size = len({span.document for span in held})
        for span in held:
            row = {"cluster": cluster, "size": size, "id": span.document, "begin": span.start, "end": span.end, "text": span.quote}
            yield json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def _append(held: list[Span], span: Span) -> None:
    """Add a span that begins no earlier than the last; two that overlap become one."""
    last = held[-1] if held else None
    if last is None or last.document != span.document or last.end < span.start:
        held.append(span)
    elif last.end < span.end:
        held[-1] = Span(last.document, last.start, span.end, last.quote + span.quote[last.end - span.start :])


def _passages(lineage: Kinship) -> tuple[list[Span], list[tuple[int, int]]]:
    """The distinct spans of all passages in order, and which two belong to one passage."""
    kept = [p for p in lineage.passages if p.kind != "quotation"]
    spans = sorted({s for p in kept for s in (p.a, p.b)}, key=lambda s: (s.document, s.start, s.end))
    number = {(s.document, s.start, s.end): i for i, s in enumerate(spans)}
    return spans, [(number[p.a.document, p.a.start, p.a.end], number[p.b.document, p.b.start, p.b.end]) for p in kept]


def _overlaps(spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Neighbouring spans of one document that share half of the shorter one or more."""
    widest = 0
    for number in range(1, len(spans)):
        before, here = spans[widest], spans[number]
        if before.document == here.document:
            common = min(before.end, here.end) - here.start
            if 2 * common >= min(before.end - before.start, here.end - here.start):
                yield widest, number
        if before.document != here.document or here.end > before.end:
            widest = number


def to_whole_json(lineage: Kinship) -> Iterator[str]:
    """The lineage of the contract, record by record: the same text as of all at once."""
    yield "{"
    for name, records in (("passages", lineage.passages), ("links", lineage.links), ("families", lineage.families)):
        yield f'{"" if name == "passages" else ","}\n "{name}": ['
        count = -1
        for count, record in enumerate(records):
            yield ("," if count else "") + "\n  " + to_json(record).rstrip("\n").replace("\n", "\n  ")
        yield "]" if count < 0 else "\n ]"
    yield "\n}\n"


FORMATS: dict[str, Callable[[Kinship], Iterator[str]]] = {"json": to_whole_json, "dot": to_dot, "graphml": to_graphml, "passim": to_passim}
"""The formats of ``recension lineage``: each a function that gives the text in pieces."""
