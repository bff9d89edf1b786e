"""The closing sentences of the brief: from how many independent texts the story comes, and on what they differ most."""

from __future__ import annotations

from collections.abc import Sequence

from recension.model import BriefSentence, Conflict, ConflictKind, Reading, Witnesses
from recension.settings.brief import BRIEF_VALUES
from recension.stages.reconcile.evidence import Evidence

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
    if witnesses.primary_sources:
        names = "names" if witnesses.families == 1 else "name"
        said += f", which {names} {_counted(len(witnesses.primary_sources), 'primary source')}"
    common = [s for s in witnesses.primary_sources if len(s.families) > 1 and "(unnamed)" not in s.name][:1]
    if common and witnesses.families > 1:
        said += f"; {_number(len(common[0].families))} of the texts rest on {common[0].name}"
    return BriefSentence(said + ".", tuple(spans)) if spans else None


def _counted(number: int, noun: str) -> str:
    """*one text*, *four texts*."""
    return f"{_number(number)} {noun}" + ("" if number == 1 else "s")


def _number(number: int) -> str:
    return _NUMBERS.get(number, str(number))


def difference(conflicts: Sequence[Conflict]) -> BriefSentence | None:
    """The conflict that weighs most, numbers and days before sayings: its values, and how many independent texts give each."""
    told = [c for c in conflicts if "…" not in c.about] or list(conflicts)
    if not told:
        return None
    main = max(told, key=lambda c: (_SERIOUS[c.kind], not c.about.startswith("whether"), sum(v.families for v in c.values), c.score, c.id))
    values = [_value(v) for v in main.values[:BRIEF_VALUES]]
    joint = {"update": ", then ", "forecast": ", then "}.get(main.kind, " or ")
    listed = joint.join((", ".join(values[:-1]), values[-1])) if len(values) > 1 else values[0]
    opening = "Reports changed on" if main.kind == "update" else "Accounts differ on"
    return BriefSentence(f"{opening} {main.about}: {listed}.", tuple(v.spans[0] for v in main.values[:BRIEF_VALUES]))


def _value(reading: Reading) -> str:
    """A value and the independent texts behind it."""
    return f"{reading.normalised} (in {_counted(reading.families, 'text')})"
