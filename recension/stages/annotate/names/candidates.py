"""Where names may stand: runs of capitalised words, cut into titles, listed names and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recension.model import EntityKind
from recension.stages.annotate.names.phrases import is_title, listed_at, title_at
from recension.stages.annotate.names.runs import is_given, is_named, opens_sentence, runs
from recension.stages.annotate.names.shapes import Token
from recension.text.lexicon import is_common, is_plain, name_words, person_names
from recension.text.words import STOP_WORDS

_BETWEEN = frozenset("of for on and the &".split())
"""Words that join the parts of a name, and stand outside when the parts are names of their own."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A capitalised sequence that may be a name, and what stands around it.

    ``words`` are its tokens; ``title`` is what goes before it within the run (*President*); ``before`` and ``after``
    are the neighbouring tokens; ``opens`` marks the first words of a sentence, ``plain`` an ordinary word there, which is
    a name only where the article uses it as one elsewhere. ``listed`` is its kind in the package's lists, if ``certain``.
    """

    words: tuple[Token, ...]
    title: str | None
    opens: bool
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    listed: EntityKind | None = None
    certain: bool = False
    plain: bool = False

    @property
    def start(self) -> int:
        """The first code point."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Behind the last code point, a possessive ending left out."""
        return self.words[-1].end

    @property
    def key(self) -> str:
        """The key of the name."""
        return " ".join(word.key for word in self.words)


def candidates(found: Sequence[Token]) -> Iterator[Candidate]:
    """The candidates of a sentence in sentence style, in order."""
    for start, stop in runs(found):
        yield from _pieces(found, start, stop)


def _pieces(found: Sequence[Token], start: int, stop: int) -> Iterator[Candidate]:
    """The candidates within one run: titles are cut off, listed names and the rest stand alone."""
    index, title = start, None
    if opens_sentence(found, start) and _is_plain_opening(found, start, stop):
        if stop - start == 1 and found[start].key not in STOP_WORDS:
            yield replace(candidate_at(found, start, stop), plain=True)
        index += 1
    while index < stop:
        if found[index].key in _BETWEEN:
            index += 1
            continue
        whole = _is_body(found, index, stop)
        behind = index if whole else title_at(found, index, stop)
        listed = listed_at(found, index)
        if listed and listed[1] > behind and not (whole and listed[1] < stop):
            yield replace(candidate_at(found, index, listed[1], title), listed=listed[0].kind, certain=listed[0].certain)
            index, title = listed[1], None
        elif behind > index and not (behind == stop and index > start and _is_surname_like(found, index, stop)):
            title = " ".join(t.text for t in found[index:behind])
            index = behind
        else:
            end = stop if whole else _piece_end(found, index, stop)
            yield from [candidate_at(found, index, end, title)] if whole else _persons_apart(found, index, end, title)
            index, title = end, None


def _persons_apart(found: Sequence[Token], start: int, end: int, title: str | None) -> Iterator[Candidate]:
    """A piece without listed names; a person's name behind ordinary words stands apart (*Natural Resources Maria Fells*)."""
    given = _given_name(found, start, end)
    if given > start and title is None and not _follows_role(found, start):
        yield candidate_at(found, start, given)
    yield candidate_at(found, given, _without_post_nominal(found, given, end), title)


def _given_name(found: Sequence[Token], start: int, end: int) -> int:
    """Where a person's name begins behind ordinary words (*Natural Resources Maria Fells*), else ``start``."""
    for index in range(start + 1, end - 1):
        if not is_common(found[index - 1].key) or found[index - 1].shape == "lower":
            return start
        if is_given(found[index]) and not is_common(found[index].key) and found[index + 1].is_capital:
            return index
    return start


def _follows_role(found: Sequence[Token], index: int) -> bool:
    """Whether *minister of* and the like stand before a token."""
    return index > 1 and found[index - 1].key == "of" and is_title(found[index - 2].key)


def _without_post_nominal(found: Sequence[Token], start: int, end: int) -> int:
    """The end of a name without *SC*, *MP*, *PhD*."""
    is_letters = end - start > 2 and found[end - 1].key in name_words("post-nominal") and found[end - 1].shape != "lower"
    return end - 1 if is_letters else end


def _is_plain_opening(found: Sequence[Token], index: int, stop: int) -> bool:
    """Whether the first word of a sentence has its capital from there only."""
    token = found[index]
    if token.shape == "upper" and token.key not in STOP_WORDS:
        return False
    if token.key in STOP_WORDS:
        return not is_named(found, index)
    if not is_plain(token.key) or listed_at(found, index) or title_at(found, index, stop) > index:
        return False
    if index + 1 < stop:
        return not (is_given(token) or _is_body(found, index, stop) or token.key in name_words("place opener"))
    return not (is_given(token) and token.possessive)


def _is_body(found: Sequence[Token], index: int, stop: int) -> bool:
    """Whether all the run from here is the name of one body or place: *Marlow City Court*, *Bank of England*."""
    run = found[index:stop]
    if len(run) < 2:
        return False
    heads = name_words("organisation head") | name_words("organisation suffix") | name_words("place head")
    is_of = run[0].key in name_words("organisation opener") and any(t.key in ("of", "for") for t in run[1:3])
    of_inside = any(t.key in ("of", "for") and run[i].key in name_words("organisation opener") for i, t in enumerate(run[1:-1]))
    if not (run[-1].key in heads or is_of or of_inside):
        return False
    title = title_at(found, index, stop)
    inner_titles = [t for t in run[1:-1] if t.key in name_words("role") and t.key not in name_words("role modifier")]
    if title > index:
        rest = found[title:stop]
        return len(rest) > 1 and not is_given(rest[0]) and not inner_titles
    return not inner_titles


def _is_surname_like(found: Sequence[Token], index: int, stop: int) -> bool:
    """Whether a title word that ends a run is a surname: *Anton King*."""
    return stop - index == 1 and found[index].key in person_names() and found[index - 1].key in person_names()


def _piece_end(found: Sequence[Token], index: int, stop: int) -> int:
    """Where the name that begins at ``index`` ends: before a title or a listed name that is followed by more."""
    end = index + 1
    while end < stop:
        behind = title_at(found, end, stop)
        if behind > end and not _is_surname_like(found, end, stop):
            break
        listed = listed_at(found, end)
        if listed and listed[0].kind == "other" and found[end - 1].key not in ("of", "for", "on", "and", "the"):
            break
        end += 1
    return end


def candidate_at(found: Sequence[Token], start: int, end: int, title: str | None = None) -> Candidate:
    """The tokens ``start`` to ``end`` of a sentence as a candidate."""
    return Candidate(
        words=tuple(found[start:end]),
        title=title,
        opens=opens_sentence(found, start),
        before=tuple(found[max(0, start - 3) : start]),
        after=tuple(found[end : end + 8]),
    )
