"""Train the encoder of tellings: ``make train-tellings``.

    python training/questions/encoder.py --texts FILE --encoder FOLDER --out FOLDER [--fold N]

Three layers of all-MiniLM-L6-v2 learn to put tellings of one question nearer than those of its
neighbours: each pair of a question against all other tellings in the batch, most of them of the
same scene (after supervised contrastive learning; Khosla and others 2020). A fold leaves out every
third scene and story, so that those can be measured by it.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from network import WIDTH, Dropout, Layer

LAYERS = (0, 2, 5)  # of the encoder's six
FOLDS, EPOCHS, RATE, HEAT, BATCH, CHUNK, FEWEST = 3, 3, 1.5e-4, 0.07, 48, 12, 6
LONGEST = 64  # places that the weights know
INSIDE = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
OUTSIDE = {
    "words.weight": "word_embeddings.weight",
    "positions.weight": "position_embeddings.weight",
    "kind.weight": "token_type_embeddings.weight",
    "norm.weight": "LayerNorm.weight",
    "norm.bias": "LayerNorm.bias",
}

Text = tuple[tuple[int, ...], frozenset[str], str]
Row = tuple[str, Text]  # with the name of its scene or story


class Encoder(nn.Module):
    """Pieces (batch, n) and which of them count -> vectors of length 1, the mean of the pieces'."""

    def __init__(self, rate: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions, self.kind = nn.Embedding(LONGEST, WIDTH), nn.Embedding(2, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), Dropout(rate)
        self.layers = nn.ModuleList(Layer(rate) for _ in LAYERS)

    def fill(self, folder: Path) -> None:
        """With the weights of all-MiniLM-L6-v2; its embeddings stay as they are."""
        read = load_file(folder / "model.safetensors")
        read = {name.removeprefix("bert."): weights for name, weights in read.items()}
        state = {ours: read[f"embeddings.{theirs}"] for ours, theirs in OUTSIDE.items()}
        state["positions.weight"] = state["positions.weight"][:LONGEST]
        for number, layer in enumerate(LAYERS):
            for ours, theirs in INSIDE.items():
                for part in ("weight", "bias"):
                    name = f"encoder.layer.{layer}.{theirs}.{part}"
                    state[f"layers.{number}.{ours}.{part}"] = read[name]
        self.load_state_dict(state)
        for table in (self.words, self.positions, self.kind):
            table.weight.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Padded texts."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.kind.weight[0]
        x = self.drop(self.norm(x))
        bias = (1.0 - mask)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        count = mask[:, :, None]
        return nn.functional.normalize((x * count).sum(1) / count.sum(1), dim=1)


class Alone(nn.Module):
    """The same for one text without padding: what is shipped."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor) -> Tensor:
        """Pieces (1, n)."""
        vector: Tensor = self.encoder(ids, torch.ones_like(ids, dtype=torch.float32))
        return vector


def batches(groups: Mapping[str, Sequence[Text]]) -> list[list[Row]]:
    """Texts of a few scenes each; half of the long ones in order of their questions."""
    parts = []
    for name, texts in groups.items():
        mixed = list(texts)
        random.shuffle(mixed)
        questions = sorted({min(asked) for _, asked, _ in mixed})
        random.shuffle(questions)
        ranks = {question: rank for rank, question in enumerate(questions)}
        if random.random() < 0.5 and len(mixed) > BATCH:  # noqa: S311 - nothing secret
            mixed.sort(key=lambda text: ranks[min(text[1])])
        cut = [mixed[start : start + BATCH] for start in range(0, len(mixed), BATCH)]
        parts += [[(name, text) for text in part] for part in cut if len(part) >= FEWEST]
    random.shuffle(parts)
    return list(_filled(parts))


def _filled(parts: Sequence[list[Row]]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for part in parts:
        if batch and len(batch) + len(part) > BATCH:
            yield batch
            batch = []
        batch = batch + part
    if batch:
        yield batch


def vectors(model: Encoder, rows: Sequence[Row]) -> Tensor:
    """Of rows in order of length, a chunk at a time, so that little is padding."""
    found = []
    for start in range(0, len(rows), CHUNK):
        ids = [text[0] for _, text in rows[start : start + CHUNK]]
        padded, mask = torch.zeros(2, len(ids), max(map(len, ids)))
        for number, pieces in enumerate(ids):
            padded[number, : len(pieces)] = torch.tensor(pieces)
            mask[number, : len(pieces)] = 1
        found.append(model(padded.long(), mask))
    return torch.cat(found)


def sides(rows: Sequence[Row]) -> tuple[Tensor, Tensor]:
    """Which pairs answer one question, and which do not.

    A figure and a yes or no of one story may both say the same: those pairs count as neither.
    """
    same, other = (torch.zeros(len(rows), len(rows), dtype=torch.bool) for _ in range(2))
    for i, (name, (mine, asked, kind)) in enumerate(rows):
        for j, (place, (theirs, meant, sort)) in enumerate(rows):
            if mine == theirs:
                continue
            if name == place and kind == sort and asked & meant:
                same[i, j] = True
            elif name != place or kind == sort or name.startswith("scene"):
                other[i, j] = True
    return same, other


def loss(found: Tensor, same: Tensor, other: Tensor) -> Tensor:
    """Each pair of one question against all that its first does not answer with."""
    scores = found @ found.T / HEAT
    rest = torch.logsumexp(scores.masked_fill(~other, -1e9), 1, keepdim=True)
    each = nn.functional.softplus(rest - scores) * same
    some = same.any(1)
    mean: Tensor = (each.sum(1)[some] / same.sum(1)[some]).mean()
    return mean


def train(model: Encoder, groups: Mapping[str, Sequence[Text]]) -> None:
    """AdamW, a tenth of the steps to warm up, then down to nothing."""
    weights = [each for each in model.parameters() if each.requires_grad]
    steps = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01)
    total, done = len(batches(groups)) * EPOCHS, 0
    model.train()
    for epoch in range(EPOCHS):
        losses = []
        for batch in batches(groups):
            share = min(1, (done + 1) / (0.1 * total)) * max(0.02, 1 - done / total)
            steps.param_groups[0]["lr"] = RATE * share
            rows = sorted(batch, key=lambda row: len(row[1][0]))
            lost = loss(vectors(model, rows), *sides(rows))
            steps.zero_grad()
            lost.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(weights, 1.0)
            steps.step()
            losses.append(lost.item())
            done += 1
        print(f"epoch {epoch}: loss {sum(losses) / len(losses):.3f}", flush=True)


def export(model: Encoder, to: Path) -> None:
    """As ONNX with 8-bit weights."""
    model.eval()
    with tempfile.TemporaryDirectory() as folder:
        full = str(Path(folder) / "full.onnx")
        torch.onnx.export(
            Alone(model).eval(),
            (torch.randint(1000, 2000, (1, 17)),),
            full,
            input_names=["ids"],
            output_names=["vector"],
            dynamic_axes={"ids": {1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            full,
            str(to),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
    print(to.name, to.stat().st_size, "bytes")


def left_out(names: Sequence[str], fold: int) -> set[str]:
    """Every third scene and every third story."""
    sorts = ("scene", "story")
    return {n for sort in sorts for n in [n for n in names if n.startswith(sort)][fold::FOLDS]}


def main() -> None:
    """Train on all, or on all but a fold, and write it."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    for name in ("texts", "encoder", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    options.add_argument("--fold", type=int)
    given = options.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    random.seed(1)
    read = json.loads(given.texts.read_text("utf-8"))
    out = left_out(list(read), given.fold) if given.fold is not None else set()
    groups = {
        name: [(tuple(pieces), frozenset(asked), kind) for pieces, asked, kind in texts]
        for name, texts in read.items()
        if name not in out
    }
    model = Encoder()
    model.fill(given.encoder)
    train(model, groups)
    given.out.mkdir(parents=True, exist_ok=True)
    export(model, given.out / ("model.onnx" if given.fold is None else f"fold-{given.fold}.onnx"))


if __name__ == "__main__":
    main()
