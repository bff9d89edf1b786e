"""What each line is, in the context of the lines around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from recension.model import Document, RegionKind
from recension.settings.clean import HEADLINE_RUN, LIST_RUN, PROSE_WEIGHT_CAP, SUBHEAD_WORDS, TOPIC_SHARE, UNMARKED_WORDS, USUAL_TITLE_WORDS
from recension.stages.clean.captions import caption_sign, has_verb, is_scene
from recension.stages.clean.extent import article_stretch, listed_end, marked_stretch, signed_end
from recension.stages.clean.features import Judged
from recension.stages.clean.lines import Piece, pieces
from recension.stages.clean.markup import Markup
from recension.stages.clean.masthead import author_names, byline_sign, is_about_author, is_about_outlet, is_of_author, outlet_names
from recension.stages.clean.prose import Measure, Topic, measure, punctuated
from recension.stages.clean.reader import call_sign, is_closing_call, is_embedded_post, speaker
from recension.stages.clean.signs import Sign, sign_of
from recension.stages.clean.title import title_index
from recension.stages.clean.weights import weighed

BODY = Sign("prose", "body", "sentences of the article")
SUBHEAD = Sign("subhead", "body", "a heading within the article")
TITLE = Sign("headline", "title", "the headline: it stands before the article and shares its words")
BEFORE = Sign("before the article", "boilerplate", "stands before the article and is no sentence of it")
AFTER = Sign("after the article", "boilerplate", "stands after the end of the article")
HEADLINES = Sign("other headlines", "boilerplate", "headlines of other stories")
AUTHOR = Sign("author", "boilerplate", "tells who wrote the article")
LABEL = Sign("label", "boilerplate", "is no sentence and is about something else")
UNPUNCTUATED = Sign("unpunctuated", "caption", "a description without a full stop between the paragraphs")
PLACE_LINE = Sign("dateline", "dateline", "a place that stands alone before the article")

_PLACE = re.compile(r"\A[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w .'’-]{1,25})?(?: \([A-Z][\w. ]{1,20}\))? ?[-–—:]+\Z")
_BRACKETED = re.compile(r"\[{1,2} ?[^\[\]\s]+(?: [^\[\]\s]+){3,} ?\]{1,2}\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """A piece with its form, and what it is."""

    piece: Piece
    form: Measure
    sign: Sign

    @property
    def kind(self) -> RegionKind:
        """The kind of region that it belongs to."""
        return self.sign.kind

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.form.words


def judge(document: Document) -> tuple[Line, ...]:
    """Every piece of a document with its kind, in order."""
    return _Page(document).judged()


def judgement(document: Document) -> Judged:
    """The lines of a document as the rules leave them: what the weights are trained on."""
    return _Page(document).by_rules()


class _Page:
    """The lines of one document, judged step by step: by their words, by the article's extent, by their neighbours."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.markup = Markup(document)
        self.pieces = pieces(document.text, self.markup.is_furniture)
        self.forms = punctuated([measure(p.text) for p in self.pieces])
        self.runs = _runs(self.forms)
        self.signs = [self.markup.sign((p.start, p.end)) or _own_sign(p.text) for p in self.pieces]
        prose = [p.text for p, f, s in self._lines() if s is None and f.prose]
        self.topic = Topic(prose)
        self.speakers = Counter(label for p in self.pieces if (label := speaker(p.text)))

    def _lines(self) -> list[tuple[Piece, Measure, Sign | None]]:
        return list(zip(self.pieces, self.forms, self.signs, strict=True))

    def judged(self) -> tuple[Line, ...]:
        signs = weighed(self.by_rules())
        return tuple(Line(p, f, s) for p, f, s in zip(self.pieces, self.forms, signs, strict=True))

    def by_rules(self) -> Judged:
        """The lines as the rules leave them."""
        return Judged(self.pieces, self.forms, self.signs, self._ruled(), self.topic, self.markup, self.document.blocks)

    def _ruled(self) -> list[Sign]:
        """What each line is by the rules."""
        start, end = self._stretch()
        title = title_index(self.document, self._lines(), self._first_sentence(start, end), self.topic)
        start = start if title is None else max(start, title + 1)
        end = signed_end(self._lines(), start, self._without_tail(start, end, title))
        made = [self._inside(i, start, end) if start <= i < end else self._outside(i, start, title) for i in range(len(self.pieces))]
        if title is not None:
            made[title] = TITLE
        return made

    def _stretch(self) -> tuple[int, int]:
        """The range of lines that is the article."""
        start, end = article_stretch(self._lines())
        prose = [(p.start, p.end) for p, f, s in self._lines()[start:end] if s is None and f.prose]
        self.markup.best = self.marked = marked = self.markup.body(prose)
        if marked:
            start, end = marked_stretch(self._lines(), [marked.holds((p.start, p.end)) for p in self.pieces])
        while end > start and (self.signs[end - 1] is not None or not self._may_end(end - 1)):
            end -= 1
        self.listed = range(end, listed_end(self._lines(), end) if end > start else end)
        return start, max(end, self.listed.stop)

    def _first_sentence(self, start: int, end: int) -> int:
        """The first line of the article that cannot be its headline: a long one, or one with a full stop."""
        end = min(end, start + 2)
        while start < end and self.forms[start].words <= USUAL_TITLE_WORDS and not self.pieces[start].text.endswith((".", ".”", '."')):
            start += 1
        return start

    def _may_end(self, i: int) -> bool:
        """Whether the article can end with this line: a sentence, or the last line of all, cut off."""
        form = self.forms[i]
        if form.terminal or form.cut_off:
            return True
        is_last = i == len(self.pieces) - 1 and form.words >= PROSE_WEIGHT_CAP // 2
        text = self.pieces[i].text
        is_sentence = form.words >= UNMARKED_WORDS and form.lower >= 0.75 and has_verb(text) and self.topic.shared(text) >= TOPIC_SHARE
        return is_last or (is_sentence and self.runs[i] == 1)

    def _without_tail(self, start: int, end: int, title: int | None) -> int:
        """The end of the article without the lines about its author, its outlet or its reader."""
        head = [p.text for p in self.pieces[:start]]
        names = outlet_names(head if title is None else head[: max(title, 1)], self.document)
        self.authors = authors = author_names(head[:title] + head[title + 1 :] if title is not None else head)
        whole = end
        while end - 1 > start:
            text = self.pieces[end - 1].text
            furniture = (
                self.signs[end - 1] is not None
                or (end < whole and end - 1 not in self.listed and not self._may_end(end - 1))
                or is_about_outlet(text, names)
                or is_about_author(text, authors)
                or self._call(end - 1) is not None
                or (speaker(text) is None and is_closing_call(text, self.forms[end - 1], self.topic))
            )
            if not furniture:
                break
            end -= 1
        return end

    def _outside(self, i: int, start: int, title: int | None) -> Sign:
        """What a line before or after the article is."""
        sign, text = self.signs[i], self.pieces[i].text
        if sign is not None:
            return sign
        if i < start:
            named = byline_sign(text) if self._may_be_byline(i, title) else None
            if named is not None:
                return named
            return PLACE_LINE if _PLACE.match(text) else BEFORE
        return AFTER

    def _may_be_byline(self, i: int, title: int | None) -> bool:
        """Whether a name in this place can be the author's: below the headline, or beside a date above it."""
        if title is None or i > title:
            return i > 0
        beside = [s for s in self.signs[max(0, i - 1) : i + 2] if s is not None and s.kind == "date"]
        return i > 0 and bool(beside) and not self.pieces[i].glued

    def _inside(self, i: int, start: int, end: int) -> Sign:
        """What a line within the article is."""
        sign, form, text = self.signs[i], self.forms[i], self.pieces[i].text
        if sign is not None:
            return sign
        if i in self.listed:
            return BODY
        if call := self._call(i):
            return call
        if is_of_author(text, self.authors):
            return AUTHOR
        if form.terminal or form.cut_off or i == end - 1 or is_embedded_post(text) or (i == start and _PLACE.match(text)):
            return BODY
        return self._listed(i) if self.runs[i] >= HEADLINE_RUN else self._unpunctuated(i)

    def _call(self, i: int) -> Sign | None:
        """A sign if a line calls to the reader; what a post or a speaker in a transcript says is none."""
        text = self.pieces[i].text
        if is_embedded_post(text) or self.speakers[speaker(text) or ""] > 1:
            return None
        return call_sign(text, self.forms[i], self.topic, self.pieces[i].glued)

    def _listed(self, i: int) -> Sign:
        """What a line is in a run of lines without end marks: an item of the article's, or a headline of another story."""
        about = self.topic.shared(self.pieces[i].text)
        return BODY if (self.marked and self.runs[i] >= LIST_RUN) or about >= TOPIC_SHARE or self.forms[i].words < 4 else HEADLINES

    def _unpunctuated(self, i: int) -> Sign:
        """What a single line between paragraphs is that does not end as a sentence does."""
        form, text = self.forms[i], self.pieces[i].text
        about = self.topic.shared(text)
        if form.words > 4 and text.isupper():
            return HEADLINES
        if is_scene(text) and about > 0:
            return UNPUNCTUATED
        if _BRACKETED.match(text):
            return LABEL
        if form.words <= SUBHEAD_WORDS and form.separators == 0 and (about > 0 or form.words <= 4):
            return SUBHEAD
        if about < TOPIC_SHARE / 2 or form.separators > 2:
            return LABEL
        return UNPUNCTUATED


def _own_sign(text: str) -> Sign | None:
    """What a line is by its own words."""
    sign = sign_of(text)
    return sign if sign is not None and sign.kind != "boilerplate" else caption_sign(text) or sign


def _runs(forms: Sequence[Measure]) -> list[int]:
    """For each line how many lines without an end mark stand together there."""
    runs: list[int] = []
    for has_end, group in groupby(forms, key=lambda f: f.terminal or f.cut_off):
        size = len(list(group))
        runs += [0 if has_end else size] * size
    return runs
