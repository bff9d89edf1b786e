"""The closing sentences of the brief: from how many independent texts the story comes, and on what they differ most."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from recension.model import BriefSentence, Conflict, ConflictKind, Reading, Witnesses
from recension.settings.brief import (
    BRIEF_ABOUT_CHARACTERS,
    BRIEF_CLUMSY,
    BRIEF_CONFLICT_CENTRAL,
    BRIEF_PEOPLE,
    BRIEF_SIDES,
    BRIEF_SLIGHT,
    BRIEF_UNSAID,
    BRIEF_VALUES,
)
from recension.stages.reconcile.brief.sentences import printed_day
from recension.stages.reconcile.brief.worth import central, headlined
from recension.stages.reconcile.evidence import Evidence
from recension.text import edtf
from recension.text.words import content_stems

_NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
_SERIOUS: dict[ConflictKind, int] = {"contradiction": 3, "disputed": 3, "update": 2, "forecast": 1, "scope": 0, "precision": 0}


def independence(evidence: Evidence, witnesses: Witnesses) -> BriefSentence | None:
    """How many texts the copies come from, how many sources these rest on, and on whom most of them."""
    if witnesses.documents < 2:
        return None
    spans = []
    for family in sorted(set(evidence.families)):
        document = evidence.families.index(family)
        spans += [evidence.span(document, s.start, s.end) for s in evidence.annotations[document].sentences[:1]]
    said = f"The {witnesses.documents} copies come from {_counted(witnesses.families, 'independent text')}"
    named = [s for s in witnesses.primary_sources if "(unnamed)" not in s.name]
    if named:
        names = "names" if witnesses.families == 1 else "name"
        said += f", which {names} {_counted(len(named), 'primary source')}"
    common = [s for s in named if len(s.families) > 1][:1]
    if common and witnesses.families > 1:
        said += f"; {_number(len(common[0].families))} of the texts rest on {common[0].name}"
    return BriefSentence(said + ".", tuple(spans)) if spans else None


def _counted(number: int, noun: str) -> str:
    """*one text*, *four texts*."""
    return f"{_number(number)} {noun}" + ("" if number == 1 else "s")


def _number(number: int) -> str:
    return _NUMBERS.get(number, str(number))


def difference(evidence: Evidence, conflicts: Sequence[Conflict]) -> BriefSentence | None:
    """The conflict that weighs most: its values, and how many independent texts give each."""
    if not conflicts:
        return None
    main = max(conflicts, key=lambda c: (_weight(evidence, c), sum(v.families for v in c.values), c.score, c.id))
    chosen = list(main.values[:BRIEF_VALUES])
    if main.kind in ("update", "forecast"):
        chosen.sort(key=lambda v: _first_told(evidence, v))
    chosen.sort(key=lambda v: v.normalised.startswith(("denied", "said otherwise")))
    values = [_value(v) for v in chosen]
    sided = any(v.normalised.startswith(("said ", "denied ")) for v in chosen)
    joint = {"update": ", then ", "forecast": ", then "}.get(main.kind, ", but " if sided else " or ")
    listed = joint.join((", ".join(values[:-1]), values[-1])) if len(values) > 1 else values[0]
    opening = "Reports changed on" if main.kind == "update" else "Accounts differ on"
    about = _MONEY.sub("", main.about)
    return BriefSentence(f"{opening} {about}: {listed}.", tuple(v.spans[0] for v in chosen))


def _first_told(evidence: Evidence, reading: Reading) -> tuple[str, str]:
    """When the first document with a value was written, to sort by; the unknown last."""
    days = (evidence.dating.published[evidence.number[span.document]].date for span in reading.spans)
    return min(edtf.order(day) for day in days)


def _weight(evidence: Evidence, conflict: Conflict) -> float:
    """How much a reader must know of a conflict: opposite words of named sources, the dead and hurt, what all documents tell of."""
    sides = {v.normalised.partition(" by ")[2] for v in conflict.values} - {""}
    named = [side for side in sides if evidence.bearers.of(side) is not None]
    stems = [_told_with(evidence, value) for value in conflict.values]
    shared = math.fsum(central(evidence, s) + headlined(evidence, s) for s in stems) / len(stems)
    weight = _SERIOUS[conflict.kind] + BRIEF_CONFLICT_CENTRAL * shared
    weight += BRIEF_SIDES if len(named) > 1 else -BRIEF_UNSAID * conflict.about.startswith("whether")
    weight += BRIEF_PEOPLE * bool(_PEOPLE.search(conflict.about))
    clumsy = len(conflict.about) > BRIEF_ABOUT_CHARACTERS or bool(_CLUMSY.search(conflict.about))
    return weight - BRIEF_CLUMSY * clumsy - BRIEF_SLIGHT * bool(_SLIGHT.search(conflict.about))


def _told_with(evidence: Evidence, value: Reading) -> frozenset[str]:
    """The content stems of the first sentence that gives a value."""
    span = value.spans[0]
    document = evidence.number[span.document]
    start, end = evidence.sentence_at(document, span.start) or (span.start, span.end)
    return frozenset(content_stems(evidence.texts[document], start, end))


_PEOPLE = re.compile(
    r"how many (?:people|persons|\w+) (?:died|were (?:killed|hurt|injured|wounded)|are missing|were missing|fell ill|had to leave)\b"
)
_SLIGHT = re.compile(r"\bthe age of\b|how many (?:people|\w+) (?:came|watched|attended|marched)\b")
_CLUMSY = re.compile(
    r"[…;\"“”]|\b(?:the|how many|how long) (?:from|and|of|or|to|in|the|that|which|was)\b|\A(?:whether (?:(?:s?he|it|they)\b|.*\b(?:him|her|his|them|their)\b)|what came|how much percent|how much %)|: .*\b(?:which|that|it)\b"
)
_MONEY = re.compile(r"\Ahow much money: (?=the \w+\Z)")


_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def _value(reading: Reading) -> str:
    """A value as it is read, and the independent texts behind it."""
    plain = _DAY.sub(lambda m: printed_day(m[0]), reading.normalised)
    for side, says in _SIDES:
        plain = side.sub(says, plain)
    return f"{plain} (in {_counted(reading.families, 'text')})"


_SIDES = (
    (re.compile(r"\Asaid (?:by|in) (.+)\Z"), r"yes according to \1"),
    (re.compile(r"\Adenied (?:by|in) (.+)\Z"), r"no according to \1"),
    (re.compile(r"\Asaid otherwise (?:by|in) (.+)\Z"), r"not so according to \1"),
)
"""Who stands on which side of a *whether*."""
