"""The stages in order, and the runner. Read this file second.

::

    inputs ─receive, open→ Document ─clean→ Article        per document, in parallel
           ─trace→ Lineage ─collate→ Article               the whole pile: who copied whom, and what that shows
           ─annotate→ Annotations                          per document, in parallel
           ─gather→ Group                                  the whole pile: neighbourhoods, and stories within them
           ─date→ Published                                per neighbourhood, in parallel
           ─reconcile→ Account                             per story, in parallel
           ─edit→ Edition                                  the whole pile

A stage is a pure function; only this file knows their order, and only a
renderer writes. Results come in the order of the documents, whatever the workers did.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from recension.engines import Engine, Failure
from recension.errors import InputError, NothingUsable
from recension.judgements.kinship import judged_lineage
from recension.judgements.rulings import with_rulings
from recension.judgements.standing import concerning, standing
from recension.model import (
    Annotations,
    Article,
    DateCandidate,
    Document,
    Edition,
    Family,
    Group,
    Judgement,
    Lineage,
    Link,
    Passage,
    Published,
    Reason,
    Rejected,
)
from recension.sources import Received, open_received, receive, refuse, rejected
from recension.stages.annotate import annotate
from recension.stages.clean import clean
from recension.stages.collate import collate
from recension.stages.edition import abstain, edit, in_edition_order
from recension.stages.lineage import Each, Index, trace
from recension.stages.reconcile import date_documents, date_together, reconcile
from recension.stages.stories import gather

Progress = Callable[[str, int, int], None]
"""Called with the name of a stage, how many items are done, and how many there are (0: not known yet)."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def _silent(stage: str, done: int, total: int) -> None:
    """No progress is shown unless someone asks."""


def _one(item: object) -> int:
    """The size of a document."""
    return 1


ReadAlone = tuple[Annotations, tuple[str | None, ...]]
"""What was read in one document, and the date of each of its events."""


class Memory(Protocol):
    """What stages made of items in earlier runs. A stage is pure: of an item that it saw before it makes the same."""

    def recall(self, stage: str, item: Any) -> Any | None:
        """What the stage made of the item, or ``None`` if that is not known."""

    def keep(self, stage: str, item: Any, result: Any) -> None:
        """Notes what the stage has made of the item."""


class Forgetful:
    """The memory of a run that stands alone: it knows nothing and keeps nothing."""

    def recall(self, stage: str, item: Any) -> Any | None:
        """Nothing is known."""
        return None

    def keep(self, stage: str, item: Any, result: Any) -> None:
        """Nothing is kept."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs stages over items, keeps what they made apart from what they failed on."""

    engine: Engine = field(default_factory=Engine)
    progress: Progress = _silent
    memory: Memory = field(default_factory=Forgetful)

    def each(
        self, stage: str, function: Callable[[Item], Result], items: Iterable[Item], size: Callable[[Item], int] = _one
    ) -> list[Result | Failure]:
        """The result for each item, or why there is none. ``size`` is the number of documents in an item."""
        total = len(items) if isinstance(items, Sized) else 0
        return list(self.stream(stage, function, items, size, total))

    def once(
        self, stage: str, function: Callable[[Item], Result], items: Sequence[Item], size: Callable[[Item], int] = _one
    ) -> list[Result | Failure]:
        """As :meth:`each`, but what the memory knows is not worked out again, and what is worked out is kept as soon as it is there."""
        results: list[Any] = [self.memory.recall(stage, item) for item in items]
        unknown = [i for i, made in enumerate(results) if made is None]
        made_now = self.stream(stage, function, [items[i] for i in unknown], size, len(unknown))
        for i, made in zip(unknown, made_now, strict=True):
            results[i] = made
            if not isinstance(made, Failure):
                self.memory.keep(stage, items[i], made)
        return results

    def stream(
        self, stage: str, function: Callable[[Item], Result], items: Iterable[Item], size: Callable[[Item], int] = _one, total: int = 0
    ) -> Iterator[Result | Failure]:
        """As :meth:`each`, one result after the other; items are taken as they are needed."""
        done = 0
        for outcome in self.engine.map(function, items, size):
            done += 1
            self.progress(stage, done, total)
            yield outcome.failure if outcome.failure is not None else outcome.result  # type: ignore[misc]
        self.progress(stage, done, done)


@dataclass(frozen=True, slots=True)
class Pile:
    """The articles of a pile in the order of the edition, the inputs that were rejected, and what people judged."""

    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A pile that has been read: what each article says, and who has it from whom."""

    pile: Pile
    annotations: dict[str, Annotations]
    lineage: Lineage


def gather_pile(inputs: Sequence[str], runner: Runner, judgements: Sequence[Judgement] = ()) -> Pile:
    """Read and clean every input. Each ends as an article or as a rejected entry. ``judgements`` are replayed on the pile.

    Raises :class:`~recension.errors.NothingUsable` when not one article is left.
    """
    return clean_pile(read_inputs(inputs, runner), runner, judgements)


def clean_pile(received: Sequence[Document | Rejected], runner: Runner, judgements: Sequence[Judgement] = ()) -> Pile:
    """Clean every document that was received; else as :func:`gather_pile`."""
    documents = in_edition_order([item for item in received if isinstance(item, Document)])
    failed = [item for item in received if isinstance(item, Rejected)]
    cleaned = runner.once("clean", clean, documents)
    articles = [made for made in cleaned if isinstance(made, Article)]
    failed += [_failed(d.source, "clean", made) for d, made in zip(documents, cleaned, strict=True) if isinstance(made, Failure)]
    if not articles:
        raise NothingUsable(failed)
    return Pile(tuple(articles), tuple(sorted(failed, key=lambda r: (r.source, r.stage, r.code, r.message))), tuple(judgements))


def read_inputs(inputs: Sequence[str], runner: Runner) -> list[Document | Rejected]:
    """What each input holds. The bytes are cut into items here, and read where the engine runs."""
    sources: list[str] = []
    made = runner.each("read", open_received, _noting(receive(inputs), sources))
    read = [record for records in made if isinstance(records, tuple) for record in records]
    return read + [_failed(source, "read", m) for source, m in zip(sources, made, strict=True) if isinstance(m, Failure)]


def _noting(items: Iterable[Received | Rejected], sources: list[str]) -> Iterator[Received | Rejected]:
    """The items, while their sources are written down: the items themselves are not kept."""
    for item in items:
        sources.append(item.source)
        yield item


def read_pile(pile: Pile, runner: Runner) -> Reading:
    """Find who has it from whom, settle the regions by it, and read each article."""
    lineage = trace_pile(pile, runner)
    reading = annotate_pile(replace(pile, articles=collate(pile.articles, lineage)), lineage, runner)
    kept = {article.document.id for article in reading.pile.articles}
    if len(kept) == len(pile.articles):
        return reading
    # rare: what could not be read has left the pile, so the rest is traced once more without it
    rest = replace(reading.pile, articles=tuple(a for a in pile.articles if a.document.id in kept))
    return read_pile(rest, runner)


def annotate_pile(pile: Pile, lineage: Lineage, runner: Runner) -> Reading:
    """Read each article. One that cannot be read leaves the pile with a rejected entry."""
    made = runner.once("annotate", annotate, pile.articles)
    failed = [_failed(a.document.source, "annotate", m) for a, m in zip(pile.articles, made, strict=True) if isinstance(m, Failure)]
    annotations = {m.document: m for m in made if isinstance(m, Annotations)}
    kept = tuple(a for a in pile.articles if a.document.id in annotations)
    if not kept:
        raise NothingUsable([*pile.rejected, *failed])
    return Reading(replace(pile, articles=kept, rejected=(*pile.rejected, *failed)), annotations, lineage)


def trace_pile(pile: Pile, runner: Runner) -> Lineage:
    """Who has it from whom, and nothing more. The articles are read and aligned where the engine runs, a batch at a time."""
    return judged_lineage(trace(pile.articles, anywhere(runner)), standing(pile.judgements), pile.articles)


def anywhere(runner: Runner) -> Each:
    """How the lineage stage has the engine run what may run anywhere."""

    def each(function: Callable[[Item], Result], batches: Iterable[Item]) -> Iterator[Result]:
        for made in runner.stream("trace", function, batches, _size_of_batch):
            if isinstance(made, Failure):
                raise RuntimeError(made.detail)
            yield made

    return each


def trace_inputs(inputs: Sequence[str], runner: Runner, index: Index) -> list[Rejected]:
    """Read and clean inputs of any size into an index, one after the other; what came of none is the result.

    Raises :class:`~recension.errors.NothingUsable` when not one article is left.
    """
    failed: list[Rejected] = []
    index.add(_one_by_one(inputs, runner, failed))
    if not len(index):
        raise NothingUsable(failed)
    return sorted(failed, key=lambda r: (r.source, r.stage, r.code, r.message))


def _one_by_one(inputs: Sequence[str], runner: Runner, failed: list[Rejected]) -> Iterator[Article]:
    """The articles of some inputs as they are needed; none is kept. Equal content gets distinct ids."""
    sources: list[str] = []
    seen: Counter[str] = Counter()
    for made in runner.stream("read", _open_and_clean, _noting(receive(inputs), sources)):
        source = sources.pop(0)
        for record in (_failed(source, "clean", made),) if isinstance(made, Failure) else made:
            if isinstance(record, Rejected):
                failed.append(record)
            else:
                seen[record.document.id] += 1
                yield _renamed(record, seen[record.document.id])


def _renamed(article: Article, count: int) -> Article:
    """An article under an id of its own, if others have the same content."""
    if count == 1:
        return article
    identity = f"{article.document.id}.{count}"
    title = replace(article.title, document=identity) if article.title else None
    dateline = replace(article.dateline, span=replace(article.dateline.span, document=identity)) if article.dateline else None
    return replace(article, document=replace(article.document, id=identity), title=title, dateline=dateline)


def _open_and_clean(received: Received | Rejected) -> tuple[Article | Rejected, ...]:
    """What one item holds, read and cleaned."""
    return tuple(clean(record) if isinstance(record, Document) else record for record in open_received(received))


def _size_of_batch(batch: object) -> int:
    return len(batch) if isinstance(batch, Sized) else 1


def build_edition(inputs: Sequence[str], runner: Runner | None = None, judgements: Sequence[Judgement] = ()) -> Edition:
    """The critical edition of a pile: the main job, from inputs to the last record, with what people judged replayed."""
    runner = runner or Runner()
    return edition_of(read_inputs(inputs, runner), runner, judgements)


def edition_of(received: Sequence[Document | Rejected], runner: Runner, judgements: Sequence[Judgement] = ()) -> Edition:
    """The critical edition of what was received, now or in earlier runs."""
    return edit_pile(read_pile(clean_pile(received, runner, judgements), runner), runner)


def edit_alone(pile: Pile, runner: Runner) -> Edition:
    """Each article read and dated by itself: an edition without lineage and without stories."""
    return annotate_alone(pile, None, runner)[0]


def annotate_alone(pile: Pile, published: str | None, runner: Runner) -> tuple[Edition, dict[str, ReadAlone]]:
    """Each article read and dated by itself, and what was read in it.

    ``published`` is a day that the user knows; it then stands above all evidence.
    """
    alone = replace(pile, articles=tuple(_given(a, published) for a in pile.articles))
    reading = annotate_pile(alone, Lineage(), runner)
    groups = [Group((a,), (reading.annotations[a.document.id],), Lineage(), told=False) for a in reading.pile.articles]
    read_in = {g.articles[0].document.id: (g.annotations[0], _event_dates(g)) for g in groups}
    return edit_groups(reading, groups, runner), read_in


def _given(article: Article, published: str | None) -> Article:
    """The article with the publication day that the user gave."""
    if published is None:
        return article
    given = DateCandidate(published, 1.0, (Reason("given", "the day was given on the command line"),))
    return replace(article, declared_date=published, date_candidates=(given,))


def _event_dates(group: Group) -> tuple[str | None, ...]:
    """The dates of the events of the one document of a group."""
    return tuple(mention.date for mention in date_together(group).mentions[0])


def edit_pile(reading: Reading, runner: Runner) -> Edition:
    """Date the documents, bring those of each story to one account, and all accounts into one edition."""
    judged = standing(reading.pile.judgements)
    found = gather(reading.pile.articles, reading.annotations, reading.lineage, judged)
    published = _date(groups_of(reading, found.neighbourhoods), runner)
    groups = [
        replace(group, published=tuple(published[a.document.id] for a in group.articles))
        if all(a.document.id in published for a in group.articles)
        else group
        for group in groups_of(reading, found.stories)
    ]
    return edit_groups(reading, groups, runner)


def _date(neighbourhoods: Sequence[Group], runner: Runner) -> dict[str, Published]:
    """The publication days, by document. Those of a neighbourhood on which dating fails are left to its stories."""
    made = runner.once("date", date_documents, neighbourhoods, size=lambda group: len(group.articles))
    return {
        article.document.id: published
        for group, days in zip(neighbourhoods, made, strict=True)
        if not isinstance(days, Failure)
        for article, published in zip(group.articles, days, strict=True)
    }


def edit_groups(reading: Reading, groups: Sequence[Group], runner: Runner) -> Edition:
    """The edition of a pile whose documents have been put into groups."""
    made = runner.once("reconcile", reconcile, groups, size=lambda group: len(group.articles))
    accounts = [abstain(g, _refusal(m).why) if isinstance(m, Failure) else m for g, m in zip(groups, made, strict=True)]
    edition = edit(reading.pile.articles, reading.pile.rejected, reading.lineage, groups, accounts)
    return with_rulings(edition, reading.pile.judgements)


def groups_of(reading: Reading, parts: Sequence[Sequence[str]]) -> list[Group]:
    """The parts of a pile, each with the articles, annotations, lineage and judgements of its documents."""
    articles = {article.document.id: article for article in reading.pile.articles}
    judged = standing(reading.pile.judgements)
    alone = all(len(ids) == 1 for ids in parts)  # with nothing that belongs together, each document is told by itself
    return [
        Group(
            articles=tuple(articles[i] for i in ids),
            annotations=tuple(reading.annotations[i] for i in ids),
            lineage=lineage,
            told=len(ids) > 1 or alone,
            judgements=concerning(judged, ids),
        )
        for ids, lineage in zip(parts, _within(reading.lineage, parts), strict=True)
    ]


def _within(lineage: Lineage, parts: Sequence[Sequence[str]]) -> list[Lineage]:
    """The parts of a lineage that lie within parts of a pile. A family is cut to the documents of each part."""
    home = {document: number for number, ids in enumerate(parts) for document in ids}
    passages: dict[int, list[Passage]] = defaultdict(list)
    links: dict[int, list[Link]] = defaultdict(list)
    families: dict[int, list[Family]] = defaultdict(list)
    for passage in lineage.passages:
        if home.get(passage.a.document, -1) == home.get(passage.b.document):
            passages[home[passage.a.document]].append(passage)
    for link in lineage.links:
        if link.to in home and (link.from_ is None or home.get(link.from_) == home[link.to]):
            links[home[link.to]].append(link)
    for family in lineage.families:
        for number in sorted({home[d] for d in family.documents if d in home}):
            kept = tuple(d for d in family.documents if home.get(d) == number)
            families[number].append(replace(family, documents=kept))
    return [Lineage(tuple(passages[n]), tuple(links[n]), tuple(families[n])) for n in range(len(parts))]


def _failed(source: str, stage: str, failure: Failure) -> Rejected:
    """The rejected entry of an input on which a stage failed."""
    return rejected(source, _refusal(failure), stage)


def _refusal(failure: Failure) -> InputError:
    return refuse(failure.cause, failure.detail)
