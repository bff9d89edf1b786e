"""What the store holds, as lines for a terminal. All of it comes from strangers: nothing in it may act on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from recension.cli.running import count
from recension.model import Claim, Conflict, EditedDocument, Entity, Event, Family, Judgement, Story
from recension.store.listing import Hit, Hits, ListedDocument, ListedStory
from recension.store.why import Explanation, Ground, Quoted
from recension.text.terminal import printable

_CERTAINTY = {"happened": "●", "asserted": "●", "expected": "○", "possible": "◐", "denied": "⊘", "disputed": "◆"}
_LONGEST_QUOTE = 160
_FALSE = "contradicts declared"


def document_lines(documents: Sequence[ListedDocument]) -> Iterator[str]:
    """Documents, one a line: id, letter, day, outlet, title. A dagger marks a declared date that the evidence contradicts."""
    wide = max((len(d.siglum) for d in documents), default=1)
    for d in documents:
        day = f"{d.published or 'no day'}{'†' if d.verdict == _FALSE else ''}"
        yield f"{d.id:14} {d.siglum:{wide}}  {day:22} {_cut(d.outlet or '–', 24):24} {printable(d.title or d.source)}"


def story_lines(stories: Iterable[ListedStory]) -> Iterator[str]:
    """Stories, two lines each: id and title, then what is in it."""
    for s in stories:
        days = f"{s.first} to {s.last}, " if s.first and s.last and s.first != s.last else f"{s.first}, " if s.first else ""
        yield f"{s.id:14} {printable(s.title)}"
        counted = (
            count(s.documents, "document"),
            count(s.families, "independent text"),
            count(s.events, "event"),
            count(s.claims, "claim"),
            count(s.conflicts, "conflict"),
        )
        yield f"{'':14} {days}{', '.join(counted)}"


def hit_lines(hits: Hits, colour: bool) -> Iterator[str]:
    """Hits, two lines each, with the words that were found in bold, or in [brackets] where there are no colours."""
    if not hits.hits:
        yield "nothing found"
        return
    if not hits.every_word:
        yield "no document has all these words; these have some of them"
    for hit in hits.hits:
        d = hit.document
        title = _marked(d.title, hit.in_title, colour) if d.title else printable(d.source)
        yield f"{d.id:14} {d.siglum:3} {d.published or 'no day':10}  {title}"
        yield f"{'':14} {_snippet(hit, colour)}"
    if hits.total > len(hits.hits):
        yield f"{len(hits.hits)} of {hits.total}; more with --limit"


def _snippet(hit: Hit, colour: bool) -> str:
    return f"{'… ' if hit.start else ''}{_marked(hit.snippet, hit.marks, colour)}"


def _marked(text: str, marks: Iterable[tuple[int, int]], colour: bool) -> str:
    parts, at = [], 0
    for start, end in marks:
        word = _one_line(text[start:end])
        parts += [_one_line(text[at:start]), click.style(word, bold=True) if colour else f"[{word}]"]
        at = end
    return "".join([*parts, _one_line(text[at:])])


# ── show ────────────────────────────────────────────────────────────────────────────


def shown_document(document: EditedDocument, listed: ListedDocument) -> Iterator[str]:
    """A document: what is known of it, then its text with the numbers of its lines; a dot marks lines that are not of the article."""
    published = document.published
    yield f"{document.siglum}. {printable(document.title.quote if document.title else 'no title')}"
    facts = (
        ("id", document.id),
        ("source", document.url or document.source),
        ("outlet", document.outlet.name if document.outlet else None),
        ("agency", document.agency.name if document.agency else None),
        ("date", f"{published.date or 'unknown'} ({published.verdict}; declared: {document.declared_date or 'none'})"),
        ("rests on", ", ".join(r.name for r in document.relies_on) or None),
        ("family", listed.family),
        ("story", listed.story),
    )
    yield from (f"  {name:9} {_one_line(value)}" for name, value in facts if value)
    yield ""
    at = 0
    furniture = [(r.start, r.end) for r in document.regions if r.kind == "boilerplate"]
    for number, line in enumerate(document.text.split("\n"), 1):
        mark = "·" if line.strip() and any(a <= at and at + len(line.rstrip()) <= b for a, b in furniture) else " "
        yield f"{number:5} {mark} {printable(line)}".rstrip()
        at += len(line) + 1


def shown_story(story: Story, letters: dict[str, str]) -> Iterator[str]:
    """A story with the ids of all that stands in it. ``letters`` are the sigla of the documents."""
    yield f"{story.id}  {printable(story.title)}"
    yield f"  {count(len(story.documents), 'document')}, {count(len(story.families), 'independent text')}"
    parts: tuple[tuple[str, Iterable[str]], ...] = (
        ("Brief", (f"  {_one_line(b.text)}  [{_letters(b.spans, letters)}]" for b in story.brief)),
        ("Timeline", map(_event, story.timeline)),
        ("Claims", map(_claim, story.claims)),
        ("Conflicts", map(_conflict, story.conflicts)),
        ("Primary sources", (f"  {_one_line(s.name)}: {_families(len(s.families))}" for s in story.witnesses.primary_sources)),
    )
    for title, lines in parts:
        found = list(lines)
        if found:
            yield from ("", title, *found)


def shown_item(item: Event | Claim | Conflict | Entity | Family | Judgement) -> str:
    """One line of anything smaller than a story."""
    if isinstance(item, Event):
        return _event(item).strip()
    if isinstance(item, Claim):
        return _claim(item).strip()
    if isinstance(item, Conflict):
        return _conflict(item).strip()
    if isinstance(item, Entity):
        return f"{item.id}  {item.kind}: {_one_line(', '.join((item.name, *item.aliases)))}"
    if isinstance(item, Judgement):
        return _one_line(f"{item.id}  {item.kind} {item.value or ''} – {item.who}, {item.when}: {item.reason}")
    return _one_line(f"{item.id}  {', '.join(item.documents)}")


def _event(event: Event) -> str:
    told = f"{event.what}  ({event.certainty}, {_families(event.families)}, {_percent(event.score)})"
    return f"  {event.id:14} {event.date or 'no day':10} {_CERTAINTY[event.certainty]} {_one_line(told)}"


def _claim(claim: Claim) -> str:
    through = f" through {', '.join(claim.through)}" if claim.through else ""
    said = f"{claim.said_by or 'unnamed'}{through}: {claim.text}  ({claim.certainty}, {_families(claim.families)})"
    return f"  {claim.id:14} {_CERTAINTY[claim.certainty]} {_one_line(said)}"


def _conflict(conflict: Conflict) -> str:
    values = " | ".join(f"{v.value} ({_families(v.families)})" for v in conflict.values)
    return _one_line(f"{conflict.id}  {conflict.kind}: {conflict.about}: {values}", "  ")


# ── why ─────────────────────────────────────────────────────────────────────────────


def why_lines(explained: Explanation, depth: int = 0) -> Iterator[str]:
    """An explanation as an indented list: what, how sure, each rule, and each word with its place."""
    indent = "  " * depth
    score = f"  {_percent(explained.score)}" if explained.score is not None else ""
    yield _one_line(f"{explained.kind}{f' {explained.id}' if explained.id else ''}: {explained.says}{score}", indent)
    for ground in explained.grounds:
        yield from _ground(ground, indent + "  ")
    for part in explained.parts:
        yield from why_lines(part, depth + 1)


def _ground(ground: Ground, indent: str) -> Iterator[str]:
    yield _one_line(f"[{ground.rule}] {ground.says}", indent)
    yield from (f"{indent}  {_place(q)}  “{_cut(q.quote, _LONGEST_QUOTE)}”" for q in ground.quotes)


def _place(quoted: Quoted) -> str:
    return f"{quoted.siglum} line {quoted.line}, {quoted.start}–{quoted.end}"


def _letters(spans: Iterable[object], letters: dict[str, str]) -> str:
    return " ".join(dict.fromkeys(letters.get(getattr(s, "document", ""), "?") for s in spans))


def _families(number: int) -> str:
    return count(number, "family", "families")


def _percent(score: float) -> str:
    return f"{min(99, max(1, round(score * 100)))} %"


def _one_line(text: str, indent: str = "") -> str:
    """Text on one line, with a space at its ends where there was any."""
    inner = printable(" ".join(text.split()))
    return f"{indent}{' ' if text[:1].isspace() else ''}{inner}{' ' if inner and text[-1:].isspace() else ''}"


def _cut(text: str, longest: int) -> str:
    line = _one_line(text).strip()
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
