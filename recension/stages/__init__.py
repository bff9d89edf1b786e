"""The stages. None imports another, and none writes anything: each is a function from records to records."""
