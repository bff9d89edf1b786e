"""How sure it is that an event happened: by its verb group and by what governs it.

The values are those of FactBank (Saurí and Pustejovsky 2009), made coarser: happened, expected, possible, denied.
"""

from __future__ import annotations

from collections.abc import Sequence

from recension.model import Attribution, EventCertainty
from recension.stages.annotate.syntax.chunks import Parse, VerbGroup
from recension.stages.annotate.syntax.clauses import subject_of
from recension.text.normalise import fold
from recension.text.spans import Range, inside

_POSSIBLE = frozenset("could may might possibly perhaps maybe possible likely unlikely potential potentially probably can".split())
_EXPECTING = frozenset(
    fold(word)
    for word in (
        "expect plan due schedule set suppose intend promise pledge vow agree prepare decide threaten mean hope order ask urge tell aim want "
        "await project predict forecast slate bind ready likely offer call require need invite propose summon"
    ).split()
)
_ORDERING = frozenset(map(fold, "order ask urge tell warn advise instruct beg request".split()))
_PROSPECTS = frozenset(
    map(
        fold, "plan invitation offer promise deal agreement decision deadline bid intention proposal pledge vow date request chance".split()
    )
)
"""Nouns whose infinitive lies ahead: *an invitation to visit*."""
_NOBODY = frozenset("no nobody none neither nothing no-one".split())
_FAILING = frozenset("refuse decline fail forget neglect".split())
_MANAGING = frozenset("begin start continue manage help come go proceed force lead see let make rush".split())
_VISITING = frozenset("see visit meet inspect view consult".split())
"""For what someone *has been to* a place."""
_ALLOWING = frozenset("have give get grant allow leave".split())
"""What gives time *until* a day *to* do something."""
_BEHIND = 2
"""Groups between a verb of allowing and the infinitive: *has until Monday, which is a holiday, to pay*."""


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
    found: EventCertainty | None = None
    if deadline_verb(parse, index) is not None:
        found = "expected"
    elif before is None or not governs or (before.lemma in _ORDERING and group.negated) or is_on_way(before, group):
        found = None
    elif before.lemma == "be" and (before.last < group.first or (before.perfect and group.lemma in _VISITING)):
        visited = before.last == group.first  # had been to see him
        found = event_certainty(parse, index - 1) if visited else "expected" if word in _EXPECTING | {"about"} else None
    elif before.lemma == "be" or before.lemma in _EXPECTING or word in _EXPECTING or word.removesuffix("s") in _PROSPECTS:
        found = "denied" if before.negated or group.negated else "expected"
    elif before.lemma in _FAILING:
        found = "denied"
    elif before.lemma in _MANAGING or (before.passive and before.lemma in ("know", "report", "believe", "say", "see", "think")):
        found = event_certainty(parse, index - 1)
    return found


def deadline_verb(parse: Parse, index: int) -> int | None:
    """The verb group that gives time until a day for an infinitive: *has until Monday to pay*, *gave them until noon to leave*."""
    group = parse.groups[index]
    if group.form != "infinitive":
        return None
    for before in range(index - 1, max(-1, index - 2 - _BEHIND), -1):
        stretch = range(parse.groups[before].last, group.first)
        if parse.groups[before].lemma in _ALLOWING and any(parse.key(i) in ("until", "till") for i in stretch):
            return before if not set(parse.letters[stretch.start : stretch.stop]) & set(".;:") else None
    return None


def is_on_way(before: VerbGroup, infinitive: VerbGroup) -> bool:
    """Whether someone goes somewhere for a purpose: *came to the school to apologise*, and not *came to see*."""
    return before.lemma in ("come", "go") and infinitive.first - before.last > 1


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
