"""Who speaks: a source as the name of an entity, a pronoun or a role as the person meant, else the noun phrase itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from recension.model import EntityMention
from recension.settings.annotate import MAX_SPEAKER_WORDS
from recension.stages.annotate.speech.bodies import Bodies
from recension.stages.annotate.speech.people import HE, SHE, People, body_nouns, roles
from recension.stages.annotate.syntax.chunks import Parse
from recension.stages.annotate.syntax.letters import is_time
from recension.stages.annotate.syntax.quotations import Quoted
from recension.text.lexicon import name_words
from recension.text.spans import Range

_ARTICLES = frozenset("the a an his her its their our my your this that these those".split())
_THEY, _IT = frozenset({"they", "them", "their"}), frozenset({"it", "its"})
_NOBODY = frozenset(
    "i we you me us himself herself themselves itself who which that there this these those anyone anybody everyone everybody someone somebody nobody".split()
)
_NOBODY_ALONE = _NOBODY | frozenset("another one each either 's so such something nothing everything what".split())


class Speakers:
    """Names sources in the order of the text. It remembers who spoke, for *they said*."""

    def __init__(self, text: str, entities: Sequence[EntityMention], parses: Sequence[Parse], quoted: Quoted) -> None:
        self._text = text
        self._entities = sorted(entities, key=lambda e: (e.start, -e.end))
        self._starts = [e.start for e in self._entities]
        self._people = People(text, entities, parses, quoted)
        self._bodies = Bodies(text, entities)
        self._last: str | None = None
        self._last_is_plural = False

    def name(self, parse: Parse, source: Range, head: int | None) -> str | None:
        """The name of the source in these tokens, whose noun phrase has its head at ``head``."""
        key, at = parse.key(source[0]), parse.tokens[source[0]].start
        if source[1] - source[0] == 1:
            if key in HE | SHE:
                return self._said(at, self._people.by_pronoun(at, key))
            if key in _THEY | _IT:
                return self._last if self._last_is_plural == (key in _THEY) and self._last not in self._people.names else None
            if key in _NOBODY_ALONE:
                return None
        if parse.key(source[1] - 1) in _THEY and parse.key(source[1] - 2) == "of":
            return self._said(at, self._people.among(at, parse.key(source[0])))
        found = None if self._is_joint(parse, source, head) else self._entity(parse, source, head) or self._by_role(parse, source, head)
        self._last = found or self._described(parse, source)
        self._last_is_plural = found is None and head is not None and parse.tokens[head].tag in ("NNS", "NNPS")
        return self._said(at, self._last)

    def _said(self, at: int, name: str | None) -> str | None:
        """The name, which is remembered for the next pronoun."""
        if name is not None:
            self._people.spoke(at, name)
        return name

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
        """The entity at the head of the source, or a person in its apposition, or one who ends it."""
        if head is not None:
            at_head = self._at_head(parse, head)
            if at_head:
                return at_head.name
        named = self._apposed(parse, *source) or self._behind_office(parse, source)
        is_role = head is not None and parse.key(head) in roles() - body_nouns()
        return None if named is None or (named.kind == "organisation" and is_role) else named.name

    def _apposed(self, parse: Parse, first: int, last: int) -> EntityMention | None:
        """Who is named in an apposition: *the fire chief, Walter Hahn,*, *one of the two, the surveyor Ada Quill*, *the insurer, Vorn Mutual,*."""
        start, end = parse.chars(first, last)
        apposed = [e for e in self._between(start, end) if self._is_apposed(parse, (first, last), e)]
        is_person = not roles().isdisjoint(t.key for t in parse.tokens[first:last])
        kinds = ("person", "organisation", *(("place", "other") if is_person else ()))  # a spokesman of the line, Ada Quill,
        return next((e for kind in kinds for e in apposed if e.kind == kind), None)

    def _is_apposed(self, parse: Parse, source: Range, person: EntityMention) -> bool:
        """Whether a person stands behind a comma of the source, or ends the noun phrase that does."""
        places = [i for i in range(*source) if person.start <= parse.tokens[i].start < person.end]
        comma = parse.letters.rfind(",", source[0], places[0]) if places else -1
        if comma < 0:
            return False
        ends = places[-1] + 1 >= source[1] or parse.letter(places[-1] + 1) in ",W"
        return comma + 1 == places[0] or (ends and set(parse.letters[comma + 1 : places[0]]) <= set("DJNPCA"))

    def _behind_office(self, parse: Parse, source: Range) -> EntityMention | None:
        """A person whose office stands before the name: *ambassador to the United Nations Ada Quill*, *Secretary of State Tom Brenn*."""
        comma = parse.letters.find(",", *source)
        start, end = parse.chars(source[0], comma if comma > source[0] else source[1])
        found = self._between(start, end)
        last = found[-1] if found else None
        if last is None or last.kind != "person" or last.end < end:
            return None
        words = [t.key for t in parse.tokens[slice(*source)] if t.start < last.start]
        governed = words[:-1] and words[-2] == "of" and words[-1] in name_words("role of")
        beside = len(found) > 1 and self._text[found[-2].end : last.start] == " " and found[-2].kind != "person"
        return last if (governed or beside) and not roles().isdisjoint(words) else None

    def _by_role(self, parse: Parse, source: Range, head: int | None) -> str | None:
        """The person or body meant by *the foreign minister*, *his lawyer*, *the three*, *the company*."""
        opens = parse.key(source[0])
        if head is None or opens not in ("the", "his", "her", "their", "both", "all"):
            return None
        at, last = parse.tokens[source[0]].start, source[1] - (parse.letter(source[1] - 1) in ",W")
        if source[1] - source[0] < 3 and parse.letter(head) in "CD":
            return self._people.by_number(at, parse.key(head))
        if parse.key(head).endswith("-year-old") and opens == "the":
            return self._people.by_age(at)
        if last != head + 1 or parse.tokens[head].tag == "NNS":
            return None
        modifiers = frozenset(parse.key(i) for i in range(source[0] + 1, head))
        if parse.key(head) in roles():
            return self._people.by_role(at, parse.key(head), modifiers)
        return self._bodies.by_noun(at, modifiers | {parse.key(head)}) if opens == "the" else None

    def _at_head(self, parse: Parse, head: int) -> EntityMention | None:
        """The entity that the head of a noun phrase belongs to; *SC*, *Jr.* and *on Monday* behind a name belong to it."""
        while head > 0 and is_time(parse.key(head)):
            head -= 1
        end = parse.tokens[head].end
        while head >= 0 and parse.letters[head] == "P":
            found = [e for e in self._between(parse.tokens[max(0, head - 8)].start, end) if e.start <= parse.tokens[head].start < e.end]
            if found:
                return found[-1]
            if self._text[parse.tokens[head].start].islower():  # a common word that was taken for a name: *a U.N. spokeswoman*
                return None
            head -= 1
        token = parse.tokens[max(0, head)]
        return next((e for e in self._between(parse.tokens[max(0, head - 8)].start, end) if e.start <= token.start < e.end), None)

    def _between(self, start: int, end: int) -> list[EntityMention]:
        """The entities that start within a range."""
        return self._entities[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _described(self, parse: Parse, source: Range) -> str | None:
        """The noun phrase without its article, cut before a comma or a relative pronoun."""
        first, last = source
        while first + 1 < last and parse.key(first) in _ARTICLES and parse.letters[first + 1] != "C":
            first += 1
        last = next((i for i in range(first + 1, last) if parse.letters[i] in ",W"), last)
        last = min(last, first + MAX_SPEAKER_WORDS)
        if last <= first or (last - first == 1 and parse.key(first) in _NOBODY | _ARTICLES):
            return None
        start, end = parse.chars(first, last)
        return " ".join(self._text[start:end].split()) or None
