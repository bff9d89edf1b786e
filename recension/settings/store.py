"""Numbers of the store, and its name."""

DEFAULT_STORE = "recension.db"
"""The file that commands use in the current folder, if no other is named."""

PACKING_LEVEL = 3
"""The level of Zstandard: its own default."""

LARGEST_RECORD = 1 << 30
"""Bytes of one record unpacked. A larger one is refused: it is broken, or meant to fill the memory."""

MOST_TERMS = 32
"""Terms of a query, and words of a term; what is typed beyond is left out. FTS5 allows an expression of a depth of 256."""

LONGEST_TERM = 64
"""Characters of a word in the index. What is longer is an address or a hash, and is found by its beginning."""

HITS = 20
"""Hits that a search shows, if it is not told how many."""

SNIPPET = 160
"""Characters of a text that are shown around the first hit in it."""

CHECKED_WHOLE = 32 << 20
"""Bytes of a store file that is checked as a whole whenever it is opened; a larger one is when it is written to."""

WAITING = 30.0
"""Seconds to wait until another process has finished its transaction. None of ours takes so long."""

KEPT_TOGETHER = 64
"""Results that are written in one transaction: what a crash can cost of the work done."""

INDEXED_WORDS = 16_000
"""Words of a document that a search looks at: PostgreSQL keeps no positions beyond 16,383, and both shall find the same."""
