"""The very words: a span with what stands around it in its sentence, the rest cut with an ellipsis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recension.model import Span
from recension.render.view.index import Index
from recension.text.spans import Range, merge

CONTEXT = 90
"""Characters of a sentence shown on either side of the words that count: about one line of print."""
LONGEST = 420
"""Characters of one marked stretch, the longest that is shown whole: about four lines."""
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, ``marked`` if it is what is meant."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    """A pointer to words: the document's letter, the sentence's number where it has one, and the link.

    ``words`` says which of that line's words are meant: how many characters stand before them and how many they have, white space
    not counted, as a page shows it its own way. Empty where the whole line is meant.
    """

    siglum: str
    number: str
    href: str
    title: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in their context, and where they stand."""

    cite: Cite
    pieces: tuple[Piece, ...]


def cite(index: Index, span: Span) -> Cite:
    """The pointer to a span."""
    line = index.line_at(span.document, span.start)
    number = "" if line.number is None else str(line.number)
    text = index.documents[span.document].text
    before, meant = _letters(text[line.start : span.start]), _letters(text[span.start : min(span.end, line.end)])
    words = f"{before},{meant}" if 0 < meant < _letters(text[line.start : line.end]) else ""
    return Cite(index.siglum(span.document), number, f"#{line.anchor}", shorten(one_line(span.quote), 120), words)


def _letters(text: str) -> int:
    """How many characters of a text are no white space."""
    return sum(map(len, text.split()))


def cites(index: Index, spans: Iterable[Span]) -> tuple[Cite, ...]:
    """The pointers to spans, one a line, in the order of letters."""
    return tuple({c.href: c for c in (cite(index, s) for s in index.known(tuple(spans)))}.values())


def quotations(index: Index, spans: Sequence[Span], context: int = CONTEXT) -> tuple[Quotation, ...]:
    """The spans with their context; spans that begin in one line are marked in one quotation."""
    by_line: dict[str, list[Span]] = {}
    for span in index.known(tuple(spans)):
        by_line.setdefault(index.line_at(span.document, span.start).anchor, []).append(span)
    return tuple(Quotation(cite(index, group[0]), _in_context(index, group, context)) for group in by_line.values())


def _in_context(index: Index, spans: Sequence[Span], context: int) -> tuple[Piece, ...]:
    """The lines that spans of one document touch, with the spans marked and the rest cut short."""
    text = index.documents[spans[0].document].text
    touched = [line for span in spans for line in index.lines_of(span)]
    whole = (min(line.start for line in touched), max(line.end for line in touched))
    return cut(pieces(text, whole, [(s.start, s.end) for s in spans]), context)


def pieces(text: str, whole: Range, marked: Iterable[Range]) -> list[Piece]:
    """``text`` from ``whole[0]`` to ``whole[1]``, in pieces that are marked or not."""
    found: list[Piece] = []
    at, end = whole
    for a, b in merge(marked):
        start, stop = max(a, at), min(b, end)
        if start < stop:
            found += [Piece(text[at:start]), Piece(text[start:stop], marked=True)]
            at = stop
    found.append(Piece(text[at:end]))
    return [piece for piece in found if piece.text]


def cut(found: Sequence[Piece], context: int = CONTEXT) -> tuple[Piece, ...]:
    """Pieces on one line, with what is not marked cut to its nearest words and long marked ones cut inside."""
    last = len(found) - 1
    return tuple(
        Piece(_middle(one_line(p.text), LONGEST), True) if p.marked else Piece(_around(one_line(p.text), i > 0, i < last, context))
        for i, p in enumerate(found)
    )


def _around(text: str, keep_head: bool, keep_tail: bool, context: int) -> str:
    """What is left of the text between marks: its head if a mark stands before it, its tail if one follows."""
    if len(text) <= context * (keep_head + keep_tail) + 8:
        return text
    head = f"{shorten(text, context)} " if keep_head else f"{ELLIPSIS} "
    return head + text[_word_after(text, len(text) - context) :] if keep_tail else head.rstrip(" ")


def _middle(text: str, longest: int) -> str:
    """A long text without its middle."""
    if len(text) <= longest:
        return text
    return f"{shorten(text, longest * 2 // 3)} {text[_word_after(text, len(text) - longest // 3) :]}"


def shorten(text: str, longest: int) -> str:
    """At most ``longest`` characters, cut after a word where there is one, with an ellipsis if cut."""
    if len(text) <= longest:
        return text
    space = text.rfind(" ", longest // 2, longest)
    return text[: space if space > 0 else longest].rstrip(" ") + f" {ELLIPSIS}"


def _word_after(text: str, offset: int) -> int:
    """Where the first word after ``offset`` begins, or ``offset`` if no space is near."""
    space = text.find(" ", offset, offset + 40)
    return offset if space < 0 else space + 1


def one_line(text: str) -> str:
    """``text`` with each run of white space as one space; spaces at its ends stay."""
    inner = " ".join(text.split())
    return f"{' ' if text[:1].isspace() and inner else ''}{inner}{' ' if text[-1:].isspace() else ''}"
