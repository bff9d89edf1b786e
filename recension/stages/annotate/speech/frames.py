"""What every frame of saying is made of: the record, the source before or behind a verb, the ends of what is said."""

from __future__ import annotations

from dataclasses import dataclass

from recension.stages.annotate.speech.cues import reporting_verb
from recension.stages.annotate.syntax.chunks import Parse, Phrase, VerbGroup
from recension.stages.annotate.syntax.clauses import is_temporal, subject_of
from recension.text.spans import Range

REACH = 12
"""So many verb groups away in a sentence one may still decide about another."""


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution within one sentence, in tokens: ``source`` and ``cue`` as (first, last), ``content`` as several such.

    ``kind`` is the class of its cue (``speech_verbs.tsv``), ``group`` the verb group of the cue, if it is a verb;
    ``stated`` whether the word lists know the cue.
    """

    parse: Parse
    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    kind: str
    listener: Range | None = None
    head: int | None = None
    group: VerbGroup | None = None
    stated: bool = True


def subject_for(parse: Parse, index: int) -> Phrase | None:
    """The subject of a verb group; that of the verb that it goes on from for *and said that* and *, saying that*."""
    own = parse.groups[index]
    before = parse.letter(own.first - 1)
    if own.form == "gerund" and before in "NPR":  # with Smith declaring that
        return parse.phrase_ending(own.first)
    if before == "&" or (own.form == "gerund" and before in ",u"):
        earlier = parse.groups[max(0, index - REACH) : index]
        said = next((s for g in earlier if reporting_verb(g) and g.form == "finite" and (s := subject_of(parse, g))), None)
        told = next((s for g in earlier if g.form == "finite" and (s := subject_of(parse, g))), None)
        if said or (told and (before != "&" or parse.letter(own.first - 2) == ",")):
            return said or told
    return _subject_up_to(parse, index)


def _subject_up_to(parse: Parse, index: int) -> Phrase | None:
    """The nearest subject of a verb group or of those shortly before it in the same clause."""
    for at in range(index, max(-1, index - 4), -1):
        group = parse.groups[at]
        found = subject_of(parse, group) if group.form != "gerund" else None
        if found:
            return _before_relative(parse, at, found)
        if group.form == "finite" and parse.letter(group.first - 1) not in "&,A" and at != index:
            return None
    return None


def _before_relative(parse: Parse, index: int, found: Phrase) -> Phrase:
    """The subject itself where the noun phrase before a verb ends the relative clause of it: *a man who saw the fire said*."""
    before = parse.groups[index - 1] if index else None
    if before is None or before.form != "finite" or parse.letter(before.first - 1) != "W" or parse.groups[index].form != "finite":
        return found
    between = parse.letters[before.last : parse.groups[index].first]
    antecedent = parse.phrase_ending(before.first - 1)
    return found if antecedent is None or not before.last <= found.first or set(between) & set(",;:&qu") else antecedent


def source_for(parse: Parse, index: int) -> tuple[Range, int] | None:
    """The tokens of the source before a verb with its apposition, and the head of its noun phrase."""
    subject = subject_for(parse, index)
    if subject is None:
        return None
    last = subject.last
    group = parse.groups[index]
    bearer = _bearer(parse, subject)
    if parse.letter(group.first - 1) == "W" and group.first - subject.last <= 2:
        return (subject.first, group.first), bearer.head
    if bearer is not subject:
        return (bearer.first, subject.last), bearer.head
    if parse.letter(last) == "," and last + 1 < group.first and subject.last < group.first:
        last = group.first
        while last > subject.last and parse.letters[last - 1] in ",A:)W":
            last -= 1
    inserted = [g for g in parse.groups if subject.last <= g.first < last]
    return (subject.first, last if not inserted else subject.last), subject.head


def _bearer(parse: Parse, subject: Phrase) -> Phrase:
    """Who is named before a comma where the subject is what that one is: *Ada Quill, counsel for the union, who came late, said*."""
    named = parse.phrase_ending(subject.first - 1) if parse.letter(subject.first - 1) == "," else None
    closed = parse.letter(subject.last) == "," and parse.letter(subject.head) == "N" and parse.tokens[subject.head].tag != "NNS"
    if named is None or not closed or parse.letter(named.head) != "P" or parse.letter(named.first - 1) in "IT,&":
        return subject
    return named


def end_of_source(parse: Parse, phrase: Phrase) -> int:
    """Where a source that follows its verb ends: after its prepositions, its apposition and its relative clause."""
    at = phrase.last
    while at < len(parse.tokens) and at < phrase.last + 25:
        letter = parse.letters[at]
        following = parse.phrase_starting(at + 1)
        if following is None or is_temporal(parse, following):
            break
        attached = letter in "I&T" and parse.key(at) != "that"
        if not attached and (letter != "," or parse.letter(_with_prepositions(parse, following)) in "bdpzM"):
            break
        at = following.last
    return at


def _with_prepositions(parse: Parse, phrase: Phrase) -> int:
    """The end of a noun phrase with the prepositional ones behind it: *the rise in debts*."""
    at = phrase.last
    while parse.letter(at) in "I&" and (following := parse.phrase_starting(at + 1)):
        at = following.last
    return at


def trim(parse: Parse, first: int, last: int) -> int:
    """``last`` moved left over commas, stops and conjunctions."""
    while last > first and parse.letters[last - 1] in ",.;:&":
        last -= 1
    return last


def content_before(parse: Parse, end: int) -> tuple[Range, ...]:
    """What stands before *, he said* in the sentence; of *He sat down: "..."* the quotation alone."""
    last = trim(parse, 0, end)
    first = 0
    opening = parse.letters.rfind("q", 0, last)
    if opening > 0 and parse.letters[opening - 1] in ":(" and parse.letters[last - 1] == "u":
        first = opening
    while first < last and parse.letters[first] in ",.;:":
        first += 1
    return ((first, last),) if last > first else ()


def is_infinitive(parse: Parse, at: int) -> bool:
    """Whether *to* and a verb stand at ``at``."""
    return any(g.first - (parse.key(g.first - 1) == "not") <= at <= g.first and g.form == "infinitive" for g in parse.groups)
