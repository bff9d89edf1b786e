"""Inputs of any size, read one after the other: what comes of them does not depend on how they came."""

import json
import random

import pytest

from eval.piles_of_copies import pile
from recension.engines import Engine
from recension.errors import NothingUsable
from recension.pipeline import Pile, Runner, trace_inputs, trace_pile
from recension.render.lineage import to_whole_json
from recension.stages.lineage import Index, Spool

ARTICLES = [copy.article for copy in pile(60)]
ROWS = [json.dumps({"text": article.document.text, "title": f"Number {n}"}) for n, article in enumerate(ARTICLES)]


def traced(folder, rows, workers=1):
    """The lineage of rows of JSON Lines as it is printed."""
    (folder / "rows.jsonl").write_text("\n".join(rows), "utf8")
    with Spool() as texts:
        index = Index(texts)
        assert trace_inputs([str(folder / "rows.jsonl")], Runner(Engine(workers)), index) == []
        return "".join(to_whole_json(index.traced()))


@pytest.mark.parametrize(("seed", "workers"), [(1, 1), (2, 2), (3, 3)])
def test_order_and_workers_make_no_difference(tmp_path, seed, workers):
    shuffled = random.Random(seed).sample(ROWS, len(ROWS))
    assert traced(tmp_path, shuffled, workers) == traced(tmp_path, ROWS)


def test_equal_rows_are_documents_of_their_own(tmp_path):
    found = json.loads(traced(tmp_path, [ROWS[0], ROWS[0], ROWS[0]]))
    (family,) = found["families"]
    first = family["documents"][0]
    assert family["documents"] == [first, f"{first}.2", f"{first}.3"]
    assert {span["document"] for link in found["links"] for why in link["why"] for span in why["spans"]} <= set(family["documents"])


def test_worker_processes_give_what_one_process_gives():
    found = [trace_pile(Pile(tuple(ARTICLES), ()), Runner(Engine(workers))) for workers in (1, 3)]
    assert found[0] == found[1]


def test_nothing_usable_is_said(tmp_path):
    (tmp_path / "rows.jsonl").write_text("{}", "utf8")
    with pytest.raises(NothingUsable):
        trace_inputs([str(tmp_path / "rows.jsonl")], Runner(), Index())
