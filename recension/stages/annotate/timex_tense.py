"""The tense in which a time expression is told: whether *on Friday* was or will be."""

from __future__ import annotations

from recension.model import Tense
from recension.stages.annotate.timex_tokens import Tokens

_FUTURE = frozenset(
    "will shall ll 'll would may might could can must expected due scheduled slated poised planned plans planning plan "
    "hopes hope intends intend intended wants aims going expect upcoming ahead expects predicts forecast until till by tomorrow "
    "mean means await awaits looms ordered set".split()
)
_STRONG = frozenset("will shall ll would due scheduled slated expected upcoming".split())
_PAST = frozenset(
    "was were had did said told went came saw took gave met left began became found made got held knew thought wrote ran sat "
    "spoke stood broke fell drove flew rose shot struck hit won lost led put sent brought bought built caught chose felt "
    "grew heard kept laid lay paid read rode sang sank sold shook sought spent stole swore taught threw tore withdrew wore "
    "has have been ago woke burst hurt swept fought bid cut quit shut hung sprang slid forbade overcame undertook withstood "
    "says".split()
)
_PRESENT = frozenset("is are am isn aren".split())
_NOT_PAST = frozenset("need indeed speed feed seed exceed proceed succeed bed red fed shed wed hundred united limited armed based".split())
_DETERMINERS = frozenset("the a an his her its their our my your this that these those".split())
REACH = 30
"""How many tokens away the verb is looked for: longer sentences have another clause between."""


def tense_at(tokens: Tokens, first: int, last: int) -> Tense | None:
    """The tense of the verb that the expression at tokens ``first`` to ``last`` goes with.

    The nearest finite verb before it, else the nearest after it; ``None`` if there is none and for a possessive
    (*Friday's vote*), which goes with its noun. What is told of as *before Tuesday* was still to come.
    """
    if tokens.word(last) in ("'", "’") and tokens.word(last + 1) == "s":
        return None
    if tokens.word(first - 1) == "before" or tokens.word(first - 2) + tokens.word(first - 1) == "beforethe":
        return "future"
    if [tokens.word(i) for i in range(last, last + 3)] in (["at", "the", "earliest"], ["at", "the", "latest"]):
        return "future"
    for index in range(first - 1, max(-1, first - REACH), -1):
        tense = _tense(tokens, index)
        if tense is not None:
            return tense
    for index in range(last, min(len(tokens.classes), last + REACH)):
        tense = _tense(tokens, index)
        if tense is not None:
            return tense
    return None


def _tense(tokens: Tokens, index: int) -> Tense | None:
    word = tokens.word(index)
    if word in _FUTURE:
        return _future(tokens, index, word)
    if word == "to":
        return _infinitive(tokens, index)
    if word in _PRESENT:
        return "future" if tokens.word(index + 1) == "to" else "present"
    if word in _PAST:
        return None if word in ("been",) else "past"
    if len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST and tokens.text[tokens.starts[index]].islower():
        return None if tokens.word(index - 1) in ("be", "is", "are", "being") else "past"
    return None


def _future(tokens: Tokens, index: int, word: str) -> Tense | None:
    """*expected* and *planned* look ahead only after *is*, *are*, *was* or where an infinitive follows."""
    if word in ("by", "until", "till"):
        return None
    if word in ("set", "ordered", "planned", "intended", "forecast", "plan", "hope", "means", "mean", "plans", "wants", "going"):
        return "future" if "to" in (tokens.word(index + 1), tokens.word(index + 2)) else None
    if word in ("may", "can", "could", "must", "might"):
        return None if tokens.word(index + 1) == "have" else "future"
    return "future"


def _infinitive(tokens: Tokens, index: int) -> Tense | None:
    """*is to meet*, *due to be signed*: the words before tell whether the infinitive lies ahead."""
    before, after = tokens.word(index - 1), tokens.word(index + 1)
    if after in _DETERMINERS or not after.isalpha() or tokens.text[tokens.starts[index + 1]].isupper():
        return None
    return "future" if before in _FUTURE | {"is", "are", "was", "were"} else None
