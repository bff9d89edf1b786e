"""What people decided about an edition, and what became of each decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recension.model import Conflict, Edition, Story, Target
from recension.render.view.conflicts import ReadingView, reading_views
from recension.render.view.counts import capital
from recension.render.view.dates import spelled
from recension.render.view.index import Index
from recension.render.view.quotations import Cite, cite


@dataclass(frozen=True, slots=True)
class JudgedView:
    """A judgement: what was decided about which words, why, by whom and when, and its outcome."""

    anchor: str
    kind: str
    targets: tuple[Cite, ...]
    value: str
    reason: str
    who: str
    when: str
    outcome: str
    says: str


@dataclass(frozen=True, slots=True)
class DismissedView:
    """A conflict that a person set aside."""

    about: str
    readings: tuple[ReadingView, ...]


def judged(index: Index, edition: Edition) -> tuple[JudgedView, ...]:
    """The judgements of an edition in their order."""
    return tuple(
        JudgedView(
            anchor=f"j-{ruling.judgement.id}",
            kind=ruling.judgement.kind,
            targets=tuple(c for target in ruling.judgement.targets for c in _cites(index, target)),
            value=spelled(ruling.judgement.value or ""),
            reason=ruling.judgement.reason,
            who=ruling.judgement.who,
            when=ruling.judgement.when,
            outcome=ruling.outcome,
            says=ruling.says,
        )
        for ruling in edition.judgements
        if ruling.judgement.kind != "withdraw"
    )


def _cites(index: Index, target: Target) -> Iterator[Cite]:
    """The pointers to what a judgement is about: a document, or the first of its words."""
    if target.document in index.documents:
        siglum = index.siglum(target.document or "")
        yield Cite(siglum, "", f"#d-{siglum}", "")
    elif spans := index.known(target.spans):
        yield cite(index, spans[0])


def dismissed(index: Index, story: Story) -> tuple[DismissedView, ...]:
    """The conflicts of a story that a person set aside."""
    return tuple(_dismissed(index, conflict) for conflict in story.dismissed)


def _dismissed(index: Index, conflict: Conflict) -> DismissedView:
    return DismissedView(capital(conflict.about), reading_views(index, conflict))
