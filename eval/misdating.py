"""Misdating at scale: dated articles on long crises, of which a part keep their date, a part lose it, and a part get a false one.

Which article gets what is decided by the hash of its id: 40 % keep their date as declared, 30 % lose it, 30 % get one that is 1 to
700 days too late, half of them on the right weekday. A text keeps what is printed in it. The same is done to the stories of giveme5w1h, of
4 to 20 reports each. ``python -m eval.misdating [-v] [TOPIC ...]`` prints the rows of single topics, or ``stories``, and with ``-v`` the
reliability of the scores.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from eval.corpora import article, path, rows
from eval.figures import Figure, digest
from eval.measures import Answer, calibration_error, reliability_table
from recension.model import Annotations, Article, Group, Published
from recension.stages.annotate import annotate
from recension.stages.lineage import trace
from recension.stages.reconcile import date_together

Kind = Literal["kept", "lost", "false"]
FOLDER = "timeline/t17"
STORIES = "stories/giveme5w1h.dev.jsonl.gz"
LEAST_REPORTS = 4
"""Stories of fewer reports have nothing to date the others by."""


@dataclass(frozen=True, slots=True)
class Case:
    """An article with its true day, what was done to its date, and what the dating says of it."""

    day: date
    kind: Kind
    printed: bool
    declared: str | None
    found: Published

    @property
    def error(self) -> int | None:
        """Days between the day found and the true one; ``None`` when none was found."""
        found = self.found.date
        return None if found is None or len(found) != 10 else abs((date.fromisoformat(found) - self.day).days)

    @property
    def nearest(self) -> bool:
        """Whether the likeliest candidate lies within three days, given as an answer or not."""
        best = max(self.found.candidates, key=lambda c: (c.score, c.date), default=None)
        return best is not None and abs((date.fromisoformat(best.date) - self.day).days) <= 3

    @property
    def flagged(self) -> bool:
        """Whether the declared date is said to be false."""
        return self.found.verdict == "contradicts declared"


def misdate(identity: str, day: date) -> tuple[Kind, str | None]:
    """What is done to the date of an article, and the date that its page then declares."""
    number = int.from_bytes(hashlib.sha256(identity.encode()).digest()[:8])
    share, number = number % 100, number // 100
    if share < 40:
        return "kept", day.isoformat()
    if share < 70:
        return "lost", None
    same_weekday, number = number % 2, number // 2
    late = 7 * (1 + number % 100) if same_weekday else 1 + number % 700
    return "false", (day + timedelta(late)).isoformat()


def topics() -> list[str]:
    """The names of the topics."""
    return sorted(p.name.removesuffix(".jsonl.gz") for p in path(FOLDER).glob("*.jsonl.gz"))


def measured(topic: str) -> list[Case]:
    """The articles of a topic, dated together by the chain as it is."""
    dated = list(rows(f"{FOLDER}/{topic}.jsonl.gz"))
    days = [date.fromisoformat(row["published"][:10]) for row in dated]
    articles = [article(f"{topic}-{i:04d}-{row['id']}", row["text"]) for i, row in enumerate(dated)]
    return cases(articles, [annotate(a) for a in articles], days)


def measured_stories() -> list[Case]:
    """The reports of small stories, each story dated for itself."""
    stories: dict[str, list[tuple[Article, date]]] = {}
    for row in rows(STORIES):
        if row.get("published"):
            reports = stories.setdefault(row["event"], [])
            reports.append((article(str(row["id"]), row["text"]), date.fromisoformat(row["published"][:10])))
    found = []
    for reports in (r for r in stories.values() if len(r) >= LEAST_REPORTS):
        articles = [one for one, _ in reports]
        found += cases(articles, [annotate(one) for one in articles], [day for _, day in reports])
    return found


def cases(articles: Sequence[Article], annotations: Sequence[Annotations], days: Sequence[date]) -> list[Case]:
    """The articles with their dates changed, dated together."""
    changed = [misdate(a.document.id, day) for a, day in zip(articles, days, strict=True)]
    given = tuple(replace(a, declared_date=declared) for a, (_, declared) in zip(articles, changed, strict=True))
    group = Group(given, tuple(annotations), trace(given), told=True)
    printed = [any(t.date == day.isoformat() for t in n.timexes) for n, day in zip(annotations, days, strict=True)]
    parts = zip(days, changed, printed, date_together(group).published, strict=True)
    return [Case(day, kind, own, declared, found) for day, (kind, declared), own, found in parts]


def percent(hits: Sequence[bool]) -> float:
    """The share that is true, in percent."""
    return 100 * sum(hits) / len(hits) if hits else 0.0


def figures_of(found: Sequence[Case]) -> dict[str, float]:
    """The figures of some cases, in percent."""
    hidden = [c for c in found if c.kind != "kept"]
    bare = [c for c in hidden if not c.printed]
    kept = [c for c in found if c.kind == "kept"]
    return {
        "day right where lost or false": percent([c.error == 0 for c in hidden]),
        "the same within 3 days": percent([c.error is not None and c.error <= 3 for c in hidden]),
        "likeliest candidate within 3 days": percent([c.nearest for c in hidden]),
        "day right, no date printed": percent([c.error == 0 for c in bare]),
        "the same, no date printed, within 3 days": percent([c.error is not None and c.error <= 3 for c in bare]),
        "day right, all": percent([c.error == 0 for c in found]),
        "day right, all, if the page is believed": percent([c.declared == c.day.isoformat() for c in found]),
        "false dates flagged": percent([c.flagged for c in found if c.kind == "false"]),
        "true dates left alone": percent([not c.flagged for c in kept]),
        "true dates kept": percent([c.error == 0 for c in kept]),
    }


def answers(found: Sequence[Case]) -> list[Answer]:
    """The days that were given: the score of each, and whether it is right."""
    return [Answer(c.found.score, c.error == 0) for c in found if c.error is not None]


def measure() -> Iterator[Figure]:
    """The figures over the articles of all topics."""
    found = [case for topic in topics() for case in measured(topic)]
    content = digest(path(FOLDER).glob("*.jsonl.gz"))
    for name, value in figures_of(found).items():
        yield Figure("t17, misdated", content, name, value)
    yield Figure("t17, misdated", content, "calibration: 100 less the error", 100 - calibration_error(answers(found)))
    found, content = measured_stories(), digest([path(STORIES)])
    for name, value in figures_of(found).items():
        yield Figure("giveme5w1h, misdated", content, name, value)
    yield Figure("giveme5w1h, misdated", content, "calibration: 100 less the error", 100 - calibration_error(answers(found)))


def table_of(name: str, found: Sequence[Case]) -> str:
    """One line with the figures of some cases."""
    return f"{name:22} {len(found):5} " + " ".join(f"{value:6.1f}" for value in figures_of(found).values())


def main(arguments: list[str]) -> None:
    """Print the figures of the topics named, or of all."""
    every: list[Case] = []
    for topic in [a for a in arguments if a != "-v"] or topics():
        found = measured_stories() if topic == "stories" else measured(topic)
        every += found
        print(table_of(topic, found), flush=True)
    print(table_of("all", every))
    if "-v" in arguments:
        print(reliability_table(answers(every)))


if __name__ == "__main__":
    main(sys.argv[1:])
