"""The days that matter in a long story, and the sentences that tell them best.

A day matters when many documents tell of it, the more when they still do days later, and when much was published on it
(Chieu and Lee 2004; Tran et al. 2015). Its sentences are those nearest to all that is told of it (centroid, Radev et al. 2004)
that do not repeat each other.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recension.model import Annotations, Span
from recension.settings.events import SALIENT_LATER_DAYS, SALIENT_LEAD, SALIENT_LEAD_SENTENCES, SALIENT_PUBLISHED, SALIENT_REPEATED
from recension.stages.reconcile.dating.mentions import timex_date
from recension.stages.reconcile.evidence import Evidence
from recension.text.words import content_stems

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class DaySentence:
    """A sentence told of a day: ``explicit`` where it gives the day itself, else it stands in a report of that day."""

    day: date
    published: date
    document: int
    rank: int
    explicit: bool


@dataclass(frozen=True, slots=True)
class SalientSentence:
    """A sentence that tells a day well: its document, its number from the top, its words."""

    document: int
    rank: int
    span: Span


@dataclass(frozen=True, slots=True)
class SalientDay:
    """A day, how much it matters, and the sentences that tell it best, the best first."""

    day: date
    weight: float
    sentences: tuple[SalientSentence, ...]


def salient_days(evidence: Evidence, most: int, each: int, span: tuple[date, date] = (date.min, date.max)) -> tuple[SalientDay, ...]:
    """The ``most`` days of a span that matter most, in order of the calendar, with up to ``each`` sentences a day."""
    told: dict[date, list[DaySentence]] = defaultdict(list)
    for sentence in day_sentences(evidence):
        if span[0] <= sentence.day <= span[1]:
            told[sentence.day].append(sentence)
    weights = {day: weigh_day(sentences) for day, sentences in told.items()}
    chosen = sorted(weights, key=lambda day: (-weights[day], day))[:most]
    return tuple(SalientDay(day, weights[day], _best(evidence, told[day], each)) for day in sorted(chosen))


def day_sentences(evidence: Evidence) -> Iterator[DaySentence]:
    """The sentences of the documents that are dated to the day, each once for every day that it tells of."""
    for document, (read, when) in enumerate(zip(evidence.annotations, evidence.dating.published, strict=True)):
        if when.date is None or len(when.date) != 10:
            continue
        day = date.fromisoformat(when.date)
        given = _days_given(read, when.date)
        for rank in range(len(read.sentences)):
            for told in sorted(given.get(rank, {day})):
                yield DaySentence(told, day, document, rank, rank in given)


def _days_given(annotations: Annotations, published: str) -> dict[int, set[date]]:
    """The days that each sentence gives, by its number."""
    found: dict[int, set[date]] = defaultdict(set)
    rank = 0
    for index, timex in enumerate(annotations.timexes):
        while rank < len(annotations.sentences) and annotations.sentences[rank].end <= timex.start:
            rank += 1
        if rank == len(annotations.sentences) or timex.start < annotations.sentences[rank].start or timex.type not in ("DATE", "TIME"):
            continue
        told = timex_date(annotations.timexes, index, published)
        if told is not None and len(told) == 10:
            found[rank].add(date.fromisoformat(told))
    return found


def weigh_day(sentences: Sequence[DaySentence]) -> float:
    """How much a day matters, going by all sentences told of it."""
    tell = {s.document for s in sentences if s.explicit}
    later = {s.document for s in sentences if s.explicit and (s.published - s.day).days >= SALIENT_LATER_DAYS}
    reports = {s.document for s in sentences if s.published == s.day}
    return math.log1p(len(tell)) + math.log1p(len(later)) + SALIENT_PUBLISHED * math.log1p(len(reports))


# ── The sentences of a day ──────────────────────────────────────────────────────────


def _best(evidence: Evidence, sentences: Sequence[DaySentence], most: int) -> tuple[SalientSentence, ...]:
    """The sentences nearest to the centroid of a day, near the head of their reports, that do not repeat one another."""
    spans = [_span(evidence, s) for s in sentences]
    vectors = [_vector(evidence, span) for span in spans]
    centroid: dict[str, float] = defaultdict(float)
    for sentence, vector in zip(sentences, vectors, strict=True):
        for stem, x in vector.items():
            centroid[stem] += x * _standing(sentence)
    scores = [_product(vector, centroid) * _standing(sentence) for sentence, vector in zip(sentences, vectors, strict=True)]
    order = sorted(range(len(sentences)), key=lambda i: (-scores[i], sentences[i].document, sentences[i].rank))
    chosen: list[int] = []
    for i in order:
        if len(chosen) < most and all(_product(vectors[i], vectors[j]) < SALIENT_REPEATED for j in chosen):
            chosen.append(i)
    return tuple(SalientSentence(sentences[i].document, sentences[i].rank, spans[i]) for i in chosen)


def _span(evidence: Evidence, s: DaySentence) -> Span:
    sentence = evidence.annotations[s.document].sentences[s.rank]
    return evidence.span(s.document, sentence.start, sentence.end)


def _vector(evidence: Evidence, span: Span) -> Vector:
    """The unit vector of a sentence."""
    counts = Counter(content_stems(span.quote))
    vector = {s: n * evidence.tells(s) for s, n in sorted(counts.items())}
    length = math.sqrt(math.fsum(x * x for x in vector.values()))
    return {s: x / length for s, x in vector.items()} if length else {}


def _standing(sentence: DaySentence) -> float:
    """What a sentence counts for its day: one that gives the day counts fully, one of that day's reports by its nearness to the head."""
    near = 1.0 / (1.0 + sentence.rank / SALIENT_LEAD_SENTENCES)
    return near if sentence.explicit else SALIENT_LEAD * near


def _product(one: Vector, other: Mapping[str, float]) -> float:
    return math.fsum(x * other[s] for s, x in one.items() if s in other)
