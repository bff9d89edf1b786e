"""How sure it is that an event happened: by its verb group and by what governs it.

The values are those of FactBank (Saurí and Pustejovsky 2009), made coarser: happened, expected, possible, denied.
"""

from __future__ import annotations

from collections.abc import Sequence

from recension.model import Attribution, EventCertainty
from recension.stages.annotate.syntax.chunks import Parse, VerbGroup
from recension.stages.annotate.syntax.clauses import subject_of
from recension.text.spans import Range, inside

_POSSIBLE = frozenset("could may might possibly perhaps maybe possible likely unlikely potential potentially probably can".split())
_EXPECTING = frozenset(
    "expect plan due schedule set suppose intend promise pledge vow agree prepare decide threaten mean hope order ask urge tell aim want "
    "await project predict forecast slate bind ready likely offer call require need invite propose summon".split()
)
_ORDERING = frozenset("order ask urge tell warn advise instruct beg request".split())
_PROSPECTS = frozenset(
    "plan invitation offer promise deal agreement decision deadline bid intention proposal pledge vow date request chance".split()
)
"""Nouns whose infinitive lies ahead: *an invitation to visit*."""
_NOBODY = frozenset("no nobody none neither nothing no-one".split())
_FAILING = frozenset("refuse decline fail forget neglect".split())
_MANAGING = frozenset("begin start continue manage help come go proceed force lead see let make rush".split())


def event_certainty(parse: Parse, index: int) -> EventCertainty | None:
    """Whether what a verb group tells has happened; ``None`` for a purpose, a condition, an order or a question."""
    group = parse.groups[index]
    if group.form == "infinitive":
        return _of_infinitive(parse, index)
    subject = subject_of(parse, group)
    if group.negated or (subject is not None and parse.key(subject.first) in _NOBODY):
        return "denied"
    if _is_condition(parse, group):
        return None
    if group.lemma == "expect" or parse.key(group.last) in ("due", "scheduled"):
        return "expected"
    if group.modal:
        return "possible" if group.modal in _POSSIBLE else "expected"
    return "happened"


def _of_infinitive(parse: Parse, index: int) -> EventCertainty | None:
    """An infinitive by the verb or adjective that governs it: *is to*, *plans to*, *refused to*, *is due to*."""
    group = parse.groups[index]
    word = parse.key(group.first - 1)
    before = parse.groups[index - 1] if index else None
    governs = before is not None and (before.last == group.first or _only_object(parse, before.last, group.first))
    if before is None or not governs or (before.lemma in _ORDERING and group.negated):  # asked residents not to leave
        return None
    if before.lemma == "be" and before.last < group.first:
        return "expected" if word in _EXPECTING | {"about"} else None
    if before.lemma == "be" or before.lemma in _EXPECTING or word in _EXPECTING or word.removesuffix("s") in _PROSPECTS:
        return "denied" if before.negated or group.negated else "expected"
    if before.lemma in _FAILING:
        return "denied"
    if before.lemma in _MANAGING or (before.passive and before.lemma in ("know", "report", "believe", "say", "see", "think")):
        return event_certainty(parse, index - 1)
    return None


def _only_object(parse: Parse, start: int, end: int) -> bool:
    """Whether nothing but a noun phrase and adverbs stand between a verb and an infinitive."""
    return end - start <= 8 and not set(parse.letters[start:end]) & set(",:;.&Ww(bdpz")


def _is_condition(parse: Parse, group: VerbGroup) -> bool:
    """Whether *if* or *unless* opens the clause, or a question mark ends the sentence."""
    window = parse.letters[max(0, group.first - 12) : group.first]
    keys = {parse.key(i) for i in range(group.first - len(window), group.first)}
    return bool(keys & {"if", "unless", "whether"}) or parse.tokens[-1].key == "?"


def governed_certainty(found: EventCertainty, trigger: Range, attributions: Sequence[Attribution]) -> EventCertainty:
    """The certainty of an event within what someone says: a denial denies it, a forecast makes it expected."""
    for attribution in attributions:
        if not any(inside(trigger, c) for c in attribution.content):
            continue
        if attribution.certainty == "denied" and found == "happened":
            return "denied"
    return found
