"""What all tests share: the sample pile, and a build of it that is made once."""

import json
import pathlib
import subprocess
import sys

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy machine must not make a test fail
settings.load_profile("untimed")

SAMPLES = pathlib.Path(__file__).parent.parent / "samples"
FERRY = SAMPLES / "ferry-aground-2019"


def run(*words, stdin=None, env=None, cwd=None):
    """Run the program as a user does. Gives the finished process with text on both streams."""
    return subprocess.run(
        [sys.executable, "-m", "recension", *map(str, words)],
        input=stdin,
        capture_output=True,
        text=True,
        env=env,
        cwd=cwd,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="session")
def ferry(tmp_path_factory):
    """The folder that a build of the sample pile writes."""
    folder = tmp_path_factory.mktemp("ferry")
    done = run("build", FERRY / "documents", "-o", folder, "--quiet")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def edition(ferry):
    """The edition of the sample pile, as JSON."""
    return json.loads((ferry / "edition.json").read_text("utf8"))
