"""What happens: one mention for each verb or noun that tells of something happening.

Triggers are those of TimeML's occurrences (Pustejovsky et al. 2003) less what no timeline prints: states, thoughts, sayings,
habits, purposes and conditions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from recension.model import Annotations, Attribution, EntityMention, EventCertainty, EventMention, Sentence, Timex
from recension.reader.reading import Reading
from recension.stages.annotate.events.asides import asides, named_triggers
from recension.stages.annotate.events.certainty import governed_certainty
from recension.stages.annotate.events.governors import certainty_at
from recension.stages.annotate.events.participants import participants, roles, root_code
from recension.stages.annotate.events.tellings import Around, Telling, tellings
from recension.stages.annotate.syntax.chunks import Parse, parse
from recension.stages.annotate.syntax.nearby import Nearby
from recension.stages.annotate.syntax.quotations import Quoted
from recension.text.normalise import fold
from recension.text.spans import Range, inside, overlap, strip
from recension.text.words import content_stems

_BOUNDS = frozenset("since until till before".split())
_FAR = 200
"""Characters by which a date that hangs on another event counts as farther away than one that stands on its own."""
_OTHERS = 60
"""The same for one before the trigger that another verb stands before."""
_SCHEDULING = frozenset("set move postpone adjourn delay reschedule schedule fix book push put bring defer slate announce".split())
_PROMISING = frozenset(map(fold, "promise pledge vow offer plan propose demand forecast predict".split()))
_WHEN = re.compile(r",?\s+when\s+")
_YEAR_ONLY = re.compile(r"\d{3}[\dX]")


def find_events(
    text: str,
    sentences: Sequence[Sentence],
    entities: Sequence[EntityMention],
    timexes: Sequence[Timex],
    attributions: Sequence[Attribution],
) -> tuple[EventMention, ...]:
    """The event mentions of a text that are told, in order of their triggers."""
    found: list[EventMention] = []
    for sentence, around in _each_sentence(text, sentences, entities, timexes, attributions):
        last: EventMention | None = None
        for telling in tellings(sentence, around):
            last = _mention(telling, around, last)
            found.append(last)
    return tuple(sorted(found, key=_place))


def find_asides(text: str, read: Annotations, reading: Reading) -> tuple[EventMention, ...]:
    """The event mentions that are only named, in order of their triggers; ``read`` is what else was read in the text."""
    triggers, told = named_triggers(reading), {event.start for event in read.events}
    starts, found = [start for start, _ in triggers], list[EventMention]()
    for sentence, around in _each_sentence(text, read.sentences, read.entities, read.timexes, read.attributions):
        first, last = sentence.tokens[0].start, sentence.tokens[-1].end
        here = triggers[bisect_left(starts, first) : bisect_left(starts, last)]
        found += [_mention(aside, around, None) for aside in asides(sentence, around, told, here)]
    return tuple(sorted(found, key=_place))


def _place(event: EventMention) -> Range:
    return event.start, event.end


def _each_sentence(
    text: str,
    sentences: Sequence[Sentence],
    entities: Sequence[EntityMention],
    timexes: Sequence[Timex],
    attributions: Sequence[Attribution],
) -> Iterator[tuple[Parse, Around]]:
    """Each sentence with what was read in and around it."""
    named, timed = Nearby([[(e.start, e.end)] for e in entities]), Nearby([[(t.start, t.end)] for t in timexes])
    said, quoted = Nearby([(*a.source, *a.cue, *a.content) for a in attributions]), Quoted(text)
    for sentence in parse(text, sentences):
        span = (sentence.tokens[0].start, sentence.tokens[-1].end)
        yield (
            sentence,
            Around(
                text,
                tuple((i, entities[i]) for i in named.over(span)),
                tuple((i, timexes[i]) for i in timed.over(span)),
                tuple(attributions[i] for i in said.over(span)),
                quoted.over(span),
            ),
        )


def _mention(telling: Telling, around: Around, before: EventMention | None) -> EventMention:
    """A telling as a mention: its words, its time, its places, who takes part, whether it is only background."""
    parse = telling.parse
    token = parse.tokens[telling.trigger]
    clause = _without_speech(around, parse.chars(*telling.clause), (token.start, token.end))
    timex = _timex(telling, around, clause)
    if timex is None:
        timex = _time_when(around, clause)
    if timex is None and before is not None and _joined(telling):
        timex = before.timex
    when = next((t for i, t in around.timexes if i == timex), None)
    involved = roles(telling, around, clause)
    certainty = _less_sure(telling)
    if telling.habitual and when is not None and certainty == "happened" and _is_to_come(when):
        certainty = "expected"  # leaves on Friday
    if certainty == "happened" and when is not None and _lies_ahead(telling, around.text, when):
        certainty = "expected"  # moved to 12 May, promised by Christmas
    if certainty == "denied" and when is not None and _is_bound(around.text, when):  # not until Monday
        certainty = "expected" if telling.group and telling.group.modal else "happened"
    certainty = governed_certainty(certainty, (token.start, token.end), around.attributions)
    return EventMention(
        token.start,
        token.end,
        clause,
        telling.lemma,
        certainty,
        content_stems(around.text, *clause),
        timex,
        tuple(i for i, e in around.entities if e.kind == "place" and inside((e.start, e.end), clause)),
        participants(involved),
        root_code(telling, around, clause, involved),
        _is_background(telling, around, when, certainty),
    )


def _less_sure(telling: Telling) -> EventCertainty:
    """How sure a telling is, less what governs it: it may turn out to be called off, hoped for or foretold."""
    found, governed = telling.certainty, certainty_at(telling.parse, telling.trigger)
    if governed in ("possible", "denied") and found in ("happened", "expected"):
        return governed
    return governed if found == "happened" and telling.group is None else found


def _lies_ahead(telling: Telling, text: str, when: Timex) -> bool:
    """Whether the time behind a verb is that for which it sets or promises something: *put off until Monday*, *promised by May*."""
    if telling.group is None or when.start < telling.parse.tokens[telling.trigger].end:
        return False
    before = "".join(text[max(0, when.start - 12) : when.start].lower().split()[-1:])
    if telling.group.lemma in _PROMISING:
        return before in ("by", "before", "for", "until")
    aside = telling.parse.key(telling.group.last) == "aside"
    return telling.group.lemma in _SCHEDULING and (aside or before in ("to", "for", "until", "till", "from"))


def _is_to_come(timex: Timex) -> bool:
    """Whether a time expression may lie ahead of the day of writing."""
    return timex.open is not None and (timex.open.amount > 0 or (timex.open.weekday is not None and timex.open.amount == 0))


def _without_speech(around: Around, clause: Range, trigger: Range) -> Range:
    """A clause cut where a source or a cue begins behind the trigger or ends before it."""
    start, end = clause
    for attribution in around.attributions:
        for part in (*attribution.source, *attribution.cue):
            if not overlap(part, (start, end)) or not any(inside(trigger, c) for c in attribution.content):
                continue
            if part[0] >= trigger[1]:
                end = min(end, part[0])
            elif part[1] <= trigger[0]:
                start = max(start, part[1])
    start, end = strip(around.text, (start, end))
    while end > trigger[1] and around.text[end - 1] in ",;: ":
        end -= 1
    return start, end


def _timex(telling: Telling, around: Around, clause: Range) -> int | None:
    """The index of the time expression that dates a telling: in its clause, the nearest behind the trigger first."""
    trigger = telling.parse.tokens[telling.trigger].start
    best: tuple[int, int] | None = None
    last_end = 0
    for i, timex in around.times():
        if not inside((timex.start, timex.end), clause):
            continue
        if _is_bound(around.text, timex) and not (
            telling.group and (telling.group.negated or _begins_or_ends(telling, around.text, timex))
        ):
            continue
        far = timex.start - trigger if timex.start > trigger else 2 * (trigger - timex.end) + 1
        if best is not None and around.text[last_end : timex.start] == ", ":  # Thursday, the day before the fair
            last_end = timex.end
            continue
        last_end = timex.end
        far += _OTHERS if timex.end <= trigger and _is_of_another(telling, timex) else 0
        far += _FAR if timex.type == "DATE" and timex.date is None and timex.open is None else 0  # the day before: of what?
        if best is None or far < best[0]:
            best = (far, i)
    return best[1] if best else None


def _is_of_another(telling: Telling, timex: Timex) -> bool:
    """Whether another verb stands before a time that is before the trigger: *the results, promised for Monday, came on Thursday*."""
    parse = telling.parse
    heads = (parse.tokens[g.head].start for g in parse.groups if g is not telling.group and telling.clause[0] <= g.head)
    return any(head < timex.start for head in heads)


def _begins_or_ends(telling: Telling, text: str, timex: Timex) -> bool:
    """Whether what happened or is to happen is of the day that bounds it: *has been held since Friday*, *has until Monday to pay*."""
    group, ahead = telling.group, timex.end <= telling.parse.tokens[telling.trigger].start
    if group is None:
        return False
    if text[max(0, timex.start - 12) : timex.start].rsplit(maxsplit=1)[-1].lower() == "since":
        return group.perfect and not ahead and not _YEAR_ONLY.fullmatch(timex.value)
    return group.form == "infinitive" and ahead


def _time_when(around: Around, clause: Range) -> int | None:
    """The time right before a clause that tells what happened then: *in May 1969, when soldiers took the camp*."""
    return next((i for i, t in around.times() if t.end <= clause[0] and _WHEN.fullmatch(around.text, t.end, clause[0])), None)


def _is_bound(text: str, timex: Timex) -> bool:
    """Whether a time only bounds: *since Friday*, *until Monday*."""
    before = text[max(0, timex.start - 12) : timex.start].split()
    return bool(before) and before[-1].lower() in _BOUNDS


def _joined(telling: Telling) -> bool:
    """Whether a verb shares the subject, and so the time, of the one before: *arrived on Monday and left*."""
    return telling.group is not None and telling.parse.letter(telling.group.first - 1) == "&"


def _is_background(telling: Telling, around: Around, when: Timex | None, certainty: EventCertainty) -> bool:
    """Whether a telling is history, habit or context and no news."""
    group = telling.group
    if telling.habitual and not (when is not None and certainty == "expected"):
        return True
    if when is not None:
        return bool(_YEAR_ONLY.fullmatch(when.value))
    clause = telling.parse.chars(*telling.clause)
    if "since" in (telling.parse.key(i) for i in range(*telling.clause)) and any(
        inside((t.start, t.end), clause) for _, t in around.timexes
    ):
        return True
    quoted = any(overlap(clause, q) * 2 > clause[1] - clause[0] for q in around.quotations)
    if quoted or certainty == "possible":
        return True
    pluperfect = group is not None and group.perfect and telling.parse.tokens[group.first].key in ("had", "'d")
    return pluperfect or certainty == "denied"
