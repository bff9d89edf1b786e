"""Same claim: MSRP, pairs of newswire sentences that state the same fact or not (Dolan et al. 2004).

Two sayings are one claim in an edition when their words are alike enough; that very measure and threshold decide here, on the bare
sentences, without speakers and passages. To call all pairs the same is right for two thirds.
"""

from __future__ import annotations

from collections.abc import Iterator

from eval.corpora import path, rows
from eval.figures import Figure, digest
from eval.measures import f1
from recension.model import Group, Lineage
from recension.settings.claims import CLAIM_SAME
from recension.stages.reconcile.alignment import cosines
from recension.stages.reconcile.alignment import likeness as likeness_of_both
from recension.stages.reconcile.dating.together import Dating
from recension.stages.reconcile.events.sameness import words_in_common
from recension.stages.reconcile.evidence import Evidence
from recension.text.words import content_stems

SET = "pairs/msrp.train.jsonl.gz"


def likeness() -> list[tuple[float, bool]]:
    """How alike the sentences of each pair are, and whether they state the same fact."""
    nothing = Evidence(Group((), (), Lineage(), told=False), Dating((), ()))
    return [(_likeness(nothing, row["a"], row["b"]), bool(row["same"])) for row in rows(SET)]


def _likeness(nothing: Evidence, one: str, other: str) -> float:
    words = words_in_common(nothing, frozenset(content_stems(one)), frozenset(content_stems(other)))
    return likeness_of_both(float(cosines([one, other])[0, 1]), words)


def measure() -> Iterator[Figure]:
    """Accuracy and F1 of *same* at the threshold of the program."""
    found = likeness()
    hits = sum(alike >= CLAIM_SAME and same for alike, same in found)
    right = sum((alike >= CLAIM_SAME) == same for alike, same in found)
    content = digest([path(SET)])
    yield Figure(SET, content, "same claim, accuracy", 100 * right / len(found))
    yield Figure(SET, content, "same claim, F1", f1(hits, sum(a >= CLAIM_SAME for a, _ in found), hits, sum(s for _, s in found)))


if __name__ == "__main__":
    for figure in measure():
        print(f"{figure.name:30} {figure.value:5.1f}")
