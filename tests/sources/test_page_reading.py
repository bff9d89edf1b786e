"""Pages: what is seen of them, and what their markup says of it."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.errors import InputError
from recension.sources.page import local_days_first, read_page
from recension.sources.received import Origin

ORIGIN = Origin("a.html", "0" * 64)
PROSE = "The ferry left the harbour of Esterby at noon with forty people on board, its master said. "


def page(markup, url=None):
    return read_page(markup, Origin("a.html", "0" * 64, url=url))


def marked(document, kind):
    return [document.text[h.start : h.end] for h in document.hints if h.kind == kind and h.start is not None]


def stated(document, kind):
    return [h.value for h in document.hints if h.kind == kind]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One<p>two", "One\n\ntwo"),
        ("<h1>Head</h1><p>A <b>bold</b>\n  word</p>", "Head\n\nA bold word"),
        ("<ul><li>a</li><li>b</li></ul>after", "a\nb\n\nafter"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
        ("<a>Home</a><a>News</a>", "Home News"),
        ("<span>W</span>ord", "Word"),
        ("<pre>a\n  b\n\nc</pre>", "a\nb\n\nc"),
        ("a<script>x</script>b<style>y</style>c<template>z</template><noscript>n</noscript>d", "abcd"),
        ("<p hidden>a</p><p style='color:red; display : none'>b</p><p>c</p>", "c"),
        ("<select><option>a</select><textarea>b</textarea><svg><text>c</text></svg>d", "d"),
        ("non&nbsp;breaking s&shy;oft zero&#8203;width", "non breaking soft zerowidth"),
        ("<p>&lt;b&gt; &amp; &eacute; &#x1F600;", "<b> & é 😀"),
        ("<!-- a -->b<!-- c", "b"),
        ("<p>unclosed <b>bold <i>both</b> wild</i> end", "unclosed bold both wild end"),
        ("<?xml version='1.0' encoding='latin-1'?><html><body>Ł</body></html>", "Ł"),
        ("<meta name=x content=y><nav>a</nav><p>b", "a\n\nb"),
        ("<noscript><p>All of the page</p>", "All of the page"),
        ("<p>a\x00b\x01c", "a\ufffdbc"),
    ],
)
def test_the_text_is_what_is_seen(markup, text):
    assert page(markup).text == text


@pytest.mark.parametrize(
    ("markup", "kind", "expected"),
    [
        (f"<nav>Home</nav><p>{PROSE}", "boilerplate", ["Home"]),
        (f"<p>{PROSE}</p><footer>About us<aside>x</aside></footer>", "boilerplate", ["About us\n\nx"]),
        (f"<p>{PROSE}</p><div class='article__shareTools'>Share</div>", "boilerplate", ["Share"]),
        (f"<p>{PROSE}</p><div id=related-posts>Others</div>", "boilerplate", ["Others"]),
        (f"<p>{PROSE}</p><div role=navigation>Others</div>", "boilerplate", ["Others"]),
        (f"<div class=with-sidebar><p>{PROSE}</p></div>", "boilerplate", []),
        (f"<div class=sidebar><p>{PROSE}</p></div>", "boilerplate", []),
        (f"<form><h1>Ferry leaves harbour late</h1><p>{PROSE}</p></form>", "boilerplate", []),
        (f"<p>{PROSE}</p><figure><figcaption>The ferry</figcaption></figure>", "caption", ["The ferry"]),
        (f"<p>{PROSE}</p><p class='wp-caption-text'>The ferry</p>", "caption", ["The ferry"]),
        (f"<a rel=author>Ola Brandt</a><p>{PROSE}</p>", "byline", ["Ola Brandt"]),
        (f"<div class=byline>By <b>Ola</b> Brandt</div><p>{PROSE}</p>", "byline", ["By Ola Brandt"]),
        (f"<p>Before</p><article><p>{PROSE * 3}</p></article><p>after", "body", [(PROSE * 3).strip()]),
        (f"<main><div itemprop=articleBody><p>{PROSE * 3}</p></div></main>", "body", [(PROSE * 3).strip()] * 2),
        (f"<h1>Ferry leaves harbour late</h1><p>{PROSE}</p>", "title", ["Ferry leaves harbour late"]),
    ],
)
def test_markup_says_what_parts_are(markup, kind, expected):
    assert marked(page(markup), kind) == expected


def test_the_title_is_the_heading_that_the_head_repeats():
    document = page(f"<title>Ferry leaves late | Esterby Post</title><h1>Esterby Post</h1><h2>Ferry leaves late</h2><p>{PROSE}</p>")
    assert marked(document, "title") == ["Ferry leaves late"]


def test_a_title_that_is_not_seen_is_put_before_the_text_and_all_places_move():
    document = page(f"<meta property=og:title content='Ferry leaves late'><nav>Home</nav><p>{PROSE}</p>")
    assert document.text.startswith("Ferry leaves late\n\nHome\n\nThe ferry")
    assert marked(document, "title") == ["Ferry leaves late"]
    assert marked(document, "boilerplate") == ["Home"]


@pytest.mark.parametrize(
    ("head", "dates"),
    [
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-03-04"}</script>', ["2021-03-04"]),
        ('<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2021-03-04"}]}</script>', ["2021-03-04"]),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-03-04",,}</script>', ["2021-03-04"]),
        ('<script type="application/ld+json">' + "[" * 5000 + "</script>", []),
        ("<meta property=article:published_time content=2021-03-04T10:00>", ["2021-03-04"]),
        ("<meta name=date content=soon>", []),
        ("<time datetime=2021-03-04>Thursday</time>", ["2021-03-04"]),
        ("<time>4 March 2021</time>", ["2021-03-04"]),
        ("<span itemprop=datePublished content=2021-03-04>Thursday</span>", ["2021-03-04"]),
        ("<p class=post-date>Thursday, 4 March 2021</p>", ["2021-03-04"]),
        ("<aside><time datetime=2021-03-04>Thursday</time></aside>", []),
        ("<link rel=canonical href=https://e.example/2021/03/04/x>", ["2021-03-04"]),
        (
            "<time datetime=2021-03-09>x</time><meta name=pubdate content=2021-03-04><time datetime=2021-03-09>x</time>",
            ["2021-03-04", "2021-03-09"],
        ),
    ],
)
def test_declared_dates(head, dates):
    assert stated(page(f"{head}<p>{PROSE}</p>"), "declared date") == dates


@pytest.mark.parametrize(
    ("url", "first"),
    [("https://e.example/2021/03/03/x", "2021-03-03"), ("https://e.example/2021/03/04/x", "2021-03-04"), (None, "2021-03-04")],
)
def test_a_moment_in_utc_gives_way_to_the_local_day(url, first):
    document = page(f"<meta property=article:published_time content=2021-03-04T02:00:00Z><p>{PROSE}</p>", url)
    assert stated(document, "declared date")[0] == first


def test_without_dates_there_is_no_order():
    assert local_days_first([]) == []


def test_outlet_and_address():
    document = page(
        f"<link rel=canonical href=https://www.post.example/a><meta property=og:site_name content='Esterby Post'><p>{PROSE}</p>"
    )
    assert document.url == "https://www.post.example/a"
    assert stated(document, "outlet") == ["Esterby Post", "post.example"]


TAGS = [
    "p",
    "div",
    "nav",
    "article",
    "h1",
    "time datetime=2020-01-01",
    "b",
    "td",
    "table",
    "li",
    "br",
    "pre",
    "div class=share",
    "p class=byline",
    "title",
    "a",
    "aside",
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from([f"<{t}>" for t in TAGS] + [f"</{t.split()[0]}>" for t in TAGS]), st.text(max_size=12)), max_size=40)
)
def test_every_hint_lies_in_the_text(parts):
    document = page("<p>Some words</p>" + "".join(parts))
    assert document.text == document.text.strip()
    for hint in document.hints:
        if hint.start is not None:
            quote = document.text[hint.start : hint.end]
            assert quote
            assert quote == quote.strip()


@pytest.mark.parametrize(
    "markup",
    [
        "<a b='" * 100_000,
        "<script>" * 100_000 + "x",
        "<p><!-->" + "<p a>x" * 20_000,
        "<aside>x</aside><time datetime=2020-01-01>x</time>" * 5_000,
        "<p>yy<div class=author>x</div><div class=caption>y</div><nav>z</nav>" * 5_000,
        "<title>" + "a | " * 50_000 + "</title>" + "<h1>a | b</h1>" * 5_000,
    ],
)
def test_pages_made_to_exhaust_are_done_in_time(markup):
    with suppress(InputError):
        page("<html>text" + markup)
