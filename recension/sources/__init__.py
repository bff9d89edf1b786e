"""Inputs → Documents: files, folders, pipes; each ends as a document or as a rejected entry."""

from recension.sources.read import read
from recension.sources.received import document_from_text

__all__ = ["document_from_text", "read"]
