"""Bytes → characters, as browsers decide it (WHATWG Encoding and HTML standards), and characters made safe."""

from __future__ import annotations

import codecs
import re
import unicodedata

from recension.settings.sources import MAX_BROKEN_SHARE, MAX_CONTROL_SHARE
from recension.sources.refusals import refuse

REPLACEMENT = "\ufffd"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,500}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.\-]{1,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""\A\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.\-]{1,40})""")
_PRESCAN = 4096
_SHORT = 100
_CODECS = {
    "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252", "x-user-defined": "cp1252", "cp1252": "cp1252", "utf8": "utf-8", "utf-8": "utf-8", "unicode": "utf-8",
    "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8", "iso-8859-9": "cp1254", "latin5": "cp1254", "iso-8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "euc-jp": "euc_jp", "x-euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "koi8-r": "koi8-r", "koi8-u": "koi8-u", "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic", "ibm866": "cp866", "cp866": "cp866", "windows-874": "cp874",
    **{f"windows-125{n}": f"cp125{n}" for n in range(9)}, **{f"cp125{n}": f"cp125{n}" for n in range(9)},
    **{f"iso-8859-{n}": f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
}  # fmt: skip
"""Labels of the Encoding standard that occur in the wild, and Python's name for what they stand for."""

_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNENCODABLE = re.compile("[\x00\ud800-\udfff]")


def decode(raw: bytes) -> str:
    """The characters of plain text: by byte order mark, as UTF-16 without one, as UTF-8, else as windows-1252.

    A byte order mark is left out. Bytes that cannot be read become U+FFFD, one for each maximal broken part.
    """
    marked = _by_mark(raw)
    if marked is not None:
        return marked
    unmarked = _utf16_without_mark(raw)
    if unmarked is not None:
        return raw.decode(unmarked, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252" if _is_single_byte(raw) else "utf-8", "replace")


def decode_html(raw: bytes, sent_as: str | None = None) -> str:
    """The characters of a page: by byte order mark, by the charset that it was sent with, by what it declares, else as plain text.

    Against the standard, a page that declares a one-byte encoding but is flawless UTF-8 is read as UTF-8: it was
    saved anew by a scraper, and no text in such an encoding looks like UTF-8 by chance.
    """
    marked = _by_mark(raw)
    if marked is not None:
        return marked
    codec = _CODECS.get((sent_as or "").lower()) or declared_codec(raw)
    if codec is None or codec == "utf-8" or _utf16_without_mark(raw) is not None:
        return raw.decode("utf-8", "replace") if codec == "utf-8" else decode(raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode(codec, "replace")


def declared_codec(raw: bytes) -> str | None:
    """Python's name of the encoding that a page declares near its beginning, if it is one that browsers know."""
    head = raw[:_PRESCAN]
    found = _META_CHARSET.search(head) or _XML_ENCODING.match(head)
    return _CODECS.get(found[1].decode("ascii").lower()) if found else None


def _by_mark(raw: bytes) -> str | None:
    for mark, codec in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(codec, "replace")
    return None


def _utf16_without_mark(raw: bytes) -> str | None:
    """UTF-16 by its zero bytes: in Latin text every second one is zero."""
    head = raw[:4096]
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if half and odd > half * 0.3 and even < half * 0.05:
        return "utf-16-le"
    if half and even > half * 0.3 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _is_single_byte(raw: bytes) -> bool:
    """Whether bytes that are no UTF-8 make better sense as windows-1252 than as UTF-8 with holes."""
    high = len(raw) - len(raw.translate(None, bytes(range(128, 256))))
    in_sequences = sum(len(m[0]) for m in _MULTIBYTE.finditer(raw))
    undefined = len(raw) - len(raw.translate(None, b"\x81\x8d\x8f\x90\x9d\xfe\xff"))
    return undefined == 0 and in_sequences < high / 2


def encodable(text: str) -> str:
    """``text`` with U+FFFD for what no UTF-8 output can hold (lone surrogates) or no tool expects (NUL)."""
    return _UNENCODABLE.sub(REPLACEMENT, text)


def check_is_text(text: str) -> None:
    """Raises :class:`~recension.errors.InputError` for what is empty, or binary by its share of unreadable characters."""
    if not text.strip():
        raise refuse("empty")
    measured = max(len(text), _SHORT)  # in a few words one odd character is no large share
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if controls > MAX_CONTROL_SHARE * measured:
        raise refuse("binary", f"{controls} control characters among {len(text)}")
    broken = text.count(REPLACEMENT)
    if broken > MAX_BROKEN_SHARE * measured:
        raise refuse("binary", f"{broken} of {len(text)} characters cannot be decoded")
    if not any(unicodedata.category(c)[0] in "LNPS" for c in text):  # spaces and invisible characters alone
        raise refuse("empty")
