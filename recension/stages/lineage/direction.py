"""Which of two related documents is the parent: cues, each with its weight in log-odds and its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from recension.model import Reason
from recension.settings.lineage import (
    AGENCY_WEIGHT,
    AGREEMENT_MARGIN,
    AGREEMENT_WEIGHT,
    CREDIT_WEIGHT,
    CUT_WEIGHT,
    DATE_WEIGHT,
    FURNITURE_WEIGHT,
    GLOSS_WEIGHT,
    QUOTED_WEIGHT,
    SELF_WEIGHT,
    SENTENCE_WORDS,
    SHOUTING_WEIGHT,
    SOURCE_WEIGHT,
    TAIL_WEIGHT,
)
from recension.stages.lineage.columns import Flags, Floats, Ints
from recension.stages.lineage.corpus import Body
from recension.stages.lineage.pages import Page
from recension.stages.lineage.relations import Relations


@dataclass(frozen=True, slots=True)
class Cue:
    """What speaks for the first document being the parent of the second (negative: against it)."""

    weight: float
    reason: Reason


def lacking_weights(found: Relations) -> Floats:
    """For all pairs: a copy lacks sentences of its parent, above all at the end; an editor adds few."""
    weights = np.zeros(len(found))
    for sign, rich in ((1, 0), (-1, 1)):
        own, other = found.own_words[:, rich], found.own_words[:, 1 - rich]
        lacks = (own >= SENTENCE_WORDS) & (own > 2 * other)
        weights += sign * lacks * (CUT_WEIGHT + found.own_last[:, rich] * TAIL_WEIGHT)
    return weights


def lacking(weight: float, sentences: Sequence[tuple[int, int]], text: Body) -> Cue:
    """The same for one pair, with the first few ``sentences`` that only the richer ``text`` has."""
    says = "the copy lacks sentences that the other text has" + (", at its end" if sentences[-1][1] == len(text) else "")
    return Cue(weight, Reason("lacks text", says, tuple(text.span(*sentence) for sentence in sentences[:3])))


def agreement_weights(found: Relations, texts: int) -> Floats:
    """For all pairs of ``texts`` documents in which neither lacks text: with whose readings the other documents agree is the parent.

    The argument of textual criticism from common readings (Maas 1927): what one copyist changed stands in his copy alone and in what
    was made of it, so the others share fewer words with it, or have its parts in another order.
    """
    words = _summed(found, found.alike, texts)[found.pairs] - found.alike[:, None]
    moved = _summed(found, found.moved, texts)[found.pairs]
    more = np.sign(words[:, 0] - words[:, 1]) * (np.ptp(words, axis=1) > AGREEMENT_MARGIN * words.max(axis=1, initial=0))
    return np.asarray(AGREEMENT_WEIGHT * np.where(found.moved, np.sign(moved[:, 1] - moved[:, 0]), more) * (lacking_weights(found) == 0))


def _summed(found: Relations, values: Ints | Flags, texts: int) -> Ints:
    """Of each document the sum over all pairs that it is in."""
    return np.bincount(found.pairs.ravel(), weights=np.repeat(values, 2), minlength=texts).astype(np.int64)


def agreeing(weight: float) -> Cue:
    """The same for one pair."""
    return Cue(weight, Reason("agreement of others", "other documents agree with the parent in more words, or in the order of its parts"))


def page_cues(a: Page, b: Page) -> list[Cue]:
    """What the two pages themselves tell, whatever they share; what speaks for both speaks for neither."""
    if a.is_plain and b.is_plain:
        return []
    cues = []
    for rule in _RULES:
        forth, back = rule(a, b), rule(b, a)
        if forth is not None and back is None:
            cues.append(forth)
        if back is not None and forth is None:
            cues.append(Cue(-back.weight, back.reason))
    return cues


def quoting(a: Page, b: Page) -> Iterator[Cue]:
    """Of a text and its rewrite the one with more words in quotation marks is the parent: a rewrite tells them."""
    if min(a.quoted, b.quoted) * 2 + 8 < max(a.quoted, b.quoted):
        says = "the rewrite retells what the other text quotes word for word"
        yield Cue(QUOTED_WEIGHT if a.quoted > b.quoted else -QUOTED_WEIGHT, Reason("retells quotations", says))


Rule = Callable[[Page, Page], Cue | None]
"""Speaks for the first page being the parent of the second, or not at all."""


def _credit(a: Page, b: Page) -> Cue | None:
    """A page that names its source took the text from there."""
    if b.credit is None or a.credit is not None:
        return None
    return Cue(CREDIT_WEIGHT, Reason("credits a source", "the copy's page says that it has the text from elsewhere", (b.credit,)))


def _dates(a: Page, b: Page) -> Cue | None:
    """The page with the later declared date is the copy: a copy is never older than its parent."""
    if not a.declared or not b.declared or not a.declared < b.declared:
        return None
    return Cue(DATE_WEIGHT, Reason("declared later", f"the copy declares a later date ({b.declared}) than the other text ({a.declared})"))


def _agency(a: Page, b: Page) -> Cue | None:
    """Who kept the dateline is nearer to the source."""
    if a.dateline is None or b.dateline is not None:
        return None
    return Cue(AGENCY_WEIGHT, Reason("dateline", "the copy has lost the dateline", (a.dateline,)))


def _source(a: Page, b: Page) -> Cue | None:
    """An agency prints no one else's text under its own name."""
    if a.agency is None or b.agency is not None:
        return None
    return Cue(
        SOURCE_WEIGHT, Reason("agency's own page", "the parent stands on the page of the agency that its dateline names", (a.agency,))
    )


def _self_reference(a: Page, b: Page) -> Cue | None:
    """*Told this newspaper* is said where the text was made; a copy names the newspaper."""
    if a.itself is None or b.itself is not None:
        return None
    return Cue(SELF_WEIGHT, Reason("speaks of itself", "the parent speaks of its own newspaper, the copy does not", (a.itself,)))


def _gloss(a: Page, b: Page) -> Cue | None:
    """Who adds conversions for readers elsewhere writes after the other."""
    if b.conversion is None or a.conversion is not None:
        return None
    return Cue(GLOSS_WEIGHT, Reason("explains to others", "the copy converts amounts for readers elsewhere", (b.conversion,)))


def _furniture(a: Page, b: Page) -> Cue | None:
    """Pages that republish carry more furniture, and break the text with it."""
    if b.outside <= 1.5 * a.outside + 50 or b.breaks < a.breaks:
        return None
    return Cue(FURNITURE_WEIGHT, Reason("furniture", "the copy stands among more page furniture than the other text"))


def _shouting(a: Page, b: Page) -> Cue | None:
    """Headlines that shout are put over texts from elsewhere."""
    if b.loud is None or a.loud is not None:
        return None
    return Cue(SHOUTING_WEIGHT, Reason("loud headline", "the copy's headline shouts, the other does not", (b.loud,)))


def _broken_off(a: Page, b: Page) -> Cue | None:
    """A text that breaks off within a sentence was cut."""
    if a.breaks_off or not b.breaks_off:
        return None
    return Cue(TAIL_WEIGHT, Reason("breaks off", "the copy breaks off within a sentence"))


_RULES: tuple[Rule, ...] = (_credit, _dates, _source, _agency, _self_reference, _gloss, _furniture, _shouting, _broken_off)
