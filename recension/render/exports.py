"""The edition for other programs: tables (CSV), a map (GeoJSON), a calendar (iCalendar), citations (CSL-JSON).

Every row leads back: it holds the id of what it tells, and the exact words with their place in a document.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from recension.model import EditedDocument, Edition, Event, Place, Span, Story
from recension.render.json import SCORE_DIGITS
from recension.render.view.characters import visible
from recension.text.edtf import bounds, is_day

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""Characters by which a spreadsheet takes a cell for a formula (OWASP, *CSV Injection*), full-width forms included."""

LINE = 75
"""Octets of a line of a calendar before it is folded (RFC 5545, 3.1)."""

Cell = str | int | float | None


def cell(value: Cell) -> str:
    """``value`` as a cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it."""
    text = "" if value is None else visible(str(value)) if isinstance(value, str) else str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in FORMULA and text else text


def _table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table as RFC 4180 has it."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return made.getvalue()


def _words(spans: Sequence[Span]) -> tuple[Cell, Cell, Cell, Cell]:
    """The first of some words: document, start, end, quote."""
    return (spans[0].document, spans[0].start, spans[0].end, spans[0].quote) if spans else (None, None, None, None)


WORDS = ("document", "start", "end", "quote")


def events_csv(edition: Edition) -> str:
    """The entries of all timelines, a row each, with the first words that tell of them."""
    head = ("story", "event", "date", "certainty", "type", "what", "places", "families", "mentions", "primary_sources", "score", *WORDS)
    return _table(head, (_event_row(story, event) for story, event in _events(edition)))


def _event_row(story: Story, event: Event) -> tuple[Cell, ...]:
    places, sources = "; ".join(p.name for p in event.places), "; ".join(event.primary_sources)
    facts = (story.id, event.id, event.date, event.certainty, event.type, event.what, places, event.families, len(event.mentions), sources)
    return (*facts, round(event.score, SCORE_DIGITS), *_words(event.mentions))


def claims_csv(edition: Edition) -> str:
    """The claims of all stories, a row each, with the first words that make them."""
    head = ("story", "claim", "said_by", "through", "certainty", "text", "families", "mentions", "score", *WORDS)
    rows = (
        (s.id, c.id, c.said_by, "; ".join(c.through), c.certainty, c.text, c.families, len(c.mentions), round(c.score, SCORE_DIGITS), *_words(c.mentions))
        for s in edition.stories
        for c in s.claims
    )  # fmt: skip
    return _table(head, rows)


def conflicts_csv(edition: Edition) -> str:
    """The conflicts of all stories, a row for each reading."""
    head = ("story", "conflict", "kind", "about", "value", "normalised", "families", "score", *WORDS)
    rows = (
        (s.id, c.id, c.kind, c.about, r.value, r.normalised, r.families, round(c.score, SCORE_DIGITS), *_words(r.spans))
        for s in edition.stories
        for c in s.conflicts
        for r in c.values
    )
    return _table(head, rows)


def geojson(edition: Edition) -> str:
    """The places of all timelines as points, one for each event at each place (RFC 7946: longitude first)."""
    features = [_feature(story, event, place) for story, event in _events(edition) for place in event.places if place.lat is not None]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"


def _feature(story: Story, event: Event, place: Place) -> dict[str, Any]:
    facts = {"story": story.id, "event": event.id, "date": event.date, "what": event.what, "certainty": event.certainty}
    where = {"place": place.name, "country": place.country, "geonames": place.geonames}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {**facts, **where, "families": event.families, "score": round(event.score, SCORE_DIGITS)},
    }


def icalendar(edition: Edition) -> str:
    """The entries of all timelines that have one day, as days of a calendar (RFC 5545)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//recension//edition//EN"]
    lines += [line for story, event in _events(edition) if is_day(event.date) for line in _entry(story, event)]
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


STATUS = {"happened": "CONFIRMED", "expected": "TENTATIVE", "possible": "TENTATIVE", "denied": "CANCELLED"}
"""How sure, in the words of a calendar."""


def _entry(story: Story, event: Event) -> Iterator[str]:
    """An entry of a calendar. Its stamp is its own day: the moment of the export is no part of the result."""
    day = bounds(event.date or "")[0]
    place = next((p for p in event.places if p.lat is not None), None)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(story.id)}-{_text(event.id)}@recension"
    yield f"DTSTAMP:{day:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    if day < datetime.date.max:
        yield f"DTEND;VALUE=DATE:{day + datetime.timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_text(event.what)}"
    yield f"STATUS:{STATUS[event.certainty]}"
    yield f"DESCRIPTION:{_text(f'{story.title}: told by {event.families} independent texts, score {event.score:.2f}')}"
    if event.places:
        yield f"LOCATION:{_text(event.places[0].name)}"
    if place is not None:
        yield f"GEO:{place.lat};{place.lon}"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """A text of a calendar on one line: backslash, semicolon, comma and line breaks are escaped."""
    plain = visible(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, each further one begun by a space; no character is cut."""
    piece, length = "", 0
    for character in line:
        size = len(character.encode("utf-8", "replace"))
        if length + size > LINE:
            yield piece
            piece, length = " ", 1
        piece, length = piece + character, length + size
    yield piece


def citations(edition: Edition) -> str:
    """The documents as CSL-JSON, which reference managers read. The day is the one that the evidence says."""
    return json.dumps([_citation(d) for d in edition.documents], ensure_ascii=False, indent=1) + "\n"


def _citation(document: EditedDocument) -> dict[str, Any]:
    declared = f"; the page declares {document.declared_date}" if document.published.verdict == "contradicts declared" else ""
    made: dict[str, Any] = {
        "id": document.id,
        "type": "article-newspaper",
        "title": document.title.quote if document.title else None,
        "container-title": document.outlet.name if document.outlet else None,
        "author": [{"literal": document.byline.quote}] if document.byline else None,
        "URL": document.url,
        "language": document.language,
        "note": f"document {document.siglum}, SHA-256 {document.sha256}, day of publication: {document.published.verdict}{declared}",
    }
    if document.published.date:
        made["issued"] = {"date-parts": [[int(part) for part in document.published.date.split("/")[0].split("-")]]}
    return {name: value for name, value in made.items() if value is not None}


def _events(edition: Edition) -> Iterator[tuple[Story, Event]]:
    return ((story, event) for story in edition.stories for event in story.timeline)


EXPORTS: dict[str, Callable[[Edition], str]] = {
    "events.csv": events_csv,
    "claims.csv": claims_csv,
    "conflicts.csv": conflicts_csv,
    "geojson": geojson,
    "ics": icalendar,
    "csl.json": citations,
}
"""Each form by the ending of its file."""
