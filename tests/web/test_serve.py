"""``recension serve`` as a user starts it: what it prints, what it refuses, and that it listens to this machine alone."""

import http.client
import pathlib
import re

import pytest

from recension.web.serve import LOOPBACK
from tests.conftest import run
from tests.web.serving import serving
from tests.web.shelves import ferry_store


def ask(address, path, **headers):
    """A real request. Gives status and body."""
    host, port = re.match(r"http://([^/:]+):(\d+)/", address).groups()
    connection = http.client.HTTPConnection(host, int(port), timeout=30)
    connection.putrequest("GET", path, skip_host=True)
    for name, value in ({"Host": f"{host}:{port}"} | headers).items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer, body


def test_it_answers_to_its_address_alone(tmp_path):
    with serving(ferry_store(tmp_path / "ferry.db")) as address:
        path = address[address.index("/enter") :]
        assert ask(address, "/")[0].status == 403
        assert ask(address, "/", Host="evil.example")[0].status == 400
        answer, body = ask(address, path)
        assert answer.status == 200
        cookie = answer.headers["Set-Cookie"].partition(";")[0]
        answer, body = ask(address, "/", Cookie=cookie)
        assert "A ferry runs aground" in body
        assert answer.headers["Server"] is None
        assert ask(address, "http://evil.example/", Cookie=cookie)[0].status == 400
        assert listening_at(re.search(r":([0-9]+)/", address)[1]) == {"0100007F"}


def listening_at(port):
    """The addresses at which this machine listens on a port, as the kernel lists them (127.0.0.1 backwards, in hexadecimal)."""
    rows = [line.split() for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return {row[1].partition(":")[0] for row in rows if row[3] == "0A" and int(row[1].partition(":")[2], 16) == int(port)}


def test_each_run_has_its_own_token(tmp_path):
    place = ferry_store(tmp_path / "ferry.db")
    tokens = set()
    for _ in range(2):
        with serving(place) as address:
            tokens.add(address.partition("token=")[2])
    assert len(tokens) == 2
    assert all(len(t) >= 43 for t in tokens)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--host", "0.0.0.0"], "RCN-221"),  # noqa: S104  it is refused
        (["--host", "192.0.2.1"], "RCN-221"),
        (["--host", "example.org"], "RCN-221"),
        (["--host", "192.0.2.1", "--allow-network"], "RCN-220"),
    ],
)
def test_it_does_not_open_to_the_network(tmp_path, options, code):
    done = run("serve", "--store", ferry_store(tmp_path / "ferry.db"), "--port", "0", *options)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert code in done.stderr


def test_what_is_no_store_is_said(tmp_path):
    (tmp_path / "x.db").write_bytes(b"no store" * 999)
    assert "RCN-302" in run("serve", "--store", tmp_path / "x.db", "--port", "0").stderr


def test_all_names_are_of_this_machine():
    assert LOOPBACK == ("127.0.0.1", "localhost", "[::1]")
