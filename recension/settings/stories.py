"""Numbers of stories: what belongs together."""

STORY_RARITY_PRIOR = 100
"""What is known of English in general weighs as much as so many documents when stories are made. With more, the words of a small pile's
one story count as common, and what is told of it weeks later falls off."""

STORY_LIKENESS = 0.14
"""Least mean cosine of the documents of two groups that are one story. Measured as B³ F1 on copies of 39 events of 2017, on 204 American
shootings and on 14 gold piles (mean): 93.8, 96.8, 96.5; at 0.15 93.8, 97.5, 93.4. With a prior of 400 and 0.165: 93.8, 97.8, 94.4. Names
weighed apart (an eighth to three quarters of the likeness) bring the piles to 99 and the 39 events to 90: what one pile calls one story of
three weeks, another calls three."""

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
piles hang together so, and of all 14 at once three piles do; at 0.10 six, at 0.09 nine."""

NEIGHBOURHOOD_MOST = 2_000
"""At most so many documents are dated together; the memory and the time that dating takes grow with it. Not reached by a crisis of 400."""
