"""What was read in one document, as ``recension annotate`` prints it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from recension.model import Annotations, EditedDocument, EventMention
from recension.render.json import plain, to_json_line
from recension.text.edtf import is_day
from recension.text.timex3 import timex_dates, timex_values


def annotation_line(document: EditedDocument, annotations: Annotations, event_dates: Sequence[str | None]) -> str:
    """A line of JSON: the document's fields and its ``annotations``. ``event_dates`` run parallel to its events."""
    written = written_on(document)
    return to_json_line({**plain(document), "annotations": annotations_as_json(annotations, event_dates, written)})


def written_on(document: EditedDocument) -> datetime.date | None:
    """The day on which a document was written, where one day is known."""
    day = document.published.date
    return datetime.date.fromisoformat(day) if day is not None and is_day(day) else None


def annotations_as_json(
    annotations: Annotations, event_dates: Sequence[str | None], written: datetime.date | None = None
) -> dict[str, Any]:
    """Annotations in the shape of the contract; an entity's ``id`` is its fullest name in the document.

    The ``value`` of a time expression is that of the day of writing, where it is known; ``open`` is what it means on any day.
    """
    timexes = annotations.timexes
    values, dates = timex_values(timexes, written), timex_dates(timexes, written)
    return {
        "sentences": [[s.start, s.end] for s in annotations.sentences],
        "entities": [{"start": e.start, "end": e.end, "kind": e.kind, "id": e.name, "geonames": e.geonames} for e in annotations.entities],
        "timexes": [
            {"start": t.start, "end": t.end, "type": t.type, "value": value, "date": date, "open": plain(t.open)}
            for t, value, date in zip(timexes, values, dates, strict=True)
        ],
        "quantities": [plain(q) for q in annotations.quantities],
        "attributions": [plain(a) for a in annotations.attributions],
        "events": sorted(
            [
                *(_event(e, date, aside=False) for e, date in zip(annotations.events, event_dates, strict=True)),
                *(_event(e, dates[e.timex] if e.timex is not None else None, aside=True) for e in annotations.asides),
            ],
            key=lambda e: (e["start"], e["end"]),
        ),
    }


def _event(event: EventMention, date: str | None, aside: bool) -> dict[str, Any]:
    """An event mention; an ``aside`` is only named in the text and not told."""
    shown = {"certainty": event.certainty, "clause": list(event.clause), "type": event.type, "participants": plain(event.participants)}
    return {"start": event.start, "end": event.end, "date": date, **shown, "aside": aside}
