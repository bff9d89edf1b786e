"""Two hundred attacks on the count of independent texts: it never falls below the truth."""

import random
from itertools import pairwise

import pytest

from eval.piles_of_copies import pile
from recension.stages.lineage import trace
from tests.stages.lineage.invented_texts import article, families

PROSE = [copy.article.document.text.split("\n\n") for copy in pile(300) if copy.made_by == "original"]
"""Originals of a generated pile, as paragraphs."""

CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
GRAMMAR = "the of a in to and on for with by from at as that was were had".split()


def word(source):
    return "".join(source.choice(CONSONANTS) + source.choice(VOWELS) for _ in range(source.randint(2, 4)))


def sentence(source, vocabulary):
    words = [source.choice(GRAMMAR) if source.random() < 0.45 else source.choice(vocabulary) for _ in range(source.randint(9, 22))]
    return " ".join(words).capitalize() + "."


def text(source, paragraphs=7):
    vocabulary = [word(source) for _ in range(120)]
    return [" ".join(sentence(source, vocabulary) for _ in range(3)) for _ in range(paragraphs)]


def shared_quotation(source, one, other):
    words = '"' + sentence(source, [word(source) for _ in range(30)]) + '" said Lord Quill.'
    return [*one, words], [*other, words]


def shared_boilerplate(source, one, other):
    notice = "Sign up now for our daily letter and get the best stories first. Your address is safe with us and will not be sold."
    return [*one, notice], [*other, notice]


def copied_paragraph(source, one, other):
    return one, [*other[:3], one[2], *other[3:]]


def stitched_bridge(source, one, other):
    return one, other, [*one[:4], *other[3:]]


def whole_bridge(source, one, other):
    return one, other, [*one, *other]


@pytest.mark.parametrize("attack", [shared_quotation, shared_boilerplate, copied_paragraph, stitched_bridge, whole_bridge])
def test_attack(attack):
    source = random.Random(attack.__name__)
    for one, other in [*((text(source), text(source)) for _ in range(20)), *pairwise(source.sample(PROSE, 21))]:
        made = [article("\n\n".join(parts), before=f"{n}\n") for n, parts in enumerate(attack(source, one, other))]
        found = trace(made)
        parents = {a.document.id for a in made[:2]}
        assert all(len(parents & family) < 2 for family in families(found))
