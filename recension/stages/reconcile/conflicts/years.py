"""Years of origin that differ: *the bridge, built in 1974* and *the bridge was opened in 1981*."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from recension.model import Conflict
from recension.settings.conflicts import YEAR_MEANING, YEAR_MOST_APART, YEAR_SCORE
from recension.stages.reconcile.alignment import Alignment, Seat
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.title import shorten
from recension.text.spans import Range
from recension.text.words import content_stems

_MADE = "built|opened|founded|commissioned|completed|erected|established|constructed|inaugurated|launched|created|formed|finished|made|painted|dug|laid"
_ORIGIN = re.compile(
    rf"\b(?:(?P<made>{_MADE})|(?P<born>born)|(?P<since>dates? (?:from|back to)|dating (?:from|back to)))\b(?: \w+){{0,3}}? (?:in |of )?(?P<year>1[0-9]{{3}}|20[0-9]{{2}})\b",
    re.IGNORECASE,
)
_BEFORE = 48
"""So many characters before the word for the making hold what was made."""


@dataclass(frozen=True, slots=True)
class _Origin:
    """When something was made or someone was born, and the words before that say what."""

    document: int
    place: Range
    sentence: Range
    kind: str
    year: int
    stems: frozenset[str]


def year_conflicts(alignment: Alignment) -> Iterator[Conflict]:
    """Years of the making of one thing that differ, each sentence once, the likest first."""
    evidence = alignment.evidence
    told: dict[Seat, list[_Origin]] = defaultdict(list)
    for document, read in enumerate(evidence.annotations):
        for rank, sentence in enumerate(read.sentences):
            if sentence.region == "body":
                told[document, rank] += _origins(evidence, document, (sentence.start, sentence.end))
    used: set[tuple[int, Range]] = set()
    pairs = alignment.pairs(YEAR_MEANING) if sum(map(bool, told.values())) > 1 else ()
    for a, b in (pair for one, other in pairs for pair in product(told.get(one, ()), told.get(other, ())) if _differ(*pair)):
        if not used & {(a.document, a.place), (b.document, b.place)}:
            used |= {(a.document, a.place), (b.document, b.place)}
            about = f"the year: {shorten(' '.join(evidence.texts[a.document][slice(*a.sentence)].split()), 80)}"
            values = [
                Value(o.document, o.place, str(o.year), " ".join(evidence.texts[o.document][slice(*o.place)].split())) for o in (a, b)
            ]
            made = conflict(evidence, about, "contradiction", values, YEAR_SCORE, "different years are given for the same beginning")
            if made:
                yield made


def _origins(evidence: Evidence, document: int, sentence: Range) -> Iterator[_Origin]:
    text = evidence.texts[document]
    for match in _ORIGIN.finditer(text, *sentence):
        kind = next(name for name in ("made", "born", "since") if match[name])
        start = max(sentence[0], match.start() - _BEFORE)
        yield _Origin(
            document,
            match.span(),
            sentence,
            "born" if kind == "born" else "made",
            int(match["year"]),
            frozenset(content_stems(text, start, match.start())),
        )


def _differ(a: _Origin, b: _Origin) -> bool:
    """Whether two years are of the making of a thing that is called the same."""
    return a.document != b.document and a.kind == b.kind and 0 < abs(a.year - b.year) <= YEAR_MOST_APART and bool(a.stems & b.stems)
