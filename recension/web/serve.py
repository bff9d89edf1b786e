"""The desk as a server on this machine."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from recension.errors import UsageError
from recension.store import open_store
from recension.web.app import desk_app
from recension.web.guard import ENTRANCE, Keys

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names of this machine that nobody else can answer to."""


def serve(place: str, host: str, port: int, workers: int, ready: Callable[[str], object]) -> None:
    """Serve the store at ``place`` until interrupted. ``ready`` gets the address that opens the desk.

    ``host`` is an address of this machine, ``port`` 0 for any that is free. Raises
    :class:`~recension.errors.UsageError` when the port is taken, and :class:`~recension.errors.StoreError` when the store cannot be opened.
    """
    open_store(place, create=True).close()
    listener = _listener(host, port)
    port = int(listener.getsockname()[1])
    name = f"[{host}]" if ":" in host else host
    names = LOOPBACK if host in ("127.0.0.1", "localhost", "::1") else (name,)
    keys = Keys(frozenset(f"{n}:{port}" for n in names))
    app, desk = desk_app(place, uploads_of(place), keys, workers)
    config = uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        limit_concurrency=200,
        timeout_graceful_shutdown=2,
    )
    ready(f"http://{name}:{port}{ENTRANCE}?token={keys.token}")
    try:
        with suppress(KeyboardInterrupt):  # the usual way to end it
            uvicorn.Server(config).run(sockets=[listener])
    finally:
        desk.work.close()
        desk.shelf.close()


def uploads_of(place: str) -> Path:
    """The folder for what is sent, until it is ingested: beside the store, so that a file that is sent again is known again."""
    if "://" in place:
        return Path(tempfile.mkdtemp(prefix="recension-"))
    return Path(f"{os.path.abspath(place)}.uploads")  # noqa: PTH100  no link is followed


def _listener(host: str, port: int) -> socket.socket:
    """A socket that listens there."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        why = (error.strerror or "it is no address of this machine").lower()
        raise UsageError(
            "RCN-220", f"the desk cannot listen on port {port}", why, "give another with --port (0 for any that is free)"
        ) from error
    return listener
