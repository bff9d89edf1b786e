"""Every record that passes between the stages. Read this file first.

The upper half is what stays inside: a received document, the article in it, what
was read in it. The lower half is the edition as ``docs/contract.md`` publishes it;
its JSON Schema is derived from these very classes (``recension schema``).

All records are frozen and compare by value. Offsets are Unicode code points into
the ``text`` of a document. Dates are EDTF strings (ISO 8601-2: ``2023-09-16``,
``2023-09``, ``2023``, ``2023-09-12/2023-09-17``); ``None`` is *unknown*.
Scores run from 0 to 1. Sequences are tuples, so that a record can be a key.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

# ── Words of the field ──────────────────────────────────────────────────────────────

RegionKind = Literal["body", "title", "caption", "byline", "dateline", "date", "credit", "boilerplate"]
Verdict = Literal["declared", "confirmed", "inferred", "contradicts declared", "unknown"]
PassageKind = Literal["verbatim", "edited", "rewritten", "quotation"]
LinkKind = Literal["repost", "cut", "edited", "rewrite", "merged", "shared source"]
EventCertainty = Literal["happened", "expected", "denied", "possible"]
ClaimCertainty = Literal["asserted", "possible", "expected", "denied", "disputed"]
ConflictKind = Literal["contradiction", "update", "precision", "forecast", "scope", "disputed"]
EntityKind = Literal["person", "organisation", "place", "other"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
OpenUnit = Literal["day", "week", "weekend", "month", "season", "quarter", "year"]
Tense = Literal["past", "present", "future"]
JudgementKind = Literal["same", "not the same", "not a copy", "date", "wrong speaker", "dismiss conflict", "withdraw"]
TargetKind = Literal["document", "event", "claim", "conflict"]
RulingOutcome = Literal["applied", "not applied", "target not found", "overruled", "withdrawn"]
TollKind = Literal["killed", "injured"]
HintKind = Literal["title", "byline", "caption", "body", "boilerplate", "outlet", "declared date"]


# ── Evidence ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Span:
    """Exact characters of one document: ``quote == text[start:end]``, always."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was inferred: the rule, its sentence in plain English, the words it rests on."""

    rule: str
    says: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A name that was inferred (an outlet, an agency)."""

    name: str
    why: tuple[Reason, ...]
    score: float


# ── Received: inputs → Document ─────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Hint:
    """What markup or metadata says of a document: evidence, no truth.

    ``start`` and ``end`` are given where the hint is about characters of the text,
    ``value`` where it is a value (a declared date, an outlet).
    """

    kind: HintKind
    says: str
    start: int | None = None
    end: int | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """What the markup of a page says of one line of its text.

    ``around`` are the elements that break lines and hold this one, the innermost first, eight at most: each with its number
    on the page and its tag. ``linked`` is how many characters of the line stand in links.
    """

    start: int
    end: int
    around: tuple[tuple[int, str], ...]
    linked: int


@dataclass(frozen=True, slots=True)
class Document:
    """What was received. ``text`` is the whole visible text; every offset points into it."""

    id: str
    source: str
    sha256: str
    text: str
    source_id: str | None = None
    url: str | None = None
    hints: tuple[Hint, ...] = ()
    blocks: tuple[Block, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span of this text from ``start`` to ``end`` (code points)."""
        return Span(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that did not become a document: which, where it left, and what to do about it."""

    source: str
    stage: str
    code: str
    message: str


# ── clean: Document → Article ───────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a document with one kind. The regions of a document partition its text."""

    kind: RegionKind
    start: int
    end: int
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report says it was written: ``GENEVA (XYZ) —``."""

    place: str
    span: Span


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A day on which a document may first have appeared, and what speaks for and against it."""

    date: str
    score: float
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """The clean text in a document: its regions, and what the page says of itself."""

    document: Document
    language: str | None
    regions: tuple[Region, ...]
    title: Span | None = None
    outlet: Named | None = None
    agency: Named | None = None
    byline: Span | None = None
    dateline: Dateline | None = None
    declared_date: str | None = None
    date_candidates: tuple[DateCandidate, ...] = ()

    @property
    def body(self) -> tuple[Region, ...]:
        """The regions that hold the article's own sentences, in order of the text."""
        return tuple(region for region in self.regions if region.kind == "body")


# ── annotate: Article → Annotations ─────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the kind of region that it stands in (title, body or caption)."""

    start: int
    end: int
    region: RegionKind


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A name in the text. ``name`` is its fullest form in this document; equal names are one entity."""

    start: int
    end: int
    kind: EntityKind
    name: str
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class OpenDate:
    """The value of a time expression as a function of the day on which it was written.

    ``amount`` counts ``unit`` from that day (*yesterday*: -1 day; *next month*: 1 month;
    *last week*: -1 week). With ``weekday`` (0 is Monday), ``month`` or ``day`` it is the nearest such
    day, month, or month and day on the side that ``tense`` says, the writing day included; an ``amount``
    then counts such days strictly before or after it (*last Tuesday*: -1). A ``weekday`` in unit ``week``
    is that day of the week so many weeks away (*Tuesday of next week*). ``month`` is the first of a quarter
    or season; ``holiday`` is the name of one, ``amount`` then counting days from it (*the eve of*: -1).
    ``approximate`` marks *about three weeks ago*; *earlier this week* is the part of the unit that has passed
    (tense past), *later this month* the part to come (future).
    """

    unit: OpenUnit
    amount: int = 0
    tense: Tense | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    holiday: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression (TIMEX3). A fixed date has ``date``; an open one has ``open``; a duration neither.

    Where ``anchor`` is given, ``open`` counts from the day of that timex (an index into the annotations'
    ``timexes``) and not from the writing day: *the next day*, *a day earlier*, *a day after visiting*.
    """

    start: int
    end: int
    type: TimexType
    value: str
    date: str | None = None
    open: OpenDate | None = None
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what is counted by it, ``low <= true value <= high`` in ``unit``.

    ``counted`` is the stem of the noun that is counted (*worker*, *euro*, *year*), ``about``
    the stems of the other content words of its clause: two quantities are of the same thing when both agree.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str | None
    counted: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: spans of source, cue and content, and the speaker by name.

    ``speaker`` is ``None`` when no one is named; ``through`` are those who pass it on
    (*A told B that C said*: speaker C, through A). Where nothing is ``stated``, the cue tells of a wish, an act, a reaction
    (*signed a petition for*, *ignored the question*): no claim is made of it.
    """

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    speaker: str | None = None
    through: tuple[str, ...] = ()
    certainty: ClaimCertainty = "asserted"
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in an event, and as what (``actor``, ``recipient``)."""

    name: str
    role: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that tell of something happening.

    ``start`` to ``end`` is the trigger; ``clause`` the stretch that tells of it; ``timex`` and ``places``
    are indexes into the annotations' ``timexes`` and ``entities``; ``words`` are content stems of the clause.
    ``line`` are the ranges that, read one after the other, tell it as a sentence of its own, ``subject`` the part of them that says
    who, ``who`` the name that stands behind it where it is a pronoun; empty where no finite clause tells of it.
    """

    start: int
    end: int
    clause: tuple[int, int]
    lemma: str
    certainty: EventCertainty
    words: tuple[str, ...] = ()
    timex: int | None = None
    places: tuple[int, ...] = ()
    participants: tuple[Participant, ...] = ()
    type: str | None = None
    background: bool = False
    line: tuple[tuple[int, int], ...] = ()
    subject: tuple[int, int] | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """What was read in one article. All offsets point into the document's ``text``.

    ``events`` are told as news or as its background; ``asides`` are only named, wanted, foretold in passing: no timeline prints them.
    """

    document: str
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[EntityMention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()
    asides: tuple[EventMention, ...] = ()


# ── lineage: Articles → Lineage ─────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that two documents share. ``a`` stands in the document with the smaller id."""

    a: Span
    b: Span
    kind: PassageKind
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """``to`` derives from ``from``; of a ``shared source`` both derive from a text that is not in the pile."""

    from_: str | None = field(metadata={"name": "from"})
    to: str
    kind: LinkKind
    score: float
    why: tuple[Reason, ...]
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Documents that go back to one text. Families partition the documents."""

    id: str
    documents: tuple[str, ...]
    agency: str | None
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who has it from whom."""

    passages: tuple[Passage, ...] = ()
    links: tuple[Link, ...] = ()
    families: tuple[Family, ...] = ()


# ── judgements: what a person decided ────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Target:
    """What a judgement is about, named so that every rebuild finds it again: the words it rests on, or a document by its id.

    Events, claims and conflicts get other ids when a pile grows or the program learns; the words that they rest on stay.
    """

    kind: TargetKind
    document: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided: a row that is added and never edited.

    *same*, *not the same*: two documents (of one story or not), events or claims; *not a copy*: two documents; *date*: ``value`` is
    the day of a document or an event; *wrong speaker*: ``value`` is the right one of a claim, ``None`` if nobody says it;
    *dismiss conflict*; *withdraw*: takes back the row with the id ``value``. ``when`` is an instant in UTC (RFC 3339).
    """

    id: str
    kind: JudgementKind
    targets: tuple[Target, ...]
    value: str | None
    reason: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """What became of a judgement in an edition, checked on the edition itself. ``says`` is plain English."""

    judgement: Judgement
    outcome: RulingOutcome
    says: str


# ── reconcile: what the documents of a story say together ───────────────────────────


@dataclass(frozen=True, slots=True)
class Published:
    """The day on which a text first appeared, as the evidence has it."""

    date: str | None
    earliest: str | None
    latest: str | None
    score: float
    verdict: Verdict
    candidates: tuple[DateCandidate, ...] = ()
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Reliance:
    """A primary source that a document rests on, and the words that say so."""

    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place, as the gazetteer knows it. ``country`` is an ISO 3166-1 alpha-2 code."""

    name: str
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people an event killed or injured, and the words that tell of them."""

    kind: TollKind
    number: int
    families: int
    spans: tuple[Span, ...]
    score: float
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of the timeline. ``families`` counts the independent texts that tell of it; ``places`` begin with the nearest one."""

    id: str
    date: str | None
    what: str
    certainty: EventCertainty
    type: str | None
    places: tuple[Place, ...]
    participants: tuple[Participant, ...]
    mentions: tuple[Span, ...]
    families: int
    primary_sources: tuple[str, ...]
    score: float
    why: tuple[Reason, ...]
    tolls: tuple[Toll, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said, by whom, through whom, and how sure."""

    id: str
    text: str
    said_by: str | None
    through: tuple[str, ...]
    certainty: ClaimCertainty
    mentions: tuple[Span, ...]
    families: int
    primary_sources: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the values that differ in a conflict, and the families behind it."""

    value: str
    normalised: str
    spans: tuple[Span, ...]
    families: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values of one thing that differ, and the kind of the difference. No verdict on who is right."""

    id: str
    about: str
    kind: ConflictKind
    values: tuple[Reading, ...]
    score: float
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One bearer of a name, with all its spellings and mentions in a story."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PrimarySource:
    """Whom the reports rest on, and the families that do."""

    name: str
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Independence on three levels: copies, families, primary sources."""

    documents: int
    families: int
    primary_sources: tuple[PrimarySource, ...]


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence of the brief and the words it was taken from."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What belongs together, told once, with its apparatus. ``dismissed`` are the conflicts that a person set aside.

    ``main`` is the id of the event that the documents turn on, with its tolls and its place.
    """

    id: str
    title: str
    documents: tuple[str, ...]
    families: tuple[str, ...]
    brief: tuple[BriefSentence, ...]
    timeline: tuple[Event, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    entities: tuple[Entity, ...]
    witnesses: Witnesses
    dismissed: tuple[Conflict, ...] = ()
    main: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that belong together, with all that was read in them: what ``reconcile`` works on.

    ``annotations`` run parallel to ``articles``; ``lineage`` is that of these documents alone. A group that is
    not ``told`` is a document of no story: it is dated, and nothing more. ``judgements`` are those that stand and are about its documents. ``published`` are
    their days, where these were found among more documents than the group has; else it is empty, and the group is dated by itself.
    """

    articles: tuple[Article, ...]
    annotations: tuple[Annotations, ...]
    lineage: Lineage
    told: bool
    judgements: tuple[Judgement, ...] = ()
    published: tuple[Published, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What the documents of a group say together. ``published`` and ``relies_on`` run parallel to its articles."""

    published: tuple[Published, ...]
    relies_on: tuple[tuple[Reliance, ...], ...]
    story: Story | None


# ── edition: the whole result ───────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class EditedDocument:
    """A document as the edition shows it: its text, its regions, its date on trial."""

    id: str
    siglum: str
    source: str
    source_id: str | None
    url: str | None
    sha256: str
    text: str
    language: str | None
    title: Span | None
    regions: tuple[Region, ...]
    outlet: Named | None
    agency: Named | None
    byline: Span | None
    dateline: Dateline | None
    declared_date: str | None
    published: Published
    relies_on: tuple[Reliance, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """The critical edition of a pile. ``judgements`` are all that were given to it, each with what became of it."""

    documents: tuple[EditedDocument, ...]
    rejected: tuple[Rejected, ...]
    lineage: Lineage
    stories: tuple[Story, ...]
    judgements: tuple[Ruling, ...] = ()
    schema: str = "recension-edition/1"
