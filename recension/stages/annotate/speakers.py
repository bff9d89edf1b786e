"""Who speaks: a source as the name of an entity, a pronoun as the person meant, else as the noun phrase itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from recension.model import EntityMention
from recension.settings.annotate import MAX_SPEAKER_WORDS
from recension.stages.annotate.chunks import Parse
from recension.stages.annotate.clauses import subject_of
from recension.text.spans import Range

_ARTICLES = frozenset("the a an his her its their our my your this that these those".split())
_HE, _SHE, _THEY = frozenset({"he", "him", "his"}), frozenset({"she", "her"}), frozenset({"they", "them", "their", "it", "its", "we"})
_REMEMBERED = 40
"""How many of the people mentioned last a pronoun may mean."""
_HER_TITLES = frozenset("mrs ms miss madam lady queen princess baroness actress spokeswoman chairwoman congresswoman".split())


class Speakers:
    """Names sources in the order of the text. It remembers who spoke, for *he said*."""

    def __init__(self, text: str, entities: Sequence[EntityMention], parses: Sequence[Parse]) -> None:
        self._text = text
        self._entities = sorted(entities, key=lambda e: (e.start, -e.end))
        self._starts = [e.start for e in self._entities]
        self._last: str | None = None
        self._people = {e.name for e in entities if e.kind == "person"}
        self._she = {e.name for e in entities if e.kind == "person" and self._is_woman(e)}
        self._named = [(e.start, e.name) for e in self._entities if e.kind == "person"]
        self._subjects = sorted(self._people_as_subjects(parses))

    def name(self, parse: Parse, source: Range, head: int | None) -> str | None:
        """The name of the source in these tokens, whose noun phrase has its head at ``head``."""
        key = parse.key(source[0])
        if source[1] - source[0] == 1 and key in _HE | _SHE | _THEY:
            return self._person_before(parse.tokens[source[0]].start, key)
        found = None if self._is_joint(parse, source, head) else self._entity(parse, source, head)
        self._last = found or self._described(parse, source)
        return self._last

    def outlet(self, parse: Parse, listener: Range) -> str | None:
        """The newspaper or agency that was told: an organisation, or *this newspaper*."""
        found = next((e for e in self._between(*parse.chars(*listener)) if e.kind == "organisation"), None)
        own = parse.key(listener[0]) == "this"
        return found.name if found else self._described(parse, listener) if own else None

    def _is_joint(self, parse: Parse, source: Range, head: int | None) -> bool:
        """Whether several speak: *Smith and the mayor*."""
        comma = parse.letters.find(",", *source)
        return head is not None and "&" in parse.letters[head : comma if comma > head else source[1]]

    def _entity(self, parse: Parse, source: Range, head: int | None) -> str | None:
        """The entity at the head of the source, or a person in its apposition."""
        if head is not None:
            at_head = self._at_head(parse, head)
            if at_head:
                return at_head.name
        apposed = self._apposed(parse, *source)
        return apposed.name if apposed else None

    def _apposed(self, parse: Parse, first: int, last: int) -> EntityMention | None:
        """A person named between commas: *the fire chief, Walter Hahn,*."""
        start, end = parse.chars(first, last)
        people = (e for e in self._between(start, end) if e.kind == "person")
        return next((e for e in people if self._text[max(start, e.start - 2) : e.start].strip() == ","), None)

    def _at_head(self, parse: Parse, head: int) -> EntityMention | None:
        """The entity that the head of a noun phrase belongs to; *SC* and *Jr.* behind a name belong to it."""
        end = parse.tokens[head].end
        while head >= 0 and parse.letters[head] == "P":
            found = [e for e in self._between(parse.tokens[max(0, head - 8)].start, end) if e.start <= parse.tokens[head].start < e.end]
            if found:
                return found[-1]
            head -= 1
        token = parse.tokens[max(0, head)]
        return next((e for e in self._between(parse.tokens[max(0, head - 8)].start, end) if e.start <= token.start < e.end), None)

    def _between(self, start: int, end: int) -> list[EntityMention]:
        """The entities that start within a range."""
        return self._entities[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _described(self, parse: Parse, source: Range) -> str | None:
        """The noun phrase without its article, cut before a comma."""
        first, last = source
        while first + 1 < last and parse.key(first) in _ARTICLES and parse.letters[first + 1] != "C":
            first += 1
        comma = parse.letters.find(",", first, last)
        last = min(comma if comma > first else last, first + MAX_SPEAKER_WORDS)
        if last <= first:
            return None
        start, end = parse.chars(first, last)
        return " ".join(self._text[start:end].split()) or None

    def _is_woman(self, entity: EntityMention) -> bool:
        """Whether a title says so."""
        before = self._text[max(0, entity.start - 14) : entity.start].split()
        first = self._text[entity.start : entity.end].split()[:1]
        return any(w.lower().rstrip(".") in _HER_TITLES for w in (*before[-1:], *first))

    def _people_as_subjects(self, parses: Sequence[Parse]) -> Iterator[tuple[int, str]]:
        """Where a person is the subject of a verb: those whom a pronoun means first (Hobbs 1978; Grosz et al. 1995)."""
        for parse in parses:
            for group in parse.groups:
                subject = subject_of(parse, group)
                found = self._at_head(parse, subject.head) if subject else None
                found = found or (self._apposed(parse, subject.first, group.first) if subject else None)
                if found and found.kind == "person":
                    yield found.start, found.name

    def _person_before(self, at: int, pronoun: str) -> str | None:
        """Whom a pronoun means: the last person who was a subject, else the last speaker, else the last person named."""
        if pronoun in _THEY:
            return self._last if self._last not in self._people else None
        for candidates in (self._subjects, self._named):
            stop = bisect_left(candidates, (at, ""))
            recent = (n for _, n in reversed(candidates[max(0, stop - _REMEMBERED) : stop]) if (n in self._she) <= (pronoun in _SHE))
            name = next(recent, None)
            if name:
                return name
        return self._last if self._last in self._people else None
