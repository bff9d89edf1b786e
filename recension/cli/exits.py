"""The exit codes, and what they stand for."""

EXIT_CODES = """\b
Exit codes:
  0    every input became a document
  1    an internal error: please report it; with --strict, a rejected input
  2    the command was not understood, or its output could not be written
  3    finished, but some inputs were rejected
  4    nothing usable: no input became a document
  5    the store is missing, damaged, locked, full or newer than the program
  130  interrupted
"""

EXIT_ALL, EXIT_BUG, EXIT_USAGE, EXIT_REJECTED, EXIT_NOTHING, EXIT_STORE, EXIT_INTERRUPTED = 0, 1, 2, 3, 4, 5, 130
