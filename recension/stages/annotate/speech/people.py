"""The people of a text as others of its words mean them: by a pronoun, by their role, by their number."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from recension.model import EntityMention
from recension.stages.annotate.syntax.chunks import Parse, Phrase
from recension.stages.annotate.syntax.clauses import subject_of
from recension.stages.annotate.syntax.quotations import Quoted
from recension.text.lexicon import name_words, person_names, table
from recension.text.names import name_key
from recension.text.normalise import fold

HE, SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
_REMEMBERED = 40
"""How many of the people mentioned last a pronoun may mean."""
_HIS_WORDS = frozenset("mr sir lord king prince baron actor spokesman chairman congressman businessman father husband son brother".split())
_HER_WORDS = frozenset(
    "mrs ms miss madam lady queen princess baroness actress spokeswoman chairwoman congresswoman businesswoman mother wife daughter sister "
    "widow".split()
)
_BETWEEN_LISTED = 50
"""Two names with more characters between them stand in no list."""
_NUMBERS = {"two": 2, "both": 2, "pair": 2, "three": 3, "trio": 3, "four": 4, "five": 5, "six": 6}

Mentioned = list[tuple[int, str]]
"""Names with the place where each is mentioned, in order of the text."""


@lru_cache(maxsize=1)
def roles() -> frozenset[str]:
    """The nouns by which a person is meant: *minister*, *widow*."""
    listed = next(row[1].split() for row in table("speaker_nouns.tsv") if row[0] == "person")
    return frozenset(name_key(w) for w in listed) | name_words("role") | name_words("rank")


@lru_cache(maxsize=1)
def body_nouns() -> frozenset[str]:
    """The nouns of bodies: *ministry*, *insurer*."""
    return frozenset(fold(word) for row in table("speaker_nouns.tsv") if row[0] == "body" for word in row[1].split())


@lru_cache(maxsize=1)
def _speakers() -> frozenset[str]:
    """The keys of all nouns that can head a source."""
    return frozenset(fold(word) for row in table("speaker_nouns.tsv") for word in row[1].split())


def can_speak(key: str) -> bool:
    """Whether a noun in either number names a person, a body or a document: *widow*, *ministry*, *reports*."""
    bases = (key, key.removesuffix("s"), key.removesuffix("es"), re.sub(r"ies\Z", "y", key), re.sub(r"men\Z", "man", key))
    return not _speakers().isdisjoint(bases) or key in roles()


class People:
    """The persons whom an article names, looked up by what else they are called."""

    def __init__(self, text: str, entities: Sequence[EntityMention], parses: Sequence[Parse], quoted: Quoted) -> None:
        self._mentions = sorted((e for e in entities if e.kind == "person"), key=lambda e: e.start)
        self._starts = [e.start for e in self._mentions]
        self.names = frozenset(e.name for e in self._mentions)
        self._sexes: dict[str, str] = {}
        self._named: Mentioned = [(e.start, e.name) for e in self._mentions]
        self._leading: Mentioned = []
        self._bearers: dict[str, list[tuple[int, str, frozenset[str]]]] = defaultdict(list)
        self._lists: list[tuple[int, tuple[str, ...]]] = list(_lists(text, self._mentions))
        self._groups: list[tuple[int, str]] = []
        for parse in parses:
            self._read(parse, quoted)
            self._groups += [(parse.tokens[p.first].start, parse.key(p.head)) for p in parse.phrases if _is_group(parse, p)]

    def spoke(self, at: int, name: str) -> None:
        """Note that someone spoke at a place: the next pronoun is likely to mean the same person."""
        if name in self.names:
            insort(self._leading, (at, name))

    def by_pronoun(self, at: int, pronoun: str) -> str | None:
        """Whom *he* or *she* means: the last who led a sentence or spoke, else the last named (Grosz, Joshi and Weinstein 1995)."""
        other = "f" if pronoun in HE else "m"
        for mentioned in (self._leading, self._named):
            stop = bisect_left(mentioned, (at, ""))
            recent = (n for _, n in reversed(mentioned[max(0, stop - _REMEMBERED) : stop]) if self._sex(n) != other)
            name = next(recent, None)
            if name:
                return name
        return None

    def by_age(self, at: int) -> str | None:
        """Whom *the 71-year-old* means: the person named last."""
        stop = bisect_left(self._named, (at, ""))
        return self._named[stop - 1][1] if stop else None

    def by_role(self, at: int, head: str, modifiers: frozenset[str]) -> str | None:
        """Whom *the foreign minister* means: the last person before it, else the first after it, who bears that role."""
        bearers = [(place, name) for place, name, words in self._bearers.get(head, ()) if modifiers <= words]
        before = [name for place, name in bearers if place < at]
        return before[-1] if before else bearers[0][1] if bearers else None

    def by_number(self, at: int, number: str) -> str | None:
        """Whom *the three* means: the last so many persons who were listed together."""
        fitting = [names for place, names in self._lists if place < at and len(names) == _NUMBERS.get(number)]
        return " and ".join((", ".join(fitting[-1][:-1]), fitting[-1][-1])) if fitting else None

    def among(self, at: int, number: str) -> str | None:
        """Who *one of them*, *two of them* are: a member of the last group of people before a place, or that group."""
        stop = bisect_left(self._groups, (at, ""))
        noun = self._groups[stop - 1][1] if stop else None
        return _singular(noun) if noun is not None and number == "one" else noun

    def _read(self, parse: Parse, quoted: Quoted) -> None:
        """What one sentence tells of people: who leads it, who bears which role."""
        start, end = parse.tokens[0].start, parse.tokens[-1].end
        within = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        if not within:
            return
        places = {t.start: i for i, t in enumerate(parse.tokens)}
        for mention in within:
            at = places.get(mention.start)
            if at is not None:
                self._note(parse, mention, at, at + len(mention_words(parse, mention, at)))
        leader = next(self._leaders(parse, within, quoted), None) or _opener(parse, within, quoted)
        if leader is not None:
            self._leading.append((leader.start, leader.name))

    def _leaders(self, parse: Parse, within: Sequence[EntityMention], quoted: Quoted) -> Iterator[EntityMention]:
        """The persons who are subjects in a sentence, outside quotation marks."""
        for group in parse.groups[:_REMEMBERED]:
            subject = subject_of(parse, group)
            span = parse.chars(subject.first, group.first) if subject else None
            if span and not quoted.over(span):
                yield from (e for e in within if span[0] <= e.start < span[1])

    def _note(self, parse: Parse, mention: EntityMention, first: int, last: int) -> None:
        """Note the roles around one mention: *Mayor X*, *X, the mayor*, *the mayor, X*."""
        phrase = next((p for p in parse.phrases if p.first <= first < p.last), None)
        before = frozenset(parse.key(i).rstrip(".") for i in range(phrase.first, first)) if phrase else frozenset[str]()
        if before & (_HIS_WORDS | _HER_WORDS):
            self._sexes[mention.name] = "m" if before & _HIS_WORDS else "f"
        if before:
            self._bear(mention, before)
        opens = phrase.first if phrase else first
        for apposed in (parse.phrase_starting(last + 1) if parse.key(last) == "," else None, _apposed_before(parse, opens)):
            if apposed is not None:
                self._bear(mention, frozenset(parse.key(i) for i in range(apposed.first, _end_with_of(parse, apposed))))

    def _bear(self, mention: EntityMention, words: frozenset[str]) -> None:
        words |= {w.rpartition("-")[2] for w in words}  # the lieutenant-colonel is the colonel
        for head in sorted(words & roles()):
            self._bearers[head].append((mention.start, mention.name, words))

    def _sex(self, name: str) -> str | None:
        """``f``, ``m`` or unknown: by a title in the text, else by the given name."""
        uses = person_names().get(name_key(name).split(" ")[0], "")
        return self._sexes.get(name) or next((sex for sex in "fm" if sex in uses), None)


def mention_words(parse: Parse, mention: EntityMention, at: int) -> tuple[str, ...]:
    """The tokens of a mention whose first is ``at``."""
    inside = itertools.takewhile(lambda t: t.start < mention.end, parse.tokens[at:])
    return tuple(t.key for t in inside)


def _opener(parse: Parse, within: Sequence[EntityMention], quoted: Quoted) -> EntityMention | None:
    """The person who opens a sentence, a title before the name or not."""
    phrase = parse.phrase_starting(0)
    span = parse.chars(phrase.first, phrase.last) if phrase else None
    return within[0] if span and span[0] <= within[0].start and within[0].end == span[1] and not quoted.over(span) else None


def _is_group(parse: Parse, phrase: Phrase) -> bool:
    """Whether a noun phrase names several people by what they are: *three volunteers*."""
    return parse.tokens[phrase.head].tag == "NNS" and can_speak(parse.key(phrase.head))


def _singular(noun: str) -> str:
    """One of several: *volunteers* is *volunteer*."""
    for plural, single in (("men", "man"), ("ies", "y"), ("sses", "ss"), ("s", "")):
        if noun.endswith(plural):
            return noun.removesuffix(plural) + single
    return noun


def _apposed_before(parse: Parse, first: int) -> Phrase | None:
    """The noun phrase before a comma: *the mayor* in *the mayor, Ada Quill,*."""
    return parse.phrase_ending(first - 1) if parse.key(first - 1) == "," else None


def _end_with_of(parse: Parse, phrase: Phrase) -> int:
    """The end of a noun phrase with *of* and what follows: *president of the board*."""
    following = parse.phrase_starting(phrase.last + 1) if parse.key(phrase.last) in ("of", "for", "at") else None
    return following.last if following else phrase.last


def _lists(text: str, mentions: Sequence[EntityMention]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Persons named in a row: *A, B and C*, *A, the former mayor B and the builder C*."""
    row: list[EntityMention] = []
    for mention in mentions:
        if row and _is_joined(text[row[-1].end : mention.start]):
            row.append(mention)
            continue
        if len(row) > 1:
            yield row[0].start, tuple(e.name for e in row)
        row = [mention]
    if len(row) > 1:
        yield row[0].start, tuple(e.name for e in row)


def _is_joined(between: str) -> bool:
    """Whether what stands between two names makes a list of them: a comma or *and*, and at most what the second one is."""
    joint, rest = between[:1], between.lstrip(", ")
    opens = rest.startswith("and ") or joint == ","
    words = rest.removeprefix("and ").split()
    if not opens or len(between) > _BETWEEN_LISTED or "\n" in between or "," in rest:
        return False
    return not words or (words[0] in ("the", "his", "her", "their") and can_speak(fold(words[-1])) and all(w.isalpha() for w in words))
