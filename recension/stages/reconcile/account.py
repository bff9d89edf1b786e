"""The stage itself: a group of documents → its account."""

from __future__ import annotations

from recension.model import Account, Group, Story
from recension.stages.reconcile.brief.brief import write_brief
from recension.stages.reconcile.claims.claims import align_claims
from recension.stages.reconcile.conflicts.conflicts import find_conflicts
from recension.stages.reconcile.conflicts.judged import parted
from recension.stages.reconcile.dating.together import date_together
from recension.stages.reconcile.events.events import bring_together
from recension.stages.reconcile.events.judged import judged_entries
from recension.stages.reconcile.events.timeline import print_timeline
from recension.stages.reconcile.evidence import Evidence, content_id
from recension.stages.reconcile.title import best_title
from recension.stages.reconcile.witnesses import relied_on, weigh_witnesses


def reconcile(group: Group) -> Account:
    """Date the documents of a group together and, if it is to be told, tell its story."""
    evidence = Evidence(group, date_together(group))
    rests = evidence.once(relied_on)
    return Account(evidence.dating.published, rests, tell(evidence) if group.told else None)


def tell(evidence: Evidence) -> Story:
    """The story of a group: events, claims, conflicts, names, witnesses, and the brief of them."""
    entries = judged_entries(evidence, bring_together(evidence))
    timeline = print_timeline(evidence, entries)
    conflicts, dismissed = parted(evidence, find_conflicts(evidence, entries))
    claims = align_claims(evidence, conflicts)
    witnesses = weigh_witnesses(evidence)
    documents = tuple(a.document.id for a in evidence.articles)
    return Story(
        id=content_id("story", *sorted(documents)),
        title=best_title(evidence),
        documents=documents,
        families=tuple(sorted(set(evidence.families))),
        brief=write_brief(evidence, timeline.events, conflicts, witnesses, timeline.main),
        timeline=timeline.events,
        claims=claims,
        conflicts=conflicts,
        entities=evidence.bearers.entities,
        witnesses=witnesses,
        dismissed=dismissed,
        main=timeline.main,
    )
