"""The sets of news: who says what (PolNeAR), what happens (ECB+, TempEval-3)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recension.reader.labels import HEADS
from recension.text.sentences import sentences
from recension.text.spans import Range
from training.reader.example import UNKNOWN, Example, Said, example, joined, rows
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


def events_of_crises(path: Path) -> Iterator[Example]:
    """ECB+: the triggers in the sentences that its editors annotated, and what is known of the names of those who take part."""
    for row in rows(path):
        text, lines, places = "", [], dict[tuple[int, int], tuple[int, int]]()
        for number, line in row["sentences"]:
            written, spans = joined(line.split(" "))
            places |= {(number, i): (len(text) + a, len(text) + b) for i, (a, b) in enumerate(spans)}
            lines.append((len(text), len(text) + len(written)))
            text += written + "\n"
        made = example(text, lines)
        made.blank("trigger", 0)
        _participants(made, row["entities"], places)
        for event in row["events"]:
            spans = [places[event["sentence"], t] for t in event["tokens"] if (event["sentence"], t) in places]
            if spans:
                made.mark("trigger", (min(a for a, _ in spans), max(b for _, b in spans)), "event")
        yield made


_PARTICIPANTS = {"HUM": "person or body", "LOC": "place"}


def _participants(made: Example, entities: list[dict[str, Any]], places: dict[tuple[int, int], Range]) -> None:
    """The words with capitals among people and places that take part; of other words with capitals nothing is known."""
    targets = made.blank("name", 0)
    made.convention = "crises"
    targets[[i for i, start in enumerate(made.words.starts) if made.text[start].isupper()]] = UNKNOWN
    for found in entities:
        spans = [places[found["sentence"], t] for t in found["tokens"] if (found["sentence"], t) in places]
        words = [w for w in made.covered(spans) if made.text[made.words.starts[w]].isupper()]
        if found["type"] in _PARTICIPANTS and words and words[-1] - words[0] == len(words) - 1:
            made.mark_choice((int(made.words.starts[words[0]]), int(made.words.ends[words[-1]])), _PARTICIPANTS[found["type"]])


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
