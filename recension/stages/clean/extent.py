"""Where the article begins and ends among the lines of a page.

Maximum subsequence segmentation (Pasternack and Roth, *Extracting article text from the web with
maximum subsequence segmentation*, WWW 2009): every line gets a weight, prose a positive one, and the
article is the stretch whose weights have the greatest sum. It is done twice: first strictly, for a core that
is surely the article; then with lines outside the core weighed by what they share with it, so
that the summaries of other stories below an article do not join it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recension.settings.clean import (
    BARRIER_REACH,
    BARRIER_WEIGHT,
    CORE_LABEL_WEIGHT,
    FOREIGN_BLOCK_SHARE,
    FOREIGN_BLOCK_WORDS,
    FOREIGN_PROSE_WEIGHT,
    FURNITURE_LINE_WEIGHT,
    LABEL_WEIGHT,
    LIST_FORM_CHARACTERS,
    LIST_FORM_PARTS,
    LIST_HEADINGS,
    LIST_RUN,
    MARKED_LABEL_WEIGHT,
    OUTSIDE_MARKED_WEIGHT,
    PROSE_WEIGHT_CAP,
    RELATED_LABEL_WEIGHT,
    SHORT_SENTENCE_WEIGHT,
    SIGNATURE_WORDS,
    TOPIC_SHARE,
    TOPIC_SHARE_OF_PROSE,
)
from recension.stages.clean.lines import Piece
from recension.stages.clean.prose import Measure, Topic
from recension.stages.clean.signs import TAIL_RULES, Sign

_WORDS = re.compile(r"[^\W\d_]+(?:[ '’.&]{1,2}[^\W\d_]+)*+")
_NUMBER = re.compile(r"\d+")
_SALUTATION = re.compile(r"(?:my )?dear(?:est)? [\w ]{2,60},|to the editor[,:]|(?:dear )?(?:sir|madam)s?[,:]", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:yours?|in|with|sincerely|respectfully|faithfully|kind(?:est)?|best|warm|god bless|signed|blessings|regards|love)\b", re.IGNORECASE
)

Lines = Sequence[tuple[Piece, Measure, Sign | None]]


def article_stretch(lines: Lines) -> tuple[int, int]:
    """The half-open range of the lines that are the article, by the text alone."""
    strict = [_weight(*line) for line in lines]
    core = best_stretch([CORE_LABEL_WEIGHT if w == LABEL_WEIGHT else w for w in strict])
    topic = Topic(piece.text for piece, form, sign in lines[core[0] : core[1]] if sign is None and form.prose)
    weights = []
    for i, (line, own) in enumerate(zip(lines, strict, strict=True)):
        in_core = core[0] <= i < core[1] and own > 0
        weights.append(own if in_core else _by_topic(line, own, topic))
    return _without_foreign_end(lines, *_over_barriers(lines, *best_stretch(weights)))


def _over_barriers(lines: Lines, start: int, end: int) -> tuple[int, int]:
    """The stretch with the paragraphs beyond a heading such as *Related*, where this stands behind the lead or before the last lines.

    They are few, so that the heading outweighs them; but they tell of the same thing as the rest, which teasers do not.
    """
    topic = Topic(piece.text for piece, form, sign in lines[start:end] if sign is None and form.prose)
    for step in (-1, 1):
        edge, seen = (start - 1, False) if step < 0 else (end, False)
        for i in range(edge, max(-1, edge - BARRIER_REACH) if step < 0 else min(len(lines), edge + BARRIER_REACH), step):
            piece, form, sign = lines[i]
            seen |= sign is not None and _weight(piece, form, sign) == BARRIER_WEIGHT
            if sign is not None:
                continue
            if not seen or not form.prose or topic.shared(piece.text) < TOPIC_SHARE:
                break
            start, end = min(start, i), max(end, i + 1)
    return start, end


def _without_foreign_end(lines: Lines, start: int, end: int) -> tuple[int, int]:
    """The stretch without short blocks at its end, each below a label, that share next to nothing with what stands before them."""
    while True:
        label = next((i for i in range(end - 1, start, -1) if _is_heading(*lines[i])), start)
        block = " ".join(piece.text for piece, _, _ in lines[label + 1 : end])
        if label == start or not 0 < len(block.split()) <= FOREIGN_BLOCK_WORDS:
            return start, end
        before = Topic(piece.text for piece, form, sign in lines[start:label] if sign is None and form.prose)
        if before.shared(block) >= FOREIGN_BLOCK_SHARE:
            return start, end
        end = label


def _is_heading(piece: Piece, form: Measure, sign: Sign | None) -> bool:
    """Whether a line may be a heading: it has no end mark, and is no *Advertisement* nor glued to a sentence."""
    return not form.terminal and not piece.glued and (sign is None or sign.rule != "advertisement")


def marked_stretch(lines: Lines, marked: Sequence[bool]) -> tuple[int, int]:
    """The half-open range of the lines that are the article, where ``marked`` are those that the markup counts to it."""
    weights = []
    for line, inside in zip(lines, marked, strict=True):
        own = _weight(*line)
        weights.append((MARKED_LABEL_WEIGHT if own == LABEL_WEIGHT else own) if inside else OUTSIDE_MARKED_WEIGHT)
    return best_stretch(weights)


def _weight(piece: Piece, form: Measure, sign: Sign | None) -> float:
    """What a line adds to the article by its form alone."""
    if sign is not None:
        heading = sign.rule in TAIL_RULES and form.words <= 4 and not piece.glued
        return BARRIER_WEIGHT if heading else FURNITURE_LINE_WEIGHT
    if form.prose:
        return float(min(form.words, PROSE_WEIGHT_CAP))
    if form.terminal:
        return SHORT_SENTENCE_WEIGHT
    return LABEL_WEIGHT


def _by_topic(line: tuple[Piece, Measure, Sign | None], own: float, topic: Topic) -> float:
    """The weight of a line outside the core: more for what shares its words, less than nothing for foreign prose."""
    piece, form, sign = line
    if sign is not None:
        return own
    about = topic.shared(piece.text)
    if form.prose:
        none, full = TOPIC_SHARE_OF_PROSE
        return own * min(1.0, (about - none) / (full - none)) if about > none else FOREIGN_PROSE_WEIGHT
    return RELATED_LABEL_WEIGHT if own == LABEL_WEIGHT and about >= TOPIC_SHARE else own


def best_stretch(weights: Sequence[float]) -> tuple[int, int]:
    """The half-open range of the greatest sum, the first of equals; empty at 0 when no weight is positive."""
    best, start, total = (0, 0), 0, 0.0
    greatest = 0.0
    for i, value in enumerate(weights):
        if total <= 0:
            start, total = i, 0.0
        total += value
        if total > greatest:
            greatest, best = total, (start, i + 1)
    return best


def listed_end(lines: Lines, end: int) -> int:
    """The end of the article with the list that follows it: fixtures, results, tour dates, ingredients in one form.

    Lists of other headlines have no form in common, and stand below a label that says what they are.
    """
    near = range(end, min(end + LIST_HEADINGS + 1, len(lines)))
    first = next((i for i in near if lines[i][2] is not None or _form(lines[i][0].text)), None)
    if first is None or lines[first][2] is not None:
        return end
    form = _form(lines[first][0].text)
    stop = next((i for i in range(first, len(lines)) if lines[i][2] is not None or _form(lines[i][0].text) != form), len(lines))
    return stop if stop - first >= LIST_RUN else end


def signed_end(lines: Lines, start: int, end: int) -> int:
    """The end of the article with the signature below it, if it is a letter: *In friendship, A B*."""
    if not any(_SALUTATION.match(piece.text) for piece, _, _ in lines[start : min(end, start + 2)]):
        return end
    signed = end < len(lines) and lines[end][2] is None and lines[end][1].words <= SIGNATURE_WORDS and _CLOSING.match(lines[end][0].text)
    return end + 1 if signed else end


def _form(line: str) -> str:
    """How a line opens up to its first mark, words and numbers left out: *a 0 --*, *a (a):*. Empty for a line that has no such mark."""
    parts = _NUMBER.sub("0", _WORDS.sub("a", line[:LIST_FORM_CHARACTERS])).split()[:LIST_FORM_PARTS]
    mark = next((i for i, part in enumerate(parts) if not part.rstrip(",.?!'’").isalnum()), None)
    return "" if mark is None else " ".join(parts[: mark + 1])
