"""edition.md: everything in it, nothing injected."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.model import Rejected
from recension.render.markdown import text, to_markdown
from recension.render.view.characters import visible
from tests.payloads import PAYLOADS
from tests.render.hostile_editions import hostile
from tests.render.render_editions import document, edition, ferry, library, story

HOSTILE = [
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "# Heading\n## Another",
    "a | b | c",
    "`code` *bold* _it_ ~~gone~~",
    "> quote\n- item\n1. one",
    "&lt;b&gt; &amp;",
    "<http://evil.example>",
    "[ref]: http://evil.example",
    "---",
    "$x$ ^y^ =z=",
]


def test_the_page_in_words():
    page = to_markdown(ferry())
    for part in [
        "# A ferry runs aground",
        "## Brief",
        "## Timeline",
        "## Claims",
        "## Conflicts",
        "## Lineage",
        "## Documents",
        "## Rejected",
    ]:
        assert f"\n{part}\n" in f"\n{page}"
    assert "**3 documents** · **2 families** · primary sources: coast guard (1 family)" in page
    assert "† 1 declared date contradicted by the evidence:** B says 3 May 2021, written 4 March 2019." in page
    assert "- The ferry Alba ran aground off Norhaven. **AB·C** (2 families)" in page
    assert "**Monday 4 March 2019**" in page
    assert "- ○ Tugs arrive **C** (expected" in page
    assert "| 1 | Nobody was hurt | the coast guard | – | asserted | 1 | A 2 |" in page
    assert "“It had **212 people** on board.” A 3 **]** “… told the harbour radio that **240 people** were aboard.” C 2" in page
    assert "- B cuts A (cut, 90 %): the copy lacks the last sentence" in page
    assert "- `pile/empty.txt` RCN-101 (read): the file is empty; remove it or fetch it again" in page


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(hostile):
    made = document(0, f"He said {hostile} and left.", title=hostile.split("\n")[0])
    page = to_markdown(edition([made], [story([made], title=hostile)], [Rejected(hostile, "read", "RCN-1", hostile)]))
    outside_code = re.sub(r"`[^`\n]*`", "", page.replace("\\`", ""))
    assert "<" not in outside_code
    assert not re.search(r"(?<!\\)\]\(", outside_code)
    assert not re.search(r"(?<!\\)!\[", outside_code)
    assert "://" not in outside_code
    assert {len(line) - len(line.lstrip("#")) for line in page.splitlines() if line.startswith("#")} <= {1, 2, 3}


@pytest.mark.parametrize("words", [*HOSTILE, *PAYLOADS[::12]])
def test_hostile_words_stay_words_in_every_field(words):
    page = to_markdown(hostile(words.replace("{host}", "evil.example")))
    outside_code = re.sub(r"`[^`\n]*`", "", page.replace("\\`", ""))
    assert "<" not in outside_code
    assert not re.search(r"(?<!\\)\]\(|(?<!\\)!\[|://", outside_code)
    assert re.findall(r"^(#+|>)", page, re.M) == re.findall(r"^(#+|>)", to_markdown(hostile("plain words")), re.M)


def test_a_page_in_words_has_places_sources_and_judgements():
    page = to_markdown(library())
    for part in (
        "- 1 Bergen, 1 Mar: The captain calls at Bergen (1 Mar)",
        "- On the way of Ines Rautio, in the order of days.",
        "- Not known where: Norhaven",
        "- coast guard (1 family): A 2",
        "- **dismiss conflict** about A 3, because two counts of two days (desk, 2024\\-01-02T03:04:05Z): applied: it stands under Set aside",
        "- Set aside by a person: How many people were aboard:",
        "  - C 2: **Ines Rautio, its captain**, told the harbour radio that 240 people were aboard.",
    ):
        assert part in page, part


@given(st.text(max_size=60))
def test_escaped_text_is_one_line_and_reads_the_same(value):
    line = text(value)
    assert len(line.splitlines()) <= 1 or not set(line) & set("\n\r")
    plain = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", line).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert plain.split() == visible(value).split()
