"""Every cause for which a store refuses: its stable code, and what to say of it."""

from __future__ import annotations

from recension.errors import StoreError, UsageError

_CAUSES = {
    "missing": ("RCN-301", "no store", "there is none at {detail}", "make one with: recension ingest INPUT... --store FILE"),
    "no store": ("RCN-302", "not a store", "{detail}", "name the file that recension ingest wrote"),
    "damaged": ("RCN-303", "the store is damaged", "{detail}", "restore a backup, or ingest the inputs into a new file"),
    "newer": ("RCN-304", "the store is newer than this program", "it has version {detail}", "install the newest recension"),
    "altered": ("RCN-305", "not opened", "its tables are not those of a store ({detail})", "use only stores that you trust"),
    "busy": ("RCN-306", "the store is being written to", "by {detail}", "wait until that is finished, then try again"),
    "full": ("RCN-307", "nothing was changed", "the disk is full", "free some space, then give the same command again"),
    "unwritable": (
        "RCN-308",
        "nothing was changed",
        "the store cannot be written ({detail})",
        "check the permissions of the file and its folder",
    ),
    "unreadable": ("RCN-309", "the store cannot be opened", "{detail}", "check the path and its permissions"),
    "stale": ("RCN-310", "the edition is not up to date", "another version of recension made it", "run: recension ingest --store FILE"),
    "empty": ("RCN-311", "the store is empty", "no ingest has been finished", "run: recension ingest INPUT... --store FILE"),
    "needs pg": ("RCN-312", "not opened", "a store on PostgreSQL needs an optional package", "run: pip install 'recension[pg]'"),
    "server": ("RCN-313", "the server could not do it", "{detail}", "check the address, the rights of the user and the server's log"),
}

_UNKNOWN_ID = ("RCN-320", "nothing found", "nothing in the store has the id {detail}", "see: recension list, recension stories")
_AMBIGUOUS = ("RCN-321", "more than one found", "{detail}", "give more of the id")
_OTHER_KIND = ("RCN-322", "no story", "{detail}", "see: recension stories")


def refuse(name: str, detail: str = "") -> StoreError:
    """The error for the cause ``name``; ``detail`` fills its one gap."""
    code, what, why, next_step = _CAUSES[name]
    return StoreError(code, what, why.format(detail=detail), next_step)


def unknown_id(prefix: str) -> UsageError:
    """The error for an id that nothing has."""
    code, what, why, next_step = _UNKNOWN_ID
    return UsageError(code, what, why.format(detail=repr(prefix[:40])), next_step)


def ambiguous(prefix: str, found: str) -> UsageError:
    """The error for the beginning of several ids; ``found`` lists them."""
    code, what, why, next_step = _AMBIGUOUS
    return UsageError(code, what, why.format(detail=f"{prefix[:40]!r} can be {found}"), next_step)


def other_kind(prefix: str, kind: str) -> UsageError:
    """The error for the id of something else where that of a story was asked for."""
    code, what, why, next_step = _OTHER_KIND
    return UsageError(code, what, why.format(detail=f"{prefix[:40]!r} is the id of a {kind}"), next_step)
