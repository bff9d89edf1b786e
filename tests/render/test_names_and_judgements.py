"""Primary sources, the index of names, and what people decided: each leads to its words."""

from recension.render.html import to_html
from recension.render.view.index import index
from recension.render.view.names import name_index, sources
from recension.render.view.page import page
from tests.render.render_editions import library, voyage


def test_sources_lead_to_the_words_that_name_them():
    made = voyage()
    found = sources(index(made), made.stories[0], "s")
    assert [(s.name, s.families, [c.href for c in s.cites]) for s in found] == [
        ("coast guard", ("α",), ["#d-A-s2"]),
        ("harbour radio", ("C",), ["#d-C-s2"]),
    ]


def test_names_stand_by_kind_and_alphabet():
    made = voyage()
    view = name_index(index(made), made.stories[0])
    assert [(k.title, [n.name for n in k.names]) for k in view.kinds] == [
        ("Persons", ["Ines Rautio"]),
        ("Places", ["Norhaven"]),
        ("Other names", ["Alba"]),
    ]
    assert view.kinds[0].names[0].also == ("Rautio",)
    assert [[c.siglum for c in group] for group in view.kinds[2].names[0].letters.groups] == [["A", "B"]]


def test_judgements_are_shown_with_what_became_of_them():
    view = page(library())
    assert [(j.kind, [c.href for c in j.targets], j.value, j.outcome) for j in view.judged] == [
        ("dismiss conflict", ["#d-A-s3"], "", "applied"),
        ("date", ["#d-B"], "4 March 2019", "not applied"),
    ]
    assert [x.about for x in view.stories[0].dismissed] == ["How many people were aboard"]
    assert "Set aside" in to_html(library())
