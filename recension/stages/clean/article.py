"""The stage itself."""

from __future__ import annotations

from recension.model import Article, Document, Region


def clean(document: Document) -> Article:
    """The article in a document: regions that partition its text, and what the page says of itself."""
    regions = (Region("body", 0, len(document.text)),) if document.text else ()
    return Article(document=document, language="en", regions=regions)
