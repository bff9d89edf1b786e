"""Causes and culprits that differ: *a cigarette started the fire*, *faulty wiring is blamed for it*."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from recension.model import Conflict, ConflictKind
from recension.settings.conflicts import CAUSE_MEANING, CAUSE_SCORE, CAUSE_SENTENCES_APART, CAUSE_UNNAMED_MEANING, CAUSES_COMPARED
from recension.stages.reconcile.alignment import Alignment
from recension.stages.reconcile.conflicts.propositions import NEGATIVE
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.title import shorten
from recension.text.meaning import nearness
from recension.text.spans import Range, overlap, strip
from recension.text.words import content_stems, words

_OUTCOMES = (
    "fire blaze explosion blast crash collision accident collapse disaster outbreak illness death deaths sinking leak spill outage blackout flood landslide "
    "attack bombing shooting killing murder assassination ambush raid delay failure derailment injury injuries wound wounds fall loss losses shortage "
    "theft robbery burglary breach hack break-in fraud smoke damage stampede panic riot violence strike defeat crisis"
)
_OUTCOME = re.compile(
    rf"\b(?:{_OUTCOMES.replace(' ', '|')}|died|killed|crashed|collapsed|sank|exploded|derailed|burned|burnt|hurt|injured|wounded)\b",
    re.IGNORECASE,
)
_END = r"(?=[.;:!?”\"]|, (?:and|but|not|which|who|while|said|says|according|the|a|he|she|they|her|his|its|their)\b|,? (?:said|says|according)\b|\Z)"
_GIVEN = (
    re.compile(
        rf"\b(?:because of|caused by|due to|owing to|brought on by|set off by|triggered by|sparked by|started by|the work of|carried out by|(?:died|dead) (?:of|from)|death from)\s+(?P<cause>[^.;:!?]{{3,70}}?){_END}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:blam(?:es?|ed|ing)|suspect(?:s|ed)?)\s+(?P<cause>(?!for\b|on\b|by\b)[^.;:!?]{{3,60}}?)(?: for\b[^.;:!?]{{0,60}})?{_END}",
        re.IGNORECASE,
    ),
    re.compile(rf"\bblamed on\s+(?P<cause>[^.;:!?]{{3,60}}?){_END}", re.IGNORECASE),
    re.compile(
        rf"\b(?:the |a )?(?:likely |probable |main |real )?(?:cause|reason)(?: of [^.;:!?]{{3,40}}?)? (?:was|is|had been|may have been)\s+(?P<cause>[^.;:!?]{{3,60}}?){_END}",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:\A|(?<=[,;:] )|(?<=that ))(?P<cause>[^.,;:!?]{3,70}?) (?:had )?(?:caused|started|sparked|triggered|set off|carried out|claimed responsibility for|was behind|were behind)\b",
        re.IGNORECASE,
    ),
)
"""Ways to name a cause; each runs over a bounded stretch."""
_PRONOUN = re.compile(r"(?:it|this|that|them|him|her|he|she|they|what|which|who)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cause:
    """What is given as the cause of an outcome in a sentence, and by whom."""

    document: int
    rank: int
    place: Range
    stems: frozenset[str]
    outcomes: frozenset[str]
    speaker: str | None


def cause_conflicts(alignment: Alignment) -> Iterator[Conflict]:
    """Causes of one outcome that have no word in common, by two reports or by two sources of one."""
    evidence = alignment.evidence
    every = [c for document in range(len(evidence.articles)) for c in _causes(evidence, document)]
    causes = sorted(sorted(every, key=lambda c: (c.rank, c.document))[:CAUSES_COMPARED], key=lambda c: (c.document, c.rank))
    used: set[tuple[int, int]] = set()
    for i, a in enumerate(causes):
        for b in causes[i + 1 :]:
            if not used & {(a.document, a.rank), (b.document, b.rank)} and _differ(alignment, a, b):
                made = conflict(
                    evidence,
                    _about(evidence, a),
                    _kind(a, b),
                    [_value(evidence, a), _value(evidence, b)],
                    CAUSE_SCORE,
                    "different causes are given",
                )
                if made:
                    used |= {(a.document, a.rank), (b.document, b.rank)}
                    yield made


def _causes(evidence: Evidence, document: int) -> Iterator[_Cause]:
    """The first cause that each body sentence gives for an outcome that it names."""
    text, read = evidence.texts[document], evidence.annotations[document]
    for rank, sentence in enumerate(read.sentences):
        told = text[sentence.start : sentence.end] if sentence.region == "body" else ""
        found = next((m for pattern in _GIVEN if (m := pattern.search(told))), None)
        if found is None or any(w.key in NEGATIVE for w in words(text, sentence.start, sentence.start + found.end("cause"))):
            continue
        place = strip(text, (sentence.start + found.start("cause"), sentence.start + found.end("cause")))
        outcomes = _outcomes(text, (sentence.start, sentence.end), place)
        before = read.sentences[rank - 1] if rank and not outcomes else None
        outcomes = outcomes or (_outcomes(text, (before.start, before.end)) if before else frozenset())
        stems = frozenset(content_stems(text, *place))
        if stems and not _PRONOUN.match(text, place[0]):
            said = [a for a in read.attributions if any(overlap(c, place) for c in a.content) and a.speaker]
            yield _Cause(document, rank, place, stems, outcomes, evidence.bearers.canonical(said[-1].speaker or "") if said else None)


def _outcomes(text: str, place: Range, but: Range = (0, 0)) -> frozenset[str]:
    """The stems of the words for outcomes in a stretch of text, those within ``but`` left out."""
    return frozenset(content_stems(" ".join(m[0] for m in _OUTCOME.finditer(text, *place) if not overlap(m.span(), but))))


def _differ(alignment: Alignment, a: _Cause, b: _Cause) -> bool:
    """Whether two causes are of one outcome and share no word, not even a near one."""
    if any(nearness(x, y) for x in a.stems for y in b.stems):
        return False
    if a.document == b.document:
        two_sources = a.speaker is not None and b.speaker is not None and a.speaker != b.speaker
        return two_sources and abs(a.rank - b.rank) <= CAUSE_SENTENCES_APART
    if alignment.evidence.families[a.document] == alignment.evidence.families[b.document]:
        return False
    one_outcome = any(nearness(x, y) for x in a.outcomes for y in b.outcomes)
    least = CAUSE_MEANING if one_outcome else math.inf if a.outcomes and b.outcomes else CAUSE_UNNAMED_MEANING
    return alignment.likeness(a.document, a.place, b.document, b.place) >= least


def _kind(a: _Cause, b: _Cause) -> ConflictKind:
    return "disputed" if a.document == b.document else "contradiction"


def _about(evidence: Evidence, a: _Cause) -> str:
    """*what caused the fire*; where no noun names the outcome, its sentence."""
    sentence = evidence.annotations[a.document].sentences[a.rank]
    told = evidence.texts[a.document][sentence.start : sentence.end]
    noun = next((m[0].casefold() for m in _OUTCOME.finditer(told) if m[0].casefold() in _OUTCOMES.split()), None)
    return f"what caused the {noun}" if noun else f"the cause: “{shorten(' '.join(told.split()), 90)}”"


def _value(evidence: Evidence, c: _Cause) -> Value:
    shown = " ".join(evidence.texts[c.document][slice(*c.place)].split())
    return Value(c.document, c.place, shown, shown)
