"""Ten thousand fuzzed searches through the desk: how many are not answered, and how long an answer takes.

``python -m eval.searches [NUMBER]`` ingests the sample pile into a store of its own and asks the application, the page and the live
search in turn, as a server would. Exit code 1 if one search is not answered with a page.
"""

from __future__ import annotations

import pathlib
import statistics
import sys
import tempfile
import time
from urllib.parse import quote_plus

from recension.store import open_store
from recension.store.ingest import ingest
from tests.web.asking import Asker
from tests.web.queries import queries, raw_queries

ROOT = pathlib.Path(__file__).parent.parent


def main(number: int) -> int:
    """Ask so many searches; print what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder) / "sample.db"
        with open_store(place, create=True) as store:
            ingest(store, [str(ROOT / "samples" / "ferry-aground-2019" / "documents")])
        desk = Asker(place, pathlib.Path(folder) / "uploads")
        asked = [b"q=" + quote_plus(q, errors="replace").encode() for q in queries(number - number // 10, seed=7)]
        asked += raw_queries(number // 10, seed=7)
        wrong, seconds = 0, []
        for i, query in enumerate(asked):
            began = time.process_time()
            answer = desk.ask("/search.json" if i % 2 else "/search", query=query)
            seconds.append(time.process_time() - began)
            if answer.status != 200:
                wrong += 1
                print(f"{answer.status} for {query[:80]!r}")
        desk.close()
    print(f"{len(asked)} searches, {wrong} not answered, {1000 * statistics.median(seconds):.1f} ms of computing each (median)")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
