"""The tagger's network: a MiniLM encoder told what parser and rules know, with roles and links out.

Roles are seven scores a piece (none; begin and inside of source, cue, content). A link is a score
from every piece to every piece it might belong to.
"""

import math
from functools import cache
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
TAGS = 7
LINK = 128  # width of the vectors whose product scores a link
BUCKETS = 24
POOL = 1 << 23


def channels(vocabulary: dict[str, Any]) -> list[int]:
    """How many values each column of the features has (sayso.extract.tagger.pieces.CHANNELS)."""
    parsed = [len(vocabulary[of]) + 1 for of in ("tags", "deps", "entities")]
    return [7, *parsed, 3, 2, TAGS, TAGS]


@cache
def _pool(rate: float) -> Tensor:
    return (torch.rand(POOL) >= rate).float() / (1 - rate)


class Dropout(nn.Module):
    """Dropout by slices of one pool of random numbers: drawing them anew is a third of a step."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """As it came, outside training."""
        if not self.training or self.rate == 0:
            return x
        pool = _pool(self.rate)
        at = int(torch.randint(0, POOL - x.numel(), (1,)))
        return x * pool[at : at + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, as in BERT (post-norm)."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(rate)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Attention, then the two dense layers, each added to what came in."""
        shape = (x.shape[0], x.shape[1], HEADS, WIDTH // HEADS)
        q, k, v = (f(x).view(shape).transpose(1, 2) for f in (self.query, self.key, self.value))
        weight = (q / math.sqrt(shape[-1])) @ k.transpose(-1, -2) + bias
        seen = torch.softmax(weight, dim=-1) @ v
        mixed = seen.transpose(1, 2).reshape(x.shape)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Link(nn.Module):
    """A score from every piece to every other.

    It sums the product of their vectors, their distance, and whether one finding of the rules or
    one sentence holds both.
    """

    def __init__(self) -> None:
        super().__init__()
        self.child, self.parent = nn.Linear(WIDTH, LINK), nn.Linear(WIDTH, LINK)
        self.prior = nn.Linear(LINK, 1)
        self.distance = nn.Embedding(2 * BUCKETS + 1, 1)
        self.same = nn.Parameter(torch.zeros(2))
        nn.init.zeros_(self.distance.weight)

    def forward(self, x: Tensor, group: Tensor, sentence: Tensor, place: Tensor) -> Tensor:
        """Scores (batch, n, n) from the row's piece to the column's."""
        child, parent = self.child(x), self.parent(x)
        score = child @ parent.transpose(1, 2) / math.sqrt(LINK) + self.prior(parent).transpose(
            1, 2
        )
        gap = place[None, :] - place[:, None]
        size = (torch.log2(gap.abs().float() + 1) * 3).long().clamp(max=BUCKETS)
        score = score + self.distance(gap.sign() * size + BUCKETS).squeeze(-1)
        together = (group[:, :, None] == group[:, None, :]) & (group[:, :, None] > 0)
        beside = sentence[:, :, None] == sentence[:, None, :]
        return score + self.same[0] * together + self.same[1] * beside


class Tagger(nn.Module):
    """Ids (batch, n), features (batch, n, 8), places (batch, n, 3) -> roles, two sorts of links.

    Roles are (batch, n, 7); ``whose`` links pieces of contents to the first piece of their cue,
    ``who`` links the first piece of a cue to that of its source, or to itself for none; both are
    (batch, n, n). A cue chooses its source, because two cues may share one.
    """

    def __init__(self, sizes: list[int], rate: float = 0.1, pieces: int = 30522) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.kind = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.features = nn.ModuleList(nn.Embedding(size, WIDTH) for size in sizes)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.layers = nn.ModuleList(Layer(rate) for _ in range(LAYERS))
        self.drop = Dropout(rate)
        self.own, self.governor = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.tag = nn.Linear(WIDTH, TAGS)
        self.whose, self.who = Link(), Link()

    def load_encoder(self, folder: Path) -> None:
        """Fill the encoder from all-MiniLM-L6-v2's safetensors."""
        read = load_file(folder / "model.safetensors")
        read = {k.removeprefix("bert."): v for k, v in read.items()}
        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "kind.weight": "embeddings.token_type_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        inside = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for n in range(LAYERS):
            for ours, theirs in inside.items():
                for what in ("weight", "bias"):
                    names[f"layers.{n}.{ours}.{what}"] = f"encoder.layer.{n}.{theirs}.{what}"
        state = self.state_dict()
        state.update({ours: read[theirs] for ours, theirs in names.items()})
        self.load_state_dict(state)

    def forward(
        self, ids: Tensor, features: Tensor, places: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Roles, whose and who; ``places`` holds governor, rule's group and sentence of a piece."""
        head, group, sentence = places.unbind(-1)
        count = ids.shape[1]
        place = torch.arange(count, device=ids.device)
        x = self.words(ids) + self.positions(place) + self.kind.weight[0]
        for number, table in enumerate(self.features):
            x = x + table(features[:, :, number])
        x = self.drop(self.norm(x))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        index = head.unsqueeze(-1).expand(-1, -1, WIDTH)
        x = x + self.drop(nn.functional.gelu(self.own(x) + self.governor(x.gather(1, index))))
        return (
            self.tag(x),
            self.whose(x, group, sentence, place),
            self.who(x, group, sentence, place),
        )
