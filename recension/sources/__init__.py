"""Inputs → Documents: files, folders, pipes; each ends as a document or as a rejected entry."""

from recension.sources.opening import open_received
from recension.sources.read import read, receive
from recension.sources.received import Received, document_from_text
from recension.sources.refusals import refuse, rejected

__all__ = ["Received", "document_from_text", "open_received", "read", "receive", "refuse", "rejected"]
