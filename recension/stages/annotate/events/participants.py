"""Who takes part in an event, as what, and what it is in PLOVER's terms where it is an act of politics."""

from __future__ import annotations

from collections.abc import Iterator

from recension.model import EntityMention, Participant
from recension.settings.annotate import LEAST_ACT_SCORE, LEAST_UNLISTED_ACT_SCORE
from recension.stages.annotate.events.political import act
from recension.stages.annotate.events.tellings import Around, Telling
from recension.stages.annotate.events.words import plover_code
from recension.text.spans import Range, inside

Role = tuple[EntityMention, str]
"""A name and the role of its bearer: ``actor``, ``recipient`` or ``other``."""

_OPPOSITE = frozenset("against with".split())
"""Before a country or town that is a side and no place where something happens: *talks with China*."""


def roles(telling: Telling, around: Around, clause: Range) -> tuple[Role, ...]:
    """The names of a telling with their roles, in order of the text."""
    return tuple(_roles(telling, around, clause))


def participants(found: tuple[Role, ...]) -> tuple[Participant, ...]:
    """Who takes part: each name once, with its first role."""
    named: dict[str, Participant] = {}
    for entity, role in found:
        named.setdefault(entity.name, Participant(entity.name, role))
    return tuple(named.values())


def root_code(telling: Telling, around: Around, clause: Range, found: tuple[Role, ...]) -> str | None:
    """The PLOVER root code of a telling in which a named side acts or is acted on; ``None`` where the words do not decide.

    A verb of the word list needs less evidence than one that only the weights know.
    """
    actor, recipient = (_first(found, role) for role in ("actor", "recipient"))
    if actor is None and recipient is None:
        return None
    end = (clause[1], clause[1])
    read = act(telling.parse, actor or end, recipient or end)
    listed = plover_code(telling.lemma)
    if listed == read.code or (listed and read.score >= LEAST_ACT_SCORE):
        return read.code
    if actor and recipient and read.score >= LEAST_UNLISTED_ACT_SCORE:
        return read.code
    return listed


def _first(found: tuple[Role, ...], wanted: str) -> Range | None:
    """The characters of the first name in a role."""
    return next(((entity.start, entity.end) for entity, role in found if role == wanted), None)


def _roles(telling: Telling, around: Around, clause: Range) -> Iterator[Role]:
    """The actor before the trigger, the recipient behind it; the other way round in the passive, the actor behind *by*."""
    parse, group = telling.parse, telling.group
    trigger = parse.tokens[telling.trigger].start
    subject = parse.chars(telling.subject.first, telling.subject.last) if telling.subject else None
    passive = group is not None and group.passive
    for _, entity in around.entities:
        where = (entity.start, entity.end)
        is_subject = subject is not None and inside(where, subject)
        before = around.text[max(0, entity.start - 12) : entity.start].split()[-1:]
        beside = entity.kind != "place" or is_subject or (before and before[0] in _OPPOSITE)
        if entity.kind == "other" or not (is_subject or inside(where, clause)) or not beside:
            continue
        if is_subject:
            yield entity, "recipient" if passive else "actor"
        elif group is None or entity.start < trigger:
            yield entity, "other"
        elif passive:
            yield entity, "actor" if "by" in around.text[trigger : entity.start].split() else "other"
        else:
            yield entity, "recipient"
