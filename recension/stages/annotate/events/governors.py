"""What governs an event makes of it: *averted the strike*, *is said to have fled*, *reports of shooting*, *if it rains*.

The effects of predicates are those of the factuality lexicons (Saurí and Pustejovsky 2012, *Are you sure that this happened?*),
made coarser: denied, prevented, wanted, planned, doubted. They are followed outwards from the event, the nearest first.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Literal

from recension.model import EventCertainty
from recension.stages.annotate.syntax.chunks import Parse, Phrase, VerbGroup
from recension.stages.annotate.syntax.clauses import subject_of
from recension.text.normalise import fold

Effect = Literal["deny", "prevent", "want", "plan", "doubt", "occur"]

_HEDGES = frozenset(
    "reportedly allegedly apparently possibly supposedly perhaps maybe purportedly presumably probably seemingly ostensibly conceivably".split()
)
_NEAR_MISSES = frozenset("almost nearly".split())
_CONDITIONS = frozenset("if unless whether provided".split())
_ABSENT = frozenset("no without zero false".split())
_UNSURE = frozenset("alleged suspected possible potential feared reported rumored unconfirmed likely any purported".split())
_AHEAD = frozenset("planned upcoming next scheduled proposed expected coming forthcoming future ahead".split())
_FAILED = frozenset("attempted averted failed aborted canceled cancelled foiled thwarted abandoned scrapped".split())
_HEARSAY = frozenset(
    "report reports rumor rumors claim claims allegation allegations fear fears risk threat possibility danger suspicion suspicions".split()
)
_NOTHING = frozenset("no nobody none neither nothing no-one".split())
_SCHEDULABLE = frozenset(
    "summit meeting talks final finals election elections vote trial hearing ceremony funeral game games concert debate session congress tour "
    "visit festival conference referendum championship wedding parade exhibition launch".split()
)
"""What a verb of the future in front of it puts into the future too: *will miss the final*."""
_DEFINITE = frozenset("the his her its their our this that these those".split())
_LIGHT = frozenset("hold host make take give attend stage conduct launch begin start sign reach lead call order face".split())
REACH = 40
"""Tokens to the left within which a condition or a governing verb is looked for."""


@lru_cache(maxsize=1)
def _effects() -> dict[str, Effect]:
    text = resources.files("recension.data").joinpath("event_governors.tsv").read_text(encoding="utf8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {fold(lemma): effect for effect, lemmas in rows for lemma in lemmas.split()}  # type: ignore[misc]


def effect_of(lemma: str) -> Effect | None:
    """What a verb makes of what it governs; ``None`` for most verbs."""
    return _effects().get(lemma)


def certainty_at(parse: Parse, at: int) -> EventCertainty:
    """How sure the event is whose trigger is the token ``at``, a verb or a noun."""
    index = next((i for i, g in enumerate(parse.groups) if g.first <= at < g.last), None)
    found = _of_verb(parse, index, 0) if index is not None else _of_noun(parse, at, 0)
    return "possible" if found == "happened" and _asks(parse) else found


def _asks(parse: Parse) -> bool:
    """Whether a sentence asks if something is so."""
    return parse.tokens[-1].key == "?" and parse.letters[0] in "Mdzpb"


def _of_verb(parse: Parse, index: int, depth: int) -> EventCertainty:
    """A verb: by its negation, its mood, the clause that it stands in, and what governs that clause."""
    group = parse.groups[index]
    own = _own(parse, group)
    if depth > 3:
        return own
    if group.form in ("infinitive", "gerund", "participle"):
        governed = _governed(parse, index, depth)
        return "denied" if own == "denied" and governed in ("happened", "expected") else governed if governed != "happened" else own
    effect = _outer_effect(parse, group)
    if effect == "deny" or own == "denied":
        return "denied"
    return "possible" if effect == "doubt" else own


def _own(parse: Parse, group: VerbGroup) -> EventCertainty:
    """What a verb group says of itself: *did not*, *might*, *will*, *reportedly*, *almost*, *if*."""
    subject = subject_of(parse, group) if group.form == "finite" else None
    keys = {parse.key(i) for i in range(max(0, group.first - 2), group.last)}
    if _is_counterfactual(parse, group):
        return "denied"
    if group.negated or (subject is not None and parse.key(subject.first) in _NOTHING):
        return "possible" if group.modal in ("may", "might") else "denied"
    if (
        keys & _NEAR_MISSES
        and parse.letter(group.first - 1) != "C"
        and not any(parse.letter(i) == "C" for i in range(group.head, group.head + 3))
    ):
        return "denied"
    if keys & _HEDGES or parse.key(0) in _HEDGES or _is_conditional(parse, group):
        return "possible"
    if group.modal:
        return "possible" if group.modal in ("could", "may", "might", "can") else "expected"
    return "happened"


def _is_counterfactual(parse: Parse, group: VerbGroup) -> bool:
    """Whether it tells what would have been: *would have stopped*, *had the valve been replaced*."""
    would = group.modal in ("would", "could", "should") and group.perfect
    inverted = parse.key(0) == "had" and parse.letter(1) in "DNPR" and group.first < REACH and "," not in parse.letters[: group.first]
    return would or inverted


def _is_conditional(parse: Parse, group: VerbGroup) -> bool:
    """Whether a condition opens the clause, or one stands in the sentence of a verb that looks ahead; or it is asked whether."""
    opened = parse.letters.rfind(",", 0, group.first) + 1
    if any(parse.key(i) in _CONDITIONS for i in range(max(opened, group.first - 12), group.first)):
        return True
    inverted = parse.key(0) == "should"
    ahead = group.modal in ("will", "would", "shall", "must")
    return inverted or (ahead and any(t.key in _CONDITIONS for t in parse.tokens))


def _outer_effect(parse: Parse, group: VerbGroup) -> Effect | None:
    """What the verb or noun whose clause a finite verb stands in makes of it: *denied that he met*, *rumours that he died*."""
    subject = subject_of(parse, group)
    at = (subject.first if subject else group.first) - 1
    at -= parse.key(at) == "that"
    outer = next((g for g in parse.groups if g.last == at + 1), None)
    if outer is not None:
        return effect_of(outer.lemma)
    return "doubt" if parse.letter(at) == "N" and parse.key(at) in _HEARSAY else None


def _governed(parse: Parse, index: int, depth: int) -> EventCertainty:
    """An infinitive, a gerund, a participle: by the verb, the noun or the preposition in front of it."""
    group = parse.groups[index]
    word, letter = parse.key(group.first - 1), parse.letter(group.first - 1)
    if word == "without" or (word == "of" and parse.key(group.first - 2) == "instead"):
        return "denied"
    if group.form != "infinitive" and letter == "I" and word not in ("from", "of", "about", "with"):
        return "happened"
    before = next((i for i in range(index - 1, -1, -1) if parse.groups[i].last <= group.first), None)
    if (
        before is None
        or group.first - parse.groups[before].last > 8
        or set(parse.letters[parse.groups[before].last : group.first]) & set(",:;.Ww(")
    ):
        return "happened" if group.form != "infinitive" else "expected"
    if parse.groups[before].lemma in ("be", "'s"):
        return _of_copula(parse, before, group, depth)
    return _through(parse, before, group, depth)


def _of_copula(parse: Parse, before: int, group: VerbGroup, depth: int) -> EventCertainty:
    """*is to meet*, *was about to fire*, *is likely to*, *was due to*."""
    words = {parse.key(i) for i in range(parse.groups[before].last, group.first)}
    if words & {"likely", "unlikely", "possible", "able", "ready", "keen"}:
        return "possible"
    return "denied" if _of_verb(parse, before, depth + 1) == "denied" else "expected"


def _through(parse: Parse, before: int, group: VerbGroup, depth: int) -> EventCertainty:
    """What the verb in front makes of an event: its effect, and how sure it is itself."""
    outer = parse.groups[before]
    noun = parse.key(group.first - 1) if parse.letter(group.first - 1) == "N" else None
    effect, sure = effect_of(outer.lemma), _of_verb(parse, before, depth + 1)
    if effect is None and noun is not None and effect_of(noun.removesuffix("s")) in ("want", "plan"):
        effect = effect_of(noun.removesuffix("s"))
    if effect is None:
        return "expected" if group.form == "infinitive" and sure != "possible" and noun is None else sure
    return _applied(effect, sure, group.negated)


def _applied(effect: Effect, sure: EventCertainty, negated: bool = False) -> EventCertainty:
    """What an effect makes of an event, given how sure the governing verb itself is."""
    if effect in ("deny", "prevent"):
        return "denied" if sure in ("happened", "expected") else "possible"
    if effect == "occur":
        return sure
    if sure == "denied" or negated:
        return "denied"
    return "possible" if effect in ("want", "doubt") or sure == "possible" else "expected"


# ── nouns ───────────────────────────────────────────────────────────────────────────


def _of_noun(parse: Parse, at: int, depth: int) -> EventCertainty:
    """A noun: by its modifiers, by the noun that it hangs on, by the verb whose subject or object it is."""
    phrase = next((p for p in parse.phrases if p.first <= at < p.last), None)
    if phrase is None:
        return "happened"
    own = _of_modifiers(parse, phrase, at)
    if own is not None or depth > 2:
        return own or "happened"
    if parse.key(phrase.first - 1) == "of" and parse.letter(phrase.first - 2) == "N":
        return "possible" if parse.key(phrase.first - 2) in _HEARSAY else _of_noun(parse, phrase.first - 2, depth + 1)
    for index, group in enumerate(parse.groups):
        if group.first >= phrase.last and _is_subject(parse, group, phrase):
            return _of_subject(parse, index, depth)
    return _of_object(parse, phrase, depth)


def _of_modifiers(parse: Parse, phrase: Phrase, at: int) -> EventCertainty | None:
    keys = {parse.key(i) for i in range(max(0, phrase.first - 1), at)}
    if keys & (_ABSENT | _FAILED):
        return "denied"
    if keys & _UNSURE:
        return "possible"
    return "expected" if keys & _AHEAD else None


def _is_subject(parse: Parse, group: VerbGroup, phrase: Phrase) -> bool:
    subject = subject_of(parse, group) if group.form == "finite" and group.first - phrase.last < 12 else None
    return subject is not None and subject.first <= phrase.first < subject.last


def _of_subject(parse: Parse, index: int, depth: int) -> EventCertainty:
    """*The summit was called off*, *the vote was postponed*, *the festival opens on Friday*, *a deal could be reached*."""
    group = parse.groups[index]
    sure, effect = _of_verb(parse, index, depth + 1), effect_of(group.lemma)
    if group.lemma == "call" and parse.key(group.last) == "off":
        effect = "prevent"
    following = parse.groups[index + 1] if index + 1 < len(parse.groups) else None
    if following is not None and following.form == "infinitive" and following.first - group.last <= 2:
        return _of_verb(parse, index + 1, depth + 1) if effect_of(following.lemma) == "occur" or following.passive else "happened"
    if group.passive and effect is not None:
        return _applied(effect, sure)
    plain_future = effect == "occur" and group.head == group.first and parse.letters[group.head] in "pz"
    if effect == "occur" and group.lemma != "be":
        return "expected" if plain_future and group.lemma not in ("continue", "end", "loom") else sure
    return "possible" if sure == "possible" and group.passive else "happened"


def _of_object(parse: Parse, phrase: Phrase, depth: int) -> EventCertainty:
    """*averted the strike*, *called off the marathon*, *is considering a ban*, *will miss the final*."""
    index = next((i for i in range(len(parse.groups) - 1, -1, -1) if parse.groups[i].last <= phrase.first), None)
    if index is None:
        return "happened"
    group = parse.groups[index]
    between = [parse.key(i) for i in range(group.last, phrase.first)]
    if len(between) > 6 or set(parse.letters[group.last : phrase.first]) & set(",:;.Ww("):
        return "happened"
    sure, effect = _of_verb(parse, index, depth + 1), effect_of(group.lemma)
    if "off" in between[:1] and group.lemma == "call":
        effect = "prevent"
    reached = (between[-1:] == ["from"] and effect == "prevent") or (between == ["of"] and effect == "doubt")
    direct = not between or between in (["for"], ["off"], ["about"], ["an", "end", "to"])
    if (direct or reached) and effect is not None and effect != "occur":  # prevented the helicopter from landing
        return _applied(effect, sure)
    if direct and sure != "happened" and (group.lemma in _LIGHT or parse.key(phrase.first) not in _DEFINITE):
        return sure
    return "expected" if sure in ("expected", "possible") and parse.key(phrase.head) in _SCHEDULABLE else "happened"
