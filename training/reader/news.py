"""The sets of news: who says what (PolNeAR), what happens (ECB+, TempEval-3), who does what to whom (PLOVER)."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recension.reader.labels import HEADS, ROOT_CODES
from recension.text.sentences import sentences
from training.reader.example import Deed, Example, Said, example, joined, rows
from training.reader.silver import add_names


def attributions(path: Path, with_names: bool = False) -> Iterator[Example]:
    """PolNeAR: source, cue and content of each attribution."""
    for row in rows(path):
        ranges = sentences(row["text"])
        made = example(row["text"], ranges)
        if with_names:
            add_names(made, row["text"], ranges)
        tags, made.said = made.blank("cue", 0), []
        for told in row["attributions"]:
            said = Said(made.covered(told["source"]), made.covered(told["content"]), made.covered(told["cue"]))
            if not said.cue:
                continue
            made.said.append(said)
            for place, word in enumerate(said.cue):
                if tags[word] == 0:
                    tags[word] = 2 if place else 1
        yield made


def events_of_crises(path: Path, with_names: bool = False) -> Iterator[Example]:
    """ECB+: the triggers in the sentences that its editors annotated."""
    for row in rows(path):
        text, lines, places = "", [], dict[tuple[int, int], tuple[int, int]]()
        for number, line in row["sentences"]:
            written, spans = joined(line.split(" "))
            places |= {(number, i): (len(text) + a, len(text) + b) for i, (a, b) in enumerate(spans)}
            lines.append((len(text), len(text) + len(written)))
            text += written + "\n"
        made = example(text, lines)
        if with_names:
            add_names(made, text, lines)
        made.blank("trigger", 0)
        for event in row["events"]:
            spans = [places[event["sentence"], t] for t in event["tokens"] if (event["sentence"], t) in places]
            if spans:
                made.mark("trigger", (min(a for a, _ in spans), max(b for _, b in spans)), "event")
        yield made


def events_and_times(path: Path, with_names: bool = False) -> Iterator[Example]:
    """TempEval-3: time expressions, and the class of every event word."""
    for row in rows(path):
        ranges = sentences(row["text"])
        made = example(row["text"], ranges)
        if with_names:
            add_names(made, row["text"], ranges)
        made.blank("timex", 0)
        for timex in row["timexes"]:
            made.mark("timex", (timex["start"], timex["end"]), timex["type"])
        classes = made.blank("event class", 0)
        for event in row["events"]:
            for word in made.covered([(event["start"], event["end"])]):
                classes[word] = HEADS["event class"].index(event["class"])
        yield made


def is_held_back(sentence: str) -> bool:
    """Whether a sentence belongs to the fifth of PLOVER's examples that is kept for measuring."""
    return int(hashlib.sha256(sentence.encode()).hexdigest()[:8], 16) % 5 == 0


_CODES = {
    "Contact:Meet": "CONSULT", "Contact.Contact.Meet": "CONSULT",
    "Conflict:Demonstrate": "PROTEST", "Conflict.Demonstrate": "PROTEST", "Justice:Arrest": "COERCE", "Justice.Arrest": "COERCE",
    "Contact.RequestCommand": "REQUEST", "Contact.ThreatenCoerce": "THREATEN", "Justice:Sue": "ACCUSE", "Justice:Charge": "ACCUSE",
    "Justice.Charge": "ACCUSE", "Justice.Investigate": "ACCUSE",
}  # fmt: skip
"""The root codes of those event types of ACE and WikiEvents that clearly have one."""


def other_deeds(path: Path) -> Iterator[Example]:
    """Events of ACE and WikiEvents with actor and recipient marked, as far as their types have a root code."""
    with path.open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            code = next((code for type_, code in _CODES.items() if row["event_type"].startswith(type_)), None)
            if code and row["gold_binary"] == "1" and (made := _deed({**row, "gold_root": code})) is not None:
                yield made


def deeds(path: Path, held_back: bool) -> Iterator[Example]:
    """PLOVER: sentences with actor and recipient marked, and their root code."""
    with path.open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if is_held_back(row["sentence"]) == held_back and (made := _deed(row)) is not None:
                yield made


def _deed(row: dict[str, Any]) -> Example | None:
    marked, text, spans = row["marked_sentence"], "", dict[str, int]()
    while marked:
        tag = next((t for t in ("<s>", "</s>", "<t>", "</t>") if marked.startswith(t)), None)
        if tag:
            spans[tag] = len(text)
            marked = marked[len(tag) :]
        else:
            text, marked = text + marked[0], marked[1:]
    if len(spans) < 4:
        return None
    made = example(text, sentences(text))
    actor, recipient = made.covered([(spans["<s>"], spans["</s>"])]), made.covered([(spans["<t>"], spans["</t>"])])
    if not actor or not recipient:
        return None
    made.deed = Deed(actor, recipient, ROOT_CODES.index(row["gold_root"]))
    return made
