"""Who says what within one sentence: by its verbs, by *according to*, by nouns such as *claim*, by a colon."""

from __future__ import annotations

from collections.abc import Iterator, Set

from recension.stages.annotate.speech.cues import according_to, speech_noun, speech_nouns
from recension.stages.annotate.speech.frames import Saying, content_before, end_of_source, source_for, trim
from recension.stages.annotate.speech.reporting import by_verb
from recension.stages.annotate.syntax.chunks import Parse
from recension.text.spans import Range


def sayings(parse: Parse, seen: Set[int] = frozenset()) -> list[Saying]:
    """What is said by whom in one sentence. ``seen`` are the verbs in which the trained reader sees a cue, by their tokens."""
    found = [s for i, group in enumerate(parse.groups) for s in by_verb(parse, i, group.head in seen)]
    found += [s for at in according_to(parse) for s in _by_according(parse, at)]
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
        comma = parse.letters.find(",", end - 1 if parse.letter(end - 1) == "," else end)
        comma = comma if 0 <= comma < end + 20 else end
        content: tuple[Range, ...] = ((comma + 1, trim(parse, comma + 1, len(parse.tokens))),) if comma + 1 < len(parse.tokens) else ()
    else:
        content = content_before(parse, at)
        if parse.letter(end) == "," and end + 3 < len(parse.tokens) and parse.letter(at - 1) == ",":
            content += ((end + 1, trim(parse, end + 1, len(parse.tokens))),)
    if content:
        yield Saying(parse, (phrase.first, end), (at, at + 2), content, "say", head=phrase.head)


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
