"""Makes ``recension/data/date_trust.tsv``: how far each kind of place on a page is to be trusted with its date.

    python training/dates.py DATA_FOLDER [--cross-validate]

A conditional logit over the candidates of each page and *none of them*, by gradient steps in plain NumPy, on the pages of htmldate's
evaluation (Apache 2.0), of which only the weights are kept. Cross-validation leaves out whole sites, five folds.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from recension.errors import InputError
from recension.settings.clean import DECLARED_LEAST_CHANCE
from recension.sources.page import read_page
from recension.sources.received import Origin
from recension.stages.clean.declared import dated_lines, day_first_chance, said_dates
from recension.stages.clean.trust import NONE, candidates, chances
from recension.text.edtf import is_day

TARGET = Path(__file__).parent.parent / "recension" / "data" / "date_trust.tsv"
SETS = ("pages/dates.default.jsonl.gz", "pages/dates.mediacloud.jsonl.gz")
FOLDS = 5
STEPS, RATE, RIDGE = 300, 0.5, 0.005
LEAST_SEEN = 4
"""A feature on fewer pages is left out."""


@dataclass(frozen=True, slots=True)
class Page:
    """The candidates of a page with their features, none of a page that cannot be read, and its true date (``nan`` for none)."""

    corpus: str
    site: str
    true: str
    dates: tuple[str, ...]
    features: tuple[tuple[str, ...], ...]


def pages(data: Path) -> list[Page]:
    """All pages of both sets."""
    found = []
    for name in SETS:
        with gzip.open(data / name, "rt", encoding="utf8") as lines:
            found += [_page(name, json.loads(line)) for line in lines]
    return found


def _page(corpus: str, row: dict[str, str]) -> Page:
    site, true = urlsplit(row["url"]).netloc, row["published"]
    try:
        document = read_page(row["html"], Origin("page", "0" * 64, None, row["url"]))
    except InputError:
        return Page(corpus, site, true, (), ())
    lines = dated_lines(document)
    listed = list(candidates(said_dates(document, lines), day_first_chance(document, lines)))
    return Page(corpus, site, true, tuple(d for d, _ in listed), tuple(tuple(f) for _, f in listed))


def fit(of: list[Page]) -> dict[str, float]:
    """The weights of the features."""
    of = [page for page in of if page.dates]
    seen = Counter(f for page in of for f in {f for found in page.features for f in found})
    names = [NONE, *sorted(f for f, n in seen.items() if n >= LEAST_SEEN)]
    column = {name: i for i, name in enumerate(names)}
    tables, truths = [], []
    for page in of:
        table = np.zeros((1 + len(page.dates), len(names)))
        table[0, 0] = 1.0
        for i, found in enumerate(page.features):
            table[i + 1, [column[f] for f in found if f in column]] = 1.0
        tables.append(table)
        truths.append(1 + page.dates.index(page.true) if page.true in page.dates else 0)
    weights = np.zeros(len(names))
    for step in range(STEPS):
        slope = -RIDGE * weights
        for table, true in zip(tables, truths, strict=True):
            chance = np.exp(table @ weights - (table @ weights).max())
            slope += (table[true] - (chance / chance.sum()) @ table) / len(of) * 10
        weights += RATE / (1 + step / 200) * slope
    return dict(zip(names, weights.tolist(), strict=True))


def is_right(page: Page, weights: dict[str, float]) -> bool:
    """Whether the day that the weights declare for a page is the true one; for a page without a day, whether they declare none."""
    found = chances(zip(page.dates, page.features, strict=True), weights)
    best = min(((-round(chance, 3), date) for date, chance in found.items() if is_day(date)), default=(0.0, "nan"))
    return page.true == (best[1] if -best[0] >= DECLARED_LEAST_CHANCE else "nan")


def sites_left_out(known: list[Page]) -> list[bool]:
    """For each page whether its day is found by weights that have seen no page of its site."""
    order = sorted({p.site for p in known}, key=lambda site: hashlib.sha256(site.encode()).hexdigest())
    fold = {site: i % FOLDS for i, site in enumerate(order)}
    weights = [fit([p for p in known if fold[p.site] != held_out]) for held_out in range(FOLDS)]
    return [is_right(page, weights[fold[page.site]]) for page in known]


def main(data: Path, is_trial: bool) -> None:
    """Train and write, or only say what cross-validation gives."""
    known = pages(data)
    print(f"right: {sum(sites_left_out(known))} of {len(known)} pages, sites left out")
    if not is_trial:
        rows = sorted(fit(known).items())
        TARGET.write_text("# feature\tweight\n" + "".join(f"{name}\t{weight:.3f}\n" for name, weight in rows), "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--cross-validate" in sys.argv)
