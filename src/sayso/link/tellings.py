"""Tellings: how likely two texts answer one question, by an encoder that learned paraphrases.

Its session does not leave this file (weights/tellings). It knows that "no ransom was paid" and "no
money changed hands" may answer one question; like the word vectors it proposes and never decides.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
import numpy.typing as npt
import onnxruntime
from onnxruntime.capi.onnxruntime_pybind11_state import InvalidGraph, InvalidProtobuf
from tokenizers import Tokenizer

from sayso.errors import WeightsError

WEIGHTS = files("sayso") / "weights"
LONGEST = 40  # pieces of a text that are read
# Vectors are kept as whole numbers: sums of their products come out the same in any order, and so
# on any number of other texts beside them.
SCALE = 127

Array = npt.NDArray[np.float32]


class Encoder:
    """Weights and tokenizer, loaded once a process."""

    def __init__(self, model: bytes) -> None:
        """Start a session with one thread: processes, not threads, make use of more cores."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )

    def vector(self, text: str) -> Array:
        """The text as whole numbers.

        One text at a time: 8-bit scales are those of all that is read at once, and would let one
        text change the vector of another.
        """
        given = {"ids": np.array([pieces(text)], dtype=np.int64)}
        (found,) = self._session.run(["vector"], given)
        whole: Array = np.rint(found[0] * SCALE).astype(np.float32)
        return whole


@cache
def load(model: Traversable = WEIGHTS / "tellings" / "model.onnx") -> Encoder:
    """The encoder that comes with the package, or another of its form; raises WeightsError."""
    try:
        return Encoder(model.read_bytes())
    except (OSError, TypeError, ValueError, InvalidProtobuf, InvalidGraph) as error:
        raise WeightsError(
            f"the encoder of tellings in {model} cannot be used ({error}); install sayso again"
        ) from error


def pieces(text: str) -> list[int]:
    """The numbers of a text's word pieces; of a long one its beginning and its end mark."""
    ids = list(_tokenizer().encode(text).ids)
    return ids if len(ids) <= LONGEST else [*ids[: LONGEST - 1], ids[-1]]


@cache
def _tokenizer() -> Tokenizer:
    # The tagger began as the same encoder, and cuts words into the same pieces.
    told = (WEIGHTS / "attribution" / "tokenizer.json").read_text(encoding="utf-8")
    found = Tokenizer.from_str(told)
    found.no_padding()
    found.no_truncation()
    return found


@lru_cache(maxsize=16384)
def vector(text: str) -> Array:
    """The vector of a text, found once as long as the process remembers it."""
    return load().vector(text)


def alike(left: str, right: str) -> float:
    """From -1 to 1; the more, the likelier both answer one question."""
    return float(vector(left) @ vector(right)) / SCALE**2


def table(texts: Sequence[str]) -> Array:
    """How alike each text is to each other."""
    rows = np.array([vector(text) for text in texts])
    found: Array = rows @ rows.T / SCALE**2
    return found
