"""Attributions of all documents, with what is needed to compare them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recension.judgements.groups import judged_value
from recension.judgements.targets import Place
from recension.model import Attribution, ClaimCertainty
from recension.settings.claims import CLAIM_LEAST_WORDS
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.sources import can_speak, canonical_speaker, is_described
from recension.text.spans import Range, merge
from recension.text.words import content_stems

_ANOTHER_SPEAKS = re.compile(
    r"\b(?:said|says|den(?:y|ies|ied)|reject(?:s|ed)|counted|puts?|claim(?:s|ed)?|insist(?:s|ed)?|called)\b", re.IGNORECASE
)

_NUMBER_ALONE = re.compile(r"(?:\w+ )?\W?[0-9][0-9.,]*")
NUMBER_TOLD = re.compile(r"(?:[^\W\d]+ ){1,3}\W?[0-9][0-9.,]*")
"""A number with the words that give it: *spoke of 8,000*."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What one document lets someone say. ``speaker`` is the name that the story uses, ``None`` for the report itself."""

    key: str
    document: int
    speaker: str | None
    through: tuple[str, ...]
    certainty: ClaimCertainty
    content: tuple[Range, ...]
    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    stems: frozenset[str]

    @property
    def whole(self) -> Range:
        """From the first to the last character of what is said."""
        return self.content[0][0], self.content[-1][1]


def sayings(evidence: Evidence) -> list[Saying]:
    """All attributions that state something and have a source that can speak, in order of the documents and of their texts."""
    made = (
        part
        for document, read in enumerate(evidence.annotations)
        for index, attribution in enumerate(read.attributions)
        if attribution.stated and any(start < end for start, end in attribution.content)
        for part in _parts(evidence, _saying(evidence, document, index, attribution))
    )
    return [judged(evidence, s) for s in made if s.speaker is None or can_speak(evidence.bearers, s.speaker)]


def judged(evidence: Evidence, said: Saying) -> Saying:
    """A saying by the speaker that a person named, if one did."""
    if not evidence.group.judgements:
        return said
    row = judged_value(evidence.group.judgements, "wrong speaker", "claim", evidence.text_of, content_places(evidence, said))
    return said if row is None else replace(said, speaker=row.value, through=tuple(n for n in said.through if n != row.value))


def content_places(evidence: Evidence, said: Saying) -> list[Place]:
    """Where the content of a saying stands."""
    return [(evidence.articles[said.document].document.id, *content) for content in said.content]


def _saying(evidence: Evidence, document: int, index: int, attribution: Attribution) -> Saying:
    text = evidence.texts[document]
    content = tuple(_until_another_speaks(evidence, document, c) for c in merge(attribution.content, gap=2))
    if len(content) == 1 and _NUMBER_ALONE.fullmatch(text, *content[0]):
        content = ((min(content[0][0], attribution.cue[0][0]), content[0][1]),)
    return Saying(
        key=f"{document:06d}.{index:05d}",
        document=document,
        speaker=_speaker(evidence, document, attribution),
        through=tuple(canonical_speaker(evidence.bearers, name) for name in attribution.through),
        certainty=attribution.certainty,
        content=content,
        cue=tuple(merge(attribution.cue)),
        source=tuple(merge(attribution.source)),
        stems=_stems_of(text, content),
    )


_OPEN_QUOTE = re.compile(r"[\"“‘«](?=\w)[^\"”’»]*\Z")
_AND_AHEAD = re.compile(r",? and (?:then |also )?(?P<modal>would|will|might|may|could) (?!have\b)")
_OF_MODAL: dict[str, ClaimCertainty] = {
    "would": "expected",
    "will": "expected",
    "might": "possible",
    "may": "possible",
    "could": "possible",
}


def _parts(evidence: Evidence, said: Saying) -> Iterator[Saying]:
    """A saying, or the two that it is: what is so, and what is to come of it: *that they were tired | and would go home*."""
    text, (start, end) = evidence.texts[said.document], said.content[-1]
    cut = _AND_AHEAD.search(text, start, end) if said.certainty == "asserted" else None
    if cut is None or len(text[start : cut.start()].split()) < CLAIM_LEAST_WORDS or _OPEN_QUOTE.search(text, start, cut.start()):
        yield said
        return
    ahead = (cut.start("modal"), end)
    yield _of(evidence, said, said.key, (*said.content[:-1], (start, cut.start())), said.certainty)
    yield _of(evidence, said, f"{said.key}a", (ahead,), _OF_MODAL[cut["modal"]])


def _of(evidence: Evidence, said: Saying, key: str, content: tuple[Range, ...], certainty: ClaimCertainty) -> Saying:
    """A part of a saying."""
    text = evidence.texts[said.document]
    return replace(said, key=key, content=content, certainty=certainty, stems=_stems_of(text, content))


def _stems_of(text: str, content: tuple[Range, ...]) -> frozenset[str]:
    return frozenset(stem for start, end in content for stem in content_stems(text, start, end))


def _until_another_speaks(evidence: Evidence, document: int, content: Range) -> Range:
    """What is said, up to a semicolon behind which someone else says or denies something: *that it was paid; the company denied this*."""
    text = evidence.texts[document]
    stop = text.find(";", *content)
    if stop <= content[0]:
        return content
    others = any(stop < c[0] < content[1] for a in evidence.annotations[document].attributions for c in a.cue)
    return (content[0], stop) if others or _ANOTHER_SPEAKS.search(text, stop, content[1]) else content


def _speaker(evidence: Evidence, document: int, attribution: Attribution) -> str | None:
    """Who says it; the words of the source where the reader took the place in *officials of a place* for the speaker."""
    if attribution.speaker is None:
        return None
    entity = evidence.bearers.of(attribution.speaker)
    source = " ".join(evidence.texts[document][a:b].strip() for a, b in attribution.source)
    if entity is not None and entity.kind in ("place", "other") and is_described(source):
        return canonical_speaker(evidence.bearers, " ".join(source.split()))
    return canonical_speaker(evidence.bearers, attribution.speaker)
