"""Numbers of reconcile: events, claims, conflicts and the brief."""

TITLE_MAX_CHARACTERS = 110
"""A longer title of a story is cut at a word: what a list of stories shows on one line."""

LINE_MAX_CHARACTERS = 150
"""A longer line of the timeline is cut at a word."""

EVENT_SAME = 0.36
"""Least mean likeness of tellings that are of one event."""

EVENT_SAME_PASSAGE = 0.35
"""What it adds that two tellings stand at the same place of a shared passage."""

EVENT_SAME_DAY = 0.2
"""What it adds that two tellings are dated to the same day."""

EVENT_SAME_DEED = 0.25
"""What it adds that two tellings have the same word for what happens."""

EVENT_SAME_WHO = 0.1
"""What it adds that the same people take part or the place is the same, and takes away that they differ."""

EVENT_DISTINCT = -1.0
"""The likeness of tellings whose days differ: they are kept apart."""

MAX_POSTINGS = 60
"""A word in more tellings, sayings or counts of a story than this leads to no comparison: what follows is linear in their number."""

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

CLAIM_LEAST_INFORMATION = 6.0
"""A saying that tells less (nats, by the rarity of its words) is not worth reading: two plain words."""

CLAIM_MAX_CHARACTERS = 240
"""A longer wording of a claim is cut at a word."""

BRIEF_MAX_WORDS = 150
"""The whole brief: what is read in under a minute."""

BRIEF_EVENTS = 4
"""At most so many sentences of the brief tell events."""

BRIEF_SENTENCE_WORDS = 46
"""A longer sentence is not taken into the brief."""

FORECAST_MAX_DAYS = 21
"""An outcome further than this from the expected day is of something else."""

FORECAST_SAME = 0.42
"""Least share of words of a forecast and its outcome."""

FORECAST_OTHER_DAY = 0.08
"""What it adds that the outcome came on another day than expected: that is the more worth telling."""

FORECAST_BORNE_OUT = 0.48
"""Least share of words of a forecast and an outcome on the expected day."""

SAME_PLAN = 0.5
"""Least share of words of two plans for one thing on different days."""

DISPUTE_SAME = 0.5
"""Least share of words of two sayings that are about one thing."""

DISPUTE_SHARED_INFORMATION = 8.0
"""Least information (nats) in the words that they share: a name and a plain word."""

COUNT_SAME = 0.45
"""Least mean likeness of quantities that are of one thing."""

COUNT_SAME_PASSAGE = 0.35
"""What it adds that two quantities stand at the same place of a shared passage."""

COUNT_SAME_TOLL = 0.46
"""What it adds that both count people of the same fate: killed, hurt, missing, held."""

COUNT_SAME_PHRASE = 0.3
"""What it adds that both count the same in more than one word: *ferry trips*."""

COUNT_SAME_VALUE = 0.4
"""What it adds that both have the same value, if it is so particular that hardly two things have it: 2,718."""

ROUNDING = 0.08
"""Greatest relative difference of a round number from the exact one that it stands for."""

EVENT_CLAUSE = 0.55
"""Weight of the words that the clauses of two tellings share."""

EVENT_SENTENCE = 0.15
"""Weight of the words that their sentences share."""

EVENT_BESIDE = 0.3
"""What it takes away that two tellings with different words for what happens stand in one sentence."""

TIMELINE_ON_A_DAY = 1.0
"""What it adds to the weight of an entry that its day is known; an interval adds nothing."""

TIMELINE_UNDATED = -1.5
"""What it adds to the weight of an entry that no date is known: only what many tell is printed without one."""

COUNT_SAME_NOUN = 0.15
"""What it adds that both count things of the same name or nearly; for durations, where the noun says of what, three times."""

COUNT_SAME_CROWD = 0.2
"""What it adds that both count people who came together; a story may tell of several crowds."""

COUNT_NEAR_VALUE = 0.25
"""What it adds that two larger numbers are nearly equal: 4,672 and about 4,700."""

COUNT_SMALL_NUMBER = 12
"""A number up to this is written for many things (*two countries*), and proves little."""

COUNT_SMALL = 0.15
"""What it takes away that both numbers are small and no fate says what they count."""

COUNT_SAME_WHO = 0.1
"""What it adds that the same people are named beside both; twice as much is taken away if they differ."""

CLOCK_TOLERANCE_MINUTES = 29
"""Times of the day that differ by no more are one time, told more or less exactly."""

EVENT_DEED_NEEDS = 0.25
"""Two tellings with the same word for what happens must share this much else for it to count in full."""

EVENT_ONE_ACCOUNT = 0.36
"""Least likeness of two groups of tellings of one day, all their words taken together, that are of one event."""

FORECAST_INFORMATION = 4.0
"""Least information (nats) in the words that an expected event shares with its outcome."""

EVENT_COPIED = 0.8
"""Tellings that share this much at the same place of a passage are one event even if their days differ: a copy kept its parent's *today*."""

EVENT_UNLIKE = 0.15
"""Tellings whose clauses share less than this, and no passage, are of different events whatever else agrees."""

TIMELINE_FOR_ONE = 16
"""A timeline has at most so many entries times the root of the number of documents: 36 for five, 500 for a thousand."""

CLAIMS_FOR_ONE = 30
"""The same for claims."""

CONFLICTS_FOR_ONE = 5
"""The same for conflicts."""

EVENT_OTHER_CERTAINTY = 0.12
"""What it takes away that one telling says it happened and the other that it may or will, unless both name the same day."""

TIMELINE_LEAD_SENTENCES = 4
"""An event told so many sentences from the top counts half as much for its place as one in the first."""

TIMELINE_FULL_TELLING = 40.0
"""A telling of so much information (nats), some seven rare words, is told in full; less counts as its part."""

TIMELINE_NOT_HAPPENED = 0.5
"""What it takes away from the weight of an entry that it is only possible, or denied."""

CANDIDATE_SHARE = 0.22
"""Two tellings, sayings or counts are compared when they share this part of what the shorter one tells, word for word."""

EVENT_DAY_FROM_SENTENCE = 0.7
"""How sure the day of another telling in the same sentence is for a telling without a day of its own."""

EVENT_ALONE_ON_DAY = 0.2
"""What it adds to the likeness of two groups of tellings of different documents that no others are of that day; with more groups, its part."""

EVENT_FEW_ON_DAY = 30
"""All groups of tellings of one day are compared if they are no more than this."""

EVENT_DEED_TELLS = 4.0
"""A word for what happens that tells as much (nats) counts in full; to *come* or to *take* is done in every story."""

EVENT_SENTENCES = 0.8
"""What the likeness of the sentences of two groups of tellings of one day counts against that of their clauses."""

CLOCK_SAME_WORDS = 0.45
"""Tellings of one event that share this much are of one deed, whose times can be compared."""

COUNT_ONLY_ONE = 0.16
"""What it adds that each of two documents gives but one number of the thing counted."""

ROUGHEST = 2.0
"""A number whose upper bound is more than so many times its lower one (*thousands*, *a few*) is too vague to differ from another."""

CLOCK_EXACT_MINUTES = 4
"""The same where all of them are exact to the minute."""

DISPUTE_ANSWER_INFORMATION = 4.0
"""Least information (nats) in the words, equal or near, that a saying shares with the one right before it which it answers."""

CLAIM_LEAST_WORDS = 4
"""A saying of fewer words is a name or a scrap."""

BRIEF_EARLIEST = 0.8
"""How much more a sentence of the first day's documents is worth for the brief than one of the last day's."""

VOICES_COMPARED = 6
"""Of tellings that copies of one text repeat word for word, so many are compared with others. Comparing all of them took
four minutes for 200 copies of one page; comparing one loses what only a sister's passages show (witnesses 61 to 58 on a pile)."""

EVENT_UNDATED_SCORE = 0.3
"""Score of an entry without a day: of 24 such entries in eight piles an editor lists 7."""

EVENT_ONE_DEED = 0.5
"""How alike such tellings are as one entry."""

EVENT_DEED_PARTICULAR = 2.5
"""A word for what happens that tells less (nats) may be done more than once a day in one story: to meet, to arrive."""

STATE_SCORE = 0.65
"""How sure it is that reports of a person hurt or missing, and later dead, are of one person."""

FORECAST_DEED_INFORMATION = 2.5
"""The same where the word for what happens is the same, and one more word."""

UPDATE_AGREEMENT = 0.6
"""Counts that rise (or fall) with the days of their reports so far (Kendall's rank correlation) are updates of one count."""

FORECAST_ON_ITS_DAY = 0.4
"""Least share of words of a forecast and an outcome on the expected day, if they share rare words."""

FORECAST_TELLING = 6.0
"""So much information (nats) in the words that both share makes them rare ones."""
