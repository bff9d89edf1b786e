"""Claims: aligned across wordings, each with its speaker; whom the reports rest on."""

from __future__ import annotations

import pytest

from recension.stages.reconcile.claims.claims import align_claims
from recension.stages.reconcile.entities import join_entities
from recension.stages.reconcile.primary import as_listed, each_of, is_primary
from recension.stages.reconcile.sources import can_speak, canonical_speaker
from recension.stages.reconcile.witnesses import relied_on, weigh_witnesses
from tests.stages.reconcile.pile import Teller, evidence, tell


def quoting(key: str, source: str, content: str, speaker: str | None) -> Teller:
    return tell(key, "2021-05-05", f"{source} said {content}.").says(source, "said", content, speaker)


DAM = "the dam at Vedra had been inspected in March"


def test_same_words_of_one_speaker_are_one_claim() -> None:
    a = quoting("d1", "Engineer Tamsin Roe", DAM, "Tamsin Roe").entity("Tamsin Roe", "person")
    b = quoting("d2", "Roe", "inspectors had inspected the Vedra dam in March", "Tamsin Roe").entity("Roe", "person", "Tamsin Roe")
    (claim,) = align_claims(evidence(a, b))
    assert (claim.said_by, claim.families, len(claim.mentions), claim.certainty) == ("Tamsin Roe", 2, 2, "asserted")


def test_a_denial_is_another_claim() -> None:
    a = quoting("d1", "The owner", DAM, "owner")
    b = tell("d2", "2021-05-05", f"The union denied {DAM}.").says("The union", "denied", DAM, "union", "denied")
    assert sorted((c.said_by, c.certainty) for c in align_claims(evidence(a, b))) == [("owner", "asserted"), ("union", "denied")]


def test_a_superlative_is_asserted_by_the_report() -> None:
    (claim,) = align_claims(evidence(tell("d1", "2021-05-05", "The flood at Vedra was the worst since 1974, and the town is empty.")))
    assert claim.said_by is None
    assert [m.quote for m in claim.mentions] == ["was the worst since 1974"]


@pytest.mark.parametrize(
    ("cue", "content", "text"),
    [("spoke of", "160", "Spoke of 160"), ("counts", "160", "Counts 160"), ("said", "it was in talks", "It was in talks")],
)
def test_what_is_said_in_few_words_is_a_claim(cue: str, content: str, text: str) -> None:
    told = tell("d1", "2021-05-05", f"Tamsin Roe {cue} {content}.").says("Tamsin Roe", cue, content, "Tamsin Roe")
    assert [c.text for c in align_claims(evidence(told.entity("Tamsin Roe", "person")))] == [text]


def test_what_cannot_speak_claims_nothing() -> None:
    assert align_claims(evidence(quoting("d1", "His visit", "how far the Vedra dam had sunk", "visit"))) == ()


@pytest.mark.parametrize(
    ("name", "canonical", "speaks", "listed"),
    [
        ("Lerwyn Harbour Board", "Lerwyn Harbour Board", True, "Lerwyn Harbour Board"),
        ("harbour master Tamsin Roe", "Tamsin Roe", True, "Tamsin Roe"),
        ("Tamsin Roe of the Lerwyn Harbour Board", "Tamsin Roe", True, "Tamsin Roe"),
        ("Many experts", "experts", True, "experts (unnamed)"),
        ("two people familiar with the talks", "people familiar with the talks", True, "people familiar with the talks (unnamed)"),
        ("police", "police", True, "police"),
        ("Roe", "Tamsin Roe", True, "Tamsin Roe"),
        ("board", "Lerwyn Harbour Board", True, "Lerwyn Harbour Board"),
        ("one guard on duty", "guard on duty", True, "guard on duty (unnamed)"),
        ("Ostria’s fishing ministry", "Ostria's fishing ministry", True, "Ostria's fishing ministry"),
        ("one of the guards", "one of the guards", True, "one of the guards (unnamed)"),
        ("Nobody", "Nobody", False, "Nobody"),
        ("trip", "trip", False, "trip"),
    ],
)
def test_speakers(name: str, canonical: str, speaks: bool, listed: str) -> None:
    known = (
        tell("d1", None, "Tamsin Roe of the Lerwyn Harbour Board.")
        .entity("Tamsin Roe", "person")
        .entity("Lerwyn Harbour Board", "organisation")
    )
    bearers = evidence(known).bearers
    assert canonical_speaker(bearers, name) == canonical
    assert can_speak(bearers, canonical) is speaks
    if speaks:
        assert as_listed(bearers, canonical) == listed


@pytest.mark.parametrize(
    ("name", "primary"),
    [
        ("Tamsin Roe", True),
        ("Norway", True),
        ("police", True),
        ("experts", True),
        ("diplomat in Lerwyn", True),
        ("chamber of commerce in Lerwyn", True),
        ("Lerwyn", False),
        ("captain", False),
        ("company", False),
        ("harbour mayor", False),
        ("mayor of Lerwyn", False),
        ("latter's lawyer", False),
        ("of its members", False),
        ("chief of", False),
        (", the director", False),
        ("58-year-old skipper for five hours", False),
        ("members", False),
        ("Tamsin Roe's criticism of Norway", False),
    ],
)
def test_what_a_report_can_rest_on(name: str, primary: bool) -> None:
    known = tell("d1", None, "Tamsin Roe came to Lerwyn in Norway.").entity("Tamsin Roe", "person").entity("Lerwyn", "place")
    assert is_primary(evidence(known.entity("Norway", "place")).bearers, name) is primary


def test_those_who_speak_together_are_two_sources() -> None:
    known = tell("d1", None, "Tamsin Roe met Odd Nyholm.").entity("Tamsin Roe", "person").entity("Odd Nyholm", "person")
    bearers = evidence(known).bearers
    assert each_of(bearers, "Tamsin Roe and Nyholm") == ("Tamsin Roe", "Odd Nyholm")
    assert each_of(bearers, "officials and residents") == ("officials and residents",)


def test_witnesses_count_families_behind_each_source() -> None:
    e = evidence(
        quoting("d1", "Police", DAM, "police"),
        quoting("d2", "Police", "the road was open", "police"),
        quoting("d3", "Experts", DAM, "experts"),
    )
    assert [[r.name for r in rests] for rests in relied_on(e)] == [["police"], ["police"], ["experts (unnamed)"]]
    witnesses = weigh_witnesses(e)
    assert (witnesses.documents, witnesses.families) == (3, 3)
    assert [(s.name, len(s.families)) for s in witnesses.primary_sources] == [("police", 2), ("experts (unnamed)", 1)]


def test_names_of_all_documents_meet() -> None:
    a = tell("d1", None, "Tamsin Roe spoke.").entity("Tamsin Roe", "person")
    b = tell("d2", None, "Dr Tamsin Roe left. Odd Nyholm stayed.").entity("Tamsin Roe", "person").entity("Odd Nyholm", "person")
    e = evidence(a, b)
    found = join_entities(e.articles, e.annotations).entities
    assert sorted((x.name, len(x.mentions)) for x in found) == [("Odd Nyholm", 1), ("Tamsin Roe", 2)]
    assert found == evidence(b, a).bearers.entities
