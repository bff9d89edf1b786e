"""Who says what: sources, cues and contents of a whole text, with the speakers' names.

The scheme is that of PARC 3 and PolNeAR (Newell, Margolin and Ruths 2018): a *source* (who), a *cue* (the words that
say so) and a *content* (what). The parts are found as tokens of one sentence and then widened to the quotations
that they stand in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from recension.model import Attribution, EntityMention, Sentence
from recension.reader.reading import Reading
from recension.settings.annotate import LEAST_LISTED_CUE, MAX_CONTINUED_SENTENCES
from recension.stages.annotate.speech.certainty import claim_certainty
from recension.stages.annotate.speech.frames import Saying
from recension.stages.annotate.speech.people import can_speak
from recension.stages.annotate.speech.sayings import sayings
from recension.stages.annotate.speech.seen import SeenSayings
from recension.stages.annotate.speech.speakers import Speakers
from recension.stages.annotate.syntax.chunks import Parse, parse
from recension.stages.annotate.syntax.nearby import Nearby
from recension.stages.annotate.syntax.quotations import Quoted
from recension.text.normalise import fold
from recension.text.spans import Range, inside, merge, overlap


def find_attributions(
    text: str, sentences: Sequence[Sentence], entities: Sequence[EntityMention], reading: Reading | None = None
) -> tuple[Attribution, ...]:
    """The attributions of a text, in order of their cues. Each speaker has the fullest name that the text gives.

    With a ``reading`` of the same sentences, cues are those that it sees, be they in the word lists or not.
    """
    seen = SeenSayings(text, reading) if reading is not None else None
    parses = parse(text, sentences)
    quoted = Quoted(text)
    speakers = Speakers(text, entities, parses, quoted)
    found: list[Attribution] = []
    for index, sentence in enumerate(parses):
        made = sorted(_of_sentence(text, sentence, quoted, speakers, seen), key=lambda a: a.cue)
        found += [_continued(text, attribution, parses, index, quoted) for attribution in made]
    return tuple(_passed_on(found))


def _of_sentence(text: str, sentence: Parse, quoted: Quoted, speakers: Speakers, seen: SeenSayings | None) -> Iterator[Attribution]:
    """The attributions with a cue in one sentence: those of the rules, and those that only the trained reader sees."""
    found = sayings(sentence, seen.verbs(sentence) if seen else frozenset())
    made = [(s, m) for s in found if (m := _attribution(text, s, quoted, speakers))]
    ruled = [m for _, m in made]
    if seen is not None:
        ruled = [_as_seen(m, seen) for s, m in made if seen.chance(m.cue) >= LEAST_LISTED_CUE or _is_plain(s, m, ruled)]
        for saying, content in seen.linked(sentence):
            cue = sentence.chars(*saying.cue)
            if not any(overlap(cue, c) for m in ruled for c in m.cue):
                yield _linked(text, saying, content, quoted, speakers)
    yield from ruled


_TELLING = frozenset(fold(verb) for verb in "say tell warn promise announce deny insist claim".split())

_THINKING = frozenset(fold(verb) for verb in "suspect fear hope believe expect".split())


def _is_plain(saying: Saying, made: Attribution, beside: Sequence[Attribution]) -> bool:
    """Whether it is said beyond doubt though the reader may miss it: *denied that C*, *put it at 5*, and *C said* within what B is told."""
    if saying.group is None and saying.parse.key(saying.cue[0]) == "in":  # in the words of C
        return True
    lemma = saying.group.lemma if saying.group is not None and saying.stated else ""
    if any(saying.parse.letter(first) == "C" for first, _ in saying.content):  # spoke of 8,000
        return True
    if lemma not in _TELLING | _THINKING:
        return lemma == "put"
    is_clause = lemma in _TELLING and any(saying.parse.key(first) == "that" for first, _ in saying.content)
    if lemma in _THINKING and (saying.head is None or saying.parse.letter(saying.head) not in "NP"):
        return False
    return is_clause or any(inside(made.cue[0], c) for other in beside if other is not made for c in other.content)


def _as_seen(made: Attribution, seen: SeenSayings) -> Attribution:
    """An attribution with the whole of its cue, and its content up to where the trained reader sees it end."""
    content = made.content
    if len(content) == 1:
        start, end = seen.ended(made.cue[0], content[0])
        is_before = content[0][1] <= made.cue[0][0]
        content = content if is_before and 2 * (end - start) < content[0][1] - start else ((start, end),)
    return replace(made, cue=tuple(merge(seen.widened(c) for c in made.cue)), content=content)


def _linked(text: str, saying: Saying, content: Sequence[Range], quoted: Quoted, speakers: Speakers) -> Attribution:
    """An attribution that only the trained reader sees."""
    parse, cue = saying.parse, saying.parse.chars(*saying.cue)
    source = (_whole_source(text, saying.source, parse),) if saying.source else ()
    speaker = speakers.name(parse, saying.source, saying.head) if saying.source else None
    said = merge(_whole_quotation(c, cue, quoted) for c in content)
    tokens = tuple(t for c in said if (t := _tokens_in(parse, c))[0] < t[1])
    return Attribution(source, (cue,), tuple(said), speaker, (), claim_certainty(replace(saying, content=tokens)), saying.stated)


def _tokens_in(parse: Parse, span: Range) -> Range:
    """The tokens of a sentence that begin within some characters."""
    starts = [token.start for token in parse.tokens]
    return bisect_left(starts, span[0]), bisect_left(starts, span[1])


def _passed_on(found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions, those within another's content with its speaker among ``through``: *A told B that C said*."""
    contents = Nearby([a.content for a in found])
    for index, inner in enumerate(found):
        over = [found[i] for i in contents.over(inner.cue[0]) if i != index]
        around = [o for o in over if any(inside(inner.cue[0], c) for c in o.content)]
        around.sort(key=lambda o: sum(b - a for a, b in o.content))
        chain = [n for o in around for n in (o.speaker, *o.through) if n and n != inner.speaker]
        yield replace(inner, through=tuple(dict.fromkeys((*inner.through, *chain))))


def _attribution(text: str, saying: Saying, quoted: Quoted, speakers: Speakers) -> Attribution | None:
    """A saying as spans of the text, with its speaker; ``None`` when nothing is said."""
    parse = saying.parse
    cue = parse.chars(*saying.cue)
    if _is_a_thing(text, saying) or (quoted.over(cue) and _is_own_voice(saying)):
        return None
    content = [parse.chars(*c) for c in saying.content if c[1] > c[0]]
    if not content:
        content = quoted.just_before(parse.tokens[0].start)
    content = [_whole_quotation(c, cue, quoted) for c in content]
    content = [c for c in merge(content) if c[1] - c[0] > 2]
    if not content:
        return None
    source = (_whole_source(text, saying.source, parse),) if saying.source else ()
    speaker = speakers.name(parse, saying.source, saying.head) if saying.source else None
    certainty = claim_certainty(saying)
    listener = speakers.outlet(parse, saying.listener) if saying.listener else None
    return Attribution(source, (cue,), tuple(content), speaker, (listener,) if listener else (), certainty, saying.stated)


_IN_BRACKETS = re.compile(r"[ \u00a0]\([^()\n]{1,40}\)")


def _whole_source(text: str, source: Range, parse: Parse) -> Range:
    """The characters of a source: with the brackets behind it, the possessive, the comma that closes its apposition; *who* stands alone."""
    if source[1] - source[0] > 1 and parse.letters[source[1] - 1] == "W":
        return parse.chars(source[1] - 1, source[1])
    start, end = parse.chars(*source)
    bracket = _IN_BRACKETS.match(text, end)
    end = bracket.end() if bracket else end
    if text[end : end + 2] in ("’s", "'s") and not text[end + 2 : end + 3].isalnum():
        end += 2
    return start, end + (text[end : end + 1] == "," and "," in text[start:end])


def _is_a_thing(text: str, saying: Saying) -> bool:
    """Whether what *shows*, *promises* or *backs* something is neither a person nor a body nor a document."""
    head, letters = saying.head, saying.parse.letters
    if (
        saying.kind not in ("judge", "promise", "think", "suspect", "show", "expect")
        or saying.source is None
        or head is None
        or letters[head] != "N"
        or "P" in letters[slice(*saying.source)]
    ):
        return False
    noun = saying.parse.tokens[head]
    return text[noun.start].islower() and noun.tag != "NNS" and not can_speak(noun.key)


def _is_own_voice(saying: Saying) -> bool:
    """Whether the speaker of a quotation speaks of the own saying or thinking: *"I believe that we ..."*."""
    parse = saying.parse
    return saying.kind != "say" or saying.source is None or parse.key(saying.source[0]) in ("i", "we", "you", "people", "it")


def _whole_quotation(content: Range, cue: Range, quoted: Quoted) -> Range:
    """A content widened to the quotations that it begins or ends in, unless the cue stands in them too."""
    start, end = content
    for q in quoted.over(content):
        if not overlap(q, cue):
            start, end = min(start, q[0]), max(end, q[1])
    return start, end


def _continued(text: str, made: Attribution, parses: Sequence[Parse], index: int, quoted: Quoted) -> Attribution:
    """The attribution with the sentences behind it that go on in quotation marks and name no speaker."""
    if not any(quoted.over(c) for c in made.content):
        return made
    content = list(made.content)
    end = parses[index].tokens[-1].end
    for following in islice(parses, index + 1, index + 1 + MAX_CONTINUED_SENTENCES):
        start = following.tokens[0].start
        whole = next((q for q in quoted.over((start, start + 1))), None)
        if whole is None or "\n" in text[end:start] or _speaks(following, whole):
            break
        content.append(whole)
        end = max(whole[1], following.tokens[-1].end)
    return replace(made, content=tuple(merge(content)))


def _speaks(parse: Parse, quotation: Range) -> bool:
    """Whether the sentence has words outside the quotation."""
    return any(t.key[:1].isalnum() and not quotation[0] <= t.start < quotation[1] for t in parse.tokens)
