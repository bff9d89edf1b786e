"""Numbers of judgements: how long a row may be, and when words are found again."""

SAME_WORDS = 0.5
"""Least share of common characters (intersection over union) at which words of an item are those of a target."""

LONGEST_REASON = 2_000
"""Characters of the reason that a person gives."""

LONGEST_NAME = 200
"""Characters of a person's or a speaker's name."""

MOST_SPANS = 200
"""Words by which a target is named, of as many documents as there are: an event of a thousand copies is found by these as well."""

LONGEST_ROW = 2_000_000
"""Characters of one row: two targets of so many long quotations."""

LONGEST_DATE_DAYS = 366
"""Days that a judged date may span: who knows no more than the year has not dated a report."""
