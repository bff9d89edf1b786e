"""Forms as they are sent: bounded in size, fields and files."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request

from recension.settings.web import LARGEST_FORM, MOST_FIELDS, MOST_FILES


async def form_of(request: Request) -> FormData:
    """The form that was sent."""
    return await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LARGEST_FORM)


async def fields_of(request: Request) -> dict[str, str]:
    """The fields of a form that are text."""
    return {name: value for name, value in (await form_of(request)).items() if isinstance(value, str)}
