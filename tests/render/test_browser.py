"""The page in a real browser, opened from a file without a network: what a reader can do with it, quickly and by keys alone."""

import json
import pathlib
import re
import unicodedata

import pypdf
import pytest

from recension.model import BriefSentence, Claim, Family, Link, Passage, PrimarySource, Witnesses
from recension.render.html import to_html
from tests.browser import CHROMIUM, OFFLINE, Chromium
from tests.render.render_editions import document, edition, event, ferry, library, span, story, voyage

LARGEST = 5_000_000
AXE = pathlib.Path(__file__).parent.parent / "vendor" / "axe.min.js"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: the page was not opened in a browser")


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    with Chromium(tmp_path_factory.mktemp("browser"), OFFLINE) as browser:
        yield browser


@pytest.fixture
def opened(chromium, tmp_path):
    """Opens an edition as a page: ``opened(edition, at="#anchor", width=390)``."""

    def opening(made, at="", **size):
        file = tmp_path / "edition.html"
        file.write_text(to_html(made), "utf-8")
        page = chromium.page(**size)
        page.open(file.as_uri() + at)
        return page

    return opening


def shown(page, selector):
    """The text of the first element that is found and can be seen."""
    return page.run(
        f"(e => e && e.getClientRects().length ? e.innerText.replace(/\\s+/g, ' ').trim() : null)(document.querySelector({json.dumps(selector)}))"
    )


def hundred():
    """A hundred articles in twenty families of five, with a timeline, claims and passages as rich as real ones."""
    sentences = [f"Sentence number {i} tells of the flood in the town of Norhaven and of what its people did that day." for i in range(30)]
    documents = [document(i, "\n".join([f"Report {i} opens here.", *sentences]), furniture="Menu\nHome\n" * 10) for i in range(100)]
    ids = [d.id for d in documents]
    families = tuple(Family(f"f{n}", tuple(ids[5 * n : 5 * n + 5]), None, ()) for n in range(20))
    children = [i for i in range(100) if i % 5]
    links = tuple(Link(ids[i - i % 5], ids[i], "repost", 0.9, ()) for i in children)
    passages = tuple(
        Passage(span(documents[i - i % 5], text), span(documents[i], text), "verbatim", 0.9) for i in children for text in sentences[:10]
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


# ── reading ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("made", [ferry, voyage, library, lambda: edition([])], ids=["ferry", "voyage", "library", "nothing"])
def test_the_script_runs_and_nothing_is_blocked(opened, made):
    page = opened(made())
    assert page.complaints == []
    assert shown(page, "#theme") == "Colours: auto"


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_window(opened, width):
    page = opened(voyage(), width=width)
    page.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.run("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("anchor", "kind"),
    [("#d-C-s2", "txt"), ("#e-" + "e2" * 6, "ev"), ("#p-B-A-1", None), ("#x-" + "d1" * 6, None), ("#s-" + "a" * 12 + "-b1", None)],
)
def test_an_anchor_opens_what_it_points_into(opened, anchor, kind):
    page = opened(voyage(), at=anchor)
    assert shown(page, anchor)
    assert page.run("document.querySelectorAll('details[open]:not(.key)').length") == (kind is not None)
    assert page.run(f"document.querySelector({json.dumps(anchor)}).contains(document.activeElement)")


ONE_CLICK = {
    "brief": "sup.w a",
    "apparatus": ".ae .sn",
    "claim": ".claims .q .sn",
    "source": ".srcs .sn",
    "name": ".idx .rw a",
    "outlet or agency": ".dh dl .sn",
    "link": ".tw .any .sn",
    "passage": ".par td .sn",
}
"""Facts of every kind that stand open, and the mark beside them."""

TWO_CLICKS = {
    "entry": (".ev > summary", ".ev .sn"),
    "conflict under an entry": (".ev:has(.under) > summary", ".under .lem .sn"),
    "why an entry has its day": (".ev:has(.why .sn) > summary", ".why .sn"),
    "place": (".places a.te", ".ev[open] .sn"),
    "stop on the map": (".chart a", ":target a.te"),
    "false date": (".warnl a", "#d-B .trial .sn"),
    "source in the head": (".facts .src a", ".srcs .sn"),
    "link": (".tw a[href^='#p-']", ".par td .sn"),
}


@pytest.mark.parametrize("mark", ONE_CLICK.values(), ids=ONE_CLICK)
def test_one_click_leads_to_the_words(opened, mark):
    page = opened(voyage())
    page.click(mark)
    assert_words(page)


def assert_words(page):
    """The page stands at marked words that can be seen: in a sentence of a document, or in an entry that has opened."""
    assert page.run("!!document.querySelector('.dtext :target, .ev[open]:target')")
    at = page.run("(e => e.getBoundingClientRect().top)(document.querySelector(':target'))")
    assert -1 <= at < 900
    assert page.run("[...document.querySelectorAll(':target mark, :target')].some(e => e.getClientRects().length > 0)")


@pytest.mark.parametrize(("first", "second"), TWO_CLICKS.values(), ids=TWO_CLICKS)
def test_two_clicks_lead_to_the_words(opened, first, second):
    page = opened(voyage())
    page.click(first)
    page.click(second)
    assert_words(page)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (".ae .lem .rd:first-child .sn", "212 people"),
        (".claims .q .sn", "Nobody was hurt"),
        (".idx li:has(bdi) .rw a", "Ines Rautio"),
        (".srcs .sn", "the coast guard said"),
    ],
)
def test_a_mark_highlights_its_own_words_alone(opened, mark, words):
    page = opened(voyage())
    page.click(mark)
    assert page.run("[...CSS.highlights.get('words')].map(r => r.toString())") == [words]
    assert page.run("document.querySelector(':target').classList.contains('exact')")


def test_an_open_entry_shows_the_very_words_of_each_witness(opened):
    page = opened(voyage())
    page.click(".ev > summary")
    found = page.run(
        "[...document.querySelectorAll('.ev[open] .wc')].map(c => [c.querySelector('a').innerText, c.querySelector('mark').innerText])"
    )
    assert [letter for letter, _ in found] == ["C"]
    assert found[0][1] == "Ines Rautio, its captain"


# ── by keys ─────────────────────────────────────────────────────────────────────────


def test_keys_walk_open_and_lead_to_the_words(opened):
    page = opened(voyage())
    page.press("g")
    page.press("t")
    assert page.run("document.querySelector('.now').id").endswith("-timeline")
    page.press("j")
    page.press("o")
    assert page.run("document.querySelector('.ev').open && document.activeElement.tagName") == "SUMMARY"
    page.press("w")
    assert_words(page)
    page.press("u")
    page.rest(0.2)
    assert page.run("location.hash") == ""


def test_a_link_to_an_item_can_be_had(opened):
    page = opened(voyage())
    page.press("g")
    page.press("c")
    page.press("j")
    page.press("l")
    assert page.run("location.hash") == "#c-" + "c1" * 6
    assert shown(page, "#told") in {"Link copied", "The link is in the address bar"}


def test_the_list_of_keys_opens_and_closes(opened):
    page = opened(voyage())
    page.press("?")
    assert "Keys work on this page" in shown(page, "#keys")
    page.press("Escape")
    assert page.run("document.getElementById('keys').open") is False


def test_no_key_fires_while_somebody_types_or_when_they_are_off(opened):
    page = opened(voyage())
    page.press("/")
    assert page.run("document.activeElement.type") == "search"
    for letter in "jox?":
        page.press(letter)
    assert page.run("document.activeElement.value") == "jox?"
    assert page.run("document.getElementById('keys').open || !!document.querySelector('.now')") is False
    page.run("document.activeElement.blur(); document.getElementById('keys-on').click()")
    page.press("j")
    page.press("?")
    assert page.run("document.getElementById('keys').open || !!document.querySelector('.now')") is False


def test_claims_are_filtered_and_sorted(opened):
    page = opened(hundred())
    assert shown(page, ".filt output") == "30 of 30 claims"
    page.click("th[data-sort=number] button")
    assert page.run("document.querySelector('.claims tbody tr').dataset.number") == "30"
    assert page.run("document.querySelector('th[aria-sort]').getAttribute('aria-sort')") == "descending"
    page.run(
        "(s => { s.value = 'Speaker 7'; s.dispatchEvent(new Event('input', {bubbles: true})) })(document.querySelector('[data-filter=speaker]'))"
    )
    assert shown(page, ".filt output") == "1 of 30 claims"


def test_the_choice_of_colours_is_remembered(opened):
    page = opened(voyage(), dark=False)
    light = page.run("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    dark = page.run("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    page.call("Page.reload")
    page.forget()
    page.chromium.settle(page.session, "Page.loadEventFired")
    assert page.run("getComputedStyle(document.body).backgroundColor") == dark
    page.run("localStorage.clear()")


# ── for everyone ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("made", "width"), [(voyage, 1280), (voyage, 390), (library, 1280)], ids=["laptop", "phone", "two stories"])
def test_axe_finds_no_violation(opened, made, width, dark):
    page = opened(made(), width=width, dark=dark)
    page.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert violations(page) == []
    page.run("document.getElementById('keys').showModal()")
    assert violations(page) == []


def violations(page):
    """What axe-core finds, every rule of its switched on: the rule and the first place."""
    page.run(AXE.read_text("utf-8") + ";0")
    return page.run(
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 200)))"
    )


def printed(page, file):
    """The words of a page as it is printed, without the white space between them."""
    page.print(file)
    return squeezed(" ".join(sheet.extract_text() for sheet in pypdf.PdfReader(file).pages))


def squeezed(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("script", [True, False], ids=["with its script", "without"])
def test_all_of_it_is_printed_even_without_a_script(chromium, tmp_path, script):
    file = tmp_path / "edition.html"
    file.write_text(to_html(voyage()), "utf-8")
    page = chromium.page(dark=True)
    page.call("Emulation.setScriptExecutionDisabled", value=not script)
    page.open(file.as_uri())
    words = printed(page, tmp_path / "edition.pdf")
    for part in (
        "Nobody was hurt, the coast guard",
        "told the harbour radio that 240",
        "B cuts A",
        "Kristiansund",
        "Ines Rautio, its captain",
    ):
        assert squeezed(part) in words


def test_a_hundred_articles_fit(opened):
    assert len(to_html(hundred()).encode()) <= LARGEST
    page = opened(hundred())
    assert page.complaints == []
    assert shown(page, "h1") == "A ferry runs aground"
