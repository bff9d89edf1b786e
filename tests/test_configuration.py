"""Which value counts, where it comes from, and what is said of a key or value that cannot be."""

import contextlib
import json
import os
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.configuration import KEYS, settings, template, user_file
from recension.errors import UsageError
from recension.render.json import plain
from tests.conftest import FERRY, run


def place(folder, project="", user="", **variables):
    """A folder with a project's file above it, a user's file, and the environment that leads to both."""
    here = folder / "project" / "below"
    here.mkdir(parents=True)
    own = folder / "home" / "recension"
    own.mkdir(parents=True)
    if project:
        (here.parent / "recension.toml").write_text(project, "utf-8")
    if user:
        (own / "recension.toml").write_text(user, "utf-8")
    return here, {"XDG_CONFIG_HOME": str(own.parent), "APPDATA": str(own.parent), **variables}


def value(found, name):
    """The value of a key, and whether it comes from a file, a variable or the default."""
    setting = next(s for s in found if s.key.name == name)
    return setting.value, setting.origin.split(" ")[0].rsplit(os.sep, 2)[-2:][0]


@pytest.mark.parametrize(
    ("project", "user", "variables", "key", "expected"),
    [
        ("", "", {}, "workers", (None, "default")),
        ("", "workers = 2", {}, "workers", (2, "recension")),
        ("workers = 3", "workers = 2", {}, "workers", (3, "project")),
        ("workers = 3", "workers = 2", {"RECENSION_WORKERS": "4"}, "workers", (4, "variable")),
        ("[serve]\nport = 9000", "", {}, "serve.port", (9000, "project")),
        ("serve.port = 9000", "", {}, "serve.port", (9000, "project")),
        ("", "", {"RECENSION_SERVE_OPEN": "Yes"}, "serve.open", (True, "variable")),
        ("", "", {"RECENSION_QUIET": "off"}, "quiet", (False, "variable")),
        ("", "", {"RECENSION_QUIET": ""}, "quiet", (False, "default")),
        ("quiet = true", "", {"RECENSION_OTHER": "x"}, "quiet", (True, "project")),
    ],
)
def test_the_strongest_value_counts(tmp_path, project, user, variables, key, expected):
    here, environment = place(tmp_path, project, user, **variables)
    assert value(settings(here, environment), key) == expected


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("worker = 3", "RCN-232", "did you mean workers"),
        ("port = 3", "RCN-232", "did you mean serve.port"),
        ("[search]\nlimits = 3", "RCN-232", "did you mean search.limit"),
        ("zzzzzzzz = 3", "RCN-232", "the keys are"),
        ("[serve.port]\nx = 1", "RCN-233", "serve.port"),
        ("workers = 0", "RCN-233", "from 1 to"),
        ("workers = true", "RCN-233", "whole number"),
        ("workers = 2.5", "RCN-233", "whole number"),
        ("quiet = 1", "RCN-233", "true or false"),
        ("store = 1", "RCN-233", "a text"),
        ("store = 'postgresql://evil.example/x'", "RCN-233", "cannot name a server"),
        ("lineage.format = 'svg'", "RCN-233", "one of dot"),
        ("workers = ", "RCN-231", "no TOML"),
        ("workers = 1\nworkers = 2", "RCN-231", "no TOML"),
        ("\x00", "RCN-231", "no TOML"),
    ],
)
def test_what_cannot_be_is_said(tmp_path, text, code, says):
    here, environment = place(tmp_path, text)
    with pytest.raises(UsageError, match=says) as raised:
        settings(here, environment)
    assert raised.value.code == code


@given(st.text(max_size=60))
def test_any_file_is_read_or_refused(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("any")
    (folder / "recension.toml").write_text(text, "utf-8", "surrogatepass", newline="")
    with contextlib.suppress(UsageError):  # nothing else may come of it
        assert len(settings(folder, {})) == len(KEYS)


def test_a_template_holds_every_key_and_changes_nothing(tmp_path):
    (tmp_path / "recension.toml").write_text(template(), "utf-8")
    assert {s.origin for s in settings(tmp_path, {})} == {"default"}
    told = template().replace("\n# ", "\n#").split("\n")
    live = "\n".join(line[1:] if line.startswith("#") and " = " in line else line for line in told if "recension.toml" not in line)
    read = tomllib.loads("\n".join(line for line in live.split("\n") if not line.startswith("#")))
    assert {k.name for k in KEYS} == {
        f"{a}.{b}" if isinstance(read[a], dict) else a for a in read for b in (read[a] if isinstance(read[a], dict) else [a])
    }


def test_a_server_stands_in_the_users_own_file_or_a_variable(tmp_path):
    here, environment = place(tmp_path, user="store = 'postgresql://desk.example/news'")
    assert value(settings(here, environment), "store") == ("postgresql://desk.example/news", "recension")
    found = settings(here, environment | {"RECENSION_STORE": "postgresql://other.example/news"})
    assert value(found, "store") == ("postgresql://other.example/news", "variable")


def test_without_a_home_there_is_no_file_of_the_user():
    assert user_file({}) is None


# ── on the command line ─────────────────────────────────────────────────────────────


def environment(folder, **variables):
    kept = {name: text for name, text in os.environ.items() if not name.startswith("RECENSION_")}
    return kept | {"XDG_CONFIG_HOME": str(folder), "HOME": str(folder), **variables}


def test_show_prints_every_value_and_its_origin(tmp_path):
    (tmp_path / "recension.toml").write_text("workers = 2\n", "utf-8")
    done = run("config", "show", "--json", cwd=tmp_path, env=environment(tmp_path, RECENSION_SEARCH_LIMIT="7"))
    rows = {row["key"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert set(rows) == {key.name for key in KEYS}
    assert (rows["workers"]["value"], rows["workers"]["origin"]) == (2, str(tmp_path / "recension.toml"))
    assert (rows["search.limit"]["value"], rows["search.limit"]["origin"]) == (7, "variable RECENSION_SEARCH_LIMIT")
    assert plain(rows["quiet"]["value"]) is False


def test_a_flag_is_stronger_than_all(tmp_path):
    (tmp_path / "recension.toml").write_text('[lineage]\nformat = "dot"\n', "utf-8")
    article = str(sorted((FERRY / "documents").glob("*.txt"))[0])
    assert run("lineage", article, cwd=tmp_path, env=environment(tmp_path)).stdout.startswith("digraph")
    assert run("lineage", article, "--format", "json", cwd=tmp_path, env=environment(tmp_path)).stdout.startswith("{")


def test_a_key_that_does_not_exist_ends_the_run(tmp_path):
    (tmp_path / "recension.toml").write_text("worker = 2\n", "utf-8")
    done = run("lineage", "x.txt", cwd=tmp_path, env=environment(tmp_path))
    assert done.returncode == 2
    assert "did you mean workers [RCN-232]" in done.stderr
    assert run("schema", cwd=tmp_path, env=environment(tmp_path)).returncode == 0


def test_init_begins_a_file_and_never_replaces_one(tmp_path):
    first = run("config", "init", cwd=tmp_path, env=environment(tmp_path))
    assert first.returncode == 0
    assert (tmp_path / "recension.toml").read_text("utf-8") == template()
    second = run("config", "init", cwd=tmp_path, env=environment(tmp_path))
    assert (second.returncode, "RCN-234" in second.stderr) == (2, True)
    assert run("config", "init", "--user", cwd=tmp_path, env=environment(tmp_path)).returncode == 0
    assert (tmp_path / "recension" / "recension.toml").exists()
