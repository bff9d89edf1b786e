"""Events that only the trees show: what the trained reader sees as an event and as the finite verb to which a time belongs.

The rules over parts of speech miss verbs that look like adjectives or nouns (*men in uniform burnt it on Monday*), and those that mean
much less elsewhere. A time that no told event has is one of some event: that of the verb which it depends on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recension.model import Annotations, EventCertainty, EventMention, Timex
from recension.reader.reading import Reading
from recension.settings.annotate import LINE_CLIMB
from recension.stages.annotate.events.lines import is_finite, with_lines
from recension.stages.annotate.events.words import verb_is
from recension.stages.annotate.syntax.tagger import verb_lemma
from recension.stages.annotate.syntax.trees import Tree, Trees
from recension.text.normalise import fold
from recension.text.words import content_stems

_AUXILIARIES = frozenset({"aux", "aux:pass"})
_AHEAD = frozenset("will would shall 'll".split())
_UNSURE = frozenset("may might could can should must".split())
_NEGATIONS = frozenset("not n't n’t never no".split())
_BOUNDS = frozenset("since until till before after by".split())


def promoted(text: str, read: Annotations, reading: Reading) -> tuple[EventMention, ...]:
    """The asides that are told with a time of their own, as events; in order of their triggers."""
    trees, used = Trees(text, reading), {event.timex for event in read.events}
    free = [(i, t) for i, t in enumerate(read.timexes) if i not in used and t.type in ("DATE", "TIME") and not t.value.endswith("_REF")]
    timed = dict(_timed(trees, free)) if free and read.asides else {}
    found = (_event(text, aside, trees, timed) for aside in read.asides)
    return with_lines(text, [event for event in found if event is not None], reading)


def _timed(trees: Trees, free: Sequence[tuple[int, Timex]]) -> Iterator[tuple[int, int]]:
    """The verb that each of some times depends on, and the time."""
    for index, timex in reversed(free):
        word = trees.word(timex.start, timex.end)
        if word is None:
            continue
        tree, verb = trees.tree(word), word
        for _ in range(LINE_CLIMB):
            verb = tree.head(verb)
            if tree.tag(verb).startswith("VB"):
                break
        if word != verb and not _is_bound(tree, word):
            yield verb, index


def _is_bound(tree: Tree, word: int) -> bool:
    """Whether a time only bounds: *since Friday*, *by Monday*."""
    return any(tree.key(w) in _BOUNDS for w in tree.of(word, frozenset({"case", "mark"})))


def _event(text: str, aside: EventMention, trees: Trees, timed: dict[int, int]) -> EventMention | None:
    """An aside as an event, if it is the finite verb of a time and tells of no state, thought or saying."""
    word = trees.word(aside.start, aside.end)
    if word is None or word not in timed:
        return None
    tree, lemma = trees.tree(word), verb_lemma(fold(text[aside.start : aside.end]))
    if not tree.tag(word).startswith("VB") or not is_finite(tree, word) or verb_is(lemma, "say", "think", "state", "help", "expect"):
        return None
    certainty, clause = _certainty(tree, word), _clause(tree, word)
    if certainty is None or not clause[0] <= aside.start < clause[1]:
        return None
    return replace(aside, certainty=certainty, clause=clause, words=content_stems(text, *clause), timex=timed[word], background=False)


def _certainty(tree: Tree, word: int) -> EventCertainty | None:
    """How sure a finite verb is by its auxiliaries; ``None`` where more would have to be known."""
    auxiliaries = {tree.key(w) for w in tree.of(word, _AUXILIARIES)}
    if any(tree.key(w) in _NEGATIONS for w in tree.below[word]) or auxiliaries & _UNSURE:
        return None
    return "expected" if auxiliaries & _AHEAD else "happened"


def _clause(tree: Tree, word: int) -> tuple[int, int]:
    """The code points of a verb and what depends on it, without what is joined to it."""
    held = {word}.union(
        *(tree.under(w) for w in tree.below[word] if tree.relation(w) not in ("conj", "parataxis", "punct", "advcl", "mark", "cc"))
    )
    first, last = word, word
    while first - 1 in held:
        first -= 1
    while last + 1 in held:
        last += 1
    return tree.characters((first, last + 1))
