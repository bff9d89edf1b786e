"""Event identity: ECB+, which mentions tell of one event, within and across the documents of a topic.

The measure is that of the CoNLL-2012 task: the mean of MUC (Vilain et al. 1995), B3 (Bagga and Baldwin 1998) and CEAFe (Luo 2005) over all
topics together, single mentions included. The documents of a topic (two look-alike happenings) are put into stories by the chain;
within each, mentions are brought together by what brings them together in an edition. With gold mentions the triggers and the
sentences that the set's editors annotated are given, and nothing else; with our own, mentions are matched by shared characters.
Beside it stands the usual baseline: same lemma within the same found story. ``python -m eval.coreference``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from eval.corpora import path, rows
from eval.events import tokenised
from eval.figures import Figure, digest
from eval.measures import Range, f1
from recension.model import Annotations, Article, Document, EventMention, Group, Lineage, Region
from recension.stages.annotate import annotate
from recension.stages.annotate.events.words import event_noun
from recension.stages.annotate.syntax.tagger import verb_lemma
from recension.stages.reconcile.dating.together import date_together
from recension.stages.reconcile.events.identity import same_events
from recension.stages.reconcile.events.mentions import every_telling
from recension.stages.reconcile.evidence import Evidence
from recension.stages.stories import gather
from recension.text.normalise import fold, stem
from recension.text.spans import overlap
from recension.text.words import content_stems

SET = "events/ecbplus.dev.jsonl.gz"
_PARTICLES = frozenset("up down off out in over into on to away through back around together apart for with of".split())
Key = tuple[str, int, int]
"""A mention: its document and the characters of its trigger."""
Chains = Mapping[Key, str]


@dataclass(frozen=True, slots=True)
class Read:
    """A document of the set: its article, what was read in its annotated sentences, and the gold chain of each trigger."""

    article: Article
    annotations: Annotations
    gold: dict[Range, str]


def read(row: dict[str, Any]) -> Read:
    """A row as the chain reads it, its annotated sentences only."""
    text, _, tokens = tokenised(row)
    document = Document(row["id"], row["id"], "", text)
    article = Article(document, "en", (Region("body", 0, len(text)),))
    gold: dict[Range, str] = {}
    for event in row["events"]:
        held = [tokens[event["sentence"], t] for t in event["tokens"] if (event["sentence"], t) in tokens]
        if held:
            gold[min(held)[0], max(held)[1]] = event["chain"]
    made = annotate(article)
    told = [(s.start, s.end) for s in made.sentences if any(s.start <= start < s.end for start, _ in gold)]
    every = sorted((*made.events, *made.asides), key=lambda e: (e.start, e.end))
    events = tuple(e for e in every if any(start <= e.start < end for start, end in told))
    return Read(article, replace(made, events=events), gold)


def with_gold_mentions(one: Read) -> Read:
    """The document with the gold triggers as its event mentions, each in the clause that the chain reads around it."""
    mentions = tuple(_mention(one, trigger) for trigger in sorted(one.gold))
    return replace(one, annotations=replace(one.annotations, events=mentions))


def _mention(one: Read, trigger: Range) -> EventMention:
    """The chain's own mention at a trigger; where it has none, one of the words around it."""
    found = [e for e in one.annotations.events if overlap((e.start, e.end), trigger)]
    if found:
        return replace(found[0], start=trigger[0], end=trigger[1])
    text = one.article.document.text
    around = [e.clause for e in one.annotations.events if e.clause[0] <= trigger[0] < e.clause[1]]
    around += [(s.start, s.end) for s in one.annotations.sentences if s.start <= trigger[0] < s.end]
    clause = min(around, key=lambda c: c[1] - c[0], default=trigger)
    return EventMention(*trigger, clause, lemma_of(text[slice(*trigger)]), "happened", content_stems(text, *clause))


def lemma_of(trigger: str) -> str:
    """The stem of the base form of a trigger: of the verb of an event noun, of the first word where a particle follows."""
    words = [fold(w) for w in trigger.split()]
    word = words[0] if len(words) > 1 and words[1] in _PARTICLES else words[-1]
    return stem(event_noun(word) or verb_lemma(word))


def chains_found(documents: Sequence[Read]) -> dict[Key, str]:
    """The chain of each mention of a topic, as the program brings them together."""
    return _within_stories(documents, _by_identity)


def chains_of_lemma(documents: Sequence[Read]) -> dict[Key, str]:
    """The baseline: mentions of one lemma within one story are one event."""
    return _within_stories(documents, _by_lemma)


def _within_stories(documents: Sequence[Read], chains: Callable[[Sequence[Read]], dict[Key, str]]) -> dict[Key, str]:
    known = {d.article.document.id: d for d in documents}
    stories = gather([d.article for d in documents], {k: d.annotations for k, d in known.items()}, Lineage()).stories
    found: dict[Key, str] = {}
    for number, ids in enumerate(stories):
        found |= {key: f"{number}:{chain}" for key, chain in chains([known[i] for i in ids]).items()}
    return found


def _by_identity(documents: Sequence[Read]) -> dict[Key, str]:
    group = Group(tuple(d.article for d in documents), tuple(d.annotations for d in documents), Lineage(), told=True)
    evidence = Evidence(group, date_together(group))
    found: dict[Key, str] = {}
    for number, members in enumerate(same_events(evidence, every_telling(evidence))):
        for t in members:
            found[group.articles[t.document].document.id, t.mention.start, t.mention.end] = str(number)
    return found


def _by_lemma(documents: Sequence[Read]) -> dict[Key, str]:
    return {
        (d.article.document.id, e.start, e.end): lemma_of(d.article.document.text[e.start : e.end])
        for d in documents
        for e in d.annotations.events
    }


def topics() -> dict[str, list[Read]]:
    """The documents of each topic."""
    found: dict[str, list[Read]] = defaultdict(list)
    for row in rows(SET):
        found[row["topic"]].append(read(row))
    return dict(sorted(found.items()))


def matched(found: Chains, gold: Chains) -> dict[Key, str]:
    """Our own mentions under the keys of the gold ones whose characters they share; the others under their own."""
    by_document: dict[str, list[Key]] = defaultdict(list)
    for key in gold:
        by_document[key[0]].append(key)
    keys: dict[Key, str] = {}
    for key, chain in sorted(found.items()):
        meets = [g for g in by_document[key[0]] if overlap(g[1:], key[1:]) and g not in keys]
        keys[meets[0] if meets else key] = chain
    return keys


# ── The measures ────────────────────────────────────────────────────────────────────


def conll(found: Chains, gold: Chains) -> dict[str, float]:
    """MUC, B3, CEAFe and their mean, each F1 in percent, of two partitions whose mentions need not be the same."""
    ours, theirs = _clusters(found), _clusters(gold)
    scores = {"MUC": _muc(ours, theirs), "B3": _b_cubed(ours, theirs), "CEAFe": _ceafe(ours, theirs)}
    return {**scores, "CoNLL": sum(scores.values()) / 3}


def _clusters(chains: Chains) -> list[frozenset[Key]]:
    by_chain: dict[str, set[Key]] = defaultdict(set)
    for key, chain in chains.items():
        by_chain[chain].add(key)
    return [frozenset(keys) for _, keys in sorted(by_chain.items())]


def _muc(ours: Sequence[frozenset[Key]], theirs: Sequence[frozenset[Key]]) -> float:
    """Links kept: a cluster of n has n - 1, less one for each further part that the other side cuts it into."""

    def kept(clusters: Sequence[frozenset[Key]], others: Sequence[frozenset[Key]]) -> tuple[int, int]:
        home = {key: number for number, held in enumerate(others) for key in held}
        parts = [len({home.get(key, str(key)) for key in held}) for held in clusters]
        return sum(len(c) - p for c, p in zip(clusters, parts, strict=True)), sum(len(c) - 1 for c in clusters)

    return f1(*kept(ours, theirs), *kept(theirs, ours))


def _b_cubed(ours: Sequence[frozenset[Key]], theirs: Sequence[frozenset[Key]]) -> float:
    """For each mention the share of its cluster that its cluster on the other side holds as well."""

    def held(clusters: Sequence[frozenset[Key]], others: Sequence[frozenset[Key]]) -> tuple[float, int]:
        home = {key: c for c in others for key in c}
        shares = [len(c & home.get(key, frozenset())) / len(c) for c in clusters for key in c]
        return sum(sorted(shares)), len(shares)

    return f1(*held(ours, theirs), *held(theirs, ours))


def _ceafe(ours: Sequence[frozenset[Key]], theirs: Sequence[frozenset[Key]]) -> float:
    """The best one-to-one alignment of clusters by their Dice coefficients, over the number of clusters."""
    total = 0.0
    for left, right in _components(ours, theirs):
        total += _best_alignment([[2 * len(a & b) / (len(a) + len(b)) for b in right] for a in left])
    return f1(total, len(ours), total, len(theirs))


def _components(
    ours: Sequence[frozenset[Key]], theirs: Sequence[frozenset[Key]]
) -> Iterator[tuple[list[frozenset[Key]], list[frozenset[Key]]]]:
    """Clusters of both sides that share mentions, directly or by others: the alignment falls into these parts."""
    home = {key: number for number, held in enumerate(theirs) for key in held}
    part = list(range(len(ours) + len(theirs)))

    def root(x: int) -> int:
        while part[x] != x:
            part[x] = part[part[x]]
            x = part[x]
        return x

    for number, held in enumerate(ours):
        for key in held:
            if key in home:
                part[root(number)] = root(len(ours) + home[key])
    parts: dict[int, tuple[list[frozenset[Key]], list[frozenset[Key]]]] = defaultdict(lambda: ([], []))
    for x in range(len(part)):
        parts[root(x)][0 if x < len(ours) else 1].append(ours[x] if x < len(ours) else theirs[x - len(ours)])
    yield from (sides for _, sides in sorted(parts.items()) if sides[0] and sides[1])


def _best_alignment(worth: list[list[float]]) -> float:
    """The greatest sum of one-to-one pairs of rows and columns (Kuhn 1955, Munkres 1957, in the form with potentials)."""
    if len(worth) > len(worth[0]):
        worth = [list(column) for column in zip(*worth, strict=True)]
    rows_, columns = len(worth), len(worth[0])
    u, v, match = [0.0] * (rows_ + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows_ + 1):
        match[0] = row
        least, came, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        at = 0
        while match[at]:
            used[at] = True
            here, delta, following = match[at], float("inf"), 0
            for j in (j for j in range(1, columns + 1) if not used[j]):
                cost = -worth[here - 1][j - 1] - u[here] - v[j]
                if cost < least[j]:
                    least[j], came[j] = cost, at
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            at = following
        while at:
            match[at], at = match[came[at]], came[at]
    return sum(worth[match[j] - 1][j - 1] for j in range(1, columns + 1) if match[j])


def measure() -> Iterator[Figure]:
    """CoNLL F1 with gold mentions, of the program and of the baseline, and with our own mentions."""
    content = digest([path(SET)])
    gold: dict[Key, str] = {}
    found: dict[str, dict[Key, str]] = {"gold mentions": {}, "gold mentions, same lemma": {}, "own mentions": {}}
    for topic, documents in topics().items():
        gold |= {(d.article.document.id, *trigger): f"{topic}:{chain}" for d in documents for trigger, chain in d.gold.items()}
        given = [with_gold_mentions(d) for d in documents]
        made = (chains_found(given), chains_of_lemma(given), chains_found(documents))
        for name, chains in zip(found, made, strict=True):
            found[name] |= {key: f"{topic}:{chain}" for key, chain in chains.items()}
    found["own mentions"] = matched(found["own mentions"], gold)
    for name, chains in found.items():
        for measure_name, value in conll(chains, gold).items():
            yield Figure(SET, content, f"event identity, {name}, {measure_name} F1", value)


if __name__ == "__main__":
    for figure in measure():
        print(f"{figure.name:60} {figure.value:5.1f}")
