"""Captions and credits: words under a picture, and who took it or helped to write."""

from __future__ import annotations

import re
from functools import lru_cache

from recension.settings.clean import CAPTION_WORDS, FURNITURE_CHARACTERS, LONGEST_CREDIT, WEAK_CAPTION_WORDS
from recension.stages.clean.signs import Sign

_AGENCIES = (
    r"getty(?: images)?|reuters|a\.?p\.?|afp|epa|dpa|shutterstock|i?stock(?:photo)?|alamy|rex(?: features)?|zuma(?: press)?|bloomberg|"
    r"associated press|press association|pa(?: wire| media)?|canadian press|xinhua|tass|ria novosti|sputnik|kyodo|yonhap|anadolu(?: agency)?"
)
_SITES = r"facebook|twitter|instagram|youtube|google(?: maps| street view| earth)?|wikimedia(?: commons)?|wikipedia|pixabay|unsplash|flickr"
_HOLDERS = r"(?:[^()\[\]]{0,60}\b)?(?:office|department|dept\.?|police|sheriff|jail|family|courtesy|records|county|corrections|museum|archives?|library|collection|artist[’']s impression|rendering)"
_LABEL = (
    r"(?:file |stock |handout )?(?:photo(?:graph(?:y|er)?)?s?|images?|pictures?|pics?|pix|credits?|courtesy|illustrations?|graphics?|fotos?|bild(?:er)?|"
    r"crédits?|source|cr[ée]dito|screen ?(?:shot|grab))(?: credits?)?"
)
_TAIL_CREDITS = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (rf"(?:[|(\[–—-]\s?|\b){_LABEL}(?: by| courtesy(?: of)?| from| via)?\s?[:/©]\s?(?:[^.!?]|(?<=\b\w)\.){{1,80}}[)\]]?[.)\]]*\Z", re.IGNORECASE),
        (rf"[(\[]\s?{_LABEL}(?: by| courtesy(?: of)?| from| via| provided)?\b[^()\[\]]{{0,80}}[)\]]\.?\Z", re.IGNORECASE),
        (rf"\b{_LABEL} (?:by|courtesy(?: of)?) [A-Z](?:[^.!?,;]|(?<=\b\w)\.){{1,60}}\Z", re.IGNORECASE),
        (r"[(\[](?:[^()\[\]]{0,80}\W)?(?:photos?|handout|file|supplied|submitted|contributed|pool|courtesy[^()\[\]]{0,60}|"
         rf"(?:ap|reuters|afp) (?:photo|file)[^()\[\]]{{0,60}}|{_AGENCIES}|{_SITES}|{_HOLDERS})(?:\W(?:photos?|images?|file|via [^()\[\]]{{1,40}}))?[)\]]\.?\Z", re.IGNORECASE),
        (r"\(published \w{3,9},? [^()]{4,30}\)\Z", re.IGNORECASE),
        (rf"(?<=\W)(?:[\w.’'-]{{2,20}} ){{0,3}}[\w.’'-]{{2,20}} ?[/|] ?(?:the )?(?:{_AGENCIES}|{_SITES}|[a-z]{{0,20}}(?:photos?|images?))\Z", re.IGNORECASE),
        (r"(?<=[.!?”\"’)] )[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3} ?[/|,] ?[A-Z][A-Z .’'&-]{1,40}\Z", 0),
        (r"\b(?:getty images|shutterstock|ap photo|afp photo|reuters file photo|file photo|handout photo|family photo|facebook photo|provided by \w+(?: \w+)?)(?:[/ ].{0,40})?\Z", re.IGNORECASE),
        (r"(?<=[.!?”\"’)] )(?:—|–|-) ?(?:reuters|afp|ap|epa|bernama|file)(?: pic| photo| file)?\Z", re.IGNORECASE),
    )
)  # fmt: skip
_MAYBE_CREDIT = re.compile(
    r"[:/|©(\[]|[A-Z]{2}|[—–-] ?\w{2,7}(?: pic| photo| file)?\Z|(?i:\bby\b|courtesy|getty|shutterstock|photo|provided)"
)
"""What a line must hold for one of these to find a credit at its end."""

_WEAK_CREDIT = re.compile(r"(?<=[.!?”\"’)] )(?:\([A-Z][A-Z/]{1,7}\)|[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){1,3})\Z")
"""Initials in brackets or a shouted name: a credit only behind words that are no sentence, else the agency of a report."""

_IMAGE = (
    r"(?:picture|photo(?:graph)?|image|handout|screen ?grab|screen ?shot|still(?= (?:image|photo|frame|from|taken|shows?|released|provided|made)\b)"
    r"|illustration|video grab|combination)s?\b,?(?: [\w.’-]{1,20}){0,3} "
)
_OPENING = re.compile(
    r"(?:(?:in )?(?:(?:an? |the )?(?:undated|file|handout|screen|satellite|stock)|this|these)\b(?: [\w.,’-]{1,20}){0,5} "
    + _IMAGE
    + r"(?:taken|shows?|showing|released|provided|made|from|by|posted|obtained|dated|distributed|captured|issued|supplied|on|of)\b"
    r"|(?:in )?(?:an?|the)\b(?: [\w.,’-]{1,20}){0,5} "
    + _IMAGE
    + r"(?:taken|shows?|showing|released|provided|made|from|by|obtained|dated|distributed|captured|issued|supplied)\b"
    r"|(?:file(?: photo| image| picture)?|pictured|above|below|(?:top|bottom|from|at|clockwise from top) (?:left|right)|left|right|caption|inset|stock image|image caption|photo|picture|image)\s?[:;(]"
    r"|(?:buy photo|(?:image|media) (?:caption|copyright|source)|facebook twitter pinterest)\b|enlarge(?: this image)?\b|[×▲▼◄◀↑↓]\s)",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"\b(?:seen|pictured|shown) (?:here|above|below|in (?:this|an?) (?:undated |recent )?(?:\w+ ){0,2}(?:photo|image|picture|file|handout|booking|mug))",
    re.IGNORECASE,
)
_VIEWER = re.compile(
    r"\bview full caption\b|\bimage \d{1,3} of \d{1,3}\b|\bcaption close\b|\bhide caption\b|\btoggle caption\b|\bbuy photo\b", re.IGNORECASE
)
_NAME_AND_AGE = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}, (?:aged? )?\d{1,3}\Z")
_ONLY_CREDIT = re.compile(
    rf"[(\[|]?\s?(?:{_LABEL}(?:\s?[:/©|]| by\b| courtesy\b| via\b| from\b)[^.!?]{{0,80}}|(?:{_AGENCIES})(?:[/ ](?:{_AGENCIES}|file|photo|handout))?"
    r"|(?:family|file|handout|courtesy|submitted|contributed|stock|google|facebook) (?:photo|image|picture)s?(?: [^.!?]{0,40})?)[)\]]?\.?\Z",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\(?(?:(?:additional |further )?(?:reporting|writing|editing|research)(?: and (?:writing|editing))? by\b|reporting:|with (?:files|reporting|additional|agency|input|inputs|material|reports?) (?:from|reporting|by|inputs?)\b"
    r"|contributing:|(?:[—–_-]{1,3} ?)?(?:the )?[A-Z][\w.’'& -]{1,80} contributed (?:to|reporting)\b|(?:[A-Z][\w.’'&]{1,20} ){0,2}(?:reporters?|writers?|correspondents?|staff) [A-Z][\w.’'& -]{1,60} contributed\.?\Z|compiled (?:by|from)\b|translated by\b|edited by\b|agencies\Z|[—–] ?with\b)",
    re.IGNORECASE,
)  # fmt: skip

_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|should|do|does|did|says?|said|told|came|went|took|made|got|"
    r"gave|saw|left|held|began|became|found|knew|thought|stood|met|led|ran|put|set|cut|kept|fell|sent|built|spent|lost|paid|won|rose|\w{3,}ed)\b",
    re.IGNORECASE,
)

_QUOTATION = re.compile(r"[“\"‘'][^“”\"‘]{1,200}[”\"’']")
_SCENE = re.compile(
    r"(?!The\b|A\b|An\b)(?:(?:[A-Z][\w’'-]+|[A-Z]\.) ){2,4}(?:\(\w{1,12}\) )?(?:(?:at|beside|near|outside|inside|with|after|during|before|behind|in front of"
    r"|on (?:the|a|his|her|their)|in (?:the|a|his|her|their)|leaving|arriving|speaking|walking|standing|sitting|holding|waiting|posing|addressing"
    r"|attending|celebrating|wearing|waving|embracing|greeting|visiting)\b)(?: [^\s:]+){2,12}\Z"
    r"|(?:[A-Z][\w’'.-]+ ){0,3}[A-Z][\w’'.-]+: ‘[^‘’]{3,80}’\Z"
    r"|(?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+, [a-z]+(?: [^\s:]+){1,10}\Z"
)  # fmt: skip

_WHEN = re.compile(
    r"(?!(?:what|how|why|where|when|who)\b)(?:\S+ ){4,20}(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?|in (?:\w{3,9} )?(?:18|19|20)\d\d)\Z",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\((?:left|right|cent(?:re|er)|pictured|above|below|(?:second|third|far|front|back)(?: row)?(?: from)?(?: the)? (?:left|right))\)"
)

CAPTION = Sign("caption", "caption", "the words stand under a picture")
CREDIT = Sign("credit", "credit", "the words say who took a picture")
REPORTING = Sign("reporting credit", "credit", "the line says who helped to report")


def caption_sign(line: str) -> Sign | None:
    """What a line is if it is a caption or a credit, ``None`` if nothing in it says so."""
    if len(line) > FURNITURE_CHARACTERS:
        return None
    words = len(line.split())
    if words <= 16 and _ONLY_CREDIT.match(line) and sum(w[0].islower() for w in line.split()[1:]) <= 3:
        return CREDIT
    if words <= 60 and _REPORTING.match(line):
        return REPORTING
    if words > CAPTION_WORDS:
        return None
    if _OPENING.match(line) or _SEEN.search(line) or _VIEWER.search(line) or _NAME_AND_AGE.match(line) or credit_start(line) is not None:
        return CAPTION
    return CAPTION if words <= WEAK_CAPTION_WORDS and _is_shown(line) else None


def _is_shown(line: str) -> bool:
    """Whether a short line says where somebody stands in a picture, or ends with a shouted name behind words that are no sentence."""
    return bool(_WHERE.search(line)) or (bool(_WEAK_CREDIT.search(line)) and not has_verb(_QUOTATION.sub("", line)))


def is_scene(line: str) -> bool:
    """Whether a line without full stop tells of somebody, somewhere or some day, as a caption does and no heading: *A B at C's door*."""
    return bool(_WHEN.match(line)) or (bool(_SCENE.match(line)) and not has_verb(line))


def has_verb(sentence: str) -> bool:
    """Whether a sentence seems to have a finite verb: an auxiliary, or a word in *-ed* (a caption often has none)."""
    return bool(_VERB.search(sentence))


@lru_cache(maxsize=4096)
def credit_start(line: str) -> int | None:
    """Where the credit begins that a caption ends with, ``None`` if it has none."""
    tail = max(0, len(line) - LONGEST_CREDIT)
    if not _MAYBE_CREDIT.search(line, tail):
        return None
    starts = [m.start() for m in (pattern.search(line, tail) for pattern in _TAIL_CREDITS) if m]
    return min(starts) if starts else None
