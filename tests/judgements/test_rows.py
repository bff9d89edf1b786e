"""A judgement as a row: checked, hashed, written and read back; an edited row is found out."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.errors import UsageError
from recension.judgements.rows import as_json, from_lines, to_lines
from recension.model import Span, Target
from tests.judgements.judged import NOON, of, row, words

EVENT = words("event", ("d1", "The dam broke.", "dam broke"))
CLAIM = words("claim", ("d1", "He said it held.", "it held"))
CONFLICT = words("conflict", ("d1", "Ten died.", "Ten"), ("d2", "Nine died.", "Nine"))

GOOD = [
    row("same", of("d1"), of("d2")),
    row("same", EVENT, words("event", ("d2", "It gave way.", "gave way"))),
    row("not the same", CLAIM, words("claim", ("d2", "It fell.", "It fell"))),
    row("not a copy", of("d1"), of("d2"), reason=""),
    row("date", of("d1"), value=" 2023-09-16 "),
    row("date", EVENT, value="2023-09"),
    row("wrong speaker", CLAIM, value="Ines Rautio"),
    row("wrong speaker", CLAIM),
    row("dismiss conflict", CONFLICT),
    row("withdraw", value="0123456789abcdef"),
]


def test_rows_come_back_as_they_were():
    assert from_lines(to_lines(GOOD)) == tuple(GOOD)
    assert from_lines(to_lines([*GOOD, *GOOD])) == tuple(GOOD)
    assert GOOD[4].value == "2023-09-16"


@pytest.mark.parametrize(
    ("kind", "targets", "fields", "says"),
    [
        ("date", [of("d1")], {"value": "soon"}, "no day"),
        ("date", [of("d1")], {"value": "2019/2022"}, "no day"),
        ("date", [of("d1")], {"value": "2019-02-30"}, "no day"),
        ("date", [of("d1")], {"value": None}, "no day"),
        ("date", [of("d1")], {"value": "2019-02-03", "reason": " "}, "needs its reason"),
        ("date", [CLAIM], {"value": "2019-02-03"}, "is about 1 of"),
        ("same", [of("d1")], {}, "is about 2 of"),
        ("same", [of("d1"), of("d1")], {}, "one thing twice"),
        ("same", [of("d1"), EVENT], {}, "is about 2 of"),
        ("same", [CONFLICT, CONFLICT], {}, "is about 2 of"),
        ("not a copy", [EVENT, EVENT], {}, "is about 2 of"),
        ("same", [of("d1"), of("d2")], {"value": "x"}, "takes no value"),
        ("same", [of("d1"), of("")], {}, "named by its id"),
        ("dismiss conflict", [Target("conflict")], {}, "named by its id"),
        ("dismiss conflict", [Target("conflict", "d1")], {}, "named by its id"),
        ("withdraw", [], {"value": "all"}, "what it withdraws"),
        ("wrong speaker", [CLAIM], {"value": "x" * 201}, "name is too long"),
        ("same", [of("d1"), of("d2")], {"who": " "}, "who judged"),
        ("same", [of("d1"), of("d2")], {"reason": "x" * 2001}, "too long"),
        ("same", [of("d1"), of("d2")], {"when": "yesterday"}, "no instant"),
        ("maybe", [of("d1")], {}, "there is no kind"),
        ("same", [of("d1"), of("d2")], {"reason": "half \ud83d"}, "half a character"),
        ("not a copy", [of("d1"), of("d\udc80")], {}, "half a character"),
    ],
)
def test_what_cannot_be_replayed_is_not_taken(kind, targets, fields, says):
    with pytest.raises(UsageError, match=says) as caught:
        row(kind, *targets, **fields)
    assert caught.value.code == "RCN-210"


@pytest.mark.parametrize(
    "change",
    [
        {"reason": "another"},
        {"who": "Someone Else"},
        {"id": "0" * 16},
        {"targets": []},
        {"targets": [{"kind": "document", "document": "d1", "spans": [{"document": "d1", "start": 0, "end": 9, "quote": "x"}]}]},
        {"targets": [None]},
        {"kind": 1},
        {"value": 7},
        {"when": None},
    ],
)
def test_a_row_that_was_edited_is_found_out(change):
    line = json.dumps(as_json(GOOD[4]) | change)
    with pytest.raises(UsageError, match="line 2 of the judgements"):
        from_lines(to_lines(GOOD[:1]) + line)


@pytest.mark.parametrize("line", ["{", "[]", "7", '"x"', "{}", "[" * 50_000, '{"id": "' + "x" * 3_000_000 + '"}'])
def test_what_is_no_row_is_refused(line):
    with pytest.raises(UsageError, match="line 1 of the judgements"):
        from_lines(line)


TEXT = st.text(max_size=30)


@settings(deadline=None)
@given(
    st.text(min_size=1, max_size=20).filter(str.strip),
    TEXT,
    st.lists(st.tuples(TEXT, st.integers(0, 99), st.text(min_size=1, max_size=9)), min_size=1),
)
def test_any_words_come_back(who, reason, spans):
    target = Target("conflict", None, tuple(Span(d, a, a + len(q), q) for d, a, q in spans))
    made = row("dismiss conflict", target, who=who, reason=reason, when=NOON)
    lines = to_lines([made]).encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")
    assert from_lines(lines) == (made,)
