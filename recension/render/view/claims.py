"""The claims of a story as a table: what is said, by whom, through whom, how sure."""

from __future__ import annotations

from dataclasses import dataclass

from recension.model import Claim, Story
from recension.render.view.conflicts import ConflictMark, Touches
from recension.render.view.counts import capital
from recension.render.view.index import Index
from recension.render.view.quotations import LONGEST, Cite, one_line, quotations, shorten
from recension.render.view.witnesses import Marks, marks
from recension.text.words import words

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
        rests_on=tuple(name for name in claim.primary_sources if name != claim.said_by and name not in claim.through),
        families=claim.families,
    )


def _wordings(index: Index, claim: Claim) -> tuple[Wording, ...]:
    """The distinct wordings of a claim. One that has the words of the claim's own text is not printed a second time."""
    found: dict[str, list[Cite]] = {}
    spoken: dict[str, str] = {}
    for quotation in quotations(index, claim.mentions):
        wording = f" {'…'} ".join(one_line(p.text).strip() for p in quotation.pieces if p.marked)
        key = _key(wording)
        found.setdefault(key, []).append(quotation.cite)
        spoken.setdefault(key, wording.strip(MARKS))
    same = _key(one_line(claim.text))
    return tuple(Wording("" if key == same else shorten(spoken[key], LONGEST), tuple(its)) for key, its in found.items())


def _key(text: str) -> str:
    """The words of a wording, by which it is known: without case and marks, and without the *that* which introduces it."""
    return " ".join(w.key for w in words(text)).removeprefix("that ")
