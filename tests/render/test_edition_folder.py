"""The folder of an edition: four whole files or none."""

import json

import pytest

from recension.model import Rejected
from recension.render import folder as folders
from recension.render.folder import write, write_rejects
from tests.render.render_editions import document, edition, ferry

FILES = ["edition.html", "edition.json", "edition.md", "rejects.jsonl"]


def test_four_files_with_unix_line_ends(tmp_path):
    write(ferry(), tmp_path / "new" / "out")
    assert sorted(p.name for p in (tmp_path / "new" / "out").iterdir()) == FILES
    for name in FILES:
        content = (tmp_path / "new" / "out" / name).read_bytes()
        assert b"\r" not in content
        assert content.endswith(b"\n")
        content.decode("utf-8")


def test_rejects_are_one_object_a_line(tmp_path):
    write(ferry(), tmp_path)
    rows = [json.loads(line) for line in (tmp_path / "rejects.jsonl").read_text("utf-8").splitlines()]
    assert [sorted(row) for row in rows] == [["code", "message", "source", "stage"]]


def test_rejects_alone(tmp_path):
    write_rejects([Rejected("a", "read", "RCN-101", "empty")], tmp_path / "out")
    assert json.loads((tmp_path / "out" / "rejects.jsonl").read_text("utf-8"))["source"] == "a"


def test_the_same_edition_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write(ferry(), tmp_path / name)
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in FILES)


def test_an_edition_that_cannot_be_rendered_leaves_the_old_one(tmp_path, monkeypatch):
    write(ferry(), tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def fails(_):
        raise RuntimeError

    monkeypatch.setattr(folders, "to_markdown", fails)
    with pytest.raises(RuntimeError):
        write(edition([document(0, "Another text.")]), tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_target_that_cannot_be_written_leaves_everything_as_it_was(tmp_path):
    (tmp_path / "edition.html").mkdir()
    with pytest.raises(OSError, match=r"edition\.html is a folder"):
        write(ferry(), tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["edition.html"]


def test_lone_surrogates_survive_in_json(tmp_path):
    write(edition([document(0, "Half a pair: \ud83d here.")]), tmp_path)
    assert "\ud83d here" in json.loads((tmp_path / "edition.json").read_text("utf-8"))["documents"][0]["text"]
    assert "\ufffd here" in (tmp_path / "edition.html").read_text("utf-8")
