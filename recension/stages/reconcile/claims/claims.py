"""Attributions of all documents → claims: what is said, by whom, through whom, how sure."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from recension.judgements.groups import regroup
from recension.model import Claim, Conflict, Span
from recension.settings.claims import (
    CLAIM_LEAST_INFORMATION,
    CLAIM_LEAST_WORDS,
    CLAIM_MAX_CHARACTERS,
    CLAIM_NEAR,
    CLAIM_OTHER_SPEAKER,
    CLAIM_SAME,
    CLAIM_SAME_PASSAGE,
    CLAIM_SAME_SPEAKER,
    CLAIMS_FOR_ONE,
    CLAIMS_READ,
)
from recension.stages.reconcile.alignment import cosines, likeness
from recension.stages.reconcile.claims.assertions import assertions
from recension.stages.reconcile.claims.contested import with_contested
from recension.stages.reconcile.claims.releases import released
from recension.stages.reconcile.claims.sayings import NUMBER_TOLD, Saying, content_places, judged, sayings
from recension.stages.reconcile.events.sameness import candidate_pairs, words_in_common
from recension.stages.reconcile.evidence import Evidence, content_id
from recension.stages.reconcile.title import shorten
from recension.stages.reconcile.voices import voices
from recension.stages.reconcile.wording import as_line, without_that
from recension.text.linkage import Likeness, average_linkage
from recension.text.spans import overlap

_UNNAMED = re.compile(r"\W*(?:not )?to be (?:named|identified|quoted)\b|\W*anonymity\b", re.IGNORECASE)


def align_claims(evidence: Evidence, conflicts: Sequence[Conflict] = ()) -> tuple[Claim, ...]:
    """The claims of a story that say something, those of most families first; what a conflict disputes is *disputed*."""
    asserted = (judged(evidence, s) for s in (*assertions(evidence), *released(evidence)))
    told = with_contested(evidence, evidence.once(sayings))
    said = [s for s in (*_outermost(told), *asserted) if _says_something(evidence, s)]
    by_key = {same[0].key: same for same in voices(said, lambda s: (evidence.families[s.document], s.stems, s.speaker, s.certainty))}
    first = [same[0] for same in by_key.values()]
    groups = average_linkage(
        {key: [key] for key in by_key}, _likeness(evidence, first), CLAIM_SAME, {key: len(same) for key, same in by_key.items()}
    )
    together = _as_judged(evidence, [[s for key in keys for s in by_key[key]] for keys in groups])
    claims = [_disputed(_claim(evidence, members), _disputed_spans(conflicts)) for members in together]
    most = round(CLAIMS_FOR_ONE * math.sqrt(len(evidence.articles)))
    return tuple(sorted(claims, key=lambda c: (-c.families, -len(c.mentions), c.id))[:most])


def _as_judged(evidence: Evidence, groups: Sequence[Sequence[Saying]]) -> list[list[Saying]]:
    """The sayings of each claim, brought together and kept apart as a person said."""
    rows = evidence.group.judgements
    return regroup(
        groups,
        rows,
        "claim",
        evidence.text_of,
        lambda s: content_places(evidence, s),
        lambda a, b: evidence.information(a.stems & b.stems),
    )


def _outermost(said: Sequence[Saying]) -> list[Saying]:
    """The sayings without those that another one of the same speaker contains."""
    by_place: dict[tuple[int, str | None], list[Saying]] = defaultdict(list)
    for s in said:
        by_place[s.document, s.speaker].append(s)
    return [s for s in said if not any(o is not s and _contains(o, s) for o in by_place[s.document, s.speaker])]


def _contains(outer: Saying, inner: Saying) -> bool:
    longer = outer.whole[1] - outer.whole[0] > inner.whole[1] - inner.whole[0]
    return longer and outer.whole[0] <= inner.whole[0] and inner.whole[1] <= outer.whole[1]


def _says_something(evidence: Evidence, said: Saying) -> bool:
    """Whether a saying has a content of its own: no name or noun alone, and not that someone will not be named."""
    text = evidence.texts[said.document]
    words = sum(len(text[start:end].split()) for start, end in said.content)
    if any(NUMBER_TOLD.fullmatch(text, *place) for place in said.content):
        return True
    if words < CLAIM_LEAST_WORDS or _UNNAMED.match(text[slice(*said.content[0])]):
        return False
    return evidence.rarity.total(said.stems) >= CLAIM_LEAST_INFORMATION


def _disputed_spans(conflicts: Sequence[Conflict]) -> tuple[Span, ...]:
    return tuple(span for c in conflicts if c.kind == "disputed" for v in c.values for span in v.spans)


def _disputed(claim: Claim, spans: Sequence[Span]) -> Claim:
    """The claim as disputed, if it is asserted and most of it, or the number in it, stands in a disputed conflict."""
    contested = any(_is_in(s, m) for m in claim.mentions for s in spans)
    return replace(claim, certainty="disputed") if contested and claim.certainty == "asserted" else claim


def _is_in(value: Span, mention: Span) -> bool:
    return (
        value.document == mention.document and 2 * overlap((value.start, value.end), (mention.start, mention.end)) > value.end - value.start
    )


def _likeness(evidence: Evidence, said: Sequence[Saying]) -> Likeness:
    row = {s.key: i for i, s in enumerate(said[:CLAIMS_READ])}
    by_key = {s.key: s for s in said}
    meaning = cosines([_content(evidence, s) for s in said[:CLAIMS_READ]])
    pairs = candidate_pairs(evidence, {s.key: s.stems for s in said})
    near = zip(*np.nonzero(np.triu(meaning, 1) >= CLAIM_NEAR), strict=True)
    pairs |= {(min(said[i].key, said[j].key), max(said[i].key, said[j].key)) for i, j in near}
    alike: Likeness = defaultdict(dict)
    for a, b in sorted(pairs):
        known = a in row and b in row
        words = words_in_common(evidence, by_key[a].stems, by_key[b].stems)
        same = likeness(float(meaning[row[a], row[b]]), words) if known else words
        alike[a][b] = alike[b][a] = _same_claim(evidence, by_key[a], by_key[b], same)
    return alike


def _content(evidence: Evidence, said: Saying) -> str:
    """What is said, on one line."""
    return " ".join(" ".join(evidence.texts[said.document][start:end].split()) for start, end in said.content)


def _same_claim(evidence: Evidence, a: Saying, b: Saying, alike: float) -> float:
    """How alike two sayings are. One inside the other is of another speaker (*A told B that C said*); who denies claims something else."""
    if a.document == b.document and overlap(a.whole, b.whole):
        return -1.0
    if "denied" in (a.certainty, b.certainty) and a.certainty != b.certainty:
        return -1.0
    score = alike + CLAIM_SAME_PASSAGE * evidence.facing(a.document, a.whole, b.document, b.whole)
    if a.speaker is not None and b.speaker is not None:
        score += CLAIM_SAME_SPEAKER if a.speaker == b.speaker else -CLAIM_OTHER_SPEAKER
    return score


def _claim(evidence: Evidence, members: Sequence[Saying]) -> Claim:
    first_hand = [s for s in members if s.document not in evidence.derived] or members
    speaker = _usual(s.speaker for s in first_hand) or _usual(s.speaker for s in members)
    documents = {s.document for s in members}
    mentions = tuple(
        sorted({evidence.span(s.document, *r) for s in members for r in s.content}, key=lambda x: (x.document, x.start, x.end))
    )
    certainty = "disputed" if any(s.certainty == "disputed" for s in members) else _usual(s.certainty for s in first_hand)
    return Claim(
        id=content_id("claim", *(f"{m.document}:{m.start}:{m.end}" for m in mentions)),
        text=_wording(evidence, members),
        said_by=speaker,
        through=tuple(sorted({name for s in members for name in s.through} - {speaker or ""})),
        certainty=next(s.certainty for s in members if s.certainty == certainty),
        mentions=mentions,
        families=evidence.independent(documents),
        primary_sources=_rests_on(members),
        score=_score(members, speaker),
    )


def _usual(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v is not None)
    return max(sorted(counts), key=lambda v: counts[v]) if counts else None


def _rests_on(members: Sequence[Saying]) -> tuple[str, ...]:
    """Those of the speakers, and of those who pass it on, whom a report can rest on."""
    return tuple(sorted({name for s in members for name in (s.speaker, *s.through) if name}))


def _score(members: Sequence[Saying], speaker: str | None) -> float:
    """How sure it is that this is said by this speaker: less where speakers differ or none is named."""
    agree = sum(s.speaker == speaker for s in members) / len(members)
    return round((0.8 if speaker else 0.6) * agree, 3)


def _wording(evidence: Evidence, members: Sequence[Saying]) -> str:
    """The fullest wording that still fits a line or two, without outer quotes, with a capital."""
    texts = sorted({" … ".join(evidence.texts[s.document][a:b].strip() for a, b in s.content) for s in members})
    best = min(texts, key=lambda t: (len(t) > CLAIM_MAX_CHARACTERS, abs(len(t) - CLAIM_MAX_CHARACTERS // 2), t))
    return shorten(as_line(without_that(best)), CLAIM_MAX_CHARACTERS)
