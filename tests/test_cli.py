"""The command line as a user meets it: in another process, with real files."""

import json
import subprocess
import sys

import click
import pytest

from recension.cli import main
from recension.cli.commands import COMMANDS
from tests.conftest import FERRY, run

DOCUMENTS = sorted((FERRY / "documents").glob("*.txt"))


def test_version_and_help():
    assert run("--version").stdout.startswith("recension, version ")
    assert "Exit codes:" in run("--help").stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_where_the_list_says_and_shows_an_example(command):
    found = main.get_command(click.Context(main), command)
    assert f"Example:\n      recension {command}" in found.help


def test_help_loads_no_stage():
    line = "import sys; from recension.cli import main; main(['--help'], standalone_mode=False); print([m for m in sys.modules if 'numpy' in m])"
    assert subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True).stdout.endswith("[]\n")


def test_build_writes_four_files_and_says_so(tmp_path):
    done = run("build", FERRY / "documents", "-o", tmp_path / "new" / "folder")
    assert done.returncode == 0
    assert done.stdout == ""
    assert "9 documents, 0 rejected" in done.stderr
    assert sorted(p.name for p in (tmp_path / "new" / "folder").iterdir()) == [
        "edition.html",
        "edition.json",
        "edition.md",
        "rejects.jsonl",
    ]


def test_quiet_is_quiet(tmp_path):
    done = run("build", DOCUMENTS[0], "-o", tmp_path, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_read_prints_a_line_a_document():
    rows = [json.loads(line) for line in run("read", *DOCUMENTS[:3]).stdout.splitlines()]
    assert [r["source"] for r in rows] == list(map(str, DOCUMENTS[:3]))
    assert all(r["regions"][-1]["end"] == len(r["text"]) for r in rows)


def test_annotate_dates_events_by_the_day_that_was_given():
    row = json.loads(
        run("annotate", "-", "--published", "2023-09-16", stdin='{"text": "Two men were killed in Oslo on Friday, police said."}\n').stdout
    )
    assert row["published"]["date"] == "2023-09-16"
    assert {"sentences", "entities", "timexes", "attributions", "events"} <= row["annotations"].keys()
    assert "2023-09-15" in {event["date"] for event in row["annotations"]["events"]}


def test_lineage_is_the_lineage_of_the_edition(edition):
    printed = json.loads(run("lineage", FERRY / "documents").stdout)
    assert printed == edition["lineage"]


def test_exit_codes(tmp_path):
    good, empty = DOCUMENTS[0], tmp_path / "empty.txt"
    empty.touch()
    assert run("build", good, empty, "-o", tmp_path / "a").returncode == 3
    assert run("build", good, empty, "-o", tmp_path / "b", "--strict").returncode == 1
    assert run("build", empty, "-o", tmp_path / "c").returncode == 4
    assert run("build", good).returncode == 2
    assert run("annotate", good, "--published", "soon").returncode == 2


def test_a_run_of_nothing_but_rejects_still_lists_them(tmp_path):
    done = run("build", tmp_path / "missing.txt", "-o", tmp_path / "out")
    assert done.returncode == 4
    assert json.loads((tmp_path / "out" / "rejects.jsonl").read_text("utf8"))["source"].endswith("missing.txt")


def test_a_path_in_place_of_a_command_is_understood():
    done = run(FERRY)
    assert done.returncode == 2
    assert f"did you mean: recension build {FERRY} -o edition/" in " ".join(done.stderr.split())


def test_an_output_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").write_text("in the way")
    done = run("build", DOCUMENTS[0], "-o", tmp_path / "file" / "edition", "--quiet")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_hostile_file_name_does_not_act_on_the_terminal(tmp_path):
    (tmp_path / "a\x1b[2Jb.txt").touch()
    done = run("build", tmp_path, "-o", tmp_path / "out")
    assert "\x1b" not in done.stderr
    assert "\\x1b" in done.stderr


@pytest.mark.parametrize("command", ["schema", "read samples", "lineage samples"])
def test_a_full_disk_behind_standard_output_is_one_line(command):
    line = f"{sys.executable} -m recension {command} >/dev/full"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=FERRY.parent.parent, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("recension: the output could not be written: No space left")


def test_a_reader_that_stops_early_is_no_error():
    """``recension read ... | head -c 1``: the pipe breaks, and nobody complains."""
    line = f"{sys.executable} -m recension read samples/ferry-aground-2019/documents | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=FERRY.parent.parent, check=False)
    assert done.stdout == "{0\n"
    assert done.stderr == ""


def test_documents_of_no_story_are_each_told_alone(tmp_path):
    for name, text in (
        ("a.txt", "Two men died in a fire in Oslo on Friday 3 May 2019, police said."),
        ("b.txt", "The mayor of Split resigned."),
    ):
        (tmp_path / name).write_text(text * 3)
    run("build", tmp_path, "-o", tmp_path / "out", "--quiet")
    stories = json.loads((tmp_path / "out" / "edition.json").read_text("utf8"))["stories"]
    assert [len(story["documents"]) for story in stories] == [1, 1]
