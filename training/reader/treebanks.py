"""The treebanks: parts of speech and trees (GUM, EWT), and the names in GUM."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recension.reader.labels import HEADS
from recension.text.lexicon import demonyms, name_words
from recension.text.names import name_key
from recension.text.spans import Range
from training.reader.example import UNKNOWN, Example, example
from training.reader.names import is_facility

_KINDS = {"person": "person", "organization": "organisation", "place": "place", "event": "event", "object": "product"}


@dataclass
class Token:
    """A word of a tree: its characters, tags, and the token that it depends on (``None`` for the root)."""

    span: Range
    form: str
    lemma: str
    speech: str
    tag: str
    relation: str
    head: int | None


@dataclass
class Phrase:
    """A phrase that names or describes something, as numbers of tokens, and of what type that is."""

    start: int
    end: int
    type: str


@dataclass
class _Document:
    text: str = ""
    lines: list[Range] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    genre: str = ""


def treebank(path: Path, with_names: bool) -> Iterator[tuple[str, Example]]:
    """The documents of a treebank, each with its genre."""
    for document in _documents(path):
        made = example(document.text, document.lines)
        _trees(made, document.tokens)
        if with_names:
            _names(made, document)
        yield document.genre, made


def _documents(path: Path) -> Iterator[_Document]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        text = lines.read()
    for block in re.split(r"^# newdoc id = ", text, flags=re.MULTILINE)[1:]:
        made = _Document(genre=block.split("\n", 1)[0].split("_")[1] if "_" in block.split("\n", 1)[0] else "")
        waiting = list[tuple[str, str, int]]()
        for sentence in block.split("\n\n"):
            rows = [line.split("\t") for line in sentence.splitlines() if line and line[0].isdigit()]
            if rows:
                _add_sentence(made, rows, waiting)
        yield made


def _add_sentence(made: _Document, rows: Sequence[list[str]], waiting: list[tuple[str, str, int]]) -> None:
    start, first = len(made.text), len(made.tokens)
    place = {row[0]: first + i for i, row in enumerate(r for r in rows if r[0].isdigit())}
    until, within = "0", (0, 0)
    for row in rows:
        is_whole = "-" in row[0]
        if is_whole or (row[0].isdigit() and int(row[0]) > int(until)):
            within = (len(made.text), len(made.text) + len(row[1]))
            made.text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        if is_whole:
            until = row[0].split("-")[1]
            at = within[0]
        if not row[0].isdigit():
            continue
        if int(row[0]) <= int(until):  # a part of a word that is written together: its own letters, as far as they go
            span = (min(at, within[1] - 1), min(at + len(row[1]), within[1]))
            at += len(row[1])
        else:
            span = within
        head = None if row[6] == "0" else place[row[6]]
        made.tokens.append(Token(span, row[1], row[2].lower(), row[3], row[4], row[7], head))
        _phrases(made, row[9], place[row[0]], waiting)
    made.lines.append((start, len(made.text.rstrip())))
    made.text = made.text.rstrip() + "\n"


def _phrases(made: _Document, misc: str, at: int, waiting: list[tuple[str, str, int]]) -> None:
    """Opens and closes phrases, as CorefUD writes them: ``(1-person-...``, ``1)``, ``(2-place-...)``."""
    cell = next((c[7:] for c in misc.split("|") if c.startswith("Entity=")), "")
    for part in re.findall(r"\([^()]*\)?|[^()]+\)", cell):
        number, *rest = part.strip("()").split("-")
        if part.startswith("("):
            waiting.append((number, rest[0] if rest else "", at))
        if part.endswith(")"):
            opened = next((w for w in reversed(waiting) if w[0] == number), None)
            if opened:
                waiting.remove(opened)
                made.phrases.append(Phrase(opened[2], at + 1, opened[1]))


# ── trees ───────────────────────────────────────────────────────────────────────────


def _trees(made: Example, tokens: Sequence[Token]) -> None:
    speech, relation = made.blank("speech"), made.blank("relation")
    head_words = made.words.starts * 0 + UNKNOWN
    first = [next(iter(made.covered([t.span])), None) for t in tokens]
    for number, token in enumerate(tokens):
        for place, word in enumerate(made.covered([token.span])):
            if speech[word] != UNKNOWN:
                continue
            speech[word] = HEADS["speech"].index(token.tag) if token.tag in HEADS["speech"] else UNKNOWN
            target = first[number] if place else (word if token.head is None else first[token.head])
            name = "goeswith" if place else token.relation
            name = name if name in HEADS["relation"] else name.split(":")[0]
            if target is not None:
                head_words[word], relation[word] = target, HEADS["relation"].index(name)
    made.head_words = head_words


# ── names ───────────────────────────────────────────────────────────────────────────

_JOINS = frozenset("of the for and & 's ’s - , .".split())


def _names(made: Example, document: _Document) -> None:
    """The names among the phrases: the longest that are proper throughout; what else is a proper noun stays unknown."""
    targets, tokens = made.blank("name", 0), document.tokens
    made.convention = "gum"
    for token in tokens:
        if token.tag.startswith("NNP"):
            targets[list(made.covered([token.span]))] = UNKNOWN
        if name_key(token.form) in demonyms() and token.form[:1].isupper() and token.tag in ("JJ", "NNP", "NNPS"):
            made.mark("name", token.span, "nationality")
    taken = set[int]()
    for phrase in sorted(document.phrases, key=lambda p: (p.start - p.end, p.start)):
        start, end = _proper(tokens, phrase)
        if start < end and not taken & set(range(start, end)):
            taken |= set(range(start, end))
            _mark(made, document.text, tokens[start:end], phrase.type)


def _proper(tokens: Sequence[Token], phrase: Phrase) -> Range:
    """The part of a phrase that is a name: all proper nouns and what joins them; a person without the titles before."""
    start, end = phrase.start, phrase.end
    if phrase.type in ("person", "animal"):
        head = _head(tokens, phrase)
        last = head + 1
        while last < end and tokens[last].tag.startswith("NNP") and tokens[last].relation in ("flat", "compound"):
            last += 1
        first = head
        while first > start and tokens[first - 1].tag.startswith("NNP"):
            first -= 1
        while first < last - 1 and name_key(tokens[first].form) in name_words("role") | name_words("honorific") | name_words("rank"):
            first += 1
        is_name = tokens[head].tag.startswith("NNP") and name_key(tokens[first].form) not in name_words("role")
        return (first, last) if is_name else (0, 0)
    while start < end and tokens[start].tag in ("DT", "PRP$", "``"):
        start += 1
    inner = tokens[start:end]
    whole = bool(inner) and all(t.tag.startswith("NNP") or t.form in _JOINS or t.tag in ("CD", "HYPH", "POS") for t in inner)
    return (start, end) if whole and inner[0].tag.startswith("NNP") and inner[-1].tag[:3] in ("NNP", "CD") else (0, 0)


def _head(tokens: Sequence[Token], phrase: Phrase) -> int:
    inside = range(phrase.start, phrase.end)
    return next((i for i in inside if tokens[i].head not in inside), phrase.start)


def _mark(made: Example, text: str, tokens: Sequence[Token], kind: str) -> None:
    span = (tokens[0].span[0], tokens[-1].span[1])
    name = text[span[0] : span[1]]
    words = list(made.covered([span]))
    if kind == "place" and not is_facility(name) and len(words) > 1:
        made.mark_choice(span, "place")
    elif kind in _KINDS:
        made.mark("name", span, "facility" if kind == "place" and is_facility(name) else _KINDS[kind])
    elif kind == "time":
        made.targets["name"][words] = 0
    elif kind == "abstract":
        made.mark_choice(span, "name or none")
    else:
        made.targets["name"][words] = UNKNOWN
