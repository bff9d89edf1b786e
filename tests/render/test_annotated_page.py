"""The page of ``recension annotate --html``: the whole text, what was read in it, and nothing that could run."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from recension.model import Annotations, Attribution, EntityMention, EventMention, Participant, Region, Timex
from recension.render.annotated import annotated_html
from recension.render.view.annotated import annotated
from tests.render.render_editions import document

BODY = "Ines Rautio said on Monday that the ferry had sunk. Tugs are expected."
HOSTILE = "<script>alert(1)</script> & \"'\x1b said"


def at(text, words):
    start = text.index(words)
    return start, start + len(words)


def reading(text):
    """What may be read in ``BODY``."""
    return Annotations(
        "d",
        entities=(EntityMention(*at(text, "Ines Rautio"), "person", "Ines Rautio"),),
        timexes=(Timex(*at(text, "Monday"), "DATE", "2019-03-04", date="2019-03-04"),),
        attributions=(Attribution((at(text, "Ines Rautio"),), (at(text, "said"),), (at(text, "that the ferry had sunk"),), "Ines Rautio"),),
        events=(
            EventMention(
                *at(text, "sunk"), at(text, "the ferry had sunk"), "sink", "happened", participants=(Participant("Ines Rautio", "actor"),)
            ),
        ),
        asides=(EventMention(*at(text, "expected"), at(text, "Tugs are expected"), "expect", "expected"),),
    )


def body_of(made):
    return "\n".join("".join(piece.text for piece in p.pieces) for p in made.paragraphs)


def test_the_text_stands_whole_with_its_marks():
    made = document(0, BODY)
    view = annotated(made, reading(made.text), ("2019-03-04",))
    assert body_of(view) == BODY
    marked = {piece.text: piece.kind for p in view.paragraphs for piece in p.pieces if piece.kind}
    assert marked == {"Ines Rautio": "name person", "Monday": "time", "sunk": "event happened", "expected": "event aside expected"}
    assert [(s.speaker, s.content) for s in view.sayings] == [("Ines Rautio", "that the ferry had sunk")]
    assert view.events[0].roles == (("actor", "Ines Rautio"),)


def test_nothing_runs_and_nothing_is_asked_for():
    made = document(0, HOSTILE, title=HOSTILE, source=HOSTILE)
    page = annotated_html([(made, Annotations("d", entities=(EntityMention(*at(made.text, "<script>"), "other", HOSTILE),)), ())])
    assert "<script" not in page
    assert "\x1b" not in page
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert "default-src &#39;none&#39;" in policy
    assert "script-src" not in policy
    assert not re.findall(r'(?:src|href)="(?!#)', page)


def test_furniture_is_left_out_and_an_empty_page_is_a_page():
    made = document(0, BODY)
    assert "Subscribe now" not in annotated_html([(made, Annotations("d"), ())])
    assert "<h1" not in annotated_html([])


RANGES = st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda r: (r[0], min(r[0] + r[1], 70)))


@settings(max_examples=60, deadline=None)
@given(st.lists(RANGES, max_size=8), st.lists(st.tuples(RANGES, RANGES, RANGES), max_size=5), st.text("ab \n", min_size=70, max_size=70))
def test_any_marks_leave_every_line_whole(names, sayings, text):
    read = Annotations(
        "d",
        entities=tuple(EntityMention(a, b, "person", "x") for a, b in names),
        attributions=tuple(Attribution((s,), (c,), (k,)) for s, c, k in sayings),
    )
    made = replace(document(0, "x"), text=text, regions=(Region("body", 0, 70),), title=None)
    assert body_of(annotated(made, read, ())) == "\n".join(line for line in text.split("\n") if line.strip())
