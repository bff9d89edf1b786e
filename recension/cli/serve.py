"""``recension serve``: the desk."""

from __future__ import annotations

import importlib
import importlib.util
import ipaddress
import os
import webbrowser
from collections.abc import Sequence
from typing import Any

import click

from recension.cli.options import DEBUG, STORE
from recension.cli.running import run, say
from recension.errors import UsageError
from recension.model import Rejected
from recension.settings.web import PORT

LIBRARIES = ("starlette", "uvicorn", "python_multipart")
"""What the desk needs on top; ``recension[web]`` installs it."""


@click.command()
@STORE
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Where to listen; 0 for any port that is free."
)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to listen on.")
@click.option("--allow-network", is_flag=True, help="Let other machines in, by the token alone and without encryption.")
@click.option("--open", "is_opened", is_flag=True, help="Open it in the browser.")
@click.option("--workers", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Processes to use.  [default: all cores]")
@DEBUG
def serve(store: str, port: int, host: str, allow_network: bool, is_opened: bool, workers: int, debug: bool) -> None:
    """Work at a desk in the browser: stories, search, upload, compare, judge.

    Only this machine can reach it, and only by the address that is printed, which holds for this run.

    \b
    Example:
      recension serve --store news.db --open
    """

    def ready(address: str) -> None:
        say(
            f"The desk is open at {address}\nIt is for you alone: whoever has this address can read and change the store. End it with Ctrl-C."
        )
        if is_opened:
            webbrowser.open(address)

    def job() -> Sequence[Rejected]:
        if not _is_loopback(host) and not allow_network:
            raise UsageError(
                "RCN-221",
                "the desk was not opened to the network",
                "whoever learns its address could read and change the store, and nothing on the way is encrypted",
                "leave out --host, or say --allow-network if you mean it",
            )
        _desk().serve(store, host, port, workers, ready)
        return ()

    run(job, debug=debug)


def _is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _desk() -> Any:
    """The part of the program that needs the optional packages."""
    if any(importlib.util.find_spec(name) is None for name in LIBRARIES):
        raise UsageError("RCN-222", "no desk", "it needs optional packages", "run: pip install 'recension[web]'")
    return importlib.import_module("recension.web.serve")
