"""Opening a store: a file, or an address of PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from recension.settings.store import DEFAULT_STORE
from recension.store.postgres import PostgresDatabase, shown
from recension.store.refusals import refuse
from recension.store.sqlite import SqliteDatabase
from recension.store.store import Store

_SERVERS = ("postgresql://", "postgres://")


def open_store(place: str | Path = DEFAULT_STORE, create: bool = False) -> Store:
    """The store at a path, or at an address of PostgreSQL (``postgresql://host/database``). With ``create`` it is made if it is not there.

    An older store is brought up to date; of a file a copy is made beside it before. Raises :class:`~recension.errors.StoreError`.
    """
    if isinstance(place, str) and place.startswith(_SERVERS):
        return Store(PostgresDatabase(place, create))
    try:
        return Store(SqliteDatabase(Path(place), create))
    except ValueError as error:  # a NUL in the name
        raise refuse("unreadable", "this is no name of a file") from error


def named(place: str) -> str:
    """A place as it may be shown: an address without its password."""
    return shown(place) if place.startswith(_SERVERS) else place
