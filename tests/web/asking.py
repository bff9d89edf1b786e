"""Asking the desk without a network: the application is called as a server would call it."""

import asyncio
import json
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from recension.web.app import desk_app
from recension.web.guard import Keys

HOST = "127.0.0.1:8017"


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.body)


class Asker:
    """A desk on a store, and a person with its cookie. Headers that are ``None`` are not sent."""

    def __init__(self, place, folder):
        self.keys = Keys(frozenset({HOST, "localhost:8017", "[::1]:8017"}), "the-token-of-this-run", "the-session-of-this-run")
        self.app, self.desk = desk_app(str(place), folder, self.keys)

    def ask(self, path, method="GET", form=None, body=b"", query=b"", pieces=None, **headers):
        """The answer to one request. Header names are written with underscores."""
        given = {"host": HOST, "cookie": f"{self.keys.cookie}={self.keys.session}", "sec_fetch_site": "same-origin"}
        if form is not None:
            body, given["content_type"] = urlencode(form).encode(), "application/x-www-form-urlencoded"
        if pieces is None:
            given["content_length"] = str(len(body))
        given |= headers
        sent = [(k.replace("_", "-").encode(), v.encode("latin-1")) for k, v in given.items() if v is not None]
        path, _, asked = path.partition("?")
        scope = {
            "type": "http", "http_version": "1.1", "method": method, "path": path, "raw_path": quote(path).encode(), "headers": sent,
            "query_string": asked.encode() or query, "scheme": "http", "server": ("127.0.0.1", 8017), "client": ("127.0.0.1", 5), "root_path": "",
        }  # fmt: skip
        return asyncio.run(self._ask(scope, [body] if pieces is None else pieces))

    async def _ask(self, scope, pieces):
        waiting = [{"type": "http.request", "body": p, "more_body": i < len(pieces) - 1} for i, p in enumerate(pieces)]
        answered = []

        async def receive():
            return waiting.pop(0) if waiting else {"type": "http.disconnect"}

        async def send(message):
            answered.append(message)

        await self.app(scope, receive, send)
        start = answered[0]
        headers = {k.decode(): v.decode("latin-1") for k, v in start["headers"]}
        return Answer(start["status"], headers, b"".join(m.get("body", b"") for m in answered[1:]))

    def close(self):
        self.desk.work.close()
        self.desk.shelf.close()


def multipart(**fields):
    """A form with files: each field is a text, or a list of names and contents. Gives body and content type."""
    lines = []
    for name, value in fields.items():
        for filename, content in value if isinstance(value, list) else [(None, value)]:
            named = f'; filename="{filename}"' if filename is not None else ""
            raw = content if isinstance(content, bytes) else content.encode()
            lines.append(f'--xx\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode() + raw + b"\r\n")
    return b"".join(lines) + b"--xx--\r\n", "multipart/form-data; boundary=xx"
