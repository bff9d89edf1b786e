"""What has become of someone, as the days go by: *missing*, then *found dead*; *in critical condition*, then *died*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.model import Conflict
from recension.settings.reconcile import STATE_SCORE
from recension.stages.reconcile.conflicts.readings import Value, conflict
from recension.stages.reconcile.events.befallen import Befallen, Fate, befallen
from recension.stages.reconcile.evidence import Evidence

_SAID: dict[Fate, str] = {"dead": "dead", "hurt": "hurt", "missing": "missing"}
_GRAVER: dict[Fate, int] = {"hurt": 1, "missing": 1, "dead": 2}


@dataclass(frozen=True, slots=True)
class _State:
    """What one place in a document says has become of someone, and the day of the document."""

    document: int
    published: str
    fate: Fate
    words: tuple[int, int]


def state_conflicts(evidence: Evidence) -> Iterator[Conflict]:
    """Persons of whom later reports tell graver things than earlier ones."""
    for name, states in sorted(_states(evidence).items()):
        later = [s for s in states if s.fate == "dead"]
        first = min((s.published for s in later), default="")
        earlier = [s for s in states if s.fate != "dead" and s.published < first]
        if later and earlier:
            about = f"what has become of {name}"
            values = [_value(evidence, s) for s in (*earlier, *later)]
            made = conflict(
                evidence, about, "update", values, STATE_SCORE, f"earlier reports have {name} alive or missing, later ones dead"
            )
            if made:
                yield made


def _states(evidence: Evidence) -> dict[str, list[_State]]:
    """What the documents say of each person by name."""
    found: dict[str, list[_State]] = defaultdict(list)
    for document, read in enumerate(evidence.annotations):
        published = evidence.dating.published[document].date
        for sentence in read.sentences if published is not None else ():
            place = (sentence.start, sentence.end)
            names = evidence.persons_in(document, place)
            for b in befallen(evidence.texts[document], place, names) if names else ():
                for name in _named(b):
                    found[name].append(_State(document, published or "", b.fate, b.place))
    return found


def _named(b: Befallen) -> Sequence[str]:
    """The victim of a fate that lasts, where it is one with a name."""
    return [v.name for v in b.victims if v.name] if b.fate in _GRAVER and len(b.victims) == 1 else []


def _value(evidence: Evidence, s: _State) -> Value:
    said = " ".join(evidence.texts[s.document][slice(*s.words)].split())
    return Value(s.document, s.words, _SAID[s.fate], said)
