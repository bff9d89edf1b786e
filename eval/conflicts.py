"""Conflicts: happenings of our own, each told by two reports that differ in some things and only seem to differ in others.

A conflict is found when two of its values are words of the two sides of a gold one; a look-alike is reported when a conflict that is no
gold one has its words on different values. Sides match by the rule of the piles: a fifth of the shorter one. The reports of
a happening are one story of as many families. ``python -m eval.conflicts [-v [even]]`` prints what is missed and what is invented.
"""

from __future__ import annotations

import json
import pathlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.figures import Figure, digest
from eval.measures import Range, f1
from recension.model import Conflict, Group, Lineage
from recension.sources.rows import read_row
from recension.stages.annotate import annotate
from recension.stages.clean import clean
from recension.stages.reconcile import reconcile
from recension.text.spans import overlap

SET = "conflicts.txt"
PATH = pathlib.Path(__file__).parent / "data" / SET
Place = tuple[int, Range]
"""The number of a report, and characters of it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sides in words, and the kind; a look-alike has none."""

    kind: str | None
    sides: tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Happening:
    """Reports as (day, outlet, title, text), and what differs between them."""

    name: str
    reports: tuple[tuple[str, str, str, str], ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the differences of a happening, and of the conflicts that were reported."""

    found: tuple[tuple[Difference, str], ...]
    missed: tuple[Difference, ...]
    fooled: tuple[Difference, ...]
    reported: tuple[Conflict, ...]
    right: int


def happenings() -> list[Happening]:
    """The set, in order."""
    blocks = PATH.read_text("utf8").split("\n== ")[1:]
    return [_happening(*block.split("\n", 1)) for block in blocks]


def _happening(name: str, block: str) -> Happening:
    reports: list[tuple[str, str, str, str]] = []
    differences: list[Difference] = []
    for line in block.splitlines():
        if line.startswith("@ "):
            day, outlet = line[2:].split(", ", 1)
            reports.append((day, outlet, "", ""))
        elif line.startswith("= "):
            kind, sides = line[2:].split(": ", 1)
            differences.append(_difference(kind, sides))
        elif line.startswith("! "):
            differences.append(_difference(None, line[2:]))
        elif line:
            day, outlet, title, text = reports[-1]
            reports[-1] = (day, outlet, title or line, f"{text}{line}\n\n" if title else text)
    return Happening(name, tuple(reports), tuple(differences))


def _difference(kind: str | None, sides: str) -> Difference:
    one, other = sides.split(" | ")
    return Difference(kind, (tuple(one.split(" / ")), tuple(other.split(" / "))))


def group_of(happening: Happening) -> Group:
    """The reports as the chain reads them, each a family of its own."""
    fields = [
        {"id": f"{i}", "title": title, "text": text, "published": day, "outlet": outlet}
        for i, (day, outlet, title, text) in enumerate(happening.reports)
    ]
    articles = [clean(read_row(json.dumps(f).encode(), f["id"])) for f in fields]
    return Group(tuple(articles), tuple(annotate(a) for a in articles), Lineage(), told=True)


def compare(happening: Happening) -> Outcome:
    """The conflicts of a happening against its differences."""
    group = group_of(happening)
    story = reconcile(group).story
    reported = story.conflicts if story else ()
    number = {a.document.id: i for i, a in enumerate(group.articles)}
    texts = [a.document.text for a in group.articles]
    values = [[[(number[s.document], (s.start, s.end)) for s in v.spans] for v in c.values] for c in reported]
    true: set[int] = set()
    found: list[tuple[Difference, str]] = []
    for d in (d for d in happening.differences if d.kind):
        sides = [_places(texts, quotes) for quotes in d.sides]
        matching = [i for i, v in enumerate(values) if _apart(v, sides, 0.2)]
        true.update(matching)
        found += [(d, next((k for i in matching if (k := reported[i].kind) == d.kind), reported[matching[0]].kind))] if matching else []
    hit = [d for d, _ in found]
    fooled = [
        d
        for d in happening.differences
        if not d.kind and any(_apart(v, [_places(texts, q) for q in d.sides], 0.5) for i, v in enumerate(values) if i not in true)
    ]
    missed = tuple(d for d in happening.differences if d.kind and d not in hit)
    return Outcome(tuple(found), missed, tuple(fooled), reported, len(true))


def _places(texts: Sequence[str], quotes: Sequence[str]) -> list[Place]:
    found = [(i, (start, start + len(q))) for q in quotes for i, text in enumerate(texts) if (start := text.find(q)) >= 0]
    if len(found) < len(quotes):
        raise ValueError(f"{SET}: not in a report: {quotes}")
    return found


def _apart(values: Sequence[Sequence[Place]], sides: Sequence[Sequence[Place]], share: float) -> bool:
    """Whether two values stand on different sides."""
    on = [{i for i, side in enumerate(sides) if any(_touch(a, b, share) for a in value for b in side)} for value in values]
    return any(a != b for a in on for b in on if a and b)


def _touch(a: Place, b: Place, share: float) -> bool:
    shorter = min(a[1][1] - a[1][0], b[1][1] - b[1][0])
    return a[0] == b[0] and overlap(a[1], b[1]) >= max(1, share * shorter)


def measure() -> Iterator[Figure]:
    """Recall, precision and F1 of conflicts, kinds right among those that are found, and look-alikes kept out, all in percent."""
    yield from figures([compare(h) for h in happenings()])


def figures(outcomes: Sequence[Outcome]) -> Iterator[Figure]:
    """The figures of some happenings."""
    hits, missed = sum(len(o.found) for o in outcomes), sum(len(o.missed) for o in outcomes)
    reported, right = sum(len(o.reported) for o in outcomes), sum(o.right for o in outcomes)
    kinds = sum(d.kind == kind for o in outcomes for d, kind in o.found)
    content = digest([PATH])
    yield Figure(SET, content, "conflicts, recall", 100 * hits / (hits + missed))
    yield Figure(SET, content, "conflicts, precision", 100 * right / max(1, reported))
    yield Figure(SET, content, "conflicts, F1", f1(right, reported, hits, hits + missed))
    yield Figure(SET, content, "kind right where found", 100 * kinds / max(1, hits))
    yield Figure(SET, content, "look-alikes kept out", 100 - 100 * sum(len(o.fooled) for o in outcomes) / len(outcomes))


def _print(happening: Happening, outcome: Outcome) -> None:
    print(f"== {happening.name}")
    for d, kind in outcome.found:
        print(f"  ok    {d.kind}{'' if kind == d.kind else f' as {kind}'}: {d.sides}")
    for d in outcome.missed:
        print(f"  LOST  {d.kind}: {d.sides}")
    for d in outcome.fooled:
        print(f"  FOOLED {d.sides}")
    for c in outcome.reported:
        print(f"    {c.kind}: {c.about} | {' / '.join(f'{v.normalised}: {v.value}' for v in c.values)} ({c.why[0].says})")


def main(arguments: list[str]) -> None:
    """Print the figures; with ``-v`` the happenings as well, with ``even`` the even ones alone."""
    chosen = [(i, h, compare(h)) for i, h in enumerate(happenings())]
    for i, happening, outcome in chosen if "-v" in arguments else []:
        if "even" not in arguments or i % 2 == 0:
            _print(happening, outcome)
    counted: Counter[str] = Counter(d.kind or "" for _, _, o in chosen for d in o.missed)
    print("missed:", ", ".join(f"{kind} {n}" for kind, n in sorted(counted.items())))
    for half in ([o for _, _, o in chosen], [o for i, _, o in chosen if i % 2 == 0], [o for i, _, o in chosen if i % 2]):
        print("   ".join(f"{f.name} {f.value:.1f}" for f in figures(half)))


if __name__ == "__main__":
    main(sys.argv[1:])
