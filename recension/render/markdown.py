"""``edition.md``: the edition for any viewer, a terminal, a diff.

All text comes from strangers: each piece is escaped so that it can neither make a
heading, a link or an image nor smuggle in HTML, in CommonMark, GitHub's dialect and
older ones alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from recension.model import Edition, Rejected
from recension.render.view.atlas import Atlas, PlaceView
from recension.render.view.characters import visible
from recension.render.view.claims import ClaimView
from recension.render.view.conflicts import KindView, ReadingView
from recension.render.view.counts import count, listed
from recension.render.view.documents import DocumentView
from recension.render.view.judged import DismissedView, JudgedView
from recension.render.view.names import SourceView
from recension.render.view.page import BriefView, Page, StoryView, Warned, page
from recension.render.view.quotations import Cite, Piece, one_line
from recension.render.view.timeline import Entry, Row
from recension.render.view.trial import CandidateView

_SPECIAL = re.compile(r"[\\`*_\[\]#|~^$=]")
_LIST_START = re.compile(r"^([0-9]*)([-+:.)])")
_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}

SIGNS = {"happened": "●", "asserted": "●", "expected": "○", "possible": "◐", "denied": "⊘", "disputed": "◆"}
"""How sure, as the page draws it."""


def to_markdown(edition: Edition) -> str:
    """The edition as Markdown."""
    return "\n".join(_page(page(edition))) + "\n"


def text(value: str) -> str:
    """``value`` as Markdown that shows exactly these characters, on one line, even where the line begins with it."""
    return _LIST_START.sub(r"\1\\\2", _inside(value))


def _inside(value: str) -> str:
    """``value`` as Markdown within a line that has begun."""
    line = one_line(visible(value)).strip()
    line = _SPECIAL.sub(r"\\\g<0>", line.translate(_ENTITIES))
    return line.replace("://", ":\\//").replace("www.", "www\\.").replace("@", "\\@")


def _page(view: Page) -> Iterator[str]:
    yield f"# {text(view.title)}"
    yield ""
    yield f"*recension, a critical edition of the news.* {view.summary}"
    yield ""
    yield (
        "Letters are documents, a dot parts families (copies of one text count once), a number after a letter is a sentence of that document. "
        f"{SIGNS['happened']} happened, {SIGNS['expected']} expected, {SIGNS['possible']} possible, {SIGNS['denied']} denied; "
        "≠ a conflict touches it; † a declared date is false."
    )
    for story in view.stories:
        yield from _story(story, titled=len(view.stories) > 1)
    if view.unplaced:
        yield from _heading("Documents of no story" if view.stories else "Documents")
        yield from _documents(view.unplaced)
    if view.judged:
        yield from _heading("Judgements")
        yield from map(_judged, view.judged)
    if view.rejected:
        yield from _heading("Rejected")
        yield from map(_rejected, view.rejected)


def _heading(title: str) -> tuple[str, ...]:
    return ("", f"## {title}", "")


def _story(story: StoryView, titled: bool) -> Iterator[str]:
    """A story: who tells it, then brief, timeline, claims, conflicts, lineage, documents."""
    if titled:
        yield from ("", "---", "", f"# {text(story.title)}")
    yield ""
    yield _facts(story)
    yield from _warned(story.warned, story.more_warned)
    parts: tuple[tuple[str, Iterable[str]], ...] = (
        ("Brief", (_brief(b) for b in story.brief)),
        ("Timeline", (line for row in story.timeline for line in _row(row))),
        ("Places", _places(story.atlas)),
        ("Conflicts", (*(line for kind in story.conflicts for line in _kind(kind)), *map(_dismissed, story.dismissed))),
        ("Claims", _claims(story.claims)),
        ("Primary sources", map(_source, story.sources)),
        ("Lineage", _lineage(story)),
        ("Documents", _documents(story.documents)),
    )
    for title, lines in parts:
        found = list(lines)
        if found:
            yield from _heading(title)
            yield from found


def _facts(story: StoryView) -> str:
    sources = [f"{text(s.name)} ({count(len(s.families), 'family')})" for s in story.sources[:5]]
    told = f"{story.days} · " if story.days else ""
    main = story.main
    cost = (
        f" · {main.when}{f', {text(main.where)}' if main.where else ''}: {', '.join(f'**{t.says}** ({t.families})' for t in main.tolls)}"
        if main
        else ""
    )
    return f"{told}**{story.documents_count}** · **{story.families_count}** · primary sources: {', '.join(sources) or 'none named'}{cost}"


def _warned(warned: tuple[Warned, ...], more: int) -> Iterator[str]:
    if warned:
        said = [f"{w.siglum} says {w.declared}, written {w.written}" for w in warned]
        yield ""
        yield f"**† {count(len(warned) + more, 'declared date')} contradicted by the evidence:** {'; '.join(said)}{f'; and {more} more' if more else ''}."


def _letters(groups: Iterable[Iterable[Cite]]) -> str:
    return "·".join("".join(c.siglum for c in group) for group in groups)


def _cites(cites: Iterable[Cite]) -> str:
    return ", ".join(f"{c.siglum} {c.number}".strip() for c in cites)


def _brief(sentence: BriefView) -> str:
    return f"- {text(sentence.text)} **{_letters(sentence.letters.groups)}** ({sentence.marks.families}){_conflicts(sentence.conflicts)}"


def _conflicts(marks: Iterable[object]) -> str:
    return "".join(f" ≠{getattr(m, 'number', '')}" for m in marks)


def _row(row: Row) -> Iterator[str]:
    """A day with its entries. Days of silence are not printed."""
    entries = (*row.entries, *row.folded)
    if entries:
        yield f"**{row.spoken}**"
        yield ""
        yield from (line for entry in entries for line in _entry(entry))
        yield ""


def _entry(entry: Entry) -> Iterator[str]:
    """An entry, and below it the words of each family: those of its first document, as the others are copies."""
    where = f" – {text(listed(entry.places))}" if entry.places else ""
    tolls = "".join(f" **{t.says}**," for t in entry.tolls).removesuffix(",")
    rests = f"; rests on {text(', '.join(entry.rests_on))}" if entry.rests_on else ""
    witnesses = "·".join("".join(c.siglum for c in (*f.columns, *f.folded)) for f in entry.witnesses)
    sign = SIGNS[entry.certainty]
    sure = "" if entry.certainty == "happened" else f"{entry.certainty}, "
    yield f"- {sign} {text(entry.what)}{tolls}{where} **{witnesses}** ({sure}{entry.marks.families}, {entry.score}{rests}){_conflicts(entry.conflicts)}"

    for family in entry.witnesses:
        quotation = family.columns[0].quotations[0]
        yield f"  - {_cites([quotation.cite])}: {_pieces(quotation.pieces)}"


def _places(atlas: Atlas | None) -> Iterator[str]:
    """The places of the map in the order of days, then countries and regions."""
    if atlas is not None:
        yield from map(_place, (*atlas.stops, *atlas.areas))
        if atlas.traveller:
            yield f"- On the way of {text(atlas.traveller)}, in the order of days."
        if atlas.unknown:
            yield f"- Not known where: {text(listed(atlas.unknown))}"


def _place(place: PlaceView) -> str:
    told = "; ".join(f"{text(t.what)} ({t.date})" for t in place.told)
    return f"- {text(f'{place.number} {place.name}'.strip())}{f', {place.days}' if place.days else ''}: {told}{f'; {place.more} more' if place.more else ''}"


def _source(source: SourceView) -> str:
    return f"- {text(source.name)} ({count(len(source.families), 'family')}): {_cites(source.cites) or '–'}"


def _claims(claims: tuple[ClaimView, ...]) -> Iterator[str]:
    if claims:
        yield "| | Claim | Said by | Through | How sure | Families | Where |"
        yield "|---|---|---|---|---|---|---|"
    for c in claims:
        where = _cites(dict.fromkeys([x for w in c.wordings for x in w.cites] + list(c.more)))
        through = text(", ".join(c.through)) or "–"
        yield f"| {c.number} | {text(c.text)}{_conflicts(c.conflicts)} | {text(c.said_by or '–')} | {through} | {c.certainty} | {c.families} | {where} |"


def _kind(kind: KindView) -> Iterator[str]:
    yield f"**{kind.kind.capitalize()}.** {kind.says}"
    yield ""
    for conflict in kind.conflicts:
        yield f"- ≠{conflict.number} {text(conflict.about)}: {' **]** '.join(map(_reading, conflict.readings))}"
    yield ""


def _dismissed(conflict: DismissedView) -> str:
    return f"- Set aside by a person: {text(conflict.about)}: {' **]** '.join(map(_reading, conflict.readings))}"


def _judged(judged: JudgedView) -> str:
    about = f" about {_cites(judged.targets)}" if judged.targets else ""
    because = f", because {text(judged.reason)}" if judged.reason else ""
    value = f" {text(judged.value)}" if judged.value else ""
    return f"- **{judged.kind}**{value}{about}{because} ({text(judged.who)}, {text(judged.when)}): {judged.outcome}{f': {text(judged.says)}' if judged.says else ''}"


def _reading(reading: ReadingView) -> str:
    quoted = ", ".join(f"“{_pieces(q)}”" for q in reading.quotations)
    return f"{text(reading.value)}{' ' if reading.value and quoted else ''}{quoted} {_cites(reading.cites)}{f' ({reading.families})' if reading.families else ''}"


def _pieces(pieces: Iterable[Piece]) -> str:
    """A quotation with its marked words in bold. Emphasis must not touch white space from inside."""
    return "".join(f"**{_inside(p.text)}**" if p.marked and p.text.strip() else _spaced(p.text) for p in pieces)


def _spaced(value: str) -> str:
    """Escaped text with one space kept at each end where there was any."""
    inner = _inside(value)
    return f"{' ' if value[:1].isspace() else ''}{inner}{' ' if value[-1:].isspace() and inner else ''}"


def _lineage(story: StoryView) -> Iterator[str]:
    for family in story.roster:
        yield f"- family {family.name}: {', '.join(d.siglum for d in family.documents)}"
    for link in story.links:
        why = "; ".join(text(r.says) for r in link.why)
        yield f"- {text(link.title)} ({link.kind}, {link.score}){': ' if why else ''}{why}"


def _documents(documents: tuple[DocumentView, ...]) -> Iterator[str]:
    for d in documents:
        yield f"### {d.siglum}. {text(d.title or 'No title')}"
        yield ""
        yield f"- Outlet: {text(d.outlet.name if d.outlet else 'not named')}; agency: {text(d.agency.name if d.agency else 'none')}; family {d.family}; from `{_code(d.source)}`"
        yield f"- **{'† ' if d.trial.false else ''}{d.trial.verdict}: {d.trial.date}**{f' ({d.trial.score})' if d.trial.score else ''}; declared: {d.trial.declared}"
        yield from map(_candidate, (*d.trial.candidates, *d.trial.folded))
        yield from (f"  - {text(r.says)}" for r in d.trial.why)
        yield ""


def _candidate(candidate: CandidateView) -> str:
    why = "; ".join(f"{'against: ' if r.against else ''}{text(r.says)}{f' ({_cites(r.cites)})' if r.cites else ''}" for r in candidate.why)
    shared = f"{'; ' if why else ''}{candidate.shared} of the reasons for the verdict too" if candidate.shared else ""
    return f"  - {candidate.date} ({candidate.role}, {candidate.score}){': ' if why or shared else ''}{why}{shared}"


def _code(value: str) -> str:
    """A path within backticks: it must hold none itself, and stay on its line."""
    return one_line(visible(value)).strip().replace("`", "'") or " "


def _rejected(rejected: Rejected) -> str:
    return f"- `{_code(rejected.source)}` {text(rejected.code)} ({text(rejected.stage)}): {text(rejected.message)}"
