"""Characters from bytes, as browsers decide it."""

import pytest

from recension.errors import InputError
from recension.sources.decoding import check_is_text, decode, decode_html

LATIN = "Café „Größe“ – naïve façade, señor Ångström"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_plain_text_in_its_encodings(codec):
    assert decode(LATIN.encode(codec)) == LATIN


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen_by_its_zeros(codec):
    assert decode("A report of the day.\n".encode(codec)) == "A report of the day.\n"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("naïve façade ".encode() * 3 + b"\xe9 end", "naïve façade " * 3 + "\ufffd end"),
        (b"cut in the middle of caf\xc3", "cut in the middle of cafÃ"),
        (b"plain \xff\xfe bytes", "plain \ufffd\ufffd bytes"),
    ],
)
def test_broken_utf8_is_kept(raw, text):
    assert decode(raw) == text


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("iso-8859-1", "cp1252", "“naïve” façade"),
        ("ISO-8859-2", "iso8859-2", "Łódź"),
        ("windows-1251", "cp1251", "Новости дня"),
        ("koi8-r", "koi8-r", "Новости дня"),
        ("gb2312", "gb18030", "今天的新闻"),
        ("Shift_JIS", "cp932", "今日のニュース"),
        ("euc-kr", "cp949", "오늘의 뉴스"),
        ("big5", "big5hkscs", "今天的新聞"),
        ("utf-8", "utf-8", "“naïve” façade"),
    ],
)
def test_a_page_is_read_as_it_declares(label, codec, text):
    for meta in (f'<meta charset="{label}">', f"<META http-equiv=Content-Type content='text/html; charset={label}'>"):
        assert text in decode_html(f"<html><head>{meta}</head>{text}".encode(codec))


@pytest.mark.parametrize("label", ["rot13", "utf-7", "unicode_escape", "zlib", "no-such-thing", "idna"])
def test_encodings_that_browsers_do_not_know_are_not_used(label):
    assert "+ADw-café" in decode_html(f'<meta charset="{label}">+ADw-café'.encode())


def test_a_mark_outweighs_what_a_page_declares():
    assert decode_html("\ufeff<meta charset=windows-1251>café".encode()).endswith("café")


def test_a_page_that_was_saved_anew_in_utf8_is_seen():
    assert decode_html("<meta charset=iso-8859-1>café".encode()).endswith("café")


@pytest.mark.parametrize(
    ("text", "code"), [("", "RCN-110"), ("\u3000\n", "RCN-110"), ("\x01\x02\x03 text", "RCN-111"), ("\ufffd" * 50 + "text", "RCN-111")]
)
def test_what_is_no_text_is_refused(text, code):
    with pytest.raises(InputError) as refused:
        check_is_text(text)
    assert refused.value.code == code
