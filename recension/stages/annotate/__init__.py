"""Article → Annotations: sentences, names, times, quantities, speakers, events."""

from recension.stages.annotate.article import annotate

__all__ = ["annotate"]
