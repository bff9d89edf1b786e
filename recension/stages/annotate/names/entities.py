"""Names in a text: persons, organisations, places, other.

Three looks at an article. Sentences in sentence style give candidates, whose kinds are judged together; headlines
and shouted lines, where capitals tell nothing, only show names that are known by then; last, the mentions of one
bearer are joined and places are looked up.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recension.model import Article, EntityKind, EntityMention, Sentence
from recension.reader.reading import Reading
from recension.settings.annotate import LEAST_NAME_EVIDENCE, LONGEST_NAME_WORDS
from recension.stages.annotate.names.bearers import Mention, names
from recension.stages.annotate.names.candidates import Candidate, candidate_at, candidates
from recension.stages.annotate.names.kinds import kind_of, together
from recension.stages.annotate.names.phrases import is_title, listed_at
from recension.stages.annotate.names.places import PlaceContext, locate, place_context
from recension.stages.annotate.names.shapes import Token, style, tokens
from recension.stages.annotate.names.weighing import proposals, weigh
from recension.text.gazetteer import Location, places_named
from recension.text.lexicon import is_common, is_plain, name_words, person_names
from recension.text.names import family_name, is_acronym_of, name_key, person_words

Kinds = Mapping[str, EntityKind]

_COMPASS = frozenset("north south east west northern southern eastern western".split())


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence as tokens, and whether its capitals tell of names."""

    tokens: tuple[Token, ...]
    tells: bool


def find_entities(article: Article, sentences: tuple[Sentence, ...], reading: Reading) -> tuple[EntityMention, ...]:
    """The names in an article, sorted by start, none overlapping another. ``reading`` is what the trained reader sees in it."""
    text = article.document.text
    ruled = by_rules(text, sentences)
    found = proposals([line.tokens for line in ruled.lines], ruled.candidates, reading)
    sure = [*((c, ruled.kinds[c.key]) for c in ruled.found if c.key in ruled.kinds and (c.certain or c.key in ruled.parts)), *ruled.known]
    named = weigh(found, ruled.kinds, ruled.parts, sure)
    mentions = [_without_letters(Mention(c.start, c.end, text[c.start : c.end], kind, c.title)) for c, kind in named]
    return _resolved(text, mentions, article.dateline.place if article.dateline else None)


def _without_letters(mention: Mention) -> Mention:
    """A mention without the letters behind a person's name: *Ada Quill QC*."""
    *words, last = mention.text.split()
    if len(words) < 2 or not last.isupper() or last.casefold() not in name_words("post-nominal") or words[-1] in _JOINING:
        return mention
    text = mention.text[: -len(last)].rstrip(" ,")
    return replace(mention, end=mention.start + len(text), text=text, kind="person")


_JOINING = frozenset("of and & the".split())


def find_by_rules(article: Article, sentences: tuple[Sentence, ...]) -> tuple[EntityMention, ...]:
    """The names that rules and lists find alone: what the trained reader has learnt from where no one marked any."""
    text = article.document.text
    ruled = by_rules(text, sentences)
    named = [(c, ruled.kinds[c.key]) for c in ruled.found if c.key in ruled.kinds] + ruled.known
    mentions = [Mention(c.start, c.end, text[c.start : c.end], kind, c.title) for c, kind in named]
    mentions.sort(key=lambda m: m.start)
    return _resolved(text, mentions, article.dateline.place if article.dateline else None)


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules make of an article: candidates in sentences, known names in headlines, kinds by key (see ``_kinds``)."""

    lines: list[_Line]
    found: list[Candidate]
    known: list[tuple[Candidate, EntityKind]]
    kinds: dict[str, EntityKind]
    parts: dict[str, EntityKind]

    @property
    def candidates(self) -> list[Candidate]:
        """What may be a name in sentences, what is known as one in headlines."""
        return [*self.found, *(candidate for candidate, _ in self.known)]


def by_rules(text: str, sentences: Sequence[Sentence]) -> Ruled:
    """Look at an article with rules and lists alone."""
    lines = [_line(text, sentence) for sentence in sentences]
    found = [name for line in lines if line.tells for name in candidates(line.tokens)]
    kinds, parts = _kinds(found)
    known = [pair for line in lines if not line.tells for pair in _known_names(line.tokens, {**parts, **kinds})]
    return Ruled(lines, found, known, kinds, parts)


def _line(text: str, sentence: Sentence) -> _Line:
    found = tokens(text, sentence)
    return _Line(found, style(found) == "sentence")


# ── kinds ───────────────────────────────────────────────────────────────────────────


def _kinds(found: Sequence[Candidate]) -> tuple[dict[str, EntityKind], dict[str, EntityKind]]:
    """The kind of each candidate's key, keys that are no names left out; and that of the short names which the long ones explain."""
    groups = together(name for name in found if not name.plain)
    judged = {key: kind_of(mentions) for key, mentions in groups.items()}
    sure = {key: kind for key, (kind, weight) in judged.items() if weight >= _needed(groups[key])}
    parts = _parts(sure)
    kinds: dict[str, EntityKind] = {}
    for key, (kind, weight) in judged.items():
        if key in parts and not (groups[key][0].certain or weight >= 4.5 or (parts[key] == "organisation" and places_named(key))):
            kinds[key] = parts[key]
        elif key in sure:
            kinds[key] = kind
        elif _may_be_a_name(groups[key]):
            kinds[key] = "other"
    used = {name.key: parts[name.key] for name in found if name.plain and name.key in parts}
    return {**used, **kinds, **_beside(found, kinds)}, parts


def _beside(found: Sequence[Candidate], kinds: Kinds) -> dict[str, EntityKind]:
    """Names without a clear kind that are listed with places or bodies: *Graz, Linz and Melkdorf*."""
    placed: dict[str, EntityKind] = {}
    for one, other in itertools.pairwise(found):
        listed = len(one.after) > 1 and one.after[0].text in (",", "and", "or", "&", "/") and one.after[1].start == other.start
        pair = {kinds.get(one.key), kinds.get(other.key)} if listed else set()
        if "other" in pair and pair & {"place", "organisation"}:
            name, known = (one, other) if kinds[one.key] == "other" else (other, one)
            if not (name.listed or name.key in person_names() or any(c.isdigit() for c in name.key)) and len(name.words) < 3:
                placed[name.key] = kinds[known.key]
    return placed


def _needed(mentions: Sequence[Candidate]) -> float:
    """The evidence that a name needs: more when it is an ordinary word, or stands at the start of sentences only."""
    first = mentions[0]
    if first.certain:
        return 0.0
    if len(first.words) == 1 and (first.key in _COMPASS or (first.key in name_words("organisation head") and is_plain(first.key))):
        return math.inf  # 'the Administration' and 'the North' name no one
    if all(is_plain(w.key) for w in first.words):
        return LEAST_NAME_EVIDENCE + 1.4
    return LEAST_NAME_EVIDENCE + (0.6 if len(first.words) == 1 and all(m.opens for m in mentions) else 0.0)


def _parts(sure: Kinds) -> dict[str, EntityKind]:
    """Short names that full names of the article explain: surnames of persons, first words of bodies."""
    parts: dict[str, EntityKind] = {}
    for key, kind in sure.items():
        words = key.split(" ")
        if kind == "organisation" and len(words) > 1 and not is_common(words[0]) and words[0] not in person_names():
            parts.setdefault(words[0], "organisation")
        if kind == "organisation" and len(words) > 1 and words[-1].endswith("s") and places_named(words[0]):
            parts.setdefault(words[-1], "organisation")  # the Otters are the Marlow Otters
    for key, kind in sure.items():
        if kind == "person" and len(key.split(" ")) > 1:
            words = list(person_words(key))
            for part in {words[-1], family_name(words), words[-1] if is_common(words[0]) else words[0]}:
                if part in person_names() or not (part in name_words("organisation head") or is_title(part)):
                    parts[part] = "person"
            for i in range(1, len(words) - 1):
                parts[" ".join(words[i:])] = "person"
    return parts


def _may_be_a_name(mentions: Sequence[Candidate]) -> bool:
    """Whether a sequence without a clear kind is a name at all: not one of ordinary words, not only sentence openings."""
    words = [w for w in mentions[0].words if w.is_capital]
    if all(is_plain(w.key) or w.key in name_words("no name") or len(w.key) == 1 for w in words):
        return False
    if len(words) == 1 and words[0].key in _COMPASS:
        return False
    if len(words) == 1 and any(c.isdigit() for c in words[0].text) and "-" not in words[0].text:
        return False
    return any(not m.opens for m in mentions) or len(words) > 1


# ── headlines ───────────────────────────────────────────────────────────────────────


def _known_names(found: Sequence[Token], kinds: Kinds) -> Iterator[tuple[Candidate, EntityKind]]:
    """The names in a line whose capitals tell nothing: those that the article or the lists know."""
    index = 0
    while index < len(found):
        end, kind = _known_at(found, index, kinds)
        if kind is not None:
            yield candidate_at(found, index, end), kind
        index = end


def _known_at(found: Sequence[Token], index: int, kinds: Kinds) -> tuple[int, EntityKind | None]:
    """The longest known name that begins at a token: the index behind it and its kind."""
    if not found[index].is_capital:
        return index + 1, None
    for end in range(min(len(found), index + LONGEST_NAME_WORDS), index, -1):
        key = " ".join(token.key for token in found[index:end])
        if key in kinds and not (end == index + 1 and is_common(key)) and kinds[key] != "other":
            return end, kinds[key]
    listed = listed_at(found, index)
    if listed and listed[0].certain and not (len(listed[0].words) == 1 and listed[0].capitals):
        return listed[1], listed[0].kind
    return index + 1, None


# ── bearers and places ──────────────────────────────────────────────────────────────


def _resolved(text: str, mentions: Sequence[Mention], dateline: str | None) -> tuple[EntityMention, ...]:
    """The mentions with the names of their bearers and the places that they mean."""
    named = names(mentions, _acronyms(text, mentions))
    found = locate([n for n, m in zip(named, mentions, strict=True) if m.kind == "place"], _context(text, mentions, dateline))
    one_name = _one_name(found)
    made = []
    for mention, name in zip(mentions, named, strict=True):
        place = found.get(name) if mention.kind == "place" else None
        shown = one_name[place] if place else name
        made.append(EntityMention(mention.start, mention.end, mention.kind, shown, place.geonames if place else None))
    return tuple(made)


def _one_name(found: Mapping[str, Location]) -> dict[Location, str]:
    """For each place the longest of its names in the article (*U.K.*, *Britain*); one in capitals only is written as a name."""
    longest: dict[Location, str] = {}
    for name in sorted(found, key=lambda n: (n.isupper(), n)):
        place = found[name]
        if len(name) > len(longest.get(place, "")) and not (place in longest and name.isupper()):
            longest[place] = name.title() if name.isupper() and len(name) > 4 and "." not in name else name
    return longest


def _acronyms(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Long forms by the acronyms that the text introduces in brackets: *Korea Energy Board (KEB)*, *KEB (Korea Energy Board)*."""
    found: dict[str, str] = {}
    for one, other in itertools.pairwise(mentions):
        if text[one.end : other.start].strip() == "(" and text[other.end : other.end + 1] == ")":
            short, long = (other, one) if len(other.text) < len(one.text) else (one, other)
            if is_acronym_of(short.text, long.text) or (short.text.isupper() and short.text[0] == long.text[0]):
                found.setdefault(short.text, long.text)
    return found


def _context(text: str, mentions: Sequence[Mention], dateline: str | None) -> PlaceContext:
    """What the places and demonyms of an article say of where it plays."""
    qualifiers: dict[str, str] = {}
    for one, other in itertools.pairwise(mentions):
        if one.kind == other.kind == "place" and text[one.end : other.start].strip() == ",":
            qualifiers.setdefault(name_key(one.text), other.text)
    places = [m.text for m in mentions if m.kind == "place"]
    return place_context(places, [m.text for m in mentions if m.kind == "other"], qualifiers, dateline)
