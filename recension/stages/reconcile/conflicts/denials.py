"""What is denied in so many words: a rumour with its denial, and *the company denied this*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from recension.model import Conflict, Sentence
from recension.settings.conflicts import DENIAL_SCORE
from recension.stages.reconcile.claims.sayings import Saying
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.evidence import Evidence
from recension.stages.reconcile.title import shorten
from recension.stages.reconcile.wording import in_a_sentence
from recension.text.spans import Range, overlap

_ALLEGED = re.compile(
    r"\b(?:an?|the|any|all|such|\w+) (?:\w+ )?(?:rumou?rs?|claims?|allegations?|reports?|suggestions?|accusations?|speculation|charges?|assertions?)"
    r"(?: \w+){0,5}? that\b",
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
    r"|(?:calls?|called|dismiss(?:es|ed)?) (?:this|it|that|these|those|the \w+) (?:as )?(?:an? )?(?:\w+ )?(?:lies?|nonsense|untrue|false|baseless|fabrications?|rubbish|propaganda|"
    r"unfounded|absurd|inventions?|speculation|slander|fiction|fantasy|fairy tales?|made up|wrong|gossip|rumours?|rumors?|hearsay)"
    r"|(?:said|says) (?:this|it|that) (?:was|is) (?:a lie|a fabrication|not true|untrue|false|wrong|nonsense|fiction|made up|an invention|(?:simply|quite|completely|entirely|totally) (?:untrue|false|wrong)))"
    r"(?=\s?[.,;:!?—–]|\s(?:on|in|as|and|but|at|through|when|while|outright|flatly|yesterday|today)\b)"
    r"|\bno such \w+|\bnothing of the (?:kind|sort)\b|\bnever (?:said|did|made|gave|wrote|ordered|promised|happened) (?:so|it|that|this|any such thing)\b",
    re.IGNORECASE,
)
_NO_SUCH = re.compile(r"no|never", re.IGNORECASE)
"""*No such letter was received* takes up the sentence right before."""
_ACCUSED = re.compile(
    r"\b(?:on suspicion of|suspected of|accused? (?:\w+ ){0,3}?of|accuses (?:\w+ ){0,3}?of|charged with|alleged(?:ly)? (?:to|\w+)|alleg(?:es|ing) that|blam(?:es|ed|ing) (?:\w+ ){1,3}?for|implicated in|said to have)\b",
    re.IGNORECASE,
)
_HE_DENIES = re.compile(
    r"\A\W*(?:he|she|they|both|all|the (?:man|woman|men|two|three|four|pair|couple|brothers|sisters|suspects?|accused)) (?:\w+ )?den(?:y|ies|ied)\b",
    re.I,
)
"""A denial by those who were accused right before: *a dealer was held on suspicion of theft. He denies it.*"""
_ALL_OF_IT = re.compile(r"\b(?:reports?|accounts?|versions?|claims|accusations|allegations|charges|them)\Z", re.IGNORECASE)
"""Words for all that somebody said."""
_SENTENCES_DENIED = 4
_QUOTE = "\"“‘'"
_PRONOUNS = frozenset({"he", "she", "they", "it"})
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
        made = conflict(evidence, f"whether {shorten(same[0].what, 90)}", "disputed", values, DENIAL_SCORE, same[0].says)
        if made:
            yield made


def _found(evidence: Evidence, said: Sequence[Saying]) -> Iterator[_Denied]:
    for document, read in enumerate(evidence.annotations):
        spoken = [s for s in said if s.document == document]
        told = 0  # up to where the last denial goes: its words are no further one
        for sentence in (s for s in read.sentences if s.region == "body"):
            found = (
                None
                if sentence.start < told
                else (
                    _alleged(evidence, document, sentence)
                    or _denied_by_accused(evidence, document, sentence)
                    or _denied_in_short(evidence, document, sentence, spoken)
                )
            )
            if found is not None:
                told = found.denied.words[1]
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
    after = evidence.sentence_after(document, sentence.start)
    place = after if after and _goes_on(evidence, document, after) else denial.span()
    denied = Value(document, place, "denied", shorten(" ".join(text[sentence.start : denial.end()].split()), 100))
    return _Denied(what, claimed, denied, "a report passes on a claim with its denial")


def _denied_by_accused(evidence: Evidence, document: int, sentence: Sentence) -> _Denied | None:
    """*A dealer was held on suspicion of theft. He denies it.*"""
    text = evidence.texts[document]
    before = evidence.sentence_before(document, sentence.start)
    accused = _ACCUSED.search(text, *before) if before and _HE_DENIES.match(text[sentence.start : sentence.end]) else None
    if before is None or accused is None:
        return None
    what = in_a_sentence(" ".join(text[slice(*before)].split()))
    claimed = Value(document, before, "said", shorten(what, 100))
    return _Denied(what, claimed, _denial(evidence, document, sentence, sentence.start), "a report follows an accusation with its denial")


def _denied_in_short(evidence: Evidence, document: int, sentence: Sentence, said: Sequence[Saying]) -> _Denied | None:
    """*The company denied this*: of what somebody said right before."""
    text = evidence.texts[document]
    denial = _BARE.search(text, sentence.start, sentence.end)
    before = [s for s in said if s.whole[1] <= denial.start()] if denial else []
    if denial is None or not before:
        return None
    claim = before[-1]
    apart = evidence.rank_at(document, sentence.start) - evidence.rank_at(document, claim.whole[0])
    if apart > (1 if _NO_SUCH.match(denial[0]) else _BETWEEN_SENTENCES) or (
        claim.speaker and claim.speaker in text[max(sentence.start, claim.whole[1]) : denial.start()]
    ):
        return None
    what = in_a_sentence(text[claim.content[0][0] : claim.content[0][1]])
    start = _run_of(evidence, before)[0].whole[0] if _ALL_OF_IT.search(denial[0]) else claim.whole[0]
    place = (start, claim.whole[1])
    if _NO_SUCH.match(denial[0]) and claim.whole[1] <= sentence.start:
        place = evidence.sentence_at(document, claim.whole[0]) or place
    claimed = Value(document, place, "said", shorten(" ".join(text[slice(*claim.whole)].split()), 100))
    return _Denied(
        what, claimed, _denial(evidence, document, sentence, denial.start()), "a report follows what one says with a denial of it"
    )


def _run_of(evidence: Evidence, before: Sequence[Saying]) -> list[Saying]:
    """The sayings of the last speaker that follow each other closely."""
    run = [before[-1]]
    for saying in reversed(before[:-1]):
        near = evidence.rank_at(saying.document, run[0].whole[0]) - evidence.rank_at(saying.document, saying.whole[0]) <= 1
        if saying.speaker != run[0].speaker or not near or len(run) >= _SENTENCES_DENIED:
            break
        run.insert(0, saying)
    return run


def _denial(evidence: Evidence, document: int, sentence: Sentence, start: int) -> Value:
    """The sentence that denies, with the next one where that gives the words of the denial."""
    text = evidence.texts[document]
    words = " ".join(text[start : sentence.end].split())
    after = evidence.sentence_after(document, sentence.start)
    end = after[1] if after and _goes_on(evidence, document, after) else sentence.end
    return Value(document, (sentence.start, end), "denied", shorten(words, 100))


def _goes_on(evidence: Evidence, document: int, after: Range) -> bool:
    """Whether a sentence tells what the speaker of the one before it said: it is quoted, or attributed to *him* or *her*."""
    text = evidence.texts[document]
    if text[after[0]] in _QUOTE:
        return True
    said = [a for a in evidence.annotations[document].attributions if any(2 * overlap(c, after) > after[1] - after[0] for c in a.content)]
    return any(text[slice(*source)].casefold() in _PRONOUNS for a in said for source in a.source)
