"""Fine-tune the encoder to mark and link sources, cues and contents.

    python training/train.py --data FOLDER --encoder FOLDER --out FOLDER [--epochs N]

Reads what corpora.py wrote; writes one checkpoint an epoch, of weights averaged along the way.
"""

import argparse
import copy
import json
import math
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

import batches
import torch
from network import Tagger, channels
from torch import Tensor, nn

ROLE = 6  # the first of the two columns of the features that the rules fill
PARSED = slice(1, 4)  # those that the parser fills
WITHOUT_RULES, WITHOUT_PARSE = 0.2, 0.1  # how often a unit is read without their features
LINK_WEIGHT = 0.25
SMOOTHING = 0.03
AVERAGED_EVERY, KEPT = 4, 0.98  # steps between averagings, and the share of the old average
WARM = 0.06  # share of the steps in which the rate rises


def loss_of(model: nn.Module, batch: batches.Batch) -> tuple[Tensor, Tensor]:
    """Cross-entropy of the roles, and of both sorts of links where there is one to be made."""
    tags, *links = model(**batch.inputs)
    tag = nn.functional.cross_entropy(
        tags.float().flatten(0, 1),
        batch.tag.flatten(),
        ignore_index=batches.IGNORED,
        label_smoothing=SMOOTHING,
    )
    shut = (batch.inputs["mask"] == 0)[:, None, :]
    link = torch.zeros(())
    for scores, target in zip(links, (batch.whose, batch.who), strict=True):
        link = link + nn.functional.cross_entropy(
            scores.float().masked_fill(shut, -1e4).flatten(0, 1),
            target.flatten(),
            ignore_index=batches.IGNORED,
        )
    return tag, link


def hide(batch: batches.Batch) -> None:
    """Leave out the rules' features of some units, the parser's of some; governors stay."""
    features, group = batch.inputs["features"], batch.inputs["places"][:, :, 1]
    silent = torch.rand(len(features)) < WITHOUT_RULES
    features[silent, :, ROLE:] = 0
    group[silent] = 0
    features[torch.rand(len(features)) < WITHOUT_PARSE, :, PARSED] = 0


@dataclass
class Learner:
    """A model in full precision, which learns, and its swift copy, which runs."""

    model: Tagger
    rate: float
    steps: int
    swift: nn.Module = field(init=False)
    step: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        """Word vectors stay as they are; layers of the encoder learn half as fast as the rest."""
        self.model.words.weight.requires_grad_(False)
        self.swift = copy.deepcopy(self.model).bfloat16()
        learning = [(n, p) for n, p in self.model.named_parameters() if p.requires_grad]
        deep = [p for n, p in learning if n.startswith("layers.")]
        fresh = [p for n, p in learning if not n.startswith("layers.")]
        groups = [{"params": deep, "lr": self.rate}, {"params": fresh, "lr": self.rate * 2}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)
        self.average = torch.optim.swa_utils.AveragedModel(
            self.model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEPT)
        )

    def _rate(self, step: int) -> float:
        rising = (step + 1) / (WARM * self.steps)
        return min(1.0, rising) * max(0.02, 1 - step / self.steps)

    def learn(self, batch: batches.Batch) -> tuple[float, float]:
        """One step; returns the losses of roles and links."""
        tag, link = loss_of(self.swift, batch)
        loss = tag + LINK_WEIGHT * link
        if math.isnan(loss.item()):
            raise SystemExit(f"the loss is not a number at step {self.step}")
        loss.backward()
        pairs = [
            (slow, quick)
            for slow, quick in zip(self.model.parameters(), self.swift.parameters(), strict=True)
            if quick.requires_grad
        ]
        for slow, quick in pairs:
            slow.grad = None if quick.grad is None else quick.grad.float()
            quick.grad = None
        nn.utils.clip_grad_norm_([slow for slow, _ in pairs], 1.0)
        self.optimizer.step()
        self.schedule.step()
        with torch.no_grad():
            for slow, quick in pairs:
                quick.copy_(slow)
        if self.step % AVERAGED_EVERY == 0:
            self.average.update_parameters(self.model)
        self.step += 1
        return tag.item(), link.item()


def given() -> argparse.Namespace:
    """The options."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    for name in ("data", "encoder", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=5)
    options.add_argument("--rate", type=float, default=3e-4)
    options.add_argument("--size", type=int, default=3072, help="pieces a batch, padding counted")
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--seed", type=int, default=7)
    return options.parse_args()


def main() -> None:
    """Train; the last epoch's checkpoint is the one to export."""
    chosen = given()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for old in chosen.out.glob("epoch*.pt"):  # the last one there is exported
        old.unlink()
    torch.set_num_threads(chosen.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(chosen.seed)
    rng = random.Random(chosen.seed)  # noqa: S311
    vocabulary = json.loads((chosen.data / "vocabulary.json").read_text())
    every = batches.units(batches.load(chosen.data / "train.npz"), vocabulary["opening"])
    model = Tagger(channels(vocabulary))
    model.load_encoder(chosen.encoder)
    steps = chosen.epochs * sum(1 for _ in batches.shuffled(every, chosen.size, rng))
    learner, started = Learner(model, chosen.rate, steps), time.time()
    learner.swift.train()
    for epoch in range(chosen.epochs):
        total = [0.0, 0.0]
        for count, units in enumerate(batches.shuffled(every, chosen.size, rng), 1):
            batch = batches.padded(units)
            hide(batch)
            total = [a + b for a, b in zip(total, learner.learn(batch), strict=True)]
            if count % 50 == 0:
                roles, links = (each / count for each in total)
                print(
                    f"epoch {epoch} step {learner.step}/{steps} roles {roles:.4f} "
                    f"links {links:.4f} {time.time() - started:.0f} s",
                    flush=True,
                )
        torch.save(learner.average.module.state_dict(), chosen.out / f"epoch{epoch}.pt")


if __name__ == "__main__":
    main()
