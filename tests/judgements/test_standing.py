"""Which rows stand: withdrawals, withdrawn withdrawals, later words on one question; the order of rows says nothing."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from recension.judgements.standing import concerning, fallen, standing
from tests.judgements.judged import of, row, words


def at(hour):
    return f"2026-03-01T{hour:02d}:00:00Z"


FIRST = row("date", of("d1"), value="2019-03-04", when=at(1))
SECOND = row("date", of("d1"), value="2019-03-05", when=at(2))
APART = row("not the same", of("d2"), of("d1"), when=at(3))
TOGETHER = row("same", of("d1"), of("d2"), when=at(4))
UNDO = row("withdraw", value=SECOND.id, when=at(5))
REDO = row("withdraw", value=UNDO.id, when=at(6))


def test_instants_are_compared_to_the_fraction():
    whole, half = (row("date", of("d1"), value=v, when=f"2026-03-01T12:00:01{f}Z") for v, f in (("2019-03-04", ""), ("2019-03-05", ".5")))
    assert standing([half, whole]) == (half,)


def test_the_later_word_on_one_question_stands():
    assert standing([SECOND, FIRST]) == (SECOND,)
    assert fallen([SECOND, FIRST]) == {FIRST.id: "overruled"}
    assert standing([TOGETHER, APART]) == (TOGETHER,)


def test_what_is_withdrawn_makes_room_for_what_it_overruled():
    assert standing([FIRST, SECOND, UNDO]) == (FIRST,)
    assert fallen([FIRST, SECOND, UNDO]) == {SECOND.id: "withdrawn"}


def test_a_withdrawal_can_be_withdrawn():
    assert standing([FIRST, SECOND, UNDO, REDO]) == (SECOND,)


def test_a_withdrawal_holds_whenever_it_was_said():
    early = row("withdraw", value=SECOND.id, when=at(0))
    assert standing([SECOND, early]) == ()


def test_a_long_chain_of_withdrawals_is_followed():
    chain = [FIRST]
    for n in range(3000):
        chain.append(row("withdraw", value=chain[-1].id, when=at(7), reason=str(n)))
    assert standing(chain) == (FIRST,)


ROWS = [FIRST, SECOND, APART, TOGETHER, UNDO, REDO, row("withdraw", value=APART.id), row("withdraw", value="f" * 16)]


@settings(deadline=None)
@given(st.sets(st.sampled_from(ROWS)), st.randoms())
def test_the_order_and_the_number_of_copies_say_nothing(chosen, order):
    rows = sorted(chosen, key=lambda r: r.id)
    mixed = rows * 2
    random.Random(order.random()).shuffle(mixed)
    assert standing(mixed) == standing(rows)
    assert fallen(mixed) == fallen(rows)
    assert {r.id for r in standing(rows)} | fallen(rows).keys() >= {r.id for r in rows if r.kind != "withdraw"}


def test_rows_concern_the_documents_that_all_their_targets_touch():
    crossing = row("same", words("event", ("d1", "It fell.", "fell")), words("event", ("d3", "It fell.", "fell")))
    assert concerning([FIRST, APART, crossing], ["d1", "d2"]) == (FIRST, APART)
    assert concerning([FIRST, APART, crossing], ["d1", "d3"]) == (FIRST, crossing)
