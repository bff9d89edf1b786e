"""How soon a reader sees the page: the edition of 100 dated articles on one crisis, opened in headless Chromium without a network.

``python -m eval.paint [FILE.jsonl.gz ...]`` builds the edition of the first 100 articles of a set and prints the size of its page, the CPU
seconds that drawing it took, and the milliseconds to the first paint and to the end of loading, as the browser itself measures them
(median and worst of several openings, each in a new tab). No figure of CI: it says as much about the machine as about the page.
"""

from __future__ import annotations

import pathlib
import statistics
import sys
import tempfile
import time

from eval.corpora import path, rows
from recension.engines import Engine
from recension.pipeline import Runner, build_edition
from recension.render.html import to_html
from recension.render.json import to_json_line
from tests.browser import OFFLINE, Chromium

ARTICLES, OPENINGS = 100, 9
DEFAULT = "timeline/t17/bpoil_bbc.jsonl.gz"

MEASURED = """
new Promise(done => setTimeout(() => {
  const paint = performance.getEntriesByType('paint').map(p => p.startTime), load = performance.getEntriesByType('navigation')[0];
  done([Math.min(...paint), load.domContentLoadedEventEnd, load.loadEventEnd]);
}, 300))
"""


def main(names: list[str]) -> None:
    """Measure the sets named, or the usual one."""
    for name in names or [DEFAULT]:
        with tempfile.TemporaryDirectory() as folder:
            page = _page(name, pathlib.Path(folder))
            paints, ready, loaded = zip(*_openings(page), strict=True)
        print(f"{name}: first paint {_shown(paints)}, ready {_shown(ready)}, loaded {_shown(loaded)}")


def _page(name: str, folder: pathlib.Path) -> pathlib.Path:
    """The page of the first articles of a set."""
    articles = folder / "articles.jsonl"
    kept = [row for _, row in zip(range(ARTICLES), rows(name), strict=False)]
    articles.write_text("".join(map(to_json_line, kept)), "utf-8")
    edition = build_edition([str(articles)], Runner(Engine(1)))
    started = time.process_time()
    html = to_html(edition)
    print(
        f"{path(name).name}: {len(edition.documents)} documents, {len(html.encode()) / 1e6:.2f} MB, {time.process_time() - started:.2f} CPU seconds to draw"
    )
    page = folder / "edition.html"
    page.write_text(html, "utf-8")
    return page


def _openings(page: pathlib.Path) -> list[tuple[float, float, float]]:
    """First paint, document ready and loaded, in milliseconds from the start of the navigation."""
    with Chromium(page.parent, OFFLINE) as browser:
        found = []
        for _ in range(OPENINGS):
            tab = browser.page()
            tab.open(page.as_uri())
            found.append(tuple(tab.run(MEASURED)))
        return found


def _shown(milliseconds: tuple[float, ...]) -> str:
    return f"{statistics.median(milliseconds):.0f} ms (worst {max(milliseconds):.0f})"


if __name__ == "__main__":
    main(sys.argv[1:])
