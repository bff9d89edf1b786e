"""What holds for every edition, shown on the sample pile: spans are exact, counts add up, nothing is lost."""

import json

import jsonschema
import pytest

from tests.conftest import FERRY, run


def walk(value):
    """Every object within a JSON value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from walk(item)


def test_it_validates_against_the_published_schema(edition):
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(edition, schema)


def test_every_span_is_the_text_there(edition):
    texts = {d["id"]: d["text"] for d in edition["documents"]}
    spans = [x for x in walk(edition) if {"document", "start", "end", "quote"} <= x.keys()]
    assert len(spans) > 100
    assert all(texts[s["document"]][s["start"] : s["end"]] == s["quote"] for s in spans)


def test_regions_partition_each_text(edition):
    for document in edition["documents"]:
        ends = [0, *(r["end"] for r in document["regions"])]
        assert [r["start"] for r in document["regions"]] == ends[:-1]
        assert ends[-1] == len(document["text"])


def test_families_partition_the_documents(edition):
    members = [d for family in edition["lineage"]["families"] for d in family["documents"]]
    assert sorted(members) == sorted(d["id"] for d in edition["documents"])


def test_stories_hold_known_documents_and_families_once(edition):
    told = [d for story in edition["stories"] for d in story["documents"]]
    assert len(told) == len(set(told))
    families = {f["id"]: set(f["documents"]) for f in edition["lineage"]["families"]}
    for story in edition["stories"]:
        assert set(story["documents"]) == {d for f in story["families"] for d in families[f] if d in story["documents"]}
        assert story["witnesses"]["documents"] == len(story["documents"])
        assert story["witnesses"]["families"] == len(story["families"])


def test_no_count_of_families_exceeds_what_there_is(edition):
    for story in edition["stories"]:
        counted = [x["families"] for x in (*story["timeline"], *story["claims"], *(v for c in story["conflicts"] for v in c["values"]))]
        assert all(1 <= count <= len(story["families"]) for count in counted)


def test_scores_are_probabilities(edition):
    assert all(0 <= x["score"] <= 1 for x in walk(edition) if "score" in x)


def test_ids_are_unique_within_their_kind(edition):
    for story in edition["stories"]:
        for kind in ("timeline", "claims", "conflicts", "entities"):
            ids = [item["id"] for item in story[kind]]
            assert len(ids) == len(set(ids)), kind


def test_the_brief_is_short_and_sourced(edition):
    for story in edition["stories"]:
        assert story["brief"]
        assert all(sentence["spans"] for sentence in story["brief"])
        assert sum(len(sentence["text"].split()) for sentence in story["brief"]) <= 150


def test_every_input_ends_once(tmp_path):
    """A good text, a copy of it, an empty file, a binary, a missing path and two rows, one of them broken."""
    (tmp_path / "good.txt").write_bytes((FERRY / "documents" / "d01.txt").read_bytes())
    (tmp_path / "same.txt").write_bytes((FERRY / "documents" / "d01.txt").read_bytes())
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.bin").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "rows.jsonl").write_text('{"id": "r1", "text": "A bridge fell into the river Odra on Monday, police said."}\n{"text": \n')
    done = run("build", tmp_path, tmp_path / "missing", "-o", tmp_path.parent / "out-once")
    assert done.returncode == 3
    edition = json.loads((tmp_path.parent / "out-once" / "edition.json").read_text("utf8"))
    kept = [d["source"].rsplit("/", 1)[-1] for d in edition["documents"]]
    gone = [r["source"].rsplit("/", 1)[-1] for r in edition["rejected"]]
    assert sorted(kept) == ["good.txt", "rows.jsonl#1", "same.txt"]
    assert sorted(gone) == ["binary.bin", "empty.txt", "missing", "rows.jsonl#2"]
    assert len({d["id"] for d in edition["documents"]}) == 3
    lines = (tmp_path.parent / "out-once" / "rejects.jsonl").read_text("utf8").splitlines()
    assert [json.loads(line) for line in lines] == edition["rejected"]


@pytest.mark.parametrize(
    "text", ["Тяжёлый снегопад остановил движение поездов на севере страны, сообщили власти в понедельник вечером. " * 4]
)
def test_another_language_is_named_and_left_unread(text, tmp_path):
    (tmp_path / "text.txt").write_text(text, "utf8")
    row = json.loads(run("annotate", tmp_path / "text.txt").stdout)
    assert row["language"] == "ru"
    assert not any(row["annotations"][kind] for kind in ("entities", "timexes", "attributions", "events"))
