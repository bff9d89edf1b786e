"""Numbers of conflicts: what is aligned across documents, and what is compared."""

ALIGNED_SENTENCES = 600
"""So many different sentences of a story are read for their meaning, those nearest the top first: about 1.4 s of one core."""

MEANING_WEIGHT = 0.75
"""Weight of the cosine of two sentences, the rest is that of their words. Pairs of MSRP with the same claim: words alone 71.2 % right, the
cosine alone 73.3, weights of 0.25, 0.5 and 0.75 72.4, 73.6 and 74.2."""

COUNT_SAME = 0.24
"""Least mean chance of quantities that are of one thing. The log odds below are a logistic regression on 1,678 pairs of numbers (253 of one
thing) of 56 sets of reports, rounded by hand; each set left out in turn, pairs from this chance on are right in 57 of 100, and 78 of 100
are found."""

COUNT_SCORE = 0.8
"""How sure it is that numbers of one thing differ: of those of 17 piles 64 of 73 were conflicts to their editors. No weighing of likeness, shared words and
families told the others apart on piles left out (area under the curve 0.42 to 0.65)."""

COUNT_ODDS = -5.8
"""Log odds that two quantities of a story are of one thing when nothing speaks for it."""

COUNT_MEANING = 2.4
"""What the likeness of their sentences adds, times its cosine."""

COUNT_CLAUSE = 2.8
"""What the likeness of their clauses adds, the numbers left out, times its cosine. Without it the average precision on sets left out is 67 and not 71."""

COUNT_CLAUSES = 600
"""So many clauses with numbers are read for their meaning, those nearest the top first."""

COUNT_PASSAGE = 2.0
"""What it adds that they stand at the same place of a shared passage."""

COUNT_NOUN = 0.4
"""What it adds that both count things of the same name or nearly."""

COUNT_MONEY = 2.1
"""What it adds that both are sums of money, of which a story has fewer than of other numbers."""

COUNT_UNIT = 0.9
"""What it takes away that both measure in a unit: for counts, nouns or fates have agreed already."""

COUNT_SAME_FATE = 1.3
"""What it adds that both count people of the same fate: killed, hurt, missing, held."""

COUNT_SIZE = 4.0
"""What it adds that they are of a size, times the lesser by the greater."""

NOBODY_SIZE = 0.5
"""How near in size *nobody* is to any number: what happened to nobody at first is often told of some later."""

COUNT_ONLY_ONE = 1.0
"""What it adds that each of two documents gives but one number of the thing counted."""

COUNT_LASTING = 2.5
"""What it adds that both say how long something *lasted* or *took*: few things of a story are timed, and witnesses differ widely."""

COUNT_OTHER_WHO = 0.5
"""What it takes away that different people are named beside them."""

COUNT_SMALL_NUMBER = 12
"""A number up to this is written for many things (*two countries*), and proves little."""

COUNT_SMALL = 0.9
"""What it takes away that both numbers are small and no fate says what they count."""

ROUNDING = 0.08
"""Greatest relative difference of a round number from the exact one that it stands for."""

BOUND_APART = 0.12
"""*At least 19* is no rougher form of 22, but of 21: a bound that is told of a number lies no further from it than this."""

COUNT_BOTH_PEOPLE = 0.4
"""How near two nouns for people are at least: *pilgrims* and *passengers*."""

LEAST_OF_RIVAL = 0.1
"""Of two numbers that two sources of one report give for one thing, the lesser is at least this part of the greater."""

LEAST_OF_RIVAL_PEOPLE = 0.5
"""The same where both count people of whom only one number says what became of them."""

CITED_LEAST = 12
"""A greater number that one report sets against another is that of other reports with the same number; a smaller one may be of anything."""

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

OPPOSED_SCORE = 0.6
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

FORECAST_MEANING = 0.2
"""Least cosine of the sentences of a forecast and its outcome."""

FORECAST_INFORMATION = 4.0
"""Least information (nats) in the words that they share."""

FORECAST_DEED_INFORMATION = 2.5
"""The same where what is done is the same or near."""

FORECAST_NEAR_DEED = 0.1
"""What it adds that what is done is the same or near."""

FORECAST_BIAS = -3.69
FORECAST_WEIGHTS = {
    "meaning": 4.18, "information": 0.36, "same day": 1.31, "next day": 1.10, "far": -1.60, "early": -1.36, "other actors": -2.05,
}  # fmt: skip
"""Log-odds that what happened is the outcome of what was expected: by the cosine of the sentences, the information in the words that they share
(tens of nats, 1 at most), how many days apart they are, and the actors. Logistic regression over 1,086 pairs of 20 gold piles."""

FORECAST_CHANCE = 0.3
"""The least probability of an outcome that is reported. Each pile left out in turn: 51 reported, 28 right, 21 of 49 gold forecasts found (the fixed
bounds on likeness before: 10 found). That was at 0.2; half the F1 of all
conflicts (0.68) is the best bound in theory (Lipton, Elkan and Narayanaswamy 2014), and at 0.3 the F1 of all conflicts of 17 piles is 69.4, at 0.2 68.0."""

SAME_PLAN = 0.85
"""The same for two plans for one thing on different days."""

CLOCK_TOLERANCE_MINUTES = 29
"""Times of the day that differ by no more are one time, told more or less exactly."""

CLOCK_EXACT_MINUTES = 4
"""The same where all of them are exact to the minute."""

CLOCK_MEANING = 0.25
"""Least cosine of the sentences of two timed tellings of one deed."""

CLOCK_LIKENESS = 0.8
"""Least likeness of two timed tellings of one deed: cosine of the sentences and share of words of the clauses together."""

CLOCK_FORECAST_MEANING = 0.35
"""The least cosine where one looks ahead and the other back, and both name the same day: *will leave at 5.30*, *left at 6.52*."""

CLOCK_SURE_MEANING = 0.55
"""From this cosine of the sentences on, the words need not be the same."""

CLOCK_MOST_APART = 360
"""Times further apart than these minutes are hardly told of one deed."""

CLOCKS_MOST = 50
"""So many times of the day of a sentence are read; what has more is a timetable."""

CLOCK_SCORE = 0.55
"""How sure it is that they differ."""

CHANGE_MEANING = 0.38
"""Least cosine of the sentence of a plan and of that which tells of its change."""

CHANGE_SAME_DAY_MEANING = 0.25
"""The same where both name the same day: *on Friday*, *put off from Friday to Saturday*."""

CHANGE_INFORMATION = 2.5
"""Least information (nats) in the words that they share."""

CHANGE_SCORE = 0.6
"""How sure it is that the one is changed by the other."""

RESULT_MEANING = 0.5
"""Least cosine of the sentences of two results of one vote or match."""

RESULT_TELLING = 30
"""A side from this number on is hardly the same in two contests by chance, whatever their sentences say."""

RESULT_SIZE = 0.7
"""Each side of one result is at least this part of that of the other."""

RESULT_SCORE = 0.6
"""How sure it is that they differ."""

CAUSE_MEANING = 0.3
"""Least cosine of two sentences that give causes of one outcome."""

CAUSE_UNNAMED_MEANING = 0.4
"""The same where one of them does not name the outcome: *investigators suspect a former employee*."""

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

CAUSES_COMPARED = 200
"""So many causes of a story, those nearest the top."""

DISPUTE_REBUTTAL_INFORMATION = 3.0
"""Least information (nats) that a denial shares with what the report tells right before it, where nobody is named for that."""

DISPUTE_PLAIN_ANSWER_INFORMATION = 4.4
"""Least information (nats) that two sayings share that follow each other, of which one says yes and one no, in plain words (*said*)."""

AGE_MOST_APART = 10
"""Ages further apart than this are of two persons: reports are wrong by a year or two, or by a slip of one figure."""

AGE_MEANING = 0.4
"""Least cosine of the sentences of two ages of one person, where no name is the same."""

AGE_KINDRED_MEANING = 0.25
"""The same where both are called alike: *the driver*."""

AGE_SCORE = 0.75
"""How sure it is that the ages are of one person."""

DENIAL_SCORE = 0.8
"""How sure it is that a denial in a few words is of what was said before: 8 of 8 in 17 piles."""

DISPUTE_SCORE = 0.75
"""How sure it is that one source denies what another says: 7 of 9 with those below."""

DISPUTE_PASSED_ON_SCORE = 0.65
"""The same of two sources that a report sets against each other, and of a denial of what stands right before it."""

YEAR_MEANING = 0.45
"""Least cosine of two sentences that say when one thing was built or founded."""

YEAR_MOST_APART = 40
"""Years of origin further apart than this are of two things."""

YEAR_SCORE = 0.6
"""How sure it is that they are of one thing."""

AGES_COMPARED = 200
"""So many ages of a story, those nearest the top."""
