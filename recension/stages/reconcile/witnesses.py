"""Whom the reports rest on: primary sources, and the families that rest on each."""

from __future__ import annotations

from collections import defaultdict

from recension.model import PrimarySource, Reliance, Span, Witnesses
from recension.stages.reconcile.claims.sayings import sayings
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.sources import as_listed


def relied_on(evidence: Evidence) -> tuple[tuple[Reliance, ...], ...]:
    """For each document, the primary sources that it names and the words that say so."""
    rests: list[dict[str, set[Span]]] = [defaultdict(set) for _ in evidence.articles]
    for said in sayings(evidence):
        for name in (said.speaker, *said.through):
            if name is not None:
                rests[said.document][as_listed(evidence.bearers, name)] |= {
                    evidence.span(said.document, *r) for r in said.source or said.cue
                }
    return tuple(
        tuple(Reliance(name, tuple(sorted(spans, key=lambda s: (s.start, s.end)))) for name, spans in sorted(found.items()))
        for found in rests
    )


def weigh_witnesses(evidence: Evidence) -> Witnesses:
    """Independence on three levels: documents, families, primary sources with the families that rest on each."""
    families: dict[str, set[str]] = defaultdict(set)
    for document, found in enumerate(relied_on(evidence)):
        for reliance in found:
            families[reliance.name].add(evidence.families[document])
    sources = (PrimarySource(name, tuple(sorted(ids))) for name, ids in families.items())
    ordered = sorted(sources, key=lambda s: (-len(s.families), s.name))
    return Witnesses(len(evidence.articles), len(set(evidence.families)), tuple(ordered))
