"""Searches that a person, a cat or an attacker might type: words, operators of many query languages, broken Unicode, long runs."""

import random

WORDS = (
    "ferry Alba Norhaven rock coast guard captain 212 people Ines Rautio sandbank Wednesday 漢字 नमस्ते мост İstanbul ﬁre naïve Ωμέγα".split()
)
SIGNS = [
    *"\"'*():^-+~{}[]<>|&!?@#$%=\\/;,.`_",
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "NEAR(a b, 3)",
    "title:",
    "body:",
    "rowid",
    "--",
    "/*",
    "%s",
    "%00",
    "''",
    '""',
    "\\x00",
]
CHARACTERS = [
    "\x00",
    "\x07",
    "\x1b[31m",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\u0301",
    "\ufffe",
    "\U0001f600",
    "\U000e0041",
    "\u2028",
    "\ufdfa",
    "\uff02",
    "\u00ad",
    "\u0130",
    "\ud7a3",
]
SHAPES = [
    "SELECT * FROM documents; DROP TABLE documents", "' OR 1=1 --", "a' UNION SELECT record FROM documents --", "{{7*7}}", "<script>alert(1)</script>",
    "../../etc/passwd", "*", '"', '"*"', "^", "a" * 5000, "a " * 3000, '"' * 999, "(" * 2000, "-" * 2000, "a*" * 500, "\u0301" * 1000, "NOT", "a AND", "col:a",
]  # fmt: skip


def queries(number, seed=0):
    """So many of them; the same for the same seed."""
    chance = random.Random(seed)
    yield from SHAPES[:number]
    for _ in range(number - len(SHAPES)):
        parts = [chance.choice(chance.choice((WORDS, WORDS, SIGNS, CHARACTERS))) for _ in range(chance.randint(1, 9))]
        query = chance.choice(("", " ", " ")).join(parts)
        if chance.random() < 0.2:
            at = chance.randrange(len(query))
            query = query[:at] + chr(chance.choice((chance.randrange(0xD800), chance.randrange(0xE000, 0x110000)))) + query[at:]
        yield query


def raw_queries(number, seed=0):
    """Query strings that no browser sends: bytes that are no UTF-8, broken escapes, fields twice."""
    chance = random.Random(seed)
    for _ in range(number):
        made = bytes(
            chance.choice((chance.randrange(0x21, 0x7F), 0x25, 0x26, 0x3D, 0x2B, chance.randrange(0x80, 0x100)))
            for _ in range(chance.randint(0, 60))
        )
        yield chance.choice((b"q=", b"q=", b"q=a&q=", b"", b"page=", b"d=a&d=")) + made
