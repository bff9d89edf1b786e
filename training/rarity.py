"""Makes ``recension/data/word_rarity.tsv.gz``: in which share of news and other texts a word stem stands.

    python training/rarity.py DATA_FOLDER

Each corpus gives, for every stem, the share of its documents that hold it. The corpora are about few
topics, so the table keeps the mean of these shares without the greatest: a word that only one
topic is full of stays rare. Stems of fewer than three corpora are left out (names of one affair).
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from recension.text.words import content_stems

KEEP = 0.0015
"""A stem in a smaller share of documents is as good as unseen."""

Texts = Iterator[str]


def rows(path: Path) -> Texts:
    """The ``text`` of each row of a JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def treebank(path: Path) -> Texts:
    """The text of each document of a CoNLL-U file."""
    sentences: list[str] = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            if line.startswith("# newdoc") and sentences:
                yield " ".join(sentences)
                sentences = []
            elif line.startswith("# text = "):
                sentences.append(line.removeprefix("# text = ").strip())
    yield " ".join(sentences)


def corpora(data: Path) -> dict[str, list[Texts]]:
    """The corpora by name: those of one topic count as one."""
    named: dict[str, list[Texts]] = {
        "polnear": [rows(data / "attribution/polnear.train.jsonl.gz")],
        "tempeval": [rows(data / "time/tempeval3.train.jsonl.gz")],
        "gum": [treebank(data / "language/gum.train.conllu.gz")],
        "ewt": [treebank(data / "language/ewt.train.conllu.gz")],
    }
    for path in sorted((data / "timeline/t17").glob("*.jsonl.gz")):
        named.setdefault(path.name.split("_")[0], []).append(rows(path))
    return named


def shares(texts: list[Texts]) -> dict[str, float]:
    """Of each stem, the share of documents that hold it."""
    counts: Counter[str] = Counter()
    documents = 0
    for source in texts:
        for text in source:
            counts.update(set(content_stems(text)))
            documents += 1
    return {stem: count / documents for stem, count in counts.items()}


def main(data: Path, target: Path) -> None:
    """Write the table, the most frequent stem first."""
    parts = [shares(texts) for texts in corpora(data).values()]
    table = {}
    for stem in set().union(*parts):
        seen = sorted(part.get(stem, 0.0) for part in parts)
        mean = sum(seen[:-1]) / (len(seen) - 1)
        if mean >= KEEP and sum(s > 0 for s in seen) >= 3 and not stem.isdigit():
            table[stem] = mean
    lines = [f"{stem}\t{share:.4f}\n" for stem, share in sorted(table.items(), key=lambda item: (-item[1], item[0]))]
    target.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))
    print(f"{len(lines)} stems")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent.parent / "recension/data/word_rarity.tsv.gz")
