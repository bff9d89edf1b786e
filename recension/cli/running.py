"""How a command runs: errors become lines, results become exit codes."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress

import click

from recension.cli.exits import EXIT_ALL, EXIT_BUG, EXIT_INTERRUPTED, EXIT_NOTHING, EXIT_REJECTED, EXIT_STORE, EXIT_USAGE
from recension.errors import NothingUsable, RecensionError, StoreError
from recension.model import Rejected
from recension.text.terminal import printable

Job = Callable[[], Sequence[Rejected]]
"""What a command does; it gives the inputs that were rejected."""


def run(job: Job, strict: bool = False, debug: bool = False, on_nothing: Callable[[Sequence[Rejected]], object] = list) -> None:
    """Do a job, say in one line each what went wrong, and leave with the exit code that stands for it.

    ``on_nothing`` gets the rejected inputs when all were.
    """
    try:
        rejected = job()
    except NothingUsable as error:
        _report(error.rejected)
        say(f"recension: {error}")
        on_nothing(error.rejected)
        sys.exit(EXIT_NOTHING)
    except StoreError as error:
        say(f"recension: {error} [{error.code}]")
        sys.exit(EXIT_STORE)
    except RecensionError as error:
        say(f"recension: {error} [{error.code}]")
        sys.exit(EXIT_USAGE)
    except KeyboardInterrupt:
        say("recension: interrupted; no edition was written")
        sys.exit(EXIT_INTERRUPTED)
    except BrokenPipeError:  # the reader of our output has seen enough
        _drop_output()
        sys.exit(EXIT_ALL)
    except OSError as error:
        _drop_output()
        say(f"recension: the output could not be written: {error.strerror}; check the path, its permissions and the free space")
        sys.exit(EXIT_USAGE)
    except Exception as error:  # the last fence: a bug is one line, and a traceback only for those who ask
        say(traceback.format_exc() if debug else f"recension: internal error, {type(error).__name__}: {error}; run again with --debug")
        sys.exit(EXIT_BUG)
    _report(rejected)
    if rejected:
        sys.exit(EXIT_BUG if strict else EXIT_REJECTED)


def _drop_output() -> None:
    """Let what could not be written go, so that it is not tried again, and reported once more, when the program ends."""
    with suppress(OSError, ValueError, AttributeError):  # standard output may be closed
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report(rejected: Sequence[Rejected]) -> None:
    """One line on standard error for each rejected input."""
    for entry in rejected:
        say(f"rejected {entry.source}: {entry.message} [{entry.code}]")


def say(lines: str) -> None:
    """Lines for a person, on standard error, without control characters that would act on a terminal."""
    with suppress(OSError, ValueError):  # standard error may be closed; the exit code still tells
        for line in lines.splitlines():
            click.echo(printable(line), err=True)


def count(number: int, one: str, many: str | None = None) -> str:
    """A number and what it counts: *1 story*, *2 stories*."""
    return f"{number} {one if number == 1 else many or one + 's'}"
