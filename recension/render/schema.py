"""The JSON Schema of ``edition.json``, read off the records themselves.

The classes of :mod:`recension.model` are the one description of an edition; what is
published here cannot differ from what is written. Dialect: JSON Schema 2020-12.
"""

from __future__ import annotations

import dataclasses
import inspect
import types
import typing
from typing import Any, Literal, Union

from recension.model import Edition

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_POINT = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
EDTF_PATTERN = rf"^{_POINT}(/{_POINT})?$"
"""A day, a month, a year, or an interval of these (ISO 8601-2, level 0)."""

EDITION_SCHEMA = str(Edition.__dataclass_fields__["schema"].default)
"""The name and version of what ``edition.json`` holds."""

_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}


def json_schema() -> dict[str, Any]:
    """The schema of an edition. Every field is required; more fields may be added (and are allowed)."""
    definitions: dict[str, Any] = {}
    root = _record(Edition, definitions)
    return {"$schema": DIALECT, "$id": EDITION_SCHEMA, "title": "Edition", **root, "$defs": dict(sorted(definitions.items()))}


def _record(record: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of one dataclass; the classes that it names are added to ``definitions``."""
    hints = typing.get_type_hints(record)
    properties = {_name(f): _field(f, hints[f.name], definitions) for f in dataclasses.fields(record)}
    return {"type": "object", "description": inspect.cleandoc(record.__doc__ or ""), "properties": properties, "required": list(properties)}


def _name(field: dataclasses.Field[Any]) -> str:
    return str(field.metadata.get("name", field.name))


def _field(field: dataclasses.Field[Any], hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a field: what its type says, and what its name says (dates, scores, offsets)."""
    if field.name == "schema":
        return {"const": field.default}
    schema = _type(hint, definitions)
    if field.name == "date" or field.name.endswith("_date") or field.name in {"earliest", "latest"}:
        return {**schema, "pattern": EDTF_PATTERN}
    if field.name == "score":
        return {**schema, "minimum": 0, "maximum": 1}
    if field.name in {"start", "end"}:
        return {**schema, "minimum": 0}
    return schema


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type. Raises ``TypeError`` for one that JSON has no form for."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in {Union, types.UnionType}:
        return _union([_type(a, definitions) for a in arguments])
    if origin is tuple and arguments[-1] is Ellipsis:
        return {"type": "array", "items": _type(arguments[0], definitions)}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _reference(hint, definitions)
    raise TypeError(f"no JSON Schema for {hint!r}")


def _union(options: list[dict[str, Any]]) -> dict[str, Any]:
    """One of several schemas; of bare scalars in the short form ``{"type": [...]}``."""
    if all(set(option) == {"type"} for option in options):
        return {"type": [option["type"] for option in options]}
    return {"anyOf": options}


def _reference(record: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """A reference to a record's schema, which is described once."""
    if record.__name__ not in definitions:
        definitions[record.__name__] = {}
        definitions[record.__name__] = _record(record, definitions)
    return {"$ref": f"#/$defs/{record.__name__}"}
