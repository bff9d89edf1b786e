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
from recension.stages.annotate.speech.cues import SURE_ADJECTIVES, Verb, after_prepositions, reporting_verb
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
    if (listed is None and not is_seen) or group.form == "participle":
        return
    if group.form == "infinitive" and not (is_seen or _goes_on(parse, index)):
        return
    if group.passive:
        yield from hearsay(parse, index) if listed else ()
        return
    cue = (group.head, group.last)
    made = _by_frames(parse, index, listed) if listed else None
    if made is None and is_seen and group.lemma not in ("be", "'s"):
        unlisted = _by_frames(parse, index, ANY_VERB) or _behind_preposition(parse, index)
        made = replace(unlisted, stated=listed is not None) if unlisted else None
    if made:
        yield replace(made, cue=cue, group=group, listener=made.listener or _quoting(parse, index))


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
    if "c" not in verb.frames:
        return None
    group = parse.groups[index]
    found = source_for(parse, index)
    if found is None:
        return None
    source, head = found
    start, listener = complement(parse, index, verb)
    behind = group.form == "finite" and parse.letter(group.first - 1) != "W" and _follows_content(parse, source[0])
    quoted = behind and parse.letter(source[0] - 1) == "u" and parse.letters[0] == "q"
    if start is not None and not (quoted and parse.letter(start) != "q"):
        return Saying(parse, source, (0, 0), ((start, end_of_content(parse, index, start)),), verb.frames["c"], listener, head)
    rest = rest_of_content(parse, group.last)
    if behind or (rest and parse.letter(source[0] - 1) == "," and parse.letter(group.first - 1) != "W"):
        return Saying(parse, source, (0, 0), (*content_before(parse, source[0]), *rest), verb.frames["c"], listener, head)
    if (
        source[0] == 0 and parse.letters[skip_adjuncts(parse, group.last) :].strip(".u") == ""
    ):  # the quotation before is a sentence of its own
        return Saying(parse, source, (0, 0), (), verb.frames["c"], listener, head)
    return None


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
    elif "n" in verb.frames and (parse.phrase_starting(group.last) or parse.letter(group.last) in "qg"):
        kind = verb.frames["n"]
    found = source_for(parse, index) if kind else None
    if found is None or not kind:
        return None
    end = with_relative(parse, index, max(clause_of(parse, index)[1], start))
    if end - start < 1:
        return None
    return Saying(parse, found[0], (0, 0), ((start, end),), kind, head=found[1])


def _skip_listener(parse: Parse, group: VerbGroup, verb: Verb) -> int:
    """Beyond *residents* in *urged residents to leave*."""
    phrase = parse.phrase_starting(group.last)
    return end_of_listener(parse, phrase) if verb.listener and phrase else group.last
