"""The walls of the house: layers, sizes, and imports that stand at the top of a file."""

import ast
import pathlib

import pytest

import recension

ROOT = pathlib.Path(recension.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))

# Downwards only. A part may import the parts of lower rank and, unless it is a stage, its own.
RANKS = {
    "model": 0, "errors": 1, "text": 2, "settings": 2, "reader": 2.5, "judgements": 2, "data": 2, "sources": 3, "stages": 3, "engines": 3, "configuration": 3, "doctor": 6,
    "pipeline": 4, "progress": 5, "render": 5, "store": 5, "web": 6, "cli": 7, "__main__": 8, "__init__": 0,
}  # fmt: skip
LONGEST_FILE, LONGEST_FUNCTION = 400, 60
LISTENS = ROOT / "web" / "serve.py"  # the one socket: that of the desk, which listens to this machine alone
THE_DATA_MODEL = ROOT / "model.py"  # one file by design, so it alone may be longer


def part(file: pathlib.Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def stage(module: str) -> str | None:
    words = module.split(".")
    return words[2] if words[:2] == ["recension", "stages"] and len(words) > 2 else None


def imports(file: pathlib.Path) -> list[tuple[str, bool]]:
    """Every module of the package that a file imports, and whether the import stands at its top."""
    tree = ast.parse(file.read_text("utf8"))
    top = [node for part in tree.body for node in (part.body if isinstance(part, ast.Try) else [part])]
    found = []
    for node in ast.walk(tree):
        names = (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [a.name for a in node.names]
            if isinstance(node, ast.Import)
            else []
        )
        found += [(name, node in top) for name in names]
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_imports_stand_at_the_top_and_point_downwards(file):
    own = stage("recension." + ".".join(file.relative_to(ROOT).with_suffix("").parts))
    for module, at_top in imports(file):
        assert at_top, f"{module} is imported inside a function"
        if not module.startswith("recension."):
            continue
        target = module.split(".")[1]
        assert RANKS[target] <= RANKS[part(file)], f"{part(file)} imports {target}, which lies above it"
        if RANKS[target] == RANKS[part(file)] and target != part(file):
            assert {target, part(file)} == {"text", "data"} or RANKS[target] == 2, f"{part(file)} and {target} are neighbours"
        if own and stage(module):
            assert stage(module) == own, f"stage {own} imports stage {stage(module)}"


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_sizes(file):
    source = file.read_text("utf8")
    if file != THE_DATA_MODEL:
        assert len(source.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, f"{node.name} is too long"


def test_the_model_needs_the_standard_library_alone():
    assert {module for module, _ in imports(THE_DATA_MODEL)} <= {"__future__", "dataclasses", "typing"}


def test_no_room_for_odds_and_ends():
    assert not {f.stem for f in FILES} & {"utils", "util", "helpers", "helper", "manager", "common", "misc"}


@pytest.mark.parametrize("name", ["pickle", "marshal", "shelve", "urllib.request", "http.client", "socket", "requests"])
def test_nothing_unsafe_and_no_network(name):
    assert not [f for f in FILES if name in {module for module, _ in imports(f)} and (name, f) != ("socket", LISTENS)]
