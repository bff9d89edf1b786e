"""Writes the two models of the package: the trained reader, and the original encoder for the vectors of sentences."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from onnx import TensorProto

from recension.reader.windows import Batch, batch, windows
from recension.reader.words import FEATURES
from recension.settings.reader import SENTENCE_PIECES, WINDOW_PIECES
from training.reader import news
from training.reader.example import Example
from training.reader.graph import WIDTH, Array, Graph, Samples
from training.reader.network import Encoder, published_weights

EXAMPLES = 96
"""Windows from which the roundings are found."""
ROWS_OF_BATCH = 64
"""So many rows of each input are looked at in a batch of eight windows."""
OUTPUTS = ("tags", "asks", "answers", "depends", "governs")

_PIECES: dict[str, tuple[int, list[str | int]]] = {
    "pieces": (TensorProto.INT64, ["windows", "length"]),
    "lengths": (TensorProto.INT32, ["windows"]),
}
_READER: dict[str, tuple[int, list[str | int]]] = {
    **_PIECES,
    "features": (TensorProto.FLOAT, ["windows", "length", len(FEATURES)]),
    "firsts": (TensorProto.INT64, ["words"]),
}


def reader(weights: Mapping[str, Array], samples: Samples | None) -> Graph:
    """The graph of the reader: encoder, first pieces of words, heads."""
    graph = Graph(samples)
    inner = {name.removeprefix("encoder."): value for name, value in weights.items()}
    x = graph.placed(graph.pieces(inner["pieces.weight"]), inner["places"][:WINDOW_PIECES])
    table = graph.constant("features.table", inner["features.weight"].T)
    x = graph.apply("Add", [x, graph.apply("MatMul", ["features", table], "features.vectors")], "known")
    x = graph.encoder(x, inner)
    flat = graph.apply("Reshape", [x, graph.constant("flat", np.array([-1, WIDTH], np.int64))], "all")
    words = graph.apply("Gather", [flat, "firsts"], "words")
    graph.exact(words, weights["tags.weight"], weights["tags.bias"], "tags")
    bent = graph.apply("Gelu", [graph.linear(words, weights["bent.weight"], weights["bent.bias"], "unbent")], "bent", "com.microsoft")
    for head in ("asks", "answers", "depends", "governs"):
        graph.linear(bent, weights[f"{head}.weight"], weights[f"{head}.bias"], head)
    return graph


def sentences(weights: Mapping[str, Array], samples: Samples | None) -> Graph:
    """The graph of the sentence encoder: the mean over the pieces that are there, of length 1."""
    graph = Graph(samples)
    x = graph.placed(graph.pieces(weights["pieces.weight"]), weights["places"][:SENTENCE_PIECES])
    x = graph.encoder(x, weights)
    size = graph.apply("Squeeze", [graph.apply("Shape", ["pieces"], "shape", start=1, end=2)], "size")
    numbers = graph.apply("Range", [graph.constant("none", np.int64(0)), size, graph.constant("one", np.int64(1))], "numbers")
    ends = graph.apply(
        "Unsqueeze", [graph.apply("Cast", ["lengths"], "ends", to=TensorProto.INT64), graph.constant("behind", np.array([1]))], "column"
    )
    seen = graph.apply("Cast", [graph.apply("Less", [numbers, ends], "is seen")], "seen", to=TensorProto.FLOAT)
    rows = graph.apply("Unsqueeze", [seen, "behind"], "rows")  # windows × 1 × length
    total = graph.apply("Squeeze", [graph.apply("MatMul", [rows, x], "sums"), "behind"], "total")
    length = graph.apply("ReduceL2", [total, "behind"], "long")
    graph.apply("Div", [total, length], "vectors")
    return graph


def measured(graph: Graph, inputs: Mapping[str, Any], examples: Iterable[Batch], outputs: list[str]) -> Samples:
    """Rows of the inputs of all matrices from some examples."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(graph.model(inputs, outputs), options, providers=["CPUExecutionProvider"])
    names = list(dict.fromkeys(graph.measured))
    chance, found = np.random.default_rng(1), dict[str, list[Array]]()
    for example in examples:
        given = {name: getattr(example, name) for name in inputs}
        seen = (np.arange(example.pieces.shape[1])[None] < example.lengths[:, None]).ravel()
        for name, value in zip(names, session.run(names, given), strict=True):
            rows = value.reshape(-1, value.shape[-1])
            rows = rows[seen] if len(rows) == len(seen) else rows
            found.setdefault(name, []).append(rows[chance.permutation(len(rows))[:ROWS_OF_BATCH]])
    return {name: np.concatenate(rows) for name, rows in found.items()}


def examples(found: list[Example], limit: int) -> list[Batch]:
    """Some windows to measure on, eight a batch."""
    chance = random.Random(1)
    items = [(e.words, w) for e in found for w in windows(e.words, limit)]
    chosen = chance.sample(items, min(EXAMPLES, len(items)))
    return [batch(chosen[at : at + 8]) for at in range(0, len(chosen), 8)]


def arrays(state: Mapping[str, torch.Tensor]) -> dict[str, Array]:
    """Tensors as arrays."""
    return {name: tensor.float().numpy() for name, tensor in state.items()}


def main(data: Path, learnt: Path, target: Path) -> None:
    """Write the files."""
    weights = arrays(torch.load(learnt, weights_only=True))
    found = list(news.attributions(data / "attribution/polnear.train.jsonl.gz"))[:60]
    found += list(news.events_of_crises(data / "events/ecbplus.train.jsonl.gz"))[:60]
    outputs = list(OUTPUTS)
    samples = measured(reader(weights, None), _READER, examples(found, WINDOW_PIECES), outputs)
    (target / "reader.onnx").write_bytes(reader(weights, samples).model(_READER, outputs))
    original = arrays(Encoder(published_weights()).state_dict())
    samples = measured(sentences(original, None), _PIECES, examples(found, SENTENCE_PIECES), ["vectors"])
    (target / "sentences.onnx").write_bytes(sentences(original, samples).model(_PIECES, ["vectors"]))
    names = {"words": "steps", "sentences": "sentences", "pair": "pair.weight", "bias": "pair.bias", "arcs": "arc_steps"}
    steps = {ours: np.round(weights[theirs], 4).tolist() for ours, theirs in names.items()}
    (target / "reader.json").write_text(json.dumps({"steps": steps}, indent=1) + "\n", "utf8")
    for path in sorted(target.glob("*.onnx")):
        print(path.name, path.stat().st_size)
