"""A row of JSON Lines or of a JSON array, in the field's dialects → Document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from recension.model import Document, Hint
from recension.settings.sources import MAX_BYLINE_CHARACTERS
from recension.sources import fields as names
from recension.sources.declared import date_in_url, declared_date
from recension.sources.decoding import encodable
from recension.sources.detect import looks_like_html
from recension.sources.fields import as_string, folded, values
from recension.sources.page import read_page
from recension.sources.received import Origin, address, document, host_of, origin, plain_text, with_title
from recension.sources.refusals import refuse

_LONGEST_INTEGER = 18
_SNIFFED = 4096


def read_row(raw: bytes, source: str) -> Document:
    """The document that one JSON object is. Raises :class:`~recension.errors.InputError` if it is none."""
    fields = folded(parse_object(raw))
    of = replace(origin(source, raw), source_id=_source_id(fields), url=_url(fields))
    text = _text(fields)
    if text is not None and not looks_like_html(text[:_SNIFFED]):
        return _from_text(of, text, fields)
    markup = text if text is not None else _html(fields)
    if markup is None:
        raise refuse("no text")
    return read_page(encodable(markup), of, tuple(_hints(fields, of)), _title(fields))


def _from_text(of: Origin, text: str, fields: Mapping[str, object]) -> Document:
    """A row of plain text: its title gets a span, the rest of the row becomes hints."""
    visible, title, hints = plain_text(text), _title(fields), list(_hints(fields, of))
    if title is not None and visible.strip():
        visible, hint = with_title(encodable(visible), title, "the row's title")
        hints = ([hint] if hint is not None else []) + hints
    return document(of, visible, hints)


def parse_object(raw: bytes) -> dict[str, object]:
    """The JSON object in ``raw``. Of a name given twice the last value counts, as in most parsers; huge integers are text."""
    text = raw.decode("utf-8-sig", "replace")
    try:
        value = json.loads(text, parse_int=_integer, parse_constant=_no_number, strict=False)
    except RecursionError:
        raise refuse("broken JSON", "nested too deeply") from None
    except ValueError as error:
        raise refuse("broken JSON", " ".join(str(error).split())[:100]) from None
    if not isinstance(value, dict):
        raise refuse("no object")
    return value


def _integer(digits: str) -> int | str:
    """Python refuses integers of many thousand digits; no field that is read needs one."""
    return int(digits) if len(digits) <= _LONGEST_INTEGER else digits[:100]


def _no_number(name: str) -> None:
    """NaN and infinities, which JSON does not have, are no values."""
    return


def _text(fields: Mapping[str, object]) -> str | None:
    return _first_text(fields, names.TEXT)


def _html(fields: Mapping[str, object]) -> str | None:
    return _first_text(fields, names.HTML)


def _first_text(fields: Mapping[str, object], dialects: tuple[str, ...]) -> str | None:
    """The first of these fields that holds text; a list of paragraphs is joined. A field of another type is refused."""
    wrong = None
    for name, value in values(fields, dialects):
        if isinstance(value, list) and all(isinstance(paragraph, str) for paragraph in value):
            value = "\n\n".join(value)  # noqa: PLW2901
        if isinstance(value, str):
            if value.strip():
                return value
        else:
            wrong = wrong or name
    if wrong is not None:
        raise refuse("wrong type", wrong)
    return None


def _source_id(fields: Mapping[str, object]) -> str | None:
    for _, value in values(fields, names.ID):
        if (text := as_string(value)) is not None:
            return encodable(text)
    return None


def _title(fields: Mapping[str, object]) -> str | None:
    for _, value in values(fields, names.TITLE):
        if isinstance(value, str) and value.strip():
            return value
    return None


def _url(fields: Mapping[str, object]) -> str | None:
    return next((url for _, value in values(fields, names.URL) if (url := address(value)) is not None), None)


def _hints(fields: Mapping[str, object], of: Origin) -> Iterator[Hint]:
    """What the row declares besides its text: dates and outlets, best first, and authors."""
    for name, value in values(fields, names.PUBLISHED):
        if (date := declared_date(value)) is not None:
            yield Hint("declared date", f"the row's '{name}'", value=date)
    if of.url is not None and (date := date_in_url(of.url)) is not None:
        yield Hint("declared date", "the row's URL", value=date)
    for name, value in values(fields, names.OUTLET):
        if isinstance(value, str) and value.strip() and address(value) is None:
            yield Hint("outlet", f"the row's '{name}'", value=" ".join(encodable(value).split())[:MAX_BYLINE_CHARACTERS])
    if of.url is not None and (host := host_of(of.url)) is not None:
        yield Hint("outlet", "the host of the row's URL", value=host)
    for name, value in values(fields, names.AUTHOR):
        people = [person for person in (value if isinstance(value, list) else [value]) if isinstance(person, str) and person.strip()]
        if people:
            yield Hint("byline", f"the row's '{name}'", value=encodable(", ".join(people))[:MAX_BYLINE_CHARACTERS])
