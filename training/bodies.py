"""Makes ``recension/models/body_of_page.json``: which lines of a page of HTML are its article's.

    python training/bodies.py DATA_FOLDER [--cross-validate]

Trained on the pages of the article extraction benchmark (MIT licence), of which only the weights are kept. A line counts as the article's
when most of its words are aligned with the true body. Cross-validation leaves out whole sites, six folds.
"""

from __future__ import annotations

import difflib
import gzip
import hashlib
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from eval.shingles import outcome, summary
from recension.settings.clean import LIKELY_BODY
from recension.sources.page import read_page
from recension.sources.received import Origin
from recension.stages.clean.features import features
from recension.stages.clean.forest import Floats, Forest
from recension.stages.clean.judge import judgement
from recension.stages.clean.weights import KEPT
from training.trees import Plan, grow

TARGET = Path(__file__).parent.parent / "recension" / "models" / "body_of_page.json"
FOLDS = 6
PLAN = Plan(trees=200, depth=4, rate=0.08, ridge=3.0, seen=0.3)
ALIGNED = 0.6
"""A line is the article's when this share of its words is aligned with the true body."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its lines as texts, which of them are weighed, in numbers, in truth (1 for the article's), and what each weighs in training."""

    site: str
    body: str
    lines: tuple[str, ...]
    may_be_body: tuple[bool, ...]
    rows: Floats
    truth: Floats
    weights: Floats


def pages(data: Path) -> list[Page]:
    """All pages of the set."""
    with gzip.open(data / "pages" / "article_extraction.jsonl.gz", "rt", encoding="utf8") as lines:
        return [_page(json.loads(line)) for line in lines]


def _page(row: dict[str, str]) -> Page:
    judged = judgement(read_page(row["html"], Origin("page", "0" * 64, None, row["url"])))
    texts = tuple(piece.text for piece in judged.pieces)
    hits, words = aligned(texts, row["body"])
    truth = (hits > ALIGNED * words).astype(np.float64)
    weights = np.where(words > 0, np.sqrt(words), 0.05)
    weights = 30 * weights / max(1.0, float(weights[hits > 0].sum()))
    site, is_weighed = urlsplit(row["url"]).netloc.removeprefix("www."), tuple(s.kind not in KEPT for s in judged.signs)
    return Page(site, row["body"], texts, is_weighed, features(judged).astype(np.float64), truth, weights)


def aligned(lines: tuple[str, ...], body: str) -> tuple[Floats, Floats]:
    """For each line how many of its words are aligned with the body, and how many it has."""
    words = [(word, i) for i, line in enumerate(lines) for word in _WORD.findall(line)]
    matcher = difflib.SequenceMatcher(None, [word for word, _ in words], _WORD.findall(body), autojunk=False)
    hits, total = np.zeros(len(lines)), np.zeros(len(lines))
    for _, i in words:
        total[i] += 1
    for at, _, size in matcher.get_matching_blocks():
        for _, i in words[at : at + size]:
            hits[i] += 1
    return hits, total


def fit(of: list[Page]) -> Forest:
    """A forest from some pages."""
    return grow(np.concatenate([p.rows for p in of]), np.concatenate([p.truth for p in of]), np.concatenate([p.weights for p in of]), PLAN)


def sites_left_out(of: list[Page]) -> list[str]:
    """The body of each page by a forest that has seen no page of its site."""
    order = sorted({p.site for p in of}, key=lambda site: hashlib.sha256(site.encode()).hexdigest())
    fold = {site: i % FOLDS for i, site in enumerate(order)}
    forests = [fit([p for p in of if fold[p.site] != held_out]) for held_out in range(FOLDS)]
    return [_body(page, forests[fold[page.site]]) for page in of]


def _body(page: Page, forest: Forest) -> str:
    likely = forest.probabilities(page.rows) >= LIKELY_BODY
    return "\n".join(t for t, may_be, is_body in zip(page.lines, page.may_be_body, likely, strict=True) if may_be and is_body)


def main(data: Path, is_trial: bool) -> None:
    """Train and write, or only say what cross-validation gives."""
    known = pages(data)
    print(summary([outcome(body, page.body) for body, page in zip(sites_left_out(known), known, strict=True)]))
    if not is_trial:
        TARGET.write_text(fit(known).as_json() + "\n", "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--cross-validate" in sys.argv)
