"""Every cause for which an input is refused: its stable code, and what to say of it."""

from __future__ import annotations

from dataclasses import dataclass

from recension.errors import InputError
from recension.model import Rejected


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why inputs are refused. The three phrases make the one line that a user reads."""

    code: str
    name: str
    what: str
    why: str
    next_step: str


_NOT_READ = "not read"
_LATER = "a later version will read it; until then give the text or the HTML of the articles"

REFUSALS = (
    Refusal("RCN-101", "missing", "nothing found", "there is no such file or folder", "check the spelling of the path"),
    Refusal("RCN-102", "no match", "nothing found", "no file matches the pattern", "check the pattern"),
    Refusal("RCN-103", "unreadable", "could not be opened", "{detail}", "check the permissions of the file"),
    Refusal(
        "RCN-104", "empty folder", "nothing to read", "the folder holds no files (hidden ones are not looked at)", "name another folder"
    ),
    Refusal("RCN-105", "link", "not followed", "it is a symbolic link inside a folder", "name the file that it points to"),
    Refusal("RCN-106", "no file", _NOT_READ, "it is {detail}, not a file", "write its content to a file, or pipe JSON Lines into '-'"),
    Refusal("RCN-110", "empty", "nothing to read", "there is no text in it", "remove it, or fetch it again"),
    Refusal("RCN-111", "binary", _NOT_READ, "its content is not text ({detail})", "give the text of the article"),
    Refusal("RCN-112", "too large", _NOT_READ, "one document is larger than {detail}", "split it into one article each"),
    Refusal("RCN-113", "not read yet", _NOT_READ, "it is {detail}", _LATER),
    Refusal("RCN-114", "other markup", _NOT_READ, "it is {detail}", "give the text or the HTML of the article"),
    Refusal("RCN-120", "gzip cut", "cut short", "the gzip stream ends too early; what came before its end was read", "fetch it again"),
    Refusal("RCN-121", "gzip broken", "damaged", "the gzip stream is broken ({detail}); what came before was read", "fetch it again"),
    Refusal("RCN-122", "bomb", _NOT_READ, "it unpacks to more than {detail} times its size", "unpack it by hand if you trust it"),
    Refusal("RCN-123", "nested gzip", _NOT_READ, "it is a gzip file inside a gzip file", "unpack it once"),
    Refusal("RCN-130", "broken JSON", "not understood", "the row is not valid JSON ({detail})", "correct the row"),
    Refusal("RCN-131", "no object", "not understood", "the row is no JSON object", "write each article as one object with a 'text'"),
    Refusal(
        "RCN-132",
        "no text",
        "no article",
        "the row has no field with text (text, maintext, body, content, article, html)",
        "add the article's text as 'text'",
    ),
    Refusal("RCN-133", "wrong type", "not understood", "the field '{detail}' holds no string", "write the article's text as a string"),
    Refusal("RCN-134", "array cut", "cut short", "the JSON ends before it is complete; what came before was read", "fetch it again"),
    Refusal("RCN-140", "too deep", _NOT_READ, "its HTML is nested too deeply to be read without loss", "give the text of the article"),
    Refusal(
        "RCN-141",
        "shows nothing",
        "nothing to read",
        "the page shows no text without its scripts",
        "save it from a browser, or give its text",
    ),
    Refusal(
        "RCN-142", "too many attributes", _NOT_READ, "one of its HTML tags has thousands of attributes", "give the text of the article"
    ),
    Refusal("RCN-190", "failed", "could not be processed", "{detail}", "please report this as a bug"),
)
"""The causes, in the order of their codes. A code is never given a second meaning."""

_BY_NAME = {refusal.name: refusal for refusal in REFUSALS}


def refuse(name: str, detail: str = "") -> InputError:
    """The error for the cause ``name``; ``detail`` fills its one gap."""
    refusal = _BY_NAME[name]
    return InputError(refusal.code, refusal.what, refusal.why.format(detail=detail), refusal.next_step)


def rejected(source: str, error: InputError) -> Rejected:
    """The entry of an input that was refused with ``error``."""
    return Rejected(source, "read", error.code, str(error))
