"""Who says what to whom, and how sure."""
