"""The story in a few sentences: the main events in the words of the witnesses, how independent they are, where they differ."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.model import BriefSentence, Conflict, Event, Sentence, Span, Witnesses
from recension.settings.reconcile import BRIEF_EARLIEST, BRIEF_EVENTS, BRIEF_MAX_WORDS, BRIEF_SENTENCE_WORDS
from recension.stages.reconcile.events.sameness import words_in_common
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.wording import DATELINE
from recension.text import edtf
from recension.text.spans import strip
from recension.text.words import content_stems

_OPEN_ENDED = frozenset(
    "he she it they his her its their this that these those but and also then meanwhile however later such both there here".split()
)
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that could tell an event."""

    event: Event
    span: Span
    stems: frozenset[str]
    worth: float


def write_brief(
    evidence: Evidence, events: Sequence[Event], conflicts: Sequence[Conflict], witnesses: Witnesses
) -> tuple[BriefSentence, ...]:
    """At most ``BRIEF_MAX_WORDS`` words: the main events in order, the independence of the evidence, the main conflict."""
    closing = [s for s in (_independence(evidence, witnesses), _difference(conflicts)) if s is not None]
    room = BRIEF_MAX_WORDS - sum(len(s.text.split()) for s in closing)
    return (*_main_events(evidence, events, room), *closing)


def _main_events(evidence: Evidence, events: Sequence[Event], room: int) -> tuple[BriefSentence, ...]:
    """The sentences of the most important events that fit, in the order of the timeline."""
    best = sorted((c for e in events for c in _candidates(evidence, e)), key=lambda c: (-c.worth, c.span.document, c.span.start))
    chosen: list[_Candidate] = []
    for candidate in best:
        length = len(candidate.span.quote.split())
        if len(chosen) < BRIEF_EVENTS and length <= room and not _is_told(evidence, candidate, chosen):
            chosen.append(candidate)
            room -= length
    lead, rest = chosen[:1], sorted(chosen[1:], key=lambda c: (edtf.order(c.event.date), c.span.document, c.span.start))
    return tuple(BriefSentence(" ".join(c.span.quote.split()), _support(evidence, c)) for c in (*lead, *rest))


def _support(evidence: Evidence, chosen: _Candidate) -> tuple[Span, ...]:
    """The sentence and, of each other family that tells of the event, the sentence of its best witness."""
    best: dict[str, tuple[float, Span]] = {}
    for mention in chosen.event.mentions:
        document = evidence.number[mention.document]
        sentence = evidence.told_at(document, mention.start)
        if sentence is not None and sentence.region == "body":
            span = evidence.span(document, sentence.start, sentence.end)
            worth = words_in_common(evidence, frozenset(content_stems(span.quote)), chosen.stems) + _originality(evidence, document)
            best[evidence.families[document]] = max(best.get(evidence.families[document], (-9.0, span)), (worth, span), key=lambda x: x[0])
    others = sorted((f, span) for f, (_, span) in best.items() if f != evidence.families[evidence.number[chosen.span.document]])
    return (chosen.span, *(span for _, span in others))


def _is_told(evidence: Evidence, candidate: _Candidate, chosen: Sequence[_Candidate]) -> bool:
    """Whether the event or nearly the same words stand in the brief already."""
    return any(c.event.id == candidate.event.id or words_in_common(evidence, c.stems, candidate.stems) > 0.45 for c in chosen)


def _candidates(evidence: Evidence, event: Event) -> Iterator[_Candidate]:
    """The whole sentences that tell of an event and can stand alone, without a dateline."""
    for mention in event.mentions:
        document = evidence.number[mention.document]
        sentence = evidence.told_at(document, mention.start)
        if sentence is None or sentence.region != "body":
            continue
        span = evidence.span(document, _after_dateline(evidence, document, sentence), sentence.end)
        found = span.quote.split()
        if 7 <= len(found) <= BRIEF_SENTENCE_WORDS and found[0].strip("\"“‘'").casefold() not in _OPEN_ENDED and _is_whole(span.quote):
            stems = frozenset(content_stems(span.quote))
            yield _Candidate(event, span, stems, _worth(evidence, event, document, sentence.start, stems))


def _after_dateline(evidence: Evidence, document: int, sentence: Sentence) -> int:
    """Where a sentence starts without the dateline that stands before it."""
    text, dateline = evidence.texts[document], evidence.articles[document].dateline
    start = dateline.span.end if dateline and sentence.start <= dateline.span.end < sentence.end else sentence.start
    match = DATELINE.match(text[start : min(sentence.end, start + 90)])
    start += match.end() if match else 0
    return strip(text, (start, sentence.end))[0]


def _is_whole(sentence: str) -> bool:
    """Whether it begins with a capital or a quotation, ends as a sentence ends, and leaves no quotation open."""
    bare = sentence.strip()
    opened = bare.count("“") - bare.count("”")
    return bare[:1].isupper() and bare[-1:] in '.!?”"’' and opened == 0 and bare.count('"') % 2 == 0


def _worth(evidence: Evidence, event: Event, document: int, at: int, stems: frozenset[str]) -> float:
    """Told by many families, happened, on a known day, near the top of a document, in words that all documents share."""
    certain = {"happened": 0.5, "expected": 0.2}.get(event.certainty, 0.0)
    weight = event.families / max(1, len(set(evidence.families))) + certain + 0.5 * (event.date is not None)
    weight += _originality(evidence, document) + BRIEF_EARLIEST * _earliness(evidence, document)
    return weight + 1.5 / (1 + evidence.rank_at(document, at) / 2) + 3.0 * _central(evidence, stems) + 3.0 * _headlined(evidence, stems)


def _originality(evidence: Evidence, document: int) -> float:
    """0 for an original text, less for copies, and for what is only retold."""
    links = [x for x in evidence.group.lineage.links if x.to == evidence.articles[document].document.id]
    return 0.0 if not links else -0.3 if all(x.kind in ("rewrite", "shared source") for x in links) else -1.0


def _earliness(evidence: Evidence, document: int) -> float:
    """1 for the documents of the first day, 0 for those of the last and of no day."""
    days = sorted({p.date for p in evidence.dating.published if p.date is not None})
    day = evidence.dating.published[document].date
    return 0.0 if day is None or len(days) < 2 else 1.0 - days.index(day) / (len(days) - 1)


def _headlined(evidence: Evidence, stems: frozenset[str]) -> float:
    """How much of a sentence the titles tell, 0 to 1: the mean over the documents that have one."""
    told = math.fsum(words_in_common(evidence, stems, title) * count for title, count in evidence.headlines.items())
    return told / max(1, evidence.headlines.total())


def _central(evidence: Evidence, stems: frozenset[str]) -> float:
    """Which part of what a sentence tells the other documents tell too, 0 to 1."""
    shared = math.fsum(evidence.rarity(s) * evidence.holders[s] for s in sorted(stems))
    return shared / max(1e-9, evidence.information(stems) * len(evidence.stems))


def _independence(evidence: Evidence, witnesses: Witnesses) -> BriefSentence | None:
    """How many texts the documents go back to, and whom most of them rest on."""
    if witnesses.documents < 2:
        return None
    spans = []
    for family in sorted(set(evidence.families)):
        document = evidence.families.index(family)
        first = evidence.annotations[document].sentences[:1]
        spans += [evidence.span(document, s.start, s.end) for s in first]
    texts = "one text" if witnesses.families == 1 else f"{witnesses.families} independent texts"
    said = f"The {witnesses.documents} documents go back to {texts}"
    common = [s for s in witnesses.primary_sources if len(s.families) > 1 and "(unnamed)" not in s.name][:1]
    if common and witnesses.families > 1:
        said += f"; {_NUMBERS.get(len(common[0].families), len(common[0].families))} of them rest on {common[0].name}"
    return BriefSentence(said + ".", tuple(spans)) if spans else None


def _difference(conflicts: Sequence[Conflict]) -> BriefSentence | None:
    """The conflict that weighs most, as one sentence."""
    if not conflicts:
        return None
    serious = {"contradiction": 3, "disputed": 3, "update": 2, "forecast": 1, "scope": 0, "precision": 0}
    main = max(conflicts, key=lambda c: (serious[c.kind], sum(v.families for v in c.values), c.score, c.id))
    joint = {"update": ", then ", "forecast": ", and then "}.get(main.kind, " or ")
    values = [v.normalised for v in main.values[:3]]
    told = joint.join((", ".join(values[:-1]), values[-1]))
    opening = "The count changed of" if main.kind == "update" and main.about.startswith("how many") else "Accounts differ on"
    return BriefSentence(f"{opening} {main.about}: {told}.", tuple(v.spans[0] for v in main.values[:3]))
