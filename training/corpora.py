"""Marked-up corpora as the tagger learns them: pieces of each article, gold roles, gold links.

    python training/corpora.py --shared FOLDER --encoder FOLDER --out FOLDER

reads PolNeAR (train, dev) below FOLDER/data, runs the parser and the rules over it, and writes one
file of flat arrays a part, and the numbers given to the parser's labels. Needs sayso installed;
nothing here is imported by it.
"""

import argparse
import dataclasses
import gzip
import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from exact import ROLES
from tokenizers import Tokenizer

from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.extract.speech import attribution, quotes
from sayso.extract.speech.page import Page
from sayso.extract.tagger import pieces
from sayso.extract.tagger.vocabulary import Vocabulary
from sayso.model import Span

NOTHING = -1


def vocabulary(parser: Parser, tokenizer: Tokenizer) -> Vocabulary:
    """The labels the parser knows, numbered."""
    labels = parser.labels()
    return Vocabulary(
        *({label: n for n, label in enumerate(labels[of], 1)} for of in ("tag", "dep", "entity")),
        separator=tokenizer.token_to_id("[SEP]"),
        opening=tokenizer.token_to_id("[CLS]"),
    )


def lines_of(text: str) -> list[Span]:
    """The lines that hold anything."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(Span.of(text, at, at + len(line.rstrip())))
        at += len(line)
    return found


@cache
def _tools(tokenizer: str) -> tuple[Parser, Tokenizer, Vocabulary]:
    parser, loaded = Parser(), Tokenizer.from_file(tokenizer)
    loaded.no_padding()
    loaded.no_truncation()
    return parser, loaded, vocabulary(parser, loaded)


def layout_of(parser: Parser, text: str) -> pieces.Layout:
    """What the rules make of a bare text whose first line is its headline."""
    lines = lines_of(text)
    sentences = parser.parse(text, lines)
    first = frozenset(i for i, sentence in enumerate(sentences) if sentence.line == 0)
    quoted = quotes.find(text, lines)
    page = Page(text, sentences, quoted, first, lines=tuple(lines))
    return reading.lay_out(page, attribution.find(page))


def example(tokenizer: str, row: dict[str, Any]) -> dict[str, Any]:
    """The arrays of one article, with ``tag``, ``whose`` and ``who`` as targets.

    ``whose`` is the first piece of a content's cue; ``who``, at the first piece of a cue, is that
    of its source, or the piece itself.
    """
    parser, loaded, words = _tools(tokenizer)
    layout = layout_of(parser, row["text"])
    cuts = [
        pieces.Cut(one.ids, one.word_ids, one.offsets)
        for one in loaded.encode_batch([s.words for s in layout.lines], add_special_tokens=False)
    ]
    found = pieces.find(cuts, words, layout)
    tag = np.zeros(len(found.ids), dtype=np.int64)
    whose = np.full(len(found.ids), NOTHING, dtype=np.int64)
    who = np.full(len(found.ids), NOTHING, dtype=np.int64)
    for one in row["annotations"][0]["attributions"]:
        if not one["cue"]:
            continue
        cue, _ = _place(found, one["cue"][0])
        who[cue] = _place(found, one["source"][0])[0] if one["source"] else cue
        for number, role in enumerate(ROLES):
            for left, right in (_place(found, span) for span in one[role]):
                tag[left:right] = 2 + 2 * number
                tag[left : left + 1] = 1 + 2 * number
                if role == "content":
                    whose[left:right] = cue
    slices = [(piece.start, piece.stop) for piece in found.units()]
    return {
        "doc": row["doc_id"],
        "tag": tag,
        "whose": whose,
        "who": who,
        "units": np.array(slices),
        **{name: getattr(found, name) for name in found.__slots__},
    }


def _place(found: pieces.Pieces, span: dict[str, int]) -> tuple[int, int]:
    left, right = np.searchsorted(found.start, (span["start"], span["end"]))
    return int(left), int(right)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a part."""
    yield from map(json.loads, gzip.decompress(path.read_bytes()).splitlines())


def main() -> None:
    """Write train.npz, dev.npz and vocabulary.json."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--encoder", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    tokenizer = str(given.encoder / "tokenizer.json")
    words = dataclasses.asdict(_tools(tokenizer)[2])
    (given.out / "vocabulary.json").write_text(json.dumps(words, indent=1) + "\n")
    for part in ("dev", "train"):
        read = list(rows(given.shared / "data" / "polnear" / f"{part}.jsonl.gz"))
        with ProcessPoolExecutor(2) as pool:
            made = list(pool.map(example, [tokenizer] * len(read), read, chunksize=8))
        np.savez_compressed(given.out / f"{part}.npz", examples=np.array(made, dtype=object))
        print(part, len(made), sum(len(one["ids"]) for one in made), "pieces", flush=True)


if __name__ == "__main__":
    main()
