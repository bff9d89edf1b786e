"""The command line. It only translates: words into calls, errors into lines, results into exit codes."""

from recension.cli.commands import main

__all__ = ["main"]
