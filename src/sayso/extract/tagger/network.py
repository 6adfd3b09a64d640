"""The trained network, run by ONNX Runtime; its session does not leave this file."""

import json
from collections.abc import Sequence
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
OUTPUTS = ("roles", "whose", "who")


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
        """The units of an article, in text order.

        One at a time: together they would be padded, and 8-bit scales, which are those of all that
        is read at once, would let one unit change what another says.
        """
        return [self._read(pieces, unit) for unit in pieces.units()]

    def _read(self, pieces: Pieces, unit: slice) -> Read:
        given = {
            "ids": np.concatenate([[self.vocabulary.opening], pieces.ids[unit]]),
            "features": np.pad(pieces.features[unit], ((1, 0), (0, 0))),
            "places": np.concatenate([[NOWHERE], _places(pieces, unit)]),
            "mask": np.ones(unit.stop - unit.start + 1, dtype=np.int64),
        }
        scores = self._session.run(OUTPUTS, {name: rows[None] for name, rows in given.items()})
        first = np.flatnonzero(pieces.first[unit])
        inside = first + 1  # behind the opening piece
        words, square = first + unit.start, np.ix_(inside, inside)
        roles, whose, who = (each[0] for each in scores)
        reach = int(pieces.start[unit.start]), int(pieces.end[unit.stop - 1])
        lines = pieces.line[words]
        return Read(words, lines, roles[inside], whose[square], who[square], reach)


def _places(pieces: Pieces, unit: slice) -> NDArray[np.int64]:
    """Governor (itself, where that lies in another unit), rule's group and sentence of a piece."""
    size = unit.stop - unit.start
    head = pieces.head[unit] - unit.start
    head = np.where((head < 0) | (head >= size), np.arange(size), head) + 1
    return np.stack([head, pieces.group[unit], pieces.sentence[unit]], axis=-1)


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
