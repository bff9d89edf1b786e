"""What stands before every page of the desk: only this machine, only this run, only its own pages may ask.

A web page elsewhere can make a browser send requests to this machine (DNS rebinding, cross-site requests, frames). So, on every
route, pages of errors and files of style included: the ``Host`` must be exactly one that was bound; what a browser says of
the asking page (``Sec-Fetch-Site``, ``Origin``) must be *itself*; and a cookie must be there that only the address
printed in the terminal gives. (OWASP ASVS 5.0, section 3.5; Fetch Metadata Request Headers, W3C.)
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recension.settings.web import LARGEST_FORM, LARGEST_UPLOAD
from recension.web.pages import said

READING = frozenset({"GET", "HEAD"})
"""The methods that change nothing."""

ENTRANCE = "/enter"
UPLOAD = "/upload"

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "Cache-Control": "no-store",
}
"""What every answer carries."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The hosts by which the desk may be asked, and the secrets of this run: ``token`` opens it, ``session`` is the cookie's."""

    hosts: frozenset[str]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @property
    def cookie(self) -> str:
        """The cookie's name: cookies know no ports, so each desk on this machine has its own."""
        return "recension_" + "_".join(sorted({host.rpartition(":")[2] for host in self.hosts}))


class Guard:
    """The application behind the guard."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self._app = app
        self._keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        refusal = self._refusal(scope, Headers(scope=scope))
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
        elif scope["path"] == ENTRANCE:
            await self._entrance(scope)(scope, receive, _with_headers(send))
        else:
            await self._app(scope, _limited(receive, _most(scope)), _with_headers(send))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to a request that must not be answered."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._keys.hosts or not scope["path"].startswith("/"):
            return _refuse(400, "This address is not the desk's", "Open the address that recension serve printed.")
        if scope["method"] not in READING and scope["method"] != "POST":
            return _refuse(405, "Not done", "The desk knows no such request.")
        if not self._is_own(scope["method"], headers, hosts[0].lower()):
            return _refuse(403, "Refused", "The request came from another page than the desk's own.")
        if scope["path"] != ENTRANCE and not self._is_known(headers):
            return _refuse(403, "The desk is locked", "Open it once by the address that recension serve printed; it holds for this run.")
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdecimal() or int(length[:20]) > _most(scope):
            return _refuse(413, "Too large", f"At most {_most(scope) >> 20} MB can be sent at once. Use recension ingest for more.")
        return None

    def _is_own(self, method: str, headers: Headers, host: str) -> bool:
        """Whether the request comes from the desk's own page, or, to read, from a person who typed the address."""
        site, origins = headers.getlist("sec-fetch-site"), headers.getlist("origin")
        if len(site) > 1 or len(origins) > 1:
            return False
        own = not origins or origins[0] == f"http://{host}"
        if not site:
            return own if method in READING else bool(origins) and own
        if method in READING:
            return site[0] in ("same-origin", "none") and own
        return site[0] == "same-origin" and (own or origins[0] == "null")  # a page that sends no referrer sends no origin

    def _is_known(self, headers: Headers) -> bool:
        """Whether the cookie of this run is there."""
        try:
            cookies = SimpleCookie("; ".join(headers.getlist("cookie")))
        except CookieError:
            return False
        found = cookies.get(self._keys.cookie)
        return found is not None and _same(found.value, self._keys.session)

    def _entrance(self, scope: Scope) -> Response:
        """The page that trades the token for the cookie."""
        given = QueryParams(scope["query_string"]).getlist("token")
        if scope["method"] not in READING or len(given) != 1 or not _same(given[0], self._keys.token):
            return _refuse(403, "The desk is locked", "Open it by the address that recension serve printed.")
        response = HTMLResponse(said("entrance.html"))
        response.set_cookie(self._keys.cookie, self._keys.session, httponly=True, samesite="strict", path="/")
        return response


def _same(given: str, secret: str) -> bool:
    """Whether two strings are the same, in a time that does not tell how much of them is."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode())


def _refuse(status: int, what: str, next_step: str) -> Response:
    """A page that says what was refused, and nothing of this machine."""
    return HTMLResponse(said("refused.html", what=what, next_step=next_step), status)


def _most(scope: Scope) -> int:
    """Bytes that a request may bring."""
    return LARGEST_UPLOAD if scope["path"] == UPLOAD else LARGEST_FORM


class TooLarge(Exception):
    """A request that brings more than it may."""


def _limited(receive: Receive, most: int) -> Receive:
    """``receive``, which raises :class:`TooLarge` when more bytes come than may, whatever was said of their number."""
    left = most

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise TooLarge
        return message

    return counted


def _with_headers(send: Send) -> Send:
    """``send``, with the headers of every answer."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return sending
