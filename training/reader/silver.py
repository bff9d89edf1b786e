"""Names in the sets of news as the rules see them, for want of better: the network learns from them what names look like there."""

from __future__ import annotations

from recension.model import Article, Document, Region, Sentence
from recension.stages.annotate.names.entities import find_by_rules
from recension.text.lexicon import demonyms
from recension.text.names import name_key
from recension.text.spans import Range
from training.reader.example import Example
from training.reader.names import is_facility


def add_names(made: Example, text: str, sentences: list[Range]) -> None:
    """Write the rules' names into an example that has none."""
    document = Document("silver", "silver", "", text)
    article = Article(document, "en", (Region("body", 0, len(text)),))
    made.blank("name", 0)
    made.convention = "rules"
    for found in find_by_rules(article, tuple(Sentence(a, b, "body") for a, b in sentences)):
        name = text[found.start : found.end]
        if found.kind != "other":
            made.mark("name", (found.start, found.end), "facility" if found.kind == "place" and is_facility(name) else found.kind)
        elif name_key(name) in demonyms():
            made.mark("name", (found.start, found.end), "nationality")
        else:
            made.mark_choice((found.start, found.end), "name or none")
