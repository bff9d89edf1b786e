"""Numbers of the brief: how long it is, and what makes a sentence worth a place in it."""

BRIEF_MAX_WORDS = 150
"""The whole brief: what is read in under a minute."""

BRIEF_EVENTS = 4
"""At most so many sentences of the brief tell events."""

BRIEF_SENTENCE_WORDS = 50
"""A longer sentence is not taken into the brief."""

BRIEF_VALUES = 3
"""At most so many values of a conflict are given."""

BRIEF_MAIN = 0.4
"""What it counts for the first sentence that it tells of the event that the story turns on, or where; the day counts twice. Twice as much is lost
where nothing happened on a day."""

BRIEF_MAIN_DAY = 2.0
"""The same for a sentence that tells of the day of that event, in these units."""

BRIEF_FULL = 8
"""A sentence with fewer content words tells little: what it shares with the documents counts that much less."""

BRIEF_OPENS = 1.5
"""The same for the first sentence of a report, in these units: it tells what happened."""

BRIEF_BACKGROUND = 1.5
"""What it takes away that an event is told as background."""

BRIEF_AFTER_LEAD = 0.8
"""What it counts for the other sentences that they tell of a later day than the first."""

BRIEF_EARLIEST = 0.8
"""How much more a sentence of the first day's documents is worth than one of the last day's."""

BRIEF_DATED = 1.2
"""What a sentence is worth whose event has a date."""

BRIEF_HAPPENED = {"happened": 1.0, "expected": 0.2}
"""What a sentence is worth by how sure its event is."""

BRIEF_NEAR_TOP = 1.5
"""What the first sentence of a document is worth for standing there; the third half as much."""

BRIEF_CENTRAL = 3.0
"""What a sentence is worth whose words stand in all documents."""

BRIEF_HEADLINED = 3.0
"""What a sentence is worth whose words stand in all titles."""

BRIEF_LEAST_SHARED = 0.45
"""Least share of a sentence, the lead apart, that the documents tell, that of the titles counted twice: less is colour."""

BRIEF_COPIED = 1.0
"""What it takes away that the text derives from another one."""

BRIEF_RETOLD = 0.3
"""What it takes away that the text is a rewrite of another one."""

BRIEF_REPEATS = 0.3
"""Sentences of one day that share so much of what they tell repeat each other."""

BRIEF_SAME_WORDS = 0.45
"""The same for sentences of different days."""

BRIEF_SIDES = 2.0
"""What it counts for a conflict that two sources who are named stand on its sides; the seriousness of its kind goes from 0 to 3."""

BRIEF_UNSAID = 1.0
"""What it takes away that a side of a *whether* has no source with a name."""

BRIEF_PEOPLE = 2.0
"""The same for a conflict on how many died, were hurt, are missing or had to leave."""

BRIEF_CONFLICT_CENTRAL = 3.0
"""The same for one whose words stand in all documents."""

BRIEF_ABOUT_CHARACTERS = 90
"""What a conflict is on is said in no more characters."""

BRIEF_CLUMSY = 4.0
"""What it takes away that a conflict cannot be said in a line."""

BRIEF_SLIGHT = 3.0
"""What it takes away that a conflict is on someone's age, or on how many watched."""
