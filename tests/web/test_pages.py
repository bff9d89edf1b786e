"""The pages of the desk as a reader meets them, without a script: lists, a story, search, two documents side by side."""

import dataclasses
import pathlib
import re

import lxml.html
import pytest

import recension
from recension.store import open_store
from recension.store.contents import write_edition
from recension.web.lists import paged
from tests.render.render_editions import ferry
from tests.web.asking import Asker
from tests.web.shelves import store_of

STORY = "/stories/" + "a" * 12


def parse(answer):
    assert answer.status == 200, answer.text
    return lxml.html.document_fromstring(answer.body)


def words(page):
    return " ".join(page.find(".//main").text_content().split())


ROOT = pathlib.Path(recension.__file__).parent
FILES = [f for part in ("web", "render") for f in (ROOT / part).rglob("*") if f.suffix in (".html", ".js", ".css")]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_no_template_and_no_script_takes_words_for_markup(file):
    forbidden = r"\|\s*safe|autoescape|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc|javascript:|style=|\son[a-z]+="
    assert not re.search(forbidden, file.read_text("utf-8"), re.IGNORECASE)


def test_the_list_of_stories(reader):
    page = parse(reader.ask("/"))
    assert "1 story of 3 documents." in words(page)
    assert page.xpath("//a[@class='go']/@href") == [STORY]
    assert page.xpath("//nav//a[@aria-current='page']/text()") == ["Stories"]


def test_the_list_of_documents(reader):
    page = parse(reader.ask("/documents"))
    assert "3 documents, 1 declared date contradicted by the evidence." in words(page)
    assert [e.get("href") for e in page.xpath("//tbody//a[@class='go']")] == [f"/documents/{i:012x}" for i in range(3)]


def test_a_story_is_the_edition_with_ways_to_judge(reader):
    page = parse(reader.ask(STORY))
    assert page.find(".//h1").text_content().strip() == "A ferry runs aground"
    ids = set(page.xpath("//@id"))
    assert {href[1:] for href in page.xpath("//@href") if href.startswith("#")} <= ids
    judged = {href.rpartition("/")[2] for href in page.xpath("//a[@class='jd']/@href")}
    assert judged <= ids
    assert {"d-A", "d-C", "e-" + "e1" * 6, "c-" + "c1" * 6, "x-" + "d1" * 6} <= judged
    assert "stuck on a sandbank" in words(page)


def test_every_link_of_a_page_leads_to_a_page(reader):
    seen = set()
    for start in ("/", "/documents", STORY, "/judgements", "/search?q=ferry", "/judge/d-A", f"/compare?d={0:012x}&d={1:012x}"):
        for href in parse(reader.ask(start)).xpath("//@href | //@src"):
            target = href.partition("#")[0]
            if target and not target.startswith("https://packet.example/") and target not in seen:
                seen.add(target)
                assert reader.ask(target).status in (200, 303), (start, href)
    assert {"/static/desk.css", "/static/desk.js", "/upload"} <= seen


def test_a_document_is_shown_in_its_story(reader):
    answer = reader.ask(f"/documents/{1:012x}")
    assert (answer.status, answer.headers["location"]) == (303, f"{STORY}#d-B")


@pytest.mark.parametrize(
    ("query", "says", "first"),
    [
        ("ferry", "3 documents", "B"),
        ("FERRY alba", "2 documents", "B"),
        ('"stuck on a sandbank"', "1 document.", "C"),
        ("ferry captain zebra", "No document has all of these words. 3 documents with some of them:", "C"),
        ("zebra", "No document has these words.", None),
        ("", "Type words", None),
        ("  ", "Type words", None),
        ('"', "No document has these words.", None),
        ("AND OR NOT (", "No document has", None),
    ],
)
def test_search(reader, query, says, first):
    page = parse(reader.ask("/search", query=b"q=" + query.encode()))
    found = page.xpath("//li//span[@class='sig1']/text()")
    assert says in words(page)
    assert (found or [None])[0] == first
    live = reader.ask("/search.json", query=b"q=" + query.encode()).json
    assert [h["siglum"] for h in live["hits"]][:1] == ([first] if first else [])


def test_live_search_finds_the_beginning_of_a_word_and_marks_it(reader):
    live = reader.ask("/search.json?q=sandb").json
    assert live["summary"] == "1 document."
    assert [p for p in live["hits"][0]["pieces"] if p[1]] == [["sandbank", True]]
    assert live["hits"][0]["href"] == f"/documents/{2:012x}"


def test_two_documents_side_by_side(reader):
    page = parse(reader.ask(f"/compare?d={0:012x}&d={1:012x}"))
    assert "They share 1 passage of 16 words in all (verbatim)." in words(page)
    left, right = ["".join(e.itertext()).strip() for e in page.xpath("//mark[@id]")]
    assert left == right
    assert page.xpath("//mark[@id]/a/@href") == ["#B-1", "#A-1"]
    apart = parse(reader.ask(f"/compare?d={0:012x}&d={2:012x}"))
    assert "They share no passage." in words(apart)


@pytest.mark.parametrize("query", ["", "?d=A", "?d=A&d=A", "?d=A&d=B&d=C"])
def test_two_are_needed(reader, query):
    assert "Two documents are needed" in words(parse(reader.ask(f"/compare{query}")))


@pytest.mark.parametrize(
    "path",
    ["/stories/zzz", "/documents/zzz", "/judge/e-zzz", "/judge/q-1", "/compare?d=A&d=zzz", "/nothing", "/static/x", "/", "/documents"],
)
def test_what_is_not_there_is_said(reader, path):
    answer = reader.ask(path + ("?page=999999999999" if path in ("/", "/documents") else ""))
    assert answer.status == (200 if path in ("/", "/documents") else 404)


def test_an_empty_store_says_what_to_do(tmp_path):
    asker = Asker(tmp_path / "new.db", tmp_path / "uploads")
    open_store(tmp_path / "new.db", create=True).close()
    assert "The store is empty." in words(parse(asker.ask("/")))
    for path in ("/documents", "/search?q=x", "/search.json?q=x", "/judgements", "/work", "/upload"):
        assert asker.ask(path).status == 200, path
    for path in (STORY, "/documents/A", "/judge/d-A"):
        assert asker.ask(path).status == 404, path
    asker.close()


def test_a_store_that_is_gone_or_broken_is_said_without_its_path(tmp_path):
    place = tmp_path / "secret-place.db"
    place.write_bytes(b"no store at all" * 1000)
    asker = Asker(place, tmp_path / "uploads")
    for path in ("/", "/documents", STORY, "/search.json?q=x", "/judgements"):
        answer = asker.ask(path)
        assert answer.status == 503, path
        assert "secret-place" not in answer.text
    asker.close()


def test_another_store_in_its_place_is_read(tmp_path):
    asker = Asker(store_of(tmp_path / "a.db", ferry()), tmp_path / "uploads")
    assert "A ferry runs aground" in asker.ask("/").text
    told = dataclasses.replace(ferry().stories[0], title="Another store")
    store_of(tmp_path / "b.db", dataclasses.replace(ferry(), stories=(told,))).replace(tmp_path / "a.db")
    for path in ("/", STORY, "/documents"):
        assert "Another store" in asker.ask(path).text
    asker.close()


def test_a_page_is_made_anew_when_the_store_has_changed(tmp_path):
    place = store_of(tmp_path / "a.db", ferry())
    asker = Asker(place, tmp_path / "uploads")
    first = asker.ask(STORY).text
    assert asker.ask(STORY).text == first
    other = store_of(tmp_path / "b.db", dataclasses.replace(ferry(), stories=(dataclasses.replace(ferry().stories[0], title="Told anew"),)))
    with open_store(other) as store, open_store(place) as known, known.database.writing():
        write_edition(known.database, store.edition())
    assert "Told anew" in asker.ask(STORY).text
    asker.close()


@pytest.mark.parametrize(("total", "page", "part", "before", "after"), [
    (0, 1, (0, 50), None, None), (50, 1, (0, 50), None, None), (51, 1, (0, 50), None, "/x?page=2"),
    (51, 2, (50, 100), "/x?page=1", None), (120, 2, (50, 100), "/x?page=1", "/x?page=3"), (120, 9, (100, 150), "/x?page=2", None),
])  # fmt: skip
def test_lists_come_in_pages(total, page, part, before, after):
    shown, pager = paged(total, page, "/x")
    assert (shown, pager.before, pager.after) == (slice(*part), before, after)
