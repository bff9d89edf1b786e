"""The frames of reporting verbs: *X said that*, *\"...\", said X*, *X urged Y to*, *X denied Z*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recension.stages.annotate.speech.complements import (
    clause_at,
    complement,
    end_of_content,
    end_of_listener,
    rest_of_content,
    skip_adjuncts,
    with_relative,
)
from recension.stages.annotate.speech.cues import COUNTING, SURE_ADJECTIVES, Verb, after_prepositions, gives_number, reporting_verb
from recension.stages.annotate.speech.frames import Saying, content_before, end_of_source, is_infinitive, source_for
from recension.stages.annotate.speech.hearsay import hearsay
from recension.stages.annotate.syntax.chunks import Parse, VerbGroup
from recension.stages.annotate.syntax.clauses import clause_of, subject_of
from recension.text.spans import Range


def by_verb(parse: Parse, index: int, is_seen: bool = False) -> Iterator[Saying]:
    """The saying of a verb group, if it is one. A verb in which the trained reader sees a cue (``is_seen``) need not be in the list."""
    group = parse.groups[index]
    listed = reporting_verb(group)
    if group.lemma == "be":
        yield from _by_adjective(parse, index)
    if (listed is None and not is_seen and group.lemma not in COUNTING) or group.form == "participle":
        return
    if group.form == "infinitive" and not (is_seen or _goes_on(parse, index)):
        return
    if group.passive:
        yield from hearsay(parse, index) if listed else ()
        return
    cue = (group.head, group.last)
    made = (_by_frames(parse, index, listed) if listed else None) or _with_value(parse, index)
    if made is None and is_seen and group.lemma not in ("be", "'s"):
        unlisted = _by_frames(parse, index, ANY_VERB) or _behind_preposition(parse, index)
        counts = group.lemma == "count" and "C" in parse.letters[group.last : group.last + 5]  # counted no more than 90
        made = replace(unlisted, stated=listed is not None or counts) if unlisted else None
    if made:
        silent = made.kind == "refuse" or (made.kind == "say" and (group.negated or _is_refused(parse, index)))  # would not say when
        yield replace(made, cue=cue, group=group, listener=made.listener or _quoting(parse, index), stated=made.stated and not silent)


def _by_frames(parse: Parse, index: int, verb: Verb) -> Saying | None:
    """What the frames of a verb make of the sentence, the surest first."""
    return _inverted(parse, index, verb) or _clausal(parse, index, verb) or _with_object(parse, index, verb)


ANY_VERB = Verb({"c": "say", "n": "say", "i": "think"}, listener=True)
"""What a verb may do that brings in what someone says and is not in the list."""


def _behind_preposition(parse: Parse, index: int) -> Saying | None:
    """*responded with attacks*, *weighed in on the plan*: what is said stands behind a preposition."""
    group = parse.groups[index]
    at = group.last
    while at < group.last + 3 and parse.letter(at) in "AIT" and parse.phrase_starting(at) is None:
        at += 1
    found = source_for(parse, index) if parse.phrase_starting(at) or parse.letter(at) in "qg" else None
    end = with_relative(parse, index, max(clause_of(parse, index)[1], at))
    return Saying(parse, found[0], (0, 0), ((at, end),), "say", head=found[1]) if found and end > at else None


def _by_adjective(parse: Parse, index: int) -> Iterator[Saying]:
    """*SUBJECT is certain that CONTENT*."""
    group = parse.groups[index]
    at = skip_adjuncts(parse, group.last)
    kind, found = SURE_ADJECTIVES.get(parse.key(at)), source_for(parse, index)
    if kind and found and (parse.key(at + 1) == "that" or clause_at(parse, index, at + 1)):
        content = ((at + 1, end_of_content(parse, index, at + 1)),)
        yield Saying(parse, found[0], (group.head, at + 1), content, kind, head=found[1], group=group)


def _quoting(parse: Parse, index: int) -> Range | None:
    """Who passes on what is said: *was quoted by the Gazette as saying*."""
    before = parse.groups[index - 1] if index else None
    if before is None or parse.key(parse.groups[index].first - 1) != "as" or before.lemma not in ("quote", "cite"):
        return None
    phrase = parse.phrase_starting(before.last + 1) if parse.key(before.last) in ("by", "in") else None
    return (phrase.first, phrase.last) if phrase else None


def _goes_on(parse: Parse, index: int) -> bool:
    """Whether an infinitive belongs to what its subject does at once: *went on to say*, *refused to rule out*."""
    before = parse.groups[index - 1] if index else None
    return (
        before is not None
        and before.lemma in _PHASES
        and before.form in ("finite", "gerund")
        and before.last == parse.groups[index].first - (parse.key(before.last) == "on")
    )


def _is_refused(parse: Parse, index: int) -> bool:
    """Whether an infinitive is what someone will not do: *declined to say*."""
    return parse.groups[index].form == "infinitive" and index > 0 and parse.groups[index - 1].lemma in ("decline", "refuse")


_PHASES = frozenset("continue go proceed refuse decline".split())
"""Verbs whose infinitive is what is done: *continued to argue*."""


def _inverted(parse: Parse, index: int, verb: Verb) -> Saying | None:
    """*"...," said SUBJECT* — what is said stands before, who says it after."""
    group = parse.groups[index]
    before = parse.letter(group.first - 1)
    after = parse.phrase_starting(group.last)
    if "c" not in verb.frames or before not in ",u." or after is None or group.form != "finite" or verb.listener:
        return None
    if group.first and before == "," and _plain_subject(parse, group):
        return None
    behind = after.last + (parse.letter(after.last) == "q")
    if (
        parse.letter(behind) in "bdpzM"
        or parse.key(after.last) == "that"
        or (group.first == 0 and parse.key(after.first) in ("that", "this"))
    ):
        return None
    source = (after.first, end_of_source(parse, after))
    if parse.letter(source[1]) in "bdpzM" and before != "u":
        return None
    content = content_before(parse, group.first)
    rest = rest_of_content(parse, source[1])
    return Saying(parse, source, (0, 0), (*content, *rest), verb.frames["c"], head=after.head)


def _plain_subject(parse: Parse, group: VerbGroup) -> bool:
    """Whether a subject with an insertion opens the sentence: *Smith, who runs the port, said*."""
    subject = subject_of(parse, group)
    return subject is not None and subject.last + 1 < group.first and parse.letter(subject.first - 1) == "."


def _clausal(parse: Parse, index: int, verb: Verb) -> Saying | None:
    """*SUBJECT said (that) CONTENT* and *CONTENT, SUBJECT said*."""
    found = source_for(parse, index) if "c" in verb.frames else None
    if found is None:
        return None
    start, listener = complement(parse, index, verb)
    content = _clauses(parse, index, found[0], start)
    return None if content is None else Saying(parse, found[0], (0, 0), content, verb.frames["c"], listener, found[1])


def _clauses(parse: Parse, index: int, source: Range, start: int | None) -> tuple[Range, ...] | None:
    """What a clause or two around a source and its verb say; empty where it is a sentence of its own before, ``None`` where nothing is said."""
    group = parse.groups[index]
    behind = group.form == "finite" and parse.letter(group.first - 1) not in "W&" and _follows_content(parse, source[0])
    quoted = behind and parse.letter(source[0] - 1) == "u" and parse.letters[0] == "q"
    if start is not None and not (quoted and parse.letter(start) != "q"):
        goes_on = behind and parse.letter(start - 1) == ","  # "A," X said, "B"
        return (*(content_before(parse, source[0]) if goes_on else ()), (start, end_of_content(parse, index, start)))
    rest = rest_of_content(parse, group.last)
    if behind or (rest and parse.letter(source[0] - 1) == "," and parse.letter(group.first - 1) != "W"):
        return (*content_before(parse, source[0]), *rest)
    alone = source[0] == 0 and parse.letters[skip_adjuncts(parse, group.last) :].strip(".u") == ""
    return () if alone else None


def _follows_content(parse: Parse, at: int) -> bool:
    """Whether what stands before a source may be what it says: a quotation, or a main clause and a comma."""
    before = parse.letter(at - 1)
    if at < 2 or before not in ",u":
        return False
    subordinate = parse.letters[0] == "w" or parse.key(0) in (
        "if",
        "although",
        "while",
        "as",
        "after",
        "before",
        "because",
        "since",
        "though",
    )
    return before == "u" or (not subordinate and any(g.last <= at and g.form == "finite" for g in parse.groups))


def _with_object(parse: Parse, index: int, verb: Verb) -> Saying | None:
    """*SUBJECT denied NOUN*, *SUBJECT vowed to*, *SUBJECT called for NOUN*."""
    group = parse.groups[index]
    start, kind = group.last, ""
    after = after_prepositions(parse, group, verb)
    at = _skip_listener(parse, group, verb)
    if after is not None:
        start, kind = after, verb.frames["p"]
    elif "i" in verb.frames and is_infinitive(parse, at):
        start, kind = at, verb.frames["i"]
    elif "n" in verb.frames and (parse.phrase_starting(group.last) or parse.letter(group.last) in "qg" or _bounds(parse, group.last)):
        kind = verb.frames["n"]
    found = source_for(parse, index) if kind else None
    if found is None or not kind:
        return None
    end = with_relative(parse, index, max(clause_of(parse, index)[1], start))
    if end - start < 1:
        return None
    return Saying(parse, found[0], (0, 0), ((start, end),), kind, head=found[1])


_BOUNDS = frozenset("more fewer less at over about up nearly almost around well under".split())
"""Words that stand before a number: *claimed more than 500*, *put it at well over 500*."""


def _bounds(parse: Parse, at: int) -> bool:
    """Whether words that bound a number, and the number, stand at ``at``."""
    return parse.key(at) in _BOUNDS and "C" in parse.letters[at : at + 4]


def _with_value(parse: Parse, index: int) -> Saying | None:
    """*SUBJECT put the loss at 5 million*, *SUBJECT counted 90*: the number that someone gives."""
    group, found = parse.groups[index], source_for(parse, index)
    if found is not None and gives_number(parse, group):  # counts 160
        end = next((p.last for p in parse.phrases if p.first <= group.last < p.last), group.last + 1)
        return Saying(parse, found[0], (0, 0), ((group.last, end),), "say", head=found[1])
    counted = parse.phrase_starting(group.last)
    at = counted.last if counted else group.last
    while parse.key(at) in ("of", "in", "from", "for", "to") and (following := parse.phrase_starting(at + 1)):
        at = following.last
    if group.lemma not in ("put", "estimate") or found is None or counted is None or parse.key(at) != "at":
        return None
    number = parse.letters.find("C", at + 1, at + 6)
    end = next((p.last for p in parse.phrases if p.first <= number < p.last), number + 1)
    start = at + 1 if parse.letter(counted.head) == "R" else group.last
    return Saying(parse, found[0], (0, 0), ((start, end),), "say", head=found[1]) if number > at else None


def _skip_listener(parse: Parse, group: VerbGroup, verb: Verb) -> int:
    """Beyond *residents* in *urged residents to leave*."""
    phrase = parse.phrase_starting(group.last)
    return end_of_listener(parse, phrase) if verb.listener and phrase else group.last
