"""The commands on a store, as a user meets them."""

import json

import pytest
from click.testing import CliRunner

from recension.cli import main
from tests.conftest import run


def call(*words, code=0):
    """A command in this process, which is quicker than another one. Gives its standard output."""
    done = CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done.stdout


def test_from_files_to_a_story_on_disk(pile, built, tmp_path):
    store = tmp_path / "news.db"
    done = run("ingest", pile, "--store", store)
    assert done.returncode == 3  # one file is empty
    assert "6 documents read, 1 rejected" in done.stderr
    assert run("export", "--store", store, "--format", "json").stdout == built
    assert run("export", "--store", store, "-o", tmp_path / "out").returncode == 0
    assert (tmp_path / "out" / "edition.json").read_text("utf8") == built
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"edition.html", "edition.json", "edition.md", "rejects.jsonl"}


def test_lists_for_people_and_for_programs(store_file, edition_of_pile):
    rows = [json.loads(line) for line in call("list", "--store", store_file, "--json").splitlines()]
    assert [row["id"] for row in rows] == [d["id"] for d in edition_of_pile["documents"]]
    lines = call("list", "--store", store_file).splitlines()
    assert [line.split()[:2] for line in lines] == [[row["id"], row["siglum"]] for row in rows]
    stories = [json.loads(line) for line in call("stories", "--store", store_file, "--json").splitlines()]
    assert [s["id"] for s in stories] == [s["id"] for s in edition_of_pile["stories"]]
    assert all(s["id"] in call("stories", "--store", store_file) for s in stories)
    of_story = call("list", "--store", store_file, "--story", stories[0]["id"][:8], "--json").splitlines()
    assert len(of_story) == stories[0]["documents"]


def test_search_marks_what_it_found(store_file):
    shown = call("search", "dock", "workers", "hospital", "--store", store_file)
    assert "[dock]" in shown
    hit = json.loads(call("search", '"dock workers" hospital', "--store", store_file, "--json").splitlines()[0])
    assert [hit["snippet"][a:b] for a, b in hit["marks"]] == ["dock workers"]
    assert call("search", "zeppelin", "--store", store_file) == "nothing found\n"


def test_show_and_why(store_file, edition_of_pile):
    story = edition_of_pile["stories"][0]
    event, document = story["timeline"][0], edition_of_pile["documents"][0]
    assert event["id"] in call("show", story["id"], "--store", store_file)
    assert json.loads(call("show", event["id"], "--store", store_file, "--json"))["id"] == event["id"]
    text = call("show", "A", "--store", store_file)
    line = document["text"].split("\n")[2]
    assert f"3   {line}" in text
    explained = call("why", event["id"][:8], "--store", store_file)
    assert all(f"[{reason['rule']}]" in explained for reason in event["why"])
    mention = event["mentions"][0]
    assert f"{mention['start']}–{mention['end']}" in explained
    assert json.loads(call("why", document["id"], "--store", store_file, "--json"))["parts"][0]["kind"] == "published"
    assert "family" in call("why", edition_of_pile["lineage"]["families"][0]["id"], "--store", store_file)


ERRORS = [
    (["list", "--store", "nowhere.db"], 5, "RCN-301"),
    (["show", "zzz"], 2, "RCN-320"),
    (["why", "zzz"], 2, "RCN-320"),
    (["export"], 2, "RCN-202"),
    (["export", "A", "--format", "md"], 2, "RCN-322"),
]


@pytest.mark.parametrize(("words", "code", "said"), ERRORS, ids=lambda value: " ".join(value) if isinstance(value, list) else str(value))
def test_errors_are_one_line_and_an_exit_code(store_file, words, code, said):
    named = words if "--store" in words else [*words, "--store", str(store_file)]
    done = CliRunner().invoke(main, named)
    assert done.exit_code == code
    assert len(done.stderr.splitlines()) == 1
    assert f"[{said}]" in done.stderr


def test_nothing_in_a_store_acts_on_the_terminal(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("Crane \x1b[2Jfalls\n\nA harbour crane\x07 fell on Tuesday, 4 May 2021, \u202ethe police said.\n")
    store = tmp_path / "news.db"
    call("ingest", page, "--store", store, "--quiet", "--workers", 1)
    for words in (["list"], ["stories"], ["show", "A"], ["why", "A"], ["search", "crane"]):
        shown = call(*words, "--store", store)
        assert shown
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)
