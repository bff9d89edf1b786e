"""Sentence boundaries by rules: a line break ends a sentence, abbreviations and initials do not."""

from __future__ import annotations

import re

from recension.text.spans import Range, strip

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev fr sr jr st gen lt col maj capt cmdr adm sgt cpl pvt gov sen rep hon pres supt insp det "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "no nos vs etc inc ltd co corp bros dept est approx al eg ie cf ed vol pp fig ave blvd rd ont que alta mich calif "
    "fla ill ind mass minn miss mo neb nev okla ore pa tenn tex va vt wash wis wyo ala ariz ark colo conn del ga kan ky la md".split()
)
_LONGEST = 20
"""Characters before a full stop that are looked at."""

_END = re.compile(r"""[.!?…\n](?:(?<=\n)\s*|(?<!\n)[.!?…]*["'”’»)\]]*(?=\s|\Z))""")
"""A line break, or full stops with what closes behind them. One set of first characters is what the search is fast with."""

_OPENS = re.compile(r"""\s*["'“‘«(\[]*[A-Z0-9À-ÖØ-Þ$€£]""")


def _is_stop(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether the mark ends a sentence that began at ``start``."""
    if "\n" in mark[0] or mark[0][0] in "!?":
        return True
    if not _OPENS.match(text, mark.end(), min(len(text), mark.end() + 8)):
        return mark.end() >= len(text)
    word = word_before(text, start, mark.start())
    return mark[0] != "." or not is_abbreviation(word)


def word_before(text: str, start: int, at: int) -> str:
    """The end of what stands before ``at`` without white space, opening marks left out."""
    before = text[max(start, at - _LONGEST) : at].rsplit(None, 1)
    return before[-1].lstrip("(\"'“‘[") if before else ""


def is_abbreviation(word: str) -> bool:
    """Whether a full stop behind a word may belong to it: behind an initial, an abbreviation, or what has stops inside."""
    word = word[-_LONGEST:]
    is_initial = len(word) == 1 and word.isupper()
    is_dotted = "." in word and all(len(part) <= 2 for part in word.split("."))
    return is_initial or is_dotted or word.lower() in _ABBREVIATIONS


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Range]:
    """The sentences of ``text[start:end]`` as ranges without outer white space, in linear time."""
    stop = len(text) if end is None else end
    found, at = [], start
    for mark in _END.finditer(text, start, stop):
        if _is_stop(text, at, mark):
            found.append(strip(text, (at, mark.end())))
            at = mark.end()
    found.append(strip(text, (at, stop)))
    return [(a, b) for a, b in found if a < b]
