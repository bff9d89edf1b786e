"""Records as bytes and back: JSON with the names of the fields, packed by Zstandard with a checksum. Nothing in it is ever run.

What is read is checked against the types of the record: a store that somebody changed gives a record or a
:class:`BrokenRecord`, never something of another type. Floats keep every bit.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, Literal, Union

import zstandard

from recension.settings.store import LARGEST_RECORD, PACKING_LEVEL

Decoder = Callable[[Any, Mapping[str, object]], Any]
"""Reads a value of JSON as one type; the mapping holds the records that stand there by name."""


class BrokenRecord(ValueError):
    """Bytes that are no record of the type that was asked for."""


# ── writing ─────────────────────────────────────────────────────────────────────────


def as_json(record: object, name_of: Callable[[object], str | None] | None = None) -> bytes:
    """A record as JSON in UTF-8. A record within it to which ``name_of`` gives a name is written as that name."""

    def plain(value: Any) -> Any:
        name = name_of(value) if name_of is not None else None
        return _plain(value) if name is None else name

    return json.dumps(record, default=plain, ensure_ascii=False, separators=(",", ":"), check_circular=False).encode("utf-8")


def _plain(record: Any) -> dict[str, Any]:
    """One dataclass as a dict of its fields; what is in the fields is left as it is."""
    kind: Any = type(record)
    names, values = _fields(kind)
    return dict(zip(names, values(record), strict=True))


@cache
def _fields(kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    names = tuple(field.name for field in dataclasses.fields(kind))
    get = attrgetter(*names)
    return names, get if len(names) > 1 else lambda record: (get(record),)


def pack(json_text: bytes) -> bytes:
    """Bytes packed, with a checksum, so that a flipped bit is found when they are read."""
    return zstandard.ZstdCompressor(level=PACKING_LEVEL, write_checksum=True).compress(json_text)


# ── reading ─────────────────────────────────────────────────────────────────────────


def unpack(packed: bytes) -> bytes:
    """What was packed. Raises :class:`BrokenRecord` for anything else, and for what unpacks to more than a record may hold."""
    try:
        size = zstandard.frame_content_size(packed)
        if not 0 < size <= LARGEST_RECORD:  # no record is empty, and a frame that says so would not be read
            raise BrokenRecord("a record of no or too large a size")
        return zstandard.ZstdDecompressor().decompress(packed, max_output_size=LARGEST_RECORD)
    except (zstandard.ZstdError, TypeError, MemoryError) as error:
        raise BrokenRecord(f"a record cannot be unpacked ({error})") from error


def from_json(kind: Any, json_text: bytes, named: Mapping[str, object] | None = None) -> Any:
    """The record of type ``kind`` in some JSON; where it holds a name in place of a record, that of ``named``.

    Raises :class:`BrokenRecord`.
    """
    decode = _decoder(kind)
    try:
        return decode(json.loads(json_text), named or {})
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BrokenRecord(f"no {getattr(kind, '__name__', 'record')} ({error})"[:200]) from error


def from_row(kind: Any, row: Sequence[Any]) -> Any:
    """The record of type ``kind`` whose fields are the values of a row. Raises :class:`BrokenRecord`."""
    try:
        return _decoder(kind)(dict(zip(_fields(kind)[0], row, strict=True)), {})
    except (ValueError, TypeError, KeyError) as error:
        raise BrokenRecord(f"no {kind.__name__} ({error})"[:200]) from error


@cache
def _decoder(hint: Any) -> Decoder:
    """How a value of a type is read. It is made once for each type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in (str, int, bool, type(None)):
        return _exactly(hint)
    if hint is float:
        return _number
    if origin is Literal:
        return _one_of(frozenset(arguments))
    if origin in (Union, types.UnionType):
        return _optional(next(_decoder(a) for a in arguments if a is not type(None)), len(arguments))
    if origin is tuple:
        return _sequence(arguments)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record(hint)
    raise TypeError(f"no form in a store for {hint!r}")


def _exactly(kind: type) -> Decoder:
    def read(value: Any, named: Mapping[str, object]) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{kind.__name__} expected")
        return value

    return read


def _number(value: Any, named: Mapping[str, object]) -> Any:
    if type(value) is not float and type(value) is not int:
        raise TypeError("number expected")
    return value


def _one_of(words: frozenset[object]) -> Decoder:
    def read(value: Any, named: Mapping[str, object]) -> Any:
        if not isinstance(value, str) or value not in words:
            raise TypeError("one of the words of the field expected")
        return value

    return read


def _optional(inner: Decoder, arguments: int) -> Decoder:
    if arguments != 2:
        raise TypeError("a union of more than one type and None")
    return lambda value, named: None if value is None else inner(value, named)


def _sequence(arguments: tuple[Any, ...]) -> Decoder:
    if arguments[-1] is Ellipsis:
        item = _decoder(arguments[0])
        return lambda value, named: tuple([item(one, named) for one in _list(value)])
    items = [_decoder(a) for a in arguments]
    return lambda value, named: tuple([item(one, named) for item, one in zip(items, _list(value), strict=True)])


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("list expected")
    return value


def _record(kind: type) -> Decoder:
    """A reader of one dataclass. A field that an older version did not have gets its default."""
    hints = typing.get_type_hints(kind)
    fields = [(f.name, _decoder(hints[f.name])) for f in dataclasses.fields(kind)]
    required = {f.name for f in dataclasses.fields(kind) if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING}

    def read(value: Any, named: Mapping[str, object]) -> Any:
        if type(value) is str:
            found = named[value]
            if not isinstance(found, kind):
                raise TypeError(f"{kind.__name__} expected")
            return found
        if type(value) is not dict:
            raise TypeError(f"{kind.__name__} expected")
        return kind(**{name: decode(value[name], named) for name, decode in fields if name in value or name in required})

    return read


# ── the forms of records ────────────────────────────────────────────────────────────


def form_of(kind: Any, seen: frozenset[Any] = frozenset()) -> str:
    """The fields and types of a record and of all records in it, in words: what has another form cannot be read as this one."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if arguments:
        return f"{getattr(origin, '__name__', origin)}[{', '.join(form_of(a, seen) for a in arguments)}]"
    if not dataclasses.is_dataclass(kind) or kind in seen:
        return str(getattr(kind, "__name__", kind))
    hints = typing.get_type_hints(kind)
    fields = "; ".join(f"{f.name}: {form_of(hints[f.name], seen | {kind})}" for f in dataclasses.fields(kind))
    return f"{getattr(kind, '__name__', kind)}({fields})"
