"""Inputs → Documents: files, folders, pipes; each ends as a document or as a rejected entry."""

from recension.sources.read import read

__all__ = ["read"]
