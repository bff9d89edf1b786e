"""Numbers of stories: what belongs together."""

STORY_LIKENESS = 0.165
"""Least mean cosine of the documents of two groups that are one story. Measured: B³ F1 is within 0.01 of its best from
0.155 to 0.17 on copies of 39 events of 2017 and from 0.155 to 0.21 on 204 American shootings."""

STORY_LIKENESS_FLOOR = 0.03
"""A smaller cosine than this is what any two texts have in common, and counts as none."""

STORY_INDEX_STEMS = 60
"""How many of its weightiest stems a document is looked up by."""

STORY_MAX_POSTINGS = 400
"""A stem that is among the weightiest of more documents than this leads to no candidates: a place of news, not a story."""

STORY_APART = -1e9
"""The likeness of two documents that a person put into two stories: no number of alike companions makes up for it."""

NEIGHBOURHOOD_LIKENESS = 0.12
"""Stories and lone documents that have two documents so alike (cosine) may help to date each other. Measured: of crises of 76 to 398 reports
88 to 97 % hang together so, and no two of eight unrelated small piles do (0.119 at the most)."""

NEIGHBOURHOOD_MOST = 2_000
"""At most so many documents are dated together; the memory and the time that dating takes grow with it. Not reached by a crisis of 400."""
