"""Reasons as the page says them: a sentence, and the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recension.model import Reason
from recension.render.view.dates import spelled
from recension.render.view.index import Index
from recension.render.view.quotations import Cite, cites

MOST_CITES = 6
"""Pointers shown after one reason; a reason that rests on more words is a matter of many documents."""


@dataclass(frozen=True, slots=True)
class ReasonView:
    """A reason in words with pointers to its evidence; ``against`` if it speaks against what it stands under."""

    says: str
    cites: tuple[Cite, ...]
    against: bool


def reasons(index: Index, why: Iterable[Reason]) -> tuple[ReasonView, ...]:
    """The reasons, each once, those in favour first."""
    unique = {r.says: ReasonView(spelled(r.says), cites(index, r.spans)[:MOST_CITES], is_against(r)) for r in why}
    return tuple(sorted(unique.values(), key=lambda r: r.against))


def is_against(reason: Reason) -> bool:
    """Whether a reason speaks against. Its rule says so in its name: *against: weekday*."""
    return reason.rule.startswith("against")
