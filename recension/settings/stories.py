"""Numbers of stories: what belongs together."""

STORY_RARITY_PRIOR = 200
"""What is known of English in general weighs as much as so many documents when stories are made. With more, the words of a small pile's
one story count as common, and what is told of it weeks later falls off."""

STORY_NAMES = 0.15
"""What names that English in general does not know count in the likeness of two documents; all words count the rest."""

STORY_LIKENESS = 0.14
"""Least mean likeness of the documents of two groups that are one story. Measured as B³ F1 on copies of 39 events of 2017, on 204 American
shootings and on 14 gold piles (mean): 93.1, 96.6, 98.7; at 0.13 93.1, 95.9, 98.7 and at 0.15 92.8, 97.1, 96.4. Without names and with a prior of
400 (0.165): 93.8, 97.8, 94.4. With all names in place of the unknown ones the 39 events fall to 90: one head of state makes no story."""

STORY_LARGE = 3
"""A group of fewer documents may follow a larger story into it."""

STORY_NEAREST, STORY_NEAREST_LIKENESS = 4, 0.16
"""What is so alike, on average, to the so many nearest documents of a story follows it. Measured as above: 93.9 to 94.0, 96.6 as before, and of now 17
gold piles 97.4 to 98.4; 97.9 with 0.17; with the nearest five, and with the nearest three, at 0.15 and 0.17 the same."""

STORY_PEOPLE_HOLD = 2
"""So many documents of a story hold the name of someone whom others may follow."""

STORY_PEOPLE_LIKENESS = 0.08
"""Least mean likeness of what follows people into a story. Measured as above: 93.1 to 93.9, 96.6 as before, and of the 17 gold piles 95.8 to 97.9;
the same from 0.07 to 0.09. With the names of places and bodies, which look-alikes share: 93.1, 96.6 and 97.0."""

STORY_LIKENESS_FLOOR = 0.03
"""A smaller cosine than this is what any two texts have in common, and counts as none."""

STORY_INDEX_STEMS = 60
"""How many of its weightiest stems a document is looked up by."""

STORY_MAX_POSTINGS = 400
"""A stem that is among the weightiest of more documents than this leads to no candidates: a place of news, not a story."""

STORY_NEIGHBOURS = 400
"""The nearest documents of each whose likeness is kept. A story of more than so many independent reports would begin to look looser than it is."""

STORY_APART = -1e9
"""The likeness of two documents that a person put into two stories: no number of alike companions makes up for it."""

NEIGHBOURHOOD_LIKENESS = 0.11
"""Stories and lone documents that have two documents so alike (cosine) may help to date each other. Measured: the documents of each of 14 small
piles hang together so, and of all 14 at once two piles do; at 0.10 three, at 0.09 five."""

NEIGHBOURHOOD_MOST = 2_000
"""At most so many documents are dated together; the memory and the time that dating takes grow with it. Not reached by a crisis of 400."""
