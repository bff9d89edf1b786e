"""Regions settled by sister copies."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.model import Article, Document, Family, Lineage, Named, Passage, Reason, Region
from recension.stages.collate import _repeated_lines, collate

A = "The harbour board of Quillport closed the east pier on Friday after divers found cracks."
B = "Engineers will examine the columns this week, and boats will use the west pier instead."
C = "The pier was built in 1931 and last repaired nine years ago, the engineers said."
CAPTION = "A diver enters the water at the east pier of Quillport."
WHY = {"caption": (Reason("caption", "the words stand under a picture"),), "boilerplate": (Reason("label", "is no sentence"),)}


def article(name, *lines, outlet=None):
    """An article of lines with their kinds: ``("body", text)``; a bare string is body."""
    parts = [("body", line) if isinstance(line, str) else line for line in lines]
    text = "\n".join(line for _, line in parts)
    regions, at = [], 0
    for number, (kind, line) in enumerate(parts):
        end = at + len(line) + (number < len(parts) - 1)
        regions.append(Region(kind, at, end, WHY.get(kind, ())))
        at = end
    named = Named(outlet, (Reason("masthead", "at the head"),), 0.9) if outlet else None
    return Article(Document(name, name, "0" * 64, text), "en", tuple(regions), outlet=named)


def lineage(*articles, shared=A, together=True):
    """All articles share one passage and are one family, or share nothing and are a family each."""
    ids = [a.document.id for a in articles]
    if not together:
        return Lineage(families=tuple(Family(i, (i,), None, ()) for i in ids))
    spans = [a.document.span(a.document.text.index(shared), a.document.text.index(shared) + len(shared)) for a in articles]
    passages = tuple(Passage(one, other, "verbatim", 1.0) for one, other in pairwise(spans))
    return Lineage(passages=passages, families=(Family("f", tuple(ids), None, ()),))


def kinds(settled, line):
    """The kind of the region in which a line begins."""
    at = settled.document.text.index(line)
    return next(r.kind for r in settled.regions if r.start <= at < r.end)


@pytest.mark.parametrize(
    "line", ["Plum harvest begins early in the valley", "Why not try our new app today?", "See what your neighbours saw!"]
)
def test_what_a_copy_puts_between_two_sentences_is_furniture_if_it_reads_so(line):
    one, other = article("d1", A, line, B, C), article("d2", A, B, C)
    settled = collate((one, other), lineage(one, other))
    assert kinds(settled[0], line) == "boilerplate"
    assert settled[1] == other


@pytest.mark.parametrize("line", ["The mayor was not told.", "“You will not see it again,” she said.", "Nobody was hurt, the board said."])
def test_a_sentence_that_reads_as_the_article_stays_even_if_the_copy_lacks_it(line):
    one, other = article("d1", A, line, B, C), article("d2", A, B, C)
    assert collate((one, other), lineage(one, other)) == (one, other)


def test_without_a_sister_nothing_changes():
    one, other = article("d1", A, "See what your neighbours saw!", B), article("d2", A, B)
    assert collate((one, other), lineage(one, other, together=False)) == (one, other)


def test_a_caption_in_one_copy_is_a_caption_in_the_other():
    one, other = article("d1", A, CAPTION, B), article("d2", A, ("caption", CAPTION), B)
    assert kinds(collate((one, other), lineage(one, other))[0], CAPTION) == "caption"


def test_what_the_sister_has_within_its_article_is_no_furniture():
    one, other = article("d1", A, ("boilerplate", C), B), article("d2", A, C, B)
    assert [r.kind for r in collate((one, other), lineage(one, other))[0].regions] == ["body"]


LINE = "Tide tables for every day of the week"


def test_a_line_that_unrelated_pages_repeat_is_furniture():
    pages = [article(f"d{n}", f"Story number {n} is about something else entirely.", LINE, outlet=f"Outlet {n}") for n in range(3)]
    assert all(kinds(p, LINE) == "boilerplate" for p in collate(pages, lineage(*pages, together=False)))


@pytest.mark.parametrize(("outlets", "kind"), [(("Gazette", "Gazette"), "boilerplate"), (("Gazette", "Courier"), "body")])
def test_two_unrelated_pages_suffice_if_they_are_of_one_outlet(outlets, kind):
    pages = [article(f"d{n}", f"Story number {n} is about something else entirely.", LINE, outlet=o) for n, o in enumerate(outlets)]
    assert all(kinds(p, LINE) == kind for p in collate(pages, lineage(*pages, together=False)))


LINES = st.lists(
    st.tuples(st.sampled_from(["body", "boilerplate", "caption"]), st.sampled_from([A, B, C, CAPTION, LINE, "Read on!"])),
    min_size=1,
    max_size=6,
)


@given(st.lists(LINES, min_size=1, max_size=4))
def test_the_regions_stay_a_partition(pages):
    articles = [article(f"d{n}", A, *lines) for n, lines in enumerate(pages)]
    for settled in collate(articles, lineage(*articles)):
        at = 0
        for region in settled.regions:
            assert region.start == at < region.end
            at = region.end
        assert at == len(settled.document.text)


PILE = (
    article("d1", A, "See what your neighbours saw!", B, C, LINE, outlet="Gazette"),
    article("d2", A, B, CAPTION, LINE, outlet="Courier"),
    article("d3", A, ("caption", CAPTION), B, LINE, outlet="Gazette"),
    article("e1", "The chess club moves to the old bakery next week.", LINE, outlet="Lantern"),
    article("e2", "Plum harvest begins early in the upper valley this year.", LINE, outlet="Lantern"),
)


def pile_lineage():
    """The first three are copies of one text, the others stand alone."""
    copies = lineage(*PILE[:3])
    return Lineage(passages=copies.passages, families=(*copies.families, Family("e1", ("e1",), None, ()), Family("e2", ("e2",), None, ())))


@given(st.permutations(PILE))
def test_the_order_of_the_articles_changes_nothing(shuffled):
    settled = {a.document.id: a for a in collate(PILE, pile_lineage())}
    assert settled != {a.document.id: a for a in PILE}
    assert {a.document.id: a for a in collate(shuffled, pile_lineage())} == settled


@given(st.permutations(PILE))
def test_of_repeated_lines_only_digests_are_held_the_same_in_any_order(shuffled):
    held = _repeated_lines(shuffled, pile_lineage())
    assert held == _repeated_lines(PILE, pile_lineage())
    assert held
    assert all(isinstance(digest, int) and 0 <= digest < 2**64 for digest in held)
