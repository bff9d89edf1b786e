"""The language of an article, by its own sentences."""

from __future__ import annotations

import py3langid

from recension.settings.clean import LANGUAGE_CHARACTERS, LANGUAGE_LETTERS


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language, ``None`` where there are too few letters to tell."""
    sample = text[:LANGUAGE_CHARACTERS]
    if sum(c.isalpha() for c in sample) < LANGUAGE_LETTERS:
        return None
    return str(py3langid.classify(sample)[0])
