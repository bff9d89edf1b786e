"""Where the characters of a changed text stood in the original: what is found in the one can be shown in the other."""

from __future__ import annotations

from dataclasses import dataclass

from recension.text.normalise import clean_characters
from recension.text.spans import Range


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """A text and, for each of its characters, the offset of the original character that it comes from (never falling)."""

    text: str
    origins: tuple[int, ...]

    def back(self, start: int, end: int) -> Range:
        """The range of the original that ``text[start:end]`` comes from. Empty at the origin of ``start`` if it is empty."""
        if start >= end:
            at = self.origins[start] if start < len(self.origins) else 0
            return at, at
        return self.origins[start], self.origins[end - 1] + 1


def simplified(text: str, start: int = 0, end: int | None = None) -> OffsetMap:
    """``text[start:end]`` in lower case, with plain quotes and dashes, without invisible characters, each white space one blank."""
    made: list[str] = []
    origins: list[int] = []
    for at, character in enumerate(text[start:end], start):
        for plain in " " if character.isspace() else clean_characters(character).casefold():
            if plain != " " or (made and made[-1] != " "):
                made.append(plain)
                origins.append(at)
    if made and made[-1] == " ":
        del made[-1], origins[-1]
    return OffsetMap("".join(made), tuple(origins))


def find_lines(text: str, wanted: str, end: int | None = None) -> Range | None:
    """The first whole lines of ``text[:end]`` that read ``wanted`` but for case, quotes, dashes, spaces and where lines break."""
    here, there = simplified(text, 0, end), simplified(wanted).text
    at = here.text.find(there) if there else -1
    while at >= 0:
        first, last = here.back(at, at + len(there))
        if not text[text.rfind("\n", 0, first) + 1 : first].strip() and not text[last:].partition("\n")[0].strip():
            return first, last
        at = here.text.find(there, at + 1)
    return None
