"""What the names in markup (tags, roles, classes) say of an element: evidence that people wrote for style sheets."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

RoleKind = Literal["title", "byline", "caption", "body", "boilerplate", "prose", "date"]


@dataclass(frozen=True, slots=True)
class Role:
    """What an element seems to be, what says so, and how far it is to be trusted (0 most). ``value`` is a date."""

    kind: RoleKind
    says: str
    trust: int = 0
    value: str | None = None


_TAGS = {
    "p": Role("prose", "<p>"),
    "h1": Role("title", "<h1>", 1),
    "h2": Role("title", "<h2>", 2),
    "nav": Role("boilerplate", "<nav>"),
    "footer": Role("boilerplate", "<footer>"),
    "aside": Role("boilerplate", "<aside>"),
    "form": Role("boilerplate", "<form>"),
    "header": Role("boilerplate", "<header>", 1),
    "button": Role("boilerplate", "<button>"),
    "menu": Role("boilerplate", "<menu>"),
    "figcaption": Role("caption", "<figcaption>"),
    "article": Role("body", "<article>", 2),
    "main": Role("body", "<main>", 3),
    "time": Role("date", "<time>", 2),
}
_ARIA = {
    **dict.fromkeys(("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar"), "boilerplate"),
    **dict.fromkeys(("dialog", "alertdialog", "form", "tablist"), "boilerplate"),
    "main": "body",
    "article": "body",
}
_PROPERTIES = {
    "headline": Role("title", "itemprop headline", 0),
    "articlebody": Role("body", "itemprop articleBody", 0),
    "author": Role("byline", "itemprop author", 0),
    "caption": Role("caption", "itemprop caption", 0),
    "description": None,
}
_FURNITURE = frozenset(
    "nav navbar navigation topnav subnav menu submenu breadcrumb breadcrumbs crumbs footer sidebar share shares sharing sharebar sharetools "
    "addthis sharethis sharedaddy addtoany social socials related recommended recommendations recommendation recirc newsletter newsletters "
    "signup subscribe subscription cookie cookies consent gdpr comment comments commenting disqus respond promo promos promotion advert adverts "
    "advertisement advertising ads ad adsense advertorial sponsored sponsor outbrain taboola trending popular mostread pagination pager "
    "login paywall popup modal toolbar tags tagcloud taglist copyright disclaimer poll jetpack colophon skip hidden screenreader "
    "teasers carousel ticker morestories readmore upnext nextup livefyre relatedposts relatedarticles relatedcontent".split()
)
_FURNITURE_PAIRS = frozenset(
    "most-read most-popular most-viewed most-shared read-more read-next read-also see-also more-stories more-news more-from more-on "
    "up-next next-up also-read also-on you-may latest-news latest-stories top-stories other-stories article-tools sr-only visually-hidden "
    "author-bio author-box author-info about-author post-tags entry-tags article-tags tag-list follow-us sign-up log-in post-navigation "
    "nav-links entry-footer post-footer article-footer in-this recent-posts recent-stories editors-picks site-header page-header-nav "
    "back-top print-only email-signup story-links further-reading".split()
)
_FRAMES = frozenset("has with no without layout enabled open is not above below elementor".split())
"""Parts of names that describe a frame around the article (*with-sidebar*, *no-comments*)."""

_BODIES = frozenset(
    "article-body articlebody article-content article-text articletext entry-content post-content post-body story-body storybody story-content "
    "story-text content-body body-text bodytext body-copy bodycopy main-text article-copy articlecontent article-main news-text newstext "
    "news-content post-text td-post-content field-name-body text-formatted rich-text richtext content-text story-body-text "
    "article-page-body article-detail".split()
)
_CAPTIONS = frozenset("caption captions figcaption cutline wp-caption-text photo-caption image-caption photocaption imagecaption".split())
_CREDITS = frozenset("credit credits photo-credit image-credit photocredit copyright-holder picture-credit".split())
_BYLINES = frozenset("byline bylines author authors writer contributor contributors reporter journalist vcard".split())
_HEADLINES = frozenset("headline entry-title post-title article-title article-headline story-title story-headline news-title title".split())
_DATES = frozenset(
    "date dateline pubdate published timestamp publish-date post-date entry-date article-date posted-on publishdate dtreviewed".split()
)

_RULES: tuple[tuple[frozenset[str], RoleKind, int], ...] = (
    (_CAPTIONS | _CREDITS, "caption", 0),
    (_BODIES, "body", 1),
    (_FURNITURE | _FURNITURE_PAIRS, "boilerplate", 2),
    (_DATES, "date", 3),
    (_BYLINES, "byline", 1),
    (_HEADLINES, "title", 2),
)
"""What an element is by its names, the most telling first, and how far that is to be trusted."""

_TELLING = frozenset(itertools.chain.from_iterable(names for names, _, _ in _RULES))

_NAMED_BY = ("class", "id", "data-testid", "data-component", "data-module", "data-qa")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARTS = re.compile(r"[A-Za-z]+")
_LONGEST = 2000
_LONGEST_SAID = 200


def role_of(tag: str, attributes: Mapping[str, str]) -> Role | None:
    """The role of an element, if its markup gives it one. Furniture is told before anything else."""
    if not attributes:
        return _TAGS.get(tag)
    names = " ".join([attributes[key] for key in _NAMED_BY if key in attributes])
    get, most = attributes.get, _LONGEST_SAID
    said = get("itemprop", "")[:most], get("property", "")[:most], get("role", "")[:most], get("rel", "")[:most]
    role = _role(tag, names[:_LONGEST], said)
    return _dated(role, tag, attributes) if role is not None and role.kind == "date" else role


@lru_cache(maxsize=8_000)
def _role(tag: str, names: str, said: tuple[str, str, str, str]) -> Role | None:
    """The role of an element by its tag, its names and what its attributes state. A date has no value yet."""
    itemprop, prop, aria, rel = said
    by_tag, named = _TAGS.get(tag), by_name(names) if names else None
    dated = _date(tag, f"{itemprop} {prop}", named)
    if dated is not None:
        return dated
    candidates = (_by_property(itemprop), _by_aria(aria), _by_rel(rel), by_tag, named)
    found = [c for c in candidates if c is not None]
    furniture = next((c for c in found if c.kind == "boilerplate"), None)
    if furniture is not None and tag not in {"html", "body", "main", "article", "h1"}:
        return furniture
    return next((c for c in sorted(found, key=_specific) if c.kind != "boilerplate"), None)


def _specific(role: Role) -> tuple[bool, int]:
    return role.kind == "prose", role.trust


def _by_property(itemprop: str) -> Role | None:
    return next((role for name in itemprop.lower().split() if (role := _PROPERTIES.get(name)) is not None), None)


def _by_aria(aria: str) -> Role | None:
    kind = _ARIA.get(aria.lower())
    if kind == "body":
        return Role("body", f"role={aria.lower()}", 2)
    return Role("boilerplate", f"role={aria.lower()}") if kind else None


def _by_rel(rel: str) -> Role | None:
    return Role("byline", "rel=author") if "author" in rel.lower().split() else None


def _date(tag: str, itemprop: str, named: Role | None) -> Role | None:
    """An element that states when the page was published: the property first, then the element for times."""
    if "datepublished" in itemprop.lower() or "datecreated" in itemprop.lower():
        return Role("date", f"property {itemprop.strip()}", 0)
    is_named = named is not None and named.kind == "date"
    if tag == "time":
        return Role("date", "<time>", 1 if is_named else 2)
    return Role("date", named.says, 3) if named is not None and is_named else None


def _dated(role: Role, tag: str, attributes: Mapping[str, str]) -> Role:
    """The role of an element that states a date, with the date that its attributes give."""
    value = attributes.get("datetime") or attributes.get("content") or (attributes.get("title") if tag == "abbr" else None)
    is_published = role.says == "<time>" and "pubdate" in attributes
    return replace(role, value=value, trust=1 if is_published else role.trust)


@lru_cache(maxsize=20_000)
def by_name(names: str) -> Role | None:
    """What the names of an element say. ``names`` is what stands in its class, id and the like."""
    found: Role | None = None
    for name in names.split():
        role = _by_one(name)
        if role is not None and role.kind == "boilerplate":
            return role
        found = found or role
    return found


@lru_cache(maxsize=8_000)
def _by_one(name: str) -> Role | None:
    """What one name says: *article-body*, *relatedStories*."""
    return _by_parts(name[:60], tuple(part.lower() for part in _PARTS.findall(_CAMEL.sub("-", name))))


def _by_parts(name: str, parts: tuple[str, ...]) -> Role | None:
    if not parts or _FRAMES.intersection(parts):
        return None
    pairs = [f"{a}-{b}" for a, b in itertools.pairwise(parts)]
    words = {*parts, *pairs, *(f"{a}-{b}" for a, b in zip(pairs, parts[2:], strict=False)), "".join(parts)}
    if _TELLING.isdisjoint(words):
        return None
    for names, kind, trust in _RULES:
        if not names.isdisjoint(words):
            return Role(kind, f"named '{name}'", trust)
    return None
