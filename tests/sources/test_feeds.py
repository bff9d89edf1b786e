"""Feeds and sitemaps as files: each item a document, or the cause why it is none."""

import io

import pytest

from recension.model import Rejected
from recension.sources.read import read_stream

SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)
BODY = "&lt;p&gt;The ferry was late.&lt;/p&gt;&lt;p&gt;Fog &amp;amp; rain.&lt;/p&gt;"


def rss(*items):
    return f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel><title>Esterby Post</title>{"".join(items)}</channel></rss>'


def received(markup, name="feed.xml"):
    raw = markup if isinstance(markup, bytes) else markup.encode()
    return list(read_stream(io.BytesIO(raw), name, name))


def codes(items):
    return [item.code if isinstance(item, Rejected) else "document" for item in items]


def values(document, kind):
    return [h.value for h in document.hints if h.kind == kind and h.value]


RSS_ITEM = f"""<item><title>Ferry &amp;amp; fog</title><link>https://e.example/ferry</link><guid isPermaLink="false">x7</guid>
<pubDate>Thu, 04 Mar 2021 23:00:00 -0800</pubDate><dc:creator>Ola Brandt</dc:creator><source url="https://wire.example/">The Wire</source>
<media:content url="https://i.example/a.png"><media:title>A picture</media:title></media:content><description>Short.</description>
<content:encoded>{BODY}</content:encoded></item>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Esterby Post</title><entry><title type="html">Ferry &amp;amp; fog</title>
<link rel="self" href="https://e.example/self"/><link href="https://e.example/ferry"/><id>x7</id><updated>2021-03-09T00:00:00Z</updated>
<published>2021-03-04T23:00:00-08:00</published><author><name>Ola Brandt</name></author><source><title>The Wire</title><id>other</id></source>
<summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The ferry was late.</p><p>Fog &amp; rain.</p></div>
</content></entry></feed>"""

RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" {SPACES}>
<channel><title>Esterby Post</title></channel><item><title>Ferry &amp;amp; fog</title><link>https://e.example/ferry</link>
<dc:identifier>x7</dc:identifier><dc:date>2021-03-04</dc:date><dc:creator>Ola Brandt</dc:creator><dc:source>The Wire</dc:source>
<description>{BODY}</description></item></rdf:RDF>"""


@pytest.mark.parametrize("markup", [rss(RSS_ITEM), ATOM, RDF], ids=["RSS", "Atom", "RDF"])
def test_an_item_is_a_document_with_what_the_feed_says_of_it(markup):
    (document,) = received(markup)
    assert document.source == "feed.xml#1"
    assert document.text == "Ferry & fog\n\nThe ferry was late.\n\nFog & rain."
    assert (document.source_id, document.url) == ("x7", "https://e.example/ferry")
    assert values(document, "declared date") == ["2021-03-04"]
    assert values(document, "outlet")[:3] == ["The Wire", "Esterby Post", "e.example"]
    assert values(document, "byline") == ["Ola Brandt"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<description>Two\nlines, 3 < 4</description>".replace("< 4", "&lt; 4"), "Two\nlines, 3 < 4"),
        ("<description><![CDATA[<b>Bold</b> &eacute;t&eacute;]]></description>", "Bold été"),
        ("<description>caf&eacute; &nbsp;AT&T</description>", "café \u00a0AT&T"),
        ("<description/><summary>The summary.</summary>", "The summary."),
        ('<content type="text">1 &lt; 2 &amp;amp; 3</content>', "1 < 2 &amp; 3"),
        ("<description>It <em>is</em> late.</description>", "It is late."),
    ],
)
def test_the_content_is_read_as_it_is_written(content, text):
    (document,) = received(rss(f"<item>{content}</item>"))
    assert document.text == text


SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://e.example/a</loc><news:news><news:publication><news:name>Esterby Post</news:name></news:publication>
<news:publication_date>2021-03-04</news:publication_date><news:title>Ferry late</news:title></news:news></url><url><loc>https://e.example/b</loc></url></urlset>"""


def test_a_sitemap_has_no_texts_and_says_what_it_has():
    first, second = received(SITEMAP)
    assert first.code == second.code == "RCN-171"
    assert "(Ferry late, 2021-03-04, https://e.example/a)" in first.message


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (rss("<item><title>Only a title</title></item>", RSS_ITEM), ["RCN-170", "document"]),
        (rss(), ["RCN-173"]),
        (rss(RSS_ITEM, RSS_ITEM)[:-60], ["document", "RCN-172"]),
        (rss(RSS_ITEM, RSS_ITEM.replace("</title>", "")), ["document", "RCN-172"]),
        ("<rss", ["RCN-172"]),
        (f"<!DOCTYPE rss SYSTEM 'https://e.example/rss.dtd'>{rss(RSS_ITEM)[21:]}", ["document"]),
        (rss(RSS_ITEM).encode("utf-16"), ["document"]),
        (rss(RSS_ITEM).replace('"1.0"?', '"1.0" encoding="utf-16"?').encode("utf-16"), ["document"]),
        (rss("<item><description>&lt;script&gt;x&lt;/script&gt;</description></item>"), ["RCN-141"]),
        (rss("<a>" * 1000), ["RCN-172"]),
        ("<sitemapindex><sitemap><loc>https://e.example/a.xml</loc></sitemap></sitemapindex>", ["RCN-171"]),
    ],
)
def test_what_is_broken_or_empty_is_told(markup, expected):
    assert codes(received(markup)) == expected


ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "subset", [f'<!ENTITY l0 "lol">{ENTITIES}', '<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY % x SYSTEM "http://e.example/x"> %x;']
)
def test_entities_of_its_own_are_refused(subset):
    for markup in (f"<!DOCTYPE rss [{subset}]>{rss()[21:]}", f"<?xml version='1.0'?>\n<!DOCTYPE rss [{subset}]>{rss()[21:]}"):
        assert codes(received(markup.replace("</channel>", "<item><description>&l11;&x;</description></item></channel>"))) == ["RCN-174"]
