"""What costs less: a linear-chain CRF over words, parse and the rules' hints.

    python training/crf.py --data FOLDER --encoder FOLDER [--articles N] [--rounds N]

Trains on the first N articles of train.npz and prints exact-run F1 of the roles on dev.npz. It is
here for the comparison in docs/accuracy.md; nothing of it is shipped. Needs python-crfsuite.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import batches
import exact
import pycrfsuite

CHANNELS = ("shape", "tag", "dep", "entity", "quote", "place", "role", "inner")
REACH = 2


def sequences(examples: list[dict[str, Any]], words: list[str]) -> Iterator[tuple[Any, list[str]]]:
    """One line of an article at a time: features and tags of its words."""
    for example in examples:
        for line in range(int(example["line"].max()) + 1):
            at = [i for i in (example["line"] == line).nonzero()[0] if example["first"][i]]
            if at:
                plain = [_plain(example, i, words) for i in at]
                yield _seen(plain), [str(example["tag"][i]) for i in at]


def _plain(example: dict[str, Any], i: int, words: list[str]) -> dict[str, str]:
    row = {name: str(example["features"][i, n]) for n, name in enumerate(CHANNELS)}
    head = example["head"][i]
    return {**row, "word": words[example["ids"][i]], "governor": words[example["ids"][head]]}


def _seen(plain: list[dict[str, str]]) -> list[list[str]]:
    """Each word's own features and those of its neighbours."""
    return [
        [
            f"{shift}:{name}={value}"
            for shift in range(-REACH, REACH + 1)
            if 0 <= n + shift < len(plain)
            for name, value in plain[n + shift].items()
        ]
        for n in range(len(plain))
    ]


def main() -> None:
    """Train, tag dev, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--articles", type=int, default=840)
    options.add_argument("--rounds", type=int, default=60)
    given = options.parse_args()
    words = (given.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, tags in sequences(
        batches.load(given.data / "train.npz")[: given.articles], words
    ):
        trainer.append(features, tags)
    trainer.set_params(
        {"c1": 0.1, "c2": 0.01, "max_iterations": given.rounds, "feature.minfreq": 3}
    )
    model = given.data / "crf.model"
    trainer.train(str(model))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    lines = sequences(batches.load(given.data / "dev.npz"), words)
    pairs = ((map(int, tags), map(int, tagger.tag(features))) for features, tags in lines)
    for line in exact.report(pairs):
        print(line)


if __name__ == "__main__":
    main()
