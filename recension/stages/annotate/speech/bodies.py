"""The organisations of a text as *the ministry* and *the company* mean them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from recension.model import EntityMention
from recension.text.names import name_key
from recension.text.normalise import fold

_FIRM = frozenset("company firm carrier airline operator manufacturer maker retailer developer builder chain supplier owner bank".split())
_NO_FIRM = frozenset(
    "ministry department agency board council court police parliament party commission committee union university school hospital church "
    "administration authority office service army navy force forces government senate congress house association society federation league "
    "times post herald gazette news nations academy institute assembly guard ombudsman tribunal".split()
)
"""Words in the names of bodies that nobody calls a company."""
_REMEMBERED = 40


class Bodies:
    """The organisations that an article names, looked up by the nouns that stand for them."""

    def __init__(self, text: str, entities: Sequence[EntityMention]) -> None:
        bodies = (e for e in entities if e.kind == "organisation" and text[e.start - 1 : e.start] != "(")  # OSLO (XYZ) -
        named = sorted(bodies, key=lambda e: e.start)
        self._starts = [e.start for e in named]
        self._named = [(e.name, frozenset(fold(w) for w in name_key(e.name).split(" "))) for e in named]

    def by_noun(self, at: int, words: frozenset[str]) -> str | None:
        """The last body named before a place whose name has all these words; for *the company* alone the last firm."""
        stop = bisect_left(self._starts, at)
        before = self._named[max(0, stop - _REMEMBERED) : stop][::-1]
        named = next((name for name, own in before if words <= own and len(own) > len(words)), None)
        if named is None and len(words) == 1 and words <= _FIRM:
            named = next((name for name, own in before if not own & _NO_FIRM), None)
        return named
