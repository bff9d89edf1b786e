"""Judgements replayed on whole piles: applied where they should be, found again when the pile has grown, and never silently lost."""

import json

import pytest

from recension.judgements.naming import target_named
from recension.model import Target
from recension.pipeline import build_edition
from recension.render.json import plain, to_json
from tests.conftest import FERRY, run
from tests.judgements.judged import of, row
from tests.web.shelves import ferry_store

PILE = [str(FERRY / "documents")]


def words_of(kind, item):
    spans = [s for v in item.values for s in v.spans] if kind == "conflict" else item.mentions
    return Target(kind, None, tuple(spans))


@pytest.fixture(scope="module")
def plain_edition():
    return build_edition(PILE)


@pytest.fixture(scope="module")
def parts(plain_edition):
    """What the judgements of these tests are about."""
    story = plain_edition.stories[0]
    link = next(x for x in plain_edition.lineage.links if x.kind == "rewrite")
    return {
        "link": link,
        "claim": next(c for c in story.claims if c.said_by),
        "conflict": story.conflicts[0],
        "events": [e for e in story.timeline if e.certainty == "happened" and e.date][:2],
        "shared": max(story.timeline, key=lambda e: len({m.document for m in e.mentions})),
        "dated": story.timeline[-1],
        "document": story.documents[-1],
        "stranger": next(d.id for d in plain_edition.documents if d.id not in story.documents),
    }


def rows_about(parts):
    one, other = parts["events"]
    return [
        row("not a copy", of(parts["link"].from_), of(parts["link"].to)),
        row("date", of(parts["document"]), value="2019-10-20"),
        row("same", of(parts["document"]), of(parts["stranger"])),
        row("wrong speaker", words_of("claim", parts["claim"]), value="Petra Vinter"),
        row("dismiss conflict", words_of("conflict", parts["conflict"])),
        row("same", words_of("event", one), words_of("event", other)),
        row("date", of("0" * 12), value="2019-10-20"),
        row("dismiss conflict", Target("conflict", None, (parts["shared"].mentions[0],))),
    ]


@pytest.fixture(scope="module")
def judged(parts):
    return build_edition(PILE, None, rows_about(parts))


def outcomes(edition):
    return {r.judgement.id: r.outcome for r in edition.judgements}


def test_every_judgement_is_applied_or_says_why_not(parts, judged):
    rows = rows_about(parts)
    assert [outcomes(judged)[r.id] for r in rows[:6]] == ["applied"] * 6
    assert [outcomes(judged)[r.id] for r in rows[6:]] == ["target not found"] * 2


def test_the_edition_is_as_the_person_said(plain_edition, parts, judged):
    home = {d: f.id for f in judged.lineage.families for d in f.documents}
    assert home[parts["link"].from_] != home[parts["link"].to]
    document = next(d for d in judged.documents if d.id == parts["document"])
    assert (document.published.date, document.published.score) == ("2019-10-20", 1.0)
    assert document.published.why[0].rule == "judgement"
    assert "Ann Lee" in document.published.why[0].says
    story = next(s for s in judged.stories if parts["document"] in s.documents)
    assert parts["stranger"] in story.documents
    assert "Petra Vinter" in {c.said_by for s in judged.stories for c in s.claims}
    assert any(r.name == "Petra Vinter" for d in judged.documents for r in d.relies_on)


def test_a_dismissed_conflict_is_kept_and_listed_as_such(parts, judged):
    gone = {v.value for s in judged.stories for c in s.dismissed for v in c.values}
    assert gone >= {v.value for v in parts["conflict"].values}
    assert parts["conflict"].id not in {c.id for s in judged.stories for c in s.conflicts}


def test_events_are_parted_and_documents_put_into_two_stories(parts):
    spans = parts["shared"].mentions
    last = next(s for s in reversed(spans) if s.document != spans[0].document)
    apart = row("not the same", Target("event", None, spans[:1]), Target("event", None, (last,)))
    story = row("not the same", of(parts["document"]), of(parts["link"].to))
    one = build_edition(PILE, None, [apart])
    other = build_edition(PILE, None, [story])
    assert list(outcomes(one).values()) == ["applied"]
    assert list(outcomes(other).values()) == ["applied"]


def test_undoing_gives_back_what_was(plain_edition, parts):
    rows = rows_about(parts)
    undone = build_edition(PILE, None, [*rows, *(row("withdraw", value=r.id) for r in rows)])
    assert {r.outcome for r in undone.judgements if r.judgement.kind != "withdraw"} == {"withdrawn"}
    assert to_json(undone.stories) == to_json(plain_edition.stories)
    assert to_json(undone.documents) == to_json(plain_edition.documents)
    assert to_json(undone.lineage) == to_json(plain_edition.lineage)


def test_a_pile_that_grew_still_finds_its_judgements(tmp_path, parts):
    more = tmp_path / "more.txt"
    more.write_text("Ferry museum opens\n\nA museum about ferries opened in a harbour on Sunday, its director said.\n", "utf8")
    grown = build_edition([*PILE, str(more)], None, rows_about(parts))
    assert [outcomes(grown)[r.id] for r in rows_about(parts)[:6]] == ["applied"] * 6


def test_targets_are_named_as_a_reader_sees_them(plain_edition, parts):
    known = plain(plain_edition)
    conflict = parts["conflict"]
    assert target_named(known, "A") == of(plain_edition.documents[0].id)
    assert target_named(known, "#d-A") == target_named(known, plain_edition.documents[0].id)
    assert target_named(known, f"x-{conflict.id}") == target_named(known, conflict.id) == words_of("conflict", conflict)


def test_the_command_adds_lists_withdraws_and_replays(tmp_path, ferry):
    file = tmp_path / "judgements.jsonl"
    where = ["--judgements", file, "--by", "Ann\x1b[31m Lee"]
    added = run(
        "judge", "add", "date", "B", "--is", "2019-10-12", "--because", "seen in print", "--edition", ferry / "edition.json", *where
    )
    assert added.returncode == 0, added.stderr
    identifier = json.loads(file.read_text("utf8"))["id"]
    listed = run("judge", "list", "--judgements", file).stdout
    assert identifier in listed
    assert "stands" in listed
    assert "\x1b" not in listed
    replayed = run("build", FERRY / "documents", "-o", tmp_path / "out", "--judgements", file, "--quiet")
    assert replayed.returncode == 0
    (ruling,) = json.loads((tmp_path / "out" / "edition.json").read_text("utf8"))["judgements"]
    assert (ruling["outcome"], ruling["judgement"]["id"]) == ("applied", identifier)
    assert run("judge", "withdraw", identifier, *where).returncode == 0
    assert "withdrawn" in run("judge", "list", "--judgements", file).stdout
    elsewhere = tmp_path / "elsewhere.jsonl"
    assert run("judge", "import", file, file, "--judgements", elsewhere).returncode == 0
    assert elsewhere.read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["date", "B", "--is", "soon", "--because", "x"], "RCN-210"),
        (["date", "ZZ", "--is", "2019-10-12", "--because", "x"], "RCN-212"),
        (["same", "A"], "RCN-210"),
    ],
)
def test_what_cannot_be_judged_is_said_in_a_line_and_nothing_is_written(tmp_path, ferry, arguments, code):
    file = tmp_path / "judgements.jsonl"
    done = run("judge", "add", *arguments, "--by", "Ann", "--edition", ferry / "edition.json", "--judgements", file)
    assert (done.returncode, done.stderr.count("\n"), file.exists()) == (2, 1, False)
    assert code in done.stderr


def test_a_broken_file_of_judgements_is_left_as_it_is(tmp_path, ferry):
    file = tmp_path / "judgements.jsonl"
    file.write_text("{\n", "utf8")
    done = run(
        "judge",
        "add",
        "date",
        "B",
        "--is",
        "2019",
        "--because",
        "x",
        "--by",
        "Ann",
        "--edition",
        ferry / "edition.json",
        "--judgements",
        file,
    )
    assert (done.returncode, file.read_text("utf8")) == (2, "{\n")
    assert "RCN-211" in done.stderr


def test_a_store_keeps_judgements_and_carries_them_over(tmp_path):
    place, other = ferry_store(tmp_path / "a.db"), ferry_store(tmp_path / "b.db")
    before = run("judge", "export", "--store", place).stdout
    who = ["--store", place, "--by", "Ann Lee"]
    assert run("judge", "add", "date", "C", "--is", "2019-03-06", "--because", "seen in print", *who).returncode == 0
    assert run("judge", "add", "dismiss-conflict", "x-" + "d1" * 6, *who).returncode == 0
    assert "RCN-320" in run("judge", "add", "dismiss-conflict", "x-zzz", *who).stderr
    after = run("judge", "export", "--store", place).stdout
    assert after.startswith(before)
    rows = tmp_path / "rows.jsonl"
    rows.write_text(after, "utf8")
    assert run("judge", "import", rows, "--store", other).returncode == 0
    assert run("judge", "export", "--store", other).stdout == after


def test_it_is_said_where_judgements_are(tmp_path):
    for where in ([], ["--judgements", tmp_path / "a.jsonl", "--store", tmp_path / "a.db"]):
        assert run("judge", "list", *where).returncode == 2
