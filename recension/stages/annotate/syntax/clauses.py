"""Subjects and clauses: for each verb group its subject, and the stretch that it governs."""

from __future__ import annotations

from recension.stages.annotate.syntax.chunks import Parse, Phrase, VerbGroup
from recension.stages.annotate.syntax.letters import SUBORDINATORS, is_time


def is_temporal(parse: Parse, phrase: Phrase) -> bool:
    """Whether a noun phrase only says when."""
    return is_time(parse.key(phrase.head))


def subject_of(parse: Parse, group: VerbGroup) -> Phrase | None:
    """The noun phrase before a verb group that governs it, with what hangs on it; ``None`` where it has none.

    Steps left over adverbs, phrases of time, and what stands between two commas (an apposition, a relative clause).
    """
    if group.first not in parse.subjects:
        parse.subjects[group.first] = _subject_before(parse, group.first)
    return parse.subjects[group.first]


def _subject_before(parse: Parse, at: int) -> Phrase | None:
    phrase = parse.phrase_ending(_left_of_insertion(parse, at))
    if phrase is None:
        return None
    if parse.letter(at - 1) == "W" and parse.key(phrase.first - 1) != "of":  # the antecedent of *who*
        return phrase
    return _with_its_prepositions(parse, phrase)


def _left_of_insertion(parse: Parse, at: int) -> int:
    """The end of the noun phrase before ``at``, beyond adverbs, *on Tuesday*, and an insertion closed by a comma."""
    for _ in range(6):
        start = at
        while at and parse.letters[at - 1] == "A":
            at -= 1
        phrase = parse.phrase_ending(at)
        if phrase and is_temporal(parse, phrase) and phrase.first:
            at = phrase.first - (parse.letter(phrase.first - 1) == "I")
        elif at > 1 and parse.letters[at - 1] in "):":
            at = _opening(parse, at - 1, "(:")
        elif at > 1 and parse.letters[at - 1] == ",":
            at = _opening(parse, at - 1, ",")
        elif at and parse.key(at - 1) in ("who", "which", "that") and parse.letters[at - 1] in "WIDR":
            at -= 1 + (parse.letter(at - 2) == ",")
        if at == start:
            return at
    return at


def _opening(parse: Parse, closing: int, marks: str) -> int:
    """Where the insertion that ends with the mark at ``closing`` begins; ``closing`` if nothing is inserted."""
    has_verb = False
    for at in range(closing - 1, max(0, closing - 40), -1):
        letter, opens = parse.letters[at], parse.letter(at + 1)
        if letter in marks and parse.phrase_ending(at) and opens != "&" and (not has_verb or opens in "WIgn"):
            return at
        if letter in marks and has_verb:
            return closing
        is_participle = letter == "d" and parse.letter(at - 1) == ","  # Ada Quill, asked about the loss, said
        has_verb |= letter in "dzpM" and parse.letter(at - 1) not in "WAR" and not is_participle and not _is_relative(parse, at)
    return closing


def _is_relative(parse: Parse, at: int) -> bool:
    """Whether what puts a verb below another stands shortly before it: *whose son won*, *as she left*."""
    return any(parse.letters[i] in "Ww" or parse.key(i) in SUBORDINATORS for i in range(max(0, at - 6), at))


def _with_its_prepositions(parse: Parse, phrase: Phrase) -> Phrase | None:
    """A phrase with those it hangs on: *officials of the ministry in Rome*, *A and B*. ``None`` for *in Rome* alone."""
    first, head = phrase.first, phrase.head
    for _ in range(12):
        joined = _joined_before(parse, first, phrase.last)
        if joined is None:
            break
        first, head = joined.first, joined.head
    governed = parse.letter(first - 1) in "IT" and parse.key(first - 1) not in SUBORDINATORS
    return None if governed else Phrase(first, phrase.last, head)


def _joined_before(parse: Parse, first: int, last: int) -> Phrase | None:
    """The noun phrase that the one at ``first`` hangs on or is listed with; ``None`` where it stands alone."""
    before = parse.letter(first - 1)
    if before in "IT" and parse.key(first - 1) not in SUBORDINATORS:
        at = first - 1
        while at > 1 and parse.letters[at - 1] in "JnA":  # sailors familiar with the coast, a man held in Rome
            at -= 1
        return parse.phrase_ending(at)
    if before == "&":
        joined = parse.phrase_ending(first - 1)
        return None if joined is None or _verb_before(parse, joined.first) else joined
    if before == "," and "&" in parse.letters[first:last]:  # A, B and C
        joined = parse.phrase_ending(first - 1)
        return None if joined is None or parse.letter(joined.first - 1) in "IT" else joined
    if before in "gn":  # the men operating the crane fell
        return parse.phrase_ending(first - 1)
    return None


def _verb_before(parse: Parse, at: int) -> bool:
    """Whether a finite verb stands to the left within the same clause, so that what follows *and* is a new one."""
    while at > 0 and parse.letters[at - 1] not in ",;:Wwqu" and parse.key(at - 1) not in SUBORDINATORS:
        at -= 1
        if parse.letters[at] in "dzpMv":
            return True
    return False


def clause_of(parse: Parse, index: int) -> tuple[int, int]:
    """The tokens (first, last) of the clause of verb group ``index``: from its subject to the end of its complement."""
    group = parse.groups[index]
    subject = subject_of(parse, group)
    first = subject.first if subject else group.first
    floor = parse.groups[index - 1].last if index else 0
    return _widened(parse, first, floor), _end_of(parse, index)


def _widened(parse: Parse, first: int, floor: int) -> int:
    """The start of the clause moved left over what stands before the subject: *On Thursday, the day before, ...*."""
    at = first
    while at > floor and parse.letters[at - 1] not in ":Wwq(;":
        opens = parse.key(at - 1) in SUBORDINATORS or parse.letters[at - 1] == "&"
        if opens and "," not in parse.letters[at:first]:  # *after the talks, she left*: a preposition
            break
        at -= 1
    if at == floor and floor > 0:  # still within what the verb before governs
        comma = parse.letters.rfind(",", floor, first)
        at = comma + 1 if comma >= 0 else first
    while at < first and parse.letters[at] in ",&u.":
        at += 1
    return at


def _end_of(parse: Parse, index: int) -> int:
    """Where the clause of a verb group ends: before the next clause that stands beside it, or at a stop."""
    group = parse.groups[index]
    for later in range(index + 1, len(parse.groups)):
        following = parse.groups[later]
        boundary = _boundary(parse, parse.groups[later - 1].last, following)
        if boundary is not None:
            return max(group.last, boundary)
    return _trimmed(parse, group.last, len(parse.letters))


def _boundary(parse: Parse, floor: int, following: VerbGroup) -> int | None:
    """Where a new clause starts between ``floor`` and a later verb group; ``None`` when that is a part of the one before."""
    if following.form == "infinitive":
        return None
    for at in range(following.first - 1, floor - 1, -1):
        if parse.letters[at] in ":;(":
            return _trimmed(parse, floor, at)
        if parse.letters[at] == "&" and (at + 1 == following.first or _starts_clause(parse, at + 1, following)):
            return _trimmed(parse, floor, at)
        if parse.letters[at] == ",":
            return _trimmed(parse, floor, at)
        if parse.letters[at] in "Ww" or (parse.key(at) in SUBORDINATORS and _starts_clause(parse, at + 1, following)):
            return _trimmed(parse, floor, at)
    return None


def _starts_clause(parse: Parse, at: int, following: VerbGroup) -> bool:
    """Whether a subject begins at ``at`` and the verb group is its own."""
    subject = subject_of(parse, following)
    return (subject is not None and subject.first <= at <= subject.last) or parse.letters[at : following.first].strip("A") == ""


def _trimmed(parse: Parse, floor: int, end: int) -> int:
    """``end`` moved left over marks and conjunctions."""
    while end > floor and parse.letters[end - 1] in ",:;.&q(u":
        end -= 1
    return end
