"""The passive of reporting: *is expected to*, *was reported to have*, *was criticised by*."""

from __future__ import annotations

from collections.abc import Iterator

from recension.stages.annotate.speech.cues import HEARSAY_VERBS, lexicon
from recension.stages.annotate.speech.frames import Saying, end_of_source, is_infinitive, subject_for, trim
from recension.stages.annotate.syntax.chunks import Parse
from recension.stages.annotate.syntax.clauses import clause_of


def hearsay(parse: Parse, index: int) -> Iterator[Saying]:
    """*X is expected to do*: content without a source. *X was criticised by Y*: Y is the source."""
    group = parse.groups[index]
    subject = subject_for(parse, index)
    expected = group.lemma == "expect" and parse.letter(group.last) in "IAN."  # is expected in May
    if group.lemma in HEARSAY_VERBS and (is_infinitive(parse, group.last) or parse.key(group.last) == "that" or expected):
        kind = _kind(group.lemma)
        before = ((subject.first, group.first),) if subject and parse.key(subject.head) != "it" else ()
        end = clause_of(parse, index)[1] if parse.key(group.last) != "that" else trim(parse, group.last, len(parse.tokens))
        yield Saying(
            parse, None, (group.first, group.last), (*before, *(((group.last, end),) if end > group.last else ())), kind, group=group
        )
    elif parse.key(group.last) == "by" and subject and group.lemma not in HEARSAY_VERBS:
        agent = parse.phrase_starting(group.last + 1)
        verb = lexicon()[group.lemma]
        if agent and "n" in verb.frames:
            yield Saying(
                parse, (agent.first, end_of_source(parse, agent)), (group.head, group.last), ((subject.first, subject.last),),
                verb.frames["n"], head=agent.head,
            )  # fmt: skip


def _kind(lemma: str) -> str:
    """The class of a passive that reports: *is expected*, *is feared*, *is known*."""
    if lemma == "expect":
        return "expect"
    return "hearsay" if lemma in ("know", "say", "report", "understand") else "suspect"
