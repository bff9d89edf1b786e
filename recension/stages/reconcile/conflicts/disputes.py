"""Sources that say opposite things about one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.model import Conflict
from recension.settings.conflicts import (
    DISPUTE_PASSED_ON_SCORE,
    DISPUTE_PLAIN_ANSWER_INFORMATION,
    DISPUTE_REBUTTAL_INFORMATION,
    DISPUTE_SCORE,
)
from recension.settings.reconcile import DISPUTE_ANSWER_INFORMATION, DISPUTE_SHARED_INFORMATION
from recension.stages.reconcile.claims.sayings import Saying
from recension.stages.reconcile.conflicts.denials import DENIES, denials
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.title import shorten
from recension.stages.reconcile.wording import in_a_sentence
from recension.text.meaning import shared_information
from recension.text.spans import overlap
from recension.text.words import content_stems, words

_NEGATIVE = frozenset(
    "no not never nobody none nothing nor neither without cannot can't didn't doesn't isn't wasn't weren't hasn't won't wouldn't aren't haven't "
    "denied denies deny rejected rejects dismissed dismisses false untrue wrong impossible".split()
)
_CONTRAST = re.compile(
    r"(?:\A|[.,;:!?][\"”’')]*)\s*(?:but|however|whereas|while|although|though|yet|by contrast|on the other hand)\b", re.I
)
_HOWEVER = re.compile(r",\s(?:however|by contrast|on the other hand|for (?:his|her|its|their) part),", re.IGNORECASE)
_INSISTS = re.compile(
    r"\b(?:insist|swear|swore|maintain|deni|deny|reject|dismiss|disput|contradict|refut|rebut|counter|dispell)", re.IGNORECASE
)
_ANAPHORIC = frozenset("it that this they he she".split())
_OTHERS = frozenset({"others", "other", "some", "critics", "opponents", "sceptics", "skeptics"})
_REPRESENTED = frozenset({"client", "clients"})
"""Who speaks through a lawyer does not contradict the lawyer."""
_NEAR_CHARACTERS = 400
"""Two sayings further apart than this are not set against each other by a *but*."""
_MAIN_CLAUSE_WORDS = 8
"""A negation further on is of a detail, and not of what is said."""
_BEFORE_CONTENT = 24
"""So many characters before what is said may tell that it is denied: *dismissed the idea* that."""
_TAKEN_UP_SENTENCES = 2
"""*They will not* is of what was said no more than so many sentences before."""
_NEAR_SAYINGS = 3
"""How many sayings back one may be that another takes up."""


@dataclass(frozen=True, slots=True)
class _Opposition:
    """Two sayings that cannot both be right, and why they are taken for such."""

    one: Saying
    other: Saying
    says: str
    score: float


def disputes(evidence: Evidence, said: Sequence[Saying]) -> Iterator[Conflict]:
    """Pairs of sources that contradict each other, each pair of sources on one thing once, and denied allegations.

    What a title says is said again below it, and by whom is often not clear there.
    """
    said = [s for s in said if not _is_titled(evidence, s)]
    told: set[tuple[frozenset[str], frozenset[str]]] = set()
    for found in sorted(_oppositions(evidence, said), key=lambda o: (-o.score, o.one.key, o.other.key)):
        speakers = frozenset(s.speaker or "" for s in (found.one, found.other))
        about = found.one.stems & found.other.stems or found.one.stems | found.other.stems
        if any(speakers == s and (about & a) for s, a in told):
            continue
        told.add((speakers, about))
        made = conflict(
            evidence,
            _about(evidence, found),
            "disputed",
            [_value(evidence, found.one), _value(evidence, found.other)],
            found.score,
            found.says,
        )
        if made:
            yield made
    yield from denials(evidence, said, {s.key for s in said if is_negative(evidence, s)})


def _oppositions(evidence: Evidence, said: Sequence[Saying]) -> Iterator[_Opposition]:
    for i, second in enumerate(said):
        near = [
            first for first in said[max(0, i - _NEAR_SAYINGS) : i] if first.document == second.document and _could_oppose(first, second)
        ]
        taken_up = _taken_up(evidence, near, second)
        if taken_up is not None:
            yield _Opposition(taken_up, second, f"{second.speaker} denies what {taken_up.speaker} says", DISPUTE_SCORE)
        rebutted = _rebutted(evidence, said[i - 1], second) if i and taken_up is None else None
        if rebutted is not None:
            yield _Opposition(rebutted, second, f"{second.speaker} denies what stands right before", DISPUTE_PASSED_ON_SCORE)
        for first in near:
            if first is not taken_up and _contrasted(evidence, first, second):
                yield _Opposition(
                    first, second, f"the report sets {first.speaker} and {second.speaker} against each other", DISPUTE_PASSED_ON_SCORE
                )


def _is_titled(evidence: Evidence, saying: Saying) -> bool:
    sentence = evidence.told_at(saying.document, saying.whole[0])
    return sentence is not None and sentence.region == "title"


def _could_oppose(a: Saying, b: Saying) -> bool:
    """Whether two sayings are of different known speakers, and neither stands within the other."""
    if a.speaker is None or b.speaker is None or a.speaker == b.speaker or {a.speaker.casefold(), b.speaker.casefold()} & _REPRESENTED:
        return False
    within = a.document == b.document and overlap(a.whole, b.whole) > 0
    return not within and a.speaker not in b.through and b.speaker not in a.through


def is_negative(evidence: Evidence, saying: Saying) -> bool:
    """Whether the saying is a denial, by its cue or the words before it, or has a negation in its main clause."""
    text, (start, end) = evidence.texts[saying.document], saying.content[0]
    brought_in = " ".join([*(text[a:b] for a, b in saying.cue), text[max(0, start - _BEFORE_CONTENT) : start]])
    return (
        saying.certainty == "denied"
        or bool(DENIES.search(brought_in))
        or any(w.key in _NEGATIVE for w in words(text, start, end)[:_MAIN_CLAUSE_WORDS])
    )


def _taken_up(evidence: Evidence, near: Sequence[Saying], second: Saying) -> Saying | None:
    """What a denial takes up of the sayings before it: *it never was* the last of them, *there was no leak* that of the leak."""
    first_words = [w.key for start, end in second.content for w in words(evidence.texts[second.document], start, end)]
    first_words = first_words[1:] if first_words[:1] == ["that"] and len(first_words) > 2 else first_words
    short = 1 < len(first_words) <= 5 and first_words[0] in _ANAPHORIC and is_negative(evidence, second)
    candidates = [s for s in reversed(near) if not is_negative(evidence, s)]
    telling = frozenset(s for s in second.stems if evidence.rarity(s) > 2.0)
    if short:
        at = evidence.rank_at(second.document, second.whole[0])
        candidates = [s for s in candidates if at - evidence.rank_at(s.document, s.whole[0]) <= _TAKEN_UP_SENTENCES]
        sharing = [s for s in candidates if telling & s.stems]
        return sharing[0] if sharing else candidates[0] if candidates and not telling else None
    return next((s for s in near[-1:] if _answers(evidence, s, second)), None)


def _answers(evidence: Evidence, first: Saying, second: Saying) -> bool:
    """Whether a saying answers the one right before it: one says *nobody warned us*, the other insists that it sent an alarm."""
    text = evidence.texts[first.document]
    apart = evidence.rank_at(second.document, second.whole[0]) - evidence.rank_at(first.document, first.whole[0])
    if apart > 1 or is_negative(evidence, first) == is_negative(evidence, second):
        return False
    cues = " ".join(text[a:b] for s in (first, second) for a, b in s.cue)
    least = DISPUTE_ANSWER_INFORMATION if _INSISTS.search(cues) else DISPUTE_PLAIN_ANSWER_INFORMATION
    named = _named(evidence, first) | _named(evidence, second)
    return shared_information(first.stems - named, second.stems - named, evidence.rarity) >= least


def _named(evidence: Evidence, saying: Saying) -> frozenset[str]:
    """The stems of the names in a saying: that two speak of one company does not say that they speak of one matter."""
    text, (start, end) = evidence.texts[saying.document], (saying.content[0][0], saying.content[-1][1])
    named = [e for e in evidence.annotations[saying.document].entities if start <= e.start < end]
    return frozenset(s for e in named for s in content_stems(text, e.start, e.end))


def _rebutted(evidence: Evidence, first: Saying, second: Saying) -> Saying | None:
    """What the report tells right before a denial that shares its words, by whomever it is said."""
    if first.document != second.document or second.speaker is None or first.speaker == second.speaker or overlap(first.whole, second.whole):
        return None
    apart = evidence.rank_at(second.document, second.whole[0]) - evidence.rank_at(first.document, first.whole[0])
    denies = second.certainty == "denied" and not is_negative(evidence, first)
    shared = shared_information(first.stems, second.stems, evidence.rarity)
    return first if apart <= 1 and denies and shared >= DISPUTE_REBUTTAL_INFORMATION else None


def _contrasted(evidence: Evidence, first: Saying, second: Saying) -> bool:
    """Whether a *but* stands between two sayings that follow each other, and the second is of *others* or of the same thing."""
    text, gap = evidence.texts[first.document], (first.whole[1], max(second.whole[0], first.whole[1]))
    if gap[1] - gap[0] > _NEAR_CHARACTERS:
        return False
    next_to = evidence.rank_at(second.document, second.whole[0]) - evidence.rank_at(first.document, first.whole[0]) <= 1
    opposite = is_negative(evidence, first) != is_negative(evidence, second)
    if next_to and opposite and _HOWEVER.search(text, gap[0], max(gap[1], second.content[0][0])):
        return True
    if not _CONTRAST.search(text[gap[0] : gap[1]]):
        return False
    others = {w.casefold() for w in (second.speaker or "").split()} & _OTHERS
    return bool(others) or evidence.rarity.total(first.stems & second.stems) >= DISPUTE_SHARED_INFORMATION


def _about(evidence: Evidence, found: _Opposition) -> str:
    """*whether* what the one without a negation says."""
    positive = next((s for s in (found.one, found.other) if not is_negative(evidence, s)), found.one)
    start, end = positive.content[0]
    return "whether " + shorten(in_a_sentence(evidence.texts[positive.document][start:end]), 90)


def _value(evidence: Evidence, saying: Saying) -> Value:
    quote = " ".join(evidence.texts[saying.document][saying.whole[0] : saying.whole[1]].split())
    how = "denied" if is_negative(evidence, saying) else "said"
    return Value(saying.document, saying.whole, f"{how} by {saying.speaker}", shorten(quote, 100))
