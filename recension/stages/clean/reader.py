"""Lines that speak to the reader of the page instead of telling the story, whatever their words."""

from __future__ import annotations

import re

from recension.settings.clean import CALL_SCORE, CALL_WORDS, CLOSING_CALL_SCORE, TOPIC_SHARE
from recension.stages.clean.captions import has_verb
from recension.stages.clean.prose import Measure, Topic
from recension.stages.clean.signs import Sign

_YOU = re.compile(r"\b(?:you|your|yours|our|us)\b", re.IGNORECASE)
_IMPERATIVE = re.compile(
    r"(?:\A\W{0,4}|[.!?:»] )(?:please |also |just |and )?(?:read|see|click|sign|subscribe|follow|download|get|win|try|buy|book|order|join|share|like|watch|"
    r"listen|tell|send|email|e-mail|call|text|sms|vote|visit|check|find|learn|discover|explore|register|log|support|donate|help|enter|save|shop|"
    r"tap|forward|leave|unlock|claim|swipe|rate|pledge|give|volunteer|"
    r"start|become|upgrade|stay|catch|browse|search|view|play|spot|meet|apply|compare|calculate|ask|contact|submit|write|report|take|don[’']t)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\A[^\w]{0,4}[\w’'&-]{1,20}(?: [\w’'&-]{1,20}){0,5} ?[:»›➜→▶►|]\s")
_SHOUT = re.compile(r"\A[^\w]{0,4}[A-Z]{2,}(?: [A-Z]{2,}){0,4}\b")
_ADDRESS = re.compile(r"\S@\S|https?://|\bwww\.|(?<!\w)@\w|\b\w+\.(?:com|org|net|co\.\w\w|info|example)\b|\b\d{3}[-.]\d{3,4}[-.]\d{4}\b")
_SAID = re.compile(r"\b(?:he|she|they|who) (?:said|says|told|added|asked|wrote|recalled)\b", re.IGNORECASE)
_MEDIUM = re.compile(
    r"\bth(?:is|ese) (?:page|site|website|newsletter|bulletin|digest|sheet|e-?mail|mailing|feed|channel|edition|issue|app|link|transcript|broadcast)s?\b",
    re.IGNORECASE,
)
_SHOUTED_YOU = re.compile(r"\bYOU(?:R|RS)?\b")
_PICTOGRAPH = re.compile(r"[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_OFFER = re.compile(
    r"[€$£¥₹]\s?\d|\d\s?(?:€|%)|\b(?:free|offer|discount|cents?|app|inbox|newsletter|e-?mail|online|channel|subscribers?)\b", re.IGNORECASE
)
_TOLD = re.compile(r"\b(?:said|says|told|was|were|had|has|have|would|could|did|he|she|they|his|her|their)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"\b(?:the|an?|its|to|not|this|that|there|you|i|we|it)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”«»]|(?:^|\s)[‘']\w")

_SPEAKER = re.compile(r"[A-ZÀ-Þ][\w.’'-]{0,20}(?: [A-ZÀ-Þ][\w.’'-]{1,20}){0,3}:(?=\s)")
_TWEET = re.compile(r"\(@\w{1,20}\) \w{3,9} \d{1,2}, \d{4}\Z")

CALL = Sign("call to the reader", "boilerplate", "the line speaks to the reader of the page and tells nothing of the story")
CONTACT = Sign("contact", "boilerplate", "the line is an address, a number or a handle")


def is_embedded_post(line: str) -> bool:
    """Whether a line ends with the signature of a post in a social network: it is quoted, not furniture."""
    return bool(_TWEET.search(line))


def speaker(line: str) -> str | None:
    """The label with which a line of a transcript or an interview opens, ``None`` if it opens with none."""
    match = _SPEAKER.match(line)
    return match[0] if match else None


def bids(sentence: str) -> bool:
    """Whether a sentence opens with an imperative and cries out: *Get our letter! No spam.*"""
    return "!" in sentence and not _QUOTED.search(sentence) and bool(_IMPERATIVE.match(sentence))


def call_sign(line: str, form: Measure, topic: Topic, glued: bool = False) -> Sign | None:
    """A sign when several features of a call to the reader meet in a short line without quotations, or fewer in one ``glued`` to a sentence."""
    if form.words > CALL_WORDS or _QUOTED.search(line):
        return None
    if _ADDRESS.search(line) and form.words <= 6:
        return CONTACT
    return CALL if _points(line, form, topic) >= CALL_SCORE - (glued and bids(line)) else None


def is_closing_call(line: str, form: Measure, topic: Topic) -> bool:
    """Whether the last line of an article is none of its sentences: it calls to the reader, or it is a notice below a label.

    At that place less is asked of the line than elsewhere, if nothing in it is the article's.
    """
    if form.words > CALL_WORDS or _QUOTED.search(line) or topic.shared(line, itself=form.prose) >= TOPIC_SHARE / 2:
        return False
    if _TOLD.search(line):
        return False
    speaks = _IMPERATIVE.search(line) or (_LABEL.match(line) and not _SENTENCE.match(line)) or _YOU.search(line) or _MEDIUM.search(line)
    is_notice = not line.endswith("?") and not has_verb(line.partition(" ")[2]) and not _SENTENCE.search(line)
    return is_notice or (bool(speaks) and _points(line, form, topic) >= CLOSING_CALL_SCORE)


def _points(line: str, form: Measure, topic: Topic) -> float:
    """How many features of a call to the reader meet in a line."""
    return (
        bool(_YOU.search(line))
        + (not line.isupper() and bool(_SHOUTED_YOU.search(line)))
        + bool(_MEDIUM.search(line))
        + bool(_PICTOGRAPH.match(line))
        + bool(_IMPERATIVE.search(line))
        + bool(_LABEL.match(line))
        + bool(_SHOUT.match(line))
        + 2 * bool(_ADDRESS.search(line))
        + 0.5 * bool(_OFFER.search(line))
        + 0.5 * line.endswith(("!", "?"))
        + 0.5 * (line.endswith("!") and not has_verb(line))
        + 0.5 * (not form.terminal)
        + (topic.shared(line, itself=form.prose) < 0.2)
        - 1.5 * bool(_SAID.search(line))
    )
