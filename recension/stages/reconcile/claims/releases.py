"""What a party says in its own voice: press releases, statements, communiqués, whose every sentence is a saying of those who issue them.

Taken are the sentences that a reporter would put into someone's mouth: what is to come, what *we* have found, what is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recension.model import ClaimCertainty
from recension.stages.reconcile.claims.sayings import Saying
from recension.stages.reconcile.evidence import Evidence
from recension.text.names import name_key
from recension.text.spans import Range, overlap
from recension.text.words import content_stems

_RELEASE = re.compile(
    r"\b(?:(?:press|media|news) (?:release|statement|notice|bulletin)|joint (?:statement|communiqu[ée])|communiqu[ée]|for immediate release"
    r"|(?:press|media) (?:contact|line|enquiries|inquiries)|statement (?:of|by|from|on|to) )",
    re.IGNORECASE,
)
"""What the frame of a release says of it: its title, its head, its foot."""
_OWN = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|shall|won['’]t|(?:we|it|they|which) (?:expects?|plans?|intends?) to|(?:is|are) to)\b", re.IGNORECASE)
_TOLD_OF = re.compile(
    r"\b(?:reports?|suggestions?|claims?|rumou?rs?|read|written|allegations?|heard|stories) that (?P<what>[^.;!?]{12,})", re.IGNORECASE
)
_DENIAL = re.compile(
    r"(?:It|This|That|They|He|She) (?:did|has|have|was|were|is|are|does|do|had|will)(?: not|n['’]t)\b[^.]{0,20}\.|(?:This|That|It) is (?:untrue|false|wrong)\b"
)
_REPEATED = re.compile(r"We (?:repeat|stress|confirm|wish to state|can confirm|note|insist|maintain) that ")
_COURTESY = re.compile(r"\b(?:thank(?:s|ful|ed)?|sympathy|condolences|regret|apologi[sz]e|wish(?:es)?|welcome)\b", re.IGNORECASE)
_QUOTE = frozenset('"“”«»')


def released(evidence: Evidence) -> Iterator[Saying]:
    """What the releases among the documents say, where nobody else is said to have said it."""
    for document in range(len(evidence.articles)):
        issuer = _issuer(evidence, document)
        if issuer is not None:
            yield from _of_release(evidence, document, issuer)


def _issuer(evidence: Evidence, document: int) -> str | None:
    """Who issued a release; ``None`` for any other document: one that never says *we* outside quotation marks."""
    article, text = evidence.articles[document], evidence.texts[document]
    frame = [text[r.start : r.end] for r in article.regions if r.kind != "body"]
    if article.outlet is None or _RELEASE.search(article.outlet.name) or not any(_RELEASE.search(part) for part in frame):
        return None
    body = (text[s.start : s.end] for s in evidence.annotations[document].sentences if s.region == "body")
    if not any(_OWN.search(sentence) and not _QUOTE & set(sentence) for sentence in body):
        return None
    tokens = name_key(article.outlet.name).split()
    beginnings = (evidence.bearers.of(" ".join(tokens[:length])) for length in range(len(tokens), 0, -1))
    return next((e.name for e in beginnings if e is not None and e.kind != "place"), article.outlet.name)


def _of_release(evidence: Evidence, document: int, issuer: str) -> Iterator[Saying]:
    read, text = evidence.annotations[document], evidence.texts[document]
    said = [place for a in read.attributions if a.speaker is not None for place in a.content]
    own = [(s.start, s.end) for s in read.sentences if s.region == "body"]
    for number, (start, end) in enumerate(own):
        if any(overlap((start, end), place) for place in said) or _QUOTE & set(text[start:end]):
            continue
        following = text[slice(*own[number + 1])] if number + 1 < len(own) else ""
        for place, certainty in _told(text, (start, end), following):
            stems = frozenset(content_stems(text, *place))
            yield Saying(f"{document:06d}.s{number:05d}", document, issuer, (), certainty, (place,), (), (), stems)


def _told(text: str, sentence: Range, following: str) -> Iterator[tuple[Range, ClaimCertainty]]:
    """What a sentence of a release says, and how sure: denied by the short one behind it, to come, or found by *us*."""
    rumour = _TOLD_OF.search(text, *sentence)
    repeated = _REPEATED.match(text, *sentence)
    if repeated is not None:
        sentence = (repeated.end(), sentence[1])
    if rumour is not None and _DENIAL.match(following):
        yield rumour.span("what"), "denied"
    elif _AHEAD.search(text, *sentence):
        yield sentence, "expected"
    elif _OWN.search(text, *sentence) and not _COURTESY.search(text, *sentence):
        yield sentence, "asserted"
