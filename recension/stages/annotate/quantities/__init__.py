"""Numbers, and what is counted by them."""
