"""A story's documents → one account: true dates, events, claims, conflicts, brief."""

from recension.stages.reconcile.account import reconcile
from recension.stages.reconcile.dating.together import date_documents, date_together

__all__ = ["date_documents", "date_together", "reconcile"]
