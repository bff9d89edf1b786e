"""Pages: the clean body from HTML, and from the same pages as flat text without markup, beside the peers.

The peers run in an environment of their own (``requirements-eval.in``), whose interpreter the variable ``PEER_PYTHON`` names;
without it only our figures are measured. Speed is processor time on one core, reading the page and judging its lines.
Our weights were trained on these very pages: the figure with markup is that of weights which have seen no page of the site
(``training/bodies.py``). Flat text is judged by rules alone, which were written with some of these pages in view.
"""

from __future__ import annotations

import html
import json
import os
import pathlib
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from eval.corpora import path, rows
from eval.figures import SHARED, Figure, digest
from eval.page_peers import PEERS
from eval.shingles import outcome, summary
from recension.errors import InputError
from recension.model import Document
from recension.sources.page import read_page
from recension.sources.received import Origin
from recension.stages.clean import clean
from recension.stages.clean.judge import judge
from training.bodies import pages as training_pages
from training.bodies import sites_left_out

SET = "pages/article_extraction.jsonl.gz"
EXTRACTORS = [name for name in PEERS if name != "htmldate"]


def measure() -> Iterator[Figure]:
    """Body F1 and pages exactly right by the benchmark's measure, with markup and flat; pages a second; the same of each peer."""
    pages = list(rows(SET))
    clean(Document("warm", "warm", "", "A first page, for what is loaded once. It was published on 4 March 2021."))
    began = time.process_time()
    documents = [page_of(row) for row in pages]
    for document in documents:
        judge(document or Document("", "", "", ""))
    speed = len(pages) / (time.process_time() - began)
    yield from _figures("recension, with markup, sites left out", sites_left_out(training_pages(SHARED / "data")), pages)
    yield _figure("recension, pages a second", speed)
    flat = [replace(d, hints=(), url=None, blocks=()) if d else None for d in documents]
    yield from _figures("recension, flat", [_body(document) for document in flat], pages)
    wrapped = [{"html": _wrapped(d.text if d else ""), "url": None} for d in documents]
    for name in EXTRACTORS:
        answers = peer_answers(name, pages)
        if answers:
            yield from _figures(f"{name}, with markup", [a["answer"] or "" for a in answers], pages)
            yield _figure(f"{name}, pages a second", len(pages) / sum(a["seconds"] for a in answers))
            yield from _figures(f"{name}, flat in one element a line", [a["answer"] or "" for a in peer_answers(name, wrapped)], pages)


def page_of(row: dict[str, Any]) -> Document | None:
    """The document that a row's page is, ``None`` where it cannot be read."""
    try:
        return read_page(row["html"], Origin("page", "0" * 64, None, row.get("url")))
    except InputError:
        return None


def peer_answers(name: str, pages: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a peer says of each page and how long it took; nothing if it is not installed."""
    python = os.environ.get("PEER_PYTHON")
    if not python:
        return []
    given = "".join(json.dumps({"html": page["html"], "url": page.get("url")}) + "\n" for page in pages)
    script = pathlib.Path(__file__).with_name("page_peers.py")
    done = subprocess.run([python, str(script), name], input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name} is not installed for {python}: its figures are absent")
        return []
    return [json.loads(line) for line in done.stdout.splitlines()]


def _body(document: Document | None) -> str:
    return "\n".join(document.text[r.start : r.end] for r in clean(document).body) if document else ""


def _wrapped(text: str) -> str:
    lines = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"<html><body>{lines}</body></html>"


def _figures(name: str, found: Sequence[str], pages: Sequence[dict[str, Any]]) -> Iterator[Figure]:
    total = summary([outcome(body, page["body"]) for body, page in zip(found, pages, strict=True)])
    yield _figure(f"body F1, {name}", total.f1)
    yield _figure(f"bodies exactly right, {name}", total.exact)


def _figure(name: str, value: float) -> Figure:
    return Figure(SET, digest([path(SET)]), name, value)
