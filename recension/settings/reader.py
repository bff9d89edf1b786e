"""Numbers of the trained reader: how it cuts a text, and when it believes what it sees."""

MOST_PIECES_OF_WORD = 6
"""Word pieces of a word at most: longer words are addresses and rubbish, and their first pieces tell as much."""

WORDS_KEPT = 50_000
"""So many words are kept with their pieces and features (about 20 MB when full)."""

LONGEST_LISTED_NAME = 5
"""Words of a name that is looked up in the lists of places and bodies."""

GREAT_PLACE_POPULATION = 200_000
"""From so many people on, a city is told apart from the many towns that share their names with persons and things."""

WINDOW_PIECES = 192
"""Word pieces that the encoder sees at once, at most: eight sentences or so, enough for who says what."""

BATCH_PIECES = 400
"""Word pieces that go through the encoder together, padding included.

Small batches stay in the caches of a processor: of 2048, 800 and 400 the last read a document a seventh faster than the first.
"""

LEAST_CUE_CHANCE = 0.5
"""A word is a cue of an attribution from this probability on."""

PRICES_OF_RUN = (0.0, 1.0)
"""Log odds that each run of words of a source, and of a content, must bring beside its own: keeps crumbs out of contents.

Of 0 to 4 these gave the best F1 of attributions on PolNeAR dev; from 0.5 to 3 it moves by less than one point.
"""

SENTENCE_PIECES = 128
"""Word pieces of a sentence that its vector is made from, at most; the encoder was trained on 128."""
