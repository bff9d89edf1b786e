"""Numbers of claims: how they are aligned across wordings."""

CLAIMS_READ = 600
"""So many sayings of a story are read for their meaning, in the order of the documents: about 1.4 s of one core; of the others words alone decide."""

CLAIM_NEAR = 0.6
"""Sayings with at least this cosine are compared even if they share too few words."""

CLAIM_SAME = 0.65
"""Least mean likeness of sayings that are one claim."""

CLAIM_SAME_PASSAGE = 0.4
"""What it adds that two sayings stand at the same place of a shared passage."""

CLAIM_SAME_SPEAKER = 0.1
"""What it adds that both are of one speaker."""

CLAIM_OTHER_SPEAKER = 0.25
"""What it takes away that the speakers differ, or that one asserts what the other denies."""

CLAIM_LEAST_INFORMATION = 1.0
"""A saying that tells less (nats, by the rarity of its words) is not worth reading: one word that is not in every report."""

CLAIM_MAX_CHARACTERS = 240
"""A longer wording of a claim is cut at a word."""

CLAIMS_FOR_ONE = 30
"""The same for claims."""

CLAIM_LEAST_WORDS = 3
"""A saying of fewer words is a name or a scrap."""
