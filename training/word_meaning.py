"""Makes ``recension/data/word_meaning.npz``: what common English words mean, as short vectors of bytes.

    python training/word_meaning.py DATA_FOLDER MODEL_FOLDER

Each word goes alone through the sentence encoder all-MiniLM-L6-v2 (Apache-2.0; MODEL_FOLDER holds its
``model.safetensors`` and ``vocab.txt``), as in Model2Vec (Tulkens and van Dongen 2024); the vectors of the words of one
stem are averaged by frequency, their common directions removed (Mu and Viswanath 2018), the rest reduced to
``DIMENSIONS`` principal components and rounded to bytes. No text of a corpus is kept: corpora only tell which words are common.
"""

from __future__ import annotations

import hashlib
import json
import math
import struct
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rarity import corpora

from recension.text.normalise import stem
from recension.text.words import STOP_WORDS, words

Matrix = npt.NDArray[np.float32]

DIMENSIONS = 64
COMMON_DIRECTIONS = 2
LEAST_COUNT = 6
MOST_WORDS = 22_000
HEADS, LAYERS = 12, 6
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def load(path: Path) -> dict[str, Matrix]:
    """The tensors of a safetensors file whose hash is the published one."""
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != SHA256:
        raise SystemExit(f"{path} is not the published file")
    (length,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + length])
    header.pop("__metadata__", None)
    made = {}
    for name, about in header.items():
        start, end = (8 + length + o for o in about["data_offsets"])
        kind = {"F32": np.float32, "F16": np.float16, "I64": np.int64}[about["dtype"]]
        made[name] = np.frombuffer(raw[start:end], kind).reshape(about["shape"]).astype(np.float32)
    return made


def pieces(word: str, vocabulary: dict[str, int]) -> list[int]:
    """The word pieces of a word, the longest first (WordPiece)."""
    found, at = [], 0
    while at < len(word):
        for end in range(len(word), at, -1):
            piece = ("##" if at else "") + word[at:end]
            if piece in vocabulary:
                found.append(vocabulary[piece])
                at = end
                break
        else:
            return [vocabulary["[UNK]"]]
    return found


def norm(x: Matrix, weights: dict[str, Matrix], name: str) -> Matrix:
    """Layer normalisation."""
    centred = x - x.mean(-1, keepdims=True)
    scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
    return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def dense(x: Matrix, weights: dict[str, Matrix], name: str) -> Matrix:
    """A linear layer."""
    return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def encode(ids: npt.NDArray[np.int64], w: dict[str, Matrix]) -> Matrix:
    """Sentence vectors of rows of word pieces, all of one length: the mean over the pieces, of length 1."""
    x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
    x = norm(x + w["embeddings.token_type_embeddings.weight"][0], w, "embeddings.LayerNorm")
    rows, length, width = x.shape
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}"
        q, k, v = (
            dense(x, w, f"{at}.attention.self.{part}").reshape(rows, length, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = q @ k.transpose(0, 1, 3, 2) / math.sqrt(width / HEADS)
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        seen = (scores / scores.sum(-1, keepdims=True) @ v).transpose(0, 2, 1, 3).reshape(rows, length, width)
        x = norm(x + dense(seen, w, f"{at}.attention.output.dense"), w, f"{at}.attention.output.LayerNorm")
        inner = dense(x, w, f"{at}.intermediate.dense")
        inner = inner * 0.5 * (1 + np.tanh(0.7978845608 * (inner + 0.044715 * inner**3)))
        x = norm(x + dense(inner, w, f"{at}.output.dense"), w, f"{at}.output.LayerNorm")
    mean = x.mean(1)
    return mean / np.linalg.norm(mean, axis=1, keepdims=True)


def common_words(data: Path) -> dict[str, int]:
    """Words by how many documents hold them, names left out: those mostly with a small first letter."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for texts in corpora(data).values():
        for source in texts:
            for text in source:
                forms = {text[w.start : w.end] for w in words(text)}
                small.update(f for f in forms if f.isalpha() and f.islower())
                large.update(f.lower() for f in forms if f.isalpha() and not f.islower())
    kept = {w: n for w, n in small.items() if n >= LEAST_COUNT and n > large[w] / 2 and w not in STOP_WORDS and len(w) > 1}
    return dict(sorted(kept.items(), key=lambda item: (-item[1], item[0]))[:MOST_WORDS])


def vectors(counts: dict[str, int], model: Path) -> dict[str, Matrix]:
    """The vector of each word."""
    vocabulary = {line: i for i, line in enumerate((model / "vocab.txt").read_text("utf8").split("\n"))}
    weights = load(model / "model.safetensors")
    by_length: dict[int, list[tuple[str, list[int]]]] = defaultdict(list)
    for word in counts:
        ids = [vocabulary["[CLS]"], *pieces(word, vocabulary), vocabulary["[SEP]"]]
        by_length[len(ids)].append((word, ids))
    made = {}
    for listed in by_length.values():
        for at in range(0, len(listed), 256):
            batch = listed[at : at + 256]
            for (word, _), row in zip(batch, encode(np.array([ids for _, ids in batch]), weights), strict=True):
                made[word] = row
    return made


def main(data: Path, model: Path, target: Path) -> None:
    """Write the table."""
    counts = common_words(data)
    sums: dict[str, Matrix] = {}
    for word, vector in vectors(counts, model).items():
        key = stem(word)
        sums[key] = sums.get(key, np.zeros(384, np.float32)) + vector * math.log1p(counts[word])
    stems = sorted(sums)
    table = np.stack([sums[s] / np.linalg.norm(sums[s]) for s in stems])
    table = table - table.mean(0)
    _, _, axes = np.linalg.svd(table, full_matrices=False)
    table = table @ axes[COMMON_DIRECTIONS : COMMON_DIRECTIONS + DIMENSIONS].T
    table = table / np.linalg.norm(table, axis=1, keepdims=True)
    scaled = np.clip(np.rint(table * 254), -127, 127).astype(np.int8)
    np.savez_compressed(target, stems=np.array("\n".join(stems)), vectors=scaled)
    print(len(stems), target.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(__file__).parent.parent / "recension/data/word_meaning.npz")
