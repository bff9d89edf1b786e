"""What a person decided: rows that are added and never edited, and pure functions that replay them on every run."""
