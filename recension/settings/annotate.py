"""Numbers of annotate: names, times, speakers and events."""

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

LEAST_ACT_SCORE = 0.4
"""Probability from which on the trained weights settle the PLOVER code of a verb that the word list has under another one."""

LEAST_UNLISTED_ACT_SCORE = 0.7
"""The same for a verb that the word list does not have; both sides must then be named."""

LEAST_READER_NAME = 0.2
"""From this probability on, what the trained reader takes for a name is weighed together with what the rules say."""

SEEN_CUE = 0.6
"""Probability from which on a word is a cue of an attribution though no word list has it."""

LEAST_LISTED_CUE = 0.35
"""Probability below which a verb of the word lists is no cue, but within what someone else says (*A told B that C said*): the set
annotates such sayings now and then only, and they are claims. PolNeAR dev: F1 66.9 at 0.2, 67.9 at 0.5."""

PRICE_OF_ANOTHER_END = 5.0
"""Log odds by which another end of what someone says must beat the one that the rules find."""

LEAST_LINKED_CUE = 0.75
"""Probability of a cue from which on a saying that no rule finds is taken from the trained reader alone (PolNeAR dev: F1 66.9 at 0.85 and
0.8 for the content, 67.9 at these)."""

LEAST_LINKED_CONTENT = 0.7
"""The same for the mean probability of the words of its content."""

SEEN_TRIGGER = 0.5
"""Probability of a word to tell of no event, below which it does (ECB+ dev: F1 of triggers 84.2)."""

LINE_CLIMB = 6
"""So many governors up from a word its finite clause is looked for: *agreed | to end | their quarrel | over a shooting*."""

LINE_ROOM = 150
"""A clause of more characters leaves out its last loose parts to be a line of a timeline."""

SHAPES_KEPT = 20_000
"""So many words are kept with their keys and shapes (a few megabytes when full): most words of a text stood in others before."""

SUBJECT_SENTENCES = 2
"""A pronoun means someone named in its own sentence or in so many before it."""
