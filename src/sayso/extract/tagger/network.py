"""The trained network, run by ONNX Runtime; its session does not leave this file."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import InvalidGraph, InvalidProtobuf
from tokenizers import Tokenizer

from sayso.errors import WeightsError
from sayso.extract.tagger.decode import Scores
from sayso.extract.tagger.pieces import Cut, Pieces
from sayso.extract.tagger.vocabulary import Vocabulary

WEIGHTS = files("sayso") / "weights" / "attribution"
NOWHERE = (0, 0, -1)  # the places of the opening piece
AT_ONCE = 3072  # pieces in a batch, padding counted: longer ones gain nothing and fill the cache


@dataclass(frozen=True, slots=True)
class Read:
    """What the network says of one unit: scores of the words that begin at ``words``.

    ``words`` are indices of first pieces in the article, ``lines`` the numbers of their lines,
    ``reach`` the offsets at which the unit begins and ends. ``roles`` is (words, 7); ``whose``
    (from a word of a content to the first of its cue) and ``who`` (from the first of a cue to that
    of its source, or to itself) are (words, words).
    """

    words: NDArray[np.int64]
    lines: NDArray[np.int64]
    roles: Scores
    whose: Scores
    who: Scores
    reach: tuple[int, int]


class Network:
    """Weights, tokenizer and vocabulary, loaded once a process (about half a second)."""

    def __init__(self, model: bytes, tokenizer: str, vocabulary: str) -> None:
        """Start a session with one thread: processes, not threads, make use of more cores."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )
        if "model" not in json.loads(tokenizer):  # the library's own error has no type
            raise ValueError("tokenizer.json holds no model")
        self._tokenizer = Tokenizer.from_str(tokenizer)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.vocabulary = Vocabulary(**json.loads(vocabulary))

    def inputs(self) -> dict[str, int | str | None]:
        """What the weights were exported to be given, each with its last dimension."""
        return {each.name: each.shape[-1] for each in self._session.get_inputs()}

    def cut(self, lines: Sequence[str]) -> list[Cut]:
        """Lines cut into word pieces."""
        found = self._tokenizer.encode_batch(list(lines), add_special_tokens=False)
        return [Cut(one.ids, one.word_ids, one.offsets) for one in found]

    def read(self, pieces: Pieces) -> list[Read]:
        """The units of an article, in text order."""
        units = list(pieces.units())
        found: dict[int, Read] = {}
        for chosen in _batches(units):
            roles, whose, who = self._run(pieces, [units[n] for n in chosen])
            for row, number in enumerate(chosen):
                at = units[number]
                first = np.flatnonzero(pieces.first[at])
                inside = first + 1  # behind the opening piece
                square = np.ix_(inside, inside)
                words = first + at.start
                found[number] = Read(
                    words,
                    pieces.line[words],
                    roles[row][inside],
                    whose[row][square],
                    who[row][square],
                    (int(pieces.start[at.start]), int(pieces.end[at.stop - 1])),
                )
        return [found[number] for number in range(len(units))]

    def _run(self, pieces: Pieces, units: Sequence[slice]) -> tuple[Scores, Scores, Scores]:
        longest = max(unit.stop - unit.start for unit in units) + 1
        shape = (len(units), longest)
        given = {
            "ids": np.zeros(shape, dtype=np.int64),
            "features": np.zeros((*shape, pieces.features.shape[1]), dtype=np.int64),
            "places": np.zeros((*shape, 3), dtype=np.int64),
            "mask": np.zeros(shape, dtype=np.int64),
        }
        for row, unit in enumerate(units):
            size = unit.stop - unit.start
            inside = slice(1, size + 1)  # behind the opening piece
            given["ids"][row, 0] = self.vocabulary.opening
            given["ids"][row, inside] = pieces.ids[unit]
            given["features"][row, inside] = pieces.features[unit]
            given["places"][row, 0] = NOWHERE
            given["places"][row, inside] = _places(pieces, unit)
            given["mask"][row, : size + 1] = 1
        roles, whose, who = self._session.run(["roles", "whose", "who"], given)
        return roles, whose, who


def _places(pieces: Pieces, unit: slice) -> NDArray[np.int64]:
    """Governor (itself, where that lies in another unit), rule's group and sentence of a piece."""
    size = unit.stop - unit.start
    head = pieces.head[unit] - unit.start
    head = np.where((head < 0) | (head >= size), np.arange(size), head) + 1
    return np.stack([head, pieces.group[unit], pieces.sentence[unit]], axis=-1)


def _batches(units: Sequence[slice]) -> Iterator[list[int]]:
    """Numbers of units of like length, about AT_ONCE pieces together."""
    order = sorted(range(len(units)), key=lambda n: units[n].stop - units[n].start)
    batch: list[int] = []
    for number in order:
        length = units[number].stop - units[number].start + 1
        if batch and (len(batch) + 1) * length > AT_ONCE:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


@cache
def load(folder: Traversable = WEIGHTS) -> Network:
    """The network that comes with the package, or another of its form; raises WeightsError."""
    read = folder.joinpath
    try:
        return Network(
            read("model.onnx").read_bytes(),
            read("tokenizer.json").read_text(encoding="utf-8"),
            read("vocabulary.json").read_text(encoding="utf-8"),
        )
    except (OSError, TypeError, ValueError, InvalidProtobuf, InvalidGraph) as error:
        raise WeightsError(
            f"the tagger's weights in {folder} cannot be used ({error}); "
            "install sayso again, or read without them: sayso ingest --fast"
        ) from error
