"""The configuration: what options are unless the command line says otherwise, and where each value comes from.

From the strongest to the weakest: an option on the command line, a variable ``RECENSION_…``, the project's file (``recension.toml`` in
the current folder or the nearest one above it), the user's file, the default. A key that does not exist is an error that names the
nearest one: a value that is silently ignored would be believed.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from recension.errors import UsageError
from recension.settings.configuration import FILE_NAME, LARGEST_FILE
from recension.settings.store import DEFAULT_STORE, HITS
from recension.settings.web import PORT

Kind = Literal["text", "whole number", "yes or no"]
Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the configuration: ``serve.port`` is ``port`` in the section ``[serve]`` and the variable ``RECENSION_SERVE_PORT``.

    ``option`` is the name of the option on the command line, ``commands`` those that have it (none: all that do).
    """

    name: str
    kind: Kind
    default: Value | None
    says: str
    option: str
    commands: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 65535

    @property
    def variable(self) -> str:
        """The environment variable of this key."""
        return "RECENSION_" + self.name.replace(".", "_").upper()


KEYS = (
    Key("store", "text", DEFAULT_STORE, "The store: a file, or an address postgresql://…", "store"),
    Key("by", "text", None, "Who judges: a name or a desk.", "who", ("judge",)),
    Key("workers", "whole number", None, "Processes to use; without it all cores.", "workers", least=1, most=1024),
    Key("quiet", "yes or no", False, "Show no progress and no summary.", "quiet"),
    Key("strict", "yes or no", False, "Count rejected inputs as a failure (exit code 1).", "strict"),
    Key("debug", "yes or no", False, "Show the traceback of an internal error.", "debug"),
    Key("lineage.format", "text", "json", "How to print a lineage.", "form", ("lineage",), ("dot", "graphml", "json", "passim")),
    Key("search.limit", "whole number", HITS, "How many documents a search shows.", "limit", ("search",), least=1, most=1000),
    Key("serve.host", "text", "127.0.0.1", "The address that the desk listens on.", "host", ("serve",)),
    Key("serve.port", "whole number", PORT, "Its port; 0 for any that is free.", "port", ("serve",)),
    Key("serve.open", "yes or no", False, "Open the desk in the browser.", "is_opened", ("serve",)),
)
"""All keys, in the order in which they are shown."""

_BY_NAME = {key.name: key for key in KEYS}
_YES_NO = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class Setting:
    """A key with its value and where that comes from: *default*, a file, or a variable."""

    key: Key
    value: Value | None
    origin: str


def settings(folder: Path, environment: Mapping[str, str]) -> tuple[Setting, ...]:
    """The value of every key in a folder. Raises :class:`~recension.errors.UsageError` for what cannot be understood."""
    found: dict[str, tuple[Value, str]] = {}
    for file in files(folder, environment):
        values = read_file(file)
        if file != user_file(environment):
            _trusted(values, file)
        found.update({name: (value, str(file)) for name, value in values.items()})
    found.update(_from_environment(environment))
    return tuple(Setting(key, *found.get(key.name, (key.default, "default"))) for key in KEYS)


def files(folder: Path, environment: Mapping[str, str]) -> tuple[Path, ...]:
    """The configuration files that count in a folder and exist, the weakest first: the user's, then the project's."""
    above = (place / FILE_NAME for place in (folder, *folder.parents))
    project = next((file for file in above if file.is_file()), None)
    found = (user_file(environment), project)
    return tuple(dict.fromkeys(file for file in found if file is not None and file.is_file()))


def user_file(environment: Mapping[str, str]) -> Path | None:
    """Where the user's own file would be (XDG Base Directory; %APPDATA% on Windows), ``None`` if there is no such place."""
    base = environment.get("APPDATA") if os.name == "nt" else environment.get("XDG_CONFIG_HOME")
    home = environment.get("HOME")
    if not base and not home:
        return None
    return Path(base or Path(home or "") / ".config") / "recension" / FILE_NAME


def read_file(file: Path) -> dict[str, Value]:
    """The values of a configuration file by key."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise UsageError("RCN-230", f"{file} was not read", str(error.strerror), "check its permissions, or remove it") from error
    if len(raw) > LARGEST_FILE:
        raise UsageError("RCN-230", f"{file} was not read", "it is too large to be a configuration", "remove it")
    try:
        table = tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError("RCN-231", f"{file} was not understood", f"it is no TOML ({error})", "correct it, or remove it") from error
    return {name: _checked(_key(name, str(file)), value, f"{name} in {file}") for name, value in _flat(table)}


def _trusted(values: Mapping[str, Value], file: Path) -> None:
    """Refuse a project's file that names a server: a folder from a stranger must not lead anyone's documents away."""
    if "://" in str(values.get("store", "")):
        raise UsageError(
            "RCN-233", f"store in {file}", "a project's file cannot name a server", "use --store, RECENSION_STORE or your own file"
        )


def _flat(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The values of a table with sections by dotted names."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", its) for inner, its in value.items())
        else:
            yield name, value


def _from_environment(environment: Mapping[str, str]) -> dict[str, tuple[Value, str]]:
    """The values that variables give. Variables of other names are none of ours: a shell may hold anything."""
    given = ((key, environment[key.variable]) for key in KEYS if environment.get(key.variable))
    return {key.name: (_checked(key, _read_text(key, text), key.variable), f"variable {key.variable}") for key, text in given}


def _read_text(key: Key, text: str) -> Any:
    """A value that is written as text, as the kind of its key; the text itself where it is none."""
    if key.kind == "whole number" and text.strip().isdecimal() and len(text) < 12:
        return int(text)
    return _YES_NO.get(text.strip().lower(), text) if key.kind == "yes or no" else text


def _key(name: str, where: str) -> Key:
    """The key of a name, or an error that tells the nearest one."""
    if name in _BY_NAME:
        return _BY_NAME[name]
    near = difflib.get_close_matches(name[:60], [*_BY_NAME, *(n.split(".")[-1] for n in _BY_NAME)], n=1, cutoff=0.5)
    meant = next((k.name for k in KEYS if near and near[0] in (k.name, k.name.split(".")[-1])), None)
    next_step = f"did you mean {meant}" if meant else f"the keys are {', '.join(_BY_NAME)}"
    raise UsageError("RCN-232", f"{name} in {where}", "there is no such key", next_step)


def _checked(key: Key, value: Any, where: str) -> Value:
    """``value`` if it is one of its key."""
    right: bool
    if key.kind == "yes or no":
        right, wanted = isinstance(value, bool), "true or false"
    elif key.kind == "whole number":
        right = isinstance(value, int) and not isinstance(value, bool) and key.least <= value <= key.most
        wanted = f"a whole number from {key.least} to {key.most}"
    else:
        right = isinstance(value, str) and bool(value) and (not key.choices or value in key.choices)
        wanted = f"one of {', '.join(key.choices)}" if key.choices else "a text"
    if not right:
        raise UsageError("RCN-233", where, f"{str(value)[:60]!r} is no value of it", f"write {wanted}")
    checked: Value = value
    return checked


def template() -> str:
    """A configuration file with every key at its default, commented out."""
    lines = ["# recension.toml: options that hold in this folder and below it. Remove the # of a line to change its value."]
    section = ""
    for key in KEYS:
        head, _, name = key.name.rpartition(".")
        if head != section:
            lines += ["", f"[{head}]"]
            section = head
        choices = f" ({', '.join(key.choices)})" if key.choices else ""
        lines += ["", f"# {key.says}{choices}", f"# {name} = {shown(key.default, key)}"]
    return "\n".join(lines) + "\n"


def shown(value: Value | None, key: Key) -> str:
    """A value as TOML writes it; for a key without one an example of its kind."""
    if value is None:
        return {"text": '""', "whole number": "4", "yes or no": "false"}[key.kind]
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def defaults(found: tuple[Setting, ...], commands: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """The settings that differ from the defaults as Click's ``default_map``. ``commands`` are all, each with those within it."""
    made: dict[str, Any] = {name: {inner: {} for inner in within} for name, within in commands.items()}
    for setting in (s for s in found if s.origin != "default"):
        for name in setting.key.commands or tuple(commands):
            made[name][setting.key.option] = setting.value
            for inner in commands[name]:
                made[name][inner][setting.key.option] = setting.value
    return made
