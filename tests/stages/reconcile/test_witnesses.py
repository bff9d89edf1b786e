"""Whom the reports rest on: who speaks for a body is its voice."""

from __future__ import annotations

import pytest

from recension.stages.reconcile.witnesses import weigh_witnesses
from tests.stages.reconcile.pile import evidence, tell


@pytest.mark.parametrize(
    ("text", "source", "cue", "listed"),
    [
        ("Tamsin Roe, a spokeswoman for the Harbour Board, said the pier was shut.", "Tamsin Roe", "said", "Harbour Board"),
        ("The Harbour Board's spokesman said the pier was shut.", "The Harbour Board's spokesman", "said", "Harbour Board"),
        ("Tamsin Roe said the pier was shut.", "Tamsin Roe", "said", "Tamsin Roe"),
    ],
)
def test_a_voice_counts_as_its_body(text: str, source: str, cue: str, listed: str) -> None:
    told = tell("d1", "2021-05-03", text).says(source, cue, "the pier was shut", "Tamsin Roe" if "Tamsin" in text else source)
    if "Tamsin" in text:
        told.entity("Tamsin Roe", "person")
    if "Harbour Board" in text:
        told.entity("Harbour Board", "organisation")
    assert [s.name for s in weigh_witnesses(evidence(told)).primary_sources] == [listed]
