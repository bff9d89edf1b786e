"""Timelines of long crises against journalists' own, as the set's users score them (news-tls; Gholipour Ghalandari and Ifrim 2020).

For each gold timeline the articles within its span are dated and read by the chain; the timeline is what the product prints of a
crisis, with as many days as the gold one, and as many entries a day. Date F1 compares the sets of days. AR1-F is the alignment-based ROUGE-1 F of Martschat and Markert (2017),
*align+ m:1*, written anew from the paper: each day goes to the day of the other side that costs least, (1 - closeness) x (1 - ROUGE-1
F), its overlap counts by the closeness 1 / (days apart + 1); recall aligns gold to found, precision found to gold. Words are stemmed
content words. Small differences to their program (its tokens and stop words) are to be expected.

``python -m eval.timelines [TOPIC ...]`` prints a row for each timeline.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from eval.corpora import article, path, rows
from eval.figures import Figure, digest
from eval.measures import f1
from eval.misdating import FOLDER, topics
from recension.model import Group, Lineage
from recension.stages.annotate import annotate
from recension.stages.reconcile import date_together
from recension.stages.reconcile.events.crisis import entries_by_day
from recension.stages.reconcile.events.events import bring_together
from recension.stages.reconcile.evidence import Evidence
from recension.text.words import content_stems

Timeline = dict[date, list[str]]
Summaries = Mapping[date, Counter[str]]


def gold_timelines(topic: str) -> list[Timeline]:
    """The journalists' timelines of a topic."""
    found = []
    for entries in json.loads(path(f"{FOLDER}/{topic}.timelines.json").read_text("utf8")):
        timeline: Timeline = defaultdict(list)
        for entry in entries:
            timeline[date.fromisoformat(entry["date"][:10])] += [s for s in entry["text"].split("  ") if s.strip()]
        found.append(dict(timeline))
    return found


def read_topic(topic: str) -> Group:
    """The articles of a topic as the chain reads them, each with its date declared."""
    dated = list(rows(f"{FOLDER}/{topic}.jsonl.gz"))
    read = [(article(f"{topic}-{i:04d}-{row['id']}", row["text"]), row["published"][:10]) for i, row in enumerate(dated)]
    articles = [replace(a, declared_date=day) for a, day in read]
    return Group(tuple(articles), tuple(annotate(a) for a in articles), Lineage(), told=True)


def within(group: Group, first: date, last: date) -> Group:
    """The documents declared from one day to another."""
    kept = [i for i, a in enumerate(group.articles) if first <= date.fromisoformat(a.declared_date or "") <= last]
    return Group(tuple(group.articles[i] for i in kept), tuple(group.annotations[i] for i in kept), Lineage(), told=True)


def compare(group: Group, gold: Timeline) -> tuple[float, float]:
    """Date F1 and AR1-F, in percent, of what is made of the articles against a gold timeline."""
    declared = [date.fromisoformat(a.declared_date or "") for a in group.articles]
    gold = {day: texts for day, texts in gold.items() if min(declared) <= day <= max(declared)}
    if not gold:
        return 0.0, 0.0
    span = within(group, min(gold), max(gold))
    each = max(1, round(sum(len(texts) for texts in gold.values()) / len(gold)))
    evidence = Evidence(span, date_together(span))
    found: Timeline = defaultdict(list)
    for told in entries_by_day(evidence, bring_together(evidence), len(gold), each, (min(gold), max(gold))):
        found[date.fromisoformat(told.entry.date or "")].append(told.line.text)
    return date_f1(found, gold), aligned_rouge(found, gold)


def date_f1(found: Timeline, gold: Timeline) -> float:
    """F1 of the sets of days, in percent."""
    return f1(len(found.keys() & gold.keys()), len(found), len(found.keys() & gold.keys()), len(gold))


def aligned_rouge(found: Timeline, gold: Timeline) -> float:
    """AR1-F in percent."""
    ours = {day: Counter(s for text in texts for s in content_stems(text)) for day, texts in found.items()}
    theirs = {day: Counter(s for text in texts for s in content_stems(text)) for day, texts in gold.items()}
    return f1(_overlap(ours, theirs), _size(ours), _overlap(theirs, ours), _size(theirs))


def _size(summaries: Summaries) -> float:
    return float(sum(sum(words.values()) for words in summaries.values()))


def _overlap(one: Summaries, other: Summaries) -> float:
    """The words that the days of one share with those of the other that they are aligned with, by closeness."""
    total = 0.0
    for day, words in sorted(one.items()):
        _, nearest = min((_cost(day, words, d, other[d]), d) for d in sorted(other))
        total += _closeness(day, nearest) * sum((words & other[nearest]).values())
    return total


def _closeness(day: date, other: date) -> float:
    return 1.0 / (abs((day - other).days) + 1)


def _cost(day: date, words: Counter[str], other_day: date, other: Counter[str]) -> float:
    shared = sum((words & other).values())
    rouge = 2 * shared / max(1, sum(words.values()) + sum(other.values()))
    return (1.0 - _closeness(day, other_day)) * (1.0 - rouge)


def measured(names: Sequence[str]) -> Iterator[tuple[str, float, float]]:
    """Topic, date F1 and AR1-F of each timeline."""
    for topic in names:
        group = read_topic(topic)
        for gold in gold_timelines(topic):
            yield (topic, *compare(group, gold))


def measure() -> Iterator[Figure]:
    """The means over all timelines."""
    found = list(measured(topics()))
    content = digest(path(FOLDER).iterdir())
    yield Figure("t17, timelines", content, "date F1", sum(days for _, days, _ in found) / len(found))
    yield Figure("t17, timelines", content, "AR1-F", sum(words for _, _, words in found) / len(found))


if __name__ == "__main__":
    for name, days, words in measured(sys.argv[1:] or topics()):
        print(f"{name:24} date F1 {days:5.1f}  AR1-F {words:5.1f}", flush=True)
