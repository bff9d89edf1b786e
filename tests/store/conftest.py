"""Small invented piles, and stores made of them."""

import json

import pytest

from recension.pipeline import Runner, build_edition
from recension.render.json import to_json
from recension.store import open_store
from recension.store.ingest import ingest
from tests.store.server import started_server

TEXTS = {
    "a.txt": "Harbour crane falls in Vesterby\n\nVESTERBY, 4 May 2021 (NPB) - A harbour crane fell onto a quay in Vesterby on Tuesday and "
    "injured three dock workers, the police said.\n\nThe crane had passed an inspection in March, said Inger Holm, a spokeswoman of the port. "
    "Two of the injured were taken to hospital.\n",
    "b.txt": "Daily Anchor\n4 May 2021\n\nCrane falls in Vesterby\n\nA harbour crane fell onto a quay in Vesterby on Tuesday and injured "
    "three dock workers, the police said.\n\nThe crane had passed an inspection in March, said Inger Holm, a spokeswoman of the port.\n\n"
    "Subscribe to our newsletter\n",
    "c.txt": "Five hurt by falling crane\n\n5 May 2021\n\nFive dock workers were hurt when a crane came down in the port of Vesterby on "
    "Tuesday, the union said on Wednesday.\n\nThe port authority has closed the quay until Friday.\n",
    "d.txt": "Quay in Vesterby opens again\n\n7 May 2021\n\nThe quay in Vesterby on which a crane fell on Tuesday was opened again on "
    "Friday, the port authority said.\n",
    "e.txt": "Bakery wins prize\n\n2 June 2021\n\nA bakery in Olten won the prize for the best bread of the canton on Wednesday.\n",
    "f.txt": "Bakery wins prize\n\n2 June 2021\n\nA bakery in Olten won the prize for the best bread of the canton on Wednesday.\n",
    "g.txt": "",
}
"""Two copies of one report, two more of the same story, a pair of equal files that has nothing to do with them, an empty file."""


@pytest.fixture(scope="session")
def pile(tmp_path_factory):
    """A folder with the texts."""
    folder = tmp_path_factory.mktemp("pile")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf8")
    return folder


@pytest.fixture(scope="session")
def built(pile):
    """The edition of the whole pile, as ``recension build`` writes it."""
    return to_json(build_edition([str(pile)]))


@pytest.fixture(scope="session")
def store_file(pile, tmp_path_factory):
    """A store of the whole pile; tests that write to it take a copy."""
    path = tmp_path_factory.mktemp("store") / "news.db"
    with open_store(path, create=True) as store:
        ingest(store, [str(pile)], Runner())
    return path


@pytest.fixture(scope="session")
def edition_of_pile(built):
    return json.loads(built)


DATABASES = ["sqlite", "postgres"]


def new_place(request, folder):
    """Where a new store can be made on the database that a fixture is asked for."""
    return str(folder / "news.db") if request.param == "sqlite" else request.getfixturevalue("server").new_database()


@pytest.fixture(params=DATABASES)
def place(request, tmp_path):
    """A new place for each test, on each kind of database."""
    return new_place(request, tmp_path)


@pytest.fixture(scope="session", params=DATABASES)
def filled(request, pile, tmp_path_factory):
    """A store of the whole pile on each kind of database, for tests that only read."""
    with open_store(new_place(request, tmp_path_factory.mktemp("filled")), create=True) as opened:
        ingest(opened, [str(pile)])
        yield opened


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server that belongs to these tests alone. Skips where there is none to start."""
    with started_server() as running:
        yield running
