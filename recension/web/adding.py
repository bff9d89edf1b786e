"""Adding documents, and how far the work on them is."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from recension.web.desk import desk_of
from recension.web.forms import form_of
from recension.web.pages import said
from recension.web.work import STAGES

_UNSAFE = re.compile(r"[^\w. -]+")
LONGEST_NAME = 100
"""Characters of a file's name that are kept."""


async def upload(request: Request) -> Response:
    """The form to add documents, and what was sent by it."""
    desk = desk_of(request)
    problem = ""
    if request.method == "POST":
        form = await form_of(request)
        names = [await _kept(desk.work.folder, f) for f in form.getlist("files") if isinstance(f, UploadFile) and (f.filename or f.size)]
        names += _pasted(desk.work.folder, form)
        if names:
            desk.work.begin(names)
            return RedirectResponse("/work", 303)
        problem = "Nothing was sent. Choose files, or paste an article."
    page = said("upload.html", at="/upload", title="Add documents", work=desk.work.progress, problem=problem)
    return HTMLResponse(page, 422 if problem else 200)


async def _kept(folder: Path, file: UploadFile) -> str:
    """A file that was sent, in the folder; gives its name there."""
    path = _free(folder, file_name(file.filename or ""))
    with path.open("xb") as out:
        while chunk := await file.read(1 << 20):
            out.write(chunk)
    return path.name


def _pasted(folder: Path, form: FormData) -> list[str]:
    """An article that was pasted, as a file of JSON Lines; nothing where none was."""
    text, origin = (str(form.get(name) or "").replace("\r\n", "\n").strip() for name in ("text", "from"))
    if not text:
        return []
    row: dict[str, Any] = {"text": text}
    if origin:
        row["url" if origin.startswith(("http://", "https://")) else "outlet"] = origin
    line = json.dumps(row, ensure_ascii=False) + "\n"
    name = f"pasted-{hashlib.sha256(line.encode('utf-8', 'replace')).hexdigest()[:12]}.jsonl"
    path = _free(folder, name)
    path.write_text(line, "utf-8", "replace")
    return [path.name]


def file_name(given: str) -> str:
    """A name that is safe on this machine and means nothing to a shell or a glob: no folders, no dots at its head."""
    last = given.replace("\\", "/").rpartition("/")[2]
    stem, dot, suffix = _UNSAFE.sub("_", last).strip(" .-_").rpartition(".")
    name = f"{stem[:LONGEST_NAME]}.{suffix[:16]}" if dot else suffix[:LONGEST_NAME]
    return name.strip(" .-_") or "document"


def _free(folder: Path, name: str) -> Path:
    """A path in the folder that no file has."""
    folder.mkdir(exist_ok=True)
    stem, dot, suffix = name.rpartition(".")
    number, path = 1, folder / name
    while path.exists():
        number += 1
        path = folder / (f"{stem}-{number}.{suffix}" if dot else f"{name}-{number}")
    return path


async def work(request: Request) -> Response:
    """How far the work is; on POST, the stories are edited anew."""
    desk = desk_of(request)
    if request.method == "POST":
        desk.work.begin_again()
        return RedirectResponse("/work", 303)
    progress = desk.work.progress
    known = {s.stage: s for s in progress.steps}
    last = progress.steps[-1].stage if progress.running and progress.steps else ""
    steps = [
        {"name": name, "state": "at" if stage == last else "done" if stage in known else "later", "count": _count(known, stage)}
        for stage, name in STAGES.items()
        if stage in known or progress.running
    ]
    heading = "Editing" if progress.running else "Not finished" if progress.failed else "Edited" if progress.ever else "At rest"
    if request.url.path.endswith(".json"):
        return JSONResponse(
            {
                "running": progress.running,
                "says": progress.says,
                "done": progress.done,
                "total": progress.total,
                "heading": heading,
                "steps": steps,
            }
        )
    return HTMLResponse(said("work.html", at="/work", title=heading, work=progress, heading=heading, steps=steps))


def _count(known: Mapping[str, Any], stage: str) -> str:
    step = known.get(stage)
    return "" if step is None else f"{step.done} of {step.total}" if step.total > step.done else str(step.done)
