"""What befell people in an event: how many were killed and hurt, as the documents tell it together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recension.model import Reason, Toll, TollKind
from recension.settings.events import TOLL_HIT, TOLL_LEAD_SENTENCES, TOLL_MOST, TOLL_ONE, TOLL_REST_HIT, TOLL_UNHURT
from recension.stages.reconcile.events.befallen import Befallen, Fate, befallen
from recension.stages.reconcile.events.events import Entry
from recension.stages.reconcile.events.people import Bearer
from recension.stages.reconcile.evidence import Evidence
from recension.text import edtf
from recension.text.spans import Range

_ANY = frozenset({"victim", "person", "people"})
"""Nouns that may mean anyone."""


@dataclass
class _Heard:
    """What one document tells: of each fate, for every sentence that tells of it, its number from the top, victims and words."""

    document: int
    told: dict[Fate, list[tuple[int, list[Bearer], list[Range]]]] = field(default_factory=lambda: defaultdict(list))
    own: dict[int, int] = field(default_factory=dict)


Votes = dict[int, float]


def tolls_of(evidence: Evidence, entry: Entry) -> tuple[Toll, ...]:
    """How many people were killed and hurt in the main event of a story, by what all its documents tell."""
    early = _earlier(evidence, entry)
    heard = [_heard(evidence, d, early) for d in range(len(evidence.articles))]
    names = _names(heard, "dead")
    dead = _votes_for_dead(heard)
    killed = _most_voted(dead)
    hurt = _votes_for_hurt(heard, names, killed)
    made = [_toll(evidence, heard, "killed", dead), _toll(evidence, heard, "injured", hurt)]
    return tuple(t for t in made if t is not None)


def _earlier(evidence: Evidence, entry: Entry) -> frozenset[tuple[int, int]]:
    """The sentences, by document and number, that tell of days before the event: they are of other victims."""
    days: dict[tuple[int, int], set[bool]] = defaultdict(set)
    for document, (read, dated) in enumerate(zip(evidence.annotations, evidence.dating.mentions, strict=True)):
        for mention, when in zip(read.events, dated, strict=True):
            if when.date is not None and entry.date is not None:
                days[document, evidence.rank_at(document, mention.start)].add(edtf.before(when.date, entry.date))
    return frozenset(place for place, before in days.items() if before == {True})


def _heard(evidence: Evidence, document: int, early: frozenset[tuple[int, int]]) -> _Heard:
    """What the sentences of a document tell of the dead, the hurt and the shot."""
    heard = _Heard(document)
    for rank, sentence in enumerate(evidence.annotations[document].sentences):
        if (document, rank) in early:
            continue
        place = (sentence.start, sentence.end)
        found = befallen(evidence.texts[document], place, evidence.persons_in(document, place))
        for fate in ("dead", "hurt", "hit"):
            _note(heard, fate, rank, [b for b in found if b.fate == fate])
    return heard


def _note(heard: _Heard, fate: Fate, rank: int, found: Sequence[Befallen]) -> None:
    """Writes down what a sentence tells of one fate. Who kills himself is one more, where he is not named among the dead."""
    victims = [v for b in found for v in b.victims]
    nameless = fate == "dead" and any(b.own and not b.victims for b in found)
    if victims or nameless:
        heard.told[fate].append((rank, victims, [b.place for b in found]))
        if nameless:
            heard.own[rank] = 1


def _number(victims: Iterable[Bearer]) -> int:
    """How many some victims are together: a name counts once, several without a number are two."""
    seen: dict[str, int] = {}
    for v in victims:
        key = v.name or str(v.start)
        seen[key] = max(seen.get(key, 0), v.number or 2)
    return sum(seen.values())


def _names(heard: Sequence[_Heard], fate: Fate) -> frozenset[str]:
    return frozenset(v.name for h in heard for _, victims, _ in h.told[fate] for v in victims if v.name)


def _votes_for_dead(heard: Sequence[_Heard]) -> Votes:
    """What speaks for each number of dead: each document has its say, the more the nearer to its top."""
    votes: Votes = defaultdict(float)
    for h in heard:
        said: Votes = defaultdict(float)
        for rank, victims, _ in h.told["dead"]:
            number = _number(victims) + h.own.get(rank, 0)
            said[number] += _weight(rank) * (TOLL_ONE if number == 1 else 1.0)
        _cast(votes, said)
    return votes


def _votes_for_hurt(heard: Sequence[_Heard], dead: frozenset[str], killed: int) -> Votes:
    """What speaks for each number of hurt. Who is dead in the end is not hurt; of those shot the dead are taken away."""
    nouns = frozenset(n for h in heard for _, victims, _ in h.told["dead"] for v in victims for n in v.nouns)
    votes: Votes = defaultdict(float)
    for h in heard:
        said: Votes = defaultdict(float)
        for rank, victims, _ in h.told["hurt"]:
            living = [v for v in victims if not _is_dead(v, dead, nouns, killed)]
            if living:
                number = _number(living)
                said[number] += _weight(rank) * (TOLL_ONE if number == 1 else 1.0)
        for rank, victims, _ in h.told["hit"]:
            number = _number(victims)
            if killed == 0:
                said[number] += TOLL_HIT * _weight(rank) * (TOLL_ONE if number == 1 else 1.0)
            elif number > max(killed, 1):
                said[number - killed] += TOLL_REST_HIT * _weight(rank)
        if killed:
            said[0] += TOLL_UNHURT
        _cast(votes, said)
    return votes


def _is_dead(v: Bearer, dead: frozenset[str], nouns: frozenset[str], killed: int) -> bool:
    """Whether someone hurt may be one of the dead: of the same name, or a nameless one of the same description."""
    if v.name is not None:
        return v.name in dead
    return killed > 0 and v.number == 1 and "other" not in v.nouns and bool(v.nouns & nouns or v.nouns <= _ANY)


def _weight(rank: int) -> float:
    return 1.0 / (1.0 + rank / TOLL_LEAD_SENTENCES)


def _cast(votes: Votes, said: Votes) -> None:
    """Adds what a document says: one that says more weighs more, but not as much more."""
    total = sum(said[n] for n in sorted(said))
    for number in sorted(said):
        if number <= TOLL_MOST and total:
            votes[number] += said[number] / total**0.5


def _most_voted(votes: Votes) -> int:
    return min(votes, key=lambda n: (-votes[n], n), default=0)


def _toll(evidence: Evidence, heard: Sequence[_Heard], kind: TollKind, votes: Votes) -> Toll | None:
    """The number that most speaks for, with the words that tell of it and of the families behind them."""
    number = _most_voted(votes)
    if number == 0:
        return None
    fates: tuple[Fate, ...] = ("dead",) if kind == "killed" else ("hurt", "hit")
    places = [(h.document, place) for h in heard for fate in fates for _, victims, found in h.told[fate] if victims for place in found]
    spans = tuple(evidence.span(document, *place) for document, place in sorted(set(places)))
    score = round(votes[number] / sum(votes[n] for n in sorted(votes)), 3)
    why = Reason("toll", f"{number} {kind}: what most of the documents say, those near their tops first", spans[:8])
    return Toll(kind, number, evidence.independent(document for document, _ in places), spans, score, (why,))
