"""The two models of the package, opened when first needed, once in each process.

A session is never made before a process is forked: it is kept under the number of its process. It works on one
thread, for documents are spread over processes, and with scales fixed at training time (static quantisation), so that
what is read in one window depends on no other window.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from typing import Literal

import numpy as np
import numpy.typing as npt
import onnxruntime

Model = Literal["reader", "sentences"]


@cache
def _session(model: Model, process: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    with as_file(files("recension").joinpath(f"models/{model}.onnx")) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def run(model: Model, inputs: Mapping[str, npt.NDArray[np.generic]]) -> dict[str, npt.NDArray[np.float32]]:
    """What a model makes of its inputs, by the names of its outputs."""
    session = _session(model, os.getpid())
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, dict(inputs)), strict=True))


@cache
def steps() -> dict[str, npt.NDArray[np.float32]]:
    """What distances add to the scores of links: tables by name (``training/reader/network.py`` says what each is)."""
    table = json.loads(files("recension").joinpath("models/reader.json").read_text("utf8"))
    return {name: np.array(values, np.float32) for name, values in table["steps"].items()}
