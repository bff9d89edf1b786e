"""The true date as a trial, held for all documents of a story together."""
