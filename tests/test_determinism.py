"""The same bytes in give the same bytes out, whatever the machine happens to be like."""

import hashlib
import json
import os
import pathlib
import random
import shutil

import pytest

from tests.conftest import FERRY, run

FILES = ["edition.json", "edition.html", "edition.md", "rejects.jsonl"]


def digests(folder):
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "4711", "TZ": "America/Los_Angeles", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    ],
    ids=str,
)
def test_surroundings(surroundings, ferry, tmp_path):
    done = run("build", FERRY / "documents", "-o", tmp_path, "--quiet", env={**os.environ, **surroundings})
    assert done.returncode == 0, done.stderr
    assert digests(tmp_path) == digests(ferry)


def test_order_of_inputs(ferry, tmp_path):
    documents = sorted((FERRY / "documents").iterdir())
    random.Random(7).shuffle(documents)
    run("build", *documents, "-o", tmp_path, "--quiet")
    assert digests(tmp_path) == digests(ferry)


@pytest.mark.parametrize("workers", [1, 2])
def test_workers(workers, tmp_path_factory, tmp_path):
    """Enough documents that two workers do start: the sample pile three times, each copy with a line of its own."""
    pile = tmp_path_factory.getbasetemp() / "thrice"
    for copy in range(3):
        for document in (FERRY / "documents").iterdir():
            target = pile / f"{copy}-{document.name}"
            pile.mkdir(exist_ok=True)
            target.write_text(f"Copy {copy}\n\n{document.read_text('utf8')}", "utf8")
    run("build", pile, "-o", tmp_path, "--quiet", "--workers", workers)
    reference = tmp_path_factory.getbasetemp() / "thrice-reference.json"
    if reference.exists():
        assert json.loads(reference.read_text()) == digests(tmp_path)
    reference.write_text(json.dumps(digests(tmp_path)))


def test_ids_do_not_depend_on_where_the_pile_lies(edition, tmp_path):
    moved = pathlib.Path(shutil.copytree(FERRY / "documents", tmp_path / "elsewhere"))
    run("build", moved, "-o", tmp_path / "out", "--quiet")
    again = json.loads((tmp_path / "out" / "edition.json").read_text("utf8"))
    for document in (*again["documents"], *edition["documents"]):
        document["source"] = pathlib.Path(document["source"]).name
    assert again == edition
