"""Damaged inputs of every kind: none raises, none is lost. (``python -m eval.mutants`` runs 10,000 of them.)"""

from eval.mutants import pages, run


def test_three_hundred_mutants_are_kept_or_rejected():
    outcomes = run(300, seed=7, of=pages())
    assert outcomes["document"] > 50
    assert sum(outcomes.values()) > 300
