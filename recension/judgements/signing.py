"""The time of judging: part of what a person says, so that no result depends on a clock."""

from __future__ import annotations

import datetime


def now() -> str:
    """Give this instant in UTC (RFC 3339), so fine that two judgements of one person keep their order."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
