"""Names: who and what is spoken of, and where."""
