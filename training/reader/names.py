"""The sets of names: WikiGold, and re3d's documents of defence and diplomacy."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from recension.text.lexicon import countries, country_names, demonyms, name_words, organisations, person_names
from recension.text.names import name_key
from recension.text.sentences import sentences
from recension.text.spans import Range
from training.reader.example import UNKNOWN, Example, example, joined, rows

Name = tuple[int, int, str]
SHARE_EXCHANGED = 0.7

_WIKIGOLD = {"I-PER": "person", "I-ORG": "organisation"}
_RE3D = {
    "Person": "person", "Organisation": "organisation", "Location": "place", "Nationality": "nationality", "Weapon": "product",
    "MilitaryPlatform": "facility", "Vehicle": "facility",
}  # fmt: skip
_FACILITY_HEADS = frozenset(
    "airport airfield stadium arena bridge hospital hall station dam prison jail church cathedral mosque temple synagogue tower building museum "
    "theatre theater palace harbour harbor port highway tunnel pier plant refinery castle library hotel mall square street avenue road".split()
)


def is_facility(name: str) -> bool:
    """Whether the last word of a name is that of a building or a way."""
    words = name_key(name).split(" ")
    return len(words) > 1 and words[-1] in _FACILITY_HEADS


def wikigold(path: Path) -> list[Example]:
    """WikiGold, a document each."""
    return [made for block in path.read_text("utf8").split("-DOCSTART- O") if block.strip() for made in _document(block)]


def _document(block: str) -> Iterator[Example]:
    text, lines, names = "", [], list[tuple[int, int, str]]()
    for paragraph in re.split(r"\n\s*\n", block.strip()):
        cells = [line.rpartition(" ") for line in paragraph.splitlines() if line.strip()]
        written, places = joined([token for token, _, _ in cells])
        for tag, run in groupby(zip(places, (tag for _, _, tag in cells), strict=True), key=lambda pair: pair[1]):
            spans = [span for span, _ in run]
            if tag != "O":
                names.append((len(text) + spans[0][0], len(text) + spans[-1][1], tag))
        lines.append((len(text), len(text) + len(written)))
        text += written + "\n"
    yield _marked(text, lines, names)


def _marked(text: str, lines: Sequence[Range], names: Sequence[Name]) -> Example:
    """A text with its names, given with WikiGold's tags."""
    made = example(text, lines)
    made.blank("name", 0)
    for start, end, tag in names:
        name = text[start:end]
        kind = _WIKIGOLD.get(tag) or ("nationality" if tag == "I-MISC" and name_key(name) in demonyms() else None)
        if tag == "I-LOC":
            kind = "facility" if is_facility(name) else "place"
        if kind:
            made.mark("name", (start, end), kind)
        else:
            made.mark_choice((start, end), "other name")
    made.names = tuple(names)
    return made


def with_other_names(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    """The same documents with their names exchanged: for others of the kind in these documents, or for listed ones.

    So that the words around a name count, and not only the names that happen to be here (Dai and Adel 2020).
    """
    known: dict[str, list[str]] = {}
    for one in examples:
        for start, end, tag in one.names:
            known.setdefault(tag, []).append(one.text[start:end])
    lists = {"I-PER": _persons(chance), "I-LOC": [c.names[0] for c in countries()], "I-ORG": [full for _, full in organisations().values()]}
    return [_exchanged(one, {tag: some + lists.get(tag, [])[: len(some)] for tag, some in known.items()}, chance) for one in examples]


def _persons(chance: random.Random) -> list[str]:
    """Given names and surnames of the lists, put together at random."""
    given = sorted(name.title() for name, how in person_names().items() if "g" in how)
    surnames = sorted(name.title() for name, how in person_names().items() if "s" in how)
    return [f"{chance.choice(given)} {chance.choice(surnames)}" for _ in range(2000)]


def _exchanged(one: Example, known: Mapping[str, Sequence[str]], chance: random.Random) -> Example:
    text, at, lines, names = "", 0, list[Range](), list[Name]()
    for start, end in one.sentences:
        first = len(text)
        at = start
        for a, b, tag in (n for n in one.names if start <= n[0] < end):
            text += one.text[at:a]
            name = chance.choice(known[tag]) if chance.random() < SHARE_EXCHANGED else one.text[a:b]
            names.append((len(text), len(text) + len(name), tag))
            text, at = text + name, b
        text += one.text[at:end]
        lines.append((first, len(text)))
        text += "\n"
    return _marked(text, lines, names)


def defence(path: Path) -> Iterator[Example]:
    """re3d: of its phrases only those that are names, written with capitals."""
    for row in rows(path):
        text = row["text"]
        made = example(text, sentences(text))
        made.convention = "defence"
        targets = made.blank("name", 0)
        phrases = [e for e in row["entities"] if e["start"] == 0 or not text[e["start"] - 1].isalnum()]  # some begin within a word
        for found in phrases:
            if found["type"] in _RE3D:
                targets[[w for w in made.covered([(found["start"], found["end"])]) if text[made.words.starts[w]].isupper()]] = UNKNOWN
        taken = set[int]()
        for found in sorted(phrases, key=lambda e: (e["start"] - e["end"], e["start"])):
            name = _NAME.search(text[found["start"] : found["end"]])
            if found["type"] not in _RE3D or name is None or (found["type"] == "Person" and name_key(name[0]) in name_words("role")):
                continue
            span = _without_title(text, (found["start"] + name.start(), found["start"] + name.end()), found["type"])
            words = made.covered([span])
            if not taken & set(words):
                is_state = found["type"] == "Organisation" and name_key(text[slice(*span)]) in country_names()
                made.mark("name", span, "place" if is_state else _RE3D[found["type"]])
                taken |= set(words)
        yield made


def _without_title(text: str, span: Range, kind: str) -> Range:
    """The name of a person without the titles before it; other names as they are."""
    start, end = span
    while kind == "Person" and (word := re.match(r"[\w.'’-]+\s", text[start:end])) and name_key(word[0].strip()) in _titles():
        start += word.end()
    return start, end


def _titles() -> frozenset[str]:
    return name_words("role") | name_words("honorific") | name_words("rank")


_NAME = re.compile(
    r"(?<![^\s(\"“])(?!(?:The|A|An|This|Their|Our|We|They|He|She|It|His|Her)\b)[A-Z0-9][\w.'’&-]*(?:\s(?:of\s|the\s|for\s|and\s|of\sthe\s|al-)?[A-Z0-9][\w.'’&-]*)*\Z"
)
