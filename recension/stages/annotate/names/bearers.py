"""Whose names they are: the mentions of one bearer joined within an article, two bearers of one surname kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from recension.model import EntityKind
from recension.settings.annotate import BEARERS_COMPARED
from recension.text.lexicon import name_words
from recension.text.names import family_name, is_acronym_of, name_key, name_score, person_words


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, before it has a bearer. ``title`` is what went before it (*Mrs*)."""

    start: int
    end: int
    text: str
    kind: EntityKind
    title: str | None = None


@dataclass
class _Bearer:
    """One person, body or thing, with its mentions so far."""

    kind: EntityKind
    forms: Counter[str] = field(default_factory=Counter)
    last: int = -1
    honorifics: set[str] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        self.forms[mention.text] += 1
        self.last = mention.start
        self.honorifics |= _honorific(mention)

    @property
    def name(self) -> str:
        """The fullest form; of two as full the more frequent, then the first in the alphabet."""
        return min(self.forms, key=lambda form: (_brevity(form), -self.forms[form], form))


def _brevity(form: str) -> tuple[int, int, bool]:
    """Least for the form with the most words, initials counted last, capitals and small letters before capitals only."""
    words = name_key(form).split(" ")
    return -sum(len(w) > 1 for w in words), -len(words), form.isupper()


def names(mentions: Sequence[Mention], acronyms: Mapping[str, str]) -> list[str]:
    """For each mention, in order of the text, the fullest name of its bearer.

    ``acronyms`` gives long forms by the acronym that the text introduces for them.
    """
    bearers: list[_Bearer] = []
    full = [m for m in mentions if _is_full(m)]
    of_full = {id(m): _bearer_of(m, bearers) for m in full}
    for bearer in bearers:
        bearer.last = -1
    assigned: list[_Bearer] = []
    for mention in mentions:
        if id(mention) in of_full:
            assigned.append(of_full[id(mention)])
            assigned[-1].last = mention.start
        else:
            assigned.append(_of_short(mention, bearers, acronyms))
            assigned[-1].add(mention)
    return [bearer.name for bearer in assigned]


def _of_short(mention: Mention, bearers: list[_Bearer], acronyms: Mapping[str, str]) -> _Bearer:
    """The bearer of a short name, a new one where it fits none."""
    known = _most_recent(mention, bearers, acronyms)
    if known is None:
        known = _Bearer(mention.kind)
        bearers.append(known)
    return known


def _is_full(mention: Mention) -> bool:
    """Whether a mention can stand for itself: a person of two words or more, a body of two."""
    words = person_words(mention.text) if mention.kind == "person" else name_key(mention.text).split(" ")
    return len(words) > 1


def _bearer_of(mention: Mention, bearers: list[_Bearer]) -> _Bearer:
    """The bearer of a full name: one whose full names are spellings of it, or a new one."""
    for bearer in bearers[-BEARERS_COMPARED:]:
        if bearer.kind == mention.kind and all(name_score(form, mention.text, mention.kind) >= 0.75 for form in bearer.forms):
            bearer.add(mention)
            return bearer
    new = _Bearer(mention.kind)
    new.add(mention)
    bearers.append(new)
    return new


def _most_recent(mention: Mention, bearers: list[_Bearer], acronyms: Mapping[str, str]) -> _Bearer | None:
    """The bearer of a short name: of those that it fits, the one mentioned last before it, else the first to come."""
    near = bearers[:BEARERS_COMPARED] + bearers[max(BEARERS_COMPARED, len(bearers) - BEARERS_COMPARED) :]
    wanted = replace(mention, text=acronyms.get(mention.text, mention.text))
    fitting = [b for b in near if b.kind == mention.kind and _fits(wanted, b)]
    titled = [b for b in fitting if not b.honorifics or not _honorific(mention) or b.honorifics & _honorific(mention)]
    if not titled:
        return None
    before = [b for b in titled if b.last >= 0]
    return max(before, key=lambda b: b.last) if before else titled[0]


def _fits(mention: Mention, bearer: _Bearer) -> bool:
    """Whether a short name can be one of a bearer's."""
    if mention.kind == "person":
        return any(_is_called(mention.text, form) for form in bearer.forms)
    if mention.kind == "organisation":
        return any(name_score(mention.text, form, "organisation") >= 0.7 or is_acronym_of(mention.text, form) for form in bearer.forms)
    return any(name_score(mention.text, form, mention.kind) >= 0.8 for form in bearer.forms)


@lru_cache(maxsize=50_000)
def _is_called(short: str, full: str) -> bool:
    """Whether a person of a full name is called by the short one: by the family name, or by the given name alone."""
    if name_score(short, full, "person") >= 0.65:
        return True
    words, called = person_words(full), person_words(short)
    return len(called) == 1 and len(words) > 1 and called[0] == words[0] and family_name(words) != called[0]


_HONORIFIC_GROUPS = {
    "mr": "he",
    "sir": "he",
    "lord": "he",
    "mrs": "she",
    "ms": "she",
    "miss": "she",
    "dame": "she",
    "lady": "she",
    "madame": "she",
}


def _honorific(mention: Mention) -> set[str]:
    """What an honorific tells of its bearer, as far as it tells two bearers of one surname apart."""
    words = (mention.title or "").lower().replace(".", "").split(" ")
    return {_HONORIFIC_GROUPS[w] for w in words if w in _HONORIFIC_GROUPS and w in name_words("honorific")}
