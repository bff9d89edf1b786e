"""edition.html: complete without a script, safe whatever it is made of, every anchor in its place."""

import base64
import dataclasses
import hashlib
import itertools
import re
import typing

import lxml.html
import pytest

from recension.model import EditedDocument, Edition, Family, Region
from recension.render.html import to_html
from recension.render.view.characters import visible
from tests.payloads import aimed_at
from tests.render.hostile_editions import FREE, hostile
from tests.render.render_editions import document, edition, ferry, published, story

PAYLOADS = (*aimed_at("packet.invalid")[::4], "\u2067evil\u2069 \u2066isolate \u200b\u200d", "bell\x07 escape\x1b[31m nul\x00 c1\x85")


def shape(page):
    """What a page is made of: each kind of element with the names of its attributes."""
    return {(e.tag, tuple(sorted(e.attrib))) for e in page.iter() if isinstance(e.tag, str)}


def parse(made):
    return lxml.html.document_fromstring(to_html(made).encode("utf-8"))


@pytest.fixture(scope="module")
def plain():
    """What the page is made of when its words are plain."""
    return shape(parse(hostile("plain words here", labels=True)))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_make_no_elements_and_can_be_read(plain, payload):
    page = parse(hostile(payload, labels=True))
    assert shape(page) <= plain
    assert len(page.findall(".//script")) == len(page.findall(".//style")) == 1
    for element in page.iter():
        if isinstance(element.tag, str):
            assert not [a for a in element.attrib if a.startswith("on") or a == "style"]
            assert element.get("href", "#").startswith(("#", "https://packet.example/"))
    words = " ".join(visible(payload).split())
    assert words[:60] in " ".join(page.text_content().split())
    assert words[:50].split(" ")[0] in page.find(".//h2[@class='title']").text_content()


def test_control_characters_are_shown():
    assert "nul␀" in to_html(hostile("nul\x00"))
    assert "escape␛[31m" in to_html(hostile("escape\x1b[31m"))
    assert "back\ufffdwards" in to_html(hostile("back\u202ewards"))


def test_words_of_strangers_are_isolated():
    page = parse(hostile("\u2067mirrored"))
    for element in page.iter():
        own = (element.text or "") + "".join(child.tail or "" for child in element)
        if isinstance(element.tag, str) and "\u2067" in own and element.tag not in {"title", "option", "desc", "text"}:
            assert any(x.tag in {"bdi", "mark"} or x.get("dir") for x in [element, *element.iterancestors()]), element.tag


# ── one file, no request ────────────────────────────────────────────────────────────


def test_the_policy_names_the_style_and_the_script_by_hash():
    raw = to_html(ferry())
    page = lxml.html.document_fromstring(raw.encode())
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", raw, re.S)[1]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_nothing_is_fetched():
    raw = to_html(ferry())
    page = lxml.html.document_fromstring(raw.encode())
    assert not page.xpath("//link | //img | //iframe | //object | //embed | //*[@src] | //*[@srcset] | //form")
    assert "url(" not in raw
    assert "@import" not in raw
    outward = page.xpath("//a[not(starts-with(@href, '#'))]")
    assert [(a.get("href"), a.get("rel")) for a in outward] == [("https://packet.example/ferry", "noopener noreferrer nofollow")]


def test_every_mark_leads_somewhere_and_no_anchor_is_double():
    page = parse(ferry())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in page.xpath("//@href") if href.startswith("#")}
    targets |= {word for names in page.xpath("//@aria-labelledby") for word in names.split()}
    assert targets <= set(ids)
    assert {"d-A", "d-A-s3", "e-" + "e1" * 6, "c-" + "c1" * 6, "x-" + "d1" * 6} <= set(ids)


def test_equal_ids_of_two_stories_stay_apart():
    base = ferry()
    twice = dataclasses.replace(base, stories=(base.stories[0], dataclasses.replace(base.stories[0], id="b" * 12)))
    ids = parse(twice).xpath("//*[starts-with(@id, 'e-') or starts-with(@id, 'c-') or starts-with(@id, 'x-')]/@id")
    assert len(ids) == len(set(ids)) == 10


def test_the_page_reads_without_a_script():
    page = parse(ferry())
    words = " ".join(page.text_content().split())
    for part in (
        "3 documents",
        "2 families",
        "2 stories" if len(ferry().stories) > 1 else "Brief",
        "240 people",
        "B cuts A",
        "Rejected",
        "About this edition",
    ):
        assert part in words
    for made in ferry().documents:
        shown = " ".join(page.get_element_by_id(f"d-{made.siglum}").text_content().split())
        assert all(word in shown for word in made.text.split())
    assert page.xpath("count(//details[@class='ev happened']/summary)") == 2


def test_headings_go_down_step_by_step():
    for made in (ferry(), dataclasses.replace(ferry(), stories=(*ferry().stories, story(ferry().documents[:1], id="b" * 12)))):
        levels = [int(h.tag[1]) for h in parse(made).iter("h1", "h2", "h3", "h4", "h5")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def test_pictures_and_tables_have_names():
    page = parse(ferry())
    assert all(svg.get("aria-hidden") or (svg.get("role") in {"img", "group"} and svg.get("aria-labelledby")) for svg in page.iter("svg"))
    assert all(table.xpath(".//th[@scope='col']") for table in page.iter("table"))
    assert page.get("lang") == "en"


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("block", [0, 1, 2, 3], ids=["light", "dark by the system", "dark by choice", "paper"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((t, "paper") for t in ("ink", "soft", "accent", "warn")),
        *((t, "tint") for t in ("ink", "soft", "accent")),
        ("ink", "wtint"),
        ("warn", "wtint"),
    ],
)
def test_what_is_read_has_contrast(block, text, ground):
    """WCAG 2.2 AA asks for 4.5 to 1. Red never stands on blue, nor blue on red."""
    blocks = re.findall(r"--paper:[^}]*", re.search(r"<style>(.*?)</style>", to_html(ferry()), re.S)[1])
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6}|#[0-9a-f]{3})(?![0-9a-f])", blocks[block]))
    pair = [colours[name] if len(colours[name]) == 7 else "#" + "".join(c * 2 for c in colours[name][1:]) for name in (text, ground)]
    dark, light = sorted(map(luminance, pair))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(
    "made",
    [
        edition([]),
        edition([document(0, "One text alone.")]),
        edition([document(0, "No day.", published=published(None, "unknown"))]),
        edition([document(0, "", title="", furniture="")], families=(Family("f", ("0" * 12, "gone"), None, ()),)),
        edition([document(0, "x", text="", regions=())]),
        edition([document(i, f"Text {i}.") for i in range(3)], [story([document(0, "Text 0."), document(1, "Text 1.")])]),
    ],
)
def test_thin_editions_have_a_page(made):
    assert parse(made).find(".//h1") is not None


def test_all_free_text_is_tried():
    """A text field that is added to the model must be tried as well, or be named here as no words of strangers."""
    ours = {"id", "document", "quote", "schema", "sha256", "siglum", "source_id", "url", "language", "certainty", "type", "entity", "kind",
            "date", "start", "end", "declared_date", "earliest", "latest", "verdict", "from_", "to", "agency", "country",
            "value", "reason", "who", "when", "outcome", "main"}  # fmt: skip
    seen, waiting = set(), [Edition]
    while waiting:
        record = waiting.pop()
        seen.add(record)
        for name, hint in typing.get_type_hints(record).items():
            inner = [x for x in typing.get_args(hint) or (hint,) if dataclasses.is_dataclass(x)]
            waiting += [x for x in inner if x not in seen]
            assert str not in {hint, *typing.get_args(hint)} or name in FREE | ours | {"documents", "families", "through", "aliases",
                "primary_sources", "via"}, (record, name)  # fmt: skip
    assert {EditedDocument, Region} <= seen
