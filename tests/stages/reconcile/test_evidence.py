"""What is looked up in a story: what was worked out of it once is not worked out again."""

from __future__ import annotations

from recension.stages.reconcile.evidence import Evidence
from recension.text.words import content_stems
from tests.stages.reconcile.pile import evidence, tell

TEXT = "The quake shook Lerwyn harbour on Monday. A crane fell."


def test_what_is_made_of_the_evidence_is_made_once() -> None:
    asked: list[Evidence] = []

    def texts(given: Evidence) -> tuple[str, ...]:
        asked.append(given)
        return given.texts

    e = evidence(tell("a", "2021-05-03", TEXT))
    assert e.once(texts) == e.once(texts) == (TEXT,)
    assert asked == [e]


def test_what_stems_tell_is_their_rarity() -> None:
    e = evidence(tell("a", "2021-05-03", TEXT), tell("b", "2021-05-03", TEXT.replace("crane", "mast")))
    stems = frozenset(content_stems(TEXT)) | {"unheard"}
    assert {s: e.tells(s) for s in stems} == {s: e.rarity(s) for s in stems}
    assert e.information(stems) == e.information(stems) == e.rarity.total(stems)


def test_the_stems_of_a_stretch_are_those_of_its_own_words() -> None:
    e = evidence(tell("a", "2021-05-03", TEXT))
    crane = (TEXT.index("A crane"), len(TEXT))
    assert e.untimed_stems(0, crane) == e.untimed_stems(0, crane) == frozenset(content_stems("A crane fell."))
    assert e.untimed_stems(0, (0, crane[0])) != e.untimed_stems(0, crane)
