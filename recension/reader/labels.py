"""What the heads of the reader tell of a word: the labels of each, in the order of their columns."""

from __future__ import annotations


def _spans(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of a head that marks spans (IOB2, Ratnaparkhi 1998): outside, then beginning and inside of each kind."""
    return ("O", *(f"{place}-{kind}" for kind in kinds for place in "BI"))


NAME_KINDS = ("person", "organisation", "place", "facility", "event", "product", "nationality", "other")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
HEADS: dict[str, tuple[str, ...]] = {
    "name": _spans(NAME_KINDS),
    "timex": _spans(TIMEX_TYPES),
    "cue": _spans(("cue",)),
    "trigger": _spans(("event",)),
    "event class": (
        "none", "OCCURRENCE", "REPORTING", "I_ACTION", "STATE", "I_STATE", "ASPECTUAL", "PERCEPTION",
    ),
    "speech": (
        "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ", "JJR", "JJS", "LS",
        "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD",
        "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``",
    ),
    "relation": (
        "root", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "compound",
        "compound:prt", "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj",
        "list", "mark", "nmod", "nmod:poss", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "orphan", "parataxis", "punct",
        "reparandum", "vocative", "xcomp",
    ),
}  # fmt: skip
"""The heads that label single words.

``name``, ``timex``: spans of names and time expressions. ``cue``: words that attribute something to someone.
``trigger``: words that tell of an event of the news (ECB+); ``event class``: TimeML's class of any event word.
``speech``: tags of the Penn Treebank. ``relation``: Universal Dependencies.
"""

PARTS = ("source", "content", "cue")
"""What a word can be of an attribution that has a given cue: part of its source, of its content, or of the cue itself."""
