"""Numbers of clean and collate: what is article and what is furniture."""

PAGE_YEARS = (1990, 2099)
"""First and last year that can be the date of a page: there was no web before; no clock is asked."""

PROSE_WORDS = 8
"""A line of fewer words is too short to be known as prose by its form alone."""

UNMARKED_WORDS = 14
"""On a page without end marks a line in lower case with so many words is prose: longer than most headlines."""

FURNITURE_WORDS = 40
"""A line of more words is no furniture by its opening words: calls to the reader are short."""

FURNITURE_CHARACTERS = 1000
"""The same in characters; longer lines are not searched for furniture, which bounds the time that a hostile line takes."""

CELL_WORDS = 12
"""A cell of a menu or of a row of links has at most this many words."""

DATED_LABEL_WORDS = 10
"""A line with a date and at most so many words is a byline or a masthead with its day, and no headline."""

LONGEST_CREDIT = 160
"""Characters at the end of a line in which a credit is looked for."""

DATE_SEARCH_CHARACTERS = 2000
"""Characters from the start of a line in which dates are looked for."""

GLUED_TAIL_WORDS = 24
"""Unpunctuated words behind a full stop without a space are furniture up to this many: the length of a long headline."""

PROSE_WEIGHT_CAP = 40
"""Weight of a line of prose in the search for the article: its words, at most this many (one paragraph)."""

SHORT_SENTENCE_WEIGHT = 2.0
"""Weight of a sentence too short to be known as prose, and of a long line without an end mark."""

RELATED_LABEL_WEIGHT = -1.0
"""Weight of an unpunctuated line about the article: a subhead, a caption, an item of a list."""

LABEL_WEIGHT = -6.0
"""Weight of any other unpunctuated line: a headline of another story, an entry of a menu."""

FURNITURE_LINE_WEIGHT = -3.0
"""Weight of a line that is furniture by its own words; one alone does not end an article."""

BARRIER_WEIGHT = -40.0
"""Weight of a heading such as *Related* or *Comments*: as much as a paragraph, so that what follows must be longer to count: flat body F1 92.8, with -60 92.4."""

BARRIER_REACH = 6
"""Lines beyond the article in which a paragraph of it may stand behind such a heading."""

TOPIC_SHARE = 0.4
"""A line is about the article when this share of its content words stands in the article's prose."""

CORE_LABEL_WEIGHT = -15.0
"""Weight of an unpunctuated line in the first, strict search, for the core of the article."""

TOPIC_SHARE_OF_PROSE = (0.12, 0.32)
"""Prose outside the core counts nothing below the first share of common words, fully from the second: of 272 foreign lines
half share less than 0.13, of 51 lines of the article one in ten (flat pages)."""

FOREIGN_PROSE_WEIGHT = -4.0
"""Weight of prose outside the core that shares next to nothing with it: the summary of another story."""

MARKED_BODY_SHARE = 0.4
"""An element that the markup calls the article is believed if it holds this share of the prose that the text alone shows as the article."""

OUTSIDE_MARKED_WEIGHT = -20.0
"""Weight of a line outside the element that the markup calls the article."""

FOREIGN_BLOCK_WORDS = 60
"""A block at the end of the article, below a label, can be another story's summary if it has at most so many words."""

FOREIGN_BLOCK_SHARE = 0.1
"""Such a block is another story's if it shares less than this of its content words with what stands before it."""

MARKED_LABEL_WEIGHT = 0.2
"""Weight of an unpunctuated line inside the element that the markup calls the article: more likely its own than not."""

CAPTION_WORDS = 70
"""A line of more words is no caption, even if a credit stands at its end."""

WEAK_CAPTION_WORDS = 25
"""A caption that is known only by initials or a shouted name at its end has at most this many."""

SIGNATURE_WORDS = 12
"""The line that signs a letter has at most this many: a closing formula, a name, an office."""

USUAL_TITLE_WORDS = 18
"""From here on each further word speaks against a line's being the headline."""

TITLE_LINES = 80
"""The headline is looked for among so many lines before the article."""

TITLE_WORDS = 40
"""A headline has at most this many words."""

TITLE_MIN_SCORE = 0.7
"""Least score of a headline: about a third of its content words in the prose, or as the metadata have it."""

CALL_WORDS = 25
"""A line of more words is no call to the reader unless its opening words say so."""

CALL_SCORE = 3.0
"""Points at which a line is a call to the reader: three of address, imperative, label, shouting, foreign topic."""

CLOSING_CALL_SCORE = 2.0
"""The same where the line is the last of the article, shares nothing with it and tells nothing in the past tense."""

SUBHEAD_WORDS = 10
"""A heading within an article has at most this many words; a longer unpunctuated line is a caption or another story."""

LIST_RUN = 5
"""With so many unpunctuated lines, inside the element that the markup calls the article, the article can end."""

HEADLINE_RUN = 3
"""This many unpunctuated lines in a row are a list, of the article's own items or of other headlines."""

AGENCY_SCORES = {"dateline": 0.95, "unknown mark": 0.75, "signed": 0.7}
"""How surely a text is an agency's: its mark in the dateline, an unknown mark there, its name in byline, credit or copyright."""

DECLARED_SCORES = {
    "metadata": 0.95,
    "date line": 0.9,
    "address": 0.6,
    "foot": 0.6,
    "beside": 0.55,
    "updated": 0.45,
    "elsewhere": 0.15,
    "copyright": 0.1,
}
"""How surely a date is the one that the page declares as its own, by where it stands. A caption's date is none."""

DECLARED_MIN_SCORE = 0.5
"""Below this no day is declared: half of a date with two readings stays a candidate."""

DATE_ORDER_WEIGHTS = {"prior": 0.2, "written": 2.0, "spelling": 1.0, "currency": 0.5, "weekday": 1.5, "zone": 2.0, "dateline": 4.0}
"""Log-odds for the day before the month in 04/08/2014: dates in words, British spelling, currency, weekday told in the text, time zone behind
the hour, the same day in words in the dateline."""

OUTLET_SCORES = {"metadata": 0.95, "masthead": 0.6, "copyright": 0.6, "address": 0.65, "source": 0.5, "suffix": 0.5, "repeated": 0.3}
"""How surely a name is the outlet's, by where it stands; places that agree add up."""

MOST_OUTLET_NAMES = 40
"""No more names on one page are compared with each other."""

LANGUAGE_LETTERS = 100
"""Fewer letters than this do not tell a language: below it one answer in seven was wrong, from it on none (96 paragraphs)."""

LANGUAGE_CHARACTERS = 1500
"""As many characters of an article are looked at for its language."""

COLLATED_WORDS = 6
"""A sentence of fewer words can stand in two copies by chance: it is not settled by the sister's reading."""

REPEATED_LINE_FAMILIES = 3
"""A short line in the articles of so many families belongs to no story; of one outlet two are enough."""

REPEATED_LINE_WORDS = 25
"""A longer line that is repeated is a passage, not furniture."""

LIKELY_BODY = 0.45
"""A line of a page of HTML is the article's from this probability on: from 0.4 to 0.5 body F1 stays within half a point (sites left out)."""

DATED_BODY_WORDS = 25
"""A date in a line of the article of at most so many words may be the page's own: *Thursday, 23 May 2019 | By ...*."""

DECLARED_LEAST_CHANCE = 0.2
"""A page of HTML declares the best of its dates from this probability on; below it as many are wrong as right."""

COPIES_HELD = 500
"""So many articles cut into sentences are held at a time while copies are compared: sisters are asked for again and again."""

GLANCE_CHARACTERS_A_WORD = 6
"""Letters and white space of a word, where prose is seen at a glance and its words are not counted."""

GLANCE_PROSE_CHARACTERS = 80
"""A line of so many characters that ends as a sentence does counts as prose at a glance."""

LIST_HEADINGS = 2
"""Between the last sentence of an article and its closing list stand at most so many headings."""

LIST_FORM_PARTS = 4
"""So many parts of a line, words and numbers left out, are compared to see that it is an item of a list: *a 0 -- a*."""

LIST_FORM_CHARACTERS = 80
"""Only the opening of a line is compared for that."""
