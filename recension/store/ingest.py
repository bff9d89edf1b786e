"""A store grows: further inputs are read, and the edition is brought up to date."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recension.errors import NothingUsable
from recension.model import Document, Rejected
from recension.pipeline import Runner, edition_of, read_inputs
from recension.store.contents import clear_edition, read_record, read_rejected, write_edition
from recension.store.listing import Ingested
from recension.store.memory import StoredMemory, folding, form, program
from recension.store.records import as_json, pack
from recension.store.refusals import refuse
from recension.store.store import Store


def ingest(store: Store, inputs: Sequence[str], runner: Runner | None = None) -> Ingested:
    """Add the documents of further inputs and bring the edition up to date; with no inputs only the latter.

    Afterwards the store holds, to the byte, the edition that a build of all inputs at once would have made. What was
    read is kept at once and what was worked out is kept in batches, so that after a crash the same call goes on; the
    edition changes in one transaction at the end, and until then readers see the last one. ``runner.progress`` is called.

    Raises :class:`~recension.errors.NothingUsable` when the store has no document in the end, and
    :class:`~recension.errors.StoreError` when it cannot be written, or someone else is writing to it.
    """
    runner = runner or Runner()
    with store.database.only_writer():
        read = read_inputs(inputs, runner) if inputs else []
        known = _receive(store, inputs, read)
        rebuilt = 0 if store.is_current() else _rebuild(store, runner)
        rejected = read_rejected(store.database)
        counts = {table: store.count(table) for table in ("documents", "families", "stories")}
    sources = {item.source for item in read}
    return Ingested(
        received=sum(isinstance(item, Document) for item in read),
        known=known,
        rejected=tuple(r for r in rejected if r.source in sources),
        rebuilt=rebuilt,
        **counts,
    )


def rebuild(store: Store, runner: Runner | None = None) -> None:
    """Make the edition anew from what the store holds, after judgements or by a newer program. Raises as :func:`ingest`."""
    with store.database.only_writer():
        _rebuild(store, runner or Runner())


def _receive(store: Store, inputs: Sequence[str], read: Sequence[Document | Rejected]) -> int:
    """Keep what was read. Gives the number of documents that the store had already."""
    database = store.database
    documents = {key: pack(as_json(d)) for key, d in _with_keys(item for item in read if isinstance(item, Document))}
    refused = [(item.source, pack(as_json(item))) for item in read if isinstance(item, Rejected)]
    read_now = {*inputs, *(item.source for item in read)}
    folders = tuple(f"{name.rstrip('/')}/" for name in inputs)
    held = {key: row[0] for key in documents for row in database.rows("SELECT record FROM received WHERE id = ?", (key,))}
    before = database.rows("SELECT source, record FROM refused ORDER BY number")
    mended = [row for row in before if row[0] in read_now or row[0].startswith(folders)]
    fresh = [(key, record) for key, record in documents.items() if held.get(key) != record]
    if fresh or refused != mended:
        with database.writing():
            database.run("DELETE FROM refused WHERE source = ?", sorted({(source,) for source, _ in mended}))
            database.run("INSERT INTO refused (source, record) VALUES (?, ?)", refused)
            database.run(_RECEIVED, fresh)
            store.note("waiting", "yes")
    return sum(key in held for key in documents)


_RECEIVED = "INSERT INTO received (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record"


def _with_keys(documents: Iterable[Document]) -> Iterator[tuple[str, Document]]:
    """Documents with the keys under which they are kept: where they came from, what they are, and which one of equal ones.

    A page that is read again is the same row; one that has changed since is another.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for document in documents:
        piped = document.source.startswith("-#")
        place = document.source if piped else os.path.abspath(document.source)  # noqa: PTH100  links are not followed
        seen[place, document.sha256] += 1
        content = f"{place}\n{document.sha256}\n{seen[place, document.sha256]}"
        yield hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32], document


def _rebuild(store: Store, runner: Runner) -> int:
    """Write the edition of all that the store holds. Gives how many of its stories are new or have changed."""
    database = store.database
    received: list[Document | Rejected] = [read_record(Document, row[0]) for row in database.rows("SELECT record FROM received")]
    refused = [read_record(Rejected, row[0]) for row in database.rows("SELECT record FROM refused")]
    if not received and not refused:
        raise refuse("empty")
    memory, judgements = StoredMemory(database), store.judgements()
    try:
        edition = edition_of([*received, *refused], replace(runner, memory=memory), judgements)
    except NothingUsable:
        memory.flush()
        raise
    with database.writing():
        memory.flush()
        if (store.noted("form"), store.noted("folding")) != (form(), folding()):
            clear_edition(database)
        rebuilt = write_edition(database, edition)
        memory.forget_unused()
        store.note("program", program())
        store.note("form", form())
        store.note("folding", folding())
        store.note("holds", store.holdings())
        # what failed is tried again the next time, and what was judged meanwhile is taken in
        waits = len(edition.rejected) > len(refused) or store.count("judgements") > len(judgements)
        store.note("waiting", "yes" if waits else "no")
    return rebuilt
