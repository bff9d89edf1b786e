"""Numbers of conflicts: what is aligned across documents, and what is compared."""

ALIGNED_SENTENCES = 600
"""So many different sentences of a story are read for their meaning, those nearest the top first: about 1.4 s of one core."""

MEANING_WEIGHT = 0.75
"""Weight of the cosine of two sentences, the rest is that of their words. Pairs of MSRP with the same claim: words alone 71.2 % right, the
cosine alone 73.3, weights of 0.25, 0.5 and 0.75 72.4, 73.6 and 74.2."""

COUNT_SAME = 0.45
"""Least mean chance of quantities that are of one thing. The log odds below were fitted to 1,273 pairs of numbers (178 of one
thing) of 29 sets of reports, and rounded by hand."""

COUNT_ODDS = -6.3
"""Log odds that two quantities of a story are of one thing when nothing speaks for it."""

COUNT_MEANING = 2.2
"""What the likeness of their sentences adds, times its cosine."""

COUNT_WORDS = 0.6
"""What the words around them add, times the share that is the same."""

COUNT_PASSAGE = 2.0
"""What it adds that they stand at the same place of a shared passage."""

COUNT_NOUN = 1.9
"""What it adds that both count things of the same name or nearly."""

COUNT_MONEY = 1.2
"""What it adds that both are sums of money, of which a story has fewer than of other numbers."""

COUNT_TIME = 0.9
"""What it takes away that both are durations, of which a story has many."""

COUNT_SAME_UNIT = 0.8
"""What it adds that both measure in the same unit."""

COUNT_PHRASE = 2.0
"""What it adds that both count the same in more than one word: *ferry trips*."""

COUNT_SAME_FATE = 2.6
"""What it adds that both count people of the same fate: killed, hurt, missing, held."""

COUNT_OTHER_FATE = 0.5
"""What it takes away that only one of them has a fate."""

COUNT_SIZE = 5.0
"""What it adds that they are of a size, times the lesser by the greater."""

COUNT_ONLY_ONE = 2.0
"""What it adds that each of two documents gives but one number of the thing counted."""

COUNT_OTHER_WHO = 1.5
"""What it takes away that different people are named beside them."""

COUNT_SMALL_NUMBER = 12
"""A number up to this is written for many things (*two countries*), and proves little."""

COUNT_SMALL = 1.0
"""What it takes away that both numbers are small and no fate says what they count."""

ROUNDING = 0.08
"""Greatest relative difference of a round number from the exact one that it stands for."""

COUNT_BOTH_PEOPLE = 0.4
"""How near two nouns for people are at least: *pilgrims* and *passengers*."""

LEAST_OF_RIVAL = 0.1
"""Of two numbers that two sources of one report give for one thing, the lesser is at least this part of the greater."""

FEW_WORDS = 2
"""A sentence with no more content words than this beside its number and its source takes up what was said before: *it cannot be more than 9*."""

CLAUSE_LEAST_WORDS = 3
"""A clause of fewer words is a scrap."""

OPPOSED = 0.9
"""Least likeness of a clause and its opposite."""

OPPOSED_MEANING = 0.33
"""Least cosine of their sentences."""

OPPOSED_COVERED = 0.7
"""Weight of the part of the denial that the other clause shares, beside the cosine."""

OPPOSED_LEFT = 0.3
"""Weight of the part of the other clause that the denial shares."""

OPPOSED_INFORMATION = 3.0
"""Least information (nats) in the words that they share, names and times left out."""

OPPOSED_SCORE = 0.5
"""How sure it is that such clauses contradict each other."""

NEGATION_REACH = 6
"""So many words on both sides of a *not* are what it denies."""

OPPOSED_PART = 0.35
"""Least part of what is denied that the other clause shares."""

OPPOSED_WHOLLY = 0.95
"""From this part on, one word that both share is enough."""

OPPOSED_ALIGNED = 0.6
"""The same from this cosine of the sentences on."""

FORECAST_MAX_DAYS = 21
"""An outcome further than this from the expected day is of something else."""

FORECAST_MEANING = 0.3
"""Least cosine of the sentences of a forecast and its outcome."""

FORECAST_INFORMATION = 4.0
"""Least information (nats) in the words that they share."""

FORECAST_DEED_INFORMATION = 2.5
"""The same where what is done is the same or near."""

FORECAST_NEAR_DEED = 0.1
"""What it adds that what is done is the same or near."""

FORECAST_SAME = 0.8
"""Least likeness of a forecast and an outcome on another day: cosine and share of words together."""

FORECAST_BORNE_OUT = 0.75
"""The same for an outcome on the day that was expected."""

SAME_PLAN = 0.85
"""The same for two plans for one thing on different days."""

CLOCK_TOLERANCE_MINUTES = 29
"""Times of the day that differ by no more are one time, told more or less exactly."""

CLOCK_EXACT_MINUTES = 4
"""The same where all of them are exact to the minute."""

CLOCK_MEANING = 0.54
"""Least cosine of the sentences of two timed tellings of one deed."""

CLOCK_NEAR_DEED_MEANING = 0.35
"""The same where the words for the deed are the same or near."""

CHANGE_MEANING = 0.38
"""Least cosine of the sentence of a plan and of that which tells of its change."""

CHANGE_SAME_DAY_MEANING = 0.25
"""The same where both name the same day: *on Friday*, *put off from Friday to Saturday*."""

CHANGE_INFORMATION = 2.5
"""Least information (nats) in the words that they share."""

CHANGE_SCORE = 0.5
"""How sure it is that the one is changed by the other."""

CLOCK_SAME_WORDS = 0.4
"""Least share of words of such tellings."""

RESULT_MEANING = 0.5
"""Least cosine of the sentences of two results of one vote or match."""

RESULT_TELLING = 30
"""A side from this number on is hardly the same in two contests by chance, whatever their sentences say."""

RESULT_SIZE = 0.7
"""Each side of one result is at least this part of that of the other."""

RESULT_SCORE = 0.6
"""How sure it is that they differ."""

CAUSE_MEANING = 0.35
"""Least cosine of two sentences that give causes of one outcome."""

CAUSE_SENTENCES_APART = 2
"""Two sources of one report whose causes are set against each other stand no further apart."""

CAUSE_SCORE = 0.45
"""How sure it is that two causes exclude each other."""

COUNT_OTHER_PEOPLE = 1.5
"""What it takes away that they count people of two kinds: *soldiers* and *attackers*."""

FORECAST_UNDATED = 0.95
"""The same for an outcome without a day of its own, told on or after the day that was expected."""

SUCCESSION_MEANING = 0.45
"""Least cosine of the sentences of a state and of what became of it."""

SUCCESSION_INFORMATION = 6.0
"""Least information (nats) in the words that they share: a name and a plain word."""

SUCCESSION_SCORE = 0.5
"""How sure it is that the one succeeds the other."""

OPPOSED_VERB = 0.5
"""What is done in one clause and not done in the other counts as this part of the denial at least."""

SHORT_ANSWER = 6
"""A sentence of no more content words than this in which someone says a bare number takes up the number before it: *the pickers say they got 15*."""

CLAUSES_MOST = 20
"""So many clauses of a sentence are read; what has more is a list or no prose."""

RESULTS_COMPARED = 100
"""So many results of a story are compared with each other."""

CLOCKS_COMPARED = 200
"""So many timed tellings of a story, those nearest the top."""

CAUSES_COMPARED = 200
"""So many causes of a story, those nearest the top."""
