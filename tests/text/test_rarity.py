"""Rarity: common words tell little, names much, and a small pile does not change that."""

from __future__ import annotations

from recension.text.rarity import GENERAL, Rarity


def test_rare_words_tell_more() -> None:
    assert GENERAL("said") < GENERAL("minist") < GENERAL("quxbury")


def test_five_documents_of_one_story_do_not_make_its_words_common() -> None:
    assert Rarity({"quxbury": 5}, 5)("quxbury") > GENERAL("minist")


def test_a_large_pile_speaks_for_itself() -> None:
    assert Rarity({"quxbury": 90_000}, 100_000)("quxbury") < 0.2


def test_total_counts_each_stem_once_and_in_any_order() -> None:
    assert GENERAL.total({"said", "quxbury"}) == GENERAL("said") + GENERAL("quxbury")
