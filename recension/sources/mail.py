"""An e-mail (RFC 5322, MIME) → Document: its text, plain before HTML; sender, subject and date as hints. Attachments are not read."""

from __future__ import annotations

import email
import email.errors
import email.header
import email.utils
import itertools
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email.message import Message

from recension.model import Document, Hint
from recension.settings.sources import MAX_BYLINE_CHARACTERS, MAX_MAIL_PARTS
from recension.sources.declared import IN_UTC, declared_date, is_in_utc
from recension.sources.decoding import decode, decode_html, encodable
from recension.sources.page import read_page
from recension.sources.received import Origin, address, document, origin, plain_text, with_title
from recension.sources.refusals import refuse

_LONGEST_FIELD = 2000
_MAILBOX_LINE = re.compile(rb"From [^\n]{1,200}\n")
_NEXT_MAIL = re.compile(rb"\r?\n\r?\nFrom [^\n]{1,200}\n[A-Za-z][A-Za-z0-9\-]{0,60}:")
_DOMAIN = re.compile(r"@(?:[a-z0-9\-]{1,63}\.){0,6}?([a-z0-9\-]{1,63}(?:\.(?:co|com|org|net|gov|ac))?\.[a-z]{2,20})\Z", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def read_mail(raw: bytes, source: str) -> Document:
    """The document that a message is. Raises :class:`~recension.errors.InputError` if there is no text to be read in it."""
    line = _MAILBOX_LINE.match(raw)
    if line is not None and _NEXT_MAIL.search(raw):
        raise refuse("mailbox")
    try:
        message = email.message_from_bytes(raw[line.end() :] if line is not None else raw)
    except (RecursionError, ValueError, LookupError, email.errors.MessageError):
        raise refuse("broken mail") from None
    part = _text_part(message)
    of = replace(
        origin(source, raw), source_id=_field(message, "Message-ID") or None, url=address(_field(message, "Archived-At").strip("<>"))
    )
    content, subject, hints = _content(part), _field(message, "Subject"), tuple(_hints(message))
    if part.get_content_type() == "text/html":
        return read_page(decode_html(content, part.get_content_charset()), of, hints, subject or None)
    return _from_text(of, _decoded(content, part.get_content_charset()), subject, hints)


def _from_text(of: Origin, text: str, subject: str, hints: tuple[Hint, ...]) -> Document:
    visible = encodable(plain_text(text))
    title = None
    if subject and visible.strip():
        visible, title = with_title(visible, subject, "the e-mail's subject")
    return document(of, visible, (*([title] if title is not None else []), *hints))


def _text_part(message: Message) -> Message:
    """The first part with plain text in it, else the first with HTML; attachments are left out."""
    parts = [
        p for p in itertools.islice(message.walk(), MAX_MAIL_PARTS) if not p.is_multipart() and p.get_content_disposition() != "attachment"
    ]
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind and _content(part).strip():
                return part
    raise refuse("no mail text")


def _content(part: Message) -> bytes:
    """The bytes of a part without its transfer encoding."""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        raise refuse("broken mail") from None
    return content if isinstance(content, bytes) else b""


def _decoded(content: bytes, charset: str | None) -> str:
    """The characters of plain text: as the part declares, if that is an encoding of text and reads them all, else as of any text."""
    try:
        return content.decode("utf-8" if charset in (None, "us-ascii") else charset or "utf-8")
    except (ValueError, LookupError, TypeError):
        return decode(content)


def _field(message: Message, name: str) -> str:
    """A field of the header on one line, its encoded words (RFC 2047) read."""
    value = str(message.get(name) or "")[:_LONGEST_FIELD]
    with suppress(ValueError, LookupError, email.errors.MessageError):
        value = str(email.header.make_header(email.header.decode_header(value)))
    return encodable(_SPACE.sub(" ", value).strip())


def _hints(message: Message) -> Iterator[Hint]:
    """What the header declares: the day of sending, as it stands in the sender's time zone, and the sender."""
    date = _field(message, "Date")
    if (day := declared_date(date)) is not None:
        yield Hint("declared date", "the e-mail's Date" + (f" {IN_UTC}" if is_in_utc(date) or date.endswith("-0000") else ""), value=day)
    name, sender = email.utils.parseaddr(_field(message, "From"))
    if name.strip() and "@" not in name:
        yield Hint("outlet", "the e-mail's sender", value=name.strip()[:MAX_BYLINE_CHARACTERS])
    domain = _DOMAIN.search(sender.strip()[-255:])
    if domain is not None:
        yield Hint("outlet", "the domain of the e-mail's sender", value=domain[1].lower())
