"""The page in a real browser, opened from a file: no complaint, no request, quick and small for 100 articles."""

import pathlib
import re
import shutil
import subprocess

import pytest

from recension.model import BriefSentence, Claim, Family, Link, Passage, PrimarySource, Witnesses
from recension.render.html import to_html
from tests.render.render_editions import document, edition, event, ferry, span, story
from tests.render.test_page_html import hostile

CHROMIUM = shutil.which("chromium")
LARGEST = 5_000_000

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: the page was not opened in a browser")


def browse(page: pathlib.Path, *flags, at=""):
    """Open a page without a network. Gives what the browser wrote on both streams."""
    command = [
        CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={page.parent / 'profile'}", "--enable-logging=stderr", *flags, page.as_uri() + at,
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=90)


def complaints(done):
    """What the page's console says."""
    return [line for line in done.stderr.splitlines() if "CONSOLE" in line]


def hundred():
    """A hundred articles in twenty families of five, with a timeline, claims and passages as rich as real ones."""
    sentences = [f"Sentence number {i} tells of the flood in the town of Norhaven and of what its people did that day." for i in range(30)]
    documents = [document(i, "\n".join([f"Report {i} opens here.", *sentences]), furniture="Menu\nHome\n" * 10) for i in range(100)]
    ids = [d.id for d in documents]
    families = tuple(Family(f"f{n}", tuple(ids[5 * n : 5 * n + 5]), None, ()) for n in range(20))
    children = [i for i in range(100) if i % 5]
    links = tuple(Link(ids[i - i % 5], ids[i], "repost", 0.9, ()) for i in children)
    passages = tuple(
        Passage(span(documents[i - i % 5], " ".join(s for s in [text])), span(documents[i], text), "verbatim", 0.9)
        for i in children
        for text in sentences[:10]
    )
    timeline = tuple(
        event(
            f"{n:012x}",
            f"2019-03-{1 + n % 28:02d}",
            f"deed number {n} of the flood",
            [span(d, sentences[n % 30]) for d in documents[n % 3 :: 3]],
            20,
        )
        for n in range(60)
    )
    claims = tuple(
        Claim(f"{n:012x}", sentences[n], f"Speaker {n}", (), "asserted", tuple(span(d, sentences[n]) for d in documents[::4]), 20, (), 0.7)
        for n in range(30)
    )
    told = story(
        documents,
        families=tuple(f.id for f in families),
        brief=(BriefSentence(sentences[0], tuple(span(d, sentences[0]) for d in documents)),),
        timeline=timeline,
        claims=claims,
        witnesses=Witnesses(100, 20, (PrimarySource("town hall", tuple(f.id for f in families)),)),
    )
    return edition(documents, [told], passages=passages, links=links, families=families)


def test_the_script_runs_and_nothing_is_blocked(tmp_path):
    page = tmp_path / "edition.html"
    page.write_text(to_html(ferry()), "utf-8")
    done = browse(page, "--dump-dom")
    assert complaints(done) == []
    assert "Colours: auto" in done.stdout
    assert "1 of 1 claims" in done.stdout
    assert len(re.findall(r"<details class=\"ev ", done.stdout)) == 3


def test_a_mark_opens_what_it_points_into(tmp_path):
    page = tmp_path / "edition.html"
    page.write_text(to_html(ferry()), "utf-8")
    for anchor in ("#d-C-s2", "#e-" + "e2" * 6):
        opened = [x for x in re.findall(r"<details[^>]*>", browse(page, "--dump-dom", at=anchor).stdout) if "open" in x and "key" not in x]
        assert len(opened) == 1
        assert ("txt" in opened[0]) == anchor.startswith("#d")


def test_hostile_words_do_nothing(tmp_path):
    page = tmp_path / "edition.html"
    page.write_text(
        to_html(hostile("</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">")), "utf-8"
    )
    done = browse(page, "--dump-dom")
    assert complaints(done) == []
    assert "<title>taken</title>" not in done.stdout
    assert "<img" not in done.stdout.replace("&lt;img", "")


def test_a_hundred_articles_fit(tmp_path):
    page = tmp_path / "edition.html"
    page.write_text(to_html(hundred()), "utf-8")
    assert page.stat().st_size <= LARGEST
    picture = tmp_path / "page.png"
    done = browse(page, f"--screenshot={picture}", "--window-size=1280,2000")
    assert complaints(done) == []
    assert picture.stat().st_size > 20_000
