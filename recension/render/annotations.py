"""What was read in one document, as ``recension annotate`` prints it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recension.model import Annotations, EditedDocument
from recension.render.json import plain, to_json_line


def annotation_line(document: EditedDocument, annotations: Annotations, event_dates: Sequence[str | None]) -> str:
    """A line of JSON: the document's fields and its ``annotations``. ``event_dates`` run parallel to its events."""
    return to_json_line({**plain(document), "annotations": annotations_as_json(annotations, event_dates)})


def annotations_as_json(annotations: Annotations, event_dates: Sequence[str | None]) -> dict[str, Any]:
    """Annotations in the shape of the contract; an entity's ``id`` is its fullest name in the document."""
    return {
        "sentences": [[s.start, s.end] for s in annotations.sentences],
        "entities": [{"start": e.start, "end": e.end, "kind": e.kind, "id": e.name, "geonames": e.geonames} for e in annotations.entities],
        "timexes": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value, "date": t.date} for t in annotations.timexes],
        "quantities": [plain(q) for q in annotations.quantities],
        "attributions": [plain(a) for a in annotations.attributions],
        "events": [
            {"start": e.start, "end": e.end, "date": date, "certainty": e.certainty, "clause": list(e.clause), "type": e.type}
            for e, date in zip(annotations.events, event_dates, strict=True)
        ],
    }
