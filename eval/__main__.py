"""Run the figures, print their table, fail if one is below its floor."""

from __future__ import annotations

import importlib
import pathlib
import sys

from eval.figures import SHARED, table

MODULES = (
    "piles",
    "pages",
    "dates",
    "furniture",
    "entities",
    "reader",
    "timexes",
    "attributions",
    "events",
    "certainty",
    "plover",
    "coreference",
    "claims",
    "conflicts",
    "stories",
    "records",
    "lineage",
)


def main(names: list[str]) -> int:
    """Measure by the modules named, or by all. 0 when every floor holds, 1 otherwise."""
    if not SHARED.exists():
        print(f"the sets are absent ({SHARED.name} beside the checkout): nothing can be measured here")
        return 0
    figures = [f for name in names or MODULES for f in importlib.import_module(f"eval.{name}").measure()]
    text = table(figures)
    print(text, end="")
    if not names:
        (pathlib.Path(__file__).parent / "figures.md").write_text(f"# Figures of the last whole run\n\n{text}", "utf8")
    below = [f for f in figures if not f.holds]
    for f in below:
        print(f"below its floor: {f.corpus}: {f.name} {f.value:.1f} < {f.floor}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
