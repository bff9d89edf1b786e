"""What the doctor holds to be well."""

OLDEST_PYTHON, NEWEST_PYTHON = (3, 11), (3, 13)
"""The versions of Python that the package declares."""

WAL_SAFE = (3, 51, 3)
"""The first SQLite without the bug by which resetting the write-ahead log can corrupt a database (https://sqlite.org/wal.html)."""

LEAST_DISK = 1_000_000_000
"""Bytes that should be free: a store of 100,000 articles takes about that."""
