"""Whom the reports rest on: primary sources, and the families that rest on each."""

from __future__ import annotations

import re
from collections import defaultdict

from recension.model import PrimarySource, Reliance, Span, Witnesses
from recension.stages.reconcile.claims.sayings import Saying, sayings
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.primary import as_listed, each_of, is_primary
from recension.stages.reconcile.sources import can_speak, canonical_speaker


def relied_on(evidence: Evidence) -> tuple[tuple[Reliance, ...], ...]:
    """For each document, the primary sources that it names and the words that say so."""
    rests: list[dict[str, set[Span]]] = [defaultdict(set) for _ in evidence.articles]
    for said in evidence.once(sayings):
        spans = {evidence.span(said.document, *r) for r in said.source or said.cue}
        for whole in (body_spoken_for(evidence, said) or said.speaker, *said.through):
            for name in () if whole is None else each_of(evidence.bearers, whole):
                if is_primary(evidence.bearers, name):
                    rests[said.document][as_listed(evidence.bearers, name)] |= spans
    return tuple(
        tuple(Reliance(name, tuple(sorted(spans, key=lambda s: (s.start, s.end)))) for name, spans in sorted(found.items()))
        for found in rests
    )


_SPEAKS_FOR = re.compile(
    r"\bspokes(?:man|woman|person|people)\b(?:\W+[A-Z][\w.’'-]+){0,3}?\W+(?:for|of)\s+(?:the\s+)?"
    r"((?:[\w.&’'-]+ ){0,5}?[\w.&’'-]+)(?=[,.;:]|\s(?:said|says|told|who|in|on)\b|\Z)",
    re.I,
)
_ITS_SPEAKER = re.compile(r"((?:[\w.&-]+ ){0,4}?[\w.&-]+)(?:['’]s)?\s(?:chief |deputy |press )?spokes(?:man|woman|person)\b", re.IGNORECASE)
_ABOUT_SPEAKER = 90
"""So many characters behind a name may say for whom its bearer speaks."""


def body_spoken_for(evidence: Evidence, said: Saying) -> str | None:
    """The body whose voice someone is by the words of the text: *Ann Lee, a spokeswoman for the harbour board*, *the ministry's spokesman*."""
    if not said.source:
        return None
    text, start = evidence.texts[said.document], said.source[0][0]
    end = min(said.source[-1][1] + _ABOUT_SPEAKER, (evidence.sentence_at(said.document, start) or said.source[-1])[1])
    stop = min([end, *(first for first, _ in said.cue if first >= said.source[-1][1])])
    match = _SPEAKS_FOR.search(text, start, stop) or _ITS_SPEAKER.search(text, start, stop)
    if match is None:
        return None
    named = [e for e in evidence.annotations[said.document].entities if match.start(1) <= e.start and e.end <= match.end(1)]
    bodies = [e for e in named if e.kind == "organisation"]
    if bodies:
        return evidence.bearers.canonical(bodies[0].name)
    plain = " ".join(match[1].split())
    return canonical_speaker(evidence.bearers, plain) if can_speak(evidence.bearers, plain) else None


def weigh_witnesses(evidence: Evidence) -> Witnesses:
    """Independence on three levels: documents, families, primary sources with the families that rest on each."""
    families: dict[str, set[str]] = defaultdict(set)
    for document, found in enumerate(evidence.once(relied_on)):
        for reliance in found:
            families[reliance.name].add(evidence.families[document])
    sources = (PrimarySource(name, tuple(sorted(ids))) for name, ids in families.items())
    ordered = sorted(sources, key=lambda s: (-len(s.families), s.name))
    return Witnesses(len(evidence.articles), len(set(evidence.families)), tuple(ordered))
