"""Who says what within one sentence: by its verbs, by *according to*, by nouns such as *claim*, by a colon."""

from __future__ import annotations

from collections.abc import Iterator, Set

from recension.stages.annotate.speech.cues import according_to, speech_noun, speech_nouns
from recension.stages.annotate.speech.frames import Saying, content_before, end_of_source, source_for, trim
from recension.stages.annotate.speech.reporting import by_verb
from recension.stages.annotate.syntax.chunks import Parse
from recension.stages.annotate.syntax.clauses import subject_of
from recension.stages.annotate.syntax.letters import SUBORDINATORS
from recension.text.spans import Range


def sayings(parse: Parse, seen: Set[int] = frozenset()) -> list[Saying]:
    """What is said by whom in one sentence. ``seen`` are the verbs in which the trained reader sees a cue, by their tokens."""
    found = [s for i, group in enumerate(parse.groups) for s in by_verb(parse, i, group.head in seen)]
    found += [s for at in according_to(parse) for s in _by_according(parse, at)]
    found += [s for s in (_as_put(parse), _in_words_of(parse)) if s is not None]
    found += [s for at in speech_nouns(parse) for s in _by_noun(parse, at)]
    found += _by_colon(parse)
    return sorted(found, key=lambda s: s.cue)


def _by_according(parse: Parse, at: int) -> Iterator[Saying]:
    """*CONTENT, according to SOURCE* and *According to SOURCE, CONTENT*."""
    phrase = parse.phrase_starting(at + 2)
    if phrase is None:
        return
    end = end_of_source(parse, phrase)
    if at <= 1:
        start = _behind_source(parse, end)
        content: tuple[Range, ...] = ((start, trim(parse, start, len(parse.tokens))),) if start < len(parse.tokens) else ()
    else:
        content = () if _is_inserted(parse, at) else content_before(parse, at)
        if parse.letter(end) == "," and end + 3 < len(parse.tokens) and parse.letter(at - 1) == ",":
            content += ((end + 1, trim(parse, end + 1, len(parse.tokens))),)
    if content:
        yield Saying(parse, (phrase.first, end), (at, at + 2), content, "say", head=phrase.head)


def _as_put(parse: Parse) -> Saying | None:
    """*As SOURCE put it, CONTENT*."""
    group = parse.groups[0] if parse.groups and parse.key(0) == "as" else None
    phrase = parse.phrase_starting(1)
    if group is None or phrase is None or group.lemma != "put" or parse.key(group.last) != "it" or parse.letter(group.last + 1) != ",":
        return None
    content = (group.last + 2, trim(parse, group.last + 2, len(parse.tokens)))
    return Saying(parse, (phrase.first, phrase.last), (group.head, group.last), (content,), "say", head=phrase.head, group=group)


def _in_words_of(parse: Parse) -> Saying | None:
    """*In the words of SOURCE, CONTENT*."""
    phrase = parse.phrase_starting(4)
    if tuple(parse.key(i) for i in range(4)) != ("in", "the", "words", "of") or phrase is None:
        return None
    end = end_of_source(parse, phrase)
    start = _behind_source(parse, end)
    content = (start, trim(parse, start, len(parse.tokens)))
    return Saying(parse, (4, end), (0, 4), (content,), "say", head=phrase.head) if content[1] > start else None


def _is_inserted(parse: Parse, at: int) -> bool:
    """Whether *according to* opens a clause that hangs on the rest: *They fled when, according to Quill, the dam broke*."""
    return parse.letter(at - 1) == "," and (parse.key(at - 2) in SUBORDINATORS or parse.letter(at - 2) in "wW")


def _behind_source(parse: Parse, end: int) -> int:
    """Where the sentence goes on behind *According to SOURCE*: at the comma, or at once where none closes it."""
    comma = parse.letters.find(",", end - 1 if parse.letter(end - 1) == "," else end)
    subjects = (subject_of(parse, g) for g in parse.groups if end <= g.first < comma and g.form == "finite")
    return end if not 0 <= comma < end + 20 or any(s is not None and s.first >= end for s in subjects) else comma + 1


def _by_noun(parse: Parse, at: int) -> Iterator[Saying]:
    """*the minister's claim that CONTENT*."""
    phrase = next((p for p in parse.phrases if p.first <= at < p.last), None)
    if phrase is None:
        return
    possessive = parse.letters.find("O", phrase.first, at)
    source: Range | None = (phrase.first, possessive) if possessive > phrase.first else None
    if source is None and parse.tokens[phrase.first].tag == "PRP$":
        source = (phrase.first, phrase.first + 1)
    index = next((i for i, g in enumerate(parse.groups) if g.last == phrase.first), None)
    found = source_for(parse, index) if source is None and index is not None else None
    head = source[1] - 1 if source else found[1] if found else None
    end = trim(parse, at + 1, len(parse.tokens))
    if source or found:
        yield Saying(
            parse, source or (found[0] if found else None), (at, at + 1), ((at + 1, end),), speech_noun(parse.key(at)) or "say", head=head
        )


def _by_colon(parse: Parse) -> list[Saying]:
    """*NAME: what NAME says*, in headlines and transcripts."""
    at = parse.letters.find(":")
    if not 0 < at <= 6 or at + 3 > len(parse.tokens) or parse.tokens[at].key != ":":
        return []
    phrase = parse.phrase_starting(0)
    if phrase is None or phrase.last != at or parse.letters[at - 1] != "P":
        return []
    return [Saying(parse, (0, at), (at, at + 1), ((at + 1, trim(parse, at + 1, len(parse.tokens))),), "say", head=phrase.head)]
