"""What became of each judgement, read off the finished edition: nothing is assumed to have worked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from recension.judgements.standing import fallen, in_order
from recension.judgements.targets import Place, best, places
from recension.model import Claim, Conflict, Edition, Event, Judgement, Ruling, RulingOutcome, Span, Target
from recension.text.edtf import contains

Result = tuple[RulingOutcome, str]

_FALLEN: dict[RulingOutcome, str] = {"withdrawn": "it was withdrawn", "overruled": "a later judgement on the same question took its place"}
_GONE: Result = ("target not found", "no document of this edition is the one that it names")
_NO_WORDS: Result = ("target not found", "nothing in this edition rests on the words that it names")


def with_rulings(edition: Edition, rows: Sequence[Judgement]) -> Edition:
    """The edition with all judgements that were given to it, each with what became of it."""
    if not rows:
        return edition
    gone = fallen(rows)
    look = _Look(edition)
    made = [
        Ruling(row, gone[row.id], _FALLEN[gone[row.id]]) if row.id in gone else Ruling(row, *_result(row, look)) for row in in_order(rows)
    ]
    return replace(edition, judgements=tuple(made))


class _Look:
    """Where an edition holds what a judgement may be about."""

    def __init__(self, edition: Edition) -> None:
        self.documents = {d.id: d for d in edition.documents}
        self.texts: Mapping[str, str] = {d.id: d.text for d in edition.documents}
        self.family = {d: f.id for f in edition.lineage.families for d in f.documents}
        self.story = {d: s.id for s in edition.stories for d in s.documents}
        self.events = [e for s in edition.stories for e in s.timeline]
        self.claims = [c for s in edition.stories for c in s.claims]
        self.conflicts = [c for s in edition.stories for c in s.conflicts]
        self.dismissed = [c for s in edition.stories for c in s.dismissed]

    def of(self, target: Target) -> Event | Claim | Conflict | None:
        """The event, claim or conflict that rests on most of a target's words."""
        items: Sequence[Event | Claim | Conflict] = {"event": self.events, "claim": self.claims}.get(target.kind, self.conflicts)  # type: ignore[assignment]
        return _found(target, items, self.texts)


def _found(target: Target, items: Sequence[Event | Claim | Conflict], texts: Mapping[str, str]) -> Event | Claim | Conflict | None:
    number = best(places(target, texts), items, _places_of)
    return None if number is None else items[number]


def _places_of(item: Event | Claim | Conflict) -> list[Place]:
    spans: Sequence[Span] = [s for v in item.values for s in v.spans] if isinstance(item, Conflict) else item.mentions
    return [(s.document, s.start, s.end) for s in spans]


def _result(row: Judgement, look: _Look) -> Result:
    if row.kind == "withdraw":
        return "applied", "it took back the judgement that it names"
    named = [t.document for t in row.targets if t.document is not None]
    if any(d not in look.documents for d in named):
        return _GONE
    if row.kind == "date" and named:
        return _dated(row, look.documents[named[0]].published.date)
    if row.kind == "not a copy":
        return _held(look.family[named[0]] != look.family[named[1]], "they stand in different families", "they still stand in one family")
    if named:
        one, other = look.story.get(named[0]), look.story.get(named[1])
        together = one is not None and one == other
        says = ("they stand in one story", "they stand in different stories")
        return _held(
            together == (row.kind == "same"),
            says[not together],
            f"other judgements or the copies among them have it that {says[not together]}",
        )
    return _of_words(row, look)


def _of_words(row: Judgement, look: _Look) -> Result:
    """The result of a judgement about an event, a claim or a conflict."""
    if row.kind == "dismiss conflict":
        if _found(row.targets[0], look.dismissed, look.texts) is not None:
            return "applied", "the conflict is listed among the dismissed"
        return _NO_WORDS if look.of(row.targets[0]) is None else ("not applied", "the conflict still stands")
    items = [look.of(t) for t in row.targets]
    first = items[0]
    if any(item is None for item in items):
        return _NO_WORDS
    if row.kind in ("same", "not the same"):
        what = row.targets[0].kind
        return _held(
            (first is items[1]) == (row.kind == "same"), _one_or_two(what, first is items[1]), _one_or_two(what, first is items[1])
        )
    if isinstance(first, Claim):
        return _held(
            first.said_by == row.value,
            f"the claim is said by {first.said_by or 'nobody named'}",
            f"it is said by {first.said_by or 'nobody named'}",
        )
    return _dated(row, first.date if isinstance(first, Event) else None)


def _one_or_two(what: str, one: bool) -> str:
    return f"they are one {what}" if one else f"they are two {what}s"


def _dated(row: Judgement, date: str | None) -> Result:
    held = date is not None and row.value is not None and contains(row.value, date)
    return _held(held, f"it is dated {date}", f"it is dated {date or 'nowhere'}")


def _held(held: bool, so: str, otherwise: str) -> Result:
    return ("applied", so) if held else ("not applied", otherwise)
