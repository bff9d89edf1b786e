"""Only this machine, only this run, only its own pages: every route, however it is asked."""

import asyncio
import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.web.app import ROUTES
from recension.web.guard import HEADERS
from recension.web.pages import STATIC
from tests.web.asking import HOST

DOCUMENT, STORY, EVENT = "0" * 12, "a" * 12, "e1" * 6
FILLED = {"id": STORY, "anchor": f"e-{EVENT}"}
PATHS = [
    *(route.path.format(**{name: FILLED[name] for name in route.param_convertors}) for route in ROUTES),
    f"/documents/{DOCUMENT}",
    *(f"/static/{name}" for name in STATIC),
    "/static/../guard.py",
    "/static/desk.html",
    "/nothing",
    "/stories/%2e%2e%2f",
    "/stories/zzz",
    "/judge/e-zzz",
    "/enter",
]


def begins_work(path, method):
    """Whether a request that is let through has the stories edited anew, in another process: not for nothing."""
    return path == "/work" and method == "POST"


METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE")

HOSTS = [
    "evil.example", "evil.example:8017", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8018", "localhost", "localhost.:8017", "127.0.0.1.:8017",
    "127.0.0.1:8017.evil.example", "127.0.0.1.evil.example:8017", "evil.example#127.0.0.1:8017", "127.0.0.1:8017@evil.example",
    "evil@127.0.0.1:8017", "0.0.0.0:8017", "[::]:8017", "127.1:8017", "2130706433:8017", "0x7f.1:8017", "127.0.0.1:08017", "127.0.0.1:8017 ",
    "127.0.0.1:8017,evil.example", " 127.0.0.1:8017", "", "127.0.0.2:8017", "[::ffff:127.0.0.1]:8017", "::1:8017", "recension.local:8017", None,
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_a_forged_host_is_refused_on_every_route(reader, path):
    for host in HOSTS:
        for method in ("GET", "POST"):
            answer = reader.ask(path, method, host=host, sec_fetch_site=None)
            assert answer.status == 400, (host, method)
            assert "recension serve" in answer.text
    assert reader.ask(path, host="LOCALHOST:8017", sec_fetch_site=None).status not in (400, 500)


CROSS = [
    # Sec-Fetch-Site, Origin, may read, may write
    ("same-origin", None, True, True),
    ("same-origin", f"http://{HOST}", True, True),
    ("same-origin", "null", False, True),
    ("same-origin", "http://evil.example", False, False),
    ("none", None, True, False),
    ("none", f"http://{HOST}", True, False),
    ("cross-site", None, False, False),
    ("cross-site", f"http://{HOST}", False, False),
    ("cross-site", "null", False, False),
    ("same-site", None, False, False),
    ("same-site", f"http://{HOST}", False, False),
    ("same-site", "http://127.0.0.1:9999", False, False),
    ("SAME-ORIGIN", None, False, False),
    ("", None, False, False),
    (None, None, True, False),
    (None, f"http://{HOST}", True, True),
    (None, f"https://{HOST}", False, False),
    (None, "http://127.0.0.1:9999", False, False),
    (None, "http://evil.example", False, False),
    (None, "null", False, False),
    (None, "", False, False),
]


@pytest.mark.parametrize("path", PATHS)
def test_cross_site_requests_are_refused_on_every_route(reader, path):
    for site, origin, may_read, may_write in CROSS:
        for method in METHODS:
            if begins_work(path, method) and may_write:
                continue
            answer = reader.ask(path, method, sec_fetch_site=site, origin=origin, content_type="text/plain")
            if method not in ("GET", "HEAD", "POST"):
                assert answer.status == 405, (site, origin, method)
            elif not (may_write if method == "POST" else may_read):
                assert answer.status == 403, (site, origin, method)
            elif path != "/enter":
                assert answer.status not in (400, 403), (site, origin, method)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "cookie", [None, "", "recension_8017=", "recension_8017=guess", "other=the-session-of-this-run", "=;;=", "\x01", "a" * 9000]
)
def test_without_the_cookie_of_this_run_nothing_is_shown(reader, path, cookie):
    for method in ("GET", "POST"):
        answer = reader.ask(path, method, cookie=cookie)
        assert answer.status == 403
        assert "ferry" not in answer.text.lower()


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_its_headers_and_tells_nothing_of_the_machine(reader, path):
    for method in ("GET", "POST", "PUT"):
        for host in ("evil.example",) if begins_work(path, method) else (HOST, "evil.example"):
            answer = reader.ask(path, method, host=host)
            for name, value in HEADERS.items():
                assert answer.headers[name.lower()] == value
            assert "access-control-allow-origin" not in answer.headers
            for secret in (reader.keys.token, reader.keys.session, str(pathlib.Path(reader.desk.shelf.place).parent), "Traceback", ".py"):
                assert secret not in answer.text
            assert "server" not in answer.headers


def test_the_policy_lets_nothing_else_run():
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_the_token_is_traded_for_a_cookie(reader):
    answer = reader.ask("/enter?token=the-token-of-this-run", cookie=None, sec_fetch_site="none")
    assert answer.status == 200
    cookie = answer.headers["set-cookie"]
    assert cookie == "recension_8017=the-session-of-this-run; HttpOnly; Path=/; SameSite=strict"
    assert "the-" not in answer.text
    assert reader.ask("/", cookie=cookie.partition(";")[0]).status == 200


@pytest.mark.parametrize(
    "query",
    [
        "",
        "token=",
        "token=guess",
        "token=the-token-of-this-run&token=x",
        "token=the-token-of-this-ru",
        "Token=the-token-of-this-run",
        "token=%00",
        "token=é",
    ],
)
def test_no_other_token_opens_it(reader, query):
    answer = reader.ask("/enter", query=query.encode(), cookie=None)
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


def test_the_token_does_not_open_it_by_post(reader):
    assert reader.ask("/enter?token=the-token-of-this-run", "POST", cookie=None).status == 403


PLACES = st.text(alphabet="/\\%5cC2f.evil:@?#\r\n\t x", max_size=24)


@given(PLACES)
@settings(max_examples=150, deadline=None)
def test_no_address_sends_anyone_elsewhere(reader, place):
    for path in ("/" + place, f"/documents/{place}", f"/stories/{place}", f"/judge/{place}", f"//{place}"):
        answer = reader.ask(path)
        assert answer.status < 500
        where = answer.headers.get("location", "/")
        assert where.startswith("/")
        assert not where.startswith(("//", "/\\"))
        assert not set("\r\n\\") & set(where)


def test_a_request_that_brings_too_much_is_refused(reader):
    assert reader.ask("/judgements", "POST", content_length=str(2 << 20)).status == 413
    assert reader.ask("/upload", "POST", content_length=str(1 << 40)).status == 413
    for length in ("-1", "1e9", "0x10", "٣", "9" * 400):
        assert reader.ask("/judgements", "POST", content_length=length.encode("utf-8").decode("latin-1")).status == 413
    pieces = [b"x" * (1 << 16)] * 17
    answer = reader.ask("/judge/d-A", "POST", pieces=pieces, content_type="application/x-www-form-urlencoded")
    assert answer.status == 413


def test_reading_changes_nothing(desk, tmp_path):
    before = desk.ask("/judgements.jsonl").body
    for path in PATHS:
        desk.ask(f"{path}?kind=date&value+date=2019-01-01&reason=x&who=x")
        desk.ask(path, "HEAD")
    assert desk.ask("/judgements.jsonl").body == before
    assert not desk.desk.work.progress.ever
    assert not (tmp_path / "uploads").exists()


def test_a_web_socket_is_closed(reader):
    sent = []

    async def send(message):
        sent.append(message)

    asyncio.run(reader.app({"type": "websocket", "path": "/", "headers": []}, None, send))
    assert sent == [{"type": "websocket.close", "code": 1008}]
