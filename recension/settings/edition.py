"""Numbers of the edition: what it lists."""

LARGE_FAMILY = 32
"""Of a family of more documents only the passages of its links are listed: 200 copies of one page made an edition of 58 MB."""
