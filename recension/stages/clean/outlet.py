"""Who put the page out: mastheads, copyright lines, metadata, the address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from recension.model import Document, Named, Reason
from recension.settings.clean import MOST_OUTLET_NAMES, OUTLET_SCORES
from recension.stages.clean.judge import Line
from recension.stages.clean.masthead import outlet_names
from recension.text.normalise import fold

_OWNER = re.compile(
    r"(?:©|\(c\)|copyright|℗)[\s©:,-]{0,4}(?:\(c\)\s?)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)?\d\d)?)?)?[\s,.:|-]{0,3}(?:by\s)?"
    r"(?P<name>[A-ZÀ-Þ\d][\w.&’'+-]*(?: (?:[A-ZÀ-Þ\d&][\w.&’'+-]*|of|the|and|for|de|la|du|der|die|das)){0,5})",
    re.IGNORECASE,
)
_OWNER_END = re.compile(
    r"\.?(?:\s|\b)(?:all rights.*|inc|llc|ltd|limited|plc|co|corp|group|company|s\.?a|gmbh|registered.*|redistribution.*|newspapers?|media)\.?\Z",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:source(?: of (?:the )?(?:data|article|news|information|text|pictures|photos)(?: and \w{1,12})?)?|originally (?:published|appeared) (?:in|on|by|at)|first published (?:in|on|by)|read the original (?:at|on)|via)\s?:?\s(?P<name>[\w.’'& -]{3,40})\Z",
    re.IGNORECASE,
)
_NO_SOURCE = re.compile(r"\b(?:link|agenc(?:y|ies)|web|internet|media reports|own|various|staff|news)\b", re.IGNORECASE)
_GLUED_SUFFIX = re.compile(r"\s[-–—|]\s?(?P<name>[A-Z][\w.]+(?: [A-Z][\w.]+){0,3})\Z")
_HOST = re.compile(
    r"\Ahttps?://(?:web\.archive\.org/web/\d+\w*/)?(?:https?://)?(?:www\d?\.|m\.|amp\.|edition\.)?(?P<host>[\w.-]+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Call:
    """A name that some part of the page gives to its outlet."""

    name: str
    score: float
    why: Reason


def outlet_of(document: Document, lines: Sequence[Line]) -> Named | None:
    """The outlet of a page, ``None`` if nothing on it names one. Parts that agree strengthen each other."""
    calls = [c for c in islice(_calls(document, lines), MOST_OUTLET_NAMES) if _key(c.name)]
    if not calls:
        return None
    foot = fold_all("\n".join(x.piece.text for x in lines if x.kind == "boilerplate"))
    best: tuple[float, int, _Call] | None = None
    for order, call in enumerate(calls):
        doubt = 1.0
        for other in calls:
            if _same(call.name, other.name):
                doubt *= 1 - other.score
        if foot.count(_key(call.name)) > 1:
            doubt *= 1 - OUTLET_SCORES["repeated"]
        if best is None or (1 - doubt, -order) > best[:2]:
            best = (1 - doubt, -order, call)
    assert best is not None  # noqa: S101
    call = best[2]
    why = tuple(dict.fromkeys(c.why for c in calls if _same(call.name, c.name)))
    return Named(call.name, why, round(min(best[0], 0.99), 3))


def fold_all(text: str) -> str:
    """The letters and digits of a text, folded: *GlobeBuzzDaily* and *Globe Buzz Daily* meet."""
    return "".join(filter(str.isalnum, fold(text)))


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return fold_all(re.sub(r"\A(?:the|www\.)\s?", "", name, flags=re.IGNORECASE))


def _same(one: str, other: str) -> bool:
    """Whether two names are one outlet's: equal, or one begins or ends the other."""
    a, b = sorted((_key(one), _key(other)), key=len)
    return a == b or (len(a) >= 4 and (b.startswith(a) or b.endswith(a)))


def _calls(document: Document, lines: Sequence[Line]) -> Iterator[_Call]:
    """Every name, the metadata's first."""
    for hint in document.hints:
        if hint.kind == "outlet" and hint.value:
            score = OUTLET_SCORES["address" if "host" in hint.says else "metadata"]
            yield _Call(hint.value, score, Reason("metadata", hint.says))
    yield from _from_head(document, lines)
    for line in lines:
        if line.kind in ("body", "title"):
            continue
        text = line.piece.text
        span = (document.span(line.piece.start, line.piece.end),)
        owner = _OWNER.search(text) if line.sign.rule == "copyright" else None
        if owner:
            name = _OWNER_END.sub("", owner["name"]).strip(" .,")
            if not name.lower().startswith(("all rights", "the associated press", "associated press")):
                yield _Call(name, OUTLET_SCORES["copyright"], Reason("copyright", "the copyright line names it", span))
        source = _SOURCE.match(text)
        if source and not _NO_SOURCE.search(source["name"]):
            yield _Call(
                _readable(source["name"]), OUTLET_SCORES["source"], Reason("source line", "the page says that its text is from there", span)
            )
        suffix = _GLUED_SUFFIX.search(text) if line.kind == "boilerplate" and line.sign.rule == "navigation" else None
        if suffix:
            yield _Call(suffix["name"], OUTLET_SCORES["suffix"], Reason("page title", "the title of the page ends with the name", span))
    host = _HOST.match(document.url or "")
    if host and not any(h.kind == "outlet" for h in document.hints):
        yield _Call(host["host"].lower(), OUTLET_SCORES["address"], Reason("address", "the address of the page"))


def _from_head(document: Document, lines: Sequence[Line]) -> Iterator[_Call]:
    """The name at the head of the page: a short line, or the first cell of one, before headline and article."""
    head = []
    for line in lines:
        if line.kind in ("title", "body"):
            break
        head.append(line)
    for line in head[:4]:
        if line.sign.rule != "before the article":
            continue
        for name in outlet_names([line.piece.text], document):
            why = Reason("masthead", "the name stands at the head of the page", (document.span(line.piece.start, line.piece.end),))
            yield _Call(name, OUTLET_SCORES["masthead"], why)
            return


def _readable(name: str) -> str:
    """A name written as an address part in the usual spelling: *daily-planet* is *Daily Planet*."""
    bare = name.strip(" .")
    return bare.replace("-", " ").title() if bare.islower() and "." not in bare else bare
