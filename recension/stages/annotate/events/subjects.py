"""Whom the pronoun means that an event is told of: *He resigned on Tuesday*. Only where nobody else can be meant."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from recension.model import Attribution, EntityMention, EventMention, Sentence
from recension.settings.annotate import SUBJECT_SENTENCES
from recension.text.lexicon import person_names
from recension.text.names import name_key

_SEX = {"he": "m", "she": "f"}


def with_subjects(
    text: str,
    events: Sequence[EventMention],
    sentences: Sequence[Sentence],
    entities: Sequence[EntityMention],
    attributions: Sequence[Attribution],
) -> tuple[EventMention, ...]:
    """The events; where *he* or *she* is the subject of one, with the name that it stands for, if the text leaves no doubt.

    In what someone is reported to say he means himself: *Ada Quill said that she would resign*.
    """
    persons = sorted((e for e in entities if e.kind == "person"), key=lambda e: e.start)
    starts, firsts = [s.start for s in sentences], [e.start for e in persons]

    def who(event: EventMention) -> str | None:
        pronoun = text[slice(*event.subject)].casefold() if event.subject else ""
        if event.subject is None or pronoun not in _SEX:
            return None
        himself = [a.speaker if _names(text, a) else None for a in attributions if any(s <= event.subject[0] < e for s, e in a.content)]
        if himself:
            return _speaker(himself[-1], {p.name for p in persons}, _SEX[pronoun])
        rank = bisect_right(starts, event.subject[0]) - 1
        opening = starts[max(0, rank - SUBJECT_SENTENCES)] if rank >= 0 else 0
        near = persons[bisect_left(firsts, opening) : bisect_left(firsts, event.subject[0])]
        return _only(near, _SEX[pronoun])

    return tuple(replace(event, who=name) if (name := who(event)) else event for event in events)


def _names(text: str, attribution: Attribution) -> bool:
    """Whether the source of an attribution is written as a name and not as a pronoun, whose bearer may be the wrong one."""
    said = " ".join(text[slice(*part)] for part in attribution.source)
    return attribution.speaker is not None and attribution.speaker.split(" ")[-1] in said


def _speaker(name: str | None, persons: set[str], sex: str) -> str | None:
    """A speaker, if he is a person with a full name who may be of that sex."""
    return name if name is not None and " " in name and name in persons and _sexes(name) in (sex, "") else None


def _only(persons: Sequence[EntityMention], sex: str) -> str | None:
    """The name of the only person who can be meant, if it is a full name and the given name is known to be of that sex."""
    fitting = sorted({p.name for p in persons if _sexes(p.name) in (sex, "")})
    return fitting[0] if len(fitting) == 1 and " " in fitting[0] and _sexes(fitting[0]) == sex else None


def _sexes(name: str) -> str:
    """``f`` or ``m`` where the given name is of one sex alone, else nothing."""
    uses = person_names().get(name_key(name).split(" ")[0], "")
    found = [sex for sex in "fm" if sex in uses]
    return found[0] if len(found) == 1 else ""
