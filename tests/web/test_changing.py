"""Judging, undoing, carrying over, adding documents: through the forms that a person fills in."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.judgements.rows import from_lines, to_lines
from recension.store import open_store
from recension.store.lock import locked
from recension.web.adding import file_name
from tests.conftest import FERRY
from tests.judgements.judged import of, row
from tests.web.asking import Asker, multipart

EVENT, TUGS, CLAIM, CONFLICT = "e-" + "e1" * 6, "e2" * 6, "c-" + "c1" * 6, "x-" + "d1" * 6
A, B, C = (f"{i:012x}" for i in range(3))


def judge(desk, anchor, kind, **fields):
    """Fill in the form of an item. Fields of the one kind are ``value`` and ``other``."""
    named = {f"{name} {kind}" if name in ("value", "other") else name: text for name, text in fields.items()}
    return desk.ask(f"/judge/{anchor}", "POST", form={"kind": kind, "who": "Ann Lee", "reason": "seen in print", **named})


def rows(desk):
    return from_lines(desk.ask("/judgements.jsonl").text)


@pytest.mark.parametrize(
    ("anchor", "kind", "fields", "targets"),
    [
        ("d-B", "date", {"value": "2019-03-05"}, [B]),
        ("d-A", "not a copy", {"other": B}, [A, B]),
        ("d-A", "not the same", {"other": C}, [A, C]),
        ("d-A", "same", {"value": "C"}, [A, C]),
        (EVENT, "date", {"value": "2019-03"}, [{A, B, C}]),
        (EVENT, "same", {"other": TUGS}, [{A, B, C}, {C}]),
        (EVENT, "not the same", {"other": C}, [{C}, {A, B}]),
        (CLAIM, "wrong speaker", {"value": "the harbour master"}, [{A}]),
        (CLAIM, "wrong speaker", {}, [{A}]),
        (CONFLICT, "dismiss conflict", {}, [{A, C}]),
    ],
)
def test_each_form_makes_its_row(desk, anchor, kind, fields, targets):
    known = set(rows(desk))
    answer = judge(desk, anchor, kind, **fields)
    (made,) = set(rows(desk)) - known
    assert (answer.status, answer.headers["location"]) == (303, f"/judgements#j-{made.id}")
    assert (made.kind, made.who, made.reason) == (kind, "Ann Lee", "seen in print")
    assert [t.document or {s.document for s in t.spans} for t in made.targets] == targets
    assert made.value == (fields.get("value") if kind in ("date", "wrong speaker") else None)
    assert made.when.endswith("Z")


@pytest.mark.parametrize(
    ("anchor", "kind", "fields", "says"),
    [
        ("d-B", "date", {"value": "soon"}, "no day"),
        ("d-B", "date", {"value": "2019-03-05", "reason": " "}, "needs its reason"),
        ("d-B", "date", {"value": "2019-03-05", "who": ""}, "who judged"),
        ("d-B", "dismiss conflict", {}, "is about 1 of"),
        ("d-A", "same", {"value": "zzz"}, "Nothing found"),
        ("d-A", "same", {"value": ""}, "found"),
        ("d-A", "not a copy", {}, ""),
        (EVENT, "not the same", {"other": "nobody"}, "is about 2 of"),
        (EVENT, "same", {"other": "zzz"}, "is about 2 of"),
        (EVENT, "withdraw", {}, "of no kind"),
        (EVENT, "", {}, "of no kind"),
    ],
)
def test_what_cannot_be_judged_is_said_on_the_form_and_kept_in_it(desk, anchor, kind, fields, says):
    known = rows(desk)
    answer = judge(desk, anchor, kind, **fields)
    assert answer.status == 422
    assert says in answer.text
    assert rows(desk) == known
    assert not desk.desk.work.progress.ever
    if fields.get("who", "x"):
        assert 'value="Ann Lee"' in answer.text


def test_undo_adds_a_row(desk):
    first = rows(desk)[0]
    assert desk.ask(f"/judgements/{first.id}/withdraw", "POST").status == 303
    *before, last = rows(desk)
    assert (last.kind, last.value) == ("withdraw", first.id)
    assert first in before
    assert "withdrawn" in desk.ask("/judgements").text
    assert desk.ask("/judgements/zzz/withdraw", "POST").status == 404
    assert desk.ask(f"/judgements/{first.id}/withdraw", "GET").status == 405


def test_judgements_are_carried_over(desk):
    lines = to_lines([*rows(desk), row("date", of(C), value="2019-03-06")])
    body, kind = multipart(rows=[("judgements.jsonl", lines)])
    assert desk.ask("/judgements", "POST", body=body, content_type=kind).status == 303
    assert desk.ask("/judgements.jsonl").text == lines
    assert desk.ask("/judgements.jsonl").headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b'{"kind": "date"}'])
def test_a_broken_file_of_judgements_is_refused_whole(desk, content):
    known = rows(desk)
    body, kind = multipart(rows=[("x", to_lines([row("date", of(C), value="2019-03-06")]).encode() + content)])
    answer = desk.ask("/judgements", "POST", body=body, content_type=kind)
    assert answer.status == 422
    assert rows(desk) == known


@pytest.mark.parametrize(
    "content_type", ["application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "x", ""]
)
@pytest.mark.parametrize("path", ["/judgements", "/upload", "/judge/d-A"])
def test_a_form_that_is_none_changes_nothing(desk, path, content_type):
    answer = desk.ask(path, "POST", body=b'{"kind": "date"}\x00\xff', content_type=content_type)
    assert answer.status in (400, 422)
    assert not desk.desk.work.progress.ever


# ── adding ──────────────────────────────────────────────────────────────────────────


@settings(deadline=None)
@given(st.text(max_size=300))
def test_the_name_of_a_file_is_safe_and_means_nothing(given_name):
    name = file_name(given_name)
    assert name
    assert not set("/\\*?[]~$\0\n\r:|<>\"'") & set(name)
    assert not name.startswith((".", "-", " "))
    assert len(name) <= 117
    assert file_name(name) == name


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("a.html", "a.html"), ("C:\\x\\a.html", "a.html"), ("../../etc/passwd", "passwd"), ("-", "document"), ("...", "document"), ("", "document"),
        ("*.txt", "txt"), ("a b.txt", "a b.txt"), ("-rf.txt", "rf.txt"), ("x" * 400 + ".html", "x" * 100 + ".html"),
    ],
)  # fmt: skip
def test_names_of_files(given_name, name):
    assert file_name(given_name) == name


def wait(desk):
    end = time.monotonic() + 120
    while desk.desk.work.progress.running and time.monotonic() < end:
        time.sleep(0.1)
    return desk.desk.work.progress


def test_what_is_sent_becomes_documents_and_judgements_are_replayed(tmp_path):
    place = tmp_path / "new.db"
    open_store(place, create=True).close()
    desk = Asker(place, tmp_path / "uploads")
    files = [(p.name, p.read_bytes()) for p in sorted((FERRY / "documents").iterdir())[:3]]
    body, kind = multipart(
        files=[*files, files[0], ("empty.txt", b"")], text="A ferry museum opens\n\nA museum opened on Sunday.", **{"from": "The Gull"}
    )
    answer = desk.ask("/upload", "POST", body=body, content_type=kind)
    assert (answer.status, answer.headers["location"]) == (303, "/work")
    assert desk.ask("/work.json").json["running"]
    assert 'class="working"' in desk.ask("/").text
    done = wait(desk)
    assert (done.failed, len(done.rejected)) == ("", 1)
    assert "empty.txt" in done.rejected[0]
    listed = desk.ask("/documents").text
    assert listed.count('name="d"') == 5
    assert "The Gull" in listed
    assert not list((tmp_path / "uploads").iterdir())
    judge(desk, "d-A", "date", value="2019-10-20")
    assert wait(desk).failed == ""
    assert "applied" in desk.ask("/judgements").text
    assert "20 Oct 2019" in desk.ask("/documents").text
    desk.close()


def test_what_was_sent_while_somebody_else_was_writing_is_not_lost(tmp_path):
    place = tmp_path / "new.db"
    open_store(place, create=True).close()
    desk = Asker(place, tmp_path / "uploads")
    body, kind = multipart(files=[("a.txt", (FERRY / "documents").joinpath("d01.txt").read_bytes())])
    with locked(place):
        desk.ask("/upload", "POST", body=body, content_type=kind)
        assert "RCN-306" in wait(desk).failed
    assert "Edit the stories anew" in desk.ask("/work").text
    desk.ask("/work", "POST")
    desk.ask("/work", "POST")  # waits its turn
    assert wait(desk).failed == ""
    assert desk.ask("/documents").text.count('name="d"') == 1
    assert not list((tmp_path / "uploads").iterdir())
    desk.close()


def test_a_failure_is_said_everywhere_and_without_a_path(tmp_path):
    place = tmp_path / "secret-place.db"
    open_store(place, create=True).close()
    desk = Asker(place, tmp_path / "uploads")
    desk.ask("/work", "POST")
    assert wait(desk).failed
    for path in ("/", "/work", "/work.json"):
        answer = desk.ask(path)
        assert "ot finished" in answer.text
        assert "secret-place" not in answer.text
    desk.close()
