"""Stories: what belongs together stands together, and look-alikes apart."""

from __future__ import annotations

import itertools

import pytest

from recension.model import Annotations, Article, Document, EntityMention, Family, Lineage, Region
from recension.stages.stories import _likeness, gather

BRIDGE_1 = (
    "The footbridge over the Ardle at Kirkmoor collapsed on Monday during the regatta. Eleven spectators fell into the river, "
    "the harbour master Ewan Strachan said, and two rowers were taken to the infirmary in Blairlogie."
)
BRIDGE_2 = (
    "Engineers had warned of rust before the Kirkmoor footbridge gave way into the Ardle, papers show. The regatta club had asked "
    "harbour master Ewan Strachan to close it. Eleven spectators were pulled out of the river."
)
BRIDGE_3 = (
    "Kirkmoor mourns no one, says its infirmary: the last rower hurt when the footbridge fell into the Ardle went home to Blairlogie. "
    "Ewan Strachan called the regatta a lucky escape for the spectators."
)
OTHER_BRIDGE = (
    "A road bridge near Lindholm was closed on Monday after a lorry struck a pillar. Nobody was hurt, the fire service of the town said. "
    "Motorists are asked to take the ferry until inspectors have looked at the damage."
)
ELECTION = (
    "Voters in Tarvos chose the physician Nadia Perrin as president on Sunday with 54 per cent of the ballots. The outgoing "
    "cabinet conceded before midnight, and crowds danced in front of the old mint."
)
LOOK_ALIKES = {
    "fire in Ostwick": "Fire crews were called to a bakery in Ostwick on Friday night. The owner, Hilda Brandt, had smelled smoke. Ovens on "
    "Linden Lane were lost, and her nephew Caspar Brandt was burned on both hands.",
    "same fire": "Bakery owner Hilda Brandt says she will rebuild on Linden Lane in Ostwick. Friday's fire destroyed the ovens; nephew Caspar "
    "Brandt, burned on his hands, is recovering.",
    "fire in Feldau": "Fire crews were called to a bakery in Feldau on Friday night. Nobody was in the shop on Mill Street when flames burst "
    "through the roof; the tenant, Joost Aarden, was on holiday.",
}


def article(key: str, text: str) -> Article:
    return Article(Document(key, key, "", text), "en", (Region("body", 0, len(text)),))


def told(*texts: str) -> list[Article]:
    return [article(f"d{i}", text) for i, text in enumerate(texts)]


def stories(articles: list[Article], lineage: Lineage | None = None) -> tuple[tuple[str, ...], ...]:
    return gather(articles, {a.document.id: Annotations(a.document.id) for a in articles}, lineage or Lineage()).stories


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((), ()),
        (("",), (("d0",),)),
        (("", ""), (("d0",), ("d1",))),
        ((ELECTION,), (("d0",),)),
        ((BRIDGE_1, BRIDGE_2), (("d0", "d1"),)),
        ((BRIDGE_1, OTHER_BRIDGE, BRIDGE_2, ELECTION, BRIDGE_3), (("d0", "d2", "d4"), ("d1",), ("d3",))),
        (tuple(LOOK_ALIKES.values()), (("d0", "d1"), ("d2",))),
    ],
    ids=["none", "empty", "two empty", "one", "two of one story", "look-alike and stranger", "two bakeries"],
)
def test_stories(texts: tuple[str, ...], expected: tuple[tuple[str, ...], ...]) -> None:
    assert stories(told(*texts)) == expected


def test_what_belongs_together_is_of_one_neighbourhood_and_what_shares_words_too() -> None:
    near = (
        "A clinic in Blairlogie opens a ward for premature babies today, paid for by the widow of a biscuit maker. Queen Astrid sent "
        "flowers, a choir of nurses sang, and the founder's portrait shows him at Kirkmoor on the Ardle with his spaniel and a newspaper."
    )
    articles = told(BRIDGE_1, BRIDGE_2, near, ELECTION)
    found = gather(articles, {a.document.id: Annotations(a.document.id) for a in articles}, Lineage())
    assert (found.stories, found.neighbourhoods) == ((("d0", "d1"), ("d2",), ("d3",)), (("d0", "d1", "d2"), ("d3",)))


@pytest.mark.parametrize("added", [BRIDGE_3, OTHER_BRIDGE, ELECTION, "", *LOOK_ALIKES.values()])
def test_a_document_joins_or_founds_a_story_and_disturbs_no_other(added: str) -> None:
    before = told(BRIDGE_1, BRIDGE_2, OTHER_BRIDGE, ELECTION)
    joined = [tuple(i for i in group if i != "d4") for group in stories([*before, article("d4", added)])]
    assert tuple(group for group in joined if group) == stories(before)


def test_background_does_not_pull() -> None:
    recalls = ELECTION + " The last vote was held in the year in which a footbridge at Kirkmoor collapsed."
    assert stories(told(BRIDGE_1, BRIDGE_2, recalls)) == (("d0", "d1"), ("d2",))


def test_families_stay_together() -> None:
    lineage = Lineage(families=(Family("f", ("d0", "d2"), None, ()), Family("g", ("d1",), None, ())))
    assert any({"d0", "d2"} <= set(group) for group in stories(told(BRIDGE_1, BRIDGE_2, ELECTION), lineage))


def test_furniture_does_not_count() -> None:
    menu = "Kirkmoor regatta footbridge Ardle Strachan infirmary spectators rowers river harbour Blairlogie"
    text = f"{menu}\n{ELECTION}"
    with_menu = Article(
        Document("d1", "d1", "", text), "en", (Region("boilerplate", 0, len(menu) + 1), Region("body", len(menu) + 1, len(text)))
    )
    assert stories([article("d0", BRIDGE_1), with_menu]) == (("d0",), ("d1",))


def test_partition_does_not_depend_on_order() -> None:
    articles = told(BRIDGE_1, OTHER_BRIDGE, BRIDGE_2, ELECTION)
    expected = {frozenset(group) for group in stories(articles)}
    for shuffled in itertools.permutations(articles):
        assert {frozenset(group) for group in stories(list(shuffled))} == expected


@pytest.mark.parametrize(("name", "nearer"), [("Strachan", True), ("London", False)])
def test_a_name_known_from_nowhere_else_brings_together(name, nearer):
    """A name that every second report has makes no story; one that only these two have helps to."""
    told_once = f"The bridge fell on Monday, {name} said, and the boats turned back."
    told_later = f"Weeks afterwards the council met to hear {name} about the cost of repairs."
    pile = told(told_once, told_later, ELECTION)
    without = {a.document.id: Annotations(a.document.id) for a in pile}
    at = [a.document.text.find(name) for a in pile[:2]]
    named = without | {
        a.document.id: Annotations(a.document.id, entities=(EntityMention(i, i + len(name), "other", name),))
        for a, i in zip(pile, at, strict=False)
    }
    plain, with_names = (_likeness(pile, known, [])["d0"].get("d1", 0.0) for known in (without, named))
    assert (with_names > plain) == nearer


@pytest.mark.parametrize(
    ("names", "joins"),
    [(("Ewan Strachan",) * 4, True), (("Ewan Strachan", "Ewan Strachan", "Ewan Strachan", "Rory Tulloch"), False), ((None,) * 4, False)],
    ids=["the same man", "another man", "nobody"],
)
def test_a_later_report_follows_the_people_of_one_story(names: tuple[str | None, ...], joins: bool) -> None:
    later = (
        "The sheriff fined the harbour master of Kirkmoor four hundred pounds in October. He had known since the spring that bolts were "
        "missing, an auditor found, and had written to nobody; his lawyer spoke of overwork, debts and a long illness in the family."
    )
    pile = told(BRIDGE_1, BRIDGE_2, BRIDGE_3, later)
    known = {
        a.document.id: Annotations(a.document.id, entities=() if name is None else (EntityMention(0, 8, "person", name),))
        for a, name in zip(pile, names, strict=True)
    }
    assert (len(gather(pile, known, Lineage()).stories) == 1) == joins
