"""Words that give furniture away: what a line says of its own place on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from recension.model import RegionKind
from recension.settings.clean import FURNITURE_CHARACTERS, FURNITURE_WORDS, PROSE_WORDS
from recension.stages.clean.dates import find_dates
from recension.text.normalise import clean_characters
from recension.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Sign:
    """What a line is by its own words: the rule that knows it, and the rule's sentence."""

    rule: str
    kind: RegionKind
    says: str


SAYS = {
    "advertisement": "marks an advertisement",
    "offer": "offers the reader something",
    "share": "asks the reader to share the page",
    "follow": "asks the reader to follow the outlet elsewhere",
    "subscribe": "asks the reader to sign up, log in or subscribe",
    "comments": "belongs to the comments or asks the reader to write",
    "media": "leads to a video or to pictures",
    "related": "leads to other stories",
    "counters": "counts views, minutes or words",
    "copyright": "is a legal notice or says where the page is from",
    "tags": "lists the topics under which the page is filed",
    "navigation": "is a control or a menu of the page",
}
"""The rules of ``data/furniture.tsv`` in plain English."""

TAIL_RULES = frozenset({"related", "comments", "copyright", "tags"})
"""Rules whose lines, when they stand alone as a heading, are followed by nothing of the article."""

_LEADING = re.compile(r"\A[^\w\"“”‘’'(\[@©#]+")
_TRAILING = re.compile(r"[\s:.!»›>→➜*|-]+\Z")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LETTERS = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_QUOTE_MARKS = '"“”«»'
_BYLINE = re.compile(
    r"(?:(?:by|from|words|text|story|author|written by|reported by|posted by|published by|von|par|por|di|автор)\b:?\s|posted\b.{0,40}\bby\s)",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"\b(?:date|published|posted|updated|last|first|modified|created|on|at|from|edition|issue|issued|added|by|est|edt|gmt|bst|utc|ist|am|pm|"
    r"mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|time|article|story|ago|"
    r"veröffentlicht|aktualisiert|publié|mis à jour|le|à|publicado|actualizado|pubblicato|aggiornato|опубликовано)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}(?= ?[ap]\.?m\b)", re.IGNORECASE)


@cache
def _tables() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """The patterns of ``data/furniture.tsv`` by where they must stand."""
    rows = files("recension").joinpath("data/furniture.tsv").read_text("utf-8").splitlines()
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for row in rows:
        if not row.startswith("#"):
            rule, where, pattern = row.split("\t")
            if where != "words":
                table.setdefault(where, []).append((rule, re.compile(pattern, re.IGNORECASE)))
    return {where: tuple(patterns) for where, patterns in table.items()}


@cache
def _vocabularies() -> tuple[tuple[str, frozenset[str]], ...]:
    """The words of which whole lines of furniture are made, by rule."""
    rows = files("recension").joinpath("data/furniture.tsv").read_text("utf-8").splitlines()
    columns = [row.split("\t") for row in rows if not row.startswith("#")]
    return tuple((rule, frozenset(words.split())) for rule, where, words in columns if where == "words")


def _sign(rule: str) -> Sign:
    return Sign(rule, "boilerplate", f"the line {SAYS[rule]}")


@lru_cache(maxsize=8192)
def sign_of(line: str) -> Sign | None:
    """What a line is by its own words, ``None`` if they do not tell."""
    if len(line) > FURNITURE_CHARACTERS:
        return None
    opened = _LEADING.sub("", line)
    bare = _TRAILING.sub("", opened)
    if not bare:
        return Sign("ornament", "boilerplate", "the line has no words")
    count = len(bare.split())
    if count > FURNITURE_WORDS:
        return None
    sign = _date_sign(bare, count) or _furniture_sign(opened, bare) or _byline_sign(bare, count)
    return None if sign is not None and _holds_prose(opened) else sign


def _holds_prose(line: str) -> bool:
    """Whether a line has, beside others, a sentence long enough to be the article's that gives no sign of its own."""
    spans = sentences(line)
    if len(spans) < 2:
        return False
    texts = [line[a:b] for a, b in spans]
    return any(
        len(t.split()) >= PROSE_WORDS
        and t.endswith((".", ".”", '."'))
        and not _YOU.search(t)
        and _furniture_sign(t, t[:-1]) is None
        and sentence_sign(t) is None
        for t in texts
    )


def _furniture_sign(line: str, bare: str) -> Sign | None:
    """The first rule of the table that knows the line. ``bare`` has no marks at its end."""
    whole, plain = clean_characters(bare), clean_characters(line)
    tables = _tables()
    for rule, pattern in tables["whole"]:
        if pattern.fullmatch(whole):
            return _sign(rule)
    readings = [{w.lower() for w in _LETTERS.findall(form)} for form in (whole, _JOINED.sub(" ", whole))]
    for rule, vocabulary in _vocabularies():
        if any(letters and vocabulary >= letters for letters in readings):
            return _sign(rule)
    if line[:1] in _QUOTE_MARKS:
        return None
    is_open = not re.search(r"[a-z)][.][\"”’)]?\Z", line)
    for rule, pattern in (*tables["start"], *(tables["label"] if is_open else ())):
        if pattern.match(plain):
            return _sign(rule)
    if not any(mark in line for mark in _QUOTE_MARKS):
        for rule, pattern in tables["in"]:
            if pattern.search(plain):
                return _sign(rule)
    return None


def sentence_sign(sentence: str) -> Sign | None:
    """What a sentence inside a paragraph is, when it speaks to the reader of the page and not of the story."""
    if sentence[:1] in _QUOTE_MARKS or len(sentence) > FURNITURE_CHARACTERS or len(sentence.split()) > FURNITURE_WORDS:
        return None
    plain = clean_characters(sentence)
    return next((_sign(rule) for rule, pattern in _tables()["sentence"] if pattern.match(plain)), None)


def _date_sign(bare: str, count: int) -> Sign | None:
    """A line with nothing in it but a date, a time and words such as *published*."""
    if count > 16:
        return None
    dates = find_dates(bare)
    if not dates and not _CLOCK.search(bare):
        return None
    rest = bare
    for date in reversed(dates):
        rest = rest[: date.start] + " " + rest[date.end :]
    rest = _DATE_WORDS.sub(" ", _CLOCK.sub(" ", rest))
    if len(_LETTERS.findall(rest)) <= (1 if dates else 0) and len(rest.split()) <= 4:
        return Sign("date line", "date", "the line holds nothing but a date")
    return None


def _byline_sign(bare: str, count: int) -> Sign | None:
    """A line that opens with *By* and a name, or says who posted it."""
    if count > 20 or not _BYLINE.match(bare):
        return None
    rest = _BYLINE.sub("", bare, count=1)
    names = [w for w in rest.split() if w[:1].isupper()]
    is_sentence = bool(re.search(r"[a-z]{2}[.!?]\Z", bare)) and count > 8
    if names and rest[:1].isupper() and not is_sentence and len(names) * 2 >= len(rest.split()) - 2 * len(find_dates(rest)):
        return Sign("byline", "byline", "the line says who wrote or posted the text")
    return None
