"""What is article and what is furniture, on plain text without markup."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.model import Hint
from recension.stages.clean import clean
from tests.stages.clean.page_builders import FOURTH, HEADLINE, LEAD, SECOND, STORY, THIRD, body, document, kinds, page

WHOLE = " ".join(STORY)

FURNITURE_LINES = [
    "Advertisement",
    "ADVERTISEMENT - CONTINUE READING BELOW",
    "Story continues below advertisement",
    "READ MORE: Chess club moves to the old bakery",
    "Read also: Plum harvest begins early",
    "►Related: Council paints all its benches green",
    "Trending: Rovers sign keeper | How to prune a pear tree | Sudoku",
    "Share this article",
    "[Share] [E-mail] [Print]",
    "Tweet   Share on WhatsApp   Copy link",
    "Sign up for our newsletter and read it over breakfast",
    "» Sign up: our sailing letter, twice a month",
    "You have 3 free articles left. Subscribe now from £2",
    "Download our guide: Knots for beginners",
    "Follow us on Twitter and Facebook",
    "Click here to find a plumber in your street",
    "Win a set of garden chairs!",
    "Boat finder: compare your favourite models",
    "Got a story for us? Write to desk@gazette.example",
    "3 min read",
    "98 views",
    "Listen 2:10 | Download MP3",
    "💬 Talk to us on our channel!",
    "Please enable Javascript to watch this video",
    "Scroll down for video",
    "REKLAMA: Boats for hire",
    "Classifieds: rowing boat, two oars, no holes",
    "Was this page useful?",
    "Which knot would YOU tie?",
    "Knot Fair in the town hall: last stalls going!",
    "✉ Join the rowers’ list: one letter a month",
    "GOT A GAZETTE CARD? Your pass opens nine museums in town.",
    "Gazette+ members read on at once.",
    "[[ Watch: a heron opens a tin ]]",
    "Weather for the coast: fog till noon.",
    "Plum harvest, pages 4 and 5",
    "An earlier version of this story gave the wrong number of columns.",
    "This is a developing story. Check back for updates.",
    "The views expressed here are the author's own.",
    "Subscribe to the Oar Letter today.",
    "QXN ad/bc",
    "[Applause]",
]
CAPTIONS = [
    "Divers prepare to enter the water at Quillport. Photograph: Ada Finch/The Gazette",
    "The east pier seen from the ferry (Image: Getty)",
    "A diver at the east pier on Thursday. ADA FINCH/THE GAZETTE",
    "This picture taken on 3 May 2021 shows the east pier at low tide.",
    "The columns of the pier last week Credit: AP",
    "Boats wait at the west pier. (Handout)",
    "FILE PHOTO: The harbour of Quillport in spring.",
    "Marta Ellwood with the report. Photo: B. Lund",
    "A closed gate at the east pier. PHOTO: QXN",
    "Marta Ellwood at Thursday's meeting of the board. (QXN)",
    "Marta Ellwood beside the east pier on Thursday",
    "Ms Ellwood: ‘a season or a boat’",
    "Marta Ellwood (left) shows the report to a diver",
    "▲ The pier seen from the ferry",
    "The pier before the first repair (Quillport Museum)",
    "Divers carry their gear along the pier on Friday morning",
]


@pytest.mark.parametrize("line", FURNITURE_LINES)
def test_a_line_of_furniture_between_paragraphs_is_left_out_and_nothing_else(line):
    assert body(page(HEADLINE, LEAD, SECOND, line, THIRD, FOURTH)) == WHOLE


@pytest.mark.parametrize("line", CAPTIONS)
def test_a_caption_between_paragraphs_is_a_caption(line):
    article = page(HEADLINE, LEAD, SECOND, line, THIRD, FOURTH)
    assert body(article) == WHOLE
    assert "caption" in [kind for kind, _ in kinds(article)]


def test_the_credit_at_the_end_of_a_caption_is_a_region_of_its_own():
    found = kinds(page(LEAD, SECOND, CAPTIONS[0], THIRD))
    assert ("caption", "Divers prepare to enter the water at Quillport.") in found
    assert ("credit", "Photograph: Ada Finch/The Gazette") in found


GLUED = [
    ("", "Click here to find a plumber in your street"),
    ("", "Share this storyPrintEmail"),
    ("", "READ NEXT: Chess club moves to the old bakery"),
    (" ", "READ NEXT: Chess club moves to the old bakery"),
    (" ", "Advertisement"),
    (" ", "Subscribe now from £2"),
    (" ", "💬 Join our channel!"),
    (" ", "An oar boat off the pier. Photograph: Ada Finch/The Gazette"),
    ("", "Get the Oar Letter! One page a week."),
    ("", "[chart: tap to make it larger]"),
]


@pytest.mark.parametrize(("gap", "tail"), GLUED)
def test_furniture_behind_a_full_stop_is_cut_off(gap, tail):
    assert body(page(HEADLINE, LEAD, SECOND + gap + tail, THIRD, FOURTH)) == WHOLE


@pytest.mark.parametrize("head", ["date 2021-05-07 ", "May 7, 2021 ", "Published: 7 May 2021 ", "3 min read "])
def test_a_date_or_a_reading_time_before_the_first_sentence_is_cut_off(head):
    assert body(page(head + LEAD, SECOND, THIRD, FOURTH)) == WHOLE


LOST_BREAKS = [
    f"3 min read {LEAD} {SECOND} Sign up for our newsletter here. {THIRD} {FOURTH}Download our app",
    f"May 7, 2021 {LEAD} {SECOND} Click here to subscribe to our weekly letter. {THIRD} {FOURTH} Copyright 2021 Quillport Gazette. All rights reserved.",
]


@pytest.mark.parametrize("text", LOST_BREAKS)
def test_a_page_that_lost_all_its_line_breaks_keeps_its_sentences_and_no_furniture(text):
    assert body(page(text)) == WHOLE


def test_furniture_glued_to_the_last_word_of_two_paragraphs_is_cut_off():
    text = f"{LEAD} {SECOND}Advertisement\n{THIRD} {FOURTH}Read also: Plum harvest begins early"
    assert body(clean(document(text))) == WHOLE


def test_a_closing_list_in_one_form_belongs_to_the_article_and_what_is_most_read_does_not():
    boats = [f"Line {n}: leaves the west pier at {n + 6}.30" for n in range(1, 7)]
    assert body(page(HEADLINE, *STORY, "Boats this week", *boats, "Most read", "Chess club moves")).endswith(" ".join(boats))


def test_headlines_below_the_article_are_no_list_of_its_own():
    others = [
        "Chess club moves to the old bakery",
        "Plum harvest begins early",
        "Rovers sign keeper",
        "Council paints benches",
        "Choir sings",
    ]
    assert body(page(HEADLINE, *STORY, *others)) == WHOLE


def test_sentences_glued_together_stay():
    assert body(page(LEAD, SECOND + FOURTH, THIRD)) == " ".join((LEAD, SECOND + FOURTH, THIRD))


KEPT = [
    "What happens next",
    "How the pier was last mended in 2012",
    "A season or a boat",
    "Nobody was hurt.",
    "“It groaned,” he said.",
    "Why now?",
    "More than 900 people use the pier every day, and most of them come back.",
    "Share prices of the ferry line fell by a tenth.",
    "Follow-up examinations of the pier are planned for June, the board said.",
    "You could hear it, Ms Ellwood said, if you put your ear to the columns.",
    "The board will read the report and sign up more divers, it said.",
    "The ferry is still on its way to the west pier.",
    "The picture of the harbour that she keeps on her desk was taken in 1931.",
    "See you at the pier, they said.",
    "Subscribers to the pier fund will get their money back.",
    "A copy of the report was sent to this newspaper.",
]


@pytest.mark.parametrize("line", KEPT)
def test_what_belongs_to_the_article_stays(line):
    assert body(page(HEADLINE, LEAD, SECOND, line, THIRD, FOURTH)) == " ".join((LEAD, SECOND, line, THIRD, FOURTH))


OTHER_STORIES = (
    "- Rovers sign goalkeeper from Lisbon on a free transfer",
    "- Woman, 91, swims across lake for charity",
    "- Cocoa costs more than ever before Easter",
    "- Minister resigns over expenses",
)
TAILS = [
    ("Related", *OTHER_STORIES),
    OTHER_STORIES,
    ("More on this story", "‘We sang in the dark’: choir performs through power cut"),
    ("Leave a Reply", "Your email address will not be published. Required fields are marked *", "Name *"),
    ("The Quill Gazette is published daily by Quill Press",),
    ("Ada Finch is a reporter for the Quill Gazette and the author of “Salt”.",),
    ("afinch@gazette.example  @adafinch",),
    ("© 2021 The Quill Gazette. All rights reserved.",),
    ("Topics: Harbours / Divers / Quillport",),
    ("(Additional reporting by Bo Lund; editing by Cy Marsh)",),
    ("Back to top",),
    ("• This article was amended to correct the spelling of Quillport.",),
    ("The Gazette adheres to the Press Code.",),
    ("Letters to the Editor must carry a name.",),
    ("This bulletin goes out at noon.",),
    ("(Except for the headline, this story has not been edited by the Gazette.)",),
]


@pytest.mark.parametrize("tail", TAILS)
def test_nothing_after_the_end_is_article(tail):
    assert body(page("The Quill Gazette", HEADLINE, *STORY, *tail)) == WHOLE


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("By Ada Finch", "Ada Finch rows on Sundays. She lives in Hexley."),
        ("Ada Finch, harbour correspondent", "Ada Finch keeps a diary of the tides."),
    ],
)
def test_a_closing_line_on_its_author_is_known_by_the_name_above_the_article(head, tail):
    assert body(page("The Quill Gazette", HEADLINE, head, *STORY, tail)) == WHOLE


@pytest.mark.parametrize("signature", ["Yours in fog, Bo Lund", "Your friend Cy Marsh", "With thanks, the keeper of the light"])
def test_a_letter_keeps_its_signature_and_no_other_page_does(signature):
    assert body(page(HEADLINE, f"Dear neighbours, {LEAD}", *STORY[1:], signature)).endswith(signature)
    assert body(page(HEADLINE, *STORY, signature)) == WHOLE


def test_a_lead_above_a_box_of_other_stories_belongs_to_the_article():
    assert body(page(HEADLINE, LEAD, "More on this story", SECOND, THIRD, FOURTH)) == WHOLE


def test_paragraphs_below_an_advertisement_are_no_other_story():
    rest = ("Mooring fees fell by a third in May.", "A storm sank nine dinghies there in 2004.")
    assert body(page(HEADLINE, *STORY[:3], f"{FOURTH}Click here to find a plumber in your street", *rest)) == " ".join((*STORY, *rest))


HEADS = [
    ("The Quill Gazette",),
    ("≡ Menu   Quill Gazette   Sign in",),
    ("Home » Coast » Harbours",),
    ("News | Courts | Sport | Classifieds",),
    ("Text size A A",),
]


@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_a_page_is_furniture_and_the_headline_is_found(head):
    article = page(*head, HEADLINE, "By Ada Finch", "May 7, 2021", *STORY)
    assert body(article) == WHOLE
    assert article.title is not None
    assert article.title.quote == HEADLINE
    assert article.byline is not None
    assert article.byline.quote == "Ada Finch"


def test_a_headline_that_ends_in_a_quotation_is_a_headline():
    article = page("WORLD NEWS", "Pier of cracks: 'I heard it creak!'", "By Gazette Reporter", *STORY)
    assert body(article) == WHOLE
    assert article.title is not None
    assert article.title.quote.startswith("Pier")


def test_summaries_of_other_stories_below_the_article_are_left_out():
    teasers = [
        "Goalkeeper joins Rovers",
        "The Portuguese international signed a contract until 2024 and will wear the number one shirt.",
        "Lake swimmer turns 91",
        "She trains every morning before breakfast, come rain or shine, and eats two herrings a day.",
    ]
    assert body(page(HEADLINE, *STORY, *teasers)) == WHOLE


@pytest.mark.parametrize(
    ("line", "belongs"),
    [
        ("The Spyglass -- letters from small museums. Forward it to a friend!", False),
        ("Radio Pear Tree — on the air since 1988. Text PEAR to 4711.", False),
        ("Water meter reading: Elm and Ash streets from 8 a.m.", False),
        ("Chess column, page 9. Recipes, page 12.", False),
        ("Tap the star to keep this page.", False),
        ("Nobody on the quay has slept since.", True),
        ("He left the door open.", True),
        ("The clinic remains shut until April.", True),
        ("Its owner: a widow who never came to see it.", True),
    ],
)
def test_the_last_line_is_the_articles_if_it_tells_something(line, belongs):
    assert body(page(*STORY, line)).endswith(line) == belongs


def test_a_transcript_keeps_its_questions():
    lines = [
        "HOST: Can you tell us what your divers saw?",
        "ELLWOOD: They saw cracks in two columns.",
        "HOST: Thank you.",
        "ELLWOOD: You're welcome.",
    ]
    assert body(page(LEAD, *lines)) == " ".join((LEAD, *lines))


def test_a_page_without_full_stops_still_has_an_article():
    lines = [line.rstrip(".") for line in (LEAD, SECOND, FOURTH)]
    assert body(page("Advertisement", *lines)) == " ".join(lines)


def test_markup_is_believed_where_it_says_more_than_the_text():
    text = "\n".join(("Tide tables for every day of the coming week.", *STORY))
    start = text.index("The harbour")
    hints = (Hint("body", "markup: <article>", start, len(text)), Hint("caption", "markup: <figcaption>", text.index(FOURTH), len(text)))
    article = clean(document(text, hints=hints))
    assert body(article) == " ".join((LEAD, SECOND, THIRD))
    assert kinds(article)[-1] == ("caption", FOURTH)


PIECES = st.sampled_from(
    [*STORY, *FURNITURE_LINES, *CAPTIONS, HEADLINE, "", " ", "\t", "\u2028", "•", "By", "7 May 2021", "(AP) —", "…", "“"]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=12).flatmap(lambda p: st.sampled_from(["\n", " ", "", "\n\n"]).map(lambda s: s.join(p))),
)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_regions_are_a_partition_of_any_text(text):
    article = clean(document(text))
    at = 0
    for region in article.regions:
        assert region.start == at < region.end
        at = region.end
    assert at == len(text)
    for span in (article.title, article.byline, article.dateline.span if article.dateline else None):
        assert span is None or text[span.start : span.end] == span.quote
    assert all(region.kind == "body" or region.why for region in article.regions)


@pytest.mark.parametrize(
    "text",
    [
        ". " * 200_000,
        "a." * 200_000,
        "\n" * 200_000,
        "A|" * 100_000,
        "(" * 200_000,
        "Photo: " * 50_000,
        "12/12/2012 " * 40_000,
        "x\n" * 60_000,
        " " * 400_000,
    ],
)
def test_hostile_text_comes_to_its_end(text):
    article = clean(document(text))
    assert article.regions[-1].end == len(text)
