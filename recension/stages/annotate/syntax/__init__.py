"""Words → tags, chunks and clauses: the grammar that all readers of this stage share."""
