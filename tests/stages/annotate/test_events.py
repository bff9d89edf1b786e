"""What happens: triggers, clauses, times, who takes part, what is only background."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stages.annotate.reading_builders import told

NAMES = {"person": ["Ada Quill", "Tom Brenn"], "place": ["Vorn"]}


def triggers(text, region="body", news=False):
    found, _ = told(text, region, **NAMES)
    return [text[e.start : e.end] for e in found if not (news and e.background)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Quill opened the bridge in Vorn on Friday.", ["opened"]),
        ("The mayors held talks in Vorn on Monday.", ["talks"]),
        ("The trial began in May.", ["trial", "began"]),
        ("Three men died in Friday night’s explosion.", ["died", "explosion"]),
        ("Ada Quill arrived on Monday, toured the dam and left.", ["arrived", "toured", "left"]),
        ("The fire was under control by noon on Sunday.", ["fire", "was"]),
        ("Ada Quill told the committee on Monday that the dam was safe.", ["told"]),
        ("Ada Quill said the dam was safe.", []),
        ("Ada Quill thinks that the dam seems safe.", []),
        ("The village lies in the hills.", []),
        ("Production will resume in October.", ["resume"]),
        ("Residents were told to leave.", ["told", "leave"]),
        ("A man arrested on Sunday was released.", ["arrested", "released"]),
        ("A man was charged with killing his host.", ["charged", "killing"]),
        ("Ada Quill told reporters that the dam was safe.", ["told"]),
        ("Ada Quill came to the school to apologise.", ["came"]),
        ("Tom Brenn saw the tank being filled on Sunday.", ["saw", "filled"]),
        ("Most of them felt ill on Monday.", ["felt"]),
    ],
)
def test_what_tells_of_something_happening(text, expected):
    assert triggers(text) == expected


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Ada Quill opened the bridge.", "happened"),
        ("Ada Quill has opened the bridge.", "happened"),
        ("Ada Quill is opening the bridge today.", "happened"),
        ("Ada Quill will open the bridge.", "expected"),
        ("Ada Quill is to open the bridge on Friday.", "expected"),
        ("Ada Quill plans to open the bridge.", "expected"),
        ("Ada Quill is expected to open the bridge.", "expected"),
        ("Ada Quill could open the bridge.", "possible"),
        ("Ada Quill did not open the bridge.", "denied"),
        ("Ada Quill refused to open the bridge.", "denied"),
        ("Tom Brenn denied that Ada Quill opened the bridge.", "denied"),
        ("Ada Quill did not open the bridge until Friday.", "happened"),
        ("Ada Quill opens the bridge on Friday.", "expected"),
        ("Ada Quill accepted an invitation to open the bridge.", "expected"),
        ("Nobody opened the bridge.", "denied"),
        ("Ada Quill has until Friday to open the bridge.", "expected"),
        ("The council gave Ada Quill until noon on Friday to open the bridge.", "expected"),
    ],
)
def test_how_sure_it_is(text, certainty):
    found, _ = told(text, **NAMES)
    assert next(e for e in found if e.lemma == "open").certainty == certainty


@pytest.mark.parametrize(
    ("text", "lemma", "time"),
    [
        ("Vorn said Tuesday that Ada Quill has returned.", "return", None),
        ("Ada Quill returned on Tuesday.", "return", "Tuesday"),
        ("On Tuesday, the day before the fair, Ada Quill returned.", "return", "Tuesday"),
        ("On Tuesday Ada Quill returned and resigned.", "resign", "Tuesday"),
        ("Ada Quill, elected on Monday, returned on Tuesday.", "return", "Tuesday"),
        ("Vorn has been quiet since Tuesday, when Ada Quill returned.", "return", "Tuesday"),
        ("Two men died in 2006 when a footbridge collapsed.", "collaps", "2006"),
        ("The guard has been suspended since Tuesday.", "suspend", "Tuesday"),
        ("The guard was suspended until Tuesday.", "suspend", None),
        ("The firm has until Tuesday to pay the fine.", "pay", "Tuesday"),
        ("The results, promised for Monday, arrived on Tuesday.", "arriv", "Tuesday"),
    ],
)
def test_a_time_belongs_to_its_clause(text, lemma, time):
    found, timexes = told(text, **NAMES)
    event = next(e for e in found if e.lemma == lemma)
    assert (text[timexes[event.timex].start : timexes[event.timex].end] if event.timex is not None else None) == time


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("The bridge fell on Friday, Ada Quill said.", "The bridge fell on Friday"),
        ("“The bridge fell on Friday,” said Ada Quill.", "The bridge fell on Friday"),
        ("Ada Quill said that the bridge fell on Friday.", "the bridge fell on Friday"),
    ],
)
def test_the_clause_leaves_the_speaker_out(text, clause):
    found, _ = told(text, **NAMES)
    assert [text[slice(*e.clause)] for e in found] == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill usually opens the bridge.",
        "The firm sells boats.",
        "Ada Quill opened the bridge in 1987.",
        "“We opened a bridge and it fell,” Ada Quill said.",
        "Ada Quill had opened the bridge.",
        "Ada Quill used to open the bridge.",
    ],
)
def test_history_habits_and_talk_are_background(text):
    assert triggers(text, news=True) == []


@pytest.mark.parametrize("region", ["title", "caption"])
def test_the_present_of_a_headline_is_news(region):
    assert triggers("Ada Quill opens bridge in Vorn", region, news=True) == ["opens"]


def test_who_takes_part_and_where():
    text = "Tom Brenn was arrested by Ada Quill in Vorn."
    (event,), _ = told(text, **NAMES)
    assert [(p.name, p.role) for p in event.participants] == [("Tom Brenn", "recipient"), ("Ada Quill", "actor")]
    assert event.type == "COERCE"
    assert len(event.places) == 1
    assert event.words == ("tom", "brenn", "arrest", "ada", "quill", "vorn")


def test_what_names_no_one_has_no_political_type():
    (event,), _ = told("The thief was arrested.")
    assert event.type is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from("Ada Quill opened closed the bridge on Friday , . and after said to will not Vorn explosion “ ”".split()),
        max_size=60,
    )
)
def test_spans_lie_in_the_text(tokens):
    text = " ".join(tokens)
    found, timexes = told(text, **NAMES)
    for event in found:
        assert 0 <= event.clause[0] <= event.start < event.end <= event.clause[1] <= len(text)
        assert event.timex is None or event.timex < len(timexes)
