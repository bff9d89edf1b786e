"""Every code is in docs/errors.md, in the words that a user reads, and no code is there that does not exist."""

import pathlib
import re

import recension
from recension.sources.refusals import REFUSALS

ROOT = pathlib.Path(recension.__file__).parent
TABLE = (ROOT.parent / "docs" / "errors.md").read_text("utf8")


def test_each_refusal_is_in_the_table_in_its_own_words():
    for r in REFUSALS:
        assert f"| {r.code} | {r.what}: {r.why.replace('{detail}', '…')} | {r.next_step} |" in TABLE


def test_the_table_has_the_codes_of_the_program_and_no_others():
    in_code = {code for file in ROOT.rglob("*.py") for code in re.findall(r"RCN-[0-9]{3}", file.read_text("utf8"))}
    assert set(re.findall(r"^\| (RCN-[0-9]{3})", TABLE, re.MULTILINE)) == in_code


def test_codes_and_names_are_unique_and_in_order():
    assert len({r.code for r in REFUSALS}) == len({r.name for r in REFUSALS}) == len(REFUSALS)
    assert [r.code for r in REFUSALS] == sorted(r.code for r in REFUSALS)
