"""Units of articles as padded tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Unit:
    """What the network reads at once: an opening piece and a slice of an article."""

    doc: int
    at: slice
    ids: Any
    features: Any
    places: Any
    tag: Any
    whose: Any
    who: Any


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded units; ``tag``, ``whose`` and ``who`` are IGNORED where nothing is to be learned."""

    inputs: dict[str, Tensor]
    tag: Tensor
    whose: Tensor
    who: Tensor


def load(path: Path) -> list[dict[str, Any]]:
    """The examples that corpora.py wrote."""
    return list(np.load(path, allow_pickle=True)["examples"])


def units(examples: Sequence[dict[str, Any]], opening: int) -> list[Unit]:
    """All units of the articles."""
    return [
        _unit(number, example, slice(int(a), int(b)), opening)
        for number, example in enumerate(examples)
        for a, b in example["units"]
    ]


def _unit(number: int, example: dict[str, Any], at: slice, opening: int) -> Unit:
    n = at.stop - at.start
    head = example["head"][at] - at.start
    own = np.arange(n)
    head = np.where((head < 0) | (head >= n), own, head)
    tag = np.where(example["first"][at], example["tag"][at], IGNORED)

    def linked(name: str) -> Any:
        target = example[name][at] - at.start
        known = example["first"][at] & (tag > 0) & (target >= 0) & (target < n)
        return np.where(known, target + 1, IGNORED)

    features = example["features"][at]
    places = np.stack([head + 1, example["group"][at], example["sentence"][at]], axis=-1)

    def opened(x: Any, value: int) -> Any:
        return np.concatenate([[value], x])

    return Unit(
        number,
        at,
        opened(example["ids"][at], opening),
        np.concatenate([np.zeros((1, features.shape[1]), dtype=np.int64), features]),
        np.concatenate([[[0, 0, -1]], places]),
        opened(tag, IGNORED),
        opened(linked("whose"), IGNORED),
        opened(linked("who"), IGNORED),
    )


def padded(chosen: Sequence[Unit]) -> Batch:
    """One batch."""
    longest = max(len(unit.ids) for unit in chosen)

    def stack(name: str, fill: int) -> Tensor:
        rows = []
        for unit in chosen:
            x = getattr(unit, name)
            room = [(0, longest - len(x))] + [(0, 0)] * (x.ndim - 1)
            rows.append(np.pad(x, room, constant_values=fill))
        return torch.from_numpy(np.stack(rows))

    inputs = {name: stack(name, 0) for name in ("ids", "features", "places")}
    lengths = torch.tensor([len(unit.ids) for unit in chosen])
    inputs["mask"] = (torch.arange(longest)[None] < lengths[:, None]).long()
    return Batch(inputs, stack("tag", IGNORED), stack("whose", IGNORED), stack("who", IGNORED))


def shuffled(every: Sequence[Unit], size: int, rng: random.Random | None) -> Iterator[list[Unit]]:
    """Batches of about ``size`` pieces, of units of like length; in order of length without rng."""
    order = sorted(every, key=lambda u: len(u.ids) + (rng.random() * 24 if rng else 0))
    batches: list[list[Unit]] = [[]]
    for unit in order:
        if batches[-1] and (len(batches[-1]) + 1) * len(unit.ids) > size:
            batches.append([])
        batches[-1].append(unit)
    if rng:
        rng.shuffle(batches)
    yield from batches
