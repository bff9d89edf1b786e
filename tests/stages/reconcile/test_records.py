"""What an event record holds: who was killed and hurt, the day the story turns on, the town."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.stages.reconcile.conflicts.states import state_conflicts
from recension.stages.reconcile.events.befallen import befallen
from recension.stages.reconcile.events.events import bring_together
from recension.stages.reconcile.events.main import main_entry
from recension.stages.reconcile.events.people import people_told
from recension.stages.reconcile.events.timeline import print_timeline
from recension.stages.reconcile.events.tolls import tolls_of
from recension.stages.reconcile.events.where import places_of
from tests.stages.reconcile.pile import Teller, evidence, tell


def named(text: str, *names: str) -> list[tuple[int, int, str]]:
    return [(text.index(name), text.index(name) + len(name), name) for name in names]


@pytest.mark.parametrize(
    ("text", "names", "numbers"),
    [
        ("a mother, father and toddler", (), [1, 1, 1]),
        ("the bodies of two girls and Tamsin Roe", ("Tamsin Roe",), [2, 1]),
        ("Tamsin Roe, 45, and her 8-year-old daughter, Ida Roe", ("Tamsin Roe", "Ida Roe"), [1, 1]),
        ("three young women", (), [3]),
        ("several fishermen", (), [None]),
        ("the 3-year-old", (), [1]),
        ("the driver's dog", (), []),
    ],
)
def test_people_are_counted(text: str, names: tuple[str, ...], numbers: list[int | None]) -> None:
    assert [p.number for p in people_told(text, (0, len(text)), named(text, *names))] == numbers


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        ("Two men died in the storm.", (), [("dead", 2)]),
        ("The wave killed one person and injured four others.", (), [("dead", 1), ("hurt", 4)]),
        ("Odd Nyholm was pronounced dead.", ("Odd Nyholm",), [("dead", 1)]),
        ("Nobody was killed.", (), []),
        ("The blast could have killed a child.", (), []),
        ("The death of a miner shook the town.", (), [("dead", 1)]),
        ("A farmer turned the gun on himself.", (), [("dead", 1)]),
        ("4 dead after the fire", (), [("dead", 4)]),
        ("Six fishermen feared dead were seen on a raft.", (), []),
        ("Two climbers who had been given up for dead walked in.", (), []),
        ("The body of a third diver was found, which brought the death toll from the wreck to three.", (), [("dead", 3)]),
        ("A woman is in critical condition.", (), [("hurt", 1)]),
        ("The skipper is still missing.", (), [("missing", 1)]),
    ],
)
def test_what_befell_them(text: str, names: tuple[str, ...], told: list[tuple[str, int]]) -> None:
    found = befallen(text, (0, len(text)), named(text, *names))
    assert [(b.fate, sum(v.number or 2 for v in b.victims)) for b in found] == told


@given(st.text(alphabet="a killed two men. and, 3 Ann's was shot \n", max_size=120))
def test_places_lie_in_the_sentence(text: str) -> None:
    for b in befallen(text, (0, len(text)), ()):
        assert 0 <= b.place[0] < b.place[1] <= len(text)
        assert all(0 <= v.start < v.end <= len(text) for v in b.victims)


def _fire(key: str, text: str) -> Teller:
    made = tell(key, "2021-05-04", text)
    return made.event(text.split(".", maxsplit=1)[0], "burned", "2021-05-03")


def test_the_documents_are_heard_together() -> None:
    told = [
        _fire("d1", "The Lerwyn mill burned on Monday. Three men were killed and two women were injured."),
        _fire("d2", "A mill in Lerwyn burned. The fire killed three people and injured two others."),
        _fire("d3", "The old mill burned. One man died. Three died in all, and two women were injured."),
    ]
    e = evidence(*told)
    (entry,) = [x for x in bring_together(e) if x.date == "2021-05-03"]
    assert {t.kind: t.number for t in tolls_of(e, entry)} == {"killed": 3, "injured": 2}


def test_who_died_is_not_counted_as_hurt() -> None:
    told = [
        _fire("d1", "The Lerwyn mill burned. Odd Nyholm was injured.").entity("Odd Nyholm", "person"),
        _fire("d2", "The Lerwyn mill burned. Odd Nyholm died in hospital.").entity("Odd Nyholm", "person"),
    ]
    e = evidence(*told)
    assert {t.kind: t.number for t in tolls_of(e, bring_together(e)[0])} == {"killed": 1}


def test_a_story_turns_on_what_happened_and_not_on_what_followed() -> None:
    told = [
        tell("d1", "2021-05-06", "A man was arrested on Wednesday after the Lerwyn mill burned.")
        .event("A man was arrested on Wednesday", "arrested", "2021-05-05")
        .event("the Lerwyn mill burned", "burned", "2021-05-03"),
        tell("d2", "2021-05-04", "The Lerwyn mill burned on Monday.").event("The Lerwyn mill burned on Monday", "burned", "2021-05-03"),
    ]
    main = main_entry(bring_together(evidence(*told)))
    assert main is not None
    assert main.date == "2021-05-03"


def test_the_main_event_stands_in_its_town() -> None:
    text = "The mill burned on Monday in Lerwyn. The baker, from Torvik, saw it."
    told = tell("d1", "2021-05-04", text).event("The mill burned on Monday in Lerwyn", "burned", "2021-05-03")
    told.entity("Lerwyn", "place").entity("Torvik", "place")
    e = evidence(told)
    timeline = print_timeline(e, bring_together(e))
    main = next(x for x in timeline.events if x.id == timeline.main)
    assert main.places[0].name == "Lerwyn"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The mill burned in Quenby. It burned in Lerwyn, too. Odd Quenby was hurt.", {"Odd Quenby": "person"}),
        ("The mill burned in Quenby. It burned in Lerwyn, too. Quenby County sent help.", {}),
    ],
    ids=["a family name", "a county"],
)
def test_the_name_of_someone_or_something_else_is_no_town(text: str, names: dict[str, str]) -> None:
    told = tell("d1", "2021-05-04", text).event("The mill burned in Quenby", "burned", "2021-05-03")
    for name, kind in ({"Quenby": "place", "Lerwyn": "place"} | names).items():
        told.entity(name, kind)
    e = evidence(told)
    (entry,) = bring_together(e)
    assert places_of(e, entry)[0].name == "Lerwyn"


def test_no_day_no_main_event() -> None:
    e = evidence(tell("d1", "2021-05-04", "The mill burned.").event("The mill burned", "burned", None))
    assert main_entry(bring_together(e)) is None


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        (("2021-05-03", "Odd Nyholm is in critical condition."), ("2021-05-05", "Odd Nyholm died in hospital."), True),
        (("2021-05-03", "Odd Nyholm is still missing."), ("2021-05-05", "Odd Nyholm was found dead."), True),
        (("2021-05-05", "Odd Nyholm was injured."), ("2021-05-03", "Odd Nyholm died."), False),
        (("2021-05-03", "Odd Nyholm was injured."), ("2021-05-05", "Odd Nyholm is recovering."), False),
    ],
)
def test_what_has_become_of_someone(first: tuple[str, str], second: tuple[str, str], differs: bool) -> None:
    told = [tell(f"d{i}", *x).entity("Odd Nyholm", "person") for i, x in enumerate((first, second))]
    found = list(state_conflicts(evidence(*told)))
    assert [c.kind for c in found] == (["update"] if differs else [])
