"""The peers, run in an environment of their own: one JSON object a line in, one out.

    PEER_PYTHON eval/page_peers.py PEER < pages.jsonl

``PEER`` is a name of :data:`PEERS`; each input has ``html`` and may have ``url``; each output has ``answer`` and the
``seconds`` that it took. This file imports nothing of ``recension``: the environment of the peers (``requirements-eval.in``)
does not hold it.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from typing import Any

Answer = Callable[[dict[str, Any]], str | None]


def _trafilatura() -> Answer:
    module: Any = importlib.import_module("trafilatura")
    return lambda page: module.extract(page["html"], include_comments=False)


def _readability() -> Answer:
    module: Any = importlib.import_module("readability")
    html: Any = importlib.import_module("lxml.html")
    etree: Any = importlib.import_module("lxml.etree")

    def answer(page: dict[str, Any]) -> str:
        tree = html.fromstring(module.Document(page["html"]).summary(html_partial=True))
        return " ".join(etree.XPath("//text()")(tree))

    return answer


def _justext() -> Answer:
    module: Any = importlib.import_module("justext")
    stop = module.get_stoplist("English")

    def answer(page: dict[str, Any]) -> str:
        paragraphs = module.justext(page["html"].encode("utf8"), stop, 50, 200, 0.1, 0.2, 0.2, 200, True, encoding="utf8")
        return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)

    return answer


def _newspaper() -> Answer:
    module: Any = importlib.import_module("newspaper")
    domains: Any = importlib.import_module("tldextract.tldextract")
    domains.TLD_EXTRACTOR = domains.TLDExtract(suffix_list_urls=())
    domains.extract = domains.TLD_EXTRACTOR
    importlib.import_module("tldextract").extract = domains.TLD_EXTRACTOR

    def answer(page: dict[str, Any]) -> str:
        article = module.article(page.get("url") or "http://page.example/", input_html=page["html"], fetch_images=False)
        article.parse()
        return str(article.text)

    return answer


def _resiliparse() -> Answer:
    module: Any = importlib.import_module("resiliparse.extract.html2text")
    return lambda page: module.extract_plain_text(page["html"], main_content=True)


def _htmldate() -> Answer:
    module: Any = importlib.import_module("htmldate")
    return lambda page: module.find_date(page["html"], url=page.get("url"), original_date=True, extensive_search=True)


PEERS: dict[str, Callable[[], Answer]] = {
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "jusText": _justext,
    "newspaper4k": _newspaper,
    "resiliparse": _resiliparse,
    "htmldate": _htmldate,
}


def main(name: str) -> int:
    """Answer for every page on standard input; 3 if the peer is not installed."""
    try:
        answer = PEERS[name]()
    except ImportError:
        return 3
    for line in sys.stdin:
        page = json.loads(line)
        began = time.process_time()
        try:
            said = answer(page)
        except Exception:  # a peer that fails on a page has no answer there
            said = None
        print(json.dumps({"answer": said, "seconds": time.process_time() - began}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
