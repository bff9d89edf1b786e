"""Dates as metadata writes them → EDTF. What is ambiguous or no date is ``None``; the clock is never asked."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from importlib.resources import files
from urllib.parse import urlsplit

from recension.text.edtf import is_date

_MONTHS = {
    name: int(number)
    for number, names in (line.split("\t") for line in files("recension.data").joinpath("months.tsv").read_text("utf-8").splitlines())
    for name in names.split()
}
"""Names of months in English, German, French, Spanish, Italian, Dutch, Portuguese and the Scandinavian languages."""

_WORD = r"([a-zà-ÿ]{3,12})\.?"
_ISO = re.compile(r"(?<![0-9])([12][0-9]{3})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?(?![0-9])")
_COMPACT = re.compile(r"([12][0-9]{3})([01][0-9])([0-3][0-9])(?:[T ]?[0-9]{4,6})?(?![0-9])")
_YEAR = re.compile(r"([12][0-9]{3})\Z")
_DAY_MONTH = re.compile(
    rf"(?<![0-9])([0-9]{{1,2}})(?:st|nd|rd|th|er|º|\.)?[\s\-]{{1,3}}(?:de\s)?{_WORD},?[\s\-]{{1,3}}(?:del?\s)?([12][0-9]{{3}})(?![0-9])"
)
_MONTH_DAY = re.compile(
    rf"(?<![a-zà-ÿ]){_WORD}\s{{1,3}}([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?:[0-9:]{{4,8}}\s(?:[a-z+0-9:]{{1,6}}\s)?)?([12][0-9]{{3}})(?![0-9])"
)
_DOTTED = re.compile(r"(?<![0-9])([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([12][0-9]{3})(?![0-9])")
_SLASHED = re.compile(r"(?<![0-9])([0-9]{1,2})[/\-]([0-9]{1,2})[/\-]([12][0-9]{3})(?![0-9])")
_CHANGED = re.compile(
    r"(?:updat|modif|edited|revis|aktualis|geändert|änderung|mis à jour|actualiz|aggiorna)[a-zà-ÿ]{0,12}:?\W{0,3}(?:\w{1,9}\W{1,3}){0,3}\Z"
)
_EPOCH = re.compile(r"([0-9]{9,10})(?:[0-9]{3})?(?:\.[0-9]{1,9})?\Z")
_LONGEST = 64
_LONGEST_LINE = 200
_UTC = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?\s?(?:z|utc|gmt|[+\-]00:?00)\Z", re.IGNORECASE)
IN_UTC = "(in UTC)"
"""Marks a date that was cut from a moment in UTC: west of Greenwich its day may be the next one."""

_EARLIEST_EPOCH, _LATEST_EPOCH = 100_000_000, 4_102_444_800

_IN_PATH = (
    re.compile(r"/(?:[a-z\-_]{0,30}/)?((?:19|20)[0-9]{2})[/\-_]([01]?[0-9])[/\-_]([0-3]?[0-9])(?![0-9])"),
    re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})-([01][0-9])-([0-3][0-9])(?![0-9])"),
    re.compile(r"/((?:19|20)[0-9]{2})/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}/([0-3]?[0-9])(?![0-9])"),
    re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])"),
    re.compile(r"/((?:19|20)[0-9]{2})/([01][0-9])()/"),
)


def declared_date(value: object) -> str | None:
    """The day (or month or year) that a metadata value states, as it stands in its own time zone.

    Understood are ISO 8601 and its shorter forms, RFC 5322, dates in words, ``17.09.2023``, slashes where only one
    reading is possible, and seconds or milliseconds since 1970 (day in UTC). Everything else is ``None``.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = str(value).strip().lower()[:_LONGEST]
    if found := _ISO.match(text) or _COMPACT.match(text) or _YEAR.match(text):
        return _date(*found.groups())
    return _from_epoch(text) or date_in_text(text)


def date_in_text(text: str) -> str | None:
    """The first full day in a short text (a date line), but for one that says when the text was changed."""
    line = text.lower()[:_LONGEST_LINE]
    found = [(m.start(), day) for pattern, read in _FORMS for m in pattern.finditer(line) if (day := read(m)) is not None]
    return next((day for start, day in sorted(found) if not _CHANGED.search(line[max(0, start - 50) : start])), None)


def is_in_utc(value: str) -> bool:
    """Whether a metadata value is a moment in UTC."""
    return _UTC.search(value.strip()[:_LONGEST]) is not None


def days_beside(date: str) -> tuple[str, ...]:
    """The day before a day and the day after it; of what is no day, none."""
    try:
        day = datetime.date.fromisoformat(date)
        return tuple((day + datetime.timedelta(days=n)).isoformat() for n in (-1, 1))
    except (ValueError, OverflowError):
        return ()


def date_in_url(url: str) -> str | None:
    """The date that stands in the path of a URL (``/2023/09/17/``), if there is one."""
    try:
        path = urlsplit(url).path.lower()
    except ValueError:
        return None
    for pattern in _IN_PATH:
        for found in pattern.finditer(path):
            date = _date(found[1], found[2], found[3])
            if date is not None:
                return date
    return None


def _slashed(found: re.Match[str]) -> str | None:
    """Day and month in the one order that is possible, if only one is."""
    one, other = int(found[1]), int(found[2])
    if other > 12 or one == other:
        return _date(found[3], found[1], found[2])
    return _date(found[3], found[2], found[1]) if one > 12 else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_ISO, lambda m: _date(m[1], m[2], m[3]) if m[3] else None),
    (_DAY_MONTH, lambda m: _date(m[3], m[2], m[1])),
    (_MONTH_DAY, lambda m: _date(m[3], m[1], m[2])),
    (_DOTTED, lambda m: _date(m[3], m[2], m[1])),
    (_SLASHED, _slashed),
)
"""How dates are written, and what each form stands for."""


def _from_epoch(text: str) -> str | None:
    found = _EPOCH.match(text)
    if found is None or not _EARLIEST_EPOCH <= int(found[1]) <= _LATEST_EPOCH:
        return None
    return datetime.datetime.fromtimestamp(int(found[1]), datetime.UTC).date().isoformat()


def _date(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """The EDTF date of these parts if there is such a date."""
    number = _MONTHS.get(month, 0) if month and not month.isdecimal() else int(month or 0)
    parts = [year, *([f"{number:02d}"] if month else []), *([f"{int(day):02d}"] if month and day else [])]
    date = "-".join(parts)
    return date if is_date(date) else None
