"""Word lists, gazetteers and tables that ship with the program. What each is and where it comes from: ``NOTICE``."""
