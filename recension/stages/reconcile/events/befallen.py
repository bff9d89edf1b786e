"""Who is told to be dead, hurt or shot in a sentence: *two men died*, *killed her son and herself*, *the death of Ann Lee*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from recension.stages.reconcile.events.people import Bearer, listed_after, listed_before, people_told
from recension.text.spans import Range

Fate = Literal["dead", "hurt", "hit", "missing"]
"""*hit* leaves open whether the victim lives: shot, stabbed, struck."""

_BY = r"(?:(?:accidentally|fatally|apparently|allegedly|seriously|critically|badly|mortally|also|later|both|then|each|all|reportedly)\s+)"
_DIES = re.compile(
    r"\b(?:died|dies|die|dying|dead|deceased|perished|succumbed|drowned|slain|shot to death|shot dead|stabbed to death|beaten to death"
    r"|lost (?:his|her|their) li(?:fe|ves)|(?:did|do|does) not survive|didn['’]t survive|did not make it|passed away)\b",
    re.IGNORECASE,
)
_KILLS = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|murder(?:s|ed|ing)?|slay(?:s|ing)?|slew|fatally (?:shot|shooting|shoots|stabbed|stabbing|wounded|wounding|struck|hit|injured|injuring)"
    r"|assassinat(?:ed|ing)|executed)\b",
    re.IGNORECASE,
)
_HURTS = re.compile(r"\b(?:injur(?:ed|es|ing)|wound(?:ed|s|ing)|hurt(?:ing|s)?)\b", re.IGNORECASE)
_SUFFERS = re.compile(
    r"\b(?:(?:in|upgraded to|listed in) (?:\w+(?:,| but| and)? ){0,3}condition|hospitali[sz]ed|expected to (?:survive|recover|live|be ok\w*)|non-?life[- ]threatening"
    r"|treated (?:for|at|in)|life-threatening injuries|recovering|in stable|in critical|underwent surgery|in surgery|survived|in intensive care"
    r"|(?:suffered|sustained|sustaining|suffering|received|with) (?:[\w-]+ ){0,4}?(?:wounds?|injur(?:y|ies)))\b",
    re.IGNORECASE,
)
_HITS = re.compile(
    r"\b(?:sho(?:t|ots?|oting)|stab(?:s|bed|bing)|struck|hit|grazed)\b(?! (?:and|then) kill| (?:to )?dea(?:d|th)| in the dark)",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"\b(?:(?:was|were|is|are|still|remains?|remained|reported|went|gone) missing|unaccounted for|not been found)\b", re.IGNORECASE
)
_DEATH_OF = re.compile(
    r"\b(?:deaths?|killings?|murders?|slayings?|homicides?|fatal (?:shooting|stabbing|beating|crash)|bod(?:y|ies)|manslaughter) of\b",
    re.IGNORECASE,
)
_S_DEATH = re.compile(
    r"\b([\w.-]+)['’]s? (?:[\w-]+ ){0,2}?(?:death|killing|murder|slaying|body|remains|funeral)\b",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:was|were|is|are|been|being|be|get|got|gets|getting|lay|left|leaving|leaves|found|pronounced|declared)\s+(?:\w+\s+){0,3}?\Z", re.I
)
_SELF = re.compile(
    r"\A\s*(?:and (?:then )?)?(?:himself|herself|themselves)\b",
    re.IGNORECASE,
)
_WORDS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_NUMBER = rf"(\d{{1,4}}|{'|'.join(_WORDS)})"
_TOLL = re.compile(
    rf"\bdeath toll\b[^.;:]{{0,60}}?\b(?:to|at|of|is|was|reached|hit) (?:at least |about |some )?{_NUMBER}\b(?! ?(?:%|per\b|years?\b))",
    re.IGNORECASE,
)
_OWN_LIFE = re.compile(
    r"\b(?:(?:took|taking|take|takes|taken) (?:his|her) own li(?:fe|ves)|(?:commit(?:s|ted|ting)?|died (?:by|of|from)|attempted) suicide"
    r"|turn(?:ed|ing|s)? the (?:gun|weapon|rifle|knife|handgun|pistol) on (?:himself|herself)|kill(?:ed|ing|s)? (?:himself|herself))\b",
    re.IGNORECASE,
)
_FATES = (_DIES, _KILLS, _HITS, _HURTS, _SUFFERS, _MISSING, _DEATH_OF, _S_DEATH, _TOLL, _OWN_LIFE)
_NOT = re.compile(
    r"\b(?:no|not|never|nobody|none|no one|neither|without|n['’]t|un)\s*(?:\w+\s+){0,2}\Z|(?:n['’]t|not)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE
)
_UNREAL = re.compile(
    r"\b(?:would|could|might|may|should|can|will|wants?|wanted|going|threatened|threatens|threatening|tried|tries|trying|attempt(?:ed|ing|s)?|plan(?:ned|s|ning)?"
    r"|ready|intended|intent|if|conspiracy|conspired|conspiring|helped)\b(?:\s+\w+){0,2}?\s+(?:to\s+|have\s+|be\s+|been\s+)?\Z|\battempted \Z|\bto (?:be |have )?\Z"
    r"|\b(?:feared|presumed|believed|thought|assumed) (?:to be |now |all )?\Z|\b(?:given up|left) for \Z",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:in|at|on|before|after|during|as|when|while|inside|near|outside|from|who|that|which|then|because|where|with|by|for|since|until|"
    r"police|officials|according|said|says)\b|[.!?:“”\"]",
    re.IGNORECASE,
)
_REACH = 160
"""No victim stands further from the word for what befell him."""
_GAP_VERB = re.compile(
    r"\b(?:said|says|told|believe|believes|allege[sd]?|that|whose|after|when|before|because|charged|accused|arrested)\b|[.!?;“”\"]", re.I
)


@dataclass(frozen=True, slots=True)
class Befallen:
    """What befell someone: the fate, the victims, the words; ``own`` where a victim did it himself."""

    fate: Fate
    victims: tuple[Bearer, ...]
    place: Range
    own: bool = False


def befallen(text: str, sentence: Range, names: Sequence[tuple[int, int, str]]) -> list[Befallen]:
    """All that a sentence tells of the dead, the hurt and the shot."""
    if not any(pattern.search(text, *sentence) for pattern in _FATES):
        return []
    found = _told(text, sentence, people_told(text, sentence, names))
    tolls = [Befallen("dead", (_several(match, 0),), match.span()) for match in _TOLL.finditer(text, *sentence)]
    return [b for b in found if not tolls or b.fate != "dead"] + tolls  # a toll counts the dead of its sentence already


def _told(text: str, sentence: Range, people: Sequence[Bearer]) -> Iterator[Befallen]:
    for match in _real(_DIES, text, sentence):
        yield Befallen(
            "dead", tuple(_subject(text, sentence, people, match.start()) or _number_before(text, sentence, match.start())), match.span()
        )
    for match in _real(_KILLS, text, sentence):
        yield from _done_to(text, sentence, people, match, "dead")
    for match in _real(_HITS, text, sentence):
        yield from _done_to(text, sentence, people, match, "hit")
    for match in _real(_HURTS, text, sentence):
        yield from _done_to(text, sentence, people, match, "hurt")
    for match in _real(_SUFFERS, text, sentence):
        yield Befallen("hurt", tuple(_subject(text, sentence, people, match.start())), match.span())
    for match in _real(_MISSING, text, sentence):
        yield Befallen("missing", tuple(_subject(text, sentence, people, match.start())), match.span())
    for match in _DEATH_OF.finditer(text, *sentence):
        yield Befallen("dead", tuple(_object(text, sentence, people, match.end())), match.span())
    for match in _S_DEATH.finditer(text, *sentence):
        whose = [p for p in people if p.start <= match.start(1) < p.end] or people_told(text, match.span(1), ())
        yield Befallen("dead", tuple(whose), match.span())
    for match in _real(_OWN_LIFE, text, sentence):
        yield Befallen("dead", tuple(_subject(text, sentence, people, match.start())[:1]), match.span(), own=True)


def _real(pattern: re.Pattern[str], text: str, sentence: Range) -> Iterator[re.Match[str]]:
    """The matches that nothing before them denies or makes a mere thought."""
    for match in pattern.finditer(text, *sentence):
        before = text[max(sentence[0], match.start() - 40) : match.start()]
        if not _NOT.search(before) and not _UNREAL.search(before):
            yield match


def _done_to(text: str, sentence: Range, people: Sequence[Bearer], match: re.Match[str], fate: Fate) -> Iterator[Befallen]:
    """What is done to others, by *was killed* to the subject, else to the object, else to a subject without a helping verb."""
    if _SELF.match(text[match.end() : match.end() + 30]):
        if fate != "dead":  # the words for killing oneself are read by themselves
            yield Befallen(fate, tuple(_subject(text, sentence, people, match.start())[:1]), match.span(), own=True)
        return
    passive = _WAS.search(text[max(sentence[0], match.start() - 40) : match.start()])
    object_ = [] if passive else _object(text, sentence, people, match.end())
    number = [] if passive or object_ else _number_after(text, sentence, match.end())
    victims = object_ or number or _subject(text, sentence, people, match.start()) or _number_before(text, sentence, match.start())
    if passive or object_ or number or not match[0].lower().endswith(("ing", "s")):
        yield Befallen(fate, tuple(victims), match.span())


def _subject(text: str, sentence: Range, people: Sequence[Bearer], at: int) -> list[Bearer]:
    """The people listed last before a verb, if no other clause lies between."""
    found = listed_before(text, people, at)
    if not found or at - found[-1].end > _REACH or _GAP_VERB.search(text, found[-1].end, at):
        return []
    return found


def _object(text: str, sentence: Range, people: Sequence[Bearer], at: int) -> list[Bearer]:
    """The people listed right behind a verb."""
    found = listed_after(text, people, at)
    if not found or found[0].start - at > 60 or _STOP.search(text, at, found[0].start):
        return []
    return found


_BARE_AFTER = re.compile(
    rf"\A\s(?:at least |about |some )?{_NUMBER}\b(?=[,.;:]|\s(?:in|at|and|on|others?|more|after|before)\b|\Z)",
    re.I,
)
_BARE_BEFORE = re.compile(
    rf"(?:\A|\s){_NUMBER}\s(?:(?:were|was|are|is|other|others|more|left|been|have|critically|seriously|also|found)\s)*\Z",
    re.I,
)


def _number_after(text: str, sentence: Range, at: int) -> list[Bearer]:
    """A number without a noun behind a verb: *killing 3*."""
    match = _BARE_AFTER.match(text[at : sentence[1]])
    return [_several(match, at)] if match else []


def _number_before(text: str, sentence: Range, at: int) -> list[Bearer]:
    """A number without a noun before a verb: *2 dead*, *one killed*."""
    start = max(sentence[0], at - 40)
    match = _BARE_BEFORE.search(text[start:at])
    return [_several(match, start)] if match else []


def _several(match: re.Match[str], offset: int) -> Bearer:
    said = match[1].casefold()
    number = int(said) if said.isdigit() else _WORDS[said]
    return Bearer(offset + match.start(1), offset + match.end(1), number, None, frozenset())
