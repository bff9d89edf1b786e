"""Names at the head and the foot of a page: the outlet, the author."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recension.model import Document
from recension.stages.clean.signs import Sign, sign_of

_NAME = r"[A-ZÀ-Þ][\w’'.-]+"
_PARTICLE = r"(?:de|da|di|del|della|van|von|der|den|la|le|bin|al|el|ibn|dos|e|y)"
_PERSON = rf"{_NAME}(?: (?:{_NAME}|{_PARTICLE})){{1,4}}"
_PLACE = r"[A-ZÀ-Þ][\w’'. -]{1,30}"
_ROLE = (
    r"(?:(?:senior|chief|staff|special|political|court|crime|business|sports?|foreign|science|health|education|deputy|associate|assistant|managing|news|web|"
    r"digital|national|local|legal|diplomatic|defen[cs]e|environment|religion|technology|economics|investigations?|multimedia|general|world|\w+) ){0,3}"
    r"(?:reporters?|correspondents?|editors?|writers?|columnists?|journalists?|staff|team|desk|bot|agency|agencies|bureau|contributors?|service|admin|newsroom|wire|blogger|producer|intern)"
)
_BY_NAME = re.compile(
    rf"(?:{_PERSON}(?:(?:, | and | & |; ){_PERSON}){{0,4}})"
    rf"(?:(?:,| -| –| —| \|)? (?:in {_PLACE}|{_ROLE}|{_NAME}\.\w{{2,4}}|[A-Z][A-Z’' ]{{2,30}}|View|View profile|Follow)|, {_PLACE})?\.?\s?\Z"
)
_BY_ROLE = re.compile(rf"(?:[\w’'.&-]{{1,20}} ){{0,4}}{_ROLE}\Z", re.IGNORECASE)
_BYLINE = Sign("byline", "byline", "a name that stands alone between headline and article")

_SECTIONS = frozenset(
    "home news world politics sport sports business opinion courts local national international culture entertainment lifestyle health "
    "science technology tech travel money latest breaking canada us uk europe asia africa americas america australia politics society "
    "education environment crime economy markets finance weather video videos photos life style arts features comment regional top stories "
    "menu search sign in subscribe log login live tv".split()
)
_CELLS = re.compile(r"\s*[|│·•»›>:≡☰]\s*|\s+[–—-]\s+|\s{3,}")

_AUTHOR = re.compile(rf"{_PERSON}(?=\Z|,| in | and | at | -| –| —| \|)")
_AUTHOR_IS = re.compile(
    rf"{_PERSON} (?:is|was|are|has been|covers|writes|reports|tweets|contributed|can be reached|joined|leads|works|teaches|hosts|edits|lives)\b"
)
_AUTHOR_ROLE = re.compile(
    r"\b(?:reporters?|correspondents?|editors?|(?:staff|freelance|political|senior) writers?|columnists?|journalists?|bureau chief|contributors?|the author of|author of|"
    r"contributing|covers|tweets|can be reached|writes (?:about|for|on)|reports (?:on|for))\b",
    re.IGNORECASE,
)
_ABOUT_AUTHOR = re.compile(
    r"about the (?:author|writer|reporter)s?\b|the (?:writer|author|columnist|reviewer) (?:is|was|has|teaches|lives|works|can|covers)\b|(?:to (?:reach|contact)|contact|reach|follow|e-?mail) (?:the )?(?:\w+ ){1,3}(?:at|on|via)\b|to reach\b",
    re.IGNORECASE,
)
_OUTLET_VERB = re.compile(
    r"\s?(?:['’]s\s)?(?:[–—-]|\||is|are|was|has|does|may|subscribes|reserves|publishes|welcomes|accepts|covers|brings|delivers|will not|cannot|online|adheres|abides|upholds|follows|complies|operates|belongs|aims|strives|appears)\b|\s[–—-]\s"
)


def byline_sign(line: str) -> Sign | None:
    """A byline without *By*: a name with a place or a role, or a role alone (*court reporter*, *news desk*)."""
    if len(line.split()) > 14:
        return None
    return _BYLINE if _BY_NAME.match(line) or _BY_ROLE.match(line) else None


def outlet_names(head: Sequence[str], document: Document) -> tuple[str, ...]:
    """What the outlet may be called: the short names at the head of the page, and what metadata say. Best first."""
    names = [h.value for h in document.hints if h.kind == "outlet" and h.value]
    for number, line in enumerate(head[:4]):
        cells = _CELLS.split(line)
        for cell in cells if cells[0].lower() != "home" else ():
            words = cell.strip(" .,:|").split()
            fits = 1 <= len(words) <= 5 and words[0][:1].isalpha() and not {w.lower() for w in words} <= _SECTIONS
            if fits and sign_of(cell) is None and (number == 0 or byline_sign(cell) is None):
                names.append(" ".join(words))
                break
    return tuple(dict.fromkeys(names))


def is_about_outlet(line: str, names: Sequence[str]) -> bool:
    """Whether a closing line tells of the outlet itself: it opens with its name."""
    bare = re.sub(r"\A(?:the )", "", line, flags=re.IGNORECASE)
    for name in names:
        full = re.sub(r"\A(?:the )", "", name, flags=re.IGNORECASE)
        last = full.rsplit(" ", 1)[-1]
        for form in (full, last):
            if len(form) > 3 and bare.lower().startswith(form.lower()) and _OUTLET_VERB.match(bare[len(form) :]):
                return True
    return False


def author_names(head: Sequence[str]) -> tuple[str, ...]:
    """The names of persons that stand alone above the article, or behind *By*."""
    bare = [re.sub(r"\A(?:by|from|words|text|story)\b:?\s+", "", line.strip(" |·•-–—"), flags=re.IGNORECASE) for line in head]
    return tuple(dict.fromkeys(match[0] for line in bare if (match := _AUTHOR.match(line))))


def is_about_author(line: str, authors: Sequence[str] = ()) -> bool:
    """Whether a closing line tells who wrote the article."""
    if len(line.split()) > 60:
        return False
    if _ABOUT_AUTHOR.match(line) or any(line.startswith(f"{name} ") for name in authors):
        return True
    return bool(_AUTHOR_IS.match(line) and _AUTHOR_ROLE.search(line) and "said" not in line)


def is_of_author(line: str, authors: Sequence[str]) -> bool:
    """Whether a line within the article tells of one whose name stands above it as of its author: *A B covers the coast.*"""
    return any(line.startswith(f"{name} ") for name in authors) and _AUTHOR_IS.match(line) is not None and bool(_AUTHOR_ROLE.search(line))
