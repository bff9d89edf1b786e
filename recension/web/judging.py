"""What can be judged of an item, as forms; and a form that was filled in, as a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from recension.errors import UsageError
from recension.judgements.rows import KINDS, judgement
from recension.judgements.targets import by_words
from recension.model import Claim, Conflict, EditedDocument, Edition, Event, Judgement, JudgementKind, Span, Target, TargetKind
from recension.render.view.dates import in_words
from recension.render.view.quotations import one_line, shorten

LONGEST_CHOICE = 90
"""Characters of a choice in a list."""

Item = Event | Claim | Conflict | EditedDocument


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a judgement can be about as well."""

    value: str
    says: str


@dataclass(frozen=True, slots=True)
class Form:
    """A judgement that can be given: ``choose`` asks for the second target, ``value`` for the right answer."""

    kind: str
    title: str
    means: str
    value: str = ""
    example: str = ""
    choose: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """An item that is judged: what it is, what it says, and where it stands on the page."""

    what: str
    says: str
    detail: str
    anchor: str
    item: Item


def judged_item(edition: Edition, anchor: str) -> Judged | None:
    """The item of an edition that a page shows at an anchor (``e-…``, ``c-…``, ``x-…``, ``d-A``)."""
    letter, _, name = anchor.partition("-")
    if letter == "d":
        found = next((d for d in edition.documents if name in (d.siglum, d.id)), None)
        return None if found is None else _judged_document(found)
    for story in edition.stories:
        for event in story.timeline if letter == "e" else ():
            if event.id == name:
                return Judged("an entry", event.what, in_words(event.date) if event.date else "day unknown", anchor, event)
        for claim in story.claims if letter == "c" else ():
            if claim.id == name:
                return Judged("a claim", claim.text, f"said by {claim.said_by or 'nobody named'}", anchor, claim)
        for conflict in story.conflicts if letter == "x" else ():
            if conflict.id == name:
                return Judged("a conflict", conflict.about, " ] ".join(v.value for v in conflict.values), anchor, conflict)
    return None


def _judged_document(document: EditedDocument) -> Judged:
    title = one_line(document.title.quote).strip() if document.title else "No title"
    published = document.published
    declared = f"declared {in_words(document.declared_date)}, " if document.declared_date else ""
    written = f"dated {in_words(published.date)}" if published.date else "its day is not decided"
    return Judged(f"document {document.siglum}", title, declared + written, f"d-{document.siglum}", document)


def forms(edition: Edition, judged: Judged) -> tuple[Form, ...]:
    """The judgements that can be given of an item."""
    item = judged.item
    if isinstance(item, EditedDocument):
        return tuple(_of_document(edition, item))
    if isinstance(item, Event):
        return tuple(_of_event(edition, item))
    if isinstance(item, Claim):
        return tuple(_of_claim(edition, item))
    return (Form("dismiss conflict", "This is no conflict", "It is taken out of the apparatus and listed as dismissed."),)


def _of_document(edition: Edition, document: EditedDocument) -> Iterator[Form]:
    yield Form("date", "It is of another day", "Your day is decided; the other documents are dated in its light.", "The day", "2023-09-16")
    related = {x.from_ if x.to == document.id else x.to for x in edition.lineage.links if document.id in (x.from_, x.to)}
    family = next((f.documents for f in edition.lineage.families if document.id in f.documents), ())
    near = [d for d in edition.documents if d.id != document.id and (d.id in related or d.id in family)]
    if near:
        means = "The two stand in different families, and count as two witnesses."
        yield Form("not a copy", "It is no copy", means, choose="It is no copy of", choices=_documents(near))
    others = [d for d in edition.documents if d.id != document.id]
    if others:
        means = "The two stand in different stories."
        yield Form("not the same", "It is of another story", means, choose="It is of another story than", choices=_documents(others))
    means = "The two stories become one."
    yield Form(
        "same",
        "It is of the same story as another",
        means,
        value="The other document’s letter or id",
        example="as in the list of documents",
    )


def _of_event(edition: Edition, event: Event) -> Iterator[Form]:
    means = "The entry moves to that day."
    yield Form("date", "It was on another day", means, "The day", "2023-09-16")
    story = next(s for s in edition.stories if event in s.timeline)
    others = tuple(
        Choice(e.id, f"{in_words(e.date, short=True) if e.date else 'no day'}: {shorten(e.what, LONGEST_CHOICE)}")
        for e in story.timeline
        if e is not event
    )
    if others:
        yield Form("same", "It is the same as another entry", "The two become one.", "Make them one", choose="Entry", choices=others)
    yield from _parting(edition, event.mentions, "entry", "tells of something else")


def _of_claim(edition: Edition, claim: Claim) -> Iterator[Form]:
    means = "Leave the field empty if nobody says it but the report itself."
    yield Form("wrong speaker", "Somebody else says it", means, "The speaker")
    story = next(s for s in edition.stories if claim in s.claims)
    others = tuple(Choice(c.id, shorten(c.text, LONGEST_CHOICE)) for c in story.claims if c is not claim)
    if others:
        yield Form("same", "It is the same as another claim", "The two become one.", "Make them one", choose="Claim", choices=others)
    yield from _parting(edition, claim.mentions, "claim", "says something else")


def _parting(edition: Edition, mentions: Sequence[Span], what: str, otherwise: str) -> Iterator[Form]:
    """The form by which the words of one document are taken out of an item."""
    choices = tuple(
        Choice(d.id, f"{d.siglum}: “{shorten(one_line(_first(mentions, d.id)).strip(), LONGEST_CHOICE)}”")
        for d in edition.documents
        if any(s.document == d.id for s in mentions)
    )
    if len(choices) > 1:
        means = f"Its words become an {what} of their own." if what == "entry" else f"Its words become a {what} of their own."
        yield Form("not the same", f"One of the documents {otherwise}", means, choose="Document", choices=choices)


def _first(mentions: Sequence[Span], document: str) -> str:
    return next(s.quote for s in mentions if s.document == document)


def _documents(found: Sequence[EditedDocument]) -> tuple[Choice, ...]:
    return tuple(Choice(d.id, f"{d.siglum}: {shorten(_title(d), LONGEST_CHOICE)}") for d in found)


def _title(document: EditedDocument) -> str:
    return one_line(document.title.quote).strip() if document.title else document.source


def filled(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields of the judgement that was picked, and what all of them share."""
    kind = fields.get("kind", "")
    named = {name: fields.get(f"{name} {kind}", "") for name in ("other", "value")}
    return {"kind": kind, **named, **{name: fields.get(name, "") for name in ("reason", "who")}}


def row_of(edition: Edition, judged: Judged, fields: Mapping[str, str], when: str) -> Judgement:
    """The row that a filled-in form is. Raises :class:`~recension.errors.UsageError` for a form that says nothing."""
    kind = fields.get("kind", "")
    if kind not in KINDS or kind == "withdraw":
        raise UsageError("RCN-210", "the judgement was not taken", "it is of no kind", "use the forms of the page")
    targets = _targets(edition, judged, kind, fields.get("other", ""))
    value = fields.get("value") if kind in ("date", "wrong speaker") else None
    return judgement(cast(JudgementKind, kind), targets, value, fields.get("reason", ""), fields.get("who", ""), when)


def _targets(edition: Edition, judged: Judged, kind: str, other: str) -> list[Target]:
    """What a form is about: the item, and for some kinds what was chosen beside it."""
    item = judged.item
    if isinstance(item, EditedDocument):
        known = kind == "same" or any(d.id == other for d in edition.documents)  # the other document of *same* stands anywhere
        return [Target("document", item.id), *([Target("document", other)] if kind not in ("date", "wrong speaker") and known else [])]
    if isinstance(item, Conflict):
        return [by_words("conflict", (s for v in item.values for s in v.spans))]
    of: TargetKind = "event" if isinstance(item, Event) else "claim"
    if kind == "not the same":
        parts = [tuple(s for s in item.mentions if (s.document == other) is inside) for inside in (True, False)]
        return [by_words(of, part) for part in parts if part]
    found = [by_words(of, item.mentions)]
    if kind == "same":
        beside = judged_item(edition, f"{of[0]}-{other}")
        found += [by_words(of, beside.item.mentions)] if beside is not None and isinstance(beside.item, Event | Claim) else []
    return found
