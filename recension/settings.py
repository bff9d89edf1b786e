"""Each number that decides something: its name, what it means, and where it comes from.

A stage reads its numbers from here and from nowhere else. They are constants:
a figure is changed with the measurement that asks for it, never per pile.
"""

from __future__ import annotations

# ── sources: what is refused ────────────────────────────────────────────────────────

MAX_DOCUMENT_BYTES = 20_000_000
"""Raw bytes of one document after decompression. trafilatura's and Scrapy's order of magnitude."""

MAX_UNPACKING_RATIO = 200
"""Bytes that one packed byte may become. News text packs 3 to 10 times, deflate's limit is 1,032."""

RATIO_FREE_BYTES = 1_000_000
"""Up to so many unpacked bytes the ratio is not looked at: short files of repeated lines are harmless."""

SNIFFED_BYTES = 4096
"""Bytes from which the type of an input is told. WHATWG's MIME sniffing needs 1,445."""

MAX_CONTROL_SHARE = 0.02
"""Share of control characters above which an input is no text: random bytes have 0.1, text has none."""

MAX_BROKEN_SHARE = 0.1
"""Share of characters that cannot be decoded above which an input is no text."""

MAX_TITLE_CHARACTERS = 400
"""What is longer is no headline."""

MAX_BYLINE_CHARACTERS = 200
"""What is longer is an author's biography, no byline."""

MAX_URL_CHARACTERS = 2048
"""What is longer is no address of an article (the length that browsers and crawlers agree on)."""

MAX_ATTRIBUTES = 1000
"""Attributes of one HTML tag. The parser's time grows with their square: 200,000 take it 43 s (measured), 1,000 no time."""

MAX_MARKED_PROSE = 0.4
"""Share of a page's paragraphs above which an element named like furniture (*with-sidebar*) is taken for its frame."""

# ── engines ─────────────────────────────────────────────────────────────────────────

ITEMS_PER_WORKER = 8
"""Fewer items than this for each process are done sooner without a pool: a process starts in about
0.5 s and a document takes some 30 ms (measured on two cores, sample pile)."""

# ── clean ───────────────────────────────────────────────────────────────────────────

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

BARRIER_WEIGHT = -60.0
"""Weight of a heading such as *Related* or *Comments*: more than a paragraph, so that what follows must be long to count."""

TOPIC_SHARE = 0.4
"""A line is about the article when this share of its content words stands in the article's prose."""

# ── text: how much a word tells ─────────────────────────────────────────────────────

RARITY_PRIOR_DOCUMENTS = 400
"""What is known of English in general weighs as much as this many documents of the pile (word rarity)."""

RARITY_UNSEEN_SHARE = 0.0008
"""The share of documents assumed to hold a stem that the table does not know: half of its smallest share."""

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

FOREIGN_BLOCK_SHARE = 0.0
"""Such a block is another story's if it shares less than this of its content words with what stands before it."""

CAPTION_WORDS = 70
"""A line of more words is no caption, even if a credit stands at its end."""

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

SUBHEAD_WORDS = 10
"""A heading within an article has at most this many words; a longer unpunctuated line is a caption or another story."""

HEADLINE_RUN = 3
"""This many unpunctuated lines in a row are a list, of the article's own items or of other headlines."""

AGENCY_SCORES = {"dateline": 0.95, "unknown mark": 0.75, "signed": 0.7}
"""How surely a text is an agency's: its mark in the dateline, an unknown mark there, its name in byline, credit or copyright."""

DECLARED_SCORES = {"metadata": 0.95, "date line": 0.9, "address": 0.6, "foot": 0.6, "beside": 0.55, "updated": 0.45, "elsewhere": 0.15, "copyright": 0.1}
"""How surely a date is the one that the page declares as its own, by where it stands. A caption's date is none."""

DECLARED_MIN_SCORE = 0.5
"""Below this no day is declared: half of a date with two readings stays a candidate."""

DATE_ORDER_WEIGHTS = {"prior": 0.2, "written": 2.0, "spelling": 1.0, "currency": 0.5, "weekday": 1.5}
"""Log-odds for the day before the month in 06/09/2017: dates in words, British spelling, currency, weekday told in the text."""

OUTLET_SCORES = {"metadata": 0.95, "masthead": 0.6, "copyright": 0.6, "address": 0.65, "source": 0.5, "suffix": 0.5, "repeated": 0.3}
"""How surely a name is the outlet's, by where it stands; places that agree add up."""

MOST_OUTLET_NAMES = 40
"""No more names on one page are compared with each other."""

LANGUAGE_LETTERS = 100
"""Fewer letters than this do not tell a language: below it one answer in seven was wrong, from it on none (96 paragraphs)."""

LANGUAGE_CHARACTERS = 5000
"""As many characters of an article are looked at for its language."""

# ── collate ─────────────────────────────────────────────────────────────────────────

COLLATED_WORDS = 6
"""A sentence of fewer words can stand in two copies by chance: it is not settled by the sister's reading."""

REPEATED_LINE_FAMILIES = 3
"""A short line in the articles of so many families belongs to no story; of one outlet two are enough."""

REPEATED_LINE_WORDS = 25
"""A longer line that is repeated is a passage, not furniture."""

# ── annotate ────────────────────────────────────────────────────────────────────────

SHOUTED_LETTERS = 0.7
"""From this share of capital letters on, a sentence is written in capitals, and they tell nothing of names."""

HEADLINE_CAPITALS = 0.75
"""From this share of capitals among a line's content words on, it is written in title case (if two of them are ordinary words)."""

LONGEST_WORD = 60
"""Characters of a word at most; what is longer is an address or rubbish, and no name."""

BEARERS_COMPARED = 200
"""With how many of the bearers of names last introduced in an article a name is compared: keeps long lists linear."""

PLACES_COMPARED = 40
"""From how many of an article's clear places, the most mentioned first, the distance to the others is measured."""

LONGEST_NAME_WORDS = 12
"""Words of a name at most; a longer run of capitals is a list or a heading."""

LEAST_NAME_EVIDENCE = 1.4
"""Evidence (see ``kinds.py``) from which on a capitalised sequence is a person, an organisation or a place."""

GREAT_CITY_POPULATION = 500_000
"""A city of so many people is known by its other names as well (*Mecca* is *Makkah* in GeoNames)."""

TEAM_CITY_POPULATION = 100_000
"""A city of so many people may have a team that is called by its name and a plural."""

CLEAR_POPULATION_RATIO = 20
"""A place so many times as populous as any other of its name is meant without further signs."""

NEAR_KILOMETRES = 500.0
"""The distance to a place that is clear, from which on nearness says nothing of which place is meant."""

SAME_NAME_SCORE = 0.6
"""Score (see ``text/names.py``) from which two spellings are taken for the name of one bearer."""

LEAST_PLACE_SCORE = 4.0
"""Score (see ``places.py``) below which a name is not said to be a place of the gazetteer: a town of 9,000 with nothing
in the article that speaks for its country has 4."""

TAG_RUN_SHARES = (0.65, 0.30, 0.05)
"""Shares of runs of three, two and one in the probability of a tag (linear interpolation, Brants 2000); 94.5 % of
the tags right on the dev parts of EWT and GUM."""

MAX_SENTENCE_TOKENS = 250
"""A longer *sentence* is no prose; it is read in pieces of this size, which keeps reading linear."""

MAX_QUOTATION_CHARACTERS = 1500
"""A quotation mark that is not closed within so many characters opens nothing."""

MAX_CONTINUED_SENTENCES = 12
"""How many sentences in quotation marks behind the first one go on with what its speaker says, at most."""

MAX_SPEAKER_WORDS = 9
"""Words of a speaker who is described and not named, at most."""


# ── lineage ─────────────────────────────────────────────────────────────────────────

GRAM_WORDS = 4
"""Words of an indexed n-gram. passim's default is 5; 4 also finds a passage of which every sixth word was changed."""

GRAM_PAIRS_PER_WORD = 60
"""How many pairs of places the index may look at for each word of the pile; the commonest n-grams are cut off first."""

GRAM_NEIGHBOURS = 4
"""With how many of the next documents that have it a place of a cut-off n-gram is still compared."""

LEAST_GRAM_EVIDENCE = 1.5
"""Evidence in an n-gram below which it is a mere figure of grammar and is not indexed."""

PLAIN_EVIDENCE = 0.25
"""What an equal function word or reporting verb says of copying, an equal plain content word being 1."""

NUMBER_EVIDENCE = 0.6
"""What an equal number says of copying: independent reports of one event share numbers."""

NAME_EVIDENCE = 0.4
"""What an equal capitalised word says of copying: independent reports share names and titles."""

GAP_WORDS = 8
"""The longest edit, in words of either side, over which two runs of equal words are one passage."""

REACH_WORDS = 4
"""How many words of either side an extension beyond the last equal word may skip."""

LEAST_EVIDENCE = 2.4
"""Evidence below which a run of equal words is chance, even between documents that copied."""

LEAST_QUOTED_WORDS = 4
"""The shortest quotation, in words, that two documents are said to share."""

HALF_QUOTED_EVIDENCE = 0.3
"""What an equal word counts that stands in quotation marks in one of the two documents; in both it counts nothing."""

LONGEST_QUOTED = 1500
"""Characters beyond which what stands between two double quotation marks is no quotation: a mark is missing."""

LONGEST_SINGLE_QUOTED = 400
"""The same for single marks, which an apostrophe may be taken for."""

QUOTED_SHARE = 0.8
"""The share of a passage's words in quotation marks beyond which it is a quotation, whoever quotes."""

PROMISING_RUN = 3.0
"""Evidence of the longest run below which two texts are not aligned, unless many shorter ones add up."""

EXTENDED_SURPLUS = 0.5
"""Evidence beyond chance in the unextended passages of a pair from which they are extended over small edits."""

EVIDENCE_OF_CHANCE = 3.5
"""Evidence of a passage that independent reports of one event may share by chance (titles, casualty figures,
set phrases): read off the pairs of documents on one event in a public set of news copies."""

EVIDENCE_OF_COPYING = 8.0
"""Evidence of all passages together, that of chance taken off each, at which copying is as likely as not."""

FORMULA_COVER = 0.5
"""A text of which this share stands in another is a copy of it, whatever the rest is about."""

RELATED_LIKENESS = 0.08
"""Cosine (TF-IDF) of what two texts do not share, below which they are about different things: 95 % of pairs on
different events and 2 % of pairs on one event lie below (public set of news copies)."""

SENTENCE_COVER = 0.3
"""A sentence of which a smaller share stands in the other document is one that the other lacks."""

LACKED_WORDS = 20
"""Words in sentences that only one document has from which the other is said to lack text: a sentence or two."""

COPY_COVER = 0.75
"""A text of which this share stands in another is a copy of it (furniture, a headline and small additions aside)."""

JOINING_COVER = 0.25
"""The share of one text that several passages must fill to put two documents into one family."""

JOINING_COVER_ALONE = 0.4
"""The same for one passage alone: a paragraph taken over makes no family."""

STITCHED_COVER = 0.4
"""The share of a text that unrelated sources must fill together for it to be stitched from them."""

OPENING_WORDS = 40
"""The words at the beginning by which a cut copy is told from one of two parents: who cuts keeps the lead."""

LEAST_EDITS = 0.02
"""The share of changed words up to which a copy counts as unedited: spelling and typing."""

NEAR_TIE = 0.02
"""A grandparent that is nearer to a copy than its parent, or less far by no more than this, is its parent."""

REWRITE_NEARNESS = 0.3
"""How near a rewrite can be to its parent, a verbatim copy being 1: a copy is never taken for a rewrite of another."""

STITCHED_SCORE = 0.8
"""The score of a link to one of several parents. Not yet calibrated: too few are known."""

SHARED_SOURCE_SCORE = 0.7
"""The score of a link between two texts of which neither derives from the other. Not yet calibrated."""

CUT_WEIGHT = 1.5
"""Log-odds that the text with sentences which the other lacks is the parent."""

TAIL_WEIGHT = 0.7
"""Further log-odds if the last sentence is among them, or the text breaks off: copies are cut from the end."""

CREDIT_WEIGHT = 2.0
"""Log-odds that a page which names a source for its text is the copy."""

DATE_WEIGHT = 1.5
"""Log-odds that the page with the later declared date is the copy. Pages may lie: it does not outweigh two others."""

AGENCY_WEIGHT = 0.8
"""Log-odds that the text which keeps the dateline is the parent."""

SELF_WEIGHT = 2.0
"""Log-odds that the text with *told this newspaper* is the parent."""

GLOSS_WEIGHT = 0.8
"""Log-odds that a text which converts amounts for readers elsewhere is the copy."""

FURNITURE_WEIGHT = 0.5
"""Log-odds that the page with much more furniture is the copy."""

SHOUTING_WEIGHT = 0.4
"""Log-odds that a text under a headline in capitals or with an exclamation mark is the copy."""

QUOTED_WEIGHT = 1.0
"""Log-odds that of a text and its rewrite the one with far more words in quotation marks is the parent."""

NAME_SHARE = 0.5
"""What a shared name counts among the details of a rewrite: independent reports of one event share its names."""

LEAST_MATCH = 4.0
"""What two sentences must share, in nats, to be matched: a telling word that hardly any other report has."""

LEAST_NEAR_MATCH = 2.0
"""The same between two matches, where the order of telling is already proved."""

LEAST_TOLD_DETAILS = 4
"""Details below which a sentence tells too little to be counted as unmatched."""

REWRITE_EVIDENCE = 1.9
"""Matched sentences times their share of the shorter text times their orderliness, at which a rewrite is as likely as
not: rewrites have 2 to 5, independent reports of one event below 1.8 (written piles and a public set of news copies)."""

REWRITE_STEEPNESS = 3.0
"""How fast a rewrite becomes certain beyond that."""

RUN_OF_REWRITE = 0.2
"""What evidence of copied runs adds to that of a rewrite: whoever rewrites leaves some words standing."""

RUNS_OF_REWRITE = 3.0
"""The most evidence of copied runs that counts so."""

LEAST_REWRITTEN_SHARE = 0.35
"""The share of the shorter text's sentences that must follow the other text."""

CANDIDATE_DETAILS = 8
"""Telling words that two texts must share to be compared sentence by sentence."""

CANDIDATE_SHARE = 0.1
"""The share of the telling words of the poorer text that these must be."""

TELLING_SHARE = 0.02
"""A word is telling that at most this share of documents in English holds."""

CANDIDATE_PAIRS_PER_TEXT = 200
"""How many pairs of texts the search for such details may look at for each text; common details are cut off first."""

# ── stories ─────────────────────────────────────────────────────────────────────────

STORY_LIKENESS = 0.165
"""Least mean cosine of the documents of two groups that are one story. Measured: B³ F1 is within 0.01 of its best from
0.155 to 0.17 on copies of 39 events of 2017 and from 0.155 to 0.21 on 204 American shootings."""

STORY_LIKENESS_FLOOR = 0.03
"""A smaller cosine than this is what any two texts have in common, and counts as none."""

STORY_INDEX_STEMS = 60
"""How many of its weightiest stems a document is looked up by."""

STORY_MAX_POSTINGS = 400
"""A stem that is among the weightiest of more documents than this leads to no candidates: a place of news, not a story."""

# ── reconcile ───────────────────────────────────────────────────────────────────────

TITLE_MAX_CHARACTERS = 110
"""A longer title of a story is cut at a word: what a list of stories shows on one line."""

LINE_MAX_CHARACTERS = 120
"""A longer line of the timeline is cut at a word."""

EVENT_SAME = 0.36
"""Least mean likeness of tellings that are of one event."""

EVENT_SAME_PASSAGE = 0.35
"""What it adds that two tellings stand at the same place of a shared passage."""

EVENT_SAME_DAY = 0.12
"""What it adds that two tellings are dated to the same day."""

EVENT_SAME_DEED = 0.25
"""What it adds that two tellings have the same word for what happens."""

EVENT_SAME_WHO = 0.08
"""What it adds that the same people take part or the place is the same, and takes away that they differ."""

EVENT_DISTINCT = -1.0
"""The likeness of tellings whose days differ: they are kept apart."""

EVENT_MAX_POSTINGS = 60
"""A word in more tellings than this leads to no comparison."""

TIMELINE_LEAST_WEIGHT = 1.8
"""The least weight of an entry that the timeline prints."""

CLAIM_SAME = 0.55
"""Least mean likeness of sayings that are one claim."""

CLAIM_SAME_PASSAGE = 0.4
"""What it adds that two sayings stand at the same place of a shared passage."""

CLAIM_SAME_SPEAKER = 0.1
"""What it adds that both are of one speaker."""

CLAIM_OTHER_SPEAKER = 0.25
"""What it takes away that the speakers differ, or that one asserts what the other denies."""

CLAIM_LEAST_INFORMATION = 9.0
"""A saying that tells less (nats, by the rarity of its words) is not worth reading: three plain words."""

CLAIM_MAX_CHARACTERS = 240
"""A longer wording of a claim is cut at a word."""

BRIEF_MAX_WORDS = 150
"""The whole brief: what is read in under a minute."""

BRIEF_EVENTS = 4
"""At most so many sentences of the brief tell events."""

BRIEF_SENTENCE_WORDS = 38
"""A longer sentence is not taken into the brief."""

FORECAST_MAX_DAYS = 45
"""An outcome further than this from the expected day is of something else."""

FORECAST_SAME = 0.45
"""Least share of words of an expected event and its outcome."""

DISPUTE_SAME = 0.3
"""Least share of words of two sayings that are about one thing."""

DISPUTE_SHARED_INFORMATION = 8.0
"""Least information (nats) in the words that they share: a name and a plain word."""

COUNT_SAME = 0.5
"""Least mean likeness of quantities that are of one thing."""

COUNT_SAME_PASSAGE = 0.35
"""What it adds that two quantities stand at the same place of a shared passage."""

COUNT_SAME_TOLL = 0.35
"""What it adds that both count people of the same fate: killed, hurt, missing, held."""

ROUNDING = 0.06
"""Greatest relative difference of a round number from the exact one that it stands for."""

DECLARED_TRUE = 0.8
"""How often a page's own date is the day on which its text first appeared, before anything else is known. News copies in the wild
carry the date of the copy in about one case of five (written piles: 7 of 30)."""

DECLARED_SPREAD = 400
"""Days over which the true day lies before a false declared date: reposts come up to two years later."""

DATING_MARGIN = 12
"""Candidate days lie within so many days of a date that some document gives."""

DATING_MAX_DAYS = 1_200
"""At most so many candidate days; dates that documents declare come before dates that they mention."""

DATING_NEIGHBOURS = 5
"""Each document is tied to so many others that tell most nearly the same."""

DATING_STARTS = 12
"""Starts of the search for the best days. On the piles every optimum was found from four starts."""

DATING_DOUBT_UP_TO = 30
"""In groups of at most so many documents the search also starts from believing a single page: whole families may share a false date."""

DATING_SWEEPS = 20
"""Rounds of iterated conditional modes at the most; two to four suffice."""

DATING_TEMPERATURE = 1.5
"""Scores are divided by it: evidence from sentences of one text is not independent."""

DATED_FROM = 0.3
"""A day is given when it is at least so probable; else an interval only."""

EVENT_CLAUSE = 0.55
"""Weight of the words that the clauses of two tellings share."""

EVENT_SENTENCE = 0.2
"""Weight of the words that their sentences share."""

EVENT_BESIDE = 0.3
"""What it takes away that two tellings with different words for what happens stand in one sentence."""

TIMELINE_ON_A_DAY = 1.0
"""What it adds to the weight of an entry that its day is known; an interval adds nothing."""

TIMELINE_UNDATED = -1.5
"""What it adds to the weight of an entry that no date is known: only what many tell is printed without one."""

DATING_BACKGROUND_DAYS = 60
"""A date told that lies so long before every date declared is history, and no day of publication."""

DATING_LEAD_SENTENCES = 5
"""A report's first sentences tell what made it news."""

DATING_FRESHNESS = (0.55, 0.28, 0.06, 0.03, 0.02, 0.02, 0.02)
"""How probable it is that the newest weekday told lies 0, 1, ... days before publication: news is of today or yesterday
(dated articles of t17 and TimeBank: 53 and 29 % on the same day and the day before)."""

DATING_SAYS_TODAY = 0.08
"""The same for 0 days in a house that writes *today* or *yesterday*: it seldom calls the day of writing by its name."""

DATING_NEWS_FIRST = (1.0, (0.75, 0.1, 0.05, 0.03), 0.02)
"""How much older the day that a report opens with is than its newest: before, 0, 1, ... days, longer (inverted pyramid)."""

DATING_FIXED_LAG = (0.005, (0.35, 0.25, 0.08, 0.04, *(0.02,) * 7, *(0.004,) * 20), 0.0005)
"""How long before publication a full date lies that a lead or a caption gives: before, 0, 1, ... days, longer."""

DATING_DEADLINE_DAYS = 45.0
"""A day to come that is given without a year lies within some weeks (e-folding, days)."""

DATING_EARLIER_DAYS = 150.0
"""A day gone that is given without a year lies within some months (e-folding, days)."""

DATING_COPY_LAG = (0.02, (0.90, 0.04, 0.01), 0.0005)
"""Days from a text to its repost, cut or edited copy, which keeps its day: before, 0, 1, ... days, longer. Not all is certain, links may be wrong."""

DATING_REWRITE_LAG = (0.08, (0.45, 0.3, 0.08, 0.04), 0.002)
"""Days from a text to its rewrite."""

DATING_MERGED_LAG = (0.05, (0.35, 0.3, 0.12, 0.06, 0.04), 0.004)
"""Days from a text to one that takes over parts of it."""

DATING_SHARED_LAG = (0.2, (0.5, 0.2, 0.05, 0.03), 0.002)
"""Days between two texts from one lost source."""

DATING_SAME_DAY_FLOOR = -9.0
"""However many couples of sentences disagree, two documents say no more than this against a pair of days (nats)."""

DATING_LIKENESS_GAIN = 60.0
"""How much likelier the same day is than a day far off for two documents with all words in common."""

DATING_LIKENESS_DAYS = 4.0
"""How fast that fades with the days between them (e-folding)."""

DATING_LEAST_LIKE = 0.12
"""Documents less alike (cosine) do not count as telling the same."""

DATING_LEAST_SAME = 0.25
"""Two sentences less probably of one happening are not compared."""

DATING_SURE_SAME = 0.97
"""How probably two sentences are of one happening that stand at the same place of a shared passage."""

DATING_SAME_MIDDLE = 0.36
"""The likeness of two sentences (shared information over the geometric mean of both) at which they tell as often of one happening as not."""

DATING_SAME_SLOPE = 0.06
"""How fast that changes with their likeness (logistic)."""

DATING_INHERITED = 0.8
"""How often a sentence without a day goes on about the day of the one before it."""
