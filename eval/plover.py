"""PLOVER root codes: the fifth of the annotated acts that the weights were not trained on."""

from __future__ import annotations

from collections.abc import Iterator

from eval.corpora import path
from eval.figures import Figure, digest
from recension.stages.annotate.events.political import weights
from training.plover import examples, is_held_back, macro_f1

SET = "plover/PLV_train.tsv"


def measure() -> Iterator[Figure]:
    """Macro-F1 over the root codes, given who does it and to whom."""
    unseen = [e for e in examples(path(SET)) if is_held_back(e)]
    hash_of_set = digest([path(SET)])
    yield Figure(SET, hash_of_set, "root codes of a held-back fifth, macro-F1", macro_f1(weights(), unseen))
    right = sum(weights().codes[int(weights().probabilities(e.features).argmax())] == e.code for e in unseen)
    yield Figure(SET, hash_of_set, "root codes of a held-back fifth, right", 100 * right / len(unseen))
