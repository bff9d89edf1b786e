"""How sure a speaker is of what is said: by the class of the verb that brings it in, else by the main verb of what is said.

The values are those of FactBank (Saurí and Pustejovsky 2009), made coarser. What hangs on the main clause
(*a ship that could carry 40 cars sank*) does not make it less sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recension.model import ClaimCertainty
from recension.stages.annotate.speech.frames import Saying
from recension.stages.annotate.syntax.chunks import Parse, VerbGroup
from recension.stages.annotate.syntax.clauses import subject_of
from recension.stages.annotate.syntax.letters import SUBORDINATORS
from recension.text.spans import Range

OF_KIND: dict[str, ClaimCertainty] = {
    "deny": "denied",
    "doubt": "disputed",
    "contest": "disputed",
    "expect": "expected",
    "promise": "expected",
    "suspect": "possible",
}
"""What the class of a reporting verb (``speech_verbs.tsv``) says of its content."""

_OTHERS = frozenset("others critics opponents rivals sceptics skeptics".split())
_POSSIBLE_MODALS = frozenset("could may might".split())
_EXPECTED_MODALS = frozenset("will 'll wo would shall".split())
_POSSIBLE_VERBS = frozenset("appear seem believe suspect think fear allege presume suppose rumor risk".split())
_EXPECTED_VERBS = frozenset(
    "expect plan intend aim hope promise vow pledge schedule slate anticipate await propose threaten prepare".split()
)
_POSSIBLE_WORDS = frozenset(
    "possibly perhaps maybe possible likely unlikely potential potentially probably probable suspected apparently".split()
)
_EXPECTED_WORDS = frozenset("due scheduled set slated expected planned bound about".split())


def claim_certainty(saying: Saying) -> ClaimCertainty:
    """How sure the speaker of a saying is of its content."""
    parse, kind = saying.parse, saying.kind
    if kind == "deny" and saying.group is not None and saying.group.negated:  # has not ruled out
        return "possible"
    if kind in ("deny", "doubt", "suspect", "promise"):
        return OF_KIND[kind]
    if saying.group is not None and saying.group.lemma == "plead" and "not" in {parse.key(a) for a, _ in saying.content}:
        return "denied"
    if saying.source and _OTHERS & {parse.key(i) for i in range(*saying.source)}:
        return "disputed"
    told = _told(parse, saying.content)
    return OF_KIND.get(kind, told) if told in ("asserted", "expected") else told


def _told(parse: Parse, content: Sequence[Range]) -> ClaimCertainty:
    """What the first main verb of the content tells; without a verb, what its words tell."""
    if not content:
        return "asserted"
    first, last = min(a for a, _ in content), max(b for _, b in content)
    if any(parse.key(i) == "first" and parse.key(i + 1) in ("sight", "glance") for i in range(first, last)):
        return "possible"
    main = next(_main_groups(parse, first, last), None)
    if main is not None:
        told = _of_group(parse, main, first)
        goes_on = any(_opens_clause(parse, g) for g in parse.groups if main.first < g.first < last)
        return "asserted" if told == "denied" and goes_on else told
    return "possible" if _POSSIBLE_WORDS & {parse.key(i) for i in range(first, last)} else "asserted"


def _opens_clause(parse: Parse, group: VerbGroup) -> bool:
    """Whether *and that* stands before the subject of a verb."""
    subject = subject_of(parse, group)
    return subject is not None and parse.key(subject.first - 1) == "that" and parse.letter(subject.first - 2) == "&"


def _main_groups(parse: Parse, first: int, last: int) -> Iterator[VerbGroup]:
    """The finite verb groups between two tokens that no relative pronoun and no conjunction puts below another."""
    for group in parse.groups:
        if not first <= group.first < last or group.form != "finite":
            continue
        subject = subject_of(parse, group)
        opening = (subject.first if subject else group.first) - 1
        is_relative = parse.letter(group.first - 1) == "W" and group.first - 1 > first
        is_subordinate = opening > first and (parse.letter(opening) in "Ww" or parse.key(opening) in SUBORDINATORS)
        if not is_relative and not is_subordinate:
            yield group


def _of_group(parse: Parse, group: VerbGroup, first: int) -> ClaimCertainty:
    """How sure the clause of a main verb is; a *could not* tells of no possibility, a *would have* of no future."""
    near = {parse.key(i) for i in range(max(first, group.first - 12), group.last + 2)}
    behind = {parse.key(i) for i in range(group.last, group.last + 2)}
    if near & _POSSIBLE_WORDS or group.lemma in _POSSIBLE_VERBS:
        return "possible"
    if group.modal in _POSSIBLE_MODALS:
        return "asserted" if group.modal == "could" and group.negated else "possible"
    if group.modal in _EXPECTED_MODALS:
        return "asserted" if group.perfect else "expected"
    ahead = group.lemma == "be" and not group.negated and (behind & _EXPECTED_WORDS or parse.letter(group.last) == "T")
    if group.lemma in _EXPECTED_VERBS or ahead:
        return "expected"
    return "denied" if _is_no_existence(parse, group) else "asserted"


def _is_no_existence(parse: Parse, group: VerbGroup) -> bool:
    """Whether a thing is said not to exist: *there was no danger*, *at no time was there a danger*, *no danger existed*."""
    if group.lemma not in ("be", "exist", "happen", "occur"):
        return False
    there = "there" in (parse.key(group.first - 1), parse.key(group.last), parse.key(group.first - 2))
    before = {parse.key(i) for i in range(group.first - 4, group.first)}
    negated = group.negated or parse.key(group.last) in ("no", "nothing", "never", "neither") or "no" in before
    return negated and (there or group.lemma != "be")
