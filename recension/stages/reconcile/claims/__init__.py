"""What is said, by whom, aligned across wordings."""
