"""The title of a story: that of the document which says best what all of them tell."""

from __future__ import annotations

import math

from recension.settings.reconcile import TITLE_MAX_CHARACTERS
from recension.stages.reconcile.evidence import Evidence
from recension.text.words import content_stems


def best_title(evidence: Evidence) -> str:
    """The title whose words the documents share most; the first sentence where none has a title."""
    titles = [(i, a.title.quote) for i, a in enumerate(evidence.articles) if a.title is not None and a.title.quote.strip()]
    if not titles:
        titles = [(i, t[s.start : s.end]) for i, t in enumerate(evidence.texts) for s in evidence.annotations[i].sentences[:1]]
    if not titles:
        return "Untitled"
    best = max(titles, key=lambda item: (_centrality(evidence, item[1]), -len(item[1]), item[1]))
    return shorten(" ".join(best[1].split()), TITLE_MAX_CHARACTERS)


def _centrality(evidence: Evidence, title: str) -> float:
    """How much of what the documents share stands in a title, for its length."""
    stems = sorted(set(content_stems(title)))
    if not stems:
        return 0.0
    shared = math.fsum(evidence.rarity(s) * sum(s in held for held in evidence.stems) for s in stems)
    loud = sum(c.isupper() for c in title) / max(1, sum(c.isalpha() for c in title))
    return shared / math.sqrt(len(stems) + 3) * (0.5 if loud > 0.4 else 1.0)


def shorten(text: str, most: int) -> str:
    """``text`` cut at a word to at most ``most`` characters, with an ellipsis where it was cut."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return cut[: cut.rfind(" ")].rstrip(" ,;:-–—") + "…" if " " in cut else cut + "…"
