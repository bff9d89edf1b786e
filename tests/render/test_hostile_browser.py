"""Hostile words in every text field of a page, in a real browser: no script runs, no dialog opens, no request leaves.

The browser is told to ignore the page's Content-Security-Policy, so that the escaping stands alone; a second round lets the policy work.
What leaves is counted where it would arrive: at a server on the loopback interface that all payloads ask for.
"""

import socket
import threading

import pytest

from recension.render.html import to_html
from tests.browser import CHROMIUM, Chromium
from tests.payloads import PAYLOADS, aimed_at
from tests.render.hostile_editions import hostile

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: the page was not opened in a browser")

SHAPE = """
JSON.stringify([
  [...document.querySelectorAll('*')].flatMap(e => [...e.attributes].map(a => e.localName + ' ' + a.name)).filter(n => / (on|style$|src|action|formaction|ping)/.test(n)),
  [...new Set([...document.querySelectorAll('*')].map(e => e.localName))].sort(),
  [...document.querySelectorAll('[href]')].map(e => e.getAttribute('href')).filter(h => !/^#|^https:\\/\\/packet\\.example\\//.test(h)),
])
"""
"""What a page is made of: attributes that could act, the kinds of elements, links that lead elsewhere."""


class Listener(threading.Thread):
    """Counts the connections that reach it."""

    def __init__(self):
        super().__init__(daemon=True)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.host = f"127.0.0.1:{self.socket.getsockname()[1]}"
        self.met = 0

    def run(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.met += 1
            connection.close()


@pytest.fixture(scope="module")
def listener():
    listening = Listener()
    listening.start()
    yield listening
    listening.socket.close()


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    with Chromium(tmp_path_factory.mktemp("hostile")) as browser:
        yield browser


@pytest.fixture(scope="module")
def page(chromium):
    return chromium.page()


def open_(page, html, folder):
    file = folder / "edition.html"
    file.write_bytes(html.encode("utf-8", "replace"))
    page.open(file.as_uri())
    page.run("document.querySelectorAll('details').forEach(d => d.open = true)")


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=//{host}/control>",
        "<svg/onload=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    ],
)
def test_the_watch_is_awake(page, listener, tmp_path, html):
    """Where nothing escapes them, the same payloads are seen."""
    before = listener.met
    page.call("Page.setBypassCSP", enabled=True)
    open_(page, "<!doctype html><base href='http://x/'>" + html.replace("//{host}", f"http://{listener.host}"), tmp_path)
    page.rest(0.2)
    assert page.dialogs or listener.met > before


@pytest.fixture(scope="module")
def plain(page, tmp_path_factory):
    page.call("Page.setBypassCSP", enabled=True)
    open_(page, to_html(hostile("plain words here", labels=True)), tmp_path_factory.mktemp("plain"))
    return page.run(SHAPE)


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_hostile_words_do_nothing(page, plain, listener, tmp_path, number):
    before = listener.met
    page.call("Page.setBypassCSP", enabled=True)
    open_(page, to_html(hostile(aimed_at(listener.host)[number], labels=True)), tmp_path)
    assert page.dialogs == []
    assert page.complaints == []
    assert page.run(SHAPE) == plain
    assert listener.met == before


def test_and_the_policy_would_stop_what_got_through(page, listener, tmp_path):
    before = listener.met
    page.call("Page.setBypassCSP", enabled=False)
    broken = to_html(hostile("plain")).replace("</main>", "".join(aimed_at(listener.host)[:60]) + "</main>")
    open_(page, broken, tmp_path)
    page.rest(0.3)
    assert page.dialogs == []
    assert listener.met == before
