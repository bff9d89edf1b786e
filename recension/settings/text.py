"""Numbers of text: how much a word tells."""

RARITY_PRIOR_DOCUMENTS = 400
"""What is known of English in general weighs as much as this many documents of the pile (word rarity)."""

RARITY_UNSEEN_SHARE = 0.0008
"""The share of documents assumed to hold a stem that the table does not know: half of its smallest share."""

MEANING_NEAR = 0.45
"""Two words whose vectors are at least this alike are near in meaning: of pairs at random about four in a thousand are."""

SAME_NAME_SCORE = 0.6
"""Score (see ``text/names.py``) from which two spellings are taken for the name of one bearer."""
