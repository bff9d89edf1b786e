"""Records as JSON, in the shape of the contract."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

SCORE_DIGITS = 4
"""Scores are rounded so that the last bits of a float never make two files differ."""


def plain(record: Any) -> Any:
    """A record as dicts, lists and scalars. A field's ``name`` in its metadata is its name in JSON."""
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return {f.metadata.get("name", f.name): plain(getattr(record, f.name)) for f in dataclasses.fields(record)}
    if isinstance(record, tuple | list):
        return [plain(item) for item in record]
    if isinstance(record, float):
        return round(record, SCORE_DIGITS)
    return record


def to_json(record: Any, indent: int | None = 1) -> str:
    """A record as a JSON text with a line break at its end."""
    return json.dumps(plain(record), ensure_ascii=False, indent=indent) + "\n"


def to_json_line(value: Any) -> str:
    """A record or a dict of records as one line of JSON Lines."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":")) + "\n"
