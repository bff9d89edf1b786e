"""What tells an event as a sentence of its own: its finite clause with its subject, read off the trained reader's trees.

Relations are those of Universal Dependencies (de Marneffe et al. 2021). A clause that lacks a subject borrows that of the clause
it is joined to (*A barge* | *broke loose*) or the noun that it is said of (*the envoy*, who | *landed on Tuesday*); what is joined to it
on the right, and tells of something else, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recension.model import EventMention
from recension.reader.reading import Reading
from recension.settings.annotate import LINE_CLIMB, LINE_ROOM
from recension.stages.annotate.syntax.trees import Tree, Trees, Words

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PARTICIPLES = frozenset({"VBN", "VB", "VBG"})
"""Forms that need an auxiliary, which may stand with the verb that they are joined to."""
_NOUNS = frozenset({"NN", "PR", "CD", "DT"})
"""What the tags of words that can be a subject begin with."""
_BOUNDING = frozenset({"if", "unless", "whether", "lest", "until", "till", "before", "once", "than"})
"""Before what may never come to be."""
_UNSURE = frozenset("not n't n’t never no may might could would can".split())
_OF_NOUN = frozenset({"det", "amod", "compound", "nmod", "nmod:poss", "nummod", "flat", "advmod", "conj"})
"""What belongs to a noun before it."""
_RELATIVE = frozenset({"WP", "WDT", "WP$", "WRB"})
_OPENERS = frozenset({"mark", "cc", "punct", "discourse"})
_APART = frozenset({"conj", "parataxis"})
"""What hangs on a clause and tells of something of its own."""
_LOOSE = frozenset({"advcl", "acl:relcl", "acl", "appos"})
"""What can be left out at the end of a clause that is too long."""


def with_lines(text: str, events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events, each with the ranges that tell it as a sentence of its own, and the subject among them."""
    if not events or not len(reading):
        return tuple(events)
    trees = Trees(text, reading)
    return tuple(_with_line(event, trees) for event in events)


def _with_line(event: EventMention, trees: Trees) -> EventMention:
    word = trees.word(event.start, event.end)
    if word is None:
        return event
    tree = trees.tree(word)
    made = _line(tree, word, event.certainty in ("happened", "expected"))
    if made is None:
        return event
    lent, clause = made
    ranges = tuple(tree.characters(words) for words in (*lent, clause))
    return replace(event, line=ranges, subject=tree.characters(lent[0] if lent else _within(tree, clause)))


def _within(tree: Tree, clause: Words) -> Words:
    """The words of the first subject within a clause."""
    for word in range(*clause):
        found = _subject(tree, tree.head(word)) if tree.relation(word) in _SUBJECTS else None
        if found is not None and clause[0] <= found[0] < found[1] <= clause[1]:
            return found
    return clause[0], clause[0] + 1


def _line(tree: Tree, trigger: int, sure: bool) -> tuple[list[Words], Words] | None:
    """What stands before the clause (the borrowed subject, an auxiliary), and the clause itself, both as runs of words.

    What is not ``sure`` keeps what makes it unsure: *denied that he met her*, *if it rains*.
    """
    for clause in _governing(tree, trigger):
        if not is_finite(tree, clause) or _is_bound(tree, clause, sure):
            continue
        subject = _subject(tree, clause)
        relation = tree.relation(clause)
        if relation == "acl:relcl":
            if subject is not None and _is_relative(tree, clause, subject):
                return [_antecedent(tree, clause)], _extent(tree, clause, subject[1])
        elif subject is not None:
            extent = _extent(tree, clause, None)
            opening = {tree.tag(w) for w in range(extent[0], max(subject[0], extent[0]) + 1)}
            if not opening & _RELATIVE and tree.tag(subject[0]) != "IN":
                return [], extent
        elif relation == "conj":
            lent = _lent(tree, clause)
            if lent is not None:
                return lent, _extent(tree, clause, None)
    return None


def _is_bound(tree: Tree, clause: int, sure: bool) -> bool:
    """Whether a clause says something else without what governs it: a condition, what is denied or doubted in another clause."""
    marks = {tree.key(w) for w in tree.of(clause, frozenset({"mark"}))}
    if marks & _BOUNDING:
        return True
    own = any(tree.key(w) in _UNSURE for w in tree.below[clause])
    return not sure and not own and tree.relation(clause) in ("ccomp", "xcomp")


def _is_relative(tree: Tree, clause: int, subject: Words) -> bool:
    """Whether a clause begins with a relative pronoun that is its subject, and is said of a noun before it."""
    held = tree.under(clause) - set(tree.of(clause, frozenset({"punct", "cc"})))
    bare = tree.tag(subject[1])[:2] in ("RB", "MD", "VB", "IN", ",")
    of_noun = tree.head(clause) < subject[0] and tree.tag(tree.head(clause))[:2] in _NOUNS
    return bare and of_noun and subject[1] - subject[0] == 1 and tree.tag(subject[0]) in ("WP", "WDT") and min(held) == subject[0]


def _subject(tree: Tree, clause: int) -> Words | None:
    """The words of the subject of a clause: what the reading calls so; for the root, the nouns that end right before the verb."""
    own = [w for w in tree.of(clause, _SUBJECTS) if w < clause]
    if own:
        held = [w for w in tree.under(own[0]) if w < clause]
        return min(held), max(held) + 1
    if tree.relation(clause) != "root":
        return None
    end = clause
    while end > tree.first and (tree.tag(end - 1) in ("RB", ",", "MD") or tree.relation(end - 1) in _AUXILIARIES):
        end -= 1
    start = end
    while start > tree.first and tree.tag(start - 1) not in (",", ":", "IN", "CC", "."):
        start -= 1
    return (start, end) if any(tree.tag(w)[:2] in _NOUNS for w in range(start, end)) else None


def _governing(tree: Tree, word: int) -> Iterator[int]:
    """A word and what it depends on, the nearest first."""
    for _ in range(LINE_CLIMB):
        yield word
        if tree.head(word) == word:
            return
        word = tree.head(word)


def is_finite(tree: Tree, word: int) -> bool:
    """Whether a predicate is finite, by its own form or its auxiliary's, or shares the auxiliary of what it is joined to."""
    if tree.tag(word) in _FINITE or any(tree.tag(w) in _FINITE for w in tree.of(word, _AUXILIARIES)):
        return True
    joined = tree.relation(word) == "conj" and tree.tag(word) in _PARTICIPLES and not tree.of(word, _SUBJECTS)
    return joined and any(tree.tag(w) in _FINITE for w in tree.of(tree.head(word), _AUXILIARIES))


def _antecedent(tree: Tree, clause: int) -> Words:
    """The noun phrase that a relative clause is said of, up to the clause."""
    noun = tree.head(clause)
    named = (tree.under(w) for w in tree.of(noun, _OF_NOUN) if w < noun)  # It was *the mate* who steered
    start = min({noun}.union(*named) - tree.under(clause), default=noun)
    end = min(tree.under(clause))
    while start < noun and tree.relation(start) in _OPENERS | {"case", "fixed"}:
        start += 1
    while end - 1 > noun and tree.relation(end - 1) == "punct":
        end -= 1
    return start, max(end, noun + 1)


def _lent(tree: Tree, clause: int) -> list[Words] | None:
    """The subject of the clause that one is joined to, and its auxiliaries where they serve both."""
    head = tree.head(clause)
    for _ in range(LINE_CLIMB):
        if tree.of(head, _SUBJECTS) or tree.relation(head) != "conj":
            break
        head = tree.head(head)
    subject = _subject(tree, head)
    if subject is None or head > clause or tree.tag(subject[0]) in _RELATIVE | {"IN"}:
        return None
    auxiliaries = [w for w in tree.of(head, _AUXILIARIES) if w >= subject[1]]
    shared = tree.tag(clause) in _PARTICIPLES and not tree.of(clause, _AUXILIARIES)
    return [subject, (min(auxiliaries), max(auxiliaries) + 1)] if shared and auxiliaries else [subject]


def _extent(tree: Tree, clause: int, start: int | None) -> Words:
    """The run of words of a clause, without what opens it, what is joined to it, and loose ends beyond the room of a line."""
    held = set(range(tree.first, tree.last)) if tree.head(clause) == clause else tree.under(clause)
    for other in tree.of(clause, _APART):
        if other > clause and _is_predicate(tree, other):
            held -= {w for w in held if w >= min(tree.under(other))}
        elif other < clause and _is_predicate(tree, other):
            held -= {w for w in held if w <= max(tree.under(other))}
    held.add(clause)  # which a cycle in a wrong reading may have taken away
    marks = [w + 1 for w in tree.of(clause, frozenset({"mark"})) if w < clause]  # ten days after | the barge sank
    first = max([min(held), *marks]) if start is None else start
    while first < clause and (tree.relation(first) in _OPENERS or tree.tag(first) == "WRB"):
        first += 1
    return first, _shortened(tree, clause, first, _trimmed(tree, clause, max(held) + 1))


def _is_predicate(tree: Tree, word: int) -> bool:
    """Whether a word tells of something of its own: a verb, or what a subject or an auxiliary belongs to."""
    return tree.tag(word)[:2] in ("VB", "MD") or bool(tree.of(word, _SUBJECTS | _AUXILIARIES))


def _trimmed(tree: Tree, clause: int, end: int) -> int:
    """The end of a clause without the marks and conjunctions that lead on to what was left out."""
    while end - 1 > clause and tree.relation(end - 1) in ("punct", "cc", "mark", "case"):
        end -= 1
    return end


def _shortened(tree: Tree, clause: int, first: int, end: int) -> int:
    """The end of a clause that leaves out its last loose parts until it has room on a line."""
    while tree.reading.characters(first, end)[1] - tree.reading.characters(first, end)[0] > LINE_ROOM:
        loose = [w for w in range(clause + 1, end) if tree.relation(w) in _LOOSE and max(tree.under(w)) >= end - 1]
        starts = [min(tree.under(tree.head(w) if tree.relation(tree.head(w)) in _LOOSE else w)) for w in loose]
        cut = _without_rest(tree, clause, _trimmed(tree, clause, max((s for s in starts if s > clause + 1), default=end)))
        if cut >= end:
            break
        end = cut
    return end


def _without_rest(tree: Tree, clause: int, end: int) -> int:
    """The end of a clause without the few words behind its last comma that belonged to what was cut off: *, ten days | after it sank*."""
    for word in range(end - 1, max(clause, end - 5), -1):
        if tree.tag(word) == ",":
            return word
    return end
