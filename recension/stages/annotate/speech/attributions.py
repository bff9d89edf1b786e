"""Who says what: sources, cues and contents of a whole text, with the speakers' names.

The scheme is that of PARC 3 and PolNeAR (Newell, Margolin and Ruths 2018): a *source* (who), a *cue* (the words that
say so) and a *content* (what). The parts are found as tokens of one sentence and then widened to the quotations
that they stand in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from recension.model import Attribution, EntityMention, Sentence
from recension.settings.annotate import MAX_CONTINUED_SENTENCES
from recension.stages.annotate.speech.certainty import claim_certainty
from recension.stages.annotate.speech.frames import Saying
from recension.stages.annotate.speech.people import can_speak
from recension.stages.annotate.speech.sayings import sayings
from recension.stages.annotate.speech.speakers import Speakers
from recension.stages.annotate.syntax.chunks import Parse, parse
from recension.stages.annotate.syntax.nearby import Nearby
from recension.stages.annotate.syntax.quotations import Quoted
from recension.text.spans import Range, inside, merge, overlap


def find_attributions(text: str, sentences: Sequence[Sentence], entities: Sequence[EntityMention]) -> tuple[Attribution, ...]:
    """The attributions of a text, in order of their cues. Each speaker has the fullest name that the text gives."""
    parses = parse(text, sentences)
    quoted = Quoted(text)
    speakers = Speakers(text, entities, parses, quoted)
    found: list[Attribution] = []
    for index, sentence in enumerate(parses):
        for saying in sayings(sentence):
            made = _attribution(text, saying, quoted, speakers)
            if made:
                found.append(_continued(text, made, parses, index, quoted))
    return tuple(_passed_on(found))


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
    source = (parse.chars(*saying.source),) if saying.source else ()
    speaker = speakers.name(parse, saying.source, saying.head) if saying.source else None
    certainty = claim_certainty(saying)
    listener = speakers.outlet(parse, saying.listener) if saying.listener else None
    return Attribution(source, (cue,), tuple(content), speaker, (listener,) if listener else (), certainty)


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
