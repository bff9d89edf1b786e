"""The one line that the timeline prints for an event: the clearest of the wordings that tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recension.settings.reconcile import LINE_MAX_CHARACTERS
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.mentions import Told
from recension.stages.reconcile.title import shorten
from recension.text.words import words

_PRONOUNS = frozenset("he she it they his her its their this that these those which who him them we i you".split())
_HEADLESS = frozenset(
    "was were is are be been being am had has have did does do to would will could can should may might must not by of for with from in on at "
    "than into".split()
)
_LEADING = re.compile(
    r"\A(?:and|but|while|as|when|where|which|who|that|after|before|because|although|though|also|then|later|if|so)\b[\s,]*", re.I
)
DATELINE = re.compile(r"\A[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w. ]{1,20})?(?: ?\([^()]{1,30}\))? ?(?:--|[–—-]) ")
_OUTER = " \t\r\n,;:-–—\"“”‘’'()[]."


Wording = tuple[str, int, str, bool]
"""A line, the rank of its sentence, the kind of its region, and whether it is the event's own clause alone."""


def best_line(evidence: Evidence, members: Sequence[Told]) -> str:
    """The wording that stands best for itself, as one line of at most ``LINE_MAX_CHARACTERS`` that begins with a capital."""
    lines = sorted({line for t in members for line in _wordings(evidence, t)})
    best = max(lines, key=lambda item: (_clarity(*item), item[0]), default=("", 0, "", True))
    return shorten(best[0], LINE_MAX_CHARACTERS)


def _wordings(evidence: Evidence, told: Told) -> Iterator[Wording]:
    """The clause, and the sentence up to the end of the clause and as a whole."""
    text, (start, end) = evidence.texts[told.document], told.clause
    sentence = evidence.sentence_at(told.document, told.mention.start) or told.clause
    dateline = evidence.articles[told.document].dateline
    first = dateline.span.end if dateline and sentence[0] <= dateline.span.end < end else sentence[0]
    for a, b, own in ((max(start, first), end, True), (first, max(end, first), False), (first, sentence[1], False)):
        yield as_line(text[a:b]), told.rank, told.region, own


def as_line(clause: str) -> str:
    """A clause without line breaks, outer punctuation and a leading conjunction, with a capital; quotes only in pairs."""
    flat = _LEADING.sub("", DATELINE.sub("", " ".join(clause.split())).strip(_OUTER))
    if flat.count('"') % 2:
        flat = flat.replace('"', "")
    if flat.count("“") != flat.count("”"):
        flat = flat.replace("“", "").replace("”", "")
    return flat[:1].upper() + flat[1:]


def _clarity(line: str, rank: int, region: str, own: bool) -> float:
    """How well a line stands alone: names and a subject, no pronouns; neither a scrap nor a paragraph."""
    keys = [w.key for w in words(line)]
    if len(keys) < 2:
        return -10.0
    names = sum(w[:1].isupper() for w in line.split()[1:])
    score = min(names, 3) * 0.4 - 1.0 * (keys[0] in _PRONOUNS) - 1.5 * (keys[0] in _HEADLESS) - 0.2 * sum(k in _PRONOUNS for k in keys)
    score += 0.7 * own + 0.5 / (1 + rank) - 0.6 * (region == "title") - 0.6 * (region == "caption")
    return score - abs(len(line) - 85) / 60 - (len(line) > LINE_MAX_CHARACTERS) * (1.0 + (len(line) - LINE_MAX_CHARACTERS) / 60)
