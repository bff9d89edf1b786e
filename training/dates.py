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
from recension.sources.page import read_page
from recension.sources.received import Origin
from recension.stages.clean.declared import dated_lines, day_first_chance, said_dates
from recension.stages.clean.trust import NONE, candidates
from recension.text.edtf import is_day

TARGET = Path(__file__).parent.parent / "recension" / "data" / "date_trust.tsv"
FOLDS = 5
STEPS, RATE, RIDGE = 300, 0.5, 0.005
LEAST_SEEN = 4
"""A feature on fewer pages is left out."""


@dataclass(frozen=True, slots=True)
class Page:
    """The candidates of a page with their features, and its true date."""

    site: str
    true: str
    dates: tuple[str, ...]
    features: tuple[tuple[str, ...], ...]


def pages(data: Path) -> list[Page]:
    """All pages of both sets that can be read."""
    found = []
    for name in ("default", "mediacloud"):
        with gzip.open(data / "pages" / f"dates.{name}.jsonl.gz", "rt", encoding="utf8") as lines:
            found += [page for line in lines if (page := _page(json.loads(line))) is not None]
    return found


def _page(row: dict[str, str]) -> Page | None:
    try:
        document = read_page(row["html"], Origin("page", "0" * 64, None, row["url"]))
    except InputError:
        return None
    lines = dated_lines(document)
    listed = list(candidates(said_dates(document, lines), day_first_chance(document, lines)))
    return Page(urlsplit(row["url"]).netloc, row["published"], tuple(d for d, _ in listed), tuple(tuple(f) for _, f in listed))


def fit(of: list[Page]) -> dict[str, float]:
    """The weights of the features."""
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


def right(of: list[Page], weights: dict[str, float]) -> int:
    """On how many pages the likeliest day is the true one."""
    count = 0
    for page in of:
        odds = [
            (-sum(weights.get(f, 0.0) for f in found), date) for date, found in zip(page.dates, page.features, strict=True) if is_day(date)
        ]
        count += bool(odds) and min(odds)[1] == page.true
    return count


def main(data: Path, is_trial: bool) -> None:
    """Train and write, or only say what cross-validation gives."""
    known = pages(data)
    order = sorted({p.site for p in known}, key=lambda site: hashlib.sha256(site.encode()).hexdigest())
    fold = {site: i % FOLDS for i, site in enumerate(order)}
    total = 0
    for held_out in range(FOLDS):
        weights = fit([p for p in known if fold[p.site] != held_out])
        total += right([p for p in known if fold[p.site] == held_out], weights)
    print(f"right: {total} of {len(known)} pages that can be read, sites left out")
    if not is_trial:
        rows = sorted(fit(known).items())
        TARGET.write_text("# feature\tweight\n" + "".join(f"{name}\t{weight:.3f}\n" for name, weight in rows), "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--cross-validate" in sys.argv)
