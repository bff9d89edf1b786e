"""What one side does to another in politics: PLOVER root codes by trained weights (``training/plover.py``).

The code of an act is told by the words between its two sides, the verb behind the actor and the verb before the recipient
(PLOVER: Halterman et al. 2023, https://osf.io/preprints/socarxiv/rm5dw). A linear model over such words; its weights, features
and figures are described in ``models/event_plover.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from recension.stages.annotate.events.words import event_noun, plover_code
from recension.stages.annotate.syntax.chunks import Parse, VerbGroup
from recension.text.normalise import stem
from recension.text.spans import Range

Floats = npt.NDArray[np.float64]
MODEL = "event_plover.npz"


@dataclass(frozen=True, slots=True)
class Act:
    """A PLOVER root code and its probability, given that the act is political."""

    code: str
    score: float


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: the row of each feature in ``table``, a column for each code; the last row is the same for all."""

    codes: tuple[str, ...]
    rows: dict[str, int]
    table: Floats

    def probabilities(self, features: dict[str, float]) -> Floats:
        """The probability of each code, given the features of an act (those unknown are left out)."""
        odds = self.vector(features) @ self.table
        shares = np.exp(odds - odds.max())
        return np.asarray(shares / shares.sum(), dtype=np.float64)

    def vector(self, features: dict[str, float]) -> Floats:
        """The known features as one row of length 1, and a 1 behind it."""
        row = np.zeros(len(self.rows) + 1)
        for name, value in features.items():
            if name in self.rows:
                row[self.rows[name]] = value
        row /= max(float(np.sqrt(row @ row)), 1e-9)
        row[-1] = 1.0
        return row


@cache
def weights() -> Weights:
    """The weights of the package, read once."""
    with resources.files("recension").joinpath("models", MODEL).open("rb") as file, np.load(file, allow_pickle=False) as packed:
        names = str(packed["features"]).split("\n")
        return Weights(
            tuple(str(packed["codes"]).split("\n")),
            {name: row for row, name in enumerate(names)},
            packed["weights"].astype(np.float64) * float(packed["scale"]),
        )


def act(parse: Parse, actor: Range, recipient: Range) -> Act:
    """What the actor does to the recipient, both given by their characters; an empty range where one is not named."""
    chances = weights().probabilities(act_features((parse,), actor, recipient))
    best = int(chances.argmax())
    return Act(weights().codes[best], float(chances[best]))


# ── Features ────────────────────────────────────────────────────────────────────────

GOVERNING = 1.5
"""What the lemma of the verb behind the actor, or before the recipient, counts beside any other word."""


def act_features(parses: tuple[Parse, ...], actor: Range, recipient: Range) -> dict[str, float]:
    """The words around two sides, each with the zone in which it stands; the governing verbs; PLOVER's words."""
    found = {"order " + ("actor" if actor < recipient else "recipient"): 1.0}
    for parse in parses:
        verbs = {group.head: group for group in parse.groups}
        for at, token in enumerate(parse.tokens):
            zone = _zone((token.start, token.end), actor, recipient)
            if zone and token.key[:1].isalnum():
                found.update(dict.fromkeys(_of_word(parse, at, verbs.get(at), zone), 1.0))
        found |= _governing(parse, actor, recipient)
    return found


def _zone(word: Range, actor: Range, recipient: Range) -> str | None:
    """Where a word stands: before both sides, between them, behind them; ``None`` within one."""
    first, second = min(actor, recipient), max(actor, recipient)
    if any(side[0] <= word[0] and word[1] <= side[1] for side in (first, second)):
        return None
    return "before" if word[1] <= first[0] else "behind" if word[0] >= second[1] else "between"


def _of_word(parse: Parse, at: int, verb: VerbGroup | None, zone: str) -> Iterator[str]:
    """The features of one word: its stem, its code where it has one, the voice and mood of a verb."""
    key = parse.key(at)
    lemma = stem(verb.lemma) if verb else stem(key)
    yield f"{zone} {lemma}"
    yield f"word {lemma}"
    noun = event_noun(key)
    code = plover_code(lemma) or (plover_code(stem(noun)) if noun else None)
    if code:
        yield f"{zone} code {code}"
        yield f"code {code}"
    if verb:
        yield from (f"{zone} {trait}" for trait in ("passive", "negated", "modal") if getattr(verb, trait))


def _governing(parse: Parse, actor: Range, recipient: Range) -> dict[str, float]:
    """The first verb behind the actor and the last before the recipient."""
    tokens, found = parse.tokens, {}
    behind = next((g for g in parse.groups if tokens[g.head].start >= actor[1]), None)
    before = next((g for g in reversed(parse.groups) if tokens[g.head].end <= recipient[0]), None)
    for name, group in (("actor's", behind), ("recipient's", before)):
        if group is not None:
            lemma = stem(group.lemma)
            found[f"{name} verb {lemma}"] = GOVERNING
            found[f"{name} code {plover_code(lemma)}"] = 1.0
    if behind is not None and behind.negated:
        found["actor's verb negated"] = 1.0
    if behind is not None and behind.modal:
        found[f"actor's modal {behind.modal}"] = 1.0
    return found
