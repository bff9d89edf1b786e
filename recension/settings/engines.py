"""Numbers of engines: when a pool pays, and what one item may cost."""

ITEMS_PER_WORKER = 8
"""Fewer items than this for each process are done sooner by one: a process starts in 10 ms, but loads its word lists
in 0.5 s, and a document takes some 15 ms (measured on two cores, sample pile)."""

ITEM_SECONDS = 60.0
"""Seconds of computing that one document may take in one stage. A long report takes 0.1 s."""

ITEM_WAITING = 300.0
"""The same by the clock, for what waits for ever: five times as much, for a machine with other work."""

ITEM_BYTES = 2_000_000_000
"""Bytes of memory that a process may take on top of what it starts with. A page with the most tags that are read takes 0.1 GB."""
