"""Whole editions against gold piles, scored by the tool that lies beside the piles."""

from __future__ import annotations

import importlib.util
import pathlib
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator

from eval.figures import ROOT, SHARED, Figure, digest

SCORER = SHARED / "tools" / "score_pile.py"
UNREAD = ROOT / "samples" / "unread"
MEANS = {"written piles, mean": SHARED / "piles", "unread piles, mean": UNREAD}
"""What is averaged: the piles that are shared, and those that nobody who writes rules has read."""

Score = Callable[[pathlib.Path, pathlib.Path], tuple[dict[str, float | None], list[str]]]


def measure() -> Iterator[Figure]:
    """Every figure of the scorer on every pile, the mean of the written ones that are shared, and that of those nobody has read."""
    if not SCORER.exists():
        return
    score = _scorer()
    means: dict[str, dict[str, list[float]]] = {name: {} for name in MEANS}
    for pile in gold_piles():
        figures = _score(score, pile)
        for name, value in figures.items():
            yield Figure(pile.name, _digest(pile), name, value)
            for mean, folder in MEANS.items():
                if pile.parent == folder and _is_written(pile):
                    means[mean].setdefault(name, []).append(value)
    for mean, folder in MEANS.items():
        for name, values in means[mean].items():
            yield Figure(mean, _digest(folder), name, sum(values) / len(values))


def gold_piles() -> list[pathlib.Path]:
    """The folders of the gold piles that are at hand."""
    return sorted(gold.parent for folder in (ROOT / "samples", UNREAD, SHARED / "piles") for gold in folder.glob("*/gold.json"))


def _is_written(pile: pathlib.Path) -> bool:
    """Whether a pile was written for its purpose; the real one says so of itself."""
    return not (pile / "gold.json").read_text("utf8").lstrip('{ \n"about:').startswith("A real pile")


def _digest(pile: pathlib.Path) -> str:
    return digest(path for path in pile.rglob("*") if path.is_file())


def _score(score: Score, pile: pathlib.Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "recension", "build", str(pile / "documents"), "-o", folder, "--quiet"]
        subprocess.run(build, check=True, cwd=ROOT)
        figures, _ = score(pile, pathlib.Path(folder) / "edition.json")
    return {name.rstrip("*"): value for name, value in figures.items() if value is not None}


def _scorer() -> Score:
    spec = importlib.util.spec_from_file_location("score_pile", SCORER)
    if spec is None or spec.loader is None:
        raise RuntimeError(f"{SCORER} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Score = module.score
    return score
