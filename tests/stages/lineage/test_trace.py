"""Who has it from whom: copies in every disguise are found, and nothing else is called a copy."""

import random
from dataclasses import replace

import pytest

from recension.model import Dateline, Named, Span
from recension.stages.lineage import trace
from tests.stages.lineage.invented_texts import BRIDGE, LIBRARY, NOTICE, REPORT, REWRITE, article, families, links, paragraphs

PARTS = paragraphs(BRIDGE)
ADDED = "Nine gulls, say those who count them there, still sleep on the second pier every night and mind neither steel nor tram."


def of(*articles):
    return trace(articles)


@pytest.mark.parametrize(
    ("disguise", "kind"),
    [
        pytest.param(BRIDGE, "repost", id="verbatim"),
        pytest.param(BRIDGE.replace("harbour", "harbor").replace("centimetres", "centimeters"), "repost", id="localised spelling"),
        pytest.param(BRIDGE.replace("o", "о").replace("e", "е"), "repost", id="homoglyphs"),
        pytest.param(BRIDGE.replace("ri", "r\u200bi"), "repost", id="zero-width characters"),
        pytest.param(BRIDGE.replace("bridge", "\u202dbridge\u202c"), "repost", id="direction marks"),
        pytest.param(BRIDGE.replace('"', "“").replace("'", "’"), "repost", id="typographic quotes"),
        pytest.param(BRIDGE.upper(), "repost", id="capitals"),
        pytest.param("\n\n".join([PARTS[0], *PARTS[3:6], *PARTS[1:3], PARTS[6]]), "edited", id="reordered paragraphs"),
        pytest.param("\n\n".join(PARTS[:4]), "cut", id="tail cut off"),
        pytest.param("\n\n".join(PARTS[:5]), "cut", id="last paragraphs cut off"),
        pytest.param(
            "\n\n".join(PARTS[:4]).replace("noticed", "spotted").replace("takes", "needs"), "cut", id="tail cut off and touched up"
        ),
        pytest.param("\n\n".join([*PARTS[:4], ADDED]), "edited", id="cut, and a sentence added"),
        pytest.param(BRIDGE.replace("\n\n", "{Click here to see nine funny cats and a goat}", 3), "repost", id="furniture inside"),
        pytest.param(
            BRIDGE.replace("noticed", "spotted").replace("rang", "phoned").replace("takes", "needs"), "edited", id="words changed"
        ),
    ],
)
def test_a_copy_in_disguise_stays_in_its_family(disguise, kind):
    original = article(BRIDGE, declared="2031-05-05")
    copy = article(disguise, before="All the world in one feed\n", declared="2031-06-01")
    found = of(original, copy, article(LIBRARY), article(REPORT))
    assert families(found) == {frozenset({original.document.id, copy.document.id})}
    assert links(found) == {(original.document.id, copy.document.id, kind)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(BRIDGE, LIBRARY, id="other events"),
        pytest.param(BRIDGE, REPORT, id="independent reports of one event"),
        pytest.param(BRIDGE, REPORT + "\n\n" + PARTS[2], id="a shared quotation"),
        pytest.param(BRIDGE, REPORT + "\n\n" + PARTS[2].replace('"', "”"), id="a shared quotation in other marks"),
        pytest.param(BRIDGE + "\n\n" + NOTICE, LIBRARY + "\n\n" + NOTICE, id="shared boilerplate"),
        pytest.param(BRIDGE, LIBRARY + "\n\n" + PARTS[5], id="one copied paragraph"),
        pytest.param("", "", id="nothing at all"),
        pytest.param("the of and to in", "the of and to in", id="function words"),
        pytest.param("word " * 3000, "other " * 3000 + "word", id="one word over and over"),
    ],
)
def test_what_is_no_copying_makes_no_family(one, other):
    found = of(article(one), article(other, before="x\n"))
    assert families(found) == set()
    assert found.links == ()


def test_a_shared_quotation_is_shown_as_one():
    found = of(article(BRIDGE), article(REPORT + "\n\n" + PARTS[2]))
    assert [p.kind for p in found.passages] == ["quotation"]
    assert "never winked at me" in found.passages[0].a.quote


def test_a_rewrite_is_found_with_its_sentences():
    original, rewritten = article(BRIDGE, declared="2031-05-05"), article(REWRITE, declared="2031-05-06")
    found = of(original, rewritten, article(REPORT), article(LIBRARY))
    assert links(found) == {(original.document.id, rewritten.document.id, "rewrite")}
    pairs = {frozenset((p.a.quote, p.b.quote)) for p in found.passages if p.kind == "rewritten"}
    assert any(any("1887 with granite" in q for q in pair) and any("using Orrin granite" in q for q in pair) for pair in pairs)


def rewritten(found):
    """The rewritten passages, a pair of quotes each, in order of the text."""
    return [(p.a.quote, p.b.quote) for p in found.passages if p.kind == "rewritten"]


def test_sentences_that_follow_each_other_in_a_paragraph_are_one_passage():
    found = rewritten(of(article(BRIDGE), article(REWRITE), article(REPORT), article(LIBRARY)))
    both = next(pair for pair in found if "Tram driver Ines Tarrow" in pair[0] + pair[1])
    assert any("31 centimetres by noon" in one and "rang the depot" in one for one in both)


def test_a_paragraph_that_a_rewrite_has_moved_is_found():
    parts = paragraphs(REWRITE)
    moved = "\n\n".join([parts[0], parts[5], *parts[1:5], parts[6]])
    found = rewritten(of(article(BRIDGE), article(moved), article(REPORT), article(LIBRARY)))
    assert any("Masons put it up in 1887" in one + other and "granite from the Orrin" in one + other for one, other in found)


def test_what_a_stitched_text_has_taken_over_makes_no_detail_common():
    stitched = "\n\n".join([*PARTS[1:3], *paragraphs(LIBRARY)[2:5]])
    alone, beside = (of(article(BRIDGE), article(REWRITE), article(LIBRARY), *more) for more in ((), (article(stitched),)))
    assert {x.score for x in alone.links if x.kind == "rewrite"} == {x.score for x in beside.links if x.kind == "rewrite"} != set()


def test_a_copy_of_a_copy_hangs_on_its_parent():
    original = article(BRIDGE, declared="2031-05-05")
    edited = BRIDGE.replace("Divers measured it", "Frogmen measured the gap").replace("a job that takes", "which should take")
    second = article(edited, before="Second house\n", declared="2031-05-06")
    third = article("\n\n".join(paragraphs(edited)[:5]), before="Third house\n", declared="2031-05-07")
    found = of(original, second, third)
    assert {(x.from_, x.to) for x in found.links} == {
        (original.document.id, second.document.id),
        (second.document.id, third.document.id),
    }


def test_equal_copies_are_sisters():
    original = article(BRIDGE, declared="2031-05-05")
    copies = [article(BRIDGE, before=f"House {n}\n", declared=f"2031-05-0{n}") for n in (6, 7, 8)]
    found = of(original, *copies)
    assert {(x.from_, x.to) for x in found.links} == {(original.document.id, c.document.id) for c in copies}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(BRIDGE + "\n\n" + "\n\n".join(paragraphs(LIBRARY)[1:]), id="glued"),
        pytest.param("\n\n".join([*PARTS[:2], *paragraphs(LIBRARY)[1:], PARTS[3], *PARTS[4:6]]), id="interleaved"),
    ],
)
def test_a_stitched_text_does_not_fuse_its_parents(body):
    bridge, library, stitched = article(BRIDGE), article(LIBRARY), article(body, before="Digest\n")
    found = of(bridge, library, stitched)
    assert families(found) == {frozenset({bridge.document.id, stitched.document.id})}
    assert links(found) == {(p.document.id, stitched.document.id, "merged") for p in (bridge, library)}
    assert all(len(x.via) == 1 for x in found.links)


def test_neither_derives_from_the_other():
    one = article("\n\n".join(PARTS[:5]))
    other = article("\n\n".join([*PARTS[:3], *PARTS[5:]]))
    assert [x.kind for x in of(one, other).links] == ["shared source"]


def test_what_an_agency_prints_itself_is_the_source_and_no_sister():
    text = f"VELMAR (QXN) — {BRIDGE}"
    sent = article("\n\n".join([*paragraphs(text)[:4], *PARTS[6:]]))
    mark = Dateline("Velmar", Span(sent.document.id, 0, 14, text[:14]))
    printed = article("\n\n".join([*paragraphs(text)[:3], *PARTS[5:6], ADDED]))
    assert {x.kind for x in of(sent, printed).links} == {"shared source"}
    of_agency = replace(sent, outlet=Named("QXN news", (), 0.9), dateline=mark)
    assert links(of(of_agency, printed)) == {(sent.document.id, printed.document.id, "edited")}


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        pytest.param(article(BRIDGE, before="A\n"), article(BRIDGE, after="\nSource: Velmar Gazette"), id="names its source"),
        pytest.param(article(BRIDGE, before="A\n", declared="2031-05-05"), article(BRIDGE, declared="2031-11-01"), id="declared later"),
        pytest.param(article("VELMAR (QXN) — " + BRIDGE), article(BRIDGE), id="lost the dateline"),
        pytest.param(
            article(BRIDGE.replace("Tarrow said.", "Tarrow told this newspaper.")),
            article(BRIDGE.replace("Tarrow said.", "Tarrow told the Gazette.")),
            id="speaks of itself",
        ),
        pytest.param(article(BRIDGE), article(BRIDGE.replace("31 centimetres", "31 centimetres (12 inches)")), id="explains to others"),
        pytest.param(article(BRIDGE), article(BRIDGE, before="MONSTER CRACK!\n", title="MONSTER CRACK!"), id="shouts"),
        pytest.param(article(BRIDGE), article("\n\n".join(PARTS[:5])), id="lacks the end"),
    ],
)
def test_direction(parent, child):
    (link,) = of(parent, child).links
    assert (link.from_, link.to) == (parent.document.id, child.document.id)
    assert link.score > 0.5
    assert len(link.why) > 1


def test_every_span_is_the_text_there():
    articles = [article(BRIDGE), article(BRIDGE.replace("\n\n", "{More}", 2), before="ß — \n"), article(REWRITE), article(LIBRARY)]
    texts = {a.document.id: a.document.text for a in articles}
    found = trace(articles)
    spans = [s for p in found.passages for s in (p.a, p.b)] + [s for x in found.links for r in x.why for s in r.spans]
    assert spans
    assert all(texts[s.document][s.start : s.end] == s.quote for s in spans)
    assert all(p.a.document < p.b.document for p in found.passages)


def test_passages_leave_furniture_out():
    found = of(article(BRIDGE), article(BRIDGE.replace("\n\n", "{Click here now}", 3)))
    assert all("Click" not in p.a.quote + p.b.quote for p in found.passages)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_articles_makes_no_difference(seed):
    articles = [
        article(BRIDGE, declared="2031-05-05"),
        article(BRIDGE, before="B\n", declared="2031-05-06"),
        article("\n\n".join(PARTS[:4]), before="C\n"),
        article(REWRITE),
        article(LIBRARY),
        article(BRIDGE + "\n\n" + LIBRARY),
        article(REPORT),
    ]
    shuffled = random.Random(seed).sample(articles, len(articles))
    assert trace(shuffled) == trace(articles)


def test_families_are_a_partition():
    articles = [article(BRIDGE), article(BRIDGE, before="B\n"), article(LIBRARY), article(REPORT), article("")]
    found = trace(articles)
    assert sorted(d for f in found.families for d in f.documents) == sorted(a.document.id for a in articles)


def test_nothing_comes_of_nothing():
    assert trace([]).families == ()
