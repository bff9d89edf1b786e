"""What is said against someone, in the words of the reports: *Ostria gave a different account*, *the owner disputes the finding*.

And what stands on hearsay alone: what someone without a name is said to have said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recension.model import Sentence
from recension.stages.reconcile.claims.sayings import Saying
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.sources import is_person
from recension.text.spans import Range, overlap

_OTHER_ACCOUNT = re.compile(
    r"\b(?:(?:gave|gives?|giving|offer(?:s|ed)?|tells?|told|has|had|have|paint(?:s|ed)?|present(?:s|ed)?) (?:an?|quite an?|a very|its own|their own) "
    r"(?:\w+ )?(?:different|other|opposite|contrary|conflicting|contradictory) (?:account|version|story|picture|view|explanation)"
    r"|(?:tells?|told|describes?d?|sees?|saw|puts?|remembers?(?:ed)?) (?:it|this|that|things|the \w+) (?:quite |very |rather )?"
    r"(?:differently|otherwise|(?:in|the) (?:another|a different|the other|the opposite|other) way(?: round)?)"
    r"|(?:conflicting|contradictory|rival|competing) (?:accounts?|versions?|reports?|claims?|stories)|contradicting"
    r"|(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|contradict(?:s|ed)?) each other|trad(?:e|ed|ing) (?:blame|accusations)"
    r"|(?:says?|said|claims?|claimed|insists?|insisted|maintain(?:s|ed)?) otherwise)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:disput(?:es?|ed)|reject(?:s|ed)?|contest(?:s|ed)?|challenge[sd]?|dismiss(?:es|ed)?|refut(?:es?|ed)|rebut(?:s|ted)?|contradict(?:s|ed)?) "
    r"(?:the|this|that|those|these|his|her|their|its|such|all) (?:\w+ ){0,2}?(?:findings?|reports?|accounts?|versions?|conclusions?|figures?|claims?"
    r"|allegations?|accusations?|charges?|criticism|verdict|judge?ment|estimates?|counts?|results?)(?=\s?[.,;:!?]|\Z)",
    re.IGNORECASE,
)
"""A short sentence of this kind opens the answer that stands behind it."""
_OPENING_WORDS = 14
"""What opens an answer has no more words."""


def with_contested(evidence: Evidence, said: Sequence[Saying]) -> list[Saying]:
    """The sayings, *disputed* where they are asserted, and the report itself sets them against each other or has them by hearsay."""
    by_document: dict[int, list[Saying]] = defaultdict(list)
    for one in said:
        by_document[one.document].append(one)
    against = {key for document, own in by_document.items() for key in _opposed(evidence, document, sorted(own, key=_begins))}
    return [
        replace(s, certainty="disputed") if s.certainty == "asserted" and (s.key in against or _is_hearsay(evidence, s)) else s
        for s in said
    ]


def _is_hearsay(evidence: Evidence, said: Saying) -> bool:
    """Whether a person passes on what another one without a name told: *Ada Quill said that a driver had told her ...*."""
    if said.speaker is None or evidence.bearers.of(said.speaker) is not None or not is_person(evidence.bearers, said.speaker):
        return False
    return any(is_person(evidence.bearers, name) for name in said.through)


def _opposed(evidence: Evidence, document: int, own: Sequence[Saying]) -> Iterator[str]:
    """The keys of what is said right before and right behind the words that set two accounts against each other."""
    told = [s for s in evidence.annotations[document].sentences if s.region == "body"]
    for number, sentence in enumerate(told):
        words = evidence.texts[document][sentence.start : sentence.end]
        if _OTHER_ACCOUNT.search(words):
            yield from _in(own, told[max(0, number - 1) : number + 2])
        elif _AGAINST.search(words) and len(words.split()) <= _OPENING_WORDS:
            yield from _in(own, told[number : number + 2])


def _in(own: Sequence[Saying], sentences: Sequence[Sentence]) -> Iterator[str]:
    """The keys of sayings that stand in some sentences."""
    first: int = bisect_left(own, (sentences[0].start, 0), key=_begins)
    within: Range = (sentences[0].start, sentences[-1].end)
    for candidate in own[max(0, first - 1) :]:
        if candidate.whole[0] >= within[1]:
            return
        if overlap(candidate.whole, within):
            yield candidate.key


def _begins(said: Saying) -> Range:
    return said.whole
