"""Document → Article: the clean text in a document, and what the page says of itself."""

from recension.stages.clean.article import clean

__all__ = ["clean"]
