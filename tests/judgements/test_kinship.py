"""Not a copy: the link goes, the two stand in different families, and families stay a partition."""

from hypothesis import given, settings
from hypothesis import strategies as st

from recension.judgements.kinship import judged_lineage
from recension.model import Article, Document, Family, Lineage, Link, Named, Region
from tests.judgements.judged import of, row

NAMES = "abcdefg"


def articles(agencies=()):
    named = dict(agencies)
    return [
        Article(Document(d, d, "", "x"), "en", (Region("body", 0, 1),), agency=Named(named[d], (), 0.9) if d in named else None)
        for d in NAMES
    ]


def lineage(*links, family=NAMES):
    made = tuple(Link(a, b, "edited", score, ()) for a, b, score in links)
    rest = tuple(Family(d, (d,), None, ()) for d in NAMES if d not in family)
    return Lineage((), made, (Family("f", tuple(family), None, ()), *rest))


def families(made):
    return sorted("".join(f.documents) for f in made.families)


def judged(made, *pairs, agencies=()):
    return judged_lineage(made, [row("not a copy", of(a), of(b)) for a, b in pairs], articles(agencies))


def test_a_direct_link_goes_and_takes_the_copies_of_the_copy_with_it():
    made = judged(lineage(("a", "b", 0.9), ("b", "c", 0.9), ("a", "d", 0.9), family="abcd"), ("b", "a"))
    assert families(made) == ["ad", "bc", "e", "f", "g"]
    assert {(x.from_, x.to) for x in made.links} == {("b", "c"), ("a", "d")}


def test_of_a_chain_the_weakest_link_is_cut():
    made = judged(lineage(("a", "b", 0.9), ("b", "c", 0.4), ("c", "d", 0.9), family="abcd"), ("a", "d"))
    assert families(made) == ["ab", "cd", "e", "f", "g"]


def test_each_part_has_its_own_agency_and_a_reason():
    made = judged(lineage(("a", "b", 0.9), family="ab"), ("a", "b"), agencies=[("a", "Northwire")])
    assert {f.documents: f.agency for f in made.families if f.documents[0] in "ab"} == {("a",): "Northwire", ("b",): None}
    assert all(f.why[0].rule == "judgement" for f in made.families if f.documents[0] in "ab")


def test_what_is_already_apart_stays_as_it_is():
    whole = lineage(("a", "b", 0.9), family="ab")
    assert judged(whole, ("a", "c")) == whole
    assert judged(whole, ("a", "gone")) == whole


LETTERS = st.sampled_from(NAMES)
LINKS = st.lists(st.tuples(LETTERS, LETTERS, st.floats(0, 1)).filter(lambda x: x[0] != x[1]), max_size=12, unique_by=lambda x: x[1])


@settings(deadline=None)
@given(LINKS, st.lists(st.tuples(LETTERS, LETTERS).filter(lambda p: p[0] != p[1]), max_size=4))
def test_families_stay_a_partition_in_which_the_judged_are_apart(links, apart):
    made = judged(lineage(*links), *apart)
    assert sorted(d for f in made.families for d in f.documents) == list(NAMES)
    home = {d: f.id for f in made.families for d in f.documents}
    assert all(home[a] != home[b] for a, b in apart)
    assert set(made.links) <= set(lineage(*links).links)
