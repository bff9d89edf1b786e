"""Completion as a shell asks for it."""

import os
import pathlib
import shutil
import subprocess
import sys

import pytest

from tests.conftest import run

BASH = shutil.which("bash")


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete -o nosort -F"), ("zsh", "#compdef recension"), ("fish", "complete --no-files")]
)
def test_each_shell_has_its_script(shell, sign):
    assert sign in run("completion", shell).stdout


@pytest.mark.skipif(BASH is None, reason="no bash on this machine")
@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("recension bu", {"build"}),
        ("recension ", {"build", "doctor", "completion"}),
        ("recension build --str", {"--strict"}),
        ("recension lineage --format gr", {"graphml"}),
        ("recension config ", {"show", "init"}),
        ("recension completion z", {"zsh"}),
    ],
)
def test_bash_completes(line, some, tmp_path):
    words = line.split(" ")
    script = (
        "source <(recension completion bash)\n"
        f"COMP_WORDS=({' '.join(w or chr(39) * 2 for w in words)}); COMP_CWORD={len(words) - 1}\n"
        '_recension_completion recension\nprintf "%s\\n" "${COMPREPLY[@]}"'
    )
    path = f"{pathlib.Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [BASH, "-c", script], capture_output=True, text=True, env=os.environ | {"PATH": path}, cwd=tmp_path, check=False, timeout=120
    )
    assert some <= set(done.stdout.split("\n")), done.stderr
