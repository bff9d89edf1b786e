"""Damage a store file at random and read all of it: an error that says so, or what it says, and nothing else. Run by name.

python -m eval.store_mutants [--mutants 1000] [--inputs samples/ferry-aground-2019/documents]
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from pathlib import Path

from recension.errors import StoreError
from recension.render.html import to_html
from recension.render.json import to_json
from recension.store import open_store
from recension.store.ingest import ingest
from recension.store.why import why


def mutated(content: bytearray, chance: random.Random) -> bytearray:
    """Bits flipped, a stretch overwritten or moved, or the end cut off."""
    kind = chance.randrange(4)
    if kind == 0:
        for _ in range(chance.randint(1, 60)):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    elif kind == 1:
        start = chance.randrange(len(content))
        content[start : start + 600] = chance.randbytes(min(600, len(content) - start))
    elif kind == 2:
        start, other = (4096 * chance.randrange(len(content) // 4096) for _ in range(2))
        content[start : start + 4096] = content[other : other + 4096]
    else:
        del content[chance.randrange(len(content)) :]
    return content


def read_all(path: Path) -> str:
    """Everything that can be read of a store."""
    with open_store(path) as store:
        for document in store.documents():
            store.document(document.id)
            why(store, store.find(document.id))
        for story in store.stories():
            why(store, store.find(story.id))
        store.search("the police said")
        store.judgements()
        edition = store.edition()
        to_html(edition)
        return to_json(edition)


def main() -> None:
    """All mutants, and what became of them."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--mutants", type=int, default=1000)
    options.add_argument("--inputs", default="samples/ferry-aground-2019/documents")
    given = options.parse_args()
    chance, became = random.Random(11), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        whole, mutant = Path(folder) / "whole.db", Path(folder) / "mutant.db"
        with open_store(whole, create=True) as store:
            ingest(store, [given.inputs])
        wanted, content = read_all(whole), whole.read_bytes()
        for _ in range(given.mutants):
            mutant.write_bytes(mutated(bytearray(content), chance))
            try:
                became["read, and all is right" if read_all(mutant) == wanted else "read, and something is lost"] += 1
            except StoreError as error:
                became[f"refused: {error.what} [{error.code}]"] += 1
    for what, count in became.most_common():
        print(f"{count:5} {what}")


if __name__ == "__main__":
    main()
