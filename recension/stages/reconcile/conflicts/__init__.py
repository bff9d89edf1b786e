"""Where the witnesses differ, by kind."""
