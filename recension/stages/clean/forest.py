"""A boosted forest of symmetric trees: small weights, read from JSON, asked with NumPy."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Forest:
    """``asked`` (which feature) and ``thresholds`` of shape (trees, depth), ``values`` (log-odds) of shape (trees, 2 ** depth).

    All nodes of one level of a tree ask the same question (Prokhorenkova et al., *CatBoost*, 2018).
    """

    base: float
    asked: NDArray[np.int64]
    thresholds: Floats
    values: Floats

    def probabilities(self, rows: NDArray[np.floating]) -> Floats:
        """The probability of each row of ``rows``, shape (rows, features)."""
        leaf = np.zeros((len(rows), len(self.asked)), dtype=np.int64)
        for level in range(self.asked.shape[1]):
            leaf = 2 * leaf + (rows[:, self.asked[:, level]] > self.thresholds[:, level])
        odds: Floats = self.base + self.values[np.arange(len(self.asked)), leaf].sum(axis=1)
        return 1 / (1 + np.exp(-odds))

    def as_json(self) -> str:
        """The forest as text, numbers rounded to what decides."""
        return json.dumps(
            {
                "base": round(self.base, 4),
                "asked": self.asked.tolist(),
                "thresholds": [[round(t, 4) for t in tree] for tree in self.thresholds.tolist()],
                "values": [[round(v, 4) for v in tree] for tree in self.values.tolist()],
            }
        )


def read_forest(text: str) -> Forest:
    """The forest that :meth:`Forest.as_json` wrote."""
    held = json.loads(text)
    return Forest(held["base"], np.array(held["asked"]), np.array(held["thresholds"]), np.array(held["values"]))
