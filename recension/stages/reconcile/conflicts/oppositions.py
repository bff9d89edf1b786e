"""Clauses of different reports, or of different sources, that say opposite things of one matter: one denies what the other says, or uses its opposite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from recension.model import Conflict, ConflictKind
from recension.settings.conflicts import (
    OPPOSED,
    OPPOSED_ALIGNED,
    OPPOSED_COVERED,
    OPPOSED_INFORMATION,
    OPPOSED_LEFT,
    OPPOSED_MEANING,
    OPPOSED_PART,
    OPPOSED_SCORE,
    OPPOSED_VERB,
    OPPOSED_WHOLLY,
)
from recension.stages.reconcile.alignment import Alignment, Seat
from recension.stages.reconcile.conflicts.propositions import Proposition, opposites, propositions
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.title import shorten
from recension.stages.reconcile.wording import in_a_sentence
from recension.text.meaning import nearness, shared_information
from recension.text.spans import inside, overlap, strip

_SAYS: dict[ConflictKind, str] = {
    "forecast": "one says beforehand what the other tells otherwise",
    "update": "a later report tells the opposite of an earlier one",
    "disputed": "two sources say opposite things",
    "contradiction": "the reports say opposite things",
}


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two clauses, and how sure it is that they say opposite things of one matter."""

    one: Proposition
    other: Proposition
    alike: float
    by_negation: bool


def opposition_conflicts(alignment: Alignment) -> Iterator[Conflict]:
    """Opposed clauses, those of copies and of the same two matters together."""
    evidence = alignment.evidence
    for same in _together(evidence, sorted(_oppositions(alignment), key=lambda o: (-o.alike, o.one.key, o.other.key))):
        positive, negative = [o.one for o in same], [o.other for o in same]
        kind = _kind(evidence, same[0])
        values = [_value(evidence, p, _how(p, "said")) for p in positive]
        values += [_value(evidence, p, _how(p, "denied" if same[0].by_negation else "said otherwise")) for p in negative]
        about = f"whether {_question(evidence, positive[0])}"
        made = conflict(evidence, about, kind, values, OPPOSED_SCORE, _SAYS[kind])
        if made:
            yield made


@dataclass(frozen=True, slots=True)
class _Line:
    """The clauses of a told sentence: their words, the opposites of these, and whether one of them denies something."""

    clauses: tuple[Proposition, ...]
    stems: frozenset[str]
    against: frozenset[str]
    denies: bool


def _oppositions(alignment: Alignment) -> Iterator[Opposition]:
    """The pairs of opposed clauses, that without a negation first."""
    told: dict[Seat, _Line] = {}
    for one, other in alignment.pairs(OPPOSED_MEANING):
        for seat in (one, other):
            if seat not in told:
                told[seat] = _line(propositions(alignment.evidence, *seat))
        for a, b in product(told[one].clauses, told[other].clauses) if _may_oppose(told[one], told[other]) else ():
            found = _opposed(alignment, a, b) if _could_oppose(a, b) else None
            if found is not None:
                yield found


def _line(clauses: Sequence[Proposition]) -> _Line:
    stems, against = (frozenset().union(*words) for words in ([p.stems for p in clauses], [p.against for p in clauses]))
    return _Line(tuple(clauses), stems, against, any(p.negative for p in clauses))


def _may_oppose(one: _Line, other: _Line) -> bool:
    """Whether a clause of two sentences denies something, or two of them have opposite words: all others are not of interest."""
    return one.denies or other.denies or not one.against.isdisjoint(other.stems)


def _could_oppose(a: Proposition, b: Proposition) -> bool:
    """Whether two clauses are not of one source, nor of different days gone by: a shop shut on Monday may open on Tuesday."""
    if a.speaker == b.speaker and a.speaker is not None:
        return False
    if a.document == b.document and (a.speaker is None or b.speaker is None):
        return False
    return a.ahead or b.ahead or not a.days or not b.days or bool(a.days & b.days)


def _opposed(alignment: Alignment, a: Proposition, b: Proposition) -> Opposition | None:
    """How far two clauses are of one matter, if one denies what the other says or they use opposite words."""
    turned = _turned(a, b)
    if (a.negative == b.negative) != bool(turned) or (turned and (_turned(a, a) or _turned(b, b))):
        return None
    if not turned and (a.turned or b.turned):
        return None
    one, other = (b, a) if a.negative and not b.negative else (a, b)
    here, there = one.stems - turned, (other.stems if turned else other.denied or other.stems) - turned
    evidence = alignment.evidence
    nothing = not turned and any(nearness(x, y) for x in other.none_of for y in here)
    shared = shared_information(here, there, evidence.tells)
    if shared < OPPOSED_INFORMATION - bool(turned):
        return None
    parts = [min(1.0, shared / max(1.0, evidence.information(stems))) for stems in (there, here)]
    covered, left = sorted(parts, reverse=True) if turned else parts
    undone = other.verb is not None and any(nearness(other.verb, x) for x in here)
    covered = max(covered, OPPOSED_VERB * undone)
    meaning = alignment.likeness(a.document, a.sentence, b.document, b.sentence)
    alike = meaning + OPPOSED_COVERED * covered + OPPOSED_LEFT * left
    aligned = meaning >= OPPOSED_ALIGNED
    firm = bool(turned) or nothing or _matched(here, there) > 1 or covered >= OPPOSED_WHOLLY or aligned
    firm = firm and (undone or aligned or other.verb is None or bool(turned))
    return Opposition(one, other, alike, not turned) if firm and alike >= OPPOSED and covered >= OPPOSED_PART else None


def _matched(here: frozenset[str], there: frozenset[str]) -> int:
    """How many words of one clause have an equal or a near one in the other: *the gates* alone are no matter, *the gates were raised* is."""
    return sum(any(nearness(x, y) for y in sorted(there)) for x in sorted(here))


def _turned(a: Proposition, b: Proposition) -> frozenset[str]:
    """The words of two clauses of which one says the opposite of the other."""
    if a.against.isdisjoint(b.stems):
        return frozenset()
    found = [(x, y) for x in a.stems for y in opposites().get(x, frozenset()) & b.stems]
    return frozenset(word for pair in found for word in pair)


def _together(evidence: Evidence, found: Sequence[Opposition]) -> list[list[Opposition]]:
    """Oppositions that share a clause, or the same place of copies, with the likeliest of them."""
    groups: list[list[Opposition]] = []
    for one in found:
        home = next((g for g in groups if any(_one_matter(evidence, one, other) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _one_matter(evidence: Evidence, a: Opposition, b: Opposition) -> bool:
    return _same_clause(evidence, a.one, b.one) or _same_clause(evidence, a.other, b.other)


def _same_clause(evidence: Evidence, a: Proposition, b: Proposition) -> bool:
    """Whether two clauses are one, or one and its copy."""
    if a.document == b.document:
        return overlap(a.place, b.place) > 0
    return a.stems == b.stems or evidence.facing(a.document, a.place, b.document, b.place)


def _kind(evidence: Evidence, found: Opposition) -> ConflictKind:
    """As what two opposed clauses differ."""
    one, other = found.one, found.other
    if one.ahead != other.ahead:
        return "forecast"
    if one.said and other.said:
        return "disputed"
    days = [evidence.dating.published[p.document].date for p in (one, other)]
    lasting = one.ahead or (not found.by_negation and (one.now or other.now))
    return "update" if lasting and None not in days and days[0] != days[1] else "contradiction"


def _how(p: Proposition, verb: str) -> str:
    return f"{verb} by {p.speaker}" if p.speaker else f"{verb} in the report"


def _question(evidence: Evidence, p: Proposition) -> str:
    """What is in question: all that is said in the words of which the clause is a part, else its sentence."""
    around = [r for a in evidence.annotations[p.document].attributions for r in a.content if inside(p.place, r)]
    start, end = min(around, key=lambda r: (r[1] - r[0], r), default=p.sentence)
    return shorten(in_a_sentence(" ".join(evidence.texts[p.document][start:end].split())), 110)


def _value(evidence: Evidence, p: Proposition, how: str) -> Value:
    place = strip(evidence.texts[p.document], p.place)
    return Value(p.document, place, how, shorten(_words(evidence, p), 100))


def _words(evidence: Evidence, p: Proposition) -> str:
    return " ".join(evidence.texts[p.document][slice(*p.place)].split()).strip(" ,;:—–")
