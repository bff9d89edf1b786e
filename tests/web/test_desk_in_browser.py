"""The desk in a real browser: keys, live search, judging; pages of strangers that try to use it; words that try to be more."""

import http.server
import json
import os
import pathlib
import re
import threading
from contextlib import suppress

import pytest

from tests.browser import CHROMIUM, Chromium
from tests.payloads import PAYLOADS, aimed_at
from tests.web.serving import serving
from tests.web.shelves import ferry_store, hostile_store

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: the desk was not opened in a browser")

AXE = pathlib.Path(__file__).parent.parent / "vendor" / "axe.min.js"
STORY = "/stories/" + "a" * 12
PAGES = ["/", "/documents", STORY, "/search?q=ferry", f"/compare?d={0:012x}&d={1:012x}", "/judge/d-A", "/judge/e-" + "e1" * 6, "/judge/c-" + "c1" * 6,
         "/judge/x-" + "d1" * 6, "/judgements", "/upload", "/work", "/nothing"]  # fmt: skip
EVERYTHING = bool(os.environ.get("WHOLE_MATRIX"))
"""Whether every payload is tried on every page (an hour), or each on some pages in turn."""


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    with Chromium(tmp_path_factory.mktemp("browser")) as browser:
        yield browser


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with serving(ferry_store(tmp_path_factory.mktemp("desk") / "ferry.db")) as found:
        yield found


@pytest.fixture(scope="module")
def base(address):
    return address.partition("/enter")[0]


@pytest.fixture(scope="module")
def page(chromium, address):
    """A tab that has been let in."""
    made = chromium.page()
    made.open(address)
    return made


def settled(page, expression, patience=100):
    """Wait until an expression holds."""
    for _ in range(patience):
        with suppress(RuntimeError):  # the page is just leaving for another one
            if page.run(expression):
                return True
        page.rest(0.1)
    return False


def follow(page, selector):
    """Click on what leads to another page."""
    with suppress(RuntimeError):  # it may be gone before the click has been answered
        page.click(selector)


def test_the_address_opens_the_desk_and_leaves_the_token_behind(chromium, address):
    page = chromium.page()
    page.open(address)
    assert settled(page, "location.pathname === '/' && document.title === 'Stories – recension'")
    assert "token" not in page.run("location.href + document.referrer + document.cookie")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_blocked_and_nothing_hangs_over(page, base, path, width):
    page.size(width, 844)
    page.open(base + path)
    assert [c for c in page.complaints if "404" not in c] == []
    assert page.run("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_it_can_be_used_by_everyone(page, base, path, colours):
    """WCAG 2.2 A and AA, as far as axe-core can tell."""
    page.size(1280, 900)
    page.colours(colours)
    page.open(base + path)
    page.run(AXE.read_text("utf-8") + "; 0")
    tags = '["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]'
    found = json.loads(
        page.run(
            f"axe.run(document, {{runOnly: {tags}}}).then(r => JSON.stringify(r.violations.map(v => [v.id, v.nodes.map(n => n.html)])))"
        )
    )
    page.colours("light")
    assert found == [], found


def test_keys_lead_from_the_list_to_the_words(page, base):
    page.size(1280, 900)
    page.open(base + "/")
    page.press("j")
    assert page.run("document.activeElement.className") == "go"
    page.press("Enter")
    assert settled(page, f"location.pathname === '{STORY}'")
    page.open(base + "/")
    for key, path in (("d", "/documents"), ("j", "/judgements"), ("a", "/upload"), ("s", "/")):
        page.press("g")
        page.press(key)
        assert settled(page, f"location.pathname === '{path}' && !document.getElementById('keys-open').hidden"), key
    page.press("?")
    assert page.run("document.getElementById('keys').open")
    page.press("Escape")
    page.press("x")
    assert page.run("document.documentElement.dataset.theme") == "dark"
    page.press("x")
    page.press("x")


def test_keys_do_nothing_while_somebody_types(page, base):
    page.open(base + "/")
    page.press("/")
    for key in "gjx?":
        page.press(key)
    assert page.run("document.getElementById('q').value") == "gjx?"
    assert page.run("location.pathname") == "/"


def test_live_search_by_keys_alone(page, base):
    page.open(base + "/")
    page.press("/")
    for key in "sandba":
        page.press(key)
    assert settled(page, "document.querySelectorAll('#hits a').length === 1")
    assert page.run("document.querySelector('#hits mark').textContent") == "sandbank"
    page.press("ArrowDown")
    page.press("Enter")
    assert settled(page, f"location.pathname === '{STORY}' && location.hash === '#d-C'")
    page.open(base + "/")
    page.press("/")
    page.press("f")
    assert settled(page, "!document.getElementById('hits').hidden")
    page.press("Escape")
    assert page.run("document.getElementById('hits').hidden && document.activeElement.id") == "q"


def test_judging_and_undoing(page, base):
    page.open(base + STORY + "#x-" + "d1" * 6)
    follow(page, "#x-" + "d1" * 6 + " .jd")
    assert settled(page, "location.pathname.startsWith('/judge/x-')")
    page.run("document.getElementById('reason').value = 'two different counts'; document.getElementById('who').value = 'Ann Lee'; 0")
    follow(page, "button.act")
    assert settled(page, "location.pathname === '/judgements' && !!document.querySelector('.judged li')")
    assert page.run("document.querySelector('.judged li').innerText").startswith("dismiss conflict")
    assert "two different counts" in page.run("document.querySelector('.judged li').innerText")
    follow(page, ".judged .btn")
    assert settled(page, "document.querySelector('.judged li').innerText.startsWith('withdraw')")
    assert page.run("document.querySelectorAll('.judged .gone').length") == 1


def test_a_page_is_read_without_its_script(chromium, address, base):
    page = chromium.page()
    page.open(address)
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    for path, words in (
        ("/", "A ferry runs aground"),
        (STORY, "stuck on a sandbank"),
        ("/search?q=tugs", "Tugs"),
        ("/judge/d-A", "It is of another day"),
    ):
        page.open(base + path)
        assert words in page.run("document.body.textContent")


def test_on_paper_the_controls_are_gone(page, base, tmp_path):
    page.open(base + "/documents")
    page.colours("light", "print")
    seen = page.run("[...document.querySelectorAll('nav, .seek, .tools, .acts, input')].filter(e => e.getClientRects().length).length")
    page.colours("light")
    assert seen == 0


# ── pages of strangers ──────────────────────────────────────────────────────────────


class Stranger(http.server.BaseHTTPRequestHandler):
    """A page elsewhere on this machine, with a text of its own; it counts whoever asks for anything else."""

    html = ""
    met = 0

    def do_GET(self):
        type(self).met += self.path != "/"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(type(self).html.encode())

    def log_message(self, *_):
        """Nothing is logged."""


@pytest.fixture(scope="module")
def stranger():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stranger)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def judged(page, base):
    page.open(base + "/judgements")
    return page.run("document.querySelectorAll('.judged li').length")


ATTACKS = {
    "a form that sends itself": "<form id=f method=post action='{base}/judge/d-A'><input name=kind value='date'><input name='value date' value='2019-01-01'>"
    "<input name=reason value=x><input name=who value=x></form><script>document.getElementById('f').submit()</script>",
    "a form of another type": "<form id=f method=post enctype='text/plain' action='{base}/judgements'><input name=x></form><script>document.getElementById('f').submit()</script>",
    "a request without consent": "<script>fetch('{base}/judge/d-A', {{method: 'POST', mode: 'no-cors', credentials: 'include', "
    "body: new URLSearchParams({{kind: 'date', 'value date': '2019-01-01', reason: 'x', who: 'x'}})}}).then(() => document.title = 'sent', () => document.title = 'failed')</script>",
    "a request with consent": "<script>fetch('{base}/search.json?q=ferry', {{credentials: 'include'}}).then(r => r.text()).then(t => document.title = 'read ' + t, () => document.title = 'failed')</script>",
    "a frame": "<iframe src='{base}/' onload=\"document.title = this.contentDocument ? 'seen' : 'framed'\"></iframe>",
    "a script": "<script src='{base}/search.json?q=ferry' onload=\"document.title='loaded'\"></script><script src='{base}/static/desk.js' onload=\"document.title='loaded'\"></script>",
    "a link": "<a id=a href='{base}/judgements'>x</a><script>document.getElementById('a').click()</script>",
}


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_another_page_can_do_and_read_nothing(page, base, stranger, name, attack):
    before = judged(page, base)
    Stranger.html = f"<!doctype html><title>waiting</title>{ATTACKS[attack].format(base=base)}"
    page.open("http://" + stranger.replace("127.0.0.1", name) + "/")
    page.rest(0.4)
    assert "ferry" not in page.run("document.title + document.body.innerText").lower()
    assert page.run("document.title") not in ("loaded", "seen")
    if "form" in attack or "link" in attack:
        assert page.run("document.title").startswith("Refused")
    assert judged(page, base) == before


# ── words that try to be more ───────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, stranger):
    """A desk on a store with a story for each payload."""
    payloads = [p.replace("\ud800", "\ufffd") for p in aimed_at(stranger)]
    with serving(hostile_store(tmp_path_factory.mktemp("hostile") / "hostile.db", payloads)) as address:
        yield address


SHAPE = """
JSON.stringify([
  [...document.querySelectorAll('*')].flatMap(e => [...e.attributes].map(a => a.name)).filter(n => /^on|^style$|^formaction$|^ping$|^srcdoc$/.test(n)),
  [...document.querySelectorAll('script, link, img, iframe, object, embed, form, base, meta[http-equiv]')].map(e => e.localName + ' ' + (e.getAttribute('src') || e.getAttribute('href') || e.getAttribute('action') || '')).filter(x => !/^(script|link|form) \\/[a-z]/.test(x)),
  [...document.querySelectorAll('[href]')].map(e => e.getAttribute('href')).filter(h => !/^(#|\\/[a-z]|\\/$|\\/\\?page=|https:\\/\\/packet\\.example\\/)/.test(h)),
])
"""


def harmless(page, address):
    """Open a page with its policy put aside, so that the escaping stands alone."""
    page.open(address)
    page.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.dialogs == []
    assert [c for c in page.complaints if "404" not in c] == []
    assert page.run(SHAPE) == "[[],[],[]]", address


@pytest.fixture(scope="module")
def hostile_page(chromium, hostile):
    made = chromium.page()
    made.open(hostile)
    made.call("Page.setBypassCSP", enabled=True)
    return made


def paths_of(page, base):
    """Every page on which the words of a stranger stand, by payload: those of its story, its documents, its items."""
    listed = []
    for number in range(1, 20):
        page.open(f"{base}/?page={number}")
        found = page.run("[...document.querySelectorAll('a.go')].map(a => a.getAttribute('href'))")
        listed += [href for href in found if href not in listed]
        if not page.run("!!document.querySelector('[rel=next]')"):
            return listed
    return listed


def test_hostile_words_in_lists_do_nothing(hostile_page, hostile, stranger):
    """All payloads at once: the lists of stories, documents, hits and judgements hold every one of them."""
    base, before = hostile.partition("/enter")[0], Stranger.met
    for path in (
        "/",
        "/?page=2",
        "/?page=3",
        "/?page=4",
        *(f"/documents?page={n}" for n in range(1, 12)),
        "/judgements",
        "/search?q=alert+script+img",
    ):
        harmless(hostile_page, base + path)
        ticks = hostile_page.run("[...document.querySelectorAll('[name=d]')].slice(0, 2).map(e => e.value)")
        if ticks:
            harmless(hostile_page, f"{base}/compare?d={ticks[0]}&d={ticks[1]}")
    assert Stranger.met == before


def test_hostile_words_typed_as_a_search_do_nothing(hostile_page, hostile, stranger):
    base, before = hostile.partition("/enter")[0], Stranger.met
    for payload in aimed_at(stranger)[:: 1 if EVERYTHING else 20]:
        words = payload.replace("\ud800", "")[:400]
        harmless(hostile_page, base + "/")
        hostile_page.run(f"location.href = '/search?q=' + encodeURIComponent({json.dumps(words)}); 0")
        assert settled(hostile_page, "location.pathname === '/search' && document.readyState === 'complete'")
        assert hostile_page.run(SHAPE) == "[[],[],[]]"
        hostile_page.run(
            f"const f = document.getElementById('q'); f.value = {json.dumps(words[:40])}; f.focus(); f.dispatchEvent(new Event('input')); 0"
        )
        hostile_page.rest(0.25)
        assert hostile_page.run(SHAPE) == "[[],[],[]]"
        assert hostile_page.dialogs == []
    assert Stranger.met == before


def test_hostile_words_in_stories_and_forms_do_nothing(hostile_page, hostile):
    """Each payload on the page of its story; and on a page on which its document, an entry, a claim, a conflict is judged, in turn."""
    base, before = hostile.partition("/enter")[0], Stranger.met
    stories = paths_of(hostile_page, base)
    assert len(stories) >= len(PAYLOADS)
    for number, story in enumerate(stories):
        if not EVERYTHING and number % 15:
            continue
        harmless(hostile_page, base + story)
        items = hostile_page.run("[...document.querySelectorAll('a.jd')].map(a => a.getAttribute('href'))")
        kinds = {href[: len("/judge/x")]: href for href in items}
        documents = re.findall(r"/judge/d-[^,]+", ",".join(items))
        chosen = sorted(kinds.values()) if EVERYTHING else [sorted(kinds.values())[number // 15 % len(kinds)]]
        for path in chosen:
            harmless(hostile_page, base + path)
        assert documents
    assert Stranger.met == before
