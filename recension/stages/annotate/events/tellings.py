"""What one sentence tells of: the verbs and nouns in it that name something happening; everything in tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.model import Attribution, EntityMention, EventCertainty, Timex
from recension.stages.annotate.events.certainty import deadline_verb, event_certainty, is_on_way
from recension.stages.annotate.events.words import event_noun, verb_is
from recension.stages.annotate.syntax.chunks import Parse, Phrase, VerbGroup
from recension.stages.annotate.syntax.clauses import clause_of, subject_of
from recension.text.normalise import stem
from recension.text.spans import Range, inside

_HABITS = frozenset("usually often always traditionally long formerly historically generally normally rarely sometimes typically".split())
_PRESENT_TAGS = frozenset({"VBZ", "VBP"})
ASSEMBLIES = frozenset(
    "parliament house committee court tribunal hearing conference session meeting rally ceremony summit council assembly senate congress "
    "chamber lawmakers deputies mps senators jury crowd reporters journalists briefing statement newsmen press".split()
)
"""Before whom a saying is an act that a timeline may tell."""
_TOLD_THEM = 4
"""An assembly so near behind a verb of saying is told: *told a news conference*."""
_BEFORE_GERUND = frozenset("after before by while when since upon on".split())
_NAMING = frozenset("of for with".split())
"""Before a gerund that only names what is told elsewhere: *charged with killing*, *jailed for selling*."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event within one sentence: the token of its trigger, the tokens of its clause, its verb group if it has one.

    ``habitual`` marks what is a habit or only named, and no news.
    """

    parse: Parse
    trigger: int
    clause: Range
    lemma: str
    certainty: EventCertainty
    group: VerbGroup | None
    subject: Phrase | None
    habitual: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What else was read in and around one sentence; entities and time expressions with their indexes."""

    text: str
    entities: tuple[tuple[int, EntityMention], ...]
    timexes: tuple[tuple[int, Timex], ...]
    attributions: tuple[Attribution, ...]
    quotations: tuple[Range, ...]

    def times(self) -> Iterator[tuple[int, Timex]]:
        """The time expressions that say when: days and hours, no durations, no *now*."""
        for index, timex in self.timexes:
            if timex.type in ("DATE", "TIME") and not timex.value.endswith("_REF"):
                yield index, timex


def tellings(parse: Parse, around: Around) -> list[Telling]:
    """What one sentence tells of."""
    verbs = [t for i in range(len(parse.groups)) for t in _by_verb(parse, i, around)]
    nouns = list(_by_noun(parse, verbs, around))
    return sorted(verbs + nouns, key=lambda t: t.trigger)


# ── verbs ───────────────────────────────────────────────────────────────────────────


def _by_verb(parse: Parse, index: int, around: Around) -> Iterator[Telling]:
    """The event of a verb group, if it tells of one."""
    group = parse.groups[index]
    certainty = event_certainty(parse, index)
    if certainty is None or not _is_eventive(parse, index, around):
        return
    clause = clause_of(parse, index)
    trigger, lemma = group.head, stem(group.lemma)
    noun = _object_noun(parse, group) if verb_is(group.lemma, "light") else None
    if noun is not None:
        trigger, lemma = noun, stem(event_noun(parse.key(noun)) or parse.key(noun))
    deadline = deadline_verb(parse, index)
    if deadline is not None:
        clause = (clause_of(parse, deadline)[0], clause[1])
    elif group.form == "infinitive" and _is_dated_before(parse, index, around):
        clause = (group.first, clause[1])
    elif group.form == "infinitive":
        clause = (clause_of(parse, index - 1)[0], clause[1])
    elif _has_prospect(parse, index):
        clause = (clause[0], parse.groups[index + 1].first)
    if clause[1] > clause[0]:
        aside = _is_habit(parse, group) or (group.form == "gerund" and parse.key(group.first - 1) in _NAMING)
        yield Telling(parse, trigger, clause, lemma, certainty, group, _subject(parse, index), aside)


def _is_eventive(parse: Parse, index: int, around: Around) -> bool:
    """Whether a verb group tells of something happening and not of a state, a thought, a saying."""
    group = parse.groups[index]
    lemma = group.lemma
    dated = _is_dated(parse, clause_of(parse, index), around)
    governs = _governs_infinitive(parse, index)
    if lemma in ("be", "'s", "'re", "'m"):
        told = dated and not governs and _is_state_of_a_day(parse, group)
    elif not lemma.isalpha() or parse.letters[group.head] == "M":
        told = False
    elif verb_is(lemma, "order") and governs:
        told = group.form == "finite"
    elif verb_is(lemma, "dated") and dated:
        told = not _is_cue(parse, group, around)
    elif verb_is(lemma, "say"):
        told = _is_before_assembly(parse, index, around)
    elif verb_is(lemma, "expect"):
        told = group.passive and dated and not governs
    elif verb_is(lemma, "prospect", "phase"):
        told = (not governs or _is_dated_before(parse, index + 1, around)) and _form_tells(parse, group, dated)
    else:
        light = verb_is(lemma, "light") and _object_noun(parse, group) is not None
        told = (light or not verb_is(lemma, "think", "state", "help")) and _form_tells(parse, group, dated)
    return told


def _is_dated_before(parse: Parse, index: int, around: Around) -> bool:
    """Whether a time stands between an infinitive and the verb that governs it, whose time it is: *agreed on Monday to pay*."""
    if not index or not _governs_infinitive(parse, index - 1):
        return False
    last, first = parse.groups[index - 1].last, parse.groups[index].first
    return last < first and _is_dated(parse, (last, first), around)


def _form_tells(parse: Parse, group: VerbGroup, dated: bool) -> bool:
    """Whether the form of a verb tells of an event: a gerund behind *after* or a comma, a participle with a time or an agent."""
    if group.form == "gerund":
        seen = dated and group.passive  # saw it being loaded on Sunday
        return seen or parse.key(group.first - 1) in _BEFORE_GERUND | _NAMING or parse.letter(group.first - 1) == ","
    return group.form != "participle" or dated or parse.key(group.last) == "by"


def _is_cue(parse: Parse, group: VerbGroup, around: Around) -> bool:
    """Whether a verb brings in what someone says."""
    verb = (parse.tokens[group.head].start, parse.tokens[group.head].end)
    return any(inside(verb, c) for a in around.attributions for c in a.cue)


def _is_state_of_a_day(parse: Parse, group: VerbGroup) -> bool:
    """Whether a state may be told with its day: *was under control*, *is due*; no plain present."""
    due = parse.key(group.last) in ("due", "scheduled", "over", "back")
    return due or group.perfect or parse.tokens[group.first].tag in ("VBD", "MD")


def _governs_infinitive(parse: Parse, index: int) -> bool:
    """Whether the next verb group is an infinitive that this one governs: *began to read*, *is to meet*."""
    if index + 1 >= len(parse.groups):
        return False
    following = parse.groups[index + 1]
    between = parse.letters[parse.groups[index].last : following.first]
    return following.form == "infinitive" and not is_on_way(parse.groups[index], following) and not set(between) & set(",:;.&Ww(")


def _has_prospect(parse: Parse, index: int) -> bool:
    """Whether what is to come, and its time, stands behind a verb: *accepted an invitation to visit in June*."""
    following = parse.groups[index + 1] if index + 1 < len(parse.groups) else None
    return following is not None and following.form == "infinitive" and event_certainty(parse, index + 1) == "expected"


def _is_before_assembly(parse: Parse, index: int, around: Around) -> bool:
    """Whether a saying is an act on a day before an assembly: *told the committee on Monday*."""
    group = parse.groups[index]
    stop = parse.groups[index + 1].first if index + 1 < len(parse.groups) else len(parse.tokens)
    stop = min(stop, group.last + 14)
    public = next((i for i in range(group.last, stop) if parse.key(i) in ASSEMBLIES), None)
    if group.form != "finite" or public is None:
        return False
    return public - group.last < _TOLD_THEM or _is_dated(parse, (group.first, stop), around)


def _object_noun(parse: Parse, group: VerbGroup) -> int | None:
    """The head of a verb's object, or of the subject of its passive, where it names an event: *held talks*."""
    phrase = subject_of(parse, group) if group.passive else parse.phrase_starting(group.last)
    if phrase is None:
        return None
    return phrase.head if event_noun(parse.key(phrase.head)) else None


def _subject(parse: Parse, index: int) -> Phrase | None:
    """The subject of a verb group, or of the one that it is joined to."""
    for at in range(index, max(-1, index - 3), -1):
        found = subject_of(parse, parse.groups[at])
        if found:
            return found
        if parse.groups[at].form == "finite" and parse.letter(parse.groups[at].first - 1) not in "&,":
            return None
    return None


def _is_habit(parse: Parse, group: VerbGroup) -> bool:
    """Whether a verb tells what always is so: *usually*, *used to*, the plain present outside a headline."""
    around = {parse.key(i) for i in range(group.first - 2, group.last + 1)}
    if around & _HABITS or parse.key(group.first - 1) == "used":
        return True
    tag = parse.tokens[group.first].tag
    plain = tag in _PRESENT_TAGS and (group.head == group.first or (group.passive and not group.perfect and group.last - group.first == 2))
    return plain and parse.sentence.region not in ("title", "caption")


# ── nouns ───────────────────────────────────────────────────────────────────────────


def _by_noun(parse: Parse, verbs: Sequence[Telling], around: Around) -> Iterator[Telling]:
    """Event nouns with a time of their own (*Friday's explosion*, *the summit on Wednesday*), and those of a title without a verb."""
    taken = {t.trigger for t in verbs}
    title = parse.sentence.region in ("title", "caption") and not verbs
    for phrase in parse.phrases:
        key = parse.key(phrase.head)
        verb = event_noun(key) if parse.letters[phrase.head] == "N" else None
        if verb is None or phrase.head in taken:
            continue
        stretch = _dated_stretch(parse, phrase, around)
        within = next((t for t in verbs if t.clause[0] <= phrase.first < t.clause[1]), None)
        if within and stretch and not _dates_itself(parse, phrase, around):
            continue  # met for talks on Monday: the verb has the day
        clause = (0, len(parse.tokens)) if title and not stretch else stretch or (phrase.first, phrase.last)
        certainty = _of_noun(parse, phrase)
        if within and certainty == "happened" and not _dates_itself(parse, phrase, around):
            certainty = within.certainty
        yield Telling(parse, phrase.head, clause, stem(verb), certainty, None, None, stretch is None and not title)


def _dates_itself(parse: Parse, phrase: Phrase, around: Around) -> bool:
    """Whether the time stands within the noun phrase: *Friday's explosion*."""
    start, end = parse.chars(phrase.first, phrase.last)
    return any(inside((t.start, t.end), (start, end)) for _, t in around.times())


def _dated_stretch(parse: Parse, phrase: Phrase, around: Around) -> Range | None:
    """The tokens of a noun phrase with its time expression: before it in the phrase, or right behind it."""
    stop = _behind(parse, phrase.last)
    if _dates_itself(parse, phrase, around):
        return phrase.first, stop
    if stop == phrase.last:
        return None
    after = parse.chars(phrase.last, stop)
    return (phrase.first, stop) if any(inside((t.start, t.end), after) for _, t in around.times()) else None


def _behind(parse: Parse, at: int) -> int:
    """The end of the prepositional phrases that follow at once: *with his host on Wednesday*."""
    for _ in range(4):
        phrase = parse.phrase_starting(at + 1) if parse.letter(at) in "IT" else parse.phrase_starting(at)
        if phrase is None:
            return at
        at = phrase.last
    return at


def _of_noun(parse: Parse, phrase: Phrase) -> EventCertainty:
    """The certainty of an event noun: *planned*, *possible*, else happened."""
    keys = {parse.key(i) for i in range(max(0, phrase.first - 3), phrase.head)}
    if keys & {"possible", "potential", "feared"}:
        return "possible"
    if keys & {"planned", "upcoming", "scheduled", "next", "expected", "coming", "forthcoming", "proposed", "for", "ahead", "no"}:
        return "expected"
    return "happened"


def _is_dated(parse: Parse, clause: Range, around: Around) -> bool:
    """Whether a time expression stands in these tokens."""
    stretch = parse.chars(*clause)
    return any(inside((t.start, t.end), stretch) for _, t in around.times())
