"""What can go wrong, each said in one line: what, why, what next.

One family, so that a caller can catch all of it; each error has a stable code
(``docs/errors.md`` lists them) and becomes either a :class:`~recension.model.Rejected`
entry, when it concerns one input, or an exit code, when it concerns the run.
"""

from __future__ import annotations

from collections.abc import Sequence

from recension.model import Rejected


class RecensionError(Exception):
    """Base of all errors that the package raises on purpose."""

    def __init__(self, code: str, what: str, why: str, next_step: str) -> None:
        """``code`` is stable, the other three are phrases without a full stop."""
        super().__init__(f"{what}: {why}; {next_step}")
        self.code = code
        self.what = what
        self.why = why
        self.next_step = next_step


class InputError(RecensionError):
    """An input that cannot become a document. The batch goes on without it."""


class UsageError(RecensionError):
    """The run was asked for something that cannot be done."""


class StoreError(RecensionError):
    """The store cannot be used: it is missing, damaged, locked, full, or made by a newer program."""


class NothingUsable(RecensionError):
    """No input became a document. ``rejected`` says why, input by input."""

    def __init__(self, rejected: Sequence[Rejected]) -> None:
        super().__init__("RCN-400", "nothing to go on", "none of the inputs became a document", "see each cause above")
        self.rejected = tuple(rejected)
