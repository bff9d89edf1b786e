"""The tense in which a time expression is told: whether *on Friday* was or will be."""

from __future__ import annotations

from recension.model import Tense
from recension.stages.annotate.times.tokens import Tokens

_FUTURE = frozenset(
    "will shall ll 'll would may might could can must should expected due scheduled slated poised planned plans planning plan "
    "hopes hope intends intend intended wants aims going expect upcoming ahead expects predicts forecast until till by tomorrow "
    "mean means await awaits awaiting pending looms ordered set".split()
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
_BASE_FOLLOWS = frozenset("to will shall would may might could can must should".split())
"""*To put*, *will cut*: behind these words a form that is also one of the past is none."""
_PASSIVE = frozenset("be is are being".split())
"""*Will be held*, *is signed*: a participle behind these tells no past."""
_NOUN_FOLLOWS = frozenset("in of by from with at on for a an his her its their our my your".split())
"""*By armed men*, *in a disputed area*: a participle behind these goes with its noun."""
_EXTENDED = frozenset(
    "postponed extended delayed adjourned suspended deadline has have given put closed banned remain remains remanded open".split()
)
"""What lasts *until Tuesday* has not ended."""
_FIXED = frozenset("planned scheduled set slated due booked fixed billed pencilled penciled timetabled slotted called".split())
_MOVED = frozenset("postponed moved adjourned rescheduled pushed deferred delayed shifted".split())
_PROSPECTS = frozenset(
    "agreement agreements deal plan plans decision proposal offer intention promise pledge invitation agreed agrees promised promises pledged pledges vowed vows".split()
)
"""What an infinitive behind them tells lies ahead: *an agreement to buy*."""
REACH = 30
"""How many tokens away the verb is looked for: longer sentences have another clause between."""


def tense_at(tokens: Tokens, first: int, last: int) -> Tense | None:
    """The tense of the verb that the expression at tokens ``first`` to ``last`` goes with.

    The nearest finite verb before it, else the nearest after it; ``None`` if there is none and for a possessive
    (*Friday's vote*), which goes with its noun. What is told of as *before Tuesday* was still to come.
    """
    if tokens.word(last) in ("'", "’") and tokens.word(last + 1) == "s":
        return None
    if _is_ahead(tokens, first, last):
        return "future"
    if _is_past(tokens, last):  # on Sunday issued
        return "past"
    around = (*range(first - 1, max(-1, first - REACH), -1), *range(last, min(len(tokens.classes), last + REACH)))
    tense = next((tense for index in around if (tense := _tense(tokens, index)) is not None), None)
    return None if tense == "past" and tokens.word(first - 1) == "by" else tense  # hoped for a vote by Friday


def _is_ahead(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words beside an expression put it ahead: *before Tuesday*, *adjourned until Monday*, *on Friday at the latest*."""
    if tokens.word(first - 1) in ("before", "effective") or (tokens.word(first - 2), tokens.word(first - 1)) == ("before", "the"):
        return True
    if [tokens.word(i) for i in range(last, last + 3)] in (["at", "the", "earliest"], ["at", "the", "latest"]):
        return True
    if tokens.word(first - 1) in ("starting", "beginning", "into"):
        return True
    if tokens.word(first - 1) == "as" and tokens.word(first - 2) in ("early", "soon", "late"):
        return True
    if tokens.word(first - 1) == "for" and any(tokens.word(i) in _FIXED for i in range(first - 5, first - 1)):
        return True
    preposition, before = tokens.word(first - 1), {tokens.word(i) for i in range(first - 7, first - 1)}
    return (preposition in ("until", "till") and bool(before & _EXTENDED)) or (
        preposition in ("to", "until", "till") and bool(before & _MOVED)
    )


def _tense(tokens: Tokens, index: int) -> Tense | None:
    word = tokens.word(index)
    if word in _FUTURE:
        return _future(tokens, index, word)
    if word == "to":
        return _infinitive(tokens, index)
    if word in _PRESENT:
        return "future" if tokens.word(index + 1) == "to" else "present"
    return "past" if _is_past(tokens, index) else None


def _is_past(tokens: Tokens, index: int) -> bool:
    """Whether a token is a verb of the past; *is signed* and *to be signed* are none."""
    word, before = tokens.word(index), tokens.word(index - 1)
    if word in _PAST:
        return word != "been" and before not in _BASE_FOLLOWS | _PASSIVE
    regular = len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST and tokens.text[tokens.starts[index]].islower()
    adjective = before in _BASE_FOLLOWS | _PASSIVE | _NOUN_FOLLOWS or tokens.word(index - 2) == "to"
    return regular and not adjective


def _future(tokens: Tokens, index: int, word: str) -> Tense | None:
    """*expected* and *planned* look ahead only after *is*, *are*, *was* or where an infinitive follows."""
    if word in ("by", "until", "till"):
        return None
    if word == "planned" and tokens.word(index + 1) in ("a", "an", "another"):
        return "future"
    if word in ("set", "ordered", "planned", "intended", "forecast", "plan", "hope", "means", "mean", "plans", "wants", "going"):
        return "future" if tokens.word(index + 1) == "to" and tokens.word(index + 2) not in _DETERMINERS else None
    if word in ("may", "can", "could", "must", "might", "should"):
        return None if tokens.word(index + 1) == "have" else "future"
    return "future"


def _infinitive(tokens: Tokens, index: int) -> Tense | None:
    """*is to meet*, *due to be signed*: the words before tell whether the infinitive lies ahead."""
    before, after = tokens.word(index - 1), tokens.word(index + 1)
    if after in _DETERMINERS or not after.isalpha() or tokens.text[tokens.starts[index + 1]].isupper():
        return None
    return "future" if before in _FUTURE | _PROSPECTS | {"is", "are", "was", "were"} else None
