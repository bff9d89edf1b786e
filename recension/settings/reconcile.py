"""Numbers of reconcile: events, claims, conflicts and the brief."""

TITLE_MAX_CHARACTERS = 110
"""A longer title of a story is cut at a word: what a list of stories shows on one line."""

LINE_MAX_CHARACTERS = 180
"""A longer line of the timeline is cut at a word: two lines on a page, as long as most sentences of the news."""

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

DISPUTE_SHARED_INFORMATION = 8.0
"""Least information (nats) in the words that they share: a name and a plain word."""

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

EVENT_DEED_NEEDS = 0.25
"""Two tellings with the same word for what happens must share this much else for it to count in full."""

EVENT_ONE_ACCOUNT = 0.36
"""Least likeness of two groups of tellings of one day, all their words taken together, that are of one event."""

EVENT_COPIED = 0.8
"""Tellings that share this much at the same place of a passage are one event even if their days differ: a copy kept its parent's *today*."""

EVENT_UNLIKE = 0.15
"""Tellings whose clauses share less than this, and no passage, are of different events whatever else agrees."""

TIMELINE_UNDATED_MOST = 3
"""At most so many entries of a timeline have no date."""

TIMELINE_FOR_ONE = 16
"""A timeline has at most so many entries times the root of the number of documents: 36 for five, 500 for a thousand."""

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

ROUGHEST = 2.0
"""A number whose upper bound is more than so many times its lower one (*thousands*, *a few*) is too vague to differ from another."""

DISPUTE_ANSWER_INFORMATION = 4.0
"""Least information (nats) in the words, equal or near, that a saying shares with the one right before it which it answers."""

VOICES_COMPARED = 6
"""Of tellings that copies of one text repeat word for word, so many are compared with others. Comparing all of them took
four minutes for 200 copies of one page; comparing one loses what only a sister's passages show (witnesses 61 to 58 on a pile)."""

EVENT_UNDATED_SCORE = 0.3
"""Score of an entry without a day: of 24 such entries in eight piles an editor lists 7."""

STATE_SCORE = 0.65
"""How sure it is that reports of a person hurt or missing, and later dead, are of one person."""

UPDATE_AGREEMENT = 0.6
"""Counts that rise (or fall) with the days of their reports so far (Kendall's rank correlation) are updates of one count."""
