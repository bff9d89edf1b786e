"""Noun phrases and verb groups of a sentence, read off the parts of speech.

A shallow parse (Abney 1991, *Parsing by chunks*): each sentence is a row of tokens and the chunks in it, all of them
indexes into the tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from recension.model import Sentence
from recension.settings.annotate import MAX_SENTENCE_TOKENS
from recension.stages.annotate.syntax.letters import BE, DAYS, DO, GET, HAVE, NEGATIONS, is_time, letters_of
from recension.stages.annotate.syntax.tagger import Token, tag, verb_lemma

Form = Literal["finite", "infinitive", "gerund", "participle"]

_PHRASE = re.compile(
    r"R|D{1,2}(?:[JCPNO$]|A(?=J)|(?<![NPR])[ng](?=[JNPng]))*|(?:[JCPN$]|(?:\A|(?<=[I&]))n(?=[NJ]))(?:[JCPNO$]|A(?=J)|(?<![NPR])[ng](?=[JNP]))*"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens ``first`` to ``last`` (exclusive); ``head`` is its last noun."""

    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Auxiliaries and the verb that they serve: tokens ``first`` to ``last`` (exclusive), ``head`` the verb itself."""

    first: int
    last: int
    head: int
    lemma: str
    form: Form
    past: bool
    passive: bool = False
    perfect: bool = False
    progressive: bool = False
    negated: bool = False
    modal: str | None = None


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence: its tokens, their letters, its noun phrases (by first and by last token too) and verb groups, in order.

    ``subjects`` keeps what ``clauses.subject_of`` has found, by the first token of the verb group: it is asked a dozen times for each.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    letters: str
    phrases: tuple[Phrase, ...]
    groups: tuple[VerbGroup, ...]
    starts: dict[int, Phrase]
    ends: dict[int, Phrase]
    subjects: dict[int, Phrase | None] = field(default_factory=dict, compare=False, repr=False)

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """The characters from token ``first`` up to token ``last`` (exclusive)."""
        return self.tokens[first].start, self.tokens[max(first, last - 1)].end

    def key(self, index: int) -> str:
        """The key of a token; empty beyond the ends."""
        return self.tokens[index].key if 0 <= index < len(self.tokens) else ""

    def letter(self, index: int) -> str:
        """The letter of a token's tag; a stop beyond the ends."""
        return self.letters[index] if 0 <= index < len(self.letters) else "."

    def phrase_ending(self, last: int) -> Phrase | None:
        """The noun phrase that ends just before token ``last``."""
        return self.ends.get(last)

    def phrase_starting(self, first: int) -> Phrase | None:
        """The noun phrase that starts at token ``first``."""
        return self.starts.get(first)


def parse(text: str, sentences: Sequence[Sentence]) -> tuple[Parse, ...]:
    """The sentences of a document, parsed."""
    return _parsed(text, tuple(sentences))


@lru_cache(maxsize=2)
def _parsed(text: str, sentences: tuple[Sentence, ...]) -> tuple[Parse, ...]:
    """Speakers and events both read the same parse of one document, one after the other."""
    return tuple(piece for sentence in sentences for piece in _pieces(text, sentence))


def _pieces(text: str, sentence: Sentence) -> Iterator[Parse]:
    """A sentence as one parse, or several where it is monstrous."""
    start = sentence.start
    while start < sentence.end:
        end = min(sentence.end, start + MAX_SENTENCE_TOKENS * 12)
        tokens = tag(text, start, end, headline=_is_headline(text[start:end]))
        if not tokens:
            return
        yield parse_tokens(sentence, tokens)
        start = tokens[-1].end


def _is_headline(words: str) -> bool:
    """Whether nearly all long words have a capital, as in *Leader Ends Visit To Neighbours*."""
    long_words = [w for w in words[:400].split() if len(w) > 3 and w[0].isalpha()]
    return len(long_words) > 2 and sum(w[0].isupper() for w in long_words) > 0.8 * len(long_words)


def parse_tokens(sentence: Sentence, tokens: tuple[Token, ...]) -> Parse:
    """Chunk tagged tokens."""
    letters = letters_of(tokens)
    phrases = tuple(_phrases(tokens, letters))
    groups = tuple(_verb_groups(tokens, letters, phrases))
    return Parse(sentence, tokens, letters, phrases, groups, {p.first: p for p in phrases}, {p.last: p for p in phrases})


def _phrases(tokens: tuple[Token, ...], letters: str) -> Iterator[Phrase]:
    """Noun phrases, the longest first. One that ends in an adjective is none, but *the poor*."""
    for match in _PHRASE.finditer(letters):
        first, last = match.span()
        while (last > first and letters[last - 1] in "O$") or (last > first and letters[last - 1] == "J" and letters[first] != "D"):
            last -= 1
        for at in range(first, last - 1):
            if tokens[at].key in DAYS and letters[at + 1] in "NPC" and not is_time(tokens[at + 1].key):
                yield Phrase(first, at + 1, at)
                first = at + 1
        if last > first and not (last - first == 1 and letters[first] in "OJ"):
            yield Phrase(first, last, last - 1)


def _verb_groups(tokens: tuple[Token, ...], letters: str, phrases: tuple[Phrase, ...]) -> Iterator[VerbGroup]:
    """Verb groups in order; a participle within a noun phrase is an adjective."""
    inside = {i for p in phrases for i in range(p.first, p.last)}
    at = 0
    while at < len(letters):
        starts = letters[at] in "bdngpzMv" or (letters[at] == "T" and _verb_follows(letters, at + 1))
        if at in inside or not starts:
            at += 1
            continue
        group = _group_at(tokens, letters, at, inside)
        yield group
        at = group.last


def _verb_follows(letters: str, at: int) -> bool:
    """Whether a base form follows, perhaps after an adverb (*to boldly go*)."""
    while at < len(letters) and letters[at] == "A":
        at += 1
    return at < len(letters) and letters[at] == "b"


def _group_at(tokens: tuple[Token, ...], letters: str, first: int, inside: set[int]) -> VerbGroup:
    """The verb group that starts at ``first``."""
    verbs, at, negated = [first], first + 1, tokens[first].key in NEGATIONS
    while at < len(letters) and _serves(tokens[verbs[-1]], letters[verbs[-1]]):
        if letters[at] == "A" or tokens[at].key in NEGATIONS:
            negated |= tokens[at].key in NEGATIONS
        elif letters[at] in "bdngv" and at not in inside and _fits(tokens[verbs[-1]], letters[verbs[-1]], letters[at]):
            verbs.append(at)
        else:
            break
        at += 1
    before = tokens[first - 1].key if first else ""
    return _described(tokens, letters, verbs, negated or before in NEGATIONS or before == "neither")


def _serves(token: Token, letter: str) -> bool:
    """Whether a verb can be an auxiliary."""
    return letter in "MT" or token.key in BE or token.key in HAVE or token.key in DO or token.key in GET


def _fits(token: Token, letter: str, following: str) -> bool:
    """Whether an auxiliary takes a verb of this form."""
    if letter in "MT" or token.key in DO:
        return following == "b"
    if token.key in HAVE:
        return following in "ndv"
    return following in "ndv" if token.key.startswith("g") else following in "ngdv"


def _described(tokens: tuple[Token, ...], letters: str, verbs: list[int], negated: bool) -> VerbGroup:
    """The features of a run of verbs."""
    head, lead = verbs[-1], verbs[0]
    keys = [tokens[v].key for v in verbs[:-1]]
    form: Form = "finite"
    if letters[lead] == "T" or (letters[lead] == "b" and len(verbs) == 1):
        form = "infinitive"
    elif letters[lead] == "g":
        form = "gerund"
    elif letters[lead] in "nv" and letters[lead - 1] != "&":
        form = "participle"
    return VerbGroup(
        lead,
        head + 1,
        head,
        verb_lemma(tokens[head].key),
        form,
        past=letters[lead] in "dnv",
        passive=letters[head] in "ndv" and bool(keys) and keys[-1] in BE | GET,
        perfect=any(k in HAVE for k in keys) and letters[head] in "ndgv",
        progressive=letters[head] == "g" and bool(keys) and keys[-1] in BE,
        negated=negated,
        modal=tokens[lead].key if letters[lead] == "M" else None,
    )
