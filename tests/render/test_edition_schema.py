"""The published JSON Schema describes what is written, and refuses what is broken."""

import json

import jsonschema
import pytest

from recension.render.json import to_json
from recension.render.schema import json_schema
from tests.render.render_editions import ferry


@pytest.fixture(scope="module")
def validator():
    jsonschema.Draft202012Validator.check_schema(json_schema())
    return jsonschema.Draft202012Validator(json_schema())


@pytest.fixture
def written():
    return json.loads(to_json(ferry()))


def test_a_written_edition_is_valid(validator, written):
    assert list(validator.iter_errors(written)) == []


def test_fields_may_be_added(validator, written):
    written["stories"][0]["map"] = {"later": True}
    assert validator.is_valid(written)


def lacks_documents(edition):
    del edition["documents"]


def knows_another_schema(edition):
    edition["schema"] = "recension-edition/2"


def has_a_padded_date(edition):
    edition["stories"][0]["timeline"][0]["date"] = "2019-3-4"


def declares_words(edition):
    edition["documents"][0]["declared_date"] = "yesterday"


def has_an_unknown_certainty(edition):
    edition["stories"][0]["timeline"][0]["certainty"] = "probably"


def is_too_sure(edition):
    edition["lineage"]["links"][0]["score"] = 1.5


def lacks_the_parent(edition):
    del edition["lineage"]["links"][0]["from"]


def has_a_title_of_words(edition):
    edition["documents"][0]["title"] = "Ferry runs aground"


def begins_before_the_text(edition):
    edition["documents"][0]["title"]["start"] = -1


@pytest.mark.parametrize(
    "damage",
    [
        lacks_documents,
        knows_another_schema,
        has_a_padded_date,
        declares_words,
        has_an_unknown_certainty,
        is_too_sure,
        lacks_the_parent,
        has_a_title_of_words,
        begins_before_the_text,
    ],
)
def test_broken_editions_are_refused(validator, written, damage):
    damage(written)
    assert not validator.is_valid(written)


@pytest.mark.parametrize("date", ["2019", "2019-03", "2019-03-04", "2019-03-04/2019-03-06", "2018/2019-03", None])
def test_dates_of_any_precision_are_valid(validator, written, date):
    written["stories"][0]["timeline"][0]["date"] = date
    assert validator.is_valid(written)


def test_every_record_is_described():
    schema = json_schema()
    assert all(record["description"] for record in (schema, *schema["$defs"].values()))
    assert set(schema["required"]) == {"schema", "documents", "rejected", "lineage", "stories", "judgements"}
