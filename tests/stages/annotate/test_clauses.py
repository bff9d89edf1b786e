"""Noun phrases, verb groups, subjects and clauses."""

import pytest

from recension.stages.annotate.syntax.chunks import parse
from recension.stages.annotate.syntax.clauses import clause_of, subject_of
from tests.stages.annotate.reading_builders import sentences_of


def read(text):
    return parse(text, sentences_of(text))[0]


def quote(text, parsed, span):
    start, end = parsed.chars(*span)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The old mill burned down.", "burn", "The old mill"),
        ("Ada Quill, the harbour master, closed the port.", "close", "Ada Quill"),
        ("Officials of the ministry in Vorn signed it.", "sign", "Officials of the ministry in Vorn"),
        ("The nurse who treated him fainted.", "treat", "The nurse"),
        ("Sailors familiar with the coast left early.", "leave", "Sailors familiar with the coast"),
        ("The company on Tuesday fired him.", "fire", "The company"),
        ("Brenn and Quill toured the dam.", "tour", "Brenn and Quill"),
        ("On Thursday, the day before the fair, villagers blocked the road.", "block", "villagers"),
        ("A clerk called the mayor a fool.", "call", "A clerk"),
    ],
)
def test_a_verb_finds_its_subject(text, verb, subject):
    parsed = read(text)
    group = next(g for g in parsed.groups if g.lemma == verb)
    found = subject_of(parsed, group)
    assert found
    assert quote(text, parsed, (found.first, found.last)) == subject


@pytest.mark.parametrize(
    ("text", "verb", "clause"),
    [
        ("The mill burned after a lamp fell.", "burn", "The mill burned"),
        ("The mill burned after a lamp fell.", "fall", "a lamp fell"),
        ("Police closed the bridge, and traffic stopped.", "close", "Police closed the bridge"),
        ("The mayor said the bridge was closed on Monday.", "close", "the bridge was closed on Monday"),
        ("In March, before the vote, the paper folded.", "fold", "In March, before the vote, the paper folded"),
    ],
)
def test_a_clause_runs_from_its_subject_to_its_complement(text, verb, clause):
    parsed = read(text)
    index = next(i for i, g in enumerate(parsed.groups) if g.lemma == verb)
    assert quote(text, parsed, clause_of(parsed, index)) == clause


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("The road was not closed.", {"passive": True, "negated": True}),
        ("The road may reopen.", {"modal": "may"}),
        ("He has gone.", {"perfect": True}),
        ("They are leaving.", {"progressive": True}),
    ],
)
def test_a_verb_group_knows_its_form(text, features):
    group = read(text).groups[0]
    assert {name: getattr(group, name) for name in features} == features


def test_a_monstrous_sentence_is_read_in_pieces():
    text = "the crane fell and " * 2000
    pieces = parse(text, sentences_of(text))
    assert len(pieces) > 10
    assert all(p.tokens for p in pieces)
