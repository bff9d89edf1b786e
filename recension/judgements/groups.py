"""Members that belong to one event or claim, brought together or kept apart as a person said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from recension.judgements.targets import Place, about, best, places, touches
from recension.model import Judgement, TargetKind

Member = TypeVar("Member")


def regroup(
    groups: Sequence[Sequence[Member]],
    rows: Sequence[Judgement],
    of: TargetKind,
    texts: Mapping[str, str],
    places_of: Callable[[Member], Sequence[Place]],
    alike: Callable[[Member, Member], float],
) -> list[list[Member]]:
    """The groups after all *same* and *not the same* about this kind of target, in the order in which they were said.

    When a group is parted, each member of it that neither target names goes to the side to which it is more alike.
    """
    made = [list(group) for group in groups]
    for row in rows:
        if row.kind not in ("same", "not the same") or row.targets[0].kind != of:
            continue
        sides = [places(target, texts) for target in row.targets]
        found = [best(side, made, lambda group: [p for member in group for p in places_of(member)]) for side in sides]
        one, other = found
        if row.kind == "same" and one is not None and other is not None and one != other:
            made[min(one, other)] += made.pop(max(one, other))
        if row.kind == "not the same" and one is not None and one == other:
            made[one : one + 1] = _parted(made[one], sides[0], sides[1], places_of, alike)
    return made


def _parted(
    group: Sequence[Member],
    one: Sequence[Place],
    other: Sequence[Place],
    places_of: Callable[[Member], Sequence[Place]],
    alike: Callable[[Member, Member], float],
) -> list[list[Member]]:
    """A group in two; as it is, if the words of both targets stand in the same members."""
    first = [m for m in group if touches(one, places_of(m))]
    second = [m for m in group if touches(other, places_of(m)) and not any(m is f for f in first)]
    if not first or not second:
        return [list(group)]
    named = [*first, *second]
    sides = [first, second]
    for member in (m for m in group if not any(m is n for n in named)):
        nearer = [max(alike(member, m) for m in side if any(m is n for n in named)) for side in sides]
        sides[nearer[1] > nearer[0]].append(member)
    return sides


def judged_value(rows: Sequence[Judgement], kind: str, of: TargetKind, texts: Mapping[str, str], item: Sequence[Place]) -> Judgement | None:
    """The last row of a kind about an item."""
    found = [row for row in about(rows, kind, of) if touches(places(row.targets[0], texts), item)]
    return found[-1] if found else None
