"""Who says what: sources, cues, contents, and the names of the speakers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stages.annotate.reading_builders import said, words

ADA = {"person": ["Ada Quill", "Tom Brenn"], "organisation": ["Vorn Gazette", "Harbour Board"]}


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Ada Quill said the port was closed.", "Ada Quill", "the port was closed"),
        ("Ada Quill said on Tuesday that the port was closed.", "Ada Quill", "that the port was closed"),
        ("“The port is closed,” Ada Quill said.", "Ada Quill", "“The port is closed,”"),
        ("“The port is closed,” said Ada Quill, the harbour master.", "Ada Quill", "“The port is closed,”"),
        ("The port was closed, Ada Quill said.", "Ada Quill", "The port was closed"),
        ("The port, Ada Quill said, was closed.", "Ada Quill", "The port … was closed"),
        ("The port was closed, according to the harbour master, Ada Quill.", "Ada Quill", "The port was closed"),
        ("According to Ada Quill, the port was closed.", "Ada Quill", "the port was closed"),
        ("Ada Quill told reporters that the port was closed.", "Ada Quill", "that the port was closed"),
        ("Ada Quill denied that the port was closed.", "Ada Quill", "that the port was closed"),
        ("The harbour master, Ada Quill, promised to open the port.", "Ada Quill", "to open the port"),
        ("His lawyer, Tom Brenn QC, said the port was closed.", "Tom Brenn", "the port was closed"),
        ("Sailors familiar with the coast said the port was sold.", "Sailors familiar with the coast", "the port was sold"),
        ("A company spokeswoman said the port was sold.", "company spokeswoman", "the port was sold"),
        ("The port is expected to open in May.", None, "The port … to open in May"),
        ("Ada Quill called the port “a bathtub with ships”.", "Ada Quill", "the port “a bathtub with ships”"),
        ("Ada Quill is certain that the port was closed.", "Ada Quill", "that the port was closed"),
        ("Ada Quill, who runs the port, said it was closed.", "Ada Quill", "it was closed"),
        ("Ada Quill, who says it was closed, left.", "Ada Quill", "it was closed"),
        ("She looked up: “The port is closed,” Ada Quill said.", "Ada Quill", "“The port is closed,”"),
        ("The port is expected in May.", None, "The port … in May"),
        ("Ambassador to the Harbour Board Ada Quill said the port was closed.", "Ada Quill", "the port was closed"),
        ("“The port is closed,” said one of the two, the surveyor Ada Quill.", "Ada Quill", "“The port is closed,”"),
        ("Its president, Judge Tom Brenn, said the port was closed.", "Tom Brenn", "the port was closed"),
        ("Ada Quill of the dockers’ union reckons that the port was closed.", "Ada Quill", "that the port was closed"),
        ("Ada Quill denies that the port was closed.", "Ada Quill", "that the port was closed"),
        ("Traders in the capital fear that the port will be closed.", "Traders in the capital", "that the port will be closed"),
        ("Ada Quill put the loss at 5 million euros.", "Ada Quill", "the loss at 5 million euros"),
        ("Ada Quill puts it at well over a thousand.", "Ada Quill", "well over a thousand"),
        ("Ada Quill claimed more than 1,000.", "Ada Quill", "more than 1,000"),
        ("According to Ada Quill the port was closed.", "Ada Quill", "the port was closed"),
        ("According to papers seen by Tom Brenn, the port was closed.", "papers", "the port was closed"),
        ("Ships left when, according to Ada Quill, the port was closed.", "Ada Quill", "the port was closed"),
        ("“The port is closed,” Ada Quill said, “and it was never safe.”", "Ada Quill", "“The port is closed,” … “and it was never safe.”"),
        ("A sailor who saw the fire said the port was closed.", "sailor", "the port was closed"),
        ("The owner, Harbour Board, said the port was closed.", "Harbour Board", "the port was closed"),
        ("As Ada Quill put it, the port was closed.", "Ada Quill", "the port was closed"),
        ("In the words of Ada Quill, the port was a bathtub.", "Ada Quill", "the port was a bathtub"),
        ("Ada Quill, counsel for the union, who came late, said the port was closed.", "Ada Quill", "the port was closed"),
        ("Ada Quill, asked about the fire as she left the hall, said only that it was out.", "Ada Quill", "that it was out"),
        ("“The port is closed,” Ada Quill told reporters before the doors shut.", "Ada Quill", "“The port is closed,”"),
        (
            "The port was closed, Ada Quill told reporters, “and it was never safe”.",
            "Ada Quill",
            "The port was closed … “and it was never safe”",
        ),
        ("His wife, Ada Quill, denies that the port was closed.", "Ada Quill", "that the port was closed"),
        ("The Harbour Board counts 160.", "Harbour Board", "160"),
    ],
)
def test_patterns_of_saying(text, speaker, content):
    (found,) = said(text, **ADA)
    assert found.speaker == speaker
    assert words(text, found.content) == content


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ada Quill closed the port. She said it was unsafe.", ["Ada Quill"]),
        ("Ada Quill, who runs the port for Tom Brenn, left. “It was unsafe,” she said.", ["Ada Quill"]),
        ("Mrs Ada Quill met Tom Brenn. He said the port was unsafe.", ["Tom Brenn"]),
        ("The Harbour Board met. Officials said it was late. They said it was over.", ["Officials", "Officials"]),
        ("Ada Quill met Tom Brenn. “Tom Brenn left,” she said.", ["Ada Quill"]),
        ("Ada Quill met Tom Brenn. He said it was late.", ["Tom Brenn"]),
        ("“We left,” said Tom Brenn, the harbour master. Ada Quill came. The harbour master said it was late.", ["Tom Brenn"] * 2),
        ("Harbour master Tom Brenn met Ada Quill. The master said it was late.", ["Tom Brenn"]),
        ("The Harbour Board met. The board said it was late.", ["Harbour Board"]),
        ("Tom Brenn and Ada Quill came. The two said it was late.", ["Tom Brenn and Ada Quill"]),
        ("Ada Quill said it was late, adding that it was over.", ["Ada Quill", "Ada Quill"]),
        ("Ada Quill, 81, of the Harbour Board, met Tom Brenn. Ada Quill, 81, sleeps badly. She said it was late.", ["Ada Quill"]),
        ("Three sailors met Ada Quill. One of them said it was late.", ["sailor"]),
        ("Three sailors met Ada Quill. Two of them said it was late.", ["sailors"]),
        ("Ada Quill, the former mayor Tom Brenn and sailors came. The two said it was late.", ["Ada Quill and Tom Brenn"]),
        ("“It is late,” said Lieutenant-Colonel Tom Brenn. The colonel said it was over.", ["Tom Brenn", "Tom Brenn"]),
        ("“It is late,” Ada Quill said, and insisted that it was over.", ["Ada Quill", "Ada Quill"]),
        ("Tom Brenn came. “It is late,” said the 71-year-old.", ["Tom Brenn"]),
    ],
)
def test_pronouns_mean_someone(text, speakers):
    assert [a.speaker for a in said(text, **ADA)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker", "through"),
    [
        ("Tom Brenn told the Vorn Gazette that the port was sold.", "Tom Brenn", ("Vorn Gazette",)),
        ("Tom Brenn was quoted by the Vorn Gazette as saying the port was sold.", "Tom Brenn", ("Vorn Gazette",)),
        ("Tom Brenn said that Ada Quill had said the port was sold.", "Ada Quill", ("Tom Brenn",)),
        ("Tom Brenn told the Vorn Gazette that Ada Quill denied that the port was sold.", "Ada Quill", ("Tom Brenn", "Vorn Gazette")),
    ],
)
def test_what_is_passed_on_names_those_who_pass_it_on(text, speaker, through):
    last = max(said(text, **ADA), key=lambda a: a.cue)
    assert (last.speaker, last.through) == (speaker, through)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Ada Quill said the port was closed.", "asserted"),
        ("Ada Quill said the port could close.", "possible"),
        ("Ada Quill said the port would close.", "expected"),
        ("Ada Quill denied that the port was closed.", "denied"),
        ("Ada Quill promised to open the port.", "expected"),
        ("But others say the port was sold.", "disputed"),
        ("Ada Quill insisted that the port was closed.", "disputed"),
        ("Ada Quill has not ruled out a sale.", "possible"),
        ("Ada Quill suspects that the port was sold.", "possible"),
        ("Ada Quill said the port, which could hold 40 ships, was sold.", "asserted"),
        ("Ada Quill said the port will not open before May, and may not open at all.", "expected"),
        ("Ada Quill said he could not open the port.", "asserted"),
        ("Ada Quill said there was no danger.", "denied"),
        ("Ada Quill said the port would have closed.", "asserted"),
        ("Ada Quill said there was no danger and that it was the port that closed.", "asserted"),
        ("Ada Quill said the port was at first sight unharmed.", "possible"),
    ],
)
def test_how_sure_a_speaker_is(text, certainty):
    assert said(text, **ADA)[0].certainty == certainty


def test_a_quotation_goes_on_with_its_speaker():
    text = "“It burned,” Ada Quill said. “We ran. Nobody looked back.”"
    (found,) = said(text, **ADA)
    assert words(text, found.content) == "“It burned,” … “We ran. Nobody looked back.”"


def test_a_quotation_of_two_sentences_belongs_to_the_speaker_behind_it():
    text = "“We ran. Nobody looked back,” Ada Quill said."
    (found,) = said(text, **ADA)
    assert words(text, found.content) == "“We ran. Nobody looked back,”"


def test_a_question_in_quotation_marks_belongs_to_the_next_sentence():
    text = "“Who sold the port?” Ada Quill asked."
    (found,) = said(text, **ADA)
    assert words(text, found.content) == "“Who sold the port?”"


def test_two_who_say_things_in_one_sentence_are_kept_apart():
    text = "Ada Quill said the port was closed and added that the pier was safe, and “it floats,” Tom Brenn said."
    assert [a.speaker for a in said(text, **ADA)] == ["Ada Quill", "Ada Quill", "Tom Brenn"]


@pytest.mark.parametrize("text", ["", "The port was closed on Monday.", "The storm shows the need for a port.", "Rain fell. Boats sank."])
def test_where_no_one_speaks_nothing_is_found(text):
    assert said(text, **ADA) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from('he said that “ " ” . , Ada Quill told the port was closed according to denied ’ \n\n'.split(" ")), max_size=60
    )
)
def test_spans_lie_in_the_text_and_hold_something(tokens):
    text = " ".join(tokens)
    for found in said(text, person=["Ada Quill"]):
        for start, end in (*found.source, *found.cue, *found.content):
            assert 0 <= start < end <= len(text)
        assert found.cue
        assert found.content


@pytest.mark.parametrize("text", ["Ada Quill declined to say when the port will open.", "Ada Quill would not say when the port will open."])
def test_who_says_nothing_states_nothing(text):
    assert not any(a.stated for a in said(text, **ADA))
