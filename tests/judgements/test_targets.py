"""Finding again what was judged: by the very words, wherever they have moved."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.judgements.groups import regroup
from recension.judgements.targets import best, by_words, likeness, place, places, touches
from recension.model import Span
from recension.settings.judgements import MOST_SPANS
from tests.judgements.judged import row, words

TEXT = "The dam broke. People fled. The dam broke again."


@pytest.mark.parametrize(
    ("start", "quote", "text", "found"),
    [
        (4, "dam broke", TEXT, (4, 13)),
        (4, "dam broke", "Menu. " + TEXT, (10, 19)),
        (32, "dam broke", "Menu. " + TEXT, (38, 47)),
        (20, "dam broke", TEXT, (32, 41)),
        (4, "dam held", TEXT, None),
        (900, "fled", TEXT, (22, 26)),
    ],
)
def test_words_are_found_at_the_nearest_place_that_has_them(start, quote, text, found):
    assert place(Span("d", start, start + len(quote), quote), text) == found


@settings(deadline=None)
@given(st.text(alphabet="ab ", min_size=1, max_size=40), st.data())
def test_a_place_holds_the_very_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    moved = data.draw(st.integers(0, 60))
    found = place(Span("d", moved, moved + end - start, text[start:end]), text)
    assert found is not None
    assert text[slice(*found)] == text[start:end]


def test_documents_that_are_gone_have_no_place():
    target = words("event", ("d1", TEXT, "dam broke"), ("d9", TEXT, "People fled"))
    assert places(target, {"d1": TEXT}) == (("d1", 4, 13),)


def test_of_very_many_words_some_of_each_document_name_a_target():
    spans = [Span(f"d{i % 7}", 10 * i, 10 * i + 2, "ab") for i in range(1000)]
    target = by_words("event", spans)
    assert len(target.spans) == MOST_SPANS
    assert {s.document for s in target.spans} == {s.document for s in spans}
    assert list(target.spans) == [s for s in spans if s in set(target.spans)]
    assert by_words("event", spans[:3]).spans == tuple(spans[:3])


def test_likeness_is_of_one_document_and_of_what_both_cover():
    assert likeness(("d", 0, 10), ("d", 5, 10)) == 0.5
    assert likeness(("d", 0, 10), ("e", 0, 10)) == likeness(("d", 0, 5), ("d", 5, 9)) == 0.0
    assert touches([("d", 0, 10)], [("d", 0, 9)])
    assert not touches([("d", 0, 10)], [("d", 0, 3)])


def test_the_best_item_rests_on_most_of_the_words():
    items = [[("d1", 0, 10)], [("d1", 0, 10), ("d2", 0, 10)], [("d3", 0, 10)]]
    assert best([("d1", 0, 10), ("d2", 0, 10)], items, list) == 1
    assert best([("d1", 0, 10)], items, list) == 0
    assert best([("d4", 0, 10)], items, list) is None
    assert best([], items, list) is None


TEXTS = {"d1": TEXT, "d2": TEXT}
ONE, TWO, THREE = ("d1", 4, 13), ("d2", 4, 13), ("d1", 15, 26)


def grouped(groups, *rows):
    return regroup(groups, rows, "event", TEXTS, lambda member: [member], lambda a, b: float(a[0] == b[0]))


def target(at):
    document, start, end = at
    return words("event", (document, TEXT, TEXT[start:end]))


def test_groups_are_joined_and_parted_as_was_said():
    same = row("same", target(ONE), target(THREE))
    apart = row("not the same", target(ONE), target(TWO))
    assert grouped([[ONE, TWO], [THREE]], same) == [[ONE, TWO, THREE]]
    assert grouped([[ONE, TWO], [THREE]], apart) == [[ONE], [TWO], [THREE]]
    assert grouped([[ONE, TWO, THREE]], apart) == [[ONE, THREE], [TWO]]
    assert grouped([[ONE], [TWO]], apart) == [[ONE], [TWO]]
    assert grouped([[TWO]], same) == [[TWO]]


@settings(deadline=None)
@given(st.permutations([ONE, TWO, THREE]), st.integers(1, 3), st.lists(st.sampled_from(["same", "not the same"]), max_size=4), st.data())
def test_nobody_is_lost_and_nobody_is_told_twice(members, cut, kinds, data):
    pairs = [data.draw(st.permutations([ONE, TWO, THREE]))[:2] for _ in kinds]
    rows = [row(kind, target(a), target(b)) for kind, (a, b) in zip(kinds, pairs, strict=True)]
    made = grouped([group for group in (members[:cut], members[cut:]) if group], *rows)
    assert sorted(m for group in made for m in group) == sorted(members)
    assert all(made)
