"""What the doctor says of what is there, what is missing and what is broken."""

import base64
import gzip
import hashlib
import json

import pytest

from recension import doctor
from recension.doctor import configured, data, disk, full_text, installed, libraries, python, sqlite, stored
from recension.settings.configuration import FILE_NAME
from tests.conftest import FERRY, run


@pytest.mark.parametrize(("version", "state"), [((3, 10), "problem"), ((3, 11), "well"), ((3, 13), "well"), ((3, 15), "problem")])
def test_python(version, state):
    assert python(version).state == state


@pytest.mark.parametrize(("version", "safe"), [((3, 40, 1), False), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 54, 1), True)])
def test_the_verdict_on_the_log_of_sqlite(version, safe):
    assert ("unsafe in WAL mode" not in sqlite(version).says) == safe


def test_packages_and_extras():
    found = list(libraries(["click>=8", "no-such-package-at-all>1", 'nothing-of-that-name; extra == "web"', 'pypdf>=6; extra == "pdf"']))
    assert [(f.name, f.state) for f in found] == [("packages", "problem"), ("extra pdf", "well"), ("extra web", "advice")]
    assert "no-such-package-at-all is missing" in found[0].says
    assert found[2].advice == "if you want it: pip install 'recension[web]'"


def test_this_installation_is_well():
    assert (full_text().state, data().state, installed().state) == ("well", "well", "well")


@pytest.mark.parametrize(("name", "raw", "whole"), [
    ("a.tsv", b"x", True), ("a.tsv", b"", False), ("a.gz", gzip.compress(b"words", mtime=0), True), ("a.gz", gzip.compress(b"words", mtime=0)[:-3], False),
    ("a.gz", gzip.compress(b"words", mtime=0)[:12] + b"\x00" + gzip.compress(b"words", mtime=0)[13:], False), ("a.npz", b"PK\x03\x04", False),
])  # fmt: skip
def test_a_table_is_whole_or_not(tmp_path, name, raw, whole):
    (tmp_path / name).write_bytes(raw)
    assert doctor._is_whole(tmp_path / name) == whole


def test_a_file_is_as_listed_or_not(tmp_path):
    file = tmp_path / "a.py"
    file.write_bytes(b"x = 1\n")
    digest = base64.urlsafe_b64encode(hashlib.sha256(b"x = 1\n").digest()).decode().rstrip("=")
    assert doctor._is_as_listed(file, digest)
    file.write_bytes(b"x = 2\n")
    assert not doctor._is_as_listed(file, digest)
    assert not doctor._is_as_listed(tmp_path / "gone.py", digest)


def test_the_disk(tmp_path):
    here, gone = disk({"here": tmp_path, "gone": tmp_path / "gone"})
    assert "GB free in" in here.says
    assert gone.state == "problem"


def test_a_configuration_that_is_not_understood(tmp_path):
    assert configured(tmp_path, {}).state == "well"
    (tmp_path / FILE_NAME).write_text("worker = 2\n", "utf-8")
    assert (configured(tmp_path, {}).state, configured(tmp_path, {}).advice) == ("problem", "did you mean workers")


def test_stores(tmp_path):
    assert stored(str(tmp_path / "none.db")).state == "problem"
    (tmp_path / "other.db").write_bytes(b"no database")
    assert stored(str(tmp_path / "other.db")).state == "problem"


def test_the_command_tells_all_and_ends_with_what_it_found(tmp_path):
    done = run("doctor", "--json", cwd=tmp_path)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stdout
    assert {"recension", "Python", "packages", "SQLite", "full-text search", "tables and models", "configuration"} <= {
        r["name"] for r in rows
    }
    store = tmp_path / "news.db"
    assert run("ingest", sorted((FERRY / "documents").glob("*.txt"))[0], "--store", store, "--quiet").returncode == 0
    assert "documents 1" in run("doctor", "--store", store).stdout
    store.write_bytes(store.read_bytes()[:5000])
    broken = run("doctor", "--store", store)
    assert broken.returncode == 5
    assert "!! store" in broken.stdout


def test_a_broken_configuration_does_not_silence_the_doctor(tmp_path):
    (tmp_path / FILE_NAME).write_text("worker = 2\n", "utf-8")
    done = run("doctor", cwd=tmp_path)
    assert done.returncode == 2
    assert "did you mean workers" in done.stdout
