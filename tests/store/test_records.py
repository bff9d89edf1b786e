"""Records survive the way into a store and back; what is no record is refused."""

import json
from contextlib import suppress
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recension.model import Block, DateCandidate, Document, Hint, Published, Reason, Region, Span
from recension.store.records import BrokenRecord, as_json, from_json, pack, unpack

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
spans = st.builds(Span, texts, st.integers(0, 9), st.integers(0, 9), texts)
reasons = st.builds(Reason, texts, texts, st.lists(spans, max_size=2).map(tuple))
candidates = st.builds(DateCandidate, texts, st.floats(0, 1), st.lists(reasons, max_size=2).map(tuple))
hints = st.builds(Hint, st.sampled_from(["title", "body"]), texts, st.none() | st.integers(0, 9), st.none(), st.none() | texts)
blocks = st.builds(
    Block, st.integers(0, 9), st.integers(0, 9), st.lists(st.tuples(st.integers(), texts), max_size=3).map(tuple), st.integers()
)
documents = st.builds(
    Document,
    texts,
    texts,
    texts,
    texts,
    st.none() | texts,
    st.none(),
    st.lists(hints, max_size=2).map(tuple),
    st.lists(blocks, max_size=2).map(tuple),
)


@given(documents | candidates | reasons)
def test_a_record_comes_back_as_it_was(record):
    assert from_json(type(record), unpack(pack(as_json(record)))) == record


def test_a_part_can_be_written_by_name():
    reason = Reason("rule", "says", (Span("d", 0, 3, "abc"),))
    written = as_json(reason, lambda part: "the span" if isinstance(part, Span) else None)
    assert json.loads(written)["spans"] == ["the span"]
    assert from_json(Reason, written, {"the span": reason.spans[0]}) == reason


def test_a_field_that_an_older_version_did_not_have_gets_its_default():
    older = {k: v for k, v in json.loads(as_json(Document("i", "s", "h", "text"))).items() if k not in ("hints", "blocks")}
    assert from_json(Document, json.dumps(older).encode()) == Document("i", "s", "h", "text")


BROKEN = [
    (Span, b"null"),
    (Span, b"[1, 2]"),
    (Span, b'{"document": "d", "start": 0, "end": 3}'),
    (Span, b'{"document": "d", "start": "0", "end": 3, "quote": "abc"}'),
    (Span, b'{"document": "d", "start": true, "end": 3, "quote": "abc"}'),
    (Span, b'"a name that nothing has"'),
    (Region, b'{"kind": "advert", "start": 0, "end": 3, "why": []}'),
    (Region, b'{"kind": ["body"], "start": 0, "end": 3, "why": []}'),
    (Published, b'{"date": 5}'),
    (Document, b"[" * 100_000),
    (Document, b"\xff\xfe"),
]


@pytest.mark.parametrize(("kind", "content"), BROKEN, ids=lambda value: getattr(value, "__name__", str(value)[:30]))
def test_what_is_no_record_is_refused(kind, content):
    with pytest.raises(BrokenRecord):
        from_json(kind, content)


@given(st.binary(max_size=60))
def test_bytes_that_nothing_packed_are_refused(content):
    with pytest.raises(BrokenRecord):
        unpack(content)


@given(st.integers(0, 200), st.integers(1, 255))
@example(5, 240)  # the size of the content becomes 0
def test_a_flipped_bit_is_found(place, flip):
    packed = bytearray(pack(b"some record " * 20))
    packed[place % len(packed)] ^= flip
    with suppress(BrokenRecord):
        assert unpack(bytes(packed)) == b"some record " * 20  # a bit that says nothing about the content


def test_a_record_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr("recension.store.records.LARGEST_RECORD", 1000)
    with pytest.raises(BrokenRecord):
        unpack(pack(b"x" * 1001))


def test_a_type_without_a_form_is_an_error_of_the_program():
    with pytest.raises(TypeError):
        from_json(dict[str, int], b"{}")
    assert from_json(Literal["a", "b"], b'"a"') == "a"
