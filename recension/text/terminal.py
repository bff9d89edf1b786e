"""Text for a terminal: what a title says must never act on the screen."""

from __future__ import annotations

import unicodedata


def printable(text: str) -> str:
    """``text`` on one line, with control, direction and unpaired characters written as escapes (CWE-150)."""
    return "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else _escape(c) for c in text)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
