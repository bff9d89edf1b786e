"""Pages of HTML of several styles: what of them is the article. Invented outlets, people and events."""

from __future__ import annotations

import pytest

from recension.sources.page import read_page
from recension.sources.received import Origin
from recension.stages.clean import clean

LEAD = "The harbour of Tern Bay was closed on Monday after a barge broke loose and blocked its only channel, the port authority said."
MORE = "Divers found no damage to the hull, and two tugs are to pull the barge free with the next high tide, its owner told reporters."
LAST = "Fishing boats have been sent to the neighbouring port of Alder Point, where berths are free until the end of the week."
OTHER = "A bakery in Alder Point has won the regional bread contest for the third time in a row with a loaf of rye and walnuts."

MENU = "<nav><ul><li><a href=/>Home</a></li><li><a href=/n>News</a></li><li><a href=/s>Sport</a></li></ul></nav>"
FOOT = "<footer><p>© 2021 The Tern Bay Lantern. All rights reserved.</p><p><a href=/t>Terms of use</a></p></footer>"
TITLE = "Barge blocks harbour of Tern Bay"

STYLES = {
    "semantic elements": f"{MENU}<main><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p></article></main>"
    f"<aside><h2>Most read</h2><ul><li><a href=/b>Bakery wins contest again</a></li></ul></aside>{FOOT}",
    "nothing but div": f"<div class=top><a href=/>Home</a> <a href=/n>News</a></div><div class=wrap><div class=hd>{TITLE}</div>"
    f"<div class=tx><div>{LEAD}</div><div>{MORE}</div><div>{LAST}</div></div></div><div class=bottom>All rights reserved</div>",
    "line breaks in a table": f"<table><tr><td><a href=/>Home</a><br><a href=/n>News</a></td><td><h2>{TITLE}</h2>{LEAD}<br><br>{MORE}<br><br>{LAST}"
    "</td></tr></table>",
    "related box within": f"{MENU}<article><h1>{TITLE}</h1><p>{LEAD}</p><div class=related><h3>Read more</h3><ul><li><a href=/x>Bakery wins again</a></li>"
    f"<li><a href=/y>New berths for Alder Point</a></li></ul></div><p>{MORE}</p><p>{LAST}</p></article>{FOOT}",
    "teasers of other stories below": f"{MENU}<div id=story><h1>{TITLE}</h1><p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p></div><div class=teasers>"
    f"<div><h3><a href=/b>Bakery wins contest</a></h3><p>{OTHER} <a href=/b>More</a></p></div></div>{FOOT}",
    "figure and newsletter": f"<header>{MENU}</header><div class=article-body><h1>{TITLE}</h1><figure><img><figcaption>The barge on Monday. Photo: Ida Moll"
    f"</figcaption></figure><p>{LEAD}</p><p>{MORE}</p><form><p>Sign up for our newsletter</p><input></form><p>{LAST}</p></div>{FOOT}",
}


@pytest.mark.parametrize("style", STYLES)
def test_the_article_of_a_page_is_its_sentences(style):
    document = read_page(
        f"<html><head><title>{TITLE} - The Tern Bay Lantern</title></head><body>{STYLES[style]}</body></html>", Origin("page", "0" * 64)
    )
    article = clean(document)
    body = "\n".join(document.text[r.start : r.end].strip() for r in article.body)
    assert [line for line in body.split("\n") if line] == [LEAD, MORE, LAST]


@pytest.mark.parametrize(
    ("head", "text", "day"),
    [
        ('<meta property="article:published_time" content="2021-03-04T10:00:00+02:00">', "", "2021-03-04"),
        ("", "<p class=byline>By Ida Moll | 4 March 2021</p>", "2021-03-04"),
        ("", "<p>Veröffentlicht am 4. März 2021</p>", "2021-03-04"),
        ("", "<p>Publié le 4 mars 2021</p>", "2021-03-04"),
        ("", "<p>Дата: 4 марта 2021</p>", "2021-03-04"),
        (
            '<meta property="article:modified_time" content="2021-03-09T10:00:00Z">',
            "<time datetime=2021-03-04>4 March 2021</time>",
            "2021-03-04",
        ),
        ("", "", None),
    ],
)
def test_the_day_of_a_page(head, text, day):
    others = "<aside><ul><li>Bakery wins <time datetime=2021-03-20>20 March</time></li></ul></aside>"
    page = f"<html><head>{head}</head><body>{MENU}<article><h1>{TITLE}</h1>{text}<p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p></article>{others}</body></html>"
    assert clean(read_page(page, Origin("page", "0" * 64))).declared_date == day
