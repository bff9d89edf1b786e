"""Count the parts of speech of English words in Universal Dependencies treebanks.

    python training/parts_of_speech.py TREEBANK.conllu.gz... -o recension/data

Writes two tables of counts, and not one sentence: ``speech_words.tsv.gz`` (a word, a word with a
capital within a sentence ``^word``, a suffix of rare words ``-suffix``, a verb's form with its lemma) and
``speech_tags.tsv.gz`` (runs of three tags). Tags are those of the Penn Treebank (the column XPOS).
The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from recension.text.normalise import fold, stem

RARE = 8
"""Words seen at most so often teach the suffixes (TnT uses 10; Brants 2000)."""
SUFFIX = 4
START, END = "<s>", "</s>"
KEPT = re.compile(r"\^?[a-z][a-z.'-]*|'[a-z]+|[^\w\s]{1,2}|--+|\.\.\.")
"""What is worth a line: words and marks, no numbers, no addresses."""
FUSED = {"HYPH", "AFX"}
MERGED = {
    "AFX": "JJ",
    "HYPH": ":",
    "NFP": ":",
    "ADD": "NNP",
    "GW": "NN",
    "LS": "CD",
    "SYM": "$",
    "XX": "FW",
    "-LRB-": "(",
    "-RRB-": ")",
    "''": "''",
    "``": "``",
}
Token = tuple[str, str, str]


def sentences(path: Path) -> Iterator[list[Token]]:
    """The sentences of a treebank as lists of (form, tag, lemma); words with hyphens are one word again."""
    rows: list[list[str]] = []
    for line in gzip.decompress(path.read_bytes()).decode().splitlines(keepends=True):
        if line.startswith("#"):
            continue
        if line.strip():
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                rows.append(columns)
        elif rows:
            if not all(set(r[1]) == {"_"} for r in rows):  # GUM withholds the words of some forums
                yield list(joined(rows))
            rows = []


def joined(rows: list[list[str]]) -> Iterator[Token]:
    """Rows as tokens, with *six - day* joined to *six-day*, an adjective before a noun."""
    at = 0
    while at < len(rows):
        end = at
        while end + 2 < len(rows) and rows[end + 1][4] in FUSED and tight(rows[end]) and tight(rows[end + 1]):
            end += 2
        form = "".join(r[1] for r in rows[at : end + 1])
        tag = MERGED.get(rows[end][4], rows[end][4])
        if end > at and tag not in ("NNP", "NNPS"):
            modifies = rows[end][7] in ("amod", "compound", "nummod") or (
                rows[at][7] in ("amod", "compound") and int(rows[at][6]) > end + 1
            )
            tag = "JJ" if modifies else tag
        yield form, tag, rows[end][2]
        at = end + 1


def tight(row: list[str]) -> bool:
    """Whether no space follows the token."""
    return "SpaceAfter=No" in row[9]


def count(paths: Iterable[Path]) -> tuple[dict[str, Counter[str]], Counter[tuple[str, str, str]], dict[str, Counter[str]]]:
    """Tags of each word, runs of three tags, lemmas of each verb form."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    runs: Counter[tuple[str, str, str]] = Counter()
    lemmas: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        for sentence in sentences(path):
            tags = [START, START, *(t for _, t, _ in sentence), END]
            runs.update(zip(tags, tags[1:], tags[2:], strict=False))
            for position, (form, tag, lemma) in enumerate(sentence):
                key = fold(form)
                capital = form[:1].isupper() and position > 0
                words["^" + key if capital else key][tag] += 1
                if tag.startswith("VB") and form.isalpha() and form.islower():
                    lemmas[key][fold(lemma)] += 1
    return words, runs, lemmas


def suffixes(words: dict[str, Counter[str]]) -> dict[str, Counter[str]]:
    """Tags of the last letters of rare words."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for word, tags in words.items():
        if sum(tags.values()) > RARE or word.startswith("^") or not re.fullmatch(r"[a-z'-]+", word):
            continue
        for size in range(1, min(SUFFIX, len(word) - 1) + 1):
            for tag in sorted(tags):
                found["-" + word[-size:]][tag] += 1
    return {s: c for s, c in found.items() if sum(c.values()) >= RARE}


def write(path: Path, lines: Iterable[str]) -> None:
    """A gzip of sorted lines, without a time in it."""
    path.write_bytes(gzip.compress("".join(f"{line}\n" for line in sorted(lines)).encode(), mtime=0))


def main() -> None:
    """Read the treebanks named on the command line, write the two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    words, runs, lemmas = count(arguments.treebanks)
    irregular = {f: c.most_common(1)[0][0] for f, c in lemmas.items()}
    irregular = {f: b for f, b in irregular.items() if f.isalpha() and stem(f) != stem(b) and sum(lemmas[f].values()) > 1}
    kept = {w: c for w, c in words.items() if KEPT.fullmatch(w) and (sum(c.values()) > 1 or not w.startswith("^"))}
    rows = [f"{w}\t{' '.join(f'{t}:{n}' for t, n in sorted(c.items()))}" for w, c in (kept | suffixes(words)).items()]
    rows += [f"={form}\t{base}" for form, base in irregular.items()]
    write(arguments.output / "speech_words.tsv.gz", rows)
    write(arguments.output / "speech_tags.tsv.gz", [f"{' '.join(run)}\t{n}" for run, n in runs.items()])


if __name__ == "__main__":
    main()
