"""A judgement as a row: made, written and read as JSON Lines. A row's id is the hash of all that it says."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from recension.errors import UsageError
from recension.model import Judgement, JudgementKind, Span, Target, TargetKind
from recension.settings.judgements import LONGEST_DATE_DAYS, LONGEST_NAME, LONGEST_REASON, LONGEST_ROW
from recension.text.edtf import bounds, is_date

KINDS: tuple[JudgementKind, ...] = get_args(JudgementKind)
"""All kinds of judgements."""

TARGETS: dict[JudgementKind, tuple[int, frozenset[TargetKind]]] = {
    "same": (2, frozenset({"document", "event", "claim"})),
    "not the same": (2, frozenset({"document", "event", "claim"})),
    "not a copy": (2, frozenset({"document"})),
    "date": (1, frozenset({"document", "event"})),
    "wrong speaker": (1, frozenset({"claim"})),
    "dismiss conflict": (1, frozenset({"conflict"})),
    "withdraw": (0, frozenset()),
}
"""How many targets a judgement of each kind has, and of which kinds they may be."""

_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?Z\Z")
_HALF = re.compile("[\ud800-\udfff]")
_ID = re.compile(r"[0-9a-f]{16}\Z")


def judgement(kind: JudgementKind, targets: Sequence[Target], value: str | None, reason: str, who: str, when: str) -> Judgement:
    """A row with its id. Raises :class:`~recension.errors.UsageError` where it says nothing that can be replayed."""
    value = value.strip() if value is not None and value.strip() else None
    made = Judgement("", kind, tuple(targets), value, reason.strip(), who.strip(), when)
    _check(made)
    content = json.dumps(as_json(made), ensure_ascii=True, sort_keys=True)
    return Judgement(hashlib.sha256(content.encode()).hexdigest()[:16], *(getattr(made, f) for f in _FIELDS))


_FIELDS = ("kind", "targets", "value", "reason", "who", "when")


def as_json(row: Judgement) -> dict[str, Any]:
    """A row as ``edition.json`` and JSON Lines hold it."""
    return {
        "id": row.id,
        "kind": row.kind,
        "targets": [{"kind": t.kind, "document": t.document, "spans": [_span_as_json(s) for s in t.spans]} for t in row.targets],
        "value": row.value,
        "reason": row.reason,
        "who": row.who,
        "when": row.when,
    }


def _span_as_json(span: Span) -> dict[str, Any]:
    return {"document": span.document, "start": span.start, "end": span.end, "quote": span.quote}


def to_lines(rows: Iterable[Judgement]) -> str:
    """Rows as JSON Lines."""
    return "".join(json.dumps(as_json(row), ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)


def from_lines(text: str) -> tuple[Judgement, ...]:
    """The rows of JSON Lines, each once, in their order. Raises :class:`~recension.errors.UsageError` naming the first bad line."""
    found: dict[str, Judgement] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            row = _from_line(number, line)
            found.setdefault(row.id, row)
    return tuple(found.values())


def _from_line(number: int, line: str) -> Judgement:
    try:
        if len(line) > LONGEST_ROW:
            raise ValueError("it is too long")
        return from_json(json.loads(line))
    except (ValueError, KeyError, TypeError, RecursionError, UsageError) as error:
        why = error.why if isinstance(error, UsageError) else _plain(error)
        raise UsageError("RCN-211", f"line {number} of the judgements", why, "correct the line; nothing of the file was taken") from error


def _plain(error: Exception) -> str:
    """What a broken row lacks, in words."""
    return f"it lacks the field {error}" if isinstance(error, KeyError) else f"it is no judgement ({' '.join(str(error).split())[:120]})"


def from_json(value: Any) -> Judgement:
    """The row that a JSON object holds. The id is made anew, so that no row can be edited under its old id.

    Raises ``KeyError``, ``TypeError``, ``ValueError`` or :class:`~recension.errors.UsageError` for what is no row.
    """
    if not isinstance(value, dict):
        raise TypeError("no JSON object")
    strings = {name: value[name] for name in ("kind", "reason", "who", "when")}
    if not all(isinstance(s, str) for s in strings.values()) or not isinstance(value["value"], str | None):
        raise TypeError("a field that should be text is none")
    targets = [_target(t) for t in value["targets"]]
    made = judgement(strings["kind"], targets, value["value"], strings["reason"], strings["who"], strings["when"])
    if value.get("id", made.id) != made.id:
        raise ValueError("it was changed after it was made; withdraw it and add a new one")
    return made


def _target(value: Any) -> Target:
    document = value["document"]
    if not isinstance(document, str | None):
        raise TypeError("a target's document is no text")
    return Target(value["kind"], document, tuple(_span(s) for s in value["spans"]))


def _span(value: Any) -> Span:
    start, end = value["start"], value["end"]
    if not (type(start) is type(end) is int and isinstance(value["document"], str) and isinstance(value["quote"], str)):
        raise TypeError("a span has other fields than it should")
    if not 0 <= start < end or end - start != len(value["quote"]):
        raise ValueError("a span's quote is not as long as the span")
    return Span(value["document"], start, end, value["quote"])


def _check(row: Judgement) -> None:
    """Raise an error for a row that cannot be replayed."""
    problem = _problem(row)
    if problem is not None:
        raise UsageError("RCN-210", "the judgement was not taken", *problem)


def _problem(row: Judgement) -> tuple[str, str] | None:
    """What is wrong with a row, and what to do about it."""
    if row.kind not in TARGETS:
        return f"there is no kind {row.kind[:40]!r}", f"use one of: {', '.join(KINDS)}"
    if not _INSTANT.match(row.when):
        return "its time is no instant in UTC", "write it as 2026-03-01T12:00:00Z"
    if not row.who or len(row.who) > LONGEST_NAME:
        return "it does not say who judged", f"give a name of at most {LONGEST_NAME} characters"
    if len(row.reason) > LONGEST_REASON:
        return "its reason is too long", f"say it in {LONGEST_REASON} characters"
    return _problem_of_targets(row) or _problem_of_value(row) or _problem_of_length(row)


def _problem_of_length(row: Judgement) -> tuple[str, str] | None:
    """What keeps a row from being written to a file and read back."""
    written = json.dumps(as_json(row), ensure_ascii=False)
    if len(written) >= LONGEST_ROW:
        return "it rests on too many words", "name fewer of them"
    if _HALF.search(written):
        return "it holds half a character, which no file can hold", "write it anew"
    return None


def _problem_of_targets(row: Judgement) -> tuple[str, str] | None:
    count, kinds = TARGETS[row.kind]
    if len(row.targets) != count or any(t.kind not in kinds for t in row.targets) or len({t.kind for t in row.targets}) > 1:
        return f"{row.kind!r} is about {count} of {', '.join(sorted(kinds)) or 'nothing'}", "name its targets so"
    if len(set(row.targets)) < count:
        return "it names one thing twice", "name two different ones"
    if any(bool(t.document) != (t.kind == "document") or bool(t.spans) == (t.kind == "document") for t in row.targets):
        return "a document is named by its id, everything else by its words", "name the targets so"
    return None


def _problem_of_value(row: Judgement) -> tuple[str, str] | None:
    if row.kind == "date":
        if row.value is None or not is_date(row.value) or _days(row.value) > LONGEST_DATE_DAYS:
            return "its value is no day, month or short interval", "write it as 2023-09-16 or 2023-09-12/2023-09-17"
        return None if row.reason else ("a date needs its reason", "say why it is that day")
    if row.kind == "withdraw":
        return None if _ID.match(row.value or "") else ("it does not say what it withdraws", "give the id of the judgement")
    if row.kind == "wrong speaker":
        return None if len(row.value or "") <= LONGEST_NAME else ("the speaker's name is too long", f"use {LONGEST_NAME} characters")
    return None if row.value is None else (f"{row.kind!r} takes no value", "leave it out")


def _days(date: str) -> int:
    first, last = bounds(date)
    return (last - first).days + 1
