"""The tags of a sentence as one letter each, put right where the words around decide.

A chunk is then a regular expression over the letters of a sentence.
"""

from __future__ import annotations

from recension.stages.annotate.syntax.tagger import Token, may_be_verb

_LETTERS = {
    "DT": "D", "PDT": "D", "PRP$": "D", "WP$": "W", "JJ": "J", "JJR": "J", "JJS": "J", "CD": "C", "$": "$", "NN": "N", "NNS": "N",
    "FW": "N", "NNP": "P", "NNPS": "P", "POS": "O", "PRP": "R", "EX": "R", "VB": "b", "VBD": "d", "VBN": "n", "VBG": "g", "VBP": "p",
    "VBZ": "z", "MD": "M", "TO": "T", "RB": "A", "RBR": "A", "RBS": "A", "RP": "A", "IN": "I", "WP": "W", "WDT": "W", "WRB": "w",
    "CC": "&", ",": ",", ":": ":", ".": ".", "``": "q", "''": "u", "(": "(", ")": ")",
}  # fmt: skip
"""One letter a tag, so that a chunk is a regular expression over the letters of a sentence."""
PREPOSITIONS_IN_ING = frozenset("according including following regarding concerning depending pending excluding".split())
BE = frozenset("be is are was were been being am 's 're 'm s".split())
HAVE = frozenset("have has had having 've 'd".split())
GET = frozenset("get gets got getting".split())
DO = frozenset("do does did".split())
NEGATIONS = frozenset("not n't never no cannot".split())
SUBORDINATORS = frozenset(
    "that whether if because after before when while as since although though until unless where once than whereas so lest till".split()
)
TEMPORAL = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight week month year weekend morning afternoon "
    "evening night january february march april may june july august september october november december earlier later mon tue wed thu fri "
    "sat sun jan. feb. aug. sept. oct. nov. dec. noon midnight".split()
)
PRONOMINAL = frozenset("most many few several some all both none others neither each".split())
"""Determiners that may stand alone: *most said*."""
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())


def letters_of(tokens: tuple[Token, ...]) -> str:
    """The letters of tagged tokens, corrected."""
    return _corrected(tokens, "".join("M" if t.key == "cannot" else _LETTERS.get(t.tag, "x") for t in tokens))


def is_time(key: str) -> bool:
    """Whether a noun is a weekday, a month or the like."""
    return key in TEMPORAL


def _corrected(tokens: tuple[Token, ...], letters: str) -> str:
    """The letters with a few tags put right that three tags in a row cannot decide (rules in the manner of Brill 1995)."""
    row = list(letters)
    for at in range(len(row)):
        last = at - 1
        while last >= 0 and row[last] == "A":
            last -= 1
        row[at] = _verb_letter(tokens, row, at, last) or _other_letter(tokens, row, at) or row[at]
    return "".join(row)


def _verb_letter(tokens: tuple[Token, ...], row: list[str], at: int, last: int) -> str | None:
    """The letter of a verb form by what stands before it, adverbs left out (``last``); ``None`` where the tag may stand."""
    letter, key = row[at], tokens[at].key
    before, behind = (tokens[last].key, row[last]) if last >= 0 else ("", ".")
    after = row[at + 1] if at + 1 < len(row) else "."
    found = None
    if letter == "g" and key in PREPOSITIONS_IN_ING:
        found = "I"
    elif (letter in "nd" and before in BE | HAVE | GET) or (letter == "b" and before in HAVE):
        found = "v"
    elif letter == "n" or (letter == "J" and key.endswith("ed") and after in "RD"):
        active = after in "DR" and behind in ",&NP" and key != "given"  # arrived on Monday, toured the dam
        found = "d" if active or _is_past(tokens, row, at, last) else None
    elif letter == "b" and behind in "NPR" and before != "let":
        found = "p"
    elif letter == "N" and (behind == "M" or (behind == "T" and last == at - 1 and after in "DR")):
        found = "b"  # will resume, to resume the talks
    return found


def _other_letter(tokens: tuple[Token, ...], row: list[str], at: int) -> str | None:
    """The letter of a word that is no verb by its tag: *that* before a clause, *most* alone, *reports* after a name."""
    key = tokens[at].key
    before = row[at - 1] if at else "."
    after, following = (row[at + 1], tokens[at + 1]) if at + 1 < len(row) else (".", None)
    if key == "that" and row[at] == "D" and following and following.tag in ("NNS", "PRP", "NNP", "DT"):
        return "I"
    if row[at] == "u" and _is_possessive(tokens, at) and after in "NJP":
        return "O"
    if key in PRONOMINAL and row[at] in "JDA" and after in "dzpM" and before not in "DJ":
        return "R"
    if key in _WORRIES and row[at] == "N" and following and following.key == "that" and before in "NP":
        return "p" if any(t.tag == "NNS" for t in tokens[max(0, at - 6) : at]) else None  # traders in the capital fear that
    if tokens[at].tag == "NNS" and may_be_verb(key):
        closes = before == "," and "," in row[: at - 1]  # his wife, Ada Quill, denies that
        opens_clause = (before in "NP" or closes) and following is not None and following.key == "that"
        opens_clause |= before in "NP" and row[at + 1 : at + 3] == ["T", "b"] and not set(row[:at]) & set("dzpM")
        return "z" if before == "W" or opens_clause else None
    return None


_WORRIES = frozenset("fear hope claim doubt".split())
"""Verbs that are nouns too, before *that*."""


def _is_possessive(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a mark is no closing quotation mark but that of a plural: *the dockers' union*."""
    if at == 0 or tokens[at].start != tokens[at - 1].end or tokens[at].end - tokens[at].start > 1 or tokens[at].key not in ("'", "’"):
        return False
    opened = any(t.tag == "``" and t.key in ("'", "‘") for t in tokens[:at])
    return tokens[at - 1].key.endswith("s") and tokens[at - 1].tag in ("NNS", "NNPS", "NNP") and not opened


def _is_past(tokens: tuple[Token, ...], row: list[str], at: int, last: int) -> bool:
    """Whether a form in *-ed* that was read as a participle is the past: a subject stands before it and no other verb near."""
    if last < 0 or row[last] not in "NPRWu,)" or tokens[last].key == "whom" or is_time(tokens[last].key):
        return False
    if row[last] in "RW":
        return True
    left = last
    while left >= 0 and row[left] not in ";:&wW" and not (row[left] == "," and row[last] != ","):
        if row[left] in "dzpM":
            relative = next((i for i in range(left - 1, max(-1, left - 7), -1) if row[i] in "Ww"), None)
            if row[last] != "," or relative is None:
                return False
            left = relative
        left -= 1
    right = at + 1
    while right < len(row) and row[right] not in ",;:&wW.q" and tokens[right].key not in SUBORDINATORS:
        if row[right] in "dzpM":
            return False
        right += 1
    return row[last] not in ",)" or any(c in "NPR" for c in row[:last])
