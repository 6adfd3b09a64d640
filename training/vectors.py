"""What costs least: a softmax over the parser's own vectors of a word and its neighbours.

    python training/vectors.py --shared FOLDER [--articles N] [--epochs N]

Prints exact-run F1 of the roles on PolNeAR's development part, as crf.py does. It is here for the
comparison in docs/accuracy.md; nothing of it is shipped.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import exact
import numpy as np
import spacy
from corpora import lines_of, rows
from exact import ROLES

from sayso.extract.parser import MODEL

REACH = 2
TAGS = 1 + 2 * len(ROLES)
BATCH, RATE = 512, 1e-3


def read(path: Path, most: int) -> Iterator[tuple[Any, Any]]:
    """Vectors (words, 96) and tags (words) of each line."""
    nlp = spacy.load(MODEL, disable=["ner", "lemmatizer"])
    for row in list(rows(path))[:most]:
        lines = lines_of(row["text"])
        for span, doc in zip(lines, nlp.pipe([line.words for line in lines]), strict=True):
            tags = np.zeros(len(doc), dtype=np.int64)
            starts = [span.start + token.idx for token in doc]
            for one in row["annotations"][0]["attributions"]:
                for number, role in enumerate(ROLES):
                    for piece in one[role]:
                        left, right = np.searchsorted(starts, (piece["start"], piece["end"]))
                        if left < right:
                            tags[left:right] = 2 + 2 * number
                            tags[left] = 1 + 2 * number
            yield doc.tensor, tags


def windows(vectors: Any) -> Any:
    """Each word's vector beside those of its neighbours, and a one."""
    padded = np.pad(vectors, ((REACH, REACH), (0, 0)))
    beside = [padded[shift : shift + len(vectors)] for shift in range(2 * REACH + 1)]
    return np.concatenate([*beside, np.ones((len(vectors), 1), dtype=np.float32)], axis=1)


def learn(x: Any, tags: Any, epochs: int) -> Any:
    """Weights of a softmax, by Adam."""
    rng = np.random.default_rng(7)
    weights = np.zeros((x.shape[1], TAGS), dtype=np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, epochs * len(x) // BATCH):
        at = rng.integers(0, len(x), BATCH)
        scores = x[at] @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        chances[np.arange(BATCH), tags[at]] -= 1
        slope = x[at].T @ chances / BATCH
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        moved = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights -= RATE * moved
    return weights


def main() -> None:
    """Train, tag dev, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--articles", type=int, default=840)
    options.add_argument("--epochs", type=int, default=5)
    given = options.parse_args()
    data = given.shared / "data" / "polnear"
    train = list(read(data / "train.jsonl.gz", given.articles))
    x = np.concatenate([windows(vectors) for vectors, _ in train])
    weights = learn(x, np.concatenate([tags for _, tags in train]), given.epochs)
    dev = read(data / "dev.jsonl.gz", 84)
    pairs = ((tags.tolist(), (windows(v) @ weights).argmax(axis=1).tolist()) for v, tags in dev)
    for line in exact.report(pairs):
        print(line)


if __name__ == "__main__":
    main()
