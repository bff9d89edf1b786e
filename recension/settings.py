"""Each number that decides something: its name, what it means, and where it comes from.

A stage reads its numbers from here and from nowhere else. They are constants:
a figure is changed with the measurement that asks for it, never per pile.
"""

from __future__ import annotations

# ── sources: what is refused ────────────────────────────────────────────────────────

MAX_DOCUMENT_BYTES = 20_000_000
"""Raw bytes of one document after decompression. trafilatura's and Scrapy's order of magnitude."""

# ── engines ─────────────────────────────────────────────────────────────────────────

ITEMS_PER_WORKER = 8
"""Fewer items than this for each process are done sooner without a pool: a process starts in about
0.5 s and a document takes some 30 ms (measured on two cores, sample pile)."""

# ── clean ───────────────────────────────────────────────────────────────────────────

# ── annotate ────────────────────────────────────────────────────────────────────────

# ── lineage ─────────────────────────────────────────────────────────────────────────

# ── stories ─────────────────────────────────────────────────────────────────────────

# ── reconcile ───────────────────────────────────────────────────────────────────────
