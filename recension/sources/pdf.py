"""A PDF → Document: its text layer, page by page. Needs the optional package that ``recension[pdf]`` installs."""

from __future__ import annotations

import importlib
import importlib.util
import io
import logging
from collections.abc import Iterator
from typing import Any

from recension.errors import InputError
from recension.model import Document, Hint
from recension.settings.sources import MAX_BYLINE_CHARACTERS, MAX_DOCUMENT_BYTES, MAX_PDF_PAGES
from recension.sources.containers import too_large
from recension.sources.decoding import encodable
from recension.sources.received import document, origin, plain_text, with_title
from recension.sources.refusals import refuse

_LIBRARY = "pypdf"


def read_pdf(raw: bytes, source: str) -> Document:
    """The document that a PDF is. Raises :class:`~recension.errors.InputError` if it has no text, is too long, or cannot be read."""
    if importlib.util.find_spec(_LIBRARY) is None:
        raise refuse("needs pdf")
    pypdf = importlib.import_module(_LIBRARY)  # not at the top: it is optional, and slow to load
    logging.getLogger(_LIBRARY).setLevel(logging.CRITICAL)  # what it finds odd in a file is no message to the user
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise refuse("broken pdf", "it is encrypted")
        text, information = _text(reader), dict(reader.metadata or {})
    except (InputError, MemoryError):
        raise
    except Exception as error:  # the library raises errors of many kinds on damaged files
        raise refuse("broken pdf", f"{type(error).__name__}: {error}"[:100]) from None
    if not text.strip():
        raise refuse("no pdf text")
    title, hints = str(information.get("/Title") or ""), list(_hints(information))
    text, hint = with_title(text, title, "the PDF's title") if len(title.split()) > 1 else (text, None)
    return document(origin(source, raw), text, [*([hint] if hint is not None else []), *hints])


def _text(reader: Any) -> str:
    """The text of all pages, an empty line between them."""
    if len(reader.pages) > MAX_PDF_PAGES:
        raise refuse("too many pages", str(MAX_PDF_PAGES))
    pages, size = [], 0
    for page in reader.pages:
        pages.append(encodable(plain_text(page.extract_text())).strip())
        size += len(pages[-1])
        if size > MAX_DOCUMENT_BYTES:
            raise too_large()
    return "\n\n".join(pages)


def _hints(information: dict[str, Any]) -> Iterator[Hint]:
    """The author. (The dates of a file say when it was saved, not when its text was published.)"""
    author = " ".join(encodable(str(information.get("/Author") or "")).split())
    if author:
        yield Hint("byline", "the PDF's author", value=author[:MAX_BYLINE_CHARACTERS])
