"""What a reporting verb governs: where its clause begins, where what is said ends, what goes on behind *, he said,*."""

from __future__ import annotations

from recension.stages.annotate.speech.cues import Verb, according_to, gives_number, reporting_verb
from recension.stages.annotate.speech.frames import REACH, trim
from recension.stages.annotate.syntax.chunks import Parse, Phrase
from recension.stages.annotate.syntax.clauses import clause_of, is_temporal, subject_of
from recension.text.spans import Range

ADVERBIAL = frozenset("before after as while when since until because although though unless whereas".split())
"""What opens a clause that says when or why, and not what is said: *told reporters before she left*."""


def complement(parse: Parse, index: int, verb: Verb) -> tuple[int | None, Range | None]:
    """Where the clause that a verb governs begins, and the listener that stands before it."""
    group = parse.groups[index]
    at, listener = skip_adjuncts(parse, group.last), None
    phrase = parse.phrase_starting(at)
    if verb.listener and phrase and not is_temporal(parse, phrase):
        end = end_of_listener(parse, phrase)
        if parse.key(end) in ("that", "whether", "if", "how", "why", "what") or clause_at(parse, index, end) or parse.letter(end) in "q:,":
            listener, at = (phrase.first, phrase.last), skip_adjuncts(parse, end)
    if parse.letter(at) in ",:" and parse.letter(at + 1) == "q":
        return at + 1, listener
    if parse.key(at) in ("that", "whether", "how", "why", "what", "if") or parse.letter(at) == "q":
        return at, listener
    if parse.letter(at) == ":" and at + 2 < len(parse.tokens):
        return at + 1, listener
    if parse.letter(at) in ",.":
        return None, listener
    return (at if clause_at(parse, index, at) else None), listener


def end_of_listener(parse: Parse, phrase: Phrase) -> int:
    """The end of *reporters in the capital on Tuesday*."""
    at = phrase.last
    while parse.letter(at) in "I&" and parse.key(at) not in ("that", "whether", "if"):
        following = parse.phrase_starting(at + 1)
        if following is None:
            break
        at = following.last
    return skip_adjuncts(parse, at)


def skip_adjuncts(parse: Parse, at: int) -> int:
    """Beyond adverbs, *on Tuesday*, *to reporters*, *in a statement* that stand between a verb and what it governs."""
    for _ in range(6):
        start = at
        while parse.letter(at) == "A":
            at += 1
        phrase = parse.phrase_starting(at)
        if phrase and is_temporal(parse, phrase):
            at = phrase.last
        elif parse.letter(at) in "IT" and parse.key(at) not in ("that", "whether", "if"):
            following = parse.phrase_starting(at + 1)
            at = following.last if following else at
        if at == start:
            return at
    return at


def clause_at(parse: Parse, index: int, at: int) -> bool:
    """Whether a clause with its own subject begins at token ``at``: *said the road was closed*."""
    for later in parse.groups[index + 1 : index + 1 + REACH]:
        if later.first < at or later.form != "finite":
            continue
        between = parse.letters[at : later.first]
        if ":" in between or ";" in between:
            return False
        subject = subject_of(parse, later)
        if subject is None or parse.key(subject.first - 1) not in ADVERBIAL:
            return subject is not None and subject.first >= at
    return False


def end_of_content(parse: Parse, index: int, start: int) -> int:
    """Where a clause that is said ends: before *, adding that*, *and said*, *, according to*, or at the end of the sentence."""
    end = _end_of_relative(parse, index, start) or len(parse.tokens)
    closing = parse.letters.find("u", start)
    if parse.letters[start] == "q" and closing > start and parse.letters[closing - 1] in ",.":
        return trim(parse, start, closing + 1)
    if _is_subordinate(parse, index):
        end = _main_clause(parse, index, start) or end
    for group in parse.groups[index + 1 : index + 1 + REACH]:
        verb = reporting_verb(group)
        if group.first <= start or verb is None or "c" not in verb.frames or group.passive:
            continue
        before = parse.letter(group.first - 1)
        if before == "&" or (before == "," and group.form == "gerund"):
            return trim(parse, start, group.first)
        subject = subject_of(parse, group)
        aside = subject is not None and subject.first > start and parse.letter(subject.first - 1) in ",u"
        if subject and aside and parse.letters[skip_adjuncts(parse, group.last) :].strip(".u") == "":
            return trim(parse, start, subject.first)
    for at in according_to(parse):
        if at > start and parse.letter(at - 1) == ",":
            end = min(end, at)
    stop = next((at for at in range(start, end) if parse.key(at) == ";"), end)
    return trim(parse, start, stop if any(stop < g.first and gives_number(parse, g) for g in parse.groups) else end)


def _end_of_relative(parse: Parse, index: int, start: int) -> int | None:
    """Where a clause ends that a relative one governs, the main verb following: *Smith, who said it was late, left*."""
    if parse.letter(parse.groups[index].first - 1) != "W":
        return None
    main = (
        g
        for g in parse.groups[index + 1 : index + 1 + REACH]
        if g.first > start and g.form == "finite" and parse.letter(g.first - 1) == ","
    )
    return next((g.first - 1 for g in main), None)


def _is_subordinate(parse: Parse, index: int) -> bool:
    """Whether *while*, *when*, *although* opens the clause of a verb group."""
    subject = subject_of(parse, parse.groups[index])
    before = {parse.key(subject.first - 1), parse.key(subject.first - 2)} if subject else set()
    return bool(before & {"while", "when", "although", "though", "as", "after", "before", "because", "since", "if", "whereas"})


def _main_clause(parse: Parse, index: int, start: int) -> int | None:
    """The comma behind a subordinate clause, where a subject and its verb follow."""
    for group in parse.groups[index + 1 : index + 1 + REACH]:
        subject = subject_of(parse, group)
        if subject and subject.first > start and parse.letter(subject.first - 1) == "," and group.form == "finite":
            return subject.first - 1
    return None


def rest_of_content(parse: Parse, start: int) -> tuple[Range, ...]:
    """What goes on after *, he said,*: a quotation, or a clause behind a comma."""
    at = skip_adjuncts(parse, start)
    if parse.letter(at) not in ",:" or at + 2 >= len(parse.tokens):
        return ()
    opens = parse.letter(at + 1)
    if opens in "dzpM" or parse.key(at + 1) == "that":
        return ((at + 1, trim(parse, at + 1, len(parse.tokens))),)
    if (
        opens == "q"
        or (opens == "&" and not _reports(parse, at + 2))
        or parse.key(at + 1) in ("because", "although", "while", "if")
        or _is_inserted(parse, start)
    ):
        return ((at + 1, trim(parse, at + 1, len(parse.tokens))),)
    return ()


def _reports(parse: Parse, at: int) -> bool:
    """Whether another saying follows *he said, but*: *added that*, *her husband cut in*."""
    group = next((g for g in parse.groups if g.first >= at and g.form == "finite"), None)
    return group is not None and (group.first == at or reporting_verb(group) is not None) and "q" not in parse.letters[at : group.first]


def _is_inserted(parse: Parse, start: int) -> bool:
    """Whether what stands before *he said* has no verb of its own, so that the sentence goes on behind."""
    said = next((g for g in parse.groups if g.last == start), None)
    return said is not None and not any(g.last <= said.first - 1 and g.form == "finite" for g in parse.groups)


def with_relative(parse: Parse, index: int, end: int) -> int:
    """The end of an object moved behind the clause that hangs on it without a comma: *a plan that would close the port*."""
    for later in range(index + 1, min(len(parse.groups), index + REACH)):
        opens = parse.letter(end) in "Ww" or parse.key(end) in ("that", "because", "for", "by")
        if parse.groups[later].first <= end or not opens:
            continue
        return max(end, clause_of(parse, later)[1])
    return end
