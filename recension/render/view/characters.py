"""Characters that cannot be seen, made visible: nothing in a text may hide from its reader."""

from __future__ import annotations

_PICTURES = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
    **dict.fromkeys((0x202D, 0x202E), 0xFFFD),
    **dict.fromkeys((0xFFFE, 0xFFFF), 0xFFFD),
}


def visible(text: str) -> str:
    """Control characters as their pictures (U+2400 to U+2421), what has none and no meaning as U+FFFD.

    The length stays, so offsets hold. The two overrides of direction (U+202D, U+202E), which make a text read backwards and have no
    honest use in the news, are shown as U+FFFD. Other direction marks stay: right-to-left text needs them, and the page isolates each text.
    """
    return text.translate(_PICTURES)
