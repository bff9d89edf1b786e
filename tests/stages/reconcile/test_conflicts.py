"""Values that differ are conflicts by kind; rounding, spelling and other things counted are none."""

from __future__ import annotations

import pytest

from recension.stages.reconcile.conflicts.conflicts import find_conflicts
from recension.stages.reconcile.events.events import bring_together
from tests.stages.reconcile.pile import Teller, evidence, tell


def kinds(*told: Teller) -> list[str]:
    e = evidence(*told)
    return [c.kind for c in find_conflicts(e, bring_together(e))]


def dead(key: str, day: str, number: str, value: float) -> Teller:
    return tell(key, day, f"{number} people were killed in the Torvik landslide.").quantity(
        number, value, "peopl", ["kill", "torvik", "landslid"]
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([dead("d1", "2021-05-03", "Three", 3), dead("d2", "2021-05-05", "Five", 5)], ["update"]),
        ([dead("d1", "2021-05-05", "Three", 3), dead("d2", "2021-05-05", "Five", 5)], ["contradiction"]),
        ([dead("d1", "2021-05-05", "Three", 3), dead("d2", "2021-05-06", "Three", 3)], []),
        ([dead("d1", "2021-05-05", "Three", 3)], []),
    ],
    ids=["later count", "same day", "same number", "one witness"],
)
def test_counts_of_the_dead(told: list[Teller], expected: list[str]) -> None:
    assert kinds(*told) == expected


def cost(key: str, words: str, low: float, high: float | None = None) -> Teller:
    text = f"The new Lerwyn opera house has cost {words} to build."
    return tell(key, "2021-05-05", text).quantity(words, low, "euro", ["lerwyn", "opera", "cost", "build"], "EUR", high)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (cost("d1", "23.6 million euros", 23.6e6), cost("d2", "about 24 million euros", 21.6e6, 26.4e6), ["precision"]),
        (cost("d1", "23.6 million euros", 23.6e6), cost("d2", "24 million euros", 24e6), ["precision"]),
        (cost("d1", "23.6 million euros", 23.6e6), cost("d2", "31 million euros", 31e6), ["contradiction"]),
        (cost("d1", "23.6 million euros", 23.6e6), cost("d2", "23,600,000 euros", 23.6e6), []),
    ],
    ids=["about", "rounded", "contradiction", "same value"],
)
def test_amounts(a: Teller, b: Teller, expected: list[str]) -> None:
    assert kinds(a, b) == expected


def test_ages_of_one_person_differ() -> None:
    a = (
        tell("d1", "2021-05-05", "Tamsin Roe, 41, won the race.")
        .quantity("41", 41, "age", ["tamsin", "roe"], "year")
        .entity("Tamsin Roe", "person")
    )
    b = (
        tell("d2", "2021-05-05", "The winner was Tamsin Roe, 43.")
        .quantity("43", 43, "age", ["tamsin", "roe"], "year")
        .entity("Tamsin Roe", "person")
    )
    c = (
        tell("d3", "2021-05-05", "Second was Odd Nyholm, 29.")
        .quantity("29", 29, "age", ["odd", "nyholm"], "year")
        .entity("Odd Nyholm", "person")
    )
    assert kinds(a, b, c) == ["contradiction"]


def test_different_things_counted_are_no_conflict() -> None:
    a = tell("d1", "2021-05-05", "The sawmill in Torvik employs 212 people.").quantity("212", 212, "peopl", ["sawmill", "torvik", "employ"])
    b = tell("d2", "2021-05-05", "About 40 people live on the island of Vedra.").quantity("40", 40, "peopl", ["live", "island", "vedra"])
    assert kinds(a, b) == []


def test_a_part_is_no_other_value_of_the_whole() -> None:
    text = "Odd Nyholm was found guilty on 13 of 18 counts."
    told = tell("d1", "2021-05-05", text).quantity("13", 13, "count", ["guilti"]).quantity("18", 18, "count", ["guilti"])
    assert kinds(told) == []


def test_others_against_experts() -> None:
    text = "Experts say the dam at Vedra will hold. But others say it would break in a flood."
    told = tell("d1", "2021-05-05", text)
    told.says("Experts", "say", "the dam at Vedra will hold", "Experts").says(
        "others", "say", "it would break in a flood", "others", "disputed"
    )
    e = evidence(told)
    (found,) = find_conflicts(e, [])
    assert found.kind == "disputed"
    assert {v.spans[0].quote for v in found.values} == {"the dam at Vedra will hold", "it would break in a flood"}


def test_a_bare_denial_takes_up_what_was_said() -> None:
    text = "The owner says the valve was changed in March. The union says it never was."
    told = tell("d1", "2021-05-05", text).says("The owner", "says", "the valve was changed in March", "owner")
    assert kinds(told.says("The union", "says", "it never was", "union")) == ["disputed"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("which the owners put at 4 million euros and the insurers at 2 million euros", ["disputed"]),
        ("of which 4 million euros go to the owners and 2 million euros to the insurers", []),
    ],
)
def test_two_sources_put_one_thing_at_two_sums(words: str, expected: list[str]) -> None:
    told = tell("d1", "2021-05-05", f"A fire took the loom hall, a loss {words}.")
    told.quantity("4 million euros", 4e6, "euro", ["loss", "board"], "EUR").quantity(
        "2 million euros", 2e6, "euro", ["loss", "board"], "EUR"
    )
    assert kinds(told) == expected
