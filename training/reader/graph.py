"""Builds ONNX graphs of MiniLM by hand, its matrices in whole numbers of eight bits.

Weights have a scale for each output, inputs one scale for all, set beforehand from examples (static quantisation), so that no
row of a batch depends on another. Weights take seven bits of their eight: on processors without VNNI two products of eight
bits by eight may run over (ONNX Runtime's notes on U8S8). Rounding is evened out between weights and inputs as in SmoothQuant
(Xiao et al. 2023). The norm is written in small steps, which ONNX Runtime 1.31 runs a fifth faster than its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import TensorProto, helper, numpy_helper

Array = npt.NDArray[Any]
Samples = Mapping[str, Array]
"""For each input of a matrix, some of its rows: rows × columns."""

MOST_WEIGHT = 63
EVENNESSES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9)
SHARES_OF_RANGE = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
"""How far the inputs are evened out, and which part of their range is kept: for each matrix that is taken which does least harm."""
CONTRIB = "com.microsoft"
WIDTH, ATTENTION_HEADS, LAYERS = 384, 12, 6


@dataclass(frozen=True)
class Rounding:
    """How the input of a matrix is rounded: divided by ``even`` (a number a column), then to whole steps around ``zero``."""

    even: Array
    step: float
    zero: int


def rounded(weight: Array) -> tuple[Array, Array]:
    """A matrix (outputs × inputs) in whole numbers, and the scale of each output."""
    scales = np.maximum(np.abs(weight).max(1), 1e-8) / MOST_WEIGHT
    return np.rint(weight / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def best_rounding(rows: Array, weight: Array) -> Rounding:
    """The rounding under which the products of some rows and a matrix change least."""
    true, best = rows @ weight.T, (np.inf, Rounding(np.ones(rows.shape[1], np.float32), 1.0, 0))
    for evenness in EVENNESSES:
        even = _even(rows, weight, evenness)
        whole, scales = rounded(weight * even)
        evened = rows / even
        for share in SHARES_OF_RANGE:
            low, high = min(float(evened.min()), 0.0) * share, max(float(evened.max()), 0.0) * share
            step = (high - low) / 255
            zero = int(np.clip(round(-low / step), 0, 255))
            kept = (np.clip(np.rint(evened / step) + zero, 0, 255) - zero) * step
            harm = float(np.square(kept @ whole.T * scales - true).mean())
            if harm < best[0]:
                best = (harm, Rounding(even, step, zero))
    return best[1]


def _even(rows: Array, weight: Array, evenness: float) -> Array:
    """By how much each column of an input is divided and each of the matrix multiplied."""
    if not evenness:
        return np.ones(rows.shape[1], np.float32)
    even = np.maximum(np.abs(rows).max(0), 1e-4) ** evenness / np.maximum(np.abs(weight).max(0), 1e-4) ** (1 - evenness)
    made: Array = (even / np.exp(np.log(even).mean())).astype(np.float32)
    return made


@dataclass
class Graph:
    """A graph in the making. With ``samples`` matrices are rounded; without, inputs of matrices become outputs to be measured."""

    samples: Samples | None = None
    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)
    measured: list[str] = field(default_factory=list)

    def constant(self, name: str, value: Array) -> str:
        """A constant tensor."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def number(self, name: str, value: float) -> str:
        """A constant number."""
        return self.constant(name, np.float32(value))

    def apply(self, operation: str, inputs: list[str], output: str, domain: str = "", **options: Any) -> str:
        """An operation with one output."""
        self.nodes.append(helper.make_node(operation, inputs, [output], domain=domain, **options))
        return output

    def exact(self, x: str, weight: Array, bias: Array, name: str) -> str:
        """A linear layer in floating point. ``weight``: outputs × inputs."""
        product = self.apply("MatMul", [x, self.constant(f"{name}.weight", weight.T)], f"{name}.product")
        return self.apply("Add", [product, self.constant(f"{name}.bias", bias)], name)

    def linear(self, x: str, weight: Array, bias: Array, name: str) -> str:
        """A linear layer, rounded where samples of its input are known."""
        if self.samples is None:
            self.measured.append(x)
            return self.exact(x, weight, bias, name)
        rounding = best_rounding(self.samples[x], weight)
        if not np.all(rounding.even == 1):
            x = self.apply("Mul", [x, self.constant(f"{name}.even", 1 / rounding.even)], f"{name}.evened")
        step, zero = self.number(f"{name}.step", rounding.step), self.constant(f"{name}.zero", np.uint8(rounding.zero))
        whole, scales = rounded(weight * rounding.even)
        inputs = [
            self.apply("QuantizeLinear", [x, step, zero], f"{name}.rounded"),
            self.constant(f"{name}.weight", whole.T),
            step,
            self.constant(f"{name}.scales", scales),
            zero,
            self.constant(f"{name}.zeros", np.zeros(len(scales), np.int8)),
            self.constant(f"{name}.bias", bias),
        ]
        return self.apply("MatMulIntegerToFloat", inputs, name, CONTRIB)

    def norm(self, x: str, gain: Array, shift: Array, name: str) -> str:
        """Layer normalisation in small steps."""
        root = np.sqrt(np.float32(WIDTH))
        mean = self.apply("ReduceMean", [x, self.constant(f"{name}.axis", np.array([-1], np.int64))], f"{name}.mean")
        centred = self.apply("Sub", [x, mean], f"{name}.centred")
        length = self.apply("ReduceL2", [centred, f"{name}.axis"], f"{name}.length")
        safe = self.apply("Add", [length, self.number(f"{name}.least", 1e-6)], f"{name}.safe")
        unit = self.apply("Div", [centred, safe], f"{name}.unit")
        scaled = self.apply("Mul", [unit, self.constant(f"{name}.gain", gain * root)], f"{name}.scaled")
        return self.apply("Add", [scaled, self.constant(f"{name}.shift", shift)], name)

    def pieces(self, table: Array, name: str = "pieces") -> str:
        """The vectors of the pieces, in eight bits with a scale for each piece."""
        scales = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
        whole = self.constant("pieces.table", np.rint(table / scales).astype(np.int8))
        rows = self.apply("Gather", [whole, name], "pieces.whole")
        wide = self.apply("Cast", [rows], "pieces.wide", to=TensorProto.FLOAT)
        steps = self.apply("Gather", [self.constant("pieces.scales", scales.astype(np.float32)), name], "pieces.steps")
        return self.apply("Mul", [wide, steps], "pieces.vectors")

    def placed(self, x: str, places: Array) -> str:
        """Vectors with those of their places added: the first ``length`` rows of a table."""
        shape = self.apply("Shape", ["pieces"], "pieces.shape", start=1, end=2)
        zero = self.constant("zero", np.array([0], np.int64))
        rows = self.apply("Slice", [self.constant("places.table", places), zero, shape], "places")
        return self.apply("Add", [x, rows], "pieces.placed")

    def layer(self, x: str, weights: Mapping[str, Array], name: str) -> str:
        """A layer of the encoder; ``weights`` by the names of ``network.Layer``."""
        qkv = self.linear(x, weights[f"{name}.qkv.weight"], weights[f"{name}.qkv.bias"], f"{name}.qkv")
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        self.nodes.append(helper.make_node("Split", [qkv], parts, axis=-1, num_outputs=3))
        mixed = self.apply("MultiHeadAttention", [*parts, "", "lengths"], f"{name}.mixed", CONTRIB, num_heads=ATTENTION_HEADS)
        out = self.linear(mixed, weights[f"{name}.out.weight"], weights[f"{name}.out.bias"], f"{name}.out")
        x = self.norm(
            self.apply("Add", [x, out], f"{name}.sum"), weights[f"{name}.norm.weight"], weights[f"{name}.norm.bias"], f"{name}.norm"
        )
        inner = self.linear(x, weights[f"{name}.inner.weight"], weights[f"{name}.inner.bias"], f"{name}.inner")
        bent = self.apply("Gelu", [inner], f"{name}.bent", CONTRIB)
        outer = self.linear(bent, weights[f"{name}.outer.weight"], weights[f"{name}.outer.bias"], f"{name}.outer")
        total = self.apply("Add", [x, outer], f"{name}.total")
        return self.norm(total, weights[f"{name}.last.weight"], weights[f"{name}.last.bias"], f"{name}.last")

    def encoder(self, x: str, weights: Mapping[str, Array]) -> str:
        """All layers."""
        x = self.norm(x, weights["norm.weight"], weights["norm.bias"], "norm")
        for number in range(LAYERS):
            x = self.layer(x, weights, f"layers.{number}")
        return x

    def model(self, inputs: Mapping[str, tuple[int, list[str | int]]], outputs: list[str]) -> bytes:
        """The model as a file: inputs by name with type and shape, outputs by name."""
        given = [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()]
        made = [helper.make_empty_tensor_value_info(name) for name in [*outputs, *dict.fromkeys(self.measured)]]
        graph = helper.make_graph(self.nodes, "recension", given, made, self.constants)
        versions = [helper.make_opsetid("", 21), helper.make_opsetid(CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=versions, ir_version=10, producer_name="recension")
        return bytes(model.SerializeToString())
