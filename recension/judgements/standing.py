"""Which judgements stand: not withdrawn, and not overruled by a later one on the same question."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable

from recension.model import Judgement, RulingOutcome, Target

_QUESTIONS = {"not the same": "same", "same": "same"}


def in_order(rows: Iterable[Judgement]) -> list[Judgement]:
    """Each row once, by time, then by id: the order of the rows in a file says nothing."""
    return sorted({row.id: row for row in rows}.values(), key=lambda r: (r.when[:-1], r.id))  # without the Z, so that 12:00:01 < 12:00:01.5


def fallen(rows: Iterable[Judgement]) -> dict[str, RulingOutcome]:
    """The ids of the rows that do not stand, and why: withdrawn or overruled."""
    ordered = in_order(rows)
    gone: dict[str, RulingOutcome] = dict.fromkeys(_withdrawn(ordered), "withdrawn")
    latest: dict[Hashable, str] = {}
    for row in ordered:
        if row.id not in gone and row.kind != "withdraw":
            question = _question(row)
            if question in latest:
                gone[latest[question]] = "overruled"
            latest[question] = row.id
    return gone


def standing(rows: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The rows that stand, by time; withdrawals have done their work and are left out."""
    ordered = in_order(rows)
    gone = fallen(ordered)
    return tuple(row for row in ordered if row.id not in gone and row.kind != "withdraw")


def _withdrawn(rows: list[Judgement]) -> list[str]:
    """The ids that a withdrawal which stands takes back. A withdrawal can be withdrawn; no chain is a circle, as ids are hashes."""
    takers: dict[str, list[Judgement]] = defaultdict(list)
    for row in rows:
        if row.kind == "withdraw" and row.value is not None:
            takers[row.value].append(row)
    open_ = Counter({row.id: len(takers[row.id]) for row in rows})
    by_id = {row.id: row for row in rows}
    ready = [row for row in rows if not open_[row.id]]
    gone: set[str] = set()
    while ready:
        row = ready.pop()
        if row.kind != "withdraw" or row.value is None or row.value not in open_:
            continue
        if row.id not in gone:
            gone.add(row.value)
        open_[row.value] -= 1
        if not open_[row.value]:
            ready.append(by_id[row.value])
    return sorted(gone)


def _question(row: Judgement) -> Hashable:
    """What two rows must share for the later one to take the place of the earlier."""
    targets = frozenset(_key(t) for t in row.targets)
    return _QUESTIONS.get(row.kind, row.kind), targets


def _key(target: Target) -> Hashable:
    return target.kind, target.document, frozenset((s.document, s.start, s.end) for s in target.spans)


def concerning(rows: Iterable[Judgement], documents: Iterable[str]) -> tuple[Judgement, ...]:
    """The rows of which each target has something to do with these documents."""
    known = frozenset(documents)
    return tuple(row for row in rows if all(_documents(t) & known for t in row.targets))


def _documents(target: Target) -> frozenset[str]:
    return frozenset(s.document for s in target.spans) | (frozenset((target.document,)) if target.document else frozenset())
