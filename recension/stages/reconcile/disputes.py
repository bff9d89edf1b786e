"""Sources that say opposite things about one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recension.model import Conflict
from recension.settings.reconcile import DISPUTE_SAME, DISPUTE_SHARED_INFORMATION
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.readings import Value, conflict
from recension.stages.reconcile.sameness import candidate_pairs, words_in_common
from recension.stages.reconcile.sayings import Saying
from recension.stages.reconcile.title import shorten
from recension.text.words import words

_NEGATIVE = frozenset(
    "no not never nobody none nothing nor neither without cannot can't didn't doesn't isn't wasn't weren't hasn't won't".split()
)
_CONTRAST = re.compile(
    r"(?:\A|[.,;:!?][\"”’')]*)\s*(?:but|however|whereas|while|although|though|yet|by contrast|on the other hand)\b", re.I
)
_ANAPHORIC = frozenset("it that this they he she there those".split())
_OTHERS = frozenset({"others", "other", "some", "critics", "opponents", "sceptics", "skeptics"})
_NEAR_CHARACTERS = 400
"""Two sayings further apart than this are not set against each other by a *but*."""


_MAIN_CLAUSE_WORDS = 8
"""A negation further on is of a detail, and not of what is said."""
_NEAR_SAYINGS = 4
"""How many sayings back one may be that another takes up."""


def disputes(evidence: Evidence, said: Sequence[Saying]) -> Iterator[Conflict]:
    """Pairs of sources that contradict each other: by a negation, by a denial, or set against each other by the report."""
    by_key = {s.key: s for s in said}
    near = {(a.key, b.key) for i, b in enumerate(said) for a in said[max(0, i - _NEAR_SAYINGS) : i] if a.document == b.document}
    for one, other in sorted(near | candidate_pairs(evidence, {s.key: s.stems for s in said})):
        a, b = by_key[one], by_key[other]
        if a.speaker == b.speaker or a.speaker is None or b.speaker is None:
            continue
        if _opposed(evidence, a, b) or _contrasted(evidence, a, b):
            made = conflict(evidence, _about(evidence, a, b), "disputed", [_value(evidence, a), _value(evidence, b)], 0.6, _says(a, b))
            if made:
                yield made


def _opposed(evidence: Evidence, a: Saying, b: Saying) -> bool:
    """Whether one says with *not* or denies what the other says without."""
    if _is_negative(evidence, a) == _is_negative(evidence, b):
        return False
    shared = evidence.rarity.total(a.stems & b.stems)
    return shared >= DISPUTE_SHARED_INFORMATION and words_in_common(evidence, a.stems, b.stems) >= DISPUTE_SAME


def _is_negative(evidence: Evidence, saying: Saying) -> bool:
    """Whether the saying is a denial, or its main clause, as far as its first words show it, has a negation."""
    said = words(evidence.texts[saying.document], *saying.content[0])[:_MAIN_CLAUSE_WORDS]
    return saying.certainty == "denied" or any(w.key in _NEGATIVE for w in said)


def _contrasted(evidence: Evidence, a: Saying, b: Saying) -> bool:
    """Whether a *but* stands between two sayings that follow each other, and the second is of *others* or of the same thing."""
    if a.document != b.document:
        return False
    first, second = sorted((a, b), key=lambda s: s.whole)
    gap = (first.whole[1], max(second.whole[0], first.whole[1]))
    between = evidence.texts[a.document][gap[0] : gap[1]]
    if gap[1] - gap[0] > _NEAR_CHARACTERS:
        return False
    if _takes_up(evidence, second) and not _is_negative(evidence, first):
        return True
    if not _CONTRAST.search(between):
        return False
    others = {w.casefold() for w in (second.speaker or "").split()} & _OTHERS
    return bool(others) or evidence.rarity.total(a.stems & b.stems) >= DISPUTE_SHARED_INFORMATION


def _takes_up(evidence: Evidence, second: Saying) -> bool:
    """Whether a saying only denies what was said before: *it never was*, *that is not true*."""
    said = [w.key for start, end in second.content for w in words(evidence.texts[second.document], start, end)]
    said = said[1:] if said[:1] == ["that"] and len(said) > 2 else said
    return 1 < len(said) <= 5 and said[0] in _ANAPHORIC and _is_negative(evidence, second)


def _about(evidence: Evidence, a: Saying, b: Saying) -> str:
    return shorten(f"what {a.speaker} and {b.speaker} say", 100)


def _value(evidence: Evidence, saying: Saying) -> Value:
    quote = " ".join(evidence.texts[saying.document][saying.whole[0] : saying.whole[1]].split())
    return Value(saying.document, saying.whole, f"{saying.speaker}: {quote}", f"{saying.speaker}: {shorten(quote, 100)}")


def _says(a: Saying, b: Saying) -> str:
    return f"{a.speaker} and {b.speaker} say opposite things"
