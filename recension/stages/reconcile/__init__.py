"""A story's documents → one account: true dates, events, claims, conflicts, brief."""

from recension.stages.reconcile.account import reconcile

__all__ = ["reconcile"]
