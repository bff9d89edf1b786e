"""What becomes of the people whom a number counts: killed, hurt, missing, held, driven out, gathered..."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recension.text.spans import Range

_WORDS = {
    "dead": r"kill(?:ed|s|ing)?|died|die|dies|dead|deaths?|death toll|fatal(?:ly|ity|ities)|lives|perished|succumbed|drowned|bodies",
    "hurt": r"hurt|injur(?:ed|ing|y|ies)|wounded|wounds|casualties|hospitali[sz]ed|treated|under treatment|in hospital|to hospitals?",
    "patient": r"(?:still|yet|remain\w*|stay\w*) in (?:the )?hospitals?|in intensive care|in (?:the )?ICU",
    "ill": r"(?:fell|fallen|falls?|taken|took|made|been|are|were) (?:\w+ )?(?:ill|sick)|sickened|poisoned|infected|infections?|cases",
    "missing": r"missing|unaccounted for|not been found|(?:washed|swept) away|feared (?:washed|swept|trapped|buried|lost|drowned)|(?:still|were|be) trapped|under the rubble",
    "held": r"arrest(?:ed|s|ing)?|detain(?:ed|ees|ing)|detentions?|in custody|(?:were|was|being|still) held|are holding|(?:took|taken|taking|held|holding) (?:\w+ )?(?:hostage|captive|prisoner)|kidnapped|abducted",
    "freed": r"freed|let go|set free|(?:people|them|were|been|others) released",
    "away": r"evacuat(?:ed|ion|ions|ing)|evacuees|displaced|homeless|fled|flee|driven out|forced out|(?:from|out of|left|leave) (?:their )?homes"
    r"|(?:told|ordered|asked|forced|urged|had) to (?:leave|clear out|move out|get out|flee|evacuate)|in shelters",
    "saved": r"rescued|pulled (?:alive|out)|survived|survivors|airlifted|winched|brought (?:back|ashore)|plucked",
    "aboard": r"on board|aboard",
    "crowd": r"protest(?:ed|ers|ors|s|ing|)|rall(?:y|ied|ies)|march(?:ed|ers|es|)|demonstrat(?:ed|ors|ion|ions)|gathered|crowd|vigil|attend(?:ed|ance|ing)"
    r"|turnout|turned out|turned up|took part|taken part|participants|mourners|filled the|church service|memorial service|worshippers|congregation|came to (?:mass|pray|mourn|watch|listen)|ceremony|service in",
    "against": r"vot(?:e|es|ed|ing) (?:\w+ )?(?:against|no)|against it",
    "favour": r"vot(?:e|es|ed|ing) (?:\w+ )?(?:for|in favou?r|yes)|in favou?r",
    "idle": r"laid off|lay-?offs?|layoff notices|redundan(?:t|cies|cy)|job (?:losses|cuts)|jobs|livelihoods|(?:lose|loses|losing|lost) their (?:jobs|posts)",
    "staff": r"employs?|employing|workforce|payrolls?|on (?:its|the|their) (?:\w+ )?(?:rolls|books|staff)",
}
_FATE = re.compile("|".join(rf"(?P<{fate}>\b(?:{words})\b)" for fate, words in _WORDS.items()), re.IGNORECASE)
_ONE_PERSON = re.compile(r"\b(?:the|a|an|his|her|their|its|this|that)\s+(?:(?!the\b)[a-z]+\s+)?\Z", re.IGNORECASE)
_NOUN_FOLLOWS = re.compile(
    r"\s+(?!(?:in|at|on|and|or|after|when|as|by|since|from|of|to|with|but|while|for|there|who|were|was|have|has|is|are)\b)[a-z]+"
)
_ADJECTIVES = frozenset({"dead", "missing", "injured", "wounded", "displaced", "arrested", "detained"})
_FOR_OR_AGAINST = re.compile(r"(?:\s\w+)?\s(against|for|in favou?r)\b", re.IGNORECASE)
_BEFORE_COSTS = 2.5
"""A word before the number stands this much further from it than one behind it: *killed by the blast, two people were hurt*."""
_REACH = 80
"""No word further from the number than this says what becomes of those counted."""


def fate_of(text: str, number: Range, within: Range, others: list[Range]) -> str | None:
    """The fate that the nearest word for one gives; other numbers cut off what lies beyond them on their side."""
    start = max([within[0], number[0] - _REACH, *(end for _, end in others if end <= number[0])])
    end = min([within[1], number[1] + _REACH, *(start for start, _ in others if start >= number[1])])
    found = [(_distance(place, number), fate) for fate, place in fates_in(text, (start, end))]
    fate = min(found)[1] if found else None
    return _side(text, number, end) or fate if fate in ("against", "favour") else fate


def _side(text: str, number: Range, end: int) -> str | None:
    """On which side votes are counted, where the words right after the number say so: *4,500 votes against it and 4,200 for it*."""
    match = _FOR_OR_AGAINST.match(text, number[1], end)
    return None if match is None else "against" if match[1].casefold() == "against" else "favour"


def fates_in(text: str, place: Range) -> Iterator[tuple[str, Range]]:
    """The words for a fate in a stretch of text, but not those that only tell which person is meant (*the missing man*), and not the month."""
    for match in _FATE.finditer(text, *place):
        word = match[0].casefold()
        single = word in _ADJECTIVES and _ONE_PERSON.search(text, max(place[0], match.start() - 24), match.start())
        if match.lastgroup and match[0] != "March" and not (single and _NOUN_FOLLOWS.match(text, match.end())):
            yield match.lastgroup, match.span()


def _distance(place: Range, number: Range) -> float:
    return place[0] - number[1] if place[0] >= number[1] else _BEFORE_COSTS * (number[0] - place[1])
