"""Event mentions, told and named: ECB+, action triggers within the sentences that its editors annotated.

A trigger counts when it shares a character with one of the gold. Gold triggers of any type (states, aspects, reporting)
excuse a found one, for the set annotates no event that takes no part in a chain's topic; only actions must be found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from eval.corpora import path, rows
from eval.figures import Figure, digest
from eval.measures import Range, f1
from recension.model import Annotations, Sentence
from recension.reader.reading import read
from recension.stages.annotate.events.events import find_asides, find_events
from recension.stages.annotate.speech.attributions import find_attributions
from recension.stages.annotate.times.timexes import find_timexes

SET = "events/ecbplus.dev.jsonl.gz"
ACTION = "ACT"


def measure() -> Iterator[Figure]:
    """Recall of actions, precision, and F1 of triggers."""
    found = right = actions = met = 0
    for row in rows(SET):
        mine = _found(row)
        every, wanted = _gold(row, ""), _gold(row, ACTION)
        found, actions = found + len(mine), actions + len(wanted)
        right += sum(_meets(m, every) for m in mine)
        met += sum(any(_meets(m, [g]) for m in mine) for g in wanted)
    hash_of_set = digest([path(SET)])
    yield Figure(SET, hash_of_set, "triggers, recall", 100 * met / actions)
    yield Figure(SET, hash_of_set, "triggers, precision", 100 * right / found)
    yield Figure(SET, hash_of_set, "triggers, F1", f1(right, found, met, actions))


def tokenised(row: dict[str, Any]) -> tuple[str, dict[int, Sentence], dict[tuple[int, int], Range]]:
    """The text of a document, one sentence a line; its sentences by number; the characters of each token."""
    text, sentences, tokens = "", dict[int, Sentence](), dict[tuple[int, int], Range]()
    for number, line in row["sentences"]:
        start = at = len(text)
        for index, word in enumerate(line.split(" ")):
            tokens[number, index] = (at, at + len(word))
            at += len(word) + 1
        text += line + "\n"
        sentences[number] = Sentence(start, start + len(line), "body")
    return text, sentences, tokens


def _found(row: dict[str, Any]) -> list[Range]:
    """The triggers found in the annotated sentences."""
    text, sentences, _ = tokenised(row)
    every = tuple(sentences.values())
    read_in = Annotations("", every, (), find_timexes(text, every), (), find_attributions(text, every, ()))
    told = replace(read_in, events=find_events(text, every, (), read_in.timexes, read_in.attributions))
    named = find_asides(text, told, read(text, [(s.start, s.end) for s in every]))
    annotated = [sentences[number] for number in sorted({e["sentence"] for e in row["events"]}) if number in sentences]
    return [(e.start, e.end) for e in (*told.events, *named) if any(s.start <= e.start < s.end for s in annotated)]


def _gold(row: dict[str, Any], kind: str) -> list[list[Range]]:
    """The gold triggers whose type begins with ``kind``, each as the characters of its tokens."""
    _, _, tokens = tokenised(row)
    events = (e for e in row["events"] if e["type"].startswith(kind))
    return [[tokens[e["sentence"], t] for t in e["tokens"] if (e["sentence"], t) in tokens] for e in events]


def _meets(trigger: Range, gold: list[list[Range]]) -> bool:
    return any(start < trigger[1] and trigger[0] < end for spans in gold for start, end in spans)
