"""``recension serve``: a desk to work at, on this machine, on a store."""
