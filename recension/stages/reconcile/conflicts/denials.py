"""What is denied in so many words: a rumour with its denial, and *the company denied this*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from recension.model import Conflict, Sentence
from recension.stages.reconcile.claims.sayings import Saying
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.title import shorten
from recension.stages.reconcile.wording import in_a_sentence

_ALLEGED = re.compile(
    r"\b(?:an?|the|any|all|such|\w+) (?:\w+ )?(?:rumou?rs?|claims?|allegations?|reports?|suggestions?|accusations?|speculation|charges?|assertions?)"
    r"(?: \w+){0,3}? that\b",
    re.IGNORECASE,
)
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es|ed)|refut(?:es|ed)|rul(?:es|ed) out|scotched|contradict(?:s|ed))\b",
    re.I,
)
_BARE = re.compile(
    r"\b(?:(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es|ed)|refut(?:es|ed)|contradict(?:s|ed)?)\s"
    r"(?:this|it|that|them|doing so|having done so|any such thing|any involvement|any wrongdoing|"
    r"(?:the|that|those|these|all|any|such|his|her|their) (?:\w+ )?(?:claims?|reports?|accusations?|allegations?|charges?|suggestions?|accounts?|versions?|figures?|numbers?))"
    r"|(?:calls?|called) (?:this|it|that|the \w+) (?:an? )?(?:\w+ )?(?:lies?|nonsense|untrue|false|baseless|fabrications?|rubbish|propaganda|unfounded|absurd|invention|speculation|slander))"
    r"(?=\s?[.,;:!?—–]|\s(?:on|in|as|and|but|at|through|when|while|outright|flatly|yesterday|today)\b)",
    re.IGNORECASE,
)
_BETWEEN_SENTENCES = 2
"""A denial in so few words is of what was said no more than so many sentences before."""


@dataclass(frozen=True, slots=True)
class _Denied:
    """What is claimed, and the words that deny it."""

    what: str
    claimed: Value
    denied: Value
    says: str


def denials(evidence: Evidence, said: Sequence[Saying], negative: Set[str]) -> Iterator[Conflict]:
    """Claims that a report passes on with their denial; copies of one count as one. ``negative``: the keys of sayings that deny."""
    facing: dict[str, list[_Denied]] = {}
    for found in _found(evidence, [s for s in said if s.key not in negative]):
        facing.setdefault(found.what.casefold(), []).append(found)
    for _, same in sorted(facing.items()):
        values = [v for one in same for v in (one.claimed, one.denied)]
        made = conflict(evidence, f"whether {shorten(same[0].what, 90)}", "disputed", values, 0.6, same[0].says)
        if made:
            yield made


def _found(evidence: Evidence, said: Sequence[Saying]) -> Iterator[_Denied]:
    for document, read in enumerate(evidence.annotations):
        spoken = [s for s in said if s.document == document]
        for sentence in (s for s in read.sentences if s.region == "body"):
            found = _alleged(evidence, document, sentence) or _denied_in_short(evidence, document, sentence, spoken)
            if found is not None:
                yield found


def _alleged(evidence: Evidence, document: int, sentence: Sentence) -> _Denied | None:
    """*She denied a report that the mill would close*."""
    text = evidence.texts[document]
    denial = DENIES.search(text, sentence.start, sentence.end)
    alleged = _ALLEGED.search(text, denial.end(), min(sentence.end, denial.end() + 60)) if denial else None
    if denial is None or alleged is None:
        return None
    what = in_a_sentence(text[alleged.end() : sentence.end])
    claimed = Value(document, (alleged.start(), sentence.end), "alleged", shorten(what, 100))
    denied = Value(document, denial.span(), "denied", shorten(" ".join(text[sentence.start : denial.end()].split()), 100))
    return _Denied(what, claimed, denied, "a report passes on a claim with its denial")


def _denied_in_short(evidence: Evidence, document: int, sentence: Sentence, said: Sequence[Saying]) -> _Denied | None:
    """*The company denied this*: of what somebody said right before."""
    text = evidence.texts[document]
    denial = _BARE.search(text, sentence.start, sentence.end)
    before = [s for s in said if s.whole[1] <= denial.start()] if denial else []
    if denial is None or not before:
        return None
    claim = before[-1]
    apart = evidence.rank_at(document, sentence.start) - evidence.rank_at(document, claim.whole[0])
    if apart > _BETWEEN_SENTENCES or (claim.speaker and claim.speaker in text[max(sentence.start, claim.whole[1]) : denial.start()]):
        return None
    what = in_a_sentence(text[claim.content[0][0] : claim.content[0][1]])
    claimed = Value(document, claim.whole, "said", shorten(" ".join(text[slice(*claim.whole)].split()), 100))
    return _Denied(
        what, claimed, _denial(evidence, document, sentence, denial.start()), "a report follows what one says with a denial of it"
    )


def _denial(evidence: Evidence, document: int, sentence: Sentence, start: int) -> Value:
    words = " ".join(evidence.texts[document][start : sentence.end].split())
    return Value(document, (sentence.start, sentence.end), "denied", shorten(words, 100))
