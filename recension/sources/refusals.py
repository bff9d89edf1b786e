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
_AGAIN = "fetch it again"
_BUG = "please report this as a bug"
_GIVE_TEXT = "give the text of the article"

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
    Refusal("RCN-111", "binary", _NOT_READ, "its content is not text, or not in UTF-8 ({detail})", "convert it to UTF-8, or give the text"),
    Refusal("RCN-112", "too large", _NOT_READ, "one document is larger than {detail}", "split it into one article each"),
    Refusal("RCN-113", "archive", _NOT_READ, "it is {detail}", "unpack it, and give the files in it"),
    Refusal("RCN-114", "other markup", _NOT_READ, "it is {detail}", "give the text or the HTML of the article"),
    Refusal(
        "RCN-115",
        "endless",
        "cut short",
        "within {detail} no end of a row or record is found; what came before was read",
        "split it into one article a line",
    ),
    Refusal("RCN-120", "packed cut", "cut short", "the {detail} stream ends too early; what was whole before its end was read", _AGAIN),
    Refusal("RCN-121", "packed broken", "damaged", "the packed stream is broken ({detail}); what came before was read", _AGAIN),
    Refusal("RCN-122", "bomb", _NOT_READ, "it unpacks to more than {detail} times its size", "unpack it by hand if you trust it"),
    Refusal("RCN-123", "packed twice", _NOT_READ, "it is a packed file inside a packed file", "unpack it once"),
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
    Refusal("RCN-134", "array cut", "cut short", "the JSON ends before it is complete; what came before was read", _AGAIN),
    Refusal("RCN-140", "too deep", _NOT_READ, "its HTML is nested too deeply to be read without loss", _GIVE_TEXT),
    Refusal(
        "RCN-141",
        "shows nothing",
        "nothing to read",
        "the page shows no text without its scripts",
        "save it from a browser, or give its text",
    ),
    Refusal("RCN-142", "too many attributes", _NOT_READ, "one of its HTML tags has thousands of attributes", _GIVE_TEXT),
    Refusal("RCN-143", "too many tags", _NOT_READ, "it has more than {detail} tags", _GIVE_TEXT),
    Refusal("RCN-150", "record cut", "cut short", "the archive ends within this record; the records before it were read", _AGAIN),
    Refusal("RCN-151", "record broken", "damaged", "the record is broken ({detail}); the records around it were read", _AGAIN),
    Refusal("RCN-152", "wrong digest", "damaged", "the record's content does not have the {detail} digest that was stored with it", _AGAIN),
    Refusal("RCN-153", "record incomplete", "cut short", "the record does not hold the whole page: {detail}", "fetch the page again"),
    Refusal(
        "RCN-154",
        "no success",
        "no article",
        "the server's answer was no page but the status {detail}",
        "remove the record, or fetch the page again",
    ),
    Refusal("RCN-155", "other content", _NOT_READ, "the record holds no page of HTML but {detail}", "remove the record, or give its text"),
    Refusal("RCN-156", "no pages", "nothing to read", "no record of the archive holds a page", "check that it is the archive of a crawl"),
    Refusal("RCN-157", "other record", _NOT_READ, "it is a record of the type '{detail}'", "remove the record"),
    Refusal("RCN-160", "broken mail", "not understood", "the parts of the e-mail cannot be told apart", "give its text"),
    Refusal("RCN-161", "no mail text", "no article", "the e-mail has no part with text", "give the text or the HTML of the article"),
    Refusal("RCN-162", "mailbox", _NOT_READ, "it is a mailbox of several e-mails", "save each e-mail as a file"),
    Refusal("RCN-165", "needs pdf", _NOT_READ, "reading a PDF needs an optional package", "run: pip install 'recension[pdf]'"),
    Refusal("RCN-166", "broken pdf", "not understood", "the PDF cannot be read ({detail})", _GIVE_TEXT),
    Refusal(
        "RCN-167", "no pdf text", "nothing to read", "the PDF has no text layer, only pictures of pages", "run a text recognition over it"
    ),
    Refusal("RCN-168", "too many pages", _NOT_READ, "the PDF has more than {detail} pages", "split it into one article each"),
    Refusal("RCN-170", "no feed text", "no article", "the item of the feed has no text ({detail})", "fetch the page"),
    Refusal("RCN-171", "sitemap", "no article", "there is no text: a sitemap lists addresses only ({detail})", "fetch the page"),
    Refusal("RCN-172", "broken feed", "damaged", "the XML is broken ({detail}); what could be read was read", _AGAIN),
    Refusal("RCN-173", "empty feed", "nothing to read", "the feed has no items", "remove it, or fetch it again"),
    Refusal("RCN-174", "entities", _NOT_READ, "the XML declares entities of its own, which can grow beyond measure", _GIVE_TEXT),
    Refusal("RCN-190", "failed", "could not be processed", "{detail}", _BUG),
    Refusal("RCN-191", "slow", "given up", "it took longer than {detail}", "split it, or give the text of the article"),
    Refusal("RCN-192", "out of memory", "given up", "it needed more than {detail} of memory", "split it, or give the text of the article"),
    Refusal("RCN-193", "killed", "given up", "the process that worked on it was ended ({detail})", _BUG),
)
"""The causes, in the order of their codes. A code is never given a second meaning."""

_BY_NAME = {refusal.name: refusal for refusal in REFUSALS}


def refuse(name: str, detail: str = "") -> InputError:
    """The error for the cause ``name``; ``detail`` fills its one gap."""
    refusal = _BY_NAME[name]
    return InputError(refusal.code, refusal.what, refusal.why.format(detail=detail), refusal.next_step)


def rejected(source: str, error: InputError, stage: str = "read") -> Rejected:
    """The entry of an input that was refused with ``error``, and the stage at which it left."""
    return Rejected(source, stage, error.code, str(error))
