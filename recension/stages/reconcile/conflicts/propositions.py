"""What single clauses say: their words without names, whether they say it or deny it, and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from recension.model import Attribution
from recension.settings.conflicts import CLAUSE_LEAST_WORDS, CLAUSES_MOST, NEGATION_REACH
from recension.stages.reconcile.evidence import Evidence
from recension.text.lexicon import table
from recension.text.normalise import stem
from recension.text.spans import Range, overlap, subtract
from recension.text.words import Word, content_stems, words

NEGATIVE = frozenset(
    "no not never nobody none nothing nor neither cannot can't didn't doesn't isn't wasn't weren't hasn't won't wouldn't aren't haven't "
    "hadn't shouldn't couldn't don't".split()
)
_DENIES = frozenset("denied denies deny denying false untrue refused refuses rejected rejects dismissed dismisses".split())
_AGAINST = frozenset("against reject rejects rejected refuse refuses refused oppose opposes opposed decline declined".split())
"""Words that turn what follows as a *not* does: who votes against a sale decides not to sell."""
_EDGE = re.compile(
    r"[,:](?!\d)|[;—–“”\"()]|\b(?:and|but|that|because|if|when|while|who|which|although|though|as|after|before|whether|until|since)\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\b(?:not only|no longer|no more than|no less than|not to mention|no doubt|no later than|not yet|not until|no sooner|no fewer|not fewer|if not|"
    r"no matter|not least|not to be|not immediately|not known|not clear|no word|no comment|not comment|no reply|not (?:reply|respond|say|said|know|out of))\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:may|might|could|should|if|whether|unless|hope[sd]?|fear(?:s|ed)?|possibl[ey]|perhaps|asked|question|wants?|wanted|lest)\b|\?|\b(?:ever|any)\b",
    re.IGNORECASE,
)
_BESIDE_THE_POINT = re.compile(
    r"\W*(?:(?:when|if|although|though|because|as|since|unless|whether|but not|never|do not|don['’]t|until)\b)", re.IGNORECASE
)
"""Clauses that are granted, ordered or left open, or no clause at all: *although it was not raining*, *never blame the driver*."""
AHEAD = re.compile(
    r"\b(?:will|shall|to be|is to|are to|was to|were to|due|set to|scheduled|expect(?:s|ed|ing)?|forecasts?|predict(?:s|ed|ing)?|foresees?|plan(?:s|ned|ning)?|"
    r"promis(?:es|ed|ing)|aim(?:s|ed|ing)?|hop(?:es|ed|ing)|intend(?:s|ed)?|should|would|announc(?:es|ed)|(?:goes|go|come|comes|leaves?|faces?|opens?|flies|meets?|begins?|starts?) (?:\w+ ){0,5}(?:on|next|tomorrow|tonight))\b|[’']ll\b",
    re.IGNORECASE,
)
"""Words that say that something is to come."""


_WILL = re.compile(
    r"\b(?:will|shall|to be|is to|are to|was to|were to|expect(?:s|ed)?|plan(?:s|ned)|due|promis(?:es|ed)|would)\b|[’']ll\b", re.IGNORECASE
)
_SAYING = re.compile(r"\b(?:said|says?|saying|told|tells?|according|reported|reports?|added|adds)\b", re.IGNORECASE)
"""Cues that only bring in what is said; to warn or to promise is a deed that can be denied."""
_NOW = re.compile(r"\b(?:is|are|has|have|still|now|remains?|stays?)\b", re.IGNORECASE)
_WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
"""What is said with a *without* is neither said nor denied of the rest of its clause."""
_NOT = re.compile(r"\b(?:not|never|cannot)\b|n[’']t\b", re.IGNORECASE)
_NONE_OF = re.compile(r"\bno (?:such )?(\w{3,})", re.IGNORECASE)
_WEEKDAY_OR_DATE = re.compile(r"\AXXXX-WXX-[1-7]|\d\d-\d\d(?:T|\Z)|(?:\d{4}|XXXX)-\d\d\Z")


@dataclass(frozen=True, slots=True)
class Proposition:
    """A clause. ``stems`` are its content words without names, numbers and words that deny; ``denied`` are those near a word
    that denies, ``none_of`` what there is none of (*no gate*), ``verb`` what is not done, ``turned`` has an *against*, ``days`` the days that it names, ``speaker`` is ``None`` for the report itself and for one without a name
    (then it is ``said``), ``now`` tells of what lasts, ``against`` are the words that say the opposite of one of its own.
    """

    document: int
    place: Range
    sentence: Range
    negative: bool
    ahead: bool
    stems: frozenset[str]
    denied: frozenset[str]
    none_of: frozenset[str]
    verb: str | None
    turned: bool
    days: frozenset[str]
    speaker: str | None
    said: bool
    now: bool
    against: frozenset[str]

    @property
    def key(self) -> tuple[int, int]:
        """Where it begins."""
        return self.document, self.place[0]


@dataclass(frozen=True, slots=True)
class _Line:
    """A told sentence with what was read in it, which all its clauses look up: who says what there, and what is not told but named.

    ``apart`` are the names, and those who say it with the words that bring it in.
    """

    text: str
    document: int
    place: Range
    said: tuple[Attribution, ...]
    apart: tuple[Range, ...]
    times: tuple[Range, ...]


def propositions(evidence: Evidence, document: int, rank: int) -> list[Proposition]:
    """The clauses of a told sentence that are stated without a doubt, in order; none of a title or a caption."""
    told = evidence.annotations[document].sentences[rank]
    if told.region != "body":
        return []
    line = _line(evidence, document, (told.start, told.end))
    made = (_proposition(evidence, line, place) for place in clauses(line.text, line.place))
    return [p for p in made if p is not None and p.stems]


def _line(evidence: Evidence, document: int, sentence: Range) -> _Line:
    text, read = evidence.texts[document], evidence.annotations[document]
    told = (r for a in read.attributions for r in (*a.source, *(c for c in a.cue if overlap(c, sentence) and _SAYING.search(text, *c))))
    named = ((e.start, e.end) for e in read.entities)
    return _Line(
        text=text,
        document=document,
        place=sentence,
        said=tuple(a for a in read.attributions if any(overlap(c, sentence) for c in a.content)),
        apart=tuple(r for r in (*named, *told) if overlap(r, sentence)),
        times=tuple((t.start, t.end) for t in evidence.timexes_in(document, sentence)),
    )


def clauses(text: str, sentence: Range) -> Iterator[Range]:
    """A sentence cut before each conjunction, relative and mark; scraps are left out."""
    edges = [sentence[0], *(m.start() for m in _EDGE.finditer(text, *sentence)), sentence[1]]
    for start, end in pairwise(edges[: CLAUSES_MOST + 1]):
        if len(text[start:end].split()) >= CLAUSE_LEAST_WORDS:
            yield start, end


def _proposition(evidence: Evidence, line: _Line, place: Range) -> Proposition | None:
    """A clause of a sentence; none where it is in doubt."""
    text, said = line.text, [a for a in line.said if any(2 * overlap(c, place) > place[1] - place[0] for c in a.content)]
    inner = min(said, key=lambda a: (sum(e - s for s, e in a.content), a.content), default=None)
    denied = any(a.certainty == "denied" and not _has_negation(text, a.content) for a in said)
    keys = words(text, *place)
    negative = _is_negative(text, place, keys) != denied
    if not (denied or negative or not _UNSURE.search(text, *place)) or _idle(text, place):
        return None
    stems = _own_stems(line, place)
    return Proposition(
        document=line.document,
        place=place,
        sentence=line.place,
        negative=negative,
        ahead=_WILL.search(text, *place) is not None,
        stems=stems,
        denied=stems & _own_stems(line, _reach(place, keys)) if negative else frozenset(),
        none_of=frozenset(stem(m[1].casefold()) for m in _NONE_OF.finditer(text, *place)),
        verb=_denied_verb(text, place) if negative else None,
        turned=any(_key(w) in _AGAINST for w in keys),
        days=frozenset(t.value for t in evidence.timexes_in(line.document, place) if _WEEKDAY_OR_DATE.search(t.value)),
        speaker=evidence.bearers.canonical(inner.speaker) if inner is not None and inner.speaker else None,
        said=inner is not None,
        now=_NOW.search(text, *place) is not None,
        against=frozenset().union(*(opposites().get(x, frozenset()) for x in stems)),
    )


def _idle(text: str, place: Range) -> bool:
    """Whether a clause is granted, ordered or left open, or has a *without*."""
    return _BESIDE_THE_POINT.match(text, *place) is not None or _WITHOUT.search(text, *place) is not None


def _is_negative(text: str, place: Range, keys: Sequence[Word]) -> bool:
    """Whether a clause denies something in so many words."""
    return any(_key(w) in NEGATIVE for w in keys) and not _NO_DENIAL.search(text, *place)


def _key(word: Word) -> str:
    return word.key.replace("’", "'")


def _reach(place: Range, said: Sequence[Word]) -> Range:
    """The words about the first one that denies; the whole clause where none does."""
    at = next((i for i, w in enumerate(said) if _key(w) in NEGATIVE), None)
    if at is None:
        return place
    return said[max(0, at - NEGATION_REACH)].start, said[min(len(said) - 1, at + NEGATION_REACH)].end


def _denied_verb(text: str, place: Range) -> str | None:
    """The stem of the first content word behind the word that denies: *will not resign*."""
    found = _NOT.search(text, *place)
    behind = content_stems(text, found.end(), place[1]) if found else ()
    return behind[0] if behind else None


def _has_negation(text: str, places: tuple[Range, ...]) -> bool:
    return any(_key(w) in NEGATIVE for place in places for w in words(text, *place))


def _own_stems(line: _Line, place: Range) -> frozenset[str]:
    """The content stems of a clause without names, times and those who say it."""
    kept = subtract(place, [*line.apart, *(t for t in line.times if place[0] <= t[0] < place[1])])
    stems = frozenset(s for start, end in kept for s in content_stems(line.text, start, end))
    return frozenset(s for s in stems if not s[:1].isdigit()) - _denying() - {"ever"}


@cache
def _denying() -> frozenset[str]:
    return frozenset(stem(w) for w in (*NEGATIVE, *_DENIES))


@cache
def opposites() -> dict[str, frozenset[str]]:
    """For each stem those that say the opposite."""
    found: dict[str, frozenset[str]] = {}
    for one, other in table("opposites.tsv"):
        sides = tuple(frozenset(stem(w) for w in side.split()) for side in (one, other))
        for here, there in (sides, sides[::-1]):
            for word in here:
                found[word] = found.get(word, frozenset()) | (there - here)
    return found
