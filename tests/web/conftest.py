"""Desks for the tests."""

import pytest

from tests.web.asking import Asker
from tests.web.shelves import ferry_store


@pytest.fixture
def desk(tmp_path):
    """A desk on a store of three documents, which a test may change."""
    asker = Asker(ferry_store(tmp_path / "ferry.db"), tmp_path / "uploads")
    yield asker
    asker.close()


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """The same for tests that only read."""
    folder = tmp_path_factory.mktemp("desk")
    asker = Asker(ferry_store(folder / "ferry.db"), folder / "uploads")
    yield asker
    asker.close()
