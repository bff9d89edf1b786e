"""Names of all documents → bearers: the spellings of one person, body or place, brought together."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from recension.model import Annotations, Article, Entity, EntityKind, EntityMention, Span
from recension.text.names import name_key, same_name


@dataclass(frozen=True)
class Bearers:
    """The entities of a story, and who is meant by a name."""

    entities: tuple[Entity, ...]
    by_key: Mapping[str, int]

    def of(self, name: str) -> Entity | None:
        """The entity that a name stands for, if it is known."""
        index = self.by_key.get(name_key(name))
        return None if index is None else self.entities[index]

    def by_surname(self, name: str) -> Entity | None:
        """The one person of the story who bears a family name."""
        index = self._surnames.get(name_key(name))
        return None if index is None else self.entities[index]

    def by_noun(self, noun: str) -> Entity | None:
        """The one body of the story that a plain noun can mean: *the union* where one union is named."""
        index = self._nouns.get(noun)
        return None if index is None else self.entities[index]

    @cached_property
    def _surnames(self) -> Mapping[str, int]:
        people = ((i, name_key(e.name)) for i, e in enumerate(self.entities) if e.kind == "person")
        return _told_apart((key.split(" ")[-1], i) for i, key in people if " " in key)

    @cached_property
    def _nouns(self) -> Mapping[str, int]:
        bodies = ((i, name_key(e.name).split(" ")) for i, e in enumerate(self.entities) if e.kind == "organisation")
        return _told_apart((word, i) for i, key in bodies if len(key) > 1 for word in sorted(set(key)))

    def canonical(self, name: str) -> str:
        """The name under which the story calls the bearer of ``name``; the name itself if it is not known."""
        entity = self.of(name)
        return entity.name if entity else name


def _told_apart(pairs: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    """Words with the number that each stands for; those that stand for several are left out."""
    found: dict[str, set[int]] = defaultdict(set)
    for word, index in pairs:
        found[word].add(index)
    return {word: min(indexes) for word, indexes in found.items() if len(indexes) == 1}


@dataclass(frozen=True, slots=True)
class _Use:
    """A mention and the document that it stands in."""

    article: Article
    mention: EntityMention

    @property
    def quote(self) -> str:
        return " ".join(self.article.document.text[self.mention.start : self.mention.end].split())


def join_entities(articles: Sequence[Article], annotations: Sequence[Annotations]) -> Bearers:
    """Bring the names of all documents together. An entity's id comes from its kind and its spellings."""
    uses: dict[str, list[_Use]] = defaultdict(list)
    for article, read in zip(articles, annotations, strict=True):
        for mention in read.entities:
            uses[name_key(mention.name)].append(_Use(article, mention))
    uses.pop("", None)
    groups = _join({key: _kind(found) for key, found in uses.items()}, {key: _usual(found) for key, found in uses.items()})
    made = sorted(((_entity([u for key in keys for u in uses[key]]), keys) for keys in groups), key=lambda item: item[0].id)
    by_key = {key: i for i, (_, keys) in enumerate(made) for key in keys}
    return Bearers(tuple(entity for entity, _ in made), by_key)


def _kind(uses: Sequence[_Use]) -> EntityKind:
    """The kind that most mentions have."""
    counts = Counter(u.mention.kind for u in uses)
    return max(sorted(counts), key=lambda kind: counts[kind])


def _usual(uses: Sequence[_Use]) -> str:
    """The spelling that is used most."""
    counts = Counter(u.mention.name for u in uses)
    return max(sorted(counts), key=lambda name: counts[name])


def _join(kinds: Mapping[str, EntityKind], names: Mapping[str, str]) -> list[list[str]]:
    """Keys of one bearer: full names first; a part of a name joins only where one bearer alone can be meant."""
    groups: list[list[str]] = []
    sharing: dict[str, set[int]] = defaultdict(set)
    for key in sorted(kinds, key=lambda k: (-len(k.split()), k)):
        near = sorted({g for token in _handles(key) for g in sharing[token]})
        fitting = [
            g for g in near if kinds[groups[g][0]] == kinds[key] and any(same_name(names[key], names[k], kinds[key]) for k in groups[g])
        ]
        if len(fitting) == 1:
            groups[fitting[0]].append(key)
            home = fitting[0]
        else:
            groups.append([key])
            home = len(groups) - 1
        for token in _handles(key):
            sharing[token].add(home)
    return groups


def _handles(key: str) -> set[str]:
    """By what a name is looked up: the beginnings of its words, and its initials as an acronym would have them."""
    tokens = key.split()
    initials = "".join(t[0] for t in tokens if t not in ("of", "the", "and", "for"))
    return {t[:3] for t in tokens} | {initials[:3]}


def _entity(uses: Sequence[_Use]) -> Entity:
    """The entity of some mentions: its name is the longest of the common spellings."""
    counts = Counter(u.mention.name for u in uses)
    usual = [name for name, count in counts.items() if 3 * count >= max(counts.values())]
    plain = [n for n in usual if not any(n.endswith(" " + other) and " " in other for other in usual)]  # no *Bosun* before the whole name
    name = max(sorted(plain), key=lambda n: (len(n.split()), counts[n]))
    kind = _kind(uses)
    aliases = tuple(sorted({u.quote for u in uses} | set(counts) - {name}))
    mentions = tuple(sorted((_span(u) for u in uses), key=lambda s: (s.document, s.start)))
    digest = hashlib.sha256("\x1f".join((kind, *sorted(counts))).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Entity(digest, name, kind, tuple(a for a in aliases if a != name), mentions)


def _span(use: _Use) -> Span:
    return use.article.document.span(use.mention.start, use.mention.end)
