"""What every store does, whatever database it stands on."""

import dataclasses
import json
import os

import pytest

from recension.errors import NothingUsable, StoreError, UsageError
from recension.judgements.rows import judgement
from recension.model import Rejected, Target
from recension.pipeline import Runner, build_edition
from recension.render.json import to_json
from recension.store import open_store
from recension.store.ingest import ingest, rebuild
from recension.store.why import why


def names(store, query):
    return [hit.document.source.rsplit("/", 1)[-1] for hit in store.search(query).hits]


def test_the_edition_is_the_one_that_a_build_makes(filled, built):
    assert to_json(filled.edition()) == built


def test_ingesting_in_steps_ends_where_a_build_ends(place, pile, built):
    with open_store(place, create=True) as store:
        for names in (["g.txt", "e.txt", "a.txt"], ["d.txt", "f.txt"], ["a.txt"], ["c.txt", "b.txt", "e.txt"]):
            done = ingest(store, [str(pile / name) for name in names])
        assert (done.received, done.known, done.documents) == (3, 1, 6)
        assert to_json(store.edition()) == built


def test_only_the_stories_concerned_are_told_anew(place, pile):
    with open_store(place, create=True) as store:
        ingest(store, [str(pile / name) for name in ("a.txt", "b.txt", "e.txt", "f.txt")])
        done = ingest(store, [str(pile / "c.txt")])
        assert (done.stories, done.rebuilt) == (2, 1)
        assert ingest(store, [str(pile / "c.txt")]).rebuilt == 0


def test_what_is_rejected_is_kept_until_it_is_mended(place, tmp_path, pile):
    late = tmp_path / "late.txt"
    with open_store(place, create=True) as store:
        done = ingest(store, [str(pile / "a.txt"), str(late)])
        assert [r.source for r in done.rejected] == [str(late)]
        assert [r.source for r in ingest(store, [str(pile / "b.txt")]).rejected] == []
        assert [r.source for r in store.edition().rejected] == [str(late)]
        late.write_text("The mayor of Split resigned on Friday, 3 May 2019.\n")
        ingest(store, [str(late)])
        assert store.edition().rejected == ()


def test_a_rejected_file_that_is_gone_is_forgotten_with_its_folder(place, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("The mayor of Split resigned on Friday, 3 May 2019.\n")
    (folder / "empty.txt").touch()
    with open_store(place, create=True) as store:
        assert len(ingest(store, [str(folder)]).rejected) == 1
        (folder / "empty.txt").unlink()
        ingest(store, [str(folder)])
        assert store.edition().rejected == ()


def test_a_judgement_that_comes_during_an_ingest_is_taken_in_by_the_next(place, pile):
    day = judgement("date", [Target("document", "0" * 12)], "2021-05-06", "seen in print", "Ann Lee", "2021-06-01T12:00:00Z")

    def judge(stage, done, total):
        if stage == "reconcile":
            with open_store(place) as other:
                other.add_judgements([day])

    with open_store(place, create=True) as store:
        ingest(store, [str(pile)], Runner(progress=judge))
        assert store.edition().judgements == ()
        ingest(store, [])
        assert [r.judgement for r in store.edition().judgements] == [day]


def test_there_is_one_writer_and_the_other_is_told_who(place, pile):
    with open_store(place, create=True) as one, open_store(place, create=True) as other:
        with one.database.only_writer(), pytest.raises(StoreError, match=f"being written to: by process {os.getpid()} on ") as caught:
            ingest(other, [str(pile)])
        assert caught.value.code == "RCN-306"
        ingest(other, [str(pile)])
        assert one.count("documents") == 6


def test_nothing_usable(place, tmp_path):
    with open_store(place, create=True) as store:
        with pytest.raises(NothingUsable):
            ingest(store, [str(tmp_path / "missing.txt")])
        with pytest.raises(StoreError, match="empty"):
            store.edition()
        assert store.documents() == store.stories() == ()


def test_lists(filled, edition_of_pile):
    listed, stories = filled.documents(), filled.stories()
    assert [d.id for d in listed] == [d["id"] for d in edition_of_pile["documents"]]
    assert [d.published for d in listed] == [d["published"]["date"] for d in edition_of_pile["documents"]]
    assert [(s.id, s.documents, s.events) for s in stories] == [
        (s["id"], len(s["documents"]), len(s["timeline"])) for s in edition_of_pile["stories"]
    ]
    assert {d.story for d in filled.documents(stories[0].id)} == {stories[0].id}
    assert filled.count("documents") == len(listed)


def test_a_story_alone_has_its_documents_and_their_lineage(filled):
    whole, story = filled.edition(), filled.stories()[0]
    part = filled.edition(story.id)
    members = set(part.stories[0].documents)
    assert [d for d in whole.documents if d.id in members] == list(part.documents)
    assert {f.id for f in part.lineage.families} == set(part.stories[0].families)
    assert [x for x in whole.lineage.links if x.to in members] == list(part.lineage.links)
    assert [p for p in whole.lineage.passages if {p.a.document, p.b.document} <= members] == list(part.lineage.passages)


def test_ids_by_their_beginning(filled):
    edition = filled.edition()
    story = edition.stories[0]
    for kind, id in (
        ("document", edition.documents[0].id),
        ("story", story.id),
        ("family", edition.lineage.families[0].id),
        ("event", story.timeline[0].id),
        ("claim", story.claims[0].id),
        ("entity", story.entities[0].id),
    ):
        assert (filled.find(id).kind, filled.find(id).id) == (kind, id)
        assert filled.find(id[:9]).id == id
    assert filled.find("B").id == edition.documents[1].id
    assert filled.find_story(story.id[:8]) == story.id


@pytest.mark.parametrize("prefix", ["", "zzzz", "%", "_", "\x00", "\uffff", "a' OR '1'='1", "é" * 500])
def test_an_id_that_nothing_has(filled, prefix):
    with pytest.raises(UsageError, match="nothing found"):
        filled.find(prefix)


def test_an_id_that_several_have_names_them(filled):
    ids = [d.id for d in filled.documents()]
    shared = next(a[:1] for a in ids if sum(b.startswith(a[:1]) for b in [*ids, *(s.id for s in filled.stories())]) > 1)
    with pytest.raises(UsageError, match="more than one found"):
        filled.find(shared)


SEARCHES = [
    ("crane", {"a.txt", "b.txt", "c.txt", "d.txt"}),
    ("CRANE Vesterby inspection", {"a.txt", "b.txt"}),
    ('"crane fell onto a quay"', {"a.txt", "b.txt"}),
    ('"quay a onto"', set()),
    ("hosp*", {"a.txt"}),
    ("newsletter", {"b.txt"}),
    ("bakery prize", {"e.txt", "f.txt"}),
    ("", set()),
    ("!?", set()),
]


@pytest.mark.parametrize(("query", "found"), SEARCHES)
def test_search(filled, query, found):
    hits = filled.search(query)
    assert set(names(filled, query)) == found
    assert hits.total == len(found)


def test_a_search_that_no_document_answers_whole_is_answered_in_part(filled):
    hits = filled.search("bakery zeppelin")
    assert not hits.every_word
    assert {h.document.title for h in hits.hits} == {"Bakery wins prize"}


def test_a_word_that_is_being_typed(filled):
    assert filled.search("hospi").total == 0
    assert filled.search("hospi", typing=True).total == 1


def test_hits_say_where_the_words_stand(filled):
    for hit in filled.search('"dock workers" quay').hits:
        text = filled.document(hit.document.id).text
        assert text[hit.start : hit.start + len(hit.snippet)] == hit.snippet
        assert {hit.snippet[a:b].lower() for a, b in hit.marks} <= {"dock workers", "quay"}
        assert hit.marks


def test_titles_count_more(filled):
    assert names(filled, "falling")[0] == "c.txt"


def test_everything_has_a_why_with_places(filled):
    edition = filled.edition()
    story = edition.stories[0]
    ids = [
        edition.documents[0].id,
        story.id,
        edition.lineage.families[0].id,
        story.timeline[0].id,
        story.claims[0].id,
        story.entities[0].id,
    ]
    for id in ids + [c.id for c in story.conflicts]:
        explained = why(filled, filled.find(id))
        assert explained.id == id
        quotes = list(_quotes(explained))
        assert quotes or explained.kind == "family"
        for q in quotes:
            text = filled.document(q.document).text
            assert text[q.start : q.end] == q.quote
            assert q.quote.split("\n")[0] in text.split("\n")[q.line - 1]


def _quotes(explained):
    for ground in explained.grounds:
        yield from ground.quotes
    for part in explained.parts:
        yield from _quotes(part)


def test_judgements_are_added_kept_and_replayed(place, pile):
    with open_store(place, create=True) as store:
        ingest(store, [str(pile)])
        _judge_and_check(store, pile)


def _judge_and_check(store, pile):
    day = judgement("date", [Target("document", store.documents()[2].id)], "2021-05-06", "seen in print", "Ann Lee", "2021-06-01T12:00:00Z")
    assert store.add_judgements([day, day]) == 1
    assert store.add_judgements([day]) == 0
    assert store.judgements() == (day,)
    assert not store.is_current()
    rebuild(store)
    assert store.is_current()
    assert store.documents()[2].published == "2021-05-06"
    assert to_json(store.edition()) == to_json(build_edition([str(pile)], judgements=[day]))
    assert store.find(day.id).kind == "judgement"
    assert "applied" in json.dumps(dataclasses.asdict(why(store, store.find(day.id))))


def test_a_page_that_changed_is_another_document(place, tmp_path, pile):
    page = tmp_path / "page.txt"
    with open_store(place, create=True) as store:
        for text in ("The mayor of Split resigned on Friday.\n", "The mayor of Split has not resigned.\n"):
            page.write_text(text)
            ingest(store, [str(page)])
        assert [d.source for d in store.documents()] == [str(page)] * 2


def test_progress_is_told(place, pile):
    told = []
    runner = Runner(progress=lambda *what: told.append(what))
    with open_store(place, create=True) as store:
        ingest(store, [str(pile)], runner)
    assert {"read", "clean", "annotate", "reconcile"} <= {stage for stage, _, _ in told}


def test_rejected_entries_are_records(filled):
    assert all(isinstance(entry, Rejected) for entry in filled.edition().rejected)
    assert len(filled.edition().rejected) == 1
