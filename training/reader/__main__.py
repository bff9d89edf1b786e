"""Makes all the weights of the reader and the files of the package, from the sets and the published encoder.

    python -m training.reader DATA_FOLDER WORK_FOLDER

1. ``trunk.pt``: the first course of ``learn``, through all sets but WikiGold (half an hour on one core).
2. ``seen.pt``: WikiGold by cross-validation from that trunk, with its figures (a quarter of an hour).
3. ``reader.pt``: the second course from the trunk, WikiGold among the sets (ten minutes).
4. The files of the package: both encoders in eight bits (``onnx_files``), then how names are weighed (``names_weights``).

What is in the work folder already is taken up as it is, so that an interrupted run goes on. Every seed is fixed; sums in bfloat16 may differ
in their last digits between processors.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.reader import crossvalidate, learn, names_weights, onnx_files

MODELS = Path(__file__).parent.parent.parent / "recension/models"


def main() -> None:
    """Make what is missing, step by step."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    asked.add_argument("work", type=Path)
    given = asked.parse_args()
    torch.set_num_threads(1)
    trunk, seen, reader = (given.work / name for name in ("trunk.pt", "seen.pt", "reader.pt"))
    if not trunk.exists():
        learn.first(given.data, trunk)
    if not seen.exists():
        crossvalidate.main(given.data, trunk, seen)
    if not reader.exists():
        learn.second(given.data, trunk, reader)
    onnx_files.main(given.data, reader, MODELS)
    names_weights.main(given.data, seen, MODELS)


if __name__ == "__main__":
    main()
