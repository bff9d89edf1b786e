"""What the reports themselves assert and another report may contradict: firsts, records, and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recension.stages.reconcile.claims.sayings import Saying
from recension.stages.reconcile.evidence import Evidence
from recension.text.spans import Range, overlap, strip
from recension.text.words import content_stems

_RECORD = re.compile(
    r"\b(?:first|last|longest|shortest|largest|biggest|smallest|deadliest|bloodiest|worst|best|highest|lowest|fastest|oldest|youngest|richest"
    r"|strongest|heaviest|hottest|coldest|most [a-z]+)\b"
)
_COMPASS = re.compile(
    r"\b(?:since|ever|on record|of its kind|in (?:its|his|her|their|the [a-z]+\'s) history|in (?:more than |nearly |almost |about |over )?"
    r"(?:[a-z]+|[0-9]+) (?:years|decades|months|weeks)|in decades|in years)\b"
)
_OPENS = re.compile(r"\b(?:is|was|are|were|be|became|becomes|marks|marked)\b|[,;:—–]")
_BREAK = re.compile(r"[,;:—–]\s")
_REACH = 90
"""The span of years follows the superlative within so many characters, and its verb stands no further before it."""


def assertions(evidence: Evidence) -> Iterator[Saying]:
    """The superlatives of all documents that nobody is said to have said."""
    for document, read in enumerate(evidence.annotations):
        text = evidence.texts[document]
        said = [(start, end) for a in read.attributions for start, end in a.content]
        for number, sentence in enumerate(read.sentences):
            for place in _records(text, (sentence.start, sentence.end)):
                if sentence.region == "body" and not any(overlap(place, content) for content in said):
                    stems = frozenset(content_stems(text, *place))
                    yield Saying(f"{document:06d}.r{number:05d}", document, None, (), "asserted", (place,), (), (), stems)


def _records(text: str, sentence: Range) -> Iterator[Range]:
    """The first superlative of a sentence with what it ranges over, from its verb to the end of its clause."""
    for record in _RECORD.finditer(text, *sentence):
        compass = _COMPASS.search(text, record.end(), min(sentence[1], record.end() + _REACH))
        if compass is None:
            continue
        opens = list(_OPENS.finditer(text, max(sentence[0], record.start() - _REACH), record.start()))
        start = record.start() if not opens else opens[-1].start() if opens[-1][0].isalpha() else opens[-1].end()
        stop = _BREAK.search(text, compass.end(), sentence[1])
        yield strip(text, (start, stop.start() if stop else sentence[1]))
        return
