"""Numbers of the desk: what one request may bring, and how much one page shows."""

PORT = 8017
"""Where the desk listens if it is not told otherwise."""

LARGEST_UPLOAD = 256 << 20
"""Bytes that one upload may bring, all files together. Larger piles are ingested by the command line."""

MOST_FILES = 1_000
"""Files of one upload."""

LARGEST_FORM = 1 << 20
"""Bytes of any other form: a judgement's reason is a few lines."""

MOST_FIELDS = 64
"""Fields of a form."""

LONGEST_QUERY = 500
"""Characters of a search that are looked at."""

ROWS = 50
"""Rows of one page of a list."""

LIVE_HITS = 12
"""Hits that a live search shows under the field."""

READERS = 4
"""Requests that read the store at the same time, each by a connection of its own."""

KEPT_PAGES = 32
"""Pages of stories that are kept until the store changes: a large one takes a second to make."""
