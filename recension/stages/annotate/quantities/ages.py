"""How old people are: *Ann Lee, 41,* *a woman of 78*, *the boy is nine*, *Mr Lee (64)*, *brothers aged 29 and 41*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recension.stages.annotate.quantities.numbers import WORDS, spelt
from recension.text.normalise import stem
from recension.text.spans import Range

_SPELT = rf"(?:{'|'.join(w for w, v in WORDS.items() if v >= 20)})(?:-(?:{'|'.join(w for w, v in WORDS.items() if v < 10)}))?|{'|'.join(w for w, v in WORDS.items() if v < 20)}"
_AGE = rf"(?P<age>1[01][0-9]|[1-9]?[0-9]|{_SPELT})"
_PERSON = "man|woman|boy|girl|child|pensioner|teenager|youth|widow|widower|male|female|student|pupil|driver|worker|farmer|lad|lady"
_NAME = r"(?<![\w’'-])(?P<name>(?:[A-ZÀ-Þ][\w’'-]+\s){0,3}[A-ZÀ-Þ][\w’'-]+)"
_NO_COUNT = r"(?![\w%]|[.,:]\d|\s(?:percent|per|of|to|million|thousand|other|more|people|years? (?!old)|months?|days?|weeks?|hours?|minutes?|times|votes?|points?|and a half|(?!(?:has|was|is|as)\b)[a-z]+s\b))"
_WAYS = (
    re.compile(rf"(?<![\w.,-]){_AGE}(?:-|\s)years?(?:-|\s)old\b", re.IGNORECASE),
    re.compile(rf"\b(?:aged|at the age of|at age|turned) {_AGE}{_NO_COUNT}(?: (?:and|or) (?P<also>[1-9]?[0-9])\b{_NO_COUNT})?"),
    re.compile(rf"\b(?:{_PERSON}) of {_AGE}{_NO_COUNT}", re.IGNORECASE),
    re.compile(rf"{_NAME}(?:,| \() ?(?P<age>1[01][0-9]|[1-9]?[0-9])(?:\)|(?=[,.;:!?”\"]\s|[,.;:]?\Z| and (?:a|an|the|her|his)\b))"),
    re.compile(rf"{_NAME}, {_AGE}(?=[,.;:!?”\"])"),
    re.compile(r"\b[a-z]+(?:er|or|man|woman|ist|ent|ant|eer|ee), (?P<age>[1-9][0-9])(?=,)"),
    re.compile(
        rf"\b(?:[Ss]he|[Hh]e|who) (?:is|was|had been|had turned|has turned) (?:only |just |barely )?{_AGE}{_NO_COUNT}(?=[,.;:]| and | when | at the time)"
    ),
    re.compile(r"[a-z], (?P<age>1[0-9]|[2-9][0-9]), (?=(?:was|is|has|had|who|said|says|died|told)\b)"),
    re.compile(r"[a-z], (?:is|was) (?P<age>[1-9][0-9])(?=[.;])"),
    re.compile(rf"{_NAME} (?:is|was) {_AGE}(?=[,.;]| and (?!the\b)| when )"),
)
"""Ways to say how old someone is; each runs over a bounded stretch."""
_OLDEST = 119
_MONTHS = frozenset(
    "January February March April May June July August September October November December Route Highway Flight No Number Chapter Page Article Section Part "
    "It This That There What Which".split()
)


def find_ages(text: str, start: int, end: int) -> Iterator[tuple[Range, float, tuple[str, ...]]]:
    """Ages in ``text[start:end]``: where the number stands, the years, and the stems of the name right before it."""
    taken: set[Range] = set()
    for way in _WAYS:
        for match in way.finditer(text, start, end):
            name = match.groupdict().get("name")
            if name is not None and name.split()[-1] in _MONTHS:
                continue
            for group in ("age", "also"):
                number = match.groupdict().get(group)
                if number is not None and match.span(group) not in taken and (years := _years(number)) is not None:
                    taken.add(match.span(group))
                    yield match.span(group), years, tuple(stem(n.casefold()) for n in name.split()) if name else ()


def _years(written: str) -> float | None:
    years = float(written) if written.isdigit() else spelt(written)
    return years if years is not None and years <= _OLDEST else None
