"""The line that the timeline prints for an event: the clearest telling of it, that of an original before that of a copy."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recension.model import Reason, Span
from recension.settings.events import (
    LINE_AFTER,
    LINE_CENTRAL,
    LINE_COPIED,
    LINE_EARLIEST,
    LINE_IDEAL_CHARACTERS,
    LINE_NOT_HAPPENED,
    LINE_OTHER_DAY,
    LINE_OWN,
    LINE_PRONOUN,
    LINE_SOURCE,
    LINE_TELLS,
    LINE_UNREAD,
    LINE_WHOLE,
)
from recension.settings.reconcile import LINE_MAX_CHARACTERS
from recension.stages.reconcile import wording
from recension.stages.reconcile.events.mentions import Told
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.title import shorten
from recension.stages.reconcile.wording import DATELINE, speech_stems
from recension.text.spans import Range
from recension.text.words import words

_NOBODY = frozenset("it they this that these those there which who what such both all some one others here".split())
"""Subjects that say nothing without the sentence before."""
_SPEAKING = frozenset("i we you me my our us your i'm we're you're i've we've i’m we’re i’ve we’ve".split())
"""Words of someone who speaks himself: his sayings are no happenings."""
_JOINT = re.compile(r"\A(?:and|but|so|or|then|also|meanwhile|however|that)\b[\s,]*(?=[A-Z])", re.IGNORECASE)
_OUTER = ' \t\r\n,;:-–—"“”.)'
_INNER = frozenset("he she it they his her its their him them this these".split())
_THIRD = frozenset("he she it they".split())
_OF_ITSELF = re.compile(
    r"\W*(?:\d{1,3}\s?/\s?\d{1,3}\b|(?:This|The) (?:article|story|report|piece|page|post|picture|photo|image|photograph|video|file photo)\b)"
)
"""How a sentence begins that tells of the page itself: of a gallery's picture, of a correction."""
_LASTED = re.compile(r"It took\b")
_FROM_HERE = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|last night|this (?:morning|afternoon|evening|week|month|year)|the (?:day|morning|evening|night) before"
    r"|a (?:day|week|month|year) (?:earlier|later|ago)|that (?:day|night|morning|evening)|by then|now)\b",
    re.IGNORECASE,
)
"""Times that count from a day which a line does not give."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, how well it stands alone, the words that it was taken from, and the name put in for a pronoun."""

    text: str
    clarity: float
    spans: tuple[Span, ...]
    supplied: str | None = None

    @property
    def why(self) -> Reason:
        """Where the line comes from."""
        named = f"; [{self.supplied}] stands for a pronoun" if self.supplied else ""
        return Reason("wording", f"printed in the words that tell it most clearly{named}", self.spans)


def best_line(evidence: Evidence, members: Sequence[Told]) -> Line | None:
    """The wording that stands best for itself; ``None`` where none says who did what."""
    return next(iter(lines_of(evidence, members)), None)


def cut_line(evidence: Evidence, members: Sequence[Told]) -> Line:
    """The words of an event that must be printed though none of its tellings stands alone."""
    spans = tuple(evidence.span(t.document, *t.clause) for t in members[:1])
    return Line(wording.best_line(evidence, members), 0.0, spans)


def lines_of(evidence: Evidence, members: Sequence[Told]) -> list[Line]:
    """The wordings of an event that can stand alone, the clearest first; the nearer to what all tell, the clearer."""
    holders = Counter(stem for document in _stems_by_document(members) for stem in document)
    documents = len({t.document for t in members})
    found: dict[str, Line] = {}
    for t in members:
        central = math.fsum(evidence.tells(s) * holders[s] for s in sorted(t.stems)) / max(1e-9, evidence.information(t.stems) * documents)
        for line in _wordings(evidence, t):
            clearer = replace(line, clarity=line.clarity + LINE_CENTRAL * central)
            found[line.text] = max(found.get(line.text, clearer), clearer, key=lambda x: x.clarity)
    return sorted(found.values(), key=lambda line: (-line.clarity, line.text))


def _stems_by_document(members: Sequence[Told]) -> list[set[str]]:
    held: dict[int, set[str]] = defaultdict(set)
    for t in members:
        held[t.document] |= t.stems
    return list(held.values())


def _wordings(evidence: Evidence, told: Told) -> Iterator[Line]:
    """The clause with its subject, and the whole sentence where it tells of one day."""
    clause = _clause(evidence, told)
    if clause is not None:
        yield clause
    sentence = evidence.sentence_at(told.document, told.mention.start)
    whole = _whole(evidence, told, sentence) if sentence is not None and told.region != "caption" else None
    whole = whole or (_with_before(evidence, told, sentence) if sentence is not None and clause is None and told.region == "body" else None)
    if whole is not None:
        yield whole


def _clause(evidence: Evidence, told: Told) -> Line | None:
    """The finite clause that tells of an event, with a name in brackets for a pronoun that opens it."""
    mention, text = told.mention, evidence.texts[told.document]
    if not mention.line or mention.subject is None or evidence.timexes_in(told.document, mention.subject):
        return None
    subject = " ".join(text[slice(*mention.subject)].split())
    if _OF_ITSELF.match(text, mention.line[0][0]) or told.deed in speech_stems():
        return None
    if subject.casefold() in _NOBODY or _spoken(subject):
        return None
    said = " ".join(_supplied(text, r, mention.subject, mention.who) for r in mention.line)
    return _made(evidence, told, said, mention.line, LINE_OWN, mention.who)


def _supplied(text: str, part: Range, subject: Range, who: str | None) -> str:
    """A part of a line with the name for the pronoun that is its subject."""
    if who is None or not part[0] <= subject[0] < part[1]:
        return text[slice(*part)]
    return f"{text[part[0] : subject[0]]}[{who}]{text[subject[1] : part[1]]}"


def _whole(evidence: Evidence, told: Told, sentence: Range) -> Line | None:
    """The sentence of a telling, without him who says it, if it is short enough and opens with no pronoun."""
    saying = told.deed in speech_stems()
    place = sentence if saying else _without_source(evidence, told, sentence)
    said = evidence.texts[told.document][slice(*place)]
    first = said.split(" ", 1)[0].casefold().strip("\"“‘'")
    nobody = first in _NOBODY | _INNER | _SPEAKING and not _LASTED.match(said)
    if _OF_ITSELF.match(said) or ((nobody or _spoken(said)) and not saying):
        return None
    return _made(evidence, told, said, (place,), LINE_WHOLE if told.mention.line else LINE_UNREAD, None)


def _with_before(evidence: Evidence, told: Told, sentence: Range) -> Line | None:
    """A sentence that opens with a pronoun and the one before it, which says whom it means, if both have room on a line."""
    before, text = evidence.sentence_before(told.document, told.mention.start), evidence.texts[told.document]
    if before is None or "\n" in text[before[1] : sentence[0]].strip(" ") or sentence[1] - before[0] > LINE_MAX_CHARACTERS:
        return None
    opens, said = (text[slice(*s)].split(" ", 1)[0].casefold() for s in (before, sentence)), text[before[0] : sentence[1]]
    first, second = opens
    if second not in _THIRD or first in _NOBODY | _INNER | _SPEAKING or _spoken(said) or _OF_ITSELF.match(said):
        return None
    return _made(evidence, told, said, (before, sentence), LINE_AFTER, None)


def _without_source(evidence: Evidence, told: Told, sentence: Range) -> Range:
    """A sentence up to where it only says who says so: *The fire was out* | *, the chief said*."""
    end = sentence[1]
    for a in evidence.annotations[told.document].attributions:
        behind = a.source and a.content and min(r[0] for r in (*a.source, *a.cue)) >= a.content[-1][1]
        if behind and any(start <= told.mention.start < stop for start, stop in a.content) and a.cue[-1][1] >= sentence[1] - LINE_SOURCE:
            end = min(end, a.content[-1][1])
    return sentence[0], max(end, told.mention.end)


def _spoken(said: str) -> bool:
    """Whether someone speaks of himself."""
    return any(w.key in _SPEAKING for w in words(said))


def _other_days(evidence: Evidence, told: Told, ranges: Sequence[Range]) -> bool:
    """Whether the words of a line tell of another day, too."""
    dated = evidence.dating.mentions[told.document]
    return any(
        when.date is not None and when.date != told.date and any(start <= event.start < end for start, end in ranges)
        for event, when in zip(evidence.annotations[told.document].events, dated, strict=True)
    )


def _made(evidence: Evidence, told: Told, said: str, ranges: Sequence[Range], kind: float, who: str | None) -> Line | None:
    line = _tidy(said)
    keys = [w.key for w in words(line)]
    if len(keys) < 3:
        return None
    clarity = kind + _clarity(line, keys, who is not None) + _standing(evidence, told)
    clarity -= LINE_OTHER_DAY * _other_days(evidence, told, ranges)
    spans = tuple(evidence.span(told.document, *r) for r in ranges)
    return Line(shorten(line, LINE_MAX_CHARACTERS), clarity, spans, who)


def _tidy(said: str) -> str:
    """Words as a line: on one line, without outer marks and a conjunction before them, with a capital; quotes only in pairs."""
    flat = _JOINT.sub("", DATELINE.sub("", " ".join(said.split())).strip(_OUTER)).strip(_OUTER)
    if flat.count('"') % 2:
        flat = flat.replace('"', "")
    if flat.count("“") != flat.count("”"):
        flat = flat.replace("“", "").replace("”", "")
    return flat[:1].upper() + flat[1:]


def _clarity(line: str, keys: Sequence[str], supplied: bool) -> float:
    """How well a line stands alone: names, no pronouns, no time that counts from elsewhere; neither a scrap nor a paragraph."""
    names = sum(w[:1].isupper() for w in line.split()[1:])
    score = min(names, 3) * 0.4 - LINE_PRONOUN * (keys[0] in _INNER or supplied) - 0.2 * sum(k in _INNER for k in keys)
    score -= 0.6 * any(k in _INNER for k in keys[1:4])
    score -= 0.4 * len(_FROM_HERE.findall(line)) + 0.4 * line.startswith("According") + 0.5 * any(mark in line for mark in '“"”?!;[')
    return score - abs(len(line) - LINE_IDEAL_CHARACTERS) / LINE_IDEAL_CHARACTERS - (len(line) > LINE_MAX_CHARACTERS)


def _standing(evidence: Evidence, told: Told) -> float:
    """How good a witness tells: near the top, in the body, first, in a text of its own, at some length."""
    score = 0.5 / (1 + told.rank) - 0.6 * (told.region == "title") - 0.6 * (told.region == "caption")
    score += LINE_TELLS * min(1.0, evidence.information(told.stems) / 40.0) + LINE_EARLIEST * evidence.earliness(told.document)
    return score - LINE_COPIED * evidence.is_copy(told.document) - LINE_NOT_HAPPENED * told.mention.background
