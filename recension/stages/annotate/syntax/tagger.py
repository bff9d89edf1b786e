"""Parts of speech: the tags of the Penn Treebank by a hidden Markov model of the second order.

TnT (Brants 2000): the most probable run of tags, of three at a time, words known by their counts, unknown ones by
their last letters and their capital. The counts come from treebanks (``training/parts_of_speech.py``).
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import log

from recension.settings.annotate import MAX_SENTENCE_TOKENS, TAG_RUN_SHARES
from recension.text.normalise import fold

_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?![‐‑-]?[^\W_])|[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_])|[^\W_]+(?:[’'‐‑-][^\W_]+)*|\.{2,}|--+|''|``|[^\w\s]|_+"
)
_CLITIC = re.compile(r"(?:[nN])[’'][tT]\Z|[’'](?:s|re|ve|ll|d|m|S)\Z")
_ABBREVIATION = re.compile(r"[^\W\d_]{1,5}")
_NUMBER = re.compile(r"[\d.,:]*\d[\d.,:]*(?:st|nd|rd|th|s|m|bn|km|kg|pm|am)?")
_OPENING, _CLOSING = frozenset("“‘«„"), frozenset("”’»")
_LEAST = 1e-6
"""Probability of a run of tags that the treebanks do not have."""
_ENDINGS = {e: re.compile(r) for e, r in (("ing", "[aeiouy]"), ("ed", ""), ("es", "(?:[sxzoi]|ch|sh)\\Z"), ("s", "[^s]\\Z"))}
"""The endings of verb forms, and what must come before them."""
_OF_A_FORM, _NOT_SEEN = 3.5, 1.0
"""Log emission of a verb's form that the treebanks do not have (of those they have alone 3 to 4), and what it costs that they have the word otherwise."""
_OPEN_TAGS = ("NN", "NNP", "NNS", "JJ", "VBD", "VBN", "VB", "VBG", "RB", "CD")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: code points ``start`` to ``end``, its folded key, its tag."""

    start: int
    end: int
    key: str
    tag: str


Emissions = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class _Model:
    """Counts as log probabilities: ``words`` give each tag's, ``runs`` that of a tag after two others."""

    tags: tuple[str, ...]
    words: dict[str, Emissions]
    lemmas: dict[str, str]
    runs: list[float]
    number: dict[str, int]


def _lines(name: str) -> list[str]:
    """The lines of a gzipped table of the package."""
    return gzip.decompress(resources.files("recension.data").joinpath(name).read_bytes()).decode().splitlines()


@lru_cache(maxsize=1)
def _model() -> _Model:
    """The model, read once."""
    runs = {tuple(run.split(" ")): int(n) for run, n in (line.split("\t") for line in _lines("speech_tags.tsv.gz"))}
    tags = tuple(sorted({tag for run in runs for tag in run}))
    number = {tag: i for i, tag in enumerate(tags)}
    prior = dict.fromkeys(tags, 1)
    for (_, _, tag), n in runs.items():
        prior[tag] += n
    total = sum(prior.values())
    words: dict[str, Emissions] = {}
    lemmas: dict[str, str] = {}
    for line in _lines("speech_words.tsv.gz"):
        word, _, rest = line.partition("\t")
        if word[0] == "=" and len(word) > 1:
            lemmas[word[1:]] = rest
        else:
            counts = {tag: int(n) for tag, _, n in (part.rpartition(":") for part in rest.split(" "))}
            words[word] = _emissions(counts, prior, total, number)
    return _Model(tags, words, lemmas, _smoothed(runs, tags, number), number)


def _emissions(counts: dict[str, int], prior: dict[str, int], total: int, number: dict[str, int]) -> Emissions:
    """Log P(word | tag) up to a constant: P(tag | word) / P(tag). Tags seen in under 1 % of the uses are left out."""
    seen = sum(counts.values())
    return tuple((number[t], log(n / seen) - log(prior[t] / total)) for t, n in sorted(counts.items()) if n * 100 >= seen)


def _smoothed(runs: dict[tuple[str, ...], int], tags: tuple[str, ...], number: dict[str, int]) -> list[float]:
    """Log P(third | first, second) for all tags: runs of three, two and one, in the shares that settings give."""
    pairs: Counter[tuple[str, str]] = Counter()
    heads: Counter[tuple[str, str]] = Counter()
    firsts: Counter[str] = Counter()
    thirds: Counter[str] = Counter()
    for (a, b, c), n in runs.items():
        pairs[b, c] += n
        heads[a, b] += n
        firsts[b] += n
        thirds[c] += n
    total, size = thirds.total(), len(tags)
    of_three, of_two, of_one = TAG_RUN_SHARES
    base = [[of_two * pairs[b, c] / max(1, firsts[b]) + of_one * thirds[c] / total for c in tags] for b in tags]
    table = [value for _ in tags for row in base for value in row]
    for (a, b, c), n in runs.items():
        table[(number[a] * size + number[b]) * size + number[c]] += of_three * n / heads[a, b]
    return [log(p) if p > _LEAST else log(_LEAST) for p in table]


def tokens_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Words and marks of ``text[start:end]``; a clitic (*n't*, *'s*) is a word, an abbreviation keeps its stop."""
    found: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text, start, end):
        a, b = match.span()
        word = match[0]
        if "'" in word or "’" in word:
            cut = _CLITIC.search(word)
            if cut and cut.start() > 0:
                found += [(a, a + cut.start()), (a + cut.start(), b)]
                continue
        inner = word == "." and found and found[-1][1] == a and b < end and _goes_on(text, b, end)
        if inner and _ABBREVIATION.fullmatch(text, *found[-1]):
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether a word follows ``at`` in the same sentence."""
    return any(c.isalnum() for c in text[at : min(end, at + 4)])


@lru_cache(maxsize=100_000)
def _candidates(word: str, initial: bool) -> Emissions:
    """The tags that a word may have, with their log emissions. ``initial``: a capital says little here."""
    model = _model()
    key, capital = fold(word), word[:1].isupper()
    known = _with_verb(key, model.words.get(key))
    if capital and not initial:
        named = model.words.get("^" + key)
        proper = ((model.number["NNP"], 1.5), (model.number["NNPS"], -2.0))
        return named or (proper if known is None else _blend(known, proper[:1], 1.5))
    if known:
        named = model.words.get("^" + key) if capital else None
        return _blend(known, named, 1.0) if named else known
    if _NUMBER.fullmatch(key):
        return ((model.number["CD"], 3.0),)
    if not any(c.isalnum() for c in word):
        return ((model.number[":"], 3.0),)
    guess = _by_suffix(key)
    return _blend(guess, ((model.number["NNP"], 1.0),), 0.0) if capital else guess


_FORMS = {"s": ("VBZ",), "ed": ("VBD", "VBN")}
"""The tags of a verb's forms by their endings."""


def _with_verb(key: str, known: Emissions | None) -> Emissions | None:
    """The tags of a word and, of one that may be the form of a known verb, those of that form: *denies*, *urges*, *vowed*.

    The treebanks are small: of many verbs they have the base form alone, or the form as a noun.
    """
    model = _model()
    ending = next((e for e in _FORMS if key.endswith(e)), None)
    base_tags = {tag for base in _bases(key)[:4] for tag, _ in model.words.get(base, ())} if ending else set()
    if ending is None or not base_tags & {model.number["VB"], model.number["VBP"]}:
        return known
    verb = tuple((model.number[tag], _OF_A_FORM) for tag in _FORMS[ending])
    if known is not None:
        return _blend(known, verb, _NOT_SEEN)
    noun = ((model.number["NNS"], _OF_A_FORM),) if ending == "s" else ()
    return _blend(noun, verb, _NOT_SEEN) if model.number["NN"] in base_tags else _blend(verb, noun, _NOT_SEEN)


def _by_suffix(key: str) -> Emissions:
    """Tags by the longest known ending; a word with a hyphen is mostly an adjective."""
    model = _model()
    if "-" in key:
        return tuple((model.number[t], e) for t, e in (("JJ", 1.0), ("NN", 0.0), ("VBN", -3.0), ("RB", -3.0)))
    for size in (4, 3, 2, 1):
        found = model.words.get("-" + key[-size:]) if len(key) > size else None
        if found:
            return found
    return tuple((model.number[t], 0.0) for t in _OPEN_TAGS)


def _blend(main: Emissions, other: Emissions, cost: float) -> Emissions:
    """The tags of both; those of ``other`` at a cost, the better value where both have one."""
    table = {tag: value - cost for tag, value in other}
    for tag, value in main:
        table[tag] = max(value, table.get(tag, value))
    return tuple(sorted(table.items()))


def _mark(text: str, start: int, end: int) -> str | None:
    """The tag of a quotation mark, by its side; ``None`` for all else."""
    mark = text[start:end]
    if mark in _OPENING:
        return "``"
    if mark in _CLOSING:
        return "''"
    if mark in ('"', "'", "`", "''", "``"):
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        return "``" if (before.isspace() or before in "([—–-") and not after.isspace() else "''"
    return None


def tag(text: str, start: int, end: int, headline: bool = False) -> tuple[Token, ...]:
    """The tokens of one sentence, the first ``MAX_SENTENCE_TOKENS``, with their tags. In a ``headline`` a capital says nothing."""
    spans = tokens_of(text, start, end)[:MAX_SENTENCE_TOKENS]
    model = _model()
    options: list[Emissions] = []
    initial = True
    for a, b in spans:
        mark = _mark(text, a, b)
        if mark:
            options.append(((model.number[mark], 0.0),))
            continue
        word = text[a:b]
        options.append(_candidates(word, initial or headline))
        initial = word in (":", "—", "…") if not word[0].isalnum() else False
    best = _best(options, model)
    return tuple(Token(a, b, fold(text[a:b]), model.tags[t]) for (a, b), t in zip(spans, best, strict=True))


def _best(options: list[Emissions], model: _Model) -> list[int]:
    """The most probable run of tags (Viterbi over pairs of tags)."""
    size, runs = len(model.tags), model.runs
    start = model.number["<s>"]
    states: dict[tuple[int, int], float] = {(start, start): 0.0}
    back: list[dict[tuple[int, int], int]] = []
    for emissions in options:
        reached: dict[tuple[int, int], float] = {}
        came: dict[tuple[int, int], int] = {}
        for (a, b), value in states.items():
            row = (a * size + b) * size
            for c, emission in emissions:
                score = value + runs[row + c] + emission
                if score > reached.get((b, c), -1e18):
                    reached[b, c] = score
                    came[b, c] = a
        states = reached
        back.append(came)
    if not options:
        return []
    end = model.number["</s>"]
    a, b = max(states, key=lambda pair: states[pair] + runs[(pair[0] * size + pair[1]) * size + end])
    tags = [b]
    for came in reversed(back[1:]):
        a, b = came[a, b], a
        tags.append(b)
    return tags[::-1]


def may_be_verb(key: str) -> bool:
    """Whether a word in *-s* is known as a verb too."""
    model = _model()
    return any(tag == model.number["VBZ"] for tag, _ in model.words.get(key, ())) or verb_lemma(key) != key


@lru_cache(maxsize=50_000)
def verb_lemma(key: str) -> str:
    """The base form of a verb: *told* is *tell*, *hurried* is *hurry*; by rule where no table has it."""
    model = _model()
    known = model.lemmas.get(key)
    if known:
        return known
    bases = (*_bases(key), key)
    base_forms = {model.number["VB"], model.number["VBP"]}
    as_verb = (b for b in bases if any(t in base_forms for t, _ in model.words.get(b, ())))
    return next(as_verb, bases[0])


def _bases(key: str) -> tuple[str, ...]:
    """The base forms that a verb's form may come from, the likeliest first."""
    found: list[str] = []
    for ending, required in _ENDINGS.items():
        root = key[: -len(ending)]
        if not key.endswith(ending) or len(root) < 2 or not required.search(root):
            continue
        undoubled = (root[:-1],) if root[-1] == root[-2] and ending in ("ing", "ed") else ()
        doubled = (root, *undoubled) if root[-1] in "sl" else (*undoubled, root)
        with_y = (root[:-1] + "y",) if root.endswith("i") else ()
        with_e = (root + "e",) if ending != "s" else ()
        with_ll = (root + "l",) if len(root) > 4 and root[-1] == "l" and ending != "s" else ()  # folding makes *recalled* *recaled*
        found += [*with_y, *with_ll, *(with_e if _wants_e(root) else ()), *doubled, *with_e]
    return tuple(found)


_WITHOUT_E = re.compile(r"[aeiou][^aeiou]+(?:[eo][nrlmp]|a[ln]|[ei]t)\Z")
"""Roots of several syllables like *summon*, *enter*, *visit*."""


def _wants_e(root: str) -> bool:
    """Whether a base form with *-e* is likelier: *vot-ed*, *giv-ing*, *includ-ed*."""
    if root[-1] in "vcgszue":
        return True
    short = len(root) > 2 and root[-1] not in "aeiouwxy" and root[-2] in "aeiou" and root[-3] not in "aeiou"
    return short and not _WITHOUT_E.search(root)
