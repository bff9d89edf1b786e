"""The claims of a story as a table: what is said, by whom, through whom, how sure."""

from __future__ import annotations

from dataclasses import dataclass

from recension.model import Claim, Story
from recension.render.view.conflicts import ConflictMark, Touches
from recension.render.view.counts import capital
from recension.render.view.index import Index
from recension.render.view.quotations import LONGEST, Cite, one_line, quotations, shorten
from recension.render.view.witnesses import Marks, marks

MARKS = " ,.\"'“”‘’«»"
"""What may stand about a quotation: the page sets its own marks."""
MOST_WORDINGS = 2
"""Wordings shown of one claim; the other documents stand there with their letters."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a claim, and the documents that have them."""

    text: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A row of the table."""

    number: int
    anchor: str
    text: str
    said_by: str | None
    through: tuple[str, ...]
    certainty: str
    wordings: tuple[Wording, ...]
    more: tuple[Cite, ...]
    marks: Marks
    conflicts: tuple[ConflictMark, ...]
    rests_on: tuple[str, ...]
    families: int


def claims(index: Index, story: Story, touches: Touches) -> tuple[ClaimView, ...]:
    """The claims of a story in their order."""
    return tuple(_claim(index, story, touches, n, c) for n, c in enumerate(story.claims, 1))


def speakers(views: tuple[ClaimView, ...]) -> tuple[str, ...]:
    """All speakers of some claims, by name."""
    return tuple(sorted({v.said_by for v in views if v.said_by}))


def _claim(index: Index, story: Story, touches: Touches, number: int, claim: Claim) -> ClaimView:
    wordings = _wordings(index, claim)
    return ClaimView(
        number=number,
        anchor=index.anchors[story.id, "c-" + claim.id],
        text=capital(claim.text),
        said_by=claim.said_by,
        through=claim.through,
        certainty=claim.certainty,
        wordings=wordings[:MOST_WORDINGS],
        more=tuple(c for w in wordings[MOST_WORDINGS:] for c in w.cites),
        marks=marks(index, story.documents, claim.mentions),
        conflicts=touches.of(claim.mentions),
        rests_on=claim.primary_sources,
        families=claim.families,
    )


def _wordings(index: Index, claim: Claim) -> tuple[Wording, ...]:
    """The distinct wordings of a claim. One that the claim's own text repeats is not printed a second time."""
    found: dict[str, list[Cite]] = {}
    spoken: dict[str, str] = {}
    for quotation in quotations(index, claim.mentions):
        words = f" {'…'} ".join(one_line(p.text).strip() for p in quotation.pieces if p.marked)
        bare = words.strip(MARKS)
        found.setdefault(bare.casefold(), []).append(quotation.cite)
        spoken.setdefault(bare.casefold(), bare)
    same = one_line(claim.text).strip(MARKS).casefold()
    return tuple(Wording("" if key == same else shorten(spoken[key], LONGEST), tuple(its)) for key, its in found.items())
