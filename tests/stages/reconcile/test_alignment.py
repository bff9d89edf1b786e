"""Sentences of different reports that speak of one thing, in other words."""

from __future__ import annotations

import pytest

from recension.model import Family, Lineage
from recension.stages.reconcile.alignment import Alignment, cosines, likeness
from tests.stages.reconcile.pile import evidence, tell


def test_equal_texts_are_alike_and_unrelated_ones_are_not() -> None:
    table = cosines(["The dam burst at dawn.", "The dam broke in the early morning.", "Shares of the bank fell sharply.", ""])
    assert table.shape == (4, 4)
    assert [round(float(table[i, i]), 2) for i in range(4)] == [1.0, 1.0, 1.0, 0.0]
    assert table[0, 1] > 0.6
    assert table[0, 2] < 0.3


def test_the_likeness_of_two_sentences_lies_between_meaning_and_words() -> None:
    assert 0.2 < likeness(0.9, 0.2) < 0.9


def test_no_sentence_no_table() -> None:
    assert cosines([]).shape == (0, 0)


REPORTS = (
    tell("d1", "2021-05-03", "The dam above Lerwyn burst at dawn. Shares of the bank fell."),
    tell("d2", "2021-05-04", "Above Lerwyn the dam broke in the early morning. The mayor has resigned."),
)


def test_pairs_stand_in_documents_of_different_families() -> None:
    assert list(Alignment(evidence(*REPORTS)).pairs(0.5)) == [((0, 0), (1, 0))]


@pytest.mark.parametrize(("kin", "pairs"), [(False, []), (True, [((0, 0), (1, 0))])])
def test_documents_of_one_family_are_paired_on_request(kin: bool, pairs: list[object]) -> None:
    one = Lineage(families=(Family("f", ("d1", "d2"), None, ()),))
    assert list(Alignment(evidence(*REPORTS, lineage=one)).pairs(0.5, kin=kin)) == pairs


def test_a_sentence_that_was_not_read_is_like_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recension.stages.reconcile.alignment.ALIGNED_SENTENCES", 2)
    alignment = Alignment(evidence(*REPORTS))
    assert alignment.likeness(0, (0, 5), 1, (0, 5)) > 0.5
    assert alignment.likeness(0, (40, 45), 1, (60, 65)) == 0.0
