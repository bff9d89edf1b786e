"""Datelines and agency marks: where a report says it was written, and for whom.

House styles: ``GENEVA (AP) —`` · ``GENEVA, Oct 5 (Reuters) -`` · ``Geneva (AFP) –`` · ``GENEVA –`` ·
``GENEVA, October 5. /TASS/.`` · ``Tehran, Oct 5, IRNA –`` · ``GENEVA:`` · ``(Reuters) -`` · ``Oct 5 (Reuters) -``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from recension.model import Dateline, Document, Named, Reason
from recension.settings.clean import AGENCY_SCORES

_SHOUTED = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3}"
_PLAIN = r"[A-ZÀ-Þ][\w.’'-]+(?: (?:de |la |al-)?[A-ZÀ-Þ][\w.’'-]+){0,3}"
_REGION = r"(?:, (?!\d)[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,2}){0,2}"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)? [A-ZÀ-Þ][a-z]{2,8}\.?|[A-ZÀ-Þ][a-z]{2,8}\.? \d{1,2})(?:,? (?:19|20)\d\d)?"
_DATE = rf"(?:,? {_DAY})?"
_MARK = r"(?P<mark>[A-ZÀ-Þa-z][\w.&’'/ -]{1,38})"
_DASH = r"\s{0,2}(?:—|–|--?|―)+(?=\s|[A-Z“\"‘'])"
_STYLES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<place>(?:{_SHOUTED}|{_PLAIN}){_REGION}){_DATE},? ?[(\[]{_MARK}[)\]](?:{_DASH}|\s?[:.]|(?=\s[A-Z“\"]))",
        rf"(?P<place>(?:{_SHOUTED}|{_PLAIN}){_REGION}){_DATE}[.,]? /{_MARK}/\.?(?:{_DASH})?",
        rf"(?P<place>(?:{_SHOUTED}|{_PLAIN}){_REGION}){_DATE}, (?P<mark>[A-Z]{{2,8}}){_DASH}",
        rf"(?P<place>{_SHOUTED}{_REGION}){_DATE}(?:{_DASH}|:(?=\s[A-Z“\"‘']))",
        rf"(?P<place>{_PLAIN}{_REGION}){_DATE} ?(?:—|–)(?=\s[A-Z“\"‘'])",
        rf"(?:{_DAY} )?[(\[]{_MARK}[)\]](?:{_DASH}|(?=\s[A-Z“\"‘']))",
    )
)
_NO_PLACE = frozenset(
    "breaking update updated exclusive watch live video photos opinion analysis editorial correction note warning read more related listen "
    "review interview guilty horror q a faq tl dr latest new just in developing spoiler alert".split()
)
_STATION = re.compile(r"[KW][A-Z]{2,3}(?:-?TV|-?FM)?\Z|(?:ABC|CBS|NBC|FOX|CNN|BBC|NPR|PBS|CTV|CBC|MSNBC)\w*\Z", re.IGNORECASE)
_CAPITALS = re.compile(r"\bST(?=\.)|[A-ZÀ-Þ]{3,}(?:[’'][A-ZÀ-Þ]+)?(?!\.)")
_MARK_FORM = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.&-]{2,9}\Z")
_SIGNED = re.compile(r"(?:\A|[\s(/©—–-])(?P<name>[A-ZÀ-Þ][\w.&’-]*(?: [A-Za-zÀ-Þ][\w.&’-]*){0,5})")


@cache
def _agencies() -> dict[str, str]:
    """Every name and mark of an agency, and its canonical name."""
    table: dict[str, str] = {}
    for row in files("recension").joinpath("data/agencies.tsv").read_text("utf-8").splitlines():
        if not row.startswith("#"):
            name, marks, _ = row.split("\t")
            table.update(dict.fromkeys([name, *marks.split(";")], name))
    return table


def agency_called(mark: str) -> str | None:
    """The canonical name of the agency with this mark, ``None`` if there is none in the table."""
    bare = mark.strip(" .")
    return _agencies().get(bare) or _agencies().get(bare.removeprefix("The ").removeprefix("the "))


def read_dateline(document: Document, start: int) -> tuple[Dateline | None, Named | None]:
    """The dateline with which the text at ``start`` opens, and the agency that it names."""
    head = document.text[start : start + 120]
    for style in _STYLES:
        match = style.match(head)
        if not match:
            continue
        place = match.groupdict().get("place")
        if place is not None and {w.lower() for w in re.findall(r"\w+", place)} <= _NO_PLACE:
            continue
        span = document.span(start, start + match.end())
        mark = match.groupdict().get("mark")
        agency = (
            _agency_of_mark(mark, place is not None, Reason("dateline", "the dateline carries the agency's mark", (span,)))
            if mark
            else None
        )
        if place is None:
            return None, agency
        return Dateline(_readable(place), span), agency
    return None, None


def _agency_of_mark(mark: str, has_place: bool, why: Reason) -> Named | None:
    """The agency of a mark in brackets: one of the table, or an unknown one in capitals behind a place."""
    for part in (mark, *re.split(r"[/,]| and | - ", mark)):
        if name := agency_called(part):
            return Named(name, (why,), AGENCY_SCORES["dateline"])
    if has_place and _MARK_FORM.match(mark) and not _STATION.match(mark):
        return Named(mark, (why,), AGENCY_SCORES["unknown mark"])
    return None


def signed_agency(document: Document, lines: Sequence[tuple[int, int]]) -> Named | None:
    """The agency that a byline, a credit for reporting or a copyright line names."""
    for start, end in lines:
        for match in _SIGNED.finditer(document.text, start, min(end, start + 200)):
            words = match["name"].split()
            for size in range(len(words), 0, -1):
                name = agency_called(" ".join(words[:size])) or agency_called(" ".join(words[-size:]))
                if name:
                    why = Reason("signed", "the line that names the author or the owner names the agency", (document.span(start, end),))
                    return Named(name, (why,), AGENCY_SCORES["signed"])
    return None


def _readable(place: str) -> str:
    """A place in capitals in the usual spelling."""
    return _CAPITALS.sub(lambda word: word[0].capitalize(), place).rstrip(",")
