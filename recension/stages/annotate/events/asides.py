"""Events that are named and not told: in conditions, wishes, purposes, questions, noun phrases.

The trained reader finds their triggers (``reader/labels.py``: ``trigger``); words that bring in a saying and states of mind are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

import numpy as np

from recension.reader.reading import Reading
from recension.settings.annotate import SEEN_TRIGGER
from recension.stages.annotate.events.governors import certainty_at
from recension.stages.annotate.events.tellings import Around, Telling
from recension.stages.annotate.events.words import event_noun, verb_is
from recension.stages.annotate.syntax.chunks import Parse
from recension.stages.annotate.syntax.clauses import clause_of, subject_of
from recension.text.normalise import stem
from recension.text.spans import Range, overlap

_NO_EVENTS = frozenset({"REPORTING", "I_STATE"})
"""TimeML's classes of words that are no events of their own here: sayings, beliefs and wishes."""


def named_triggers(reading: Reading) -> tuple[Range, ...]:
    """The characters of the words in which the trained reader sees an event, in order."""
    chances, classes = reading.chances("trigger"), reading.labels("event class")
    found: list[tuple[int, int]] = []
    for word in np.flatnonzero(chances[:, 0] < SEEN_TRIGGER).tolist():
        continues = found and found[-1][1] == word and chances[word, 2] > chances[word, 1]
        if continues:
            found[-1] = (found[-1][0], word + 1)
        elif classes[word] not in _NO_EVENTS:
            found.append((word, word + 1))
    return tuple(reading.characters(*run) for run in found)


def asides(parse: Parse, around: Around, told: Set[int], triggers: Sequence[Range]) -> Iterator[Telling]:
    """The events that a sentence names beside those that it tells of.

    ``told`` are the places of the triggers of these, ``triggers`` the ranges that the trained reader sees.
    """
    taken = {at for at, token in enumerate(parse.tokens) if token.start in told}
    starts = {token.start: at for at, token in enumerate(parse.tokens)}
    cues = [c for a in around.attributions for c in a.cue]
    for trigger in triggers:
        at = _head(parse, starts.get(trigger[0]), trigger)
        if at is not None and at not in taken and not any(overlap(trigger, cue) for cue in cues):
            taken.add(at)
            yield from _aside(parse, at)


def _head(parse: Parse, first: int | None, trigger: Range) -> int | None:
    """The last token of a trigger that is no particle: *called off* is told by its verb."""
    if first is None:
        return None
    last = first
    while last + 1 < len(parse.tokens) and parse.tokens[last + 1].end <= trigger[1]:
        last += 1
    verb = next((i for i in range(first, last + 1) if parse.letters[i] in "bdngpzv"), None)
    return verb if verb is not None else last


def _aside(parse: Parse, at: int) -> Iterator[Telling]:
    """A token as an event that is only named."""
    index = next((i for i, g in enumerate(parse.groups) if g.head == at), None)
    group = parse.groups[index] if index is not None else None
    if index is None or group is None:
        phrase = next((p for p in parse.phrases if p.first <= at < p.last), None)
        clause = (phrase.first, phrase.last) if phrase else (at, at + 1)
        lemma = stem(event_noun(parse.key(at)) or parse.key(at))
        yield Telling(parse, at, clause, lemma, certainty_at(parse, at), None, None, habitual=True)
    elif not verb_is(group.lemma, "say"):
        clause = clause_of(parse, index)
        yield Telling(parse, at, clause, stem(group.lemma), certainty_at(parse, at), group, subject_of(parse, group), habitual=True)
