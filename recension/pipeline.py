"""The stages in order, and the runner. Read this file second.

::

    inputs ─receive, open→ Document ─clean→ Article        per document, in parallel
           ─trace→ Lineage ─collate→ Article               the whole pile: who copied whom, and what that shows
           ─annotate→ Annotations                          per document, in parallel
           ─gather→ Group ─reconcile→ Account              the pile into stories; per story, in parallel
           ─edit→ Edition                                  the whole pile

A stage is a pure function; only this file knows their order, and only a
renderer writes. Results come in the order of the documents, whatever the workers did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass, field, replace
from typing import TypeVar

from recension.engines import Engine, Failure
from recension.errors import InputError, NothingUsable
from recension.model import Annotations, Article, DateCandidate, Document, Edition, Group, Lineage, Reason, Rejected
from recension.sources import Received, open_received, receive, refuse, rejected
from recension.stages.annotate import annotate
from recension.stages.clean import clean
from recension.stages.collate import collate
from recension.stages.edition import abstain, edit, in_edition_order
from recension.stages.lineage import trace
from recension.stages.reconcile import date_together, reconcile
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


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs stages over items, keeps what they made apart from what they failed on."""

    engine: Engine = field(default_factory=Engine)
    progress: Progress = _silent

    def each(
        self, stage: str, function: Callable[[Item], Result], items: Iterable[Item], size: Callable[[Item], int] = _one
    ) -> list[Result | Failure]:
        """The result for each item, or why there is none. ``size`` is the number of documents in an item."""
        results: list[Result | Failure] = []
        total = len(items) if isinstance(items, Sized) else 0
        for outcome in self.engine.map(function, items, size):
            results.append(outcome.failure if outcome.failure is not None else outcome.result)  # type: ignore[arg-type]
            self.progress(stage, len(results), total)
        self.progress(stage, len(results), len(results))
        return results


@dataclass(frozen=True, slots=True)
class Pile:
    """The articles of a pile in the order of the edition, and the inputs that were rejected."""

    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A pile that has been read: what each article says, and who has it from whom."""

    pile: Pile
    annotations: dict[str, Annotations]
    lineage: Lineage


def gather_pile(inputs: Sequence[str], runner: Runner) -> Pile:
    """Read and clean every input. Each ends as an article or as a rejected entry.

    Raises :class:`~recension.errors.NothingUsable` when not one article is left.
    """
    received = read_inputs(inputs, runner)
    documents = in_edition_order([item for item in received if isinstance(item, Document)])
    failed = [item for item in received if isinstance(item, Rejected)]
    cleaned = runner.each("clean", clean, documents)
    articles = [made for made in cleaned if isinstance(made, Article)]
    failed += [_failed(d.source, "clean", made) for d, made in zip(documents, cleaned, strict=True) if isinstance(made, Failure)]
    if not articles:
        raise NothingUsable(failed)
    return Pile(tuple(articles), tuple(sorted(failed, key=lambda r: (r.source, r.stage, r.code, r.message))))


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
    made = runner.each("annotate", annotate, pile.articles)
    failed = [_failed(a.document.source, "annotate", m) for a, m in zip(pile.articles, made, strict=True) if isinstance(m, Failure)]
    annotations = {m.document: m for m in made if isinstance(m, Annotations)}
    kept = tuple(a for a in pile.articles if a.document.id in annotations)
    if not kept:
        raise NothingUsable([*pile.rejected, *failed])
    return Reading(Pile(kept, (*pile.rejected, *failed)), annotations, lineage)


def trace_pile(pile: Pile, runner: Runner) -> Lineage:
    """Who has it from whom, and nothing more. The articles are read where the engine runs, a batch at a time."""

    def each(function: Callable[[Item], Result], batches: Sequence[Item]) -> Iterator[Result]:
        for made in runner.each("trace", function, batches, _size_of_batch):
            if isinstance(made, Failure):
                raise RuntimeError(made.detail)
            yield made

    return trace(pile.articles, each)


def _size_of_batch(batch: object) -> int:
    return len(batch) if isinstance(batch, Sized) else 1


def build_edition(inputs: Sequence[str], runner: Runner | None = None) -> Edition:
    """The critical edition of a pile: the main job, from inputs to the last record."""
    runner = runner or Runner()
    return edit_pile(read_pile(gather_pile(inputs, runner), runner), runner)


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
    """Bring the documents of each story to one account, and all accounts into one edition."""
    return edit_groups(reading, _groups(reading), runner)


def edit_groups(reading: Reading, groups: Sequence[Group], runner: Runner) -> Edition:
    """The edition of a pile whose documents have been put into groups."""
    made = runner.each("reconcile", reconcile, groups, size=lambda group: len(group.articles))
    accounts = [abstain(g, _refusal(m).why) if isinstance(m, Failure) else m for g, m in zip(groups, made, strict=True)]
    return edit(reading.pile.articles, reading.pile.rejected, reading.lineage, groups, accounts)


def _groups(reading: Reading) -> list[Group]:
    """The stories of a pile, each with the articles, annotations and lineage of its documents."""
    articles = {article.document.id: article for article in reading.pile.articles}
    stories = gather(reading.pile.articles, reading.annotations, reading.lineage)
    alone = all(len(ids) == 1 for ids in stories)  # with nothing that belongs together, each document is told by itself
    return [
        Group(
            articles=tuple(articles[i] for i in ids),
            annotations=tuple(reading.annotations[i] for i in ids),
            lineage=_within(reading.lineage, frozenset(ids)),
            told=len(ids) > 1 or alone,
        )
        for ids in stories
    ]


def _within(lineage: Lineage, ids: frozenset[str]) -> Lineage:
    """The part of a lineage that lies among these documents. A family is cut to those of its documents."""
    return Lineage(
        passages=tuple(p for p in lineage.passages if p.a.document in ids and p.b.document in ids),
        links=tuple(x for x in lineage.links if x.to in ids and (x.from_ is None or x.from_ in ids)),
        families=tuple(
            replace(f, documents=tuple(d for d in f.documents if d in ids)) for f in lineage.families if ids.intersection(f.documents)
        ),
    )


def _failed(source: str, stage: str, failure: Failure) -> Rejected:
    """The rejected entry of an input on which a stage failed."""
    return rejected(source, _refusal(failure), stage)


def _refusal(failure: Failure) -> InputError:
    return refuse(failure.cause, failure.detail)
